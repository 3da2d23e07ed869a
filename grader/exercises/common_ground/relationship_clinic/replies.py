"""What the customer replies: coloured by the moves so far; no reply holds a fact that others lack."""

from collections.abc import Mapping

from grader.exercises.common_ground.relationship_clinic.case import FIELDS, Case
from grader.exercises.common_ground.relationship_clinic.prose import script
from grader.exercises.sheet import Answer, Document, Message, Prose

SPOKEN = {"opening": ("agenda", "goal")}
"""Beats that hold more than the one decision of their own name."""

SILENT = ("notes",)
"""Beats of which the customer hears nothing."""

MINUTES = 3
"""Minutes from one beat of the talk to the next."""


def minute(case: Case, beat: str) -> str:
    """Return when a beat of the talk takes place, as it stands above what is said."""
    return f"Minute {1 + MINUTES * case.beats.index(beat)}"


def follow(case: Case, answer: Answer) -> Mapping[str, tuple[Document, ...]]:
    """Say what the customer replies to each beat that is decided.

    Args:
        case: The case.
        answer: The learner's moves so far; any of them may be missing.

    Returns:
        The reply and what is seen of the customer, by beat.
    """
    replies: dict[str, tuple[Document, ...]] = {}
    credit = 0
    for turn, beat in enumerate(case.beats):
        kinds = {name: case.menus[name].chosen(answer, FIELDS[name])[0] for name in spoken(beat)}
        said = {name: kind for name, kind in kinds.items() if kind is not None}
        if not said or len(said) < len(kinds):
            continue
        credit += sum(1 if kind == case.right(name) else -1 for name, kind in said.items())
        words = " ".join(_reply(case, name, kind) for name, kind in said.items())
        seen = case.moods[_mood(credit)]
        replies[beat] = (
            Message(minute(case, beat), case.words["contact_full"], words),
            Prose(seen[turn % len(seen)]),
        )
    return replies


def spoken(beat: str) -> tuple[str, ...]:
    """Return the decisions of a beat of which the customer hears."""
    return () if beat in SILENT else SPOKEN.get(beat, (beat,))


def _reply(case: Case, name: str, kind: str) -> str:
    replies = script().replies[name]
    side = "owed" if case.facts.owed else "undue"
    text = replies.get(kind) or replies[f"{kind}_{side}"]
    return text.format_map(case.words)


def _mood(credit: int) -> str:
    if credit > 0:
        return "warm"
    return "cold" if credit < 0 else "even"
