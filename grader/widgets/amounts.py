"""Numbers as people type them: read when there is one way to read them, else refused with a reason."""

import re

_SPACES = re.compile("[\u00a0\u2009\u202f'’_]")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d*)?")
_SPACED = re.compile(r"\d{1,3}(?: \d{3})+(?:[.,]\d*)?")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+,\d*|\d{1,3}(?:\.\d{3}){2,}")
_COMMA_DECIMAL = re.compile(r"\d+,\d{0,2}")
_PLAIN = re.compile(r"\d+\.?\d*|\.\d+")
_TWO_READINGS = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_EUROS = ("€", "eur", "euros", "euro")
_WANTED = {"€": "an amount in euros", "%": "a percentage"}


class NotAnAmountError(ValueError):
    """Text that is no number, or more than one; the message is fit for the learner's screen."""


def read_amount(text: str, unit: str) -> float | None:
    """Return the number that a learner typed.

    Thousands may be set apart by spaces, apostrophes or commas; the unit may stand before or after;
    ``k`` means thousand. What can be read in two ways is refused.

    Args:
        text: What was typed.
        unit: The unit that the field asks for.

    Returns:
        The number in that unit; None for an empty field.

    Raises:
        NotAnAmountError: There is no single number to read.
    """
    typed = text.strip()
    if not typed:
        return None
    bare = _without_unit(typed.lower(), unit.lower())
    thousand = 1000 if bare.endswith("k") else 1
    digits = _SPACES.sub(" ", bare.removesuffix("k").strip())
    sign = -1 if digits.startswith(("-", "−")) else 1
    return round(
        sign * thousand * _number(digits.removeprefix("-").removeprefix("−").strip(), typed, unit), 6
    )


def _without_unit(text: str, unit: str) -> str:
    names = _EUROS if unit == "€" else (unit, unit.removesuffix("s"))
    for name in sorted(filter(None, names), key=len, reverse=True):
        text = text.removeprefix(name).strip().removesuffix(name).strip()
    return text


def _number(digits: str, typed: str, unit: str) -> float:
    if _TWO_READINGS.fullmatch(digits):
        whole, part = digits.split(".")
        raise NotAnAmountError(
            f"“{typed}” can be read in two ways. Write {whole}{part} or {whole}.{part.rstrip('0') or '0'}."
        )
    if _GROUPED.fullmatch(digits):
        return float(digits.replace(",", ""))
    if _SPACED.fullmatch(digits):
        return float(digits.replace(" ", "").replace(",", "."))
    if _DOTTED.fullmatch(digits):
        return float(digits.replace(".", "").replace(",", "."))
    if _COMMA_DECIMAL.fullmatch(digits):
        return float(digits.replace(",", "."))
    if _PLAIN.fullmatch(digits):
        return float(digits)
    wanted = _WANTED.get(unit, f"a number of {unit}" if unit else "a number")
    raise NotAnAmountError(
        f"“{typed[:40]}” is not {wanted}. Write digits only, for example 1800 or 1,800.50."
    )
