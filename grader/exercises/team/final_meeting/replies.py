"""What comes of the learner's moves in ``final-meeting``: replies, and who is looked at."""

from grader.domain.manager import Facing, Leader
from grader.domain.meeting import AtTheTable, Handling
from grader.domain.written import day
from grader.exercises.exercise import Outcomes
from grader.exercises.menu import Kind, Menu
from grader.exercises.sheet import Answer, Document, Message, Prose
from grader.exercises.team.final_meeting.case import Case
from grader.exercises.team.final_meeting.prose import script


def follow(case: Case, answer: Answer) -> Outcomes:
    """Return what comes of each decided group."""
    live = case.live
    told = _reply(case, "told", case.told, answer, "eve.told")
    pressed = _reply(case, "hand_over", live.hand_over, answer, "pressure.hand-over")
    replies: dict[str, tuple[Document, ...]] = {
        "eve": (Message(day(case.eve), case.cast.manager, told),) if told else (),
        "question": _scene(_after_the_question(case, answer)),
        "price": _scene(_reply(case, "answer", live.answer, answer, "price.answer")),
        "break": _scene(_reply(case, "facing", live.facing, answer, "break.facing")),
        "pressure": _scene(f"{pressed} {_mood(case, answer)}") if pressed else (),
    }
    return {group: documents for group, documents in replies.items() if documents}


def _scene(text: str) -> tuple[Document, ...]:
    return (Prose(text),) if text else ()


def _reply(case: Case, beat: str, menu: Menu[Kind], answer: Answer, key: str) -> str:
    kind, _ = menu.chosen(answer, key)
    return script().replies[beat][str(kind)].format(**case.facts) if kind else ""


def _after_the_question(case: Case, answer: Answer) -> str:
    kind, _ = case.live.question.chosen(answer, "question.question")
    if kind is Handling.LIVE and not case.expert.free:
        return script().replies["question"]["live, out of reach"].format(**case.facts)
    return _reply(case, "question", case.live.question, answer, "question.question")


def _mood(case: Case, answer: Answer) -> str:
    live = case.live
    led = (
        live.answer.chosen(answer, "price.answer")[0] is Leader.REP,
        live.facing.chosen(answer, "break.facing")[0] is Facing.CLIENT,
        live.hand_over.chosen(answer, "pressure.hand-over")[0] is AtTheTable.STAY,
    )
    moods = ("low", "middle", "middle", "high")
    return script().moods[moods[sum(led)]].format(**case.facts)
