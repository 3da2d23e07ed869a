"""Four meetings: both sides of each boundary in every case, facts that hold, replies without a verdict."""

from random import Random
from statistics import mean

import pytest

from grader.domain.finding import Status
from grader.exercises import exercise
from grader.exercises.capstone.four_meetings.case import Scene
from grader.exercises.capstone.four_meetings.prose import script
from grader.exercises.menu import is_fair
from grader.exercises.sheet import Message, Prose, Table
from grader.grading.grade import ReportStatus, grade, look
from grader.grading.players import random_answer
from grader.grading.solutions import solution

MEETINGS = exercise("four-meetings")
VARIANTS = [str(number) for number in range(80)]
PLACES = ("boss", "plan", "share", "first", "relief", "clause", "paid")


def right(scene: Scene, variant: str) -> str:
    reference = solution(MEETINGS).reference(MEETINGS.case(variant))
    kind, _ = scene.menu.chosen(reference, scene.key)
    return str(kind)


@pytest.mark.parametrize("variant", VARIANTS)
def test_each_place_occurs_once_on_each_side(variant: str) -> None:
    case = MEETINGS.case(variant)
    for place in PLACES:
        one, other = (case.scene(f"{place}-{name}") for name in "ab")
        assert right(one, variant) != right(other, variant)
        assert one.where != other.where


def test_the_variant_says_which_occurrence_lies_where() -> None:
    cases = [MEETINGS.case(variant) for variant in VARIANTS]
    for name in cases[0].sides.__struct_fields__:
        assert 0.3 < mean(getattr(case.sides, name) for case in cases) < 0.7
    assert len({case.sides for case in cases}) > len(cases) / 2


def test_each_of_the_three_facts_makes_the_sides_even_in_some_case() -> None:
    even = set()
    for variant in VARIANTS:
        for name in ("clause-a", "clause-b"):
            ask = MEETINGS.case(variant).scene(name).subjects[""]
            even.add((ask.their_specialist, ask.ours_reachable, ask.deadline))
    assert even == {(True, False, False), (False, False, False), (True, True, False), (True, False, True)}


@pytest.mark.parametrize("variant", VARIANTS)
def test_facts_reconcile(variant: str) -> None:
    case = MEETINGS.case(variant)
    for contract in case.contracts:
        assert abs(contract.value - case.policy.threshold) >= 0.1 * case.policy.threshold
        assert contract.value < case.policy.mandate
        assert contract.record.low_trust is (case.sides.low_trust is (contract.id == "a"))
        assert len(contract.record.breaches) != 1
    days = [case.contracts[0].day, case.contracts[1].day, case.talk, case.close]
    assert days == sorted(set(days))
    assert all(when.weekday() < 5 for when in days)
    for name in "ab":
        relief, paid = case.scene(f"relief-{name}").subjects[""], case.scene(f"paid-{name}").subjects[""]
        assert paid.worth >= 1.1 * paid.cost
        assert relief.request.special
        assert abs(relief.worth - relief.cost) >= 0.1 * relief.cost
        assert (
            case.scene(f"share-{name}").subjects[""].gain
            >= 1.25 * case.scene(f"share-{name}").subjects[""].risk
        )
        boss = case.scene(f"boss-{name}").subjects[""]
        assert boss.day.weekday() < 5
        assert boss.before is (boss.guided is None)
        assert boss.guided is None or boss.guided < boss.meeting


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_piece_gains_more_than_it_risks_and_the_safest_is_named(variant: str) -> None:
    case = MEETINGS.case(variant)
    for name in "ab":
        scene = case.scene(f"share-{name}")
        table = next(d for d in scene.documents if isinstance(d, Table) and d.head[0] == "Piece")
        rows = [
            (piece, int(gain[1:].replace(",", "")), int(chance[:-1]), int(loss[1:].replace(",", "")))
            for piece, gain, chance, loss in table.rows
        ]
        assert all(gain >= 1.25 * chance * loss / 100 for _, gain, chance, loss in rows)
        assert min(rows, key=lambda row: row[2])[0] == scene.subjects[""].least
        assert max(rows, key=lambda row: row[1])[2] == max(row[2] for row in rows)
        # The safest piece is the safest by any measure, so that nobody can rank them otherwise.
        by_chance = sorted(rows, key=lambda row: row[2])
        assert by_chance == sorted(rows, key=lambda row: row[3])
        assert by_chance == sorted(rows, key=lambda row: row[2] * row[3])


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_swap_costs_more_than_either_side_going_first(variant: str) -> None:
    case = MEETINGS.case(variant)
    for name in "ab":
        move = case.scene(f"first-{name}").subjects[""]
        assert 2 * move.wait < move.loss < 4 * move.wait
        assert "four weeks" in str(case.scene(f"first-{name}").documents)
        # With half of the promises broken, going first would cost more than a week of waiting.
        assert not move.record.low_trust or move.loss / 2 > move.wait


@pytest.mark.parametrize("variant", VARIANTS)
def test_nothing_says_where_the_boss_is_before_the_learner_has_decided(variant: str) -> None:
    case = MEETINGS.case(variant)
    for name in "ab":
        scene = case.scene(f"boss-{name}")
        told = str(scene.documents).lower()
        assert not any(word in told for word in ("beside", "listen", "rung up", "on the line"))


@pytest.mark.parametrize("variant", VARIANTS)
def test_one_pattern_only_fits_the_log(variant: str) -> None:
    scene = MEETINGS.case(variant).scene("cause")
    table = next(document for document in scene.documents if isinstance(document, Table))
    failed = [row for row in table.rows if row[3] not in script().talk.kept]
    (kept,) = (row for row in table.rows if row not in failed)
    same_hour = len({(row[0][:3], row[1]) for row in failed}) == 1
    same_place = len({row[2] for row in failed}) == 1 and kept[2] != failed[0][2]
    late = all(int(row[0].split()[1]) >= 24 for row in failed) and int(kept[0].split()[1]) < 24
    assert [same_hour, same_place, late].count(True) == 1


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_measure_was_best_when_most_was_bought(variant: str) -> None:
    table = MEETINGS.case(variant).scene("goals").documents[1]
    assert isinstance(table, Table)
    rows = [[int(cell.replace(",", "")) for cell in row[1:]] for row in table.rows]
    best = max(rows)
    assert best[1] == min(row[1] for row in rows)
    assert best[2] != min(row[2] for row in rows)


def test_no_heading_is_cut_off_by_the_form() -> None:
    assert all(len(group.title) <= 24 for variant in VARIANTS for group in MEETINGS.sheet(variant).groups)


def test_the_sheet_leaves_no_placeholder_open() -> None:
    assert not any("{" in str(MEETINGS.sheet(variant)) for variant in VARIANTS)


@pytest.mark.parametrize("variant", VARIANTS[:20])
def test_replies_answer_any_choice_and_give_no_verdict(variant: str) -> None:
    case, sheet, random = MEETINGS.case(variant), MEETINGS.sheet(variant), Random(variant)
    assert not MEETINGS.follow(case, {})
    answered = {"goals", "cause", "fix", "clause-a", "clause-b", "paid-a", "paid-b"}
    for _ in range(5):
        replies = MEETINGS.follow(case, random_answer(sheet, random))
        assert set(replies) == answered
        said = str(list(replies.values())).lower()
        assert "{" not in said
        assert not any(word in said for word in ("right", "wrong", "better", "mistake", "should"))


@pytest.mark.parametrize("variant", VARIANTS)
def test_it_can_be_read_in_time(variant: str) -> None:
    sheet = MEETINGS.sheet(variant)
    texts = [text for document in sheet.brief for text in _texts(document)]
    for group in sheet.groups:
        texts += [group.title, *(text for document in group.documents for text in _texts(document))]
        texts += [text for field in group.fields for text in (field.label, *_options(field))]
    assert sum(len(text.split()) for text in texts) <= 1_920
    assert len(sheet.fields) <= 40


def _texts(document: object) -> tuple[str, ...]:
    match document:
        case Prose():
            return (document.text,)
        case Message():
            return (document.date, document.sender, document.text)
        case Table():
            return (document.title, *document.head, *(cell for row in document.rows for cell in row))
    raise AssertionError(document)


def _options(field: object) -> list[str]:
    return [option.text for option in getattr(field, "options", ())]


def test_a_check_before_handing_in_says_only_what_is_empty() -> None:
    answer = dict(random_answer(MEETINGS.sheet("0"), Random(0)))
    answer.pop("fix.choice")
    report = look(MEETINGS, "0", answer)
    assert (report.status, report.findings) == (ReportStatus.EVIDENCE, ())
    assert report.left == ("Meeting 3: next visits",)


@pytest.mark.parametrize("place", PLACES)
def test_one_side_alone_does_not_earn_a_place(place: str) -> None:
    reference = solution(MEETINGS).reference(MEETINGS.case("0"))
    half = {key: value for key, value in reference.items() if key != f"{place}-a.choice"}
    lost = [found for found in grade(MEETINGS, "0", half).findings if found.status is not Status.KEPT]
    assert [(found.status, found.max_points) for found in lost] == [(Status.NOT_ATTEMPTED, 1.2)]


def test_all_five_sources_are_judged() -> None:
    assert {key[0] for rule in MEETINGS.rules for key in rule.teachings} == set("ABCDE")


def test_any_topic_can_be_put_fairly_for_short_and_long_names() -> None:
    prose = script().clauses
    for topic in prose.topics:
        for expert, later in (("Ana", "3 May"), ("Katarina", "28 September")):
            words = {
                "clause": topic.clause,
                "clause_cap": topic.clause.capitalize(),
                "milder": topic.milder,
                "back": topic.back,
                "expert": expert,
                "later": later,
                "contract": "contract Harbour",
            }
            pools: dict[str, list[str]] = {}
            for one in prose.response:
                pools.setdefault(one.kind, []).append(one.text.format_map(words))
            stall, live, vague, yes = pools.values()
            assert any(is_fair((a, b, c, d)) for a in stall for b in live for c in vague for d in yes)
