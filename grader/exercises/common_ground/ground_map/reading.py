"""From an answer of ``ground-map`` to what the rules judge."""

from collections.abc import Iterator

from msgspec.structs import replace

from grader.domain.issues import Concern, Fixity, Mapped, Ranking, Standing
from grader.domain.zopa import Part, PriceStep
from grader.exercises.common_ground.ground_map.case import Case
from grader.exercises.sheet import Answer, amount_in, option_in, several_in


def read(case: Case, answer: Answer) -> Iterator[object]:
    """Turn an answer into mapped issues, wishes, a ranking and the steps to the price."""
    yield from _issues(case, answer)
    yield from _wants(case, answer)
    yield from _price(case, answer)


def _issues(case: Case, answer: Answer) -> Iterator[Mapped]:
    listed = several_in(answer, "agenda.negotiate")
    for number, card in enumerate(case.cards, 1):
        standing, concern, fixity = (
            option_in(answer, f"issue-{number}.{field}") for field in ("status", "matters", "moves")
        )
        yield Mapped(
            issue=card.issue,
            standing=Standing(standing) if standing else None,
            concern=Concern(concern) if concern else None,
            fixity=Fixity(fixity) if fixity else None,
            listed=None if listed is None else f"issue-{number}" in listed,
        )


def _wants(case: Case, answer: Answer) -> Iterator[object]:
    ticked = several_in(answer, "wants.common")
    for name, wish in case.wants.wishes.items():
        yield replace(wish, chosen=None if ticked is None else name in ticked)
    ranked = several_in(answer, "wants.rank")
    worths = case.wants.worths
    yield Ranking(
        where="What matters most to them",
        worths=tuple(worths.values()),
        chosen=None if ranked is None else tuple(worths[name].name for name in ranked),
    )


def _price(case: Case, answer: Answer) -> Iterator[PriceStep]:
    figures, verdict = case.price.figures, case.price.verdict
    for part, where in ((Part.THEIR_LIMIT, "Their limit"), (Part.OUR_LIMIT, "Our limit")):
        amount = amount_in(answer, f"price.{where.lower().replace(' ', '-')}")
        yield PriceStep(where=where, figures=figures, part=part, amount=amount)
    kind, text = verdict.chosen(answer, "price.verdict")
    yield PriceStep(where="What follows", figures=figures, part=Part.VERDICT, verdict=kind, chose=text)
