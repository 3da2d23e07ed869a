"""The exercises of the Team module."""
