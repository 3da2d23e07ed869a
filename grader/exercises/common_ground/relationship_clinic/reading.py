"""What an answer to ``relationship-clinic`` says, as the objects that rules judge."""

from collections.abc import Callable, Iterator

from grader.domain.decision import Decision
from grader.domain.incidents import Cause, Handling
from grader.exercises.common_ground.relationship_clinic import reading_plan as plan
from grader.exercises.common_ground.relationship_clinic import reading_talk as talk
from grader.exercises.common_ground.relationship_clinic.case import FIELDS, ORIGIN, Case
from grader.exercises.sheet import Answer, option_in

READERS: dict[str, Callable[[Case, plan.Pick], Decision]] = {
    "standing": plan.status,
    "repair": plan.repair,
    "lift": plan.growth,
    "visit": plan.order,
    "approach": plan.approach,
    "advice": plan.advice,
    "aim": plan.planned,
    "agenda": talk.agenda,
    "goal": plan.told,
    "barriers": talk.barriers,
    "outlook": talk.outlook,
    "measure": talk.yardstick,
    "conflict": talk.probe,
    "bait": talk.parking,
    "cause": talk.suspicion,
    "better": talk.picture,
    "amends": talk.amends,
    "fix": talk.fix,
}


def read(case: Case, answer: Answer) -> Iterator[Decision | Handling]:
    """Turn a legal answer into one object for each decision."""
    for name, reader in READERS.items():
        kind, chose = case.menus[name].chosen(answer, FIELDS[name])
        yield reader(case, plan.Pick(case.labels[name], kind or "", chose))
    origin = option_in(answer, ORIGIN)
    yield Handling(incident=case.facts.incident, cause=Cause(origin) if origin else None)
