"""People or business: what is right follows from the words on the screen, worked out here afresh."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

import pytest

from grader.domain.finding import Status
from grader.domain.incidents import FirstStep, Ground, Matter
from grader.exercises import exercise
from grader.exercises.sheet import Group, Message, Sheet, Table, amount_in
from grader.exercises.trust.people_or_business.scene import Card, Offer
from grader.exercises.trust.people_or_business.sums import CLAIMS
from grader.grading.grade import grade
from grader.grading.solutions import solution
from tests.proof import words_before_first_decision

EXERCISE = exercise("people-or-business")
VARIANTS = [str(number) for number in range(150)]


def mixed(variant: str) -> Iterator[tuple[Sheet, Group, Card]]:
    sheet = EXERCISE.sheet(variant)
    for group, card in zip(sheet.groups, EXERCISE.case(variant).cards, strict=True):
        if card.incident.matter is Matter.BOTH:
            yield sheet, group, card


def days(earlier: str, later: str) -> int:
    """Return the days between two dates that are written without a year, less than half a year apart."""
    first, second = (datetime.strptime(f"{day} 2027 +0000", "%d %B %Y %z") for day in (earlier, later))
    return (second - first + timedelta(182)).days % 365 - 182


def figures(pattern: str, text: str) -> tuple[str, ...]:
    found = re.search(pattern, text)
    assert found, (pattern, text)
    return found.groups()


class Screen(NamedTuple):
    """What a card and the brief say, as text and prices."""

    message: str
    contract: str
    units: int
    new: float
    old: float
    change: str
    service: float

    @property
    def worth(self) -> float:
        """Euros that the order is worth."""
        return self.units * self.new


DATE = r"(\d+ [A-Z]\w+)"


def screen(sheet: Sheet, group: Group) -> Screen:
    tables = {part.title: part for part in sheet.brief if isinstance(part, Table)}
    table = tables["Price sheet"]
    new, old, _, service = (float(row[1].strip("€").replace(",", "")) for row in table.rows[:4])
    return Screen(
        message=next(part.text for part in group.documents if isinstance(part, Message)),
        contract=" ".join(clause for _, clause in tables["The contract"].rows),
        units=int(figures(r", (\d+) \w+$", group.title)[0]),
        new=new,
        old=old,
        change=figures(rf"from {DATE}", table.rows[0][0])[0],
        service=service,
    )


def delay(seen: Screen) -> tuple[bool, float]:
    late = days(*figures(rf"promised for {DATE}, came on {DATE}", seen.message))
    grace, rate = figures(r"delay of more than (\d+) days: ([\d.]+)%", seen.contract)
    return late > int(grace), late * float(rate) / 100 * seen.worth


def damage(seen: Screen) -> tuple[bool, float]:
    dates = figures(rf"damaged on {DATE}.*reported(?: it)? on {DATE}", seen.message)
    (window,) = figures(r"reported within (\d+) days", seen.contract)
    return days(*dates) <= int(window), int(figures(r"^(\d+) ", seen.message)[0]) * seen.new


def price(seen: Screen) -> tuple[bool, float]:
    (placed,) = figures(rf"placed on {DATE}", seen.message)
    return days(seen.change, placed) < 0, seen.units * (seen.new - seen.old)


def volume(seen: Screen) -> tuple[bool, float]:
    line, off = figures(r"One order of (\d+) [a-z]+ or more: (\d+)%", seen.contract)
    return seen.units >= int(line), int(off) / 100 * seen.worth


def cancel(seen: Screen) -> tuple[bool, float]:
    due, cancelled = figures(rf"due on {DATE}, cancelled by me on {DATE}", seen.message)
    notice, fee = figures(r"Cancelled (\d+) days .* later: (\d+)%", seen.contract)
    return days(cancelled, due) >= int(notice), int(fee) / 100 * seen.worth


def early(seen: Screen) -> tuple[bool, float]:
    term, off = figures(r"Paid within (\d+) days of the invoice's date: (\d+)%", seen.contract)
    taken = days(*figures(rf"of {DATE}: paid on {DATE}", seen.message))
    return taken <= int(term), int(off) / 100 * seen.worth


def visit(seen: Screen) -> tuple[bool, float]:
    visits, hour, minute = figures(r"of (\d+) service days.*began at (\d+):(\d+)", seen.message)
    (hours,) = figures(r"more than (\d+) hours late is free", seen.contract)
    return int(hour) * 60 + int(minute) - 8 * 60 > int(hours) * 60, int(visits) * seen.service


READINGS = {
    "promised for": delay,
    "damaged": damage,
    "placed on": price,
    "volume discount": volume,
    "cancelled by me": cancel,
    "early discount": early,
    "Your visit": visit,
}


def test_claims_follow_from_the_screen() -> None:
    seen = set()
    for variant in VARIANTS:
        for sheet, group, card in mixed(variant):
            shown = screen(sheet, group)
            kind = next(reading for words, reading in READINGS.items() if words in shown.message)
            owed, amount = kind(shown)
            assert card.incident.due == pytest.approx(amount if owed else 0), (variant, group.title)
            granted = next(offer.means for offer in card.moves if offer.option.id == "grant")
            assert granted.cost == pytest.approx(amount), (variant, group.title)
            seen.add((kind.__name__, owed))
    assert seen == {(kind, owed) for kind in CLAIMS for owed in (True, False)}


def test_one_move_on_the_merits_is_right_on_each_mixed_card() -> None:
    for variant in VARIANTS:
        for _, _, card in mixed(variant):
            on_merits = [offer.means for offer in card.moves if offer.means.ground is Ground.CONTRACT]
            assert sum(move.cost == card.incident.due for move in on_merits) == 1


def test_hearing_one_person_less_is_on_offer_on_each_card_of_people() -> None:
    for variant in VARIANTS:
        for card in EXERCISE.case(variant).cards:
            upset = {each.name for each in card.incident.frustrated}
            hearings = [set(offer.means.heard) for offer in card.steps if offer.means.heard]
            assert sum(upset <= heard for heard in hearings) == len(hearings) // 2


def longest(hearings: Sequence[Offer[FirstStep]]) -> dict[str, str]:
    return {"step": max(hearings, key=lambda offer: len(offer.means.heard)).option.id} if hearings else {}


def most_names(card: Card) -> dict[str, str]:
    """Hear whichever list is longest."""
    return longest([offer for offer in card.steps if offer.means.heard])


def no_strangers(card: Card) -> dict[str, str]:
    """Hear the longest list of people who write on the card, if there is one."""
    writers = {message.sender.split()[0] for message in card.messages}
    hearings = [offer for offer in card.steps if offer.means.heard]
    return longest([offer for offer in hearings if set(offer.means.heard) <= writers] or hearings)


def always(move: str) -> Callable[[Card], dict[str, str]]:
    """Settle every claim in the same way."""
    return lambda card: {"move": move} if card.incident.matter is Matter.BOTH else {}


def labels_by_clauses(card: Card) -> dict[str, str]:
    """Call it a mix where two moves name a clause."""
    named = sum("clause" in offer.option.text for offer in card.moves)
    return {"label": Matter.BOTH if named > 1 else Matter.PEOPLE if named else Matter.BUSINESS}


@pytest.mark.parametrize(
    ("habit", "rule"),
    [
        pytest.param(most_names, "all-heard-first", id="hears the longest list"),
        pytest.param(no_strangers, "all-heard-first", id="hears the longest list of writers"),
        pytest.param(always("grant"), "people-and-business-apart", id="grants every claim"),
        pytest.param(always("refuse"), "people-and-business-apart", id="refuses every claim"),
        pytest.param(labels_by_clauses, "people-and-business-apart", id="counts clauses in the options"),
    ],
)
def test_a_habit_keeps_its_rule_in_less_than_half_of_the_cases(
    habit: Callable[[Card], dict[str, str]], rule: str
) -> None:
    kept = 0
    for variant in VARIANTS:
        case = EXERCISE.case(variant)
        habits = {
            f"card-{turn}.{field}": value
            for turn, card in enumerate(case.cards, 1)
            for field, value in habit(card).items()
        }
        report = grade(EXERCISE, variant, {**solution(EXERCISE).reference(case), **habits})
        kept += next(finding.status for finding in report.findings if finding.rule == rule) is Status.KEPT
    assert kept < len(VARIANTS) / 2


def test_a_case_fits_its_load_whichever_card_comes_first() -> None:
    for variant in VARIANTS:
        sheet = EXERCISE.sheet(variant)
        assert (
            max(words_before_first_decision(Sheet("", sheet.brief, (group,))) for group in sheet.groups)
            <= 350
        )
        assert len(sheet.fields) == 40


def test_every_case_has_moves_to_cost_and_two_slips() -> None:
    for variant in VARIANTS:
        answer = solution(EXERCISE).reference(EXERCISE.case(variant))
        cards = EXERCISE.case(variant).cards
        assert sum((amount_in(answer, f"card-{turn}.cost") or 0) > 0 for turn in range(1, 9)) >= 2
        assert sum(card.incident.matter is Matter.BUSINESS for card in cards) == 2
        assert grade(EXERCISE, variant, answer).score == 10
