"""The relationship clinic: what is right follows from the screen, and the conversation has no dead end."""

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

import pytest

from grader.domain.incidents import Cause
from grader.exercises import exercise
from grader.exercises.common_ground.relationship_clinic.case import FIELDS, ORIGIN, Case
from grader.exercises.common_ground.relationship_clinic.prose import Dimension, script
from grader.exercises.common_ground.relationship_clinic.replies import SILENT, spoken
from grader.exercises.sheet import Answer, Document, Message, Prose, Sheet, Table
from grader.grading.grade import grade
from grader.grading.players import random_answer
from grader.grading.solutions import solution
from tests.proof import words_before_first_decision

EXERCISE = exercise("relationship-clinic")
VARIANTS = [str(number) for number in range(150)]
DAYS = 3
"""Working days at either end of a month that a cause of the month reaches."""


def cases() -> Iterator[tuple[str, Case, Sheet]]:
    for variant in VARIANTS:
        yield variant, EXERCISE.case(variant), EXERCISE.sheet(variant)


def rows(sheet: Sheet, head: str) -> list[tuple[str, ...]]:
    tables = (part for group in sheet.groups for part in group.documents if isinstance(part, Table))
    return [row for table in tables if table.title.startswith(head) for row in table.rows]


def edge(day: date) -> str:
    """Return which end of its month a day lies at; empty for a day in between."""
    last = day.replace(day=monthrange(day.year, day.month)[1])
    for name, first, step in (("start", day.replace(day=1), 1), ("end", last, -1)):
        days = (first + timedelta(days=step * count) for count in range(7))
        if day in [each for each in days if each.weekday() < 5][:DAYS]:
            return name
    return ""


def respects(case: Case) -> set[Dimension]:
    """Return in which respects the visit that took place is different from all that failed."""
    log = case.files.log
    seen: dict[Dimension, list[object]] = {
        Dimension.HOUR: [(row[0][:3], row[1]) for row in log.rows],
        Dimension.DATE: [edge(visit.day) for visit in log.visits],
        Dimension.PLACE: [row[2] for row in log.rows],
        Dimension.CHANNEL: [row[3] for row in log.rows],
    }
    place = log.visits.index(log.kept)
    found = set()
    for dimension, values in seen.items():
        failed = {value for index, value in enumerate(values) if index != place}
        if len(failed) == 1 and values[place] not in failed and failed != {""}:
            found.add(dimension)
    return found


def test_the_log_points_in_one_direction_only() -> None:
    causes = {cause.clues: cause for cause in script().causes}
    for variant, case, _ in cases():
        assert respects(case) == {causes[case.clues].dimension}, variant
        assert sum(visit.took_place for visit in case.files.log.visits) == 1


def test_a_competing_cause_fits_the_log_only_as_the_facts_say() -> None:
    causes = {text.format(contact=""): cause for cause in script().causes for text in cause.texts}
    for variant, case, _ in cases():
        found = {
            line.kind: causes[line.text.replace(case.words["contact"], "")]
            for line in case.menus["cause"].lines
            if line.kind != "motive"
        }
        assert found["right"].clues == case.clues, variant
        assert found["like"].pattern == found["right"].pattern
        assert found["unlike"].dimension is not found["right"].dimension
        channel = found["right"].dimension is Dimension.CHANNEL
        assert case.facts.same_log == (("right",) if channel else ("right", "like"))


def test_the_fix_is_what_was_different_about_the_visit_that_took_place() -> None:
    for variant, case, _ in cases():
        change, other = case.words["change"], case.words["other_change"]
        right = next(line.text for line in case.menus["fix"].lines if line.kind == "right")
        assert change in right, variant
        assert other not in right
        fixes = [line.text for line in case.menus["fix"].lines]
        assert sum(change in text for text in fixes) == sum(other in text for text in fixes) == 2
        if respects(case) == {Dimension.HOUR}:
            assert change == case.files.log.slot
            row = next(row for row in case.files.log.rows if "full hour" in row[-1])
            assert (row[0][:3], row[1]) == (change[:3], change.split(" at ")[1])


def test_the_best_quarter_for_us_was_the_best_for_the_customer() -> None:
    for variant, case, sheet in cases():
        quarters = rows(sheet, "In your bag")
        figures = [
            (int(row[1].replace(",", "")), int(row[2]), int(row[3]), row[0].lower()) for row in quarters
        ]
        bought, measure, other, name = max(figures)
        assert name == case.words["best"], variant
        assert measure == min(row[1] for row in figures) == case.facts.lowest
        assert other > min(row[2] for row in figures)
        assert [row[1] for row in sorted(figures)] == sorted((row[1] for row in figures), reverse=True)
        assert bought > 0


def test_what_the_contract_owes_can_be_worked_out_from_the_screen() -> None:
    owed = Counter[bool]()
    for variant, case, sheet in cases():
        group = next(group for group in sheet.groups if group.id == "amends")
        clause, said = (part.text for part in group.documents if isinstance(part, Prose | Message))
        grace, percent, value = re.findall(r"than (\d+) .* (\d+)% .*€([\d,]+)", clause)[0]
        late = int(re.findall(r"came (\d+) days late", said)[0])
        due = int(value.replace(",", "")) * int(percent) / 100
        assert case.facts.owed == (due if late > int(grace) else 0), variant
        assert late != int(grace)
        assert case.facts.credit == due
        owed[late > int(grace)] += 1
    assert min(owed.values()) > len(VARIANTS) / 4


def test_an_offer_in_time_and_one_too_late_lie_on_either_side_of_the_budget() -> None:
    for variant, case, _ in cases():
        offers, facts = case.facts.offers, case.facts
        assert facts.talk < offers["right"] < facts.deadline < offers["too-late"], variant
        assert {day.weekday() < 5 for day in offers.values()} == {True}


def test_one_adviser_has_done_it_and_is_there_in_time() -> None:
    for variant, case, _ in cases():
        fit = [
            each.name
            for each in case.files.colleagues
            if each.fits and (each.away is None or each.away < case.facts.talk)
        ]
        right = case.menus["advice"].of("right")
        text = next(line.text for line in case.menus["advice"].lines if line.id == right)
        assert [text.removeprefix("With ")] == fit, variant


def test_three_approaches_have_failed_and_one_is_new() -> None:
    approaches = {one.id: one for one in script().approaches}
    for variant, case, sheet in cases():
        tried = {row[1] for row in rows(sheet, "What your predecessors")}
        offered = [line.kind for line in case.menus["approach"].lines if line.kind != "right"]
        assert {approaches[kind].log.format_map(case.words) for kind in offered} == tried, variant


def test_everything_that_counts_occurs() -> None:
    found, trades, places, sides = set(), set(), set(), set()
    origins = Counter[Cause]()
    for _, case, sheet in cases():
        found.add(case.clues)
        trades.add(case.words["product"])
        places.add(case.beats.index("bait"))
        sides.add(case.beats.index("better") < case.beats.index("amends"))
        origins[case.facts.incident.cause] += 1
        assert len(sheet.fields) <= 40
        assert words_before_first_decision(sheet) <= 350
    assert len(found) >= 16
    assert len(trades) >= 8
    assert len(places) == 3
    assert len(sides) == 2
    assert set(origins) == set(Cause) - {Cause.NONE}


def test_every_right_option_has_a_twin_that_only_a_fact_tells_apart() -> None:
    phrases = solution(EXERCISE).slogans["phrases without facts"]
    lost = Counter[str]()
    for variant, case, _ in cases():
        for finding in grade(EXERCISE, variant, phrases(case)).findings:
            lost[finding.rule] += finding.points == 0
    shares = {rule.id: lost[rule.id] / len(VARIANTS) for rule in EXERCISE.rules}
    # Of approaches that sound right, one that has failed is not on offer in every case.
    assert shares.pop("change-the-approach") > 0.1
    assert min(shares.values()) > 0.3, shares


def texts(documents: tuple[Document, ...]) -> str:
    return " ".join(part.text for part in documents if isinstance(part, Message | Prose))


@pytest.mark.parametrize("variant", VARIANTS[:40])
def test_every_path_leads_on(variant: str) -> None:
    case, sheet = EXERCISE.case(variant), EXERCISE.sheet(variant)
    notes = next(group for group in sheet.groups if group.id == "notes")
    assert all(clue in texts(notes.documents) for clue in case.clues)
    random = Random(variant)
    for _ in range(10):
        path = random_answer(sheet, random)
        replies = EXERCISE.follow(case, path)
        assert replies == EXERCISE.follow(case, dict(path))
        assert list(replies) == [beat for beat in case.beats if beat not in SILENT]
        said = {beat: texts(documents) for beat, documents in replies.items()}
        assert not re.search(r"[{}]", " ".join(said.values()))


@pytest.mark.parametrize("variant", VARIANTS[:10])
def test_an_unfinished_talk_gets_the_replies_that_it_has_come_to(variant: str) -> None:
    case = EXERCISE.case(variant)
    reference = solution(EXERCISE).reference(case)
    done: dict[str, str | float | list[str]] = {}
    assert EXERCISE.follow(case, done) == {}
    for beat in case.beats:
        for name in spoken(beat):
            assert beat not in EXERCISE.follow(case, done)
            done[FIELDS[name]] = reference[FIELDS[name]]
        assert (beat in EXERCISE.follow(case, done)) is (beat not in SILENT)


def test_a_move_colours_the_mood_and_no_later_beat() -> None:
    case, sheet = EXERCISE.case("0"), EXERCISE.sheet("0")
    good = solution(EXERCISE).reference(case)
    flaw = solution(EXERCISE).flawed
    bad: Answer = {
        **good,
        **{
            key: value for name in flaw if name != "one-simple-fix" for key, value in flaw[name](case).items()
        },
    }
    warm, cold = EXERCISE.follow(case, good)["fix"], EXERCISE.follow(case, bad)["fix"]
    assert warm[0] == cold[0]
    assert warm[-1] != cold[-1]
    assert sheet.problems(bad) == {}
    assert ORIGIN in bad


def test_there_is_a_reply_to_every_kind_of_line() -> None:
    for variant, case, _ in cases():
        for beat in case.beats:
            for name in spoken(beat):
                for line in case.menus[name].lines:
                    answer = {FIELDS[each]: case.menus[each].lines[0].id for each in spoken(beat)}
                    replies = EXERCISE.follow(case, {**answer, FIELDS[name]: line.id})
                    assert texts(replies[beat]), (variant, name, line.kind)
