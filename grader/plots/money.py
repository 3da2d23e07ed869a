"""How the figures write sums of money."""


def euros(amount: float) -> str:
    """Return a sum to the euro, with a proper minus: ``€1,800``, ``−€400``."""
    sign = "−" if round(amount) < 0 else ""
    return f"{sign}€{abs(round(amount)):,}"


def about(amount: float) -> str:
    """Return a sum to the nearest hundred euros, as people say averages."""
    return euros(round(amount, -2))
