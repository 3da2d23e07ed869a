"""The exercises of the Trust module."""
