"""The give-get ledger: sums that reconcile with the sheet, margins that hold, and no short cut that pays."""

import re
from collections.abc import Iterator

import pytest

from grader.domain.finding import Status
from grader.domain.ledger import Authority, Priced
from grader.domain.written import euros
from grader.exercises import exercise
from grader.exercises.sheet import Answer, Group, Message, Prose, Table
from grader.exercises.trades.give_get_ledger.case import Card, Case
from grader.exercises.trades.give_get_ledger.prose import script
from grader.exercises.trades.give_get_ledger.reading import follow
from grader.grading.grade import grade
from grader.grading.solutions import solution
from tests.proof import words_before_first_decision

LEDGER = exercise("give-get-ledger")
VARIANTS = [str(number) for number in range(120)]


def cards() -> Iterator[tuple[Case, Card]]:
    for variant in VARIANTS:
        case = LEDGER.case(variant)
        yield from ((case, card) for card in case.cards)


def reference(variant: str) -> Answer:
    return solution(LEDGER).reference(LEDGER.case(variant))


def lost(variant: str, change: Answer) -> list[str]:
    report = grade(LEDGER, variant, {**reference(variant), **change})
    return [found.rule for found in report.findings if found.status is not Status.KEPT]


def number(text: str) -> float:
    return float(text.replace("€", "").replace(",", ""))


def worked_out(sum_: Priced) -> float:
    """Return what the words of a sum come to."""
    if times := re.fullmatch(r"([\d,]+) × (€[\d,]+)", sum_.basis):
        return number(times[1]) * number(times[2])
    share = re.fullmatch(r"([\d.]+)% of (€[\d,]+)", sum_.basis)
    assert share, sum_
    return float(share[1]) * number(share[2]) / 100


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_sum_is_what_its_words_come_to(variant: str) -> None:
    for card in LEDGER.case(variant).cards:
        assert worked_out(card.ask.cost) == pytest.approx(card.ask.cost.euros)
        for line in card.gets.lines:
            if line.kind.priced.basis:
                assert worked_out(line.kind.priced) == pytest.approx(line.kind.priced.euros)


@pytest.mark.parametrize("variant", VARIANTS[:40])
def test_the_sums_follow_from_the_screen(variant: str) -> None:
    sheet, case = LEDGER.sheet(variant), LEDGER.case(variant)
    rows = next(
        document.rows
        for document in sheet.brief
        if isinstance(document, Table) and document.title == "Your sheet"
    )
    costs = {name: cost for name, cost, _ in rows}
    worths = {name: worth for name, _, worth in rows}
    for card in case.cards:
        group = next(group for group in sheet.groups if group.id == card.ask.where.lower().replace(" ", "-"))
        assert _on_screen(group, costs[card.ask.row]) == pytest.approx(card.ask.cost.euros)
        assert f"{card.ask.best.name} ({euros(card.ask.best.euros)})" in worths[card.ask.row]
        assert f"{card.ask.where}: {card.ask.row}" == group.title


def _on_screen(group: Group, cost: str) -> float:
    asked = next(document.text for document in group.documents if isinstance(document, Message))
    if cost == "chance × loss":
        file = [document.text for document in group.documents if isinstance(document, Prose)][-1]
        chance, loss = re.findall(r"([\d]+)%|(€[\d,]+)", file)
        return number(chance[0]) * number(loss[1]) / 100
    count = number(re.findall(r"\d+", asked)[0])
    unit = number(cost.split(" ", maxsplit=1)[0])
    return unit * (count - 30 if "past 30" in cost else count)


def test_returns_are_equal_or_clearly_apart_from_the_cost() -> None:
    even = 0
    for _, card in cards():
        ask = card.ask
        own = [line.kind.priced.euros for line in card.gets.lines if line.kind.row == ask.row]
        assert len(own) == 2
        assert max(own) == ask.best.euros
        for worth in own:
            assert worth == ask.cost.euros or not 0.93 < worth / ask.cost.euros < 1.1
        even += ask.best.euros == ask.cost.euros
        assert min(own) < ask.cost.euros
    assert even


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_daily_ask_is_covered_and_another_is_not(variant: str) -> None:
    daily = [
        card.ask for card in LEDGER.case(variant).cards if own(card) and card.ask.row != "Longer payment"
    ]
    assert {ask.best.euros >= ask.cost.euros for ask in daily} == {True, False}


def own(card: Card) -> bool:
    """Say whether an ask is ordinary, no risk, and the rep's own to decide."""
    return card.ask.authority is Authority.OWN and not card.ask.outrageous and not card.ask.risk


def test_the_larger_of_two_returns_does_not_tell_which_large_ask_is_paid() -> None:
    larger = []
    for variant in VARIANTS:
        large = [card.ask for card in LEDGER.case(variant).cards if card.ask.outrageous]
        best = max(large, key=lambda ask: ask.best.euros)
        larger.append(best.best.euros >= best.cost.euros)
    assert 0.35 < sum(larger) / len(larger) < 0.65


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_sum_can_be_done_in_the_head(variant: str) -> None:
    case = LEDGER.case(variant)
    for sum_ in [*(card.ask.cost for card in case.cards), *(new.best for new in case.new_rows)]:
        first, second = (each.strip("0") for each in re.findall(r"[\d]+", sum_.basis.replace(",", "")))
        assert len(first) <= 2
        assert len(second) <= 3


def test_one_large_ask_is_well_paid_and_the_other_is_not() -> None:
    for variant in VARIANTS:
        large = [card.ask for card in LEDGER.case(variant).cards if card.ask.outrageous]
        shares = sorted(ask.best.euros / ask.cost.euros for ask in large)
        assert len(shares) == 2
        assert shares[0] < 0.93
        assert 1.15 < shares[1] < 1.32


def test_asks_lie_a_tenth_away_from_what_a_rep_decides() -> None:
    kinds = set()
    for case, card in cards():
        ask, policy = card.ask, case.policy
        kinds.add((ask.authority, ask.row == "Longer payment"))
        if ask.outrageous:
            assert ask.cost.euros > 3 * policy.limit
        elif ask.authority is Authority.OWN:
            assert ask.cost.euros <= 0.9 * policy.limit
        if ask.row == "Longer payment":
            days = number(re.findall(r"\d+", card.text)[0])
            special = ask.authority is Authority.FINANCE
            assert days >= 1.1 * policy.days if special else days <= 0.9 * policy.days
    assert {(Authority.FINANCE, True), (Authority.OWN, True), (Authority.LEADER, False)} <= kinds


def test_the_mandate_has_one_amount_just_inside_the_limit() -> None:
    for variant in VARIANTS:
        case = LEDGER.case(variant)
        for new in case.new_rows:
            costs = sorted(line.kind.euros for line in new.levels.lines)
            assert len(costs) == 4
            assert new.best.euros == max(cost for cost in costs if cost <= case.policy.limit)
            assert all(not 0.9 < cost / case.policy.limit < 1.1 for cost in costs)


def test_a_return_on_offer_for_several_asks_does_not_tell_which_large_ask_is_paid() -> None:
    paid = []
    for variant in VARIANTS:
        case = LEDGER.case(variant)
        bait = next(card.bait for card in case.cards if "What we would give you" in card.bait)
        row = re.findall(r"“(.+?)”", bait)[0]
        ask = next(card.ask for card in case.cards if card.ask.row == row)
        paid.append(ask.best.euros >= ask.cost.euros)
    assert 0.35 < sum(paid) / len(paid) < 0.65


def test_risk_says_nothing_about_being_paid() -> None:
    large = [card.ask for _, card in cards() if card.ask.outrageous]
    for paid in (True, False):
        risks = [ask.risk for ask in large if (ask.best.euros >= ask.cost.euros) is paid]
        assert 0.4 < sum(risks) / len(risks) < 0.9


def test_one_slip_with_the_row_is_forgiven_and_a_pool_of_three_is_not() -> None:
    pooled = solution(LEDGER).flawed["ask-from-its-row"](LEDGER.case("0"))
    asks = sorted({key.split(".")[0] for key in pooled})
    one = {key: value for key, value in pooled.items() if key.startswith(asks[0])}
    assert not lost("0", one)
    assert lost("0", pooled) == ["ask-from-its-row"]


@pytest.mark.parametrize("variant", VARIANTS[:20])
def test_a_no_to_a_daily_ask_is_an_answer(variant: str) -> None:
    cards_ = enumerate(LEDGER.case(variant).cards, 1)
    assert not lost(variant, {f"ask-{n}.verdict": "no" for n, card in cards_ if own(card)})


@pytest.mark.parametrize("variant", VARIANTS[:20])
def test_a_yes_to_an_ask_that_nothing_covers_is_a_concession(variant: str) -> None:
    for n, card in enumerate(LEDGER.case(variant).cards, 1):
        if own(card) and card.ask.best.euros < card.ask.cost.euros:
            assert lost(variant, {f"ask-{n}.verdict": "yes"}) == ["return-covers-the-cost"]


def test_the_ledger_adds_up_what_is_given_and_counts_a_return_once() -> None:
    case = LEDGER.case("0")
    assert all("given €0 so far" in str(documents) for documents in follow(case, {}).values())
    line = case.cards[0].gets.lines[0]
    answer = {"ask-1.verdict": "yes", "ask-1.cost": 1200.0, "ask-1.get": line.id}
    worth = euros(line.kind.priced.euros)
    assert f"given €1,200 so far. The returns for it are worth {worth}." in str(follow(case, answer)["ask-7"])


def test_the_load_is_bearable() -> None:
    for variant in VARIANTS:
        sheet = LEDGER.sheet(variant)
        assert words_before_first_decision(sheet) <= 350
        assert len(sheet.fields) <= 40


def test_returns_compete_without_standing_out() -> None:
    names = [get.name for get in (*script().gets, *script().large_gets)]
    names += [*script().goodwill, *script().blanks, *(one.name for one in script().owed)]
    assert max(map(len, names)) < 1.25 * min(map(len, names))


def test_there_are_twice_as_many_asks_as_a_case_shows() -> None:
    everything = script()
    assert (
        len(everything.asks) + len(everything.rights) + len(everything.risks) + len(everything.demands) >= 14
    )
