"""Attacks and bad input: every case is a submission, graded in a batch with all others and honest ones."""
