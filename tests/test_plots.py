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
from grader.plots.complaints import draw_year
from grader.plots.fixes import draw_fix
from grader.plots.instalments import draw_balance, draw_exposure, draw_rivals
from grader.plots.ladder import draw_ladders
from grader.plots.money import about, euros
from grader.plots.price_zone import draw_wide_zone, draw_zone
from grader.plots.sharing import draw_sharing
from grader.plots.talks import draw_talk
from grader.plots.visits import draw_year_of_visits
from grader.simulators.attempts import try_again
from grader.simulators.boundaries import by_slogan
from grader.simulators.complaints import year_of_complaints
from grader.simulators.fixes import fix_of
from grader.simulators.instalments import balance, compare_first, perform
from grader.simulators.ladder import compare_orders
from grader.simulators.price_zone import price_zone
from grader.simulators.sharing import weigh
from grader.simulators.talks import hour_of_talks
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
