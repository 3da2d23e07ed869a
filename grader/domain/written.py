"""Figures as people write them, for evidence that states the facts of a case."""

from datetime import date
from functools import lru_cache


@lru_cache(1024)  # the calendar's own way takes as long as a rule
def day(when: date) -> str:
    """Return a date as people write it: ``12 March``."""
    return f"{when.day} {when:%B}"


def euros(amount: float) -> str:
    """Return a sum of money as people write it: ``€1,800``, cents only where there are any."""
    return f"€{amount:,.0f}" if amount == int(amount) else f"€{amount:,.2f}"


def with_unit(value: float, unit: str) -> str:
    """Return a number as people write it, with its unit: ``€1,800``, ``40 units``, ``1 unit``, ``5%``."""
    number = f"{value:,.2f}".rstrip("0").rstrip(".")
    if unit == "%":
        return f"{number}%"
    if len(unit) == 1:
        return f"{unit}{number}"
    return f"{number} {unit.removesuffix('s') if value == 1 else unit}"
