"""Bulk grading."""
