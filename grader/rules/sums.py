"""Sums that the learner works out: when they are right, and on which side they miss."""

TOLERANCE = 0.01
"""How far a figure may lie from the exact sum, as a share of it."""


def close(figure: float, exact: float) -> bool:
    """Return whether a figure is right."""
    # Rounded to a millionth of a euro: binary fractions must not decide on the line itself.
    return round(abs(figure - exact) - TOLERANCE * abs(exact), 6) <= 0


def size(figure: float, exact: float) -> str:
    """Say whether a figure is right, and on which side it misses."""
    if close(figure, exact):
        return "The right sum"
    return "Too much" if figure > exact else "Too little"
