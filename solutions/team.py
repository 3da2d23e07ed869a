"""Reference and flawed answers for the Team module, as functions of each exercise's case."""

from grader.grading.solutions import Solution

SOLUTIONS: dict[str, Solution] = {}
