"""The course in nbgrader: releasing, sanitizing, grading. The only place that imports nbgrader."""

from grader.nbgrader_adapter.course import configure

__all__ = ["configure"]
