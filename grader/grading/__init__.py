"""Grading: an answer file is decoded, checked against the case and judged by rules."""
