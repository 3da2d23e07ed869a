"""The vocabulary, by its figures and dates."""
