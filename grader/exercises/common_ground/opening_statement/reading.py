"""From an answer of ``opening-statement`` to what the rules judge, and to what is heard in the room."""

from collections.abc import Iterator

from grader.domain.conversation import Said
from grader.domain.opening import PARTS, OpeningStatement, Part
from grader.domain.written import day
from grader.exercises.common_ground.opening_statement.case import Case, Slot
from grader.exercises.exercise import Outcomes
from grader.exercises.sheet import Answer, Message, several_in


def slots(case: Case) -> dict[Part, Slot]:
    """Return the parts for which the learner chooses words, in the order of the screen."""
    return {
        Part.BOND: case.bond,
        Part.SETTLED: case.settled,
        Part.INTEREST: case.interest,
        Part.LIMIT: case.limit,
        Part.ENDING: case.ending,
    }


def read(case: Case, answer: Answer) -> Iterator[OpeningStatement]:
    """Turn an answer into one opening statement."""
    said = {part: _said(part, slot, answer) for part, slot in slots(case).items()}
    yield OpeningStatement(
        bond=said[Part.BOND],
        settled=said[Part.SETTLED],
        interest=said[Part.INTEREST],
        limit=said[Part.LIMIT],
        ending=said[Part.ENDING],
        order=_order(answer),
        issue=case.issue,
    )


def _said(part: Part, slot: Slot, answer: Answer) -> Said:
    line = slot.menu.line(answer, f"{part}.words")
    if line is None:
        return Said(beat=part, where=PARTS[part])
    return Said(beat=part, where=PARTS[part], kind=line.kind, chose=line.text, why=slot.reasons[line.id])


def _order(answer: Answer) -> tuple[Part, ...] | None:
    order = several_in(answer, "order.parts")
    return None if order is None else tuple(Part(part) for part in order)


def follow(case: Case, answer: Answer) -> Outcomes:
    """Return the statement as it is heard, and what is answered to its closing words."""
    order = _order(answer)
    if order is None:
        return {}
    lines = {part: slot.menu.line(answer, f"{part}.words") for part, slot in slots(case).items()}
    texts = {part: line.text if line else "…" for part, line in lines.items()} | {
        Part.CASE: f"As for {case.issue}, we ask for {case.ours}.",
        Part.GRIEVANCE: f"I also have to mention {case.slip}.",
        Part.PRESSURE: f"You should know that {case.other} would take our offer tomorrow.",
    }
    heard = Message(day(case.meeting), case.us, " ".join(texts[part] for part in order))
    ending = lines[Part.ENDING] if order[-1] is Part.ENDING else None
    reply = ending.reply if ending else "Are you finished? I am not sure what you would like from me now."
    return {"order": (heard, Message(day(case.meeting), case.them, reply))}
