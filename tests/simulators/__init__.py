"""Tables and laws of each simulator of the lessons."""
