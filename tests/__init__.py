"""The tests: rules, exercises, grading, screens and whole journeys."""
