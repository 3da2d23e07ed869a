"""Role-plays for pairs: sums that reconcile, secrets that stay, and three sheets of paper."""

import json
import re
from html import unescape
from itertools import product
from pathlib import Path

import pytest

from grader.cli import main
from grader.domain.teachings import syllabus
from grader.exercises import MODULES, exercise
from grader.exercises.trades.live_deal.prose import script as live_deal_prose
from grader.render.roleplay import role_play_html, role_play_pages
from grader.roleplay import SCENARIOS, RolePlay, role_play
from grader.roleplay.script import script
from grader.roleplay.sheets import Brief
from tests import chromium

VARIANTS = [str(number) for number in range(6)]
PLAYS = [(scenario, variant) for scenario in SCENARIOS for variant in VARIANTS]

every_play = pytest.mark.parametrize("play", [role_play(*each) for each in PLAYS], ids=map("-".join, PLAYS))
both_sides = pytest.mark.parametrize("side", ["seller", "buyer"])


def amounts(text: str) -> list[int]:
    return [int(figure.replace(",", "")) for figure in re.findall(r"€([\d,]*\d)", text)]


def deals(play: RolePlay) -> list[tuple[float, float]]:
    """Return what every possible deal is worth to the seller and to the buyer, by its own reckoning."""
    ways = product(*(row.levels for row in play.scoring.rows))
    return [(sum(level[1] for level in way), sum(level[2] for level in way)) for way in ways]


def read(play: RolePlay) -> dict[str, str]:
    """Return the three files as a reader has them: signs, not their escapes."""
    return {name: unescape(page) for name, page in role_play_pages(play).items()}


def private_words(brief: Brief) -> list[str]:
    return [brief.situation, brief.alternative, *(row.why for row in brief.rows)]


def test_there_is_a_scenario_for_each_module_of_the_course() -> None:
    assert tuple(MODULES) == SCENARIOS
    assert set(script().scenes) == set(SCENARIOS)


def test_a_variant_is_the_same_role_play_every_time_and_another_one_is_another() -> None:
    assert role_play("trust", "spring") == role_play("trust", "spring")
    assert len({role_play("trust", variant).seller.alternative for variant in VARIANTS}) == len(VARIANTS)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_variants_show_each_side_of_a_scenarios_boundary(scenario: str) -> None:
    seen = {role_play(scenario, str(number)).scoring.fact for number in range(12)}
    assert len(seen) == len(script().scenes[scenario].turns) == 2


def test_no_role_play_gives_away_the_buyer_of_an_exercise() -> None:
    bargain = exercise("live-deal").case("7").issues.bargain
    shown = {name for row in role_play("trades", "7").scoring.rows for name, *_ in row.levels}
    assert shown != {level.name for issue in bargain.issues for level in issue.levels}


@every_play
@both_sides
def test_each_side_reads_its_own_worths_of_the_same_deal(play: RolePlay, side: str) -> None:
    brief: Brief = getattr(play, side)
    place = 1 if side == "seller" else 2
    scored = {row.issue: [(level[0], level[place]) for level in row.levels] for row in play.scoring.rows}
    assert {row.issue: list(row.levels) for row in brief.rows} == scored
    assert [row.span for row in brief.rows] == sorted((row.span for row in brief.rows), reverse=True)


@every_play
def test_the_alternatives_add_up_to_the_limits(play: RolePlay) -> None:
    instead, less, value, *_ = amounts(play.seller.alternative)
    assert instead + less == value
    assert play.seller.limit == play.scoring.seller_limit == -less < 0
    rival, saved, lost, better, *_ = amounts(play.buyer.alternative)
    assert value - rival == saved
    assert saved - lost == better
    assert play.buyer.limit == play.scoring.buyer_limit == better > 0


@every_play
def test_the_zone_the_aims_and_the_frontier_are_what_counting_all_deals_gives(play: RolePlay) -> None:
    scoring, every = play.scoring, deals(play)
    zone = [deal for deal in every if deal[0] >= scoring.seller_limit and deal[1] >= scoring.buyer_limit]
    aims = [deal for deal in zone if deal[0] >= scoring.seller_target and deal[1] >= scoring.buyer_target]
    assert (scoring.packages, scoring.zone, scoring.both_targets) == (len(every), len(zone), len(aims))
    assert aims, "both could be content"
    assert (0, 0) not in zone, "somebody has to move"
    assert scoring.best == max(map(sum, zone))
    undominated = {
        deal for deal in zone if not any(o[0] >= deal[0] and o[1] >= deal[1] and o != deal for o in zone)
    }
    assert scoring.frontier == len(undominated)
    assert {(point.seller, point.buyer) for point in scoring.points} <= undominated


@every_play
def test_a_point_of_the_frontier_is_worth_what_its_terms_are_worth(play: RolePlay) -> None:
    worth = [{name: (ours, theirs) for name, ours, theirs in row.levels} for row in play.scoring.rows]
    for point in play.scoring.points:
        levels = [row[term] for row, term in zip(worth, point.terms, strict=True)]
        assert (point.seller, point.buyer) == tuple(map(sum, zip(*levels, strict=True)))
    noted = {note for point in play.scoring.points for note in point.notes}
    assert noted == {"best for the seller", "best for the buyer", "most together", "Nash point"}
    most = next(point for point in play.scoring.points if "most together" in point.notes)
    assert most.joint == play.scoring.best


@every_play
@both_sides
def test_a_sides_secret_stands_in_no_other_brief(play: RolePlay, side: str) -> None:
    own, other = (play.seller, play.buyer) if side == "seller" else (play.buyer, play.seller)
    pages = read(play)
    shown, elsewhere = pages[side], pages["buyer" if side == "seller" else "seller"]
    for words in private_words(other):
        assert words not in shown
        assert words in elsewhere
    allowed = {abs(worth) for row in own.rows for _, worth in row.levels} | {abs(own.limit), own.target}
    allowed |= set(amounts(f"{own.alternative} {' '.join(play.known.facts)}"))
    secret = {abs(worth) for row in other.rows for _, worth in row.levels} | {abs(other.limit), other.target}
    secret |= set(amounts(other.alternative))
    assert not set(amounts(shown)) & (secret - allowed)


@every_play
def test_both_know_the_same_facts_and_nobody_else_is_meant(play: RolePlay) -> None:
    pages = read(play)
    for fact in play.known.facts:
        assert fact in pages["seller"]
        assert fact in pages["buyer"]
    assert len({play.seller.person, play.buyer.person}) == 2
    assert not re.search(r"[{}]", " ".join((*private_words(play.seller), *private_words(play.buyer))))
    assert "{" not in play.scoring.fact


@every_play
def test_every_check_names_teachings_of_the_course(play: RolePlay) -> None:
    assert len(play.scoring.checks) == 8
    for check in play.scoring.checks:
        assert check.teachings
        assert set(check.teachings) <= set(syllabus().teachings)


def test_every_issue_matters_to_both_for_a_reason() -> None:
    prose = live_deal_prose()
    counted = {each.name for each in (*prose.wishes, *prose.returns)}
    issues = {"Price"} | counted | {clause.name for clause in prose.clauses}
    assert set(script().whys) == issues
    reasons = [reason for why in script().whys.values() for reason in (why.seller, why.buyer)]
    assert len(set(reasons)) == len(reasons) == 2 * len(issues)


def test_what_is_typed_as_a_variant_is_shown_and_never_run() -> None:
    page = role_play_html(role_play("trades", "<script>alert(1)</script>"))
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_a_folder_gets_three_files_each_for_one_reader(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["roleplay", "--scenario", "team", "--variant", "3", "--output", str(tmp_path / "pair")]) == 0
    files = {path.name: path.read_text("utf-8") for path in (tmp_path / "pair").iterdir()}
    pages = role_play_pages(role_play("team", "3"))
    assert files == {f"{name}.html": page for name, page in pages.items()}
    assert len(capsys.readouterr().out.splitlines()) == 3


def test_a_file_gets_all_three_sheets(tmp_path: Path) -> None:
    place = tmp_path / "new" / "pair.html"
    assert main(["roleplay", "--variant", "3", "--output", str(place)]) == 0
    assert place.read_text("utf-8").count('<section class="sheet">') == 3


def test_without_an_output_the_page_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["roleplay", "--variant", "3"]) == 0
    assert capsys.readouterr().out == role_play_html(role_play("trades", "3"))


def test_a_program_gets_data(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["roleplay", "--variant", "3", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert set(data) == {"known", "seller", "buyer", "scoring"}
    assert data["seller"]["limit"] == role_play("trades", "3").seller.limit


def test_an_unknown_scenario_is_wrong_use_and_the_names_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["roleplay", "--scenario", "poker", "--variant", "3"]) == 2
    error = capsys.readouterr().err
    assert "'poker'" in error
    assert all(name in error for name in SCENARIOS)


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "taken").write_text("a file")
    assert main(["roleplay", "--variant", "3", "--output", str(tmp_path / "taken")]) == 1
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.browser
def test_each_sheet_prints_on_one_page_of_a4() -> None:
    # Variants beyond those of the other tests: both turns of each scenario, long and short words.
    plays = [role_play(scenario, f"print-{number}") for scenario in SCENARIOS for number in range(8)]
    with chromium.running() as browser:
        page = browser.new_page()
        for play in plays:
            page.set_content(role_play_html(play))
            pdf = page.pdf(prefer_css_page_size=True, print_background=True)
            name = f"{play.known.scenario} {play.known.variant}"
            assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 3, name
            boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", pdf)
            sizes = {(round(float(width)), round(float(height))) for width, height in boxes}
            assert sizes == {(595, 842)}, name
