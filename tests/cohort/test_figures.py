"""Scores, mastery, difficulty, discrimination, who is behind and when: worked out by hand beside."""

from datetime import datetime, timedelta
from math import isclose, sqrt

import pytest

from grader.cohort.debrief import passages, questions
from grader.cohort.figures import figures, nameless
from grader.cohort.items import FEWEST, Item, exercise_items, rule_items
from grader.cohort.mastery import bands, breaks, matrices, ranked, share_kept
from grader.cohort.scores import band_names, scores
from grader.cohort.standing import Day, behind, times
from grader.cohort.work import Assignment, Person, Submission, Task
from grader.domain.teachings import syllabus
from grader.grading.grade import ReportStatus
from tests.cohort.people import cohort, judged, scored, task

NOON = datetime(2027, 1, 11, 12)  # noqa: DTZ001 - as the gradebook keeps times
PLAIN = task("plain", "one:A1", "two:A2", "three:A2,E4", "four")
OTHER = task("other", "one")


def test_scores_are_spread_over_bands_and_nobody_is_lost() -> None:
    points = (0.0, 1.9, 2.0, 7.9, 8.0, 9.99, 10.0, 10.0)
    work = [scored(f"l{place}", PLAIN, each) for place, each in enumerate(points)]
    work[0] = scored("l0", PLAIN, 0.0, ReportStatus.NOT_ATTEMPTED)
    work[1] = scored("l1", PLAIN, 1.9, ReportStatus.INVALID)
    (found,) = scores(cohort([PLAIN], [*work, scored("waits", PLAIN, None)]))
    assert found.bands == (2, 1, 0, 1, 2, 2)
    assert (found.count, found.nothing, found.unreadable, found.ungraded) == (8, 1, 1, 1)
    assert (found.passed, found.lowest, found.highest) == (4, 0.0, 10.0)
    assert isclose(found.mean or 0, sum(points) / 8)
    assert isclose(found.middle or 0, 7.95)


def test_a_score_of_tenths_is_in_its_own_band() -> None:
    (found,) = scores(cohort([PLAIN], [scored("a", PLAIN, 0.1 + 0.7 + 7.2)]))
    assert found.bands == (0, 0, 0, 0, 1, 0)


def test_bands_are_named_after_the_points_that_the_task_is_worth() -> None:
    assert band_names(10) == (
        "0 to under 2",
        "2 to under 4",
        "4 to under 6",
        "6 to under 8",
        "8 to under 10",
        "10",
    )


def test_a_task_without_scores_has_no_mean() -> None:
    (found,) = scores(cohort([PLAIN], []))
    assert (found.count, found.mean, found.middle, found.lowest) == (0, None, None, None)


def test_the_matrix_has_a_sign_for_each_rule_and_a_row_for_each_answer() -> None:
    blank = scored("blank", PLAIN, 0.0, ReportStatus.NOT_ATTEMPTED)
    damaged = scored("damaged", PLAIN, 0.0, ReportStatus.INVALID)
    (found,) = matrices(
        cohort([PLAIN], [judged("b", PLAIN, "kkb-"), judged("a", PLAIN, "eeek"), blank, damaged])
    )
    assert found.rows == {"a": "○○○✓", "b": "✓✓✗–"}


@pytest.mark.parametrize(
    ("signs", "share"),
    [("✓✓✗–", 2 / 3), ("○○", 0.0), ("––", None), ("✓", 1.0)],
    ids=["a-rule-that-is-not-asked-counts-nowhere", "empty-is-not-kept", "nothing-asked", "all-kept"],
)
def test_the_share_kept_is_of_what_was_asked(signs: str, share: float | None) -> None:
    assert share_kept(signs) == share


def test_learners_are_ranked_over_all_tasks_and_cut_into_groups_of_a_size() -> None:
    work = [
        judged("good", PLAIN, "kkkk"),
        judged("fair", PLAIN, "kkbb"),
        judged("fair", OTHER, "k"),
        judged("poor", PLAIN, "bbbb"),
    ]
    order = ranked(matrices(cohort([PLAIN, OTHER], work)))
    assert order == ["poor", "fair", "good"]
    assert bands(order) == [["poor"], ["fair"], ["good"]]
    assert list(map(len, bands([f"{each}" for each in range(503)]))) == [100, 101, 100, 101, 101]
    assert bands([]) == []


def test_what_most_broke_comes_first_with_who_and_what_they_said() -> None:
    work = [judged("a", PLAIN, "bkkk"), judged("b", PLAIN, "bbek"), judged("c", PLAIN, "kk-k")]
    first, second = breaks(cohort([PLAIN], work))
    assert (first.rule, first.broken, first.judged, first.learners) == ("one", 2, 3, ("a", "b"))
    assert (first.quote, first.quoted) == ("Card 1: you chose “b”.", 2)
    assert (second.rule, second.broken, second.judged) == ("two", 1, 3)
    assert [passage.heading for passage in first.passages] == ["People and business"]
    assert first.passages[0].question.endswith("?")


def test_a_rule_left_empty_is_not_broken() -> None:
    assert breaks(cohort([PLAIN], [judged("a", PLAIN, "eeee"), judged("b", PLAIN, "kk--")])) == ()


def test_what_is_quoted_is_of_one_case() -> None:
    work = [judged(name, PLAIN, "bkkk", variant=name) for name in "abc"]
    (found,) = breaks(cohort([PLAIN], work))
    assert found.quoted == 1


def test_a_rule_of_two_passages_names_both_once() -> None:
    assert [each.heading for each in passages(("A2", "A19", "E4"))] == [
        "What to share, and when",
        "Words that cost money",
    ]


def test_every_section_of_the_syllabus_has_a_question() -> None:
    assert questions().keys() == syllabus().sections.keys()
    assert all(text.endswith("?") for text in questions().values())


def items(*outcomes: str) -> list[Item]:
    """Return the rules of the plain task as items, by name, from each learner's outcomes."""
    work = [judged(f"l{place:02}", PLAIN, each) for place, each in enumerate(outcomes)]
    return list(rule_items(cohort([PLAIN], work)))


def test_difficulty_is_the_share_who_kept_a_rule_of_those_who_were_asked() -> None:
    one, two, three, four = items("kkb-", "kbb-", "keb-", "kkk-")
    assert [each.difficulty for each in (one, two, three)] == [1.0, 0.5, 0.25]
    assert (four.count, four.difficulty, four.range) == (0, None, None)


def test_the_range_of_a_p_value_is_wilsons() -> None:
    (one, *_) = items(*["kkkk"] * 5, *["bkkk"] * 5)
    # By hand: z² = 3.8416; middle (0.5 + 0.19208) / 1.38416; away 1.96 √(0.025 + 0.009604) / 1.38416.
    low, high = one.range or (0, 0)
    assert (round(low, 4), round(high, 4)) == (0.2366, 0.7634)


def test_discrimination_leaves_the_rule_itself_out() -> None:
    # Rule one against the rest, in thirds of points: kept 1 with 3, 3, 3, 2, 2; broken 0 with 1, 1, 1, 0, 2.
    one, *_ = items(*["kkkk"] * 3, *["kkkb"] * 2, *["bkbb"] * 3, "bbbb", "bkkb")
    # x̄ = 0.5; ȳ = 18/30; Σ(x-x̄)(y-ȳ) = 0.5 · (13 - 5) / 3 = 4/3; Σ(x-x̄)² = 2.5;
    # Σ(y-ȳ)² = (3·9 + 2·4 + 3·1 + 0 + 4) / 9 - 10 · 0.36 = 42/9 - 3.6.
    assert isclose(one.discrimination or 0, (4 / 3) / sqrt(2.5 * (42 / 9 - 3.6)))
    assert one.against == 10
    assert one.verdict == "whoever does well elsewhere does well here"


@pytest.mark.parametrize(
    ("outcomes", "verdict"),
    [
        pytest.param(["kkkk", "bbbb"] * 4, "too few answers to tell: 8 of at least 10", id="too-few"),
        pytest.param(["kkkk", "kbbb"] * 9, "all learners alike: nothing to tell apart", id="all-kept-it"),
        pytest.param(
            ["kkkk", "kbbb", "bkkk", "bbbb"] * 4, "not clear yet with so few answers", id="no-connection"
        ),
        pytest.param(
            ["kbbb", "bkkk"] * 9, "whoever does well elsewhere does worse here: look at it", id="wrong-way"
        ),
    ],
)
def test_a_verdict_says_no_more_than_the_answers_bear(outcomes: list[str], verdict: str) -> None:
    assert items(*outcomes)[0].verdict == verdict


def test_answers_with_nothing_in_them_make_no_rule_look_good() -> None:
    blank = [scored(f"x{place}", PLAIN, 0.0, ReportStatus.NOT_ATTEMPTED) for place in range(20)]
    found = rule_items(cohort([PLAIN], [judged("a", PLAIN, "kkkk"), *blank]))
    assert {each.count for each in found} == {1}


def test_an_exercise_is_held_against_the_mean_of_the_others() -> None:
    third = task("third", "one")
    work = []
    for place in range(FEWEST):
        share = float(place)
        work += [scored(f"l{place}", PLAIN, share), scored(f"l{place}", OTHER, share)]
        work.append(scored(f"l{place}", third, 9 - share))
    work.append(scored("alone", PLAIN, 10.0))
    first, second, last = exercise_items(cohort([PLAIN, OTHER, third], work))
    # The mean of its like and its opposite is the same for all, so the first two have no correlation.
    assert (first.count, first.against, first.discrimination) == (FEWEST + 1, FEWEST, None)
    assert isclose(first.difficulty or 0, (4.5 * 10 + 10) / 110)
    assert second.discrimination is None
    assert isclose(last.discrimination or 0, -1)


def late(learner: str, assignment: str, hours: int | None) -> Submission:
    """Return what was handed in some hours after it was due."""
    return Submission(
        learner=learner,
        assignment=assignment,
        submitted=None if hours is None else NOON + timedelta(hours=hours),
        seconds_late=max(0, hours or 0) * 3600,
    )


DATED = (Assignment("trust", NOON), Assignment("team", NOON + timedelta(days=9)), Assignment("trades"))


def test_who_is_furthest_behind_comes_first_and_who_owes_nothing_is_not_there() -> None:
    done = [late(who, "trust", -2) for who in ("fine", "failed", "empty")]
    found = behind(
        cohort(
            [PLAIN],
            [
                scored("fine", PLAIN, 8.0),
                scored("failed", PLAIN, 7.9),
                scored("empty", PLAIN, 0.0, ReportStatus.NOT_ATTEMPTED),
                scored("late", PLAIN, 9.0),
            ],
            [*done, late("late", "trust", 3)],
            DATED,
            [Person("absent")],
        ),
        NOON + timedelta(days=1),
    )
    assert [each.learner for each in found] == ["absent", "empty", "failed", "late"]
    absent, empty, failed, tardy = found
    assert (absent.overdue, absent.open) == (("trust",), ())
    assert (empty.empty, empty.failed) == (("plain",), ())
    assert failed.failed == ("plain",)
    assert tardy.late == ("trust",)


def test_an_assignment_that_nobody_has_begun_makes_nobody_behind() -> None:
    submitted = [late("a", "trades", None)]
    found = behind(cohort([], [], submitted, DATED, [Person("b")]), NOON - timedelta(days=1))
    assert [(each.learner, each.overdue, each.open) for each in found] == [("b", (), ("trades",))]


def test_hand_ins_are_counted_by_day() -> None:
    submitted = [
        late("a", "trust", -13),
        late("b", "trust", 1),
        late("c", "trust", 2),
        late("d", "trust", None),
    ]
    found, *_ = times(cohort([], [], submitted, DATED, [Person("e")]))
    assert found.days == (Day("2027-01-10", 1, 0), Day("2027-01-11", 2, 2))
    assert (found.submitted, found.untimed, found.late, found.learners) == (4, 1, 2, 5)


def test_hidden_names_are_nowhere_and_figures_are_the_same() -> None:
    people = [Person("ada", "Ada Lovelace"), Person("grace", "Grace Hopper")]
    work = [judged("ada", PLAIN, "kkbb"), judged("grace", PLAIN, "bkkk")]
    shown = cohort([PLAIN], work, [late("ada", "trust", 1)], DATED, people)
    hidden = nameless(shown, "salt")
    found = figures(hidden, NOON, hidden=True)
    assert set(found.people) == set(found.people.values()) == {"Learner 1", "Learner 2"}
    assert not {"ada", "Ada", "grace", "Grace"} & set(repr(found).replace("'", " ").split())
    assert found.scores == figures(shown, NOON).scores
    assert found.rules == figures(shown, NOON).rules


def test_the_numbers_of_hidden_learners_follow_no_order() -> None:
    people = [Person(f"l{place:03}") for place in range(100)]
    orders = set()
    for salt in ("one", "two", "three"):
        hidden = nameless(cohort([PLAIN], [scored(p.id, PLAIN, i / 10) for i, p in enumerate(people)]), salt)
        orders.add(tuple(each.learner for each in hidden.work))
    assert len(orders) == 3
    assert all(list(order) != sorted(order) for order in orders)


def test_a_cohort_of_nobody_has_figures_too() -> None:
    found = figures(cohort([PLAIN, Task(id="own", title="Own", assignment="trust")], [], [], DATED), NOON)
    assert (*found.behind, *found.breaks, *found.alike.pairs) == ()
    assert [each.count for each in found.scores] == [0, 0]
