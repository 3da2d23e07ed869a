"""nbgrader end to end: real course folders, a real exchange, both ways of grading."""
