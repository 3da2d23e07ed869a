"""The lessons' figures: drawn fast, in the theme's inks, and saying in words all that they show."""

import re
import subprocess
import sys
from collections.abc import Callable
from time import process_time
from xml.etree import ElementTree as ET

import pytest

from grader.plots.attempts import draw_attempts
from grader.plots.boundaries import draw_account
from grader.plots.canvas import Ink, Picture
from grader.plots.clause import draw_clause
from grader.plots.complaints import draw_year
from grader.plots.delivery import draw_delivery, draw_plan
from grader.plots.fixes import draw_fix
from grader.plots.frontier import draw_deal
from grader.plots.imitation import draw_backed, draw_market
from grader.plots.instalments import draw_balance, draw_exposure, draw_rivals
from grader.plots.ladder import draw_ladders
from grader.plots.later_payment import draw_later_payment
from grader.plots.mandate import draw_mandate
from grader.plots.money import about, euros
from grader.plots.open_questions import draw_closing
from grader.plots.payment_days import draw_payment
from grader.plots.people import draw_people
from grader.plots.price_zone import draw_wide_zone, draw_zone
from grader.plots.quarter import draw_quarter
from grader.plots.race import draw_race
from grader.plots.renewals import draw_renewals
from grader.plots.reservation import draw_reservation
from grader.plots.sharing import draw_sharing
from grader.plots.shifted_risk import draw_risk
from grader.plots.talks import draw_talk
from grader.plots.telling import draw_outlook
from grader.plots.visits import draw_year_of_visits
from grader.simulators.attempts import try_again
from grader.simulators.boundaries import by_slogan
from grader.simulators.bread import settle
from grader.simulators.clause import answer_clause
from grader.simulators.complaints import year_of_complaints
from grader.simulators.delivery import deliver
from grader.simulators.fixes import fix_of
from grader.simulators.imitation import own_market, slips, wave
from grader.simulators.instalments import balance, compare_first, perform
from grader.simulators.ladder import compare_orders
from grader.simulators.later_payment import pay_later
from grader.simulators.mandate import fill_in
from grader.simulators.open_questions import close
from grader.simulators.payment_days import pay
from grader.simulators.people import first_rounds, next_rounds
from grader.simulators.price_zone import price_zone
from grader.simulators.quarter import quarter
from grader.simulators.race import race
from grader.simulators.renewals import renew
from grader.simulators.reservation import reservation
from grader.simulators.sharing import weigh
from grader.simulators.shifted_risk import price_risk
from grader.simulators.talks import hour_of_talks
from grader.simulators.telling import outlook
from grader.simulators.visits import year_of_visits

PICTURES: dict[str, Callable[[], Picture]] = {
    "year": lambda: draw_year(year_of_complaints(), 10),
    "year, asked early": lambda: draw_year(year_of_complaints(3)),
    "year, asked late": lambda: draw_year(year_of_complaints(11)),
    "year, all lost": lambda: draw_year(year_of_complaints(lost=4, notices=12), before=24),
    "year, none lost": lambda: draw_year(year_of_complaints(lost=0, notices=12), before=24),
    **{f"sharing, bet {said}": lambda said=said: draw_sharing(weigh(), said) for said in range(9)},  # type: ignore[misc]
    "sharing, little trust": lambda: draw_sharing(weigh(8)),
    "ladders": lambda: draw_ladders(compare_orders(1)),
    "ladders, bet": lambda: draw_ladders(compare_orders(4), "what-matters-first"),
    "exposure": lambda: draw_exposure(perform(4, stop=5), 200_000),
    "exposure, near bet": lambda: draw_exposure(perform(10, stop=11), 10_000),
    "rivals": lambda: draw_rivals(compare_first(4, 2)),
    "rivals, kept": lambda: draw_rivals(compare_first(4, 5)),
    "slogans": lambda: draw_account(by_slogan()),
    "slogans, three facts read, bet": lambda: draw_account(by_slogan(3), 14),
    "balance": lambda: draw_balance(balance()),
    "balance, theirs first": lambda: draw_balance(balance(7, 1, 60)),
    "zone": lambda: draw_zone(price_zone(), "below-us"),
    "zone, one price": lambda: draw_zone(price_zone(4000), "none"),
    "zone, none": lambda: draw_zone(price_zone(0), "zone"),
    "zone, newcomer": lambda: draw_wide_zone(price_zone(8000, 115_000, 1, 100_000)),
    "zone, newcomer, none": lambda: draw_wide_zone(price_zone(16_000, 80_000, 1, 110_000)),
    "hour of talks": lambda: draw_talk(hour_of_talks(20), 7),
    "hour of talks, never": lambda: draw_talk(hour_of_talks(60)),
    "attempts": lambda: draw_attempts(try_again(3), "as-before"),
    "attempts, none yet": lambda: draw_attempts(try_again()),
    "visits": lambda: draw_year_of_visits(year_of_visits(0), 40),
    "visits, found late": lambda: draw_year_of_visits(year_of_visits(3)),
    "fix": lambda: draw_fix(fix_of(6), "nine"),
    "fix, simple": lambda: draw_fix(fix_of(1)),
    "renewals": lambda: draw_renewals(renew(), 96_000),
    "renewals, asked back": lambda: draw_renewals(renew(1)),
    "clause": lambda: draw_clause(answer_clause(), "at-once"),
    "clause, deadline": lambda: draw_clause(answer_clause(3)),
    "later payment": lambda: draw_later_payment(pay_later(), 6_000),
    "later payment, near bet": lambda: draw_later_payment(pay_later(180), 1_000),
    "risk": lambda: draw_risk(price_risk(), "no"),
    "risk, too large": lambda: draw_risk(price_risk(60)),
    "risk, even": lambda: draw_risk(price_risk(30)),
    "mandate": lambda: draw_mandate(fill_in(), 0),
    "mandate, half": lambda: draw_mandate(fill_in(3)),
    "deal": lambda: draw_deal(settle(4), 12),
    "deal, on the frontier": lambda: draw_deal(settle(1, 1, 1, 1)),
    "lowest price": lambda: draw_reservation(reservation(), 4000),
    "lowest price, a better offer": lambda: draw_reservation(reservation(5000)),
    "delivery": lambda: draw_delivery(deliver(), 7),
    "delivery, asked late": lambda: draw_delivery(deliver(6), 13),
    "delivery, planned": lambda: draw_plan(deliver(0, 1, 5)),
    "payment later": lambda: draw_payment(pay(), 0),
    "payment later, a deposit": lambda: draw_payment(pay(60)),
    "payment later, a small deposit": lambda: draw_payment(pay(10)),
    "last meeting": lambda: draw_closing(close(), "ninety"),
    "last meeting, answered": lambda: draw_closing(close(3)),
    "end of the quarter": lambda: draw_quarter(quarter(), "same"),
    "end of the quarter, no quota": lambda: draw_quarter(quarter(0)),
    "end of the quarter, all": lambda: draw_quarter(quarter(150)),
    "race, bet": lambda: draw_race(race(), "always-cheat"),
    "race, one deal": lambda: draw_race(race(1)),
    "race, a draw": lambda: draw_race(race(6)),
    "wave, bet": lambda: draw_market(wave(), "always-cheat"),
    "slips": lambda: draw_market(slips(5)),
    "own market": lambda: draw_backed(own_market(4, 10, 20, copycat=5)),
    "people, bet": lambda: draw_people(first_rounds(), 60),
    "people, bet on none": lambda: draw_people(next_rounds(), 0),
    "people, both": lambda: draw_people(next_rounds(1)),
    "telling, bet": lambda: draw_outlook(outlook(), 9),
    "telling, one month": lambda: draw_outlook(outlook(1)),
}

pictures = pytest.mark.parametrize("draw", PICTURES.values(), ids=PICTURES.keys())


def lettering(picture: Picture) -> str:
    """Return everything that is written in a figure."""
    root = ET.fromstring(picture.svg)  # noqa: S314 - our own drawing
    return " ".join(text.text or "" for text in root.iter("{http://www.w3.org/2000/svg}text"))


@pictures
def test_the_words_have_every_sum_and_share_of_the_figure(draw: Callable[[], Picture]) -> None:
    picture = draw()
    shown = re.findall(r"−?€[\d,]+|\d+%", lettering(picture))
    words = f"{picture.text} {picture.detail}"
    assert shown or re.search(r"\d", picture.text)
    assert [figure for figure in shown if figure not in words] == []


@pictures
def test_a_figure_takes_its_colours_from_the_page(draw: Callable[[], Picture]) -> None:
    svg = draw().svg
    bare = re.sub(r"var\(--tc-figure-[a-z]+, #[0-9a-f]{6}\)", "", svg)
    assert re.findall(r"#[0-9a-f]{6}\b(?!\w)", re.sub(r'(url\(|href=")#\w+', "", bare)) == []
    assert set(re.findall(r"--tc-figure-([a-z]+)", svg)) <= {ink.name.lower() for ink in Ink}


@pictures
def test_a_figure_leaves_the_rest_of_the_page_alone(draw: Callable[[], Picture]) -> None:
    svg = draw().svg
    assert "<style" not in svg
    assert "<script" not in svg
    assert "font-family: inherit" in svg
    assert "DejaVu" not in svg
    assert not re.search(r"<svg[^>]* (?:width|height)=", svg)


def test_names_inside_different_figures_never_meet() -> None:
    named = [
        set(re.findall(r' id="([^"]+)"', PICTURES[name]().svg))
        for name in ("year", "ladders", "rivals", "balance")
    ]
    assert sum(map(len, named)) == len(set.union(*named))


@pictures
def test_the_same_result_makes_the_same_figure(draw: Callable[[], Picture]) -> None:
    assert draw() == draw()


@pytest.mark.parametrize(
    "name", ["year, all lost", "sharing, bet 3", "ladders", "exposure", "rivals", "balance"]
)
def test_a_figure_is_redrawn_in_a_tenth_of_a_second(name: str) -> None:
    draw = PICTURES[name]
    draw()
    spent = []
    for _ in range(5):
        begun = process_time()
        draw()
        spent.append(process_time() - begun)
    assert min(spent) < 0.1


def test_matplotlib_waits_for_the_first_figure_and_keeps_no_global_state() -> None:
    program = """
import sys
from grader.plots.complaints import draw_year
from grader.simulators.complaints import year_of_complaints
import grader.lessons
assert "matplotlib" not in sys.modules
draw_year(year_of_complaints())
assert "matplotlib" in sys.modules
assert "matplotlib.pyplot" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def test_a_figure_that_is_asked_for_while_matplotlib_is_on_its_way_is_the_same() -> None:
    program = """
from grader.plots.canvas import get_ready
from grader.plots.complaints import draw_year
from grader.simulators.complaints import year_of_complaints
get_ready()
get_ready()
print(draw_year(year_of_complaints()).svg)
"""
    ran = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True, timeout=60
    )
    assert ran.stdout.strip() == draw_year(year_of_complaints()).svg.strip()


@pytest.mark.parametrize(
    ("amount", "exact", "rounded"),
    [
        (1800, "€1,800", "€1,800"),
        (-560.4, "−€560", "−€600"),
        (-0.2, "€0", "€0"),
        (33_333.3, "€33,333", "€33,300"),
    ],
)
def test_how_sums_are_written(amount: float, exact: str, rounded: str) -> None:
    assert (euros(amount), about(amount)) == (exact, rounded)
