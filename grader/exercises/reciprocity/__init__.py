"""The exercises of the Reciprocity module."""
