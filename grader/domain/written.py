"""Figures as people write them, for evidence that states the facts of a case."""

from datetime import date


def day(when: date) -> str:
    """Return a date as people write it: ``12 March``."""
    return f"{when.day} {when:%B}"


def euros(amount: float) -> str:
    """Return a sum of money as people write it: ``€1,800``, cents only where there are any."""
    return f"€{amount:,.0f}" if amount == int(amount) else f"€{amount:,.2f}"
