"""The exercises of the Trades module."""
