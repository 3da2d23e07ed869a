"""What a check says: marks for single items, one finding for a rule."""

from enum import StrEnum

from msgspec import Struct


class Status(StrEnum):
    """The outcome of a rule for one answer."""

    KEPT = "kept"
    BROKEN = "broken"
    NOT_ATTEMPTED = "not attempted"
    NOT_APPLICABLE = "not applicable"


class Outcome(StrEnum):
    """The outcome of one item that a rule judges."""

    RIGHT = "right"
    WRONG = "wrong"
    MISSING = "missing"


def in_quotes(words: str) -> str:
    """Return words in quotation marks, where they do not begin with what somebody says."""
    return words if words.startswith("“") else f"“{words}”"


YOU_CHOSE = ": you chose "
"""Stands between an item and what was chosen for it."""


class Mark(Struct, frozen=True):
    """One item, judged.

    Attributes:
        outcome: Right, wrong, or missing (the learner has left it out).
        where: The item's name as it stands on the screen, such as ``Card 3``.
        chose: The learner's words or choice, quoted; empty when missing.
        why: The fact of the case that decides, with its figures.
    """

    outcome: Outcome
    where: str
    chose: str = ""
    why: str = ""

    @property
    def evidence(self) -> str:
        """The mark as one line that quotes the answer."""
        if self.outcome is Outcome.MISSING:
            return f"{self.where}: still empty."
        quoted = in_quotes(self.chose)
        # What is quoted may end its own sentence.
        stop = "" if quoted.rstrip("”")[-1:] in ".?!…" else "."
        return f"{self.where}{YOU_CHOSE}{quoted}{stop} {self.why}".rstrip()


def judged(where: str, chose: str, why: str, *, right: bool) -> Mark:
    """Return a right or wrong mark.

    Args:
        where: The item's name on the screen.
        chose: The learner's choice, quoted.
        why: The fact that decides.
        right: Whether the item is right.

    Returns:
        The mark.
    """
    return Mark(Outcome.RIGHT if right else Outcome.WRONG, where, chose, why)


def missing(where: str) -> Mark:
    """Return the mark of an item that the learner has left out."""
    return Mark(Outcome.MISSING, where)


class Finding(Struct, frozen=True, kw_only=True):
    """What one rule says of one answer.

    Attributes:
        rule: The rule's id.
        status: Kept, broken, not attempted or not applicable.
        points: Points earned.
        max_points: Points that the rule can earn in this case; 0 when not applicable.
        message: The verdict in words.
        evidence: One line for each item that speaks for the verdict, quoting the answer.
        teachings: Keys of the teachings that the rule enforces.
    """

    rule: str
    status: Status
    points: float
    max_points: float
    message: str
    evidence: tuple[str, ...]
    teachings: tuple[str, ...]
