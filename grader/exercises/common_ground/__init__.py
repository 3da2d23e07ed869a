"""The exercises of the Common Ground module."""
