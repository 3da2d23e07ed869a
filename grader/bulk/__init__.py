"""Grading whole cohorts: submissions are read, judged and written in worker processes. Knows no nbgrader."""
