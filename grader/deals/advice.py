"""What the rules say of a deal of the learner's own: advice, never a score."""

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from grader.deals.deal import Deal
from grader.deals.tool import Tool, Use
from grader.domain.finding import Mark, Outcome


class Verdict(StrEnum):
    """What a rule says."""

    WATCH_OUT = "watch out"
    OPEN = "not decided yet"
    KEPT = "kept"
    DOES_NOT_APPLY = "does not apply here"


class Advice(Struct, frozen=True):
    """What one rule says of one deal.

    Attributes:
        use: The rule.
        verdict: What it says.
        lines: What speaks for that, quoting the deal; for what is open, what to fill in.
    """

    use: Use
    verdict: Verdict
    lines: tuple[str, ...]


def advise(tool: Tool, deal: Deal) -> tuple[Advice, ...]:
    """Ask every rule of a tool.

    No slip is forgiven, as a score forgives one in six: here each one is worth knowing.

    Args:
        tool: The tool.
        deal: The deal, finished or not.

    Returns:
        One piece of advice for each rule, in the tool's order.
    """
    subjects = tuple(tool.read(deal))
    return tuple(
        _asked(use, [each for each in subjects if isinstance(each, use.rule.subject)]) for use in tool.rules
    )


def _asked(use: Use, subjects: Sequence[object]) -> Advice:
    if not subjects and use.optional:
        return Advice(use, Verdict.DOES_NOT_APPLY, (f"It speaks up as soon as there is {use.needs}.",))
    if not subjects:
        return Advice(use, Verdict.OPEN, (f"Fill in first: {use.needs}.",))
    reasons = [use.rule.unless(subject) for subject in subjects]
    live = [subject for subject, reason in zip(subjects, reasons, strict=True) if not reason]
    marks = [mark for subject in live if (mark := use.rule.judge(subject)) is not None]
    if wrong := _lines(marks, Outcome.WRONG):
        return Advice(use, Verdict.WATCH_OUT, wrong)
    if missing := _lines(marks, Outcome.MISSING):
        return Advice(use, Verdict.OPEN, missing)
    if marks:
        return Advice(use, Verdict.KEPT, _lines(marks, Outcome.RIGHT))
    why = tuple(dict.fromkeys(filter(None, reasons)))
    return Advice(use, Verdict.DOES_NOT_APPLY, why or ("Nothing in this deal falls under it.",))


def _lines(marks: Sequence[Mark], outcome: Outcome) -> tuple[str, ...]:
    return tuple(mark.evidence for mark in marks if mark.outcome is outcome)
