"""The exercises of the Capstone module."""
