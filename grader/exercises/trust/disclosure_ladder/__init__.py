"""The disclosure ladder: what to tell the other side, in which meeting, and in which words."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from grader.domain.disclosure import (
    AfterSilence,
    Ask,
    Decided,
    Disclosure,
    Ladder,
    LaterMeetings,
    Meeting,
    Onward,
    Silence,
    Stance,
    Words,
)
from grader.domain.table import OnTheTable
from grader.exercises.exercise import Exercise, slot
from grader.exercises.sheet import Answer, Option, option_in
from grader.exercises.trust.disclosure_ladder.case import Card, Case, draw
from grader.exercises.trust.disclosure_ladder.sheet import STANCE, WHEN, present
from grader.rules.sharing import (
    ask_their_concerns,
    climb_in_small_steps,
    constraints_early,
    constraints_exactly,
    fixed_only_where_fixed,
    invite_their_limits,
    lead_with_what_matters,
    share_what_is_worth_it,
    stay_open,
    tell_the_truth,
)
from grader.rules.too_much import not_too_much_at_once

Value = TypeVar("Value")

MEETINGS = dict(zip((option.id for option in WHEN), (*list(Meeting)[1:], Meeting.WITHHELD), strict=True))


def read(case: Case, answer: Answer) -> Iterator[object]:
    """Turn a legal answer into what the rules judge.

    Args:
        case: The case.
        answer: The learner's decisions.

    Yields:
        Each disclosure, the ladder as a whole, the moves after the silence, and what each meeting risks.
    """
    disclosures = tuple(_disclosure(number, card, answer) for number, card in enumerate(case.cards, 1))
    yield from disclosures
    first = option_in(answer, "opening.piece")
    opening = disclosures[int(first[-1]) - 1] if first else None
    ladder = Ladder(
        record=case.record,
        disclosures=disclosures,
        opening=Decided(opening, opening.piece.where) if opening else None,
        matters_from=case.matters_from,
    )
    yield ladder
    yield AfterSilence(case.person, _decided(option_in(answer, "silence.move"), case.silence, Silence))
    way = _decided(option_in(answer, "silence.onward"), case.onward, Onward)
    yield LaterMeetings(case.record, way, case.saving)
    yield from _exposures(case, ladder, way)


def _disclosure(number: int, card: Card, answer: Answer) -> Disclosure:
    def chosen(field: str) -> str | None:
        return option_in(answer, f"piece-{number}.{field}")

    return Disclosure(
        piece=card.piece,
        when=_decided(chosen("when"), WHEN, lambda value: MEETINGS[value]),
        stance=_decided(chosen("stance"), STANCE, Stance),
        words=_decided(chosen("words"), card.words, Words),
        ask=_decided(chosen("ask"), card.asks, Ask),
    )


def _decided(
    value: str | None, options: tuple[Option, ...], make: Callable[[str], Value]
) -> Decided[Value] | None:
    if value is None:
        return None
    text = next(option.text for option in options if option.id == value)
    return Decided(make(value), text.removesuffix("."))


def _exposures(case: Case, ladder: Ladder, way: Decided[Onward] | None) -> Iterator[OnTheTable]:
    facts = case.record.count()
    exempt = "" if case.record.low_trust else f"{facts} So no risk limit binds."

    def table(where: str, amount: float | None, limit: float, chose: str = "") -> OnTheTable:
        return OnTheTable(
            where=where, amount=amount, limit=limit, unit="€", chose=chose, fact=facts, exempt=exempt
        )

    for number, limit in enumerate(case.limits, 1):
        told = ladder.told_in(Meeting(number))
        risk = sum(one.piece.risk for one in told)
        open_still = ladder.undecided and risk <= limit
        names = ", ".join(one.piece.where for one in told)
        yield table(f"Meeting {number}", None if open_still else risk, limit, names)
    if way is None:
        yield table("Meetings 2 and 3", None, case.limits[-1])
    elif way.value is Onward.ALL_AT_THE_END:
        first = ladder.told_in(Meeting.FIRST)
        unsaid = sum(one.piece.risk for one in ladder.disclosures if one not in first)
        yield table("Meeting 3", unsaid, case.limits[-1], way.text)


EXERCISE = Exercise(
    id="disclosure-ladder",
    module="trust",
    title="The disclosure ladder",
    objective="Decide what to tell the other side, when, in which words, and what to ask in return.",
    out_of_scope="How to answer a broken promise, and how to secure an agreement where trust is low.",
    minutes=15,
    hints=(
        "First look at what became of the four promises, and at each gain beside its chance × loss.",
        (
            "Ask of each piece: does telling it gain more than it risks? Can our own people change it, or "
            "does law, a regulator or the board fix it? And of the person: do those four promises give "
            "you a reason for distrust?"
        ),
        (
            "From another deal. A customs rule (gain €3,000; 10% of €12,000 is €1,200; opens in meeting "
            "3) is told in meeting 1 or 2, as fixed, with its true figure and a question about their "
            "limits. A rival's interest (gain €2,000; 50% of €9,000 is €4,500) stays untold. After two "
            "promises broken without a word, the customs rule comes first, since it is hard to misuse; "
            "after none, something that matters more does."
        ),
    ),
    rubric=(
        # Sharing weighs more than the base points gave it: whoever knows the slogan, but not where
        # it stops, then stays below 7 on average.
        slot(2, share_what_is_worth_it),
        slot(1.5, lead_with_what_matters, climb_in_small_steps),
        slot(1, stay_open, not_too_much_at_once),
        slot(0.75, fixed_only_where_fixed),
        slot(1, constraints_early),
        slot(0.75, invite_their_limits),
        slot(1, constraints_exactly),
        slot(1, tell_the_truth),
        slot(1, ask_their_concerns),
    ),
    draw=draw,
    present=present,
    read=read,
)
"""The exercise."""
