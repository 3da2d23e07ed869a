"""Packages of several issues: a bargain of twelve packages worked out by hand, and laws for all others."""

from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from grader.simulators.frontier import (
    Bargain,
    Issue,
    Level,
    better_for_both,
    logrolls,
    most_joint_value,
    nash_point,
    packages,
    pareto_frontier,
    zopa,
)

PRICE = Issue("Price", (Level("as offered", 0, 0), Level("5% off", -5, 5), Level("10% off", -10, 10)))
TRAINING = Issue("Training", (Level("none", 0, 0), Level("two days", -2, 6)))
TERM = Issue("Term", (Level("one year", 0, 0), Level("two years", 8, -3)))
BARGAIN = Bargain((PRICE, TRAINING, TERM), our_limit=0, their_limit=1)

sums = st.integers(-20, 20).map(float)
issues = st.lists(st.builds(Level, st.just("level"), sums, sums), min_size=1, max_size=4)
bargains = st.builds(
    Bargain,
    st.lists(st.builds(Issue, st.just("issue"), issues.map(tuple)), min_size=1, max_size=4).map(tuple),
    sums,
    sums,
)


def test_every_package_is_the_sum_of_its_levels() -> None:
    worth = {each.levels: (each.ours, each.theirs) for each in packages(BARGAIN)}
    assert len(worth) == 3 * 2 * 2
    assert worth[0, 0, 0] == (0, 0)
    assert worth[0, 1, 1] == (6, 3)
    assert worth[1, 0, 1] == (3, 2)
    assert worth[2, 1, 1] == (-4, 13)


def test_the_zone_of_possible_agreement_holds_both_reservation_values() -> None:
    assert [each.levels for each in zopa(BARGAIN)] == [(0, 1, 1), (1, 0, 1), (1, 1, 1)]


def test_the_frontier_runs_from_our_best_package_to_theirs() -> None:
    frontier = pareto_frontier(packages(BARGAIN))
    assert [(each.ours, each.theirs) for each in frontier] == [(8, -3), (6, 3), (1, 8), (-4, 13), (-12, 16)]


def test_the_nash_point_has_the_greatest_product_of_gains() -> None:
    # Gains over the limits: 6 and 2, 3 and 1, 1 and 7.
    assert [BARGAIN.nash_product(each) for each in zopa(BARGAIN)] == [12, 3, 7]
    found = nash_point(BARGAIN)
    assert found is not None
    assert found.levels == (0, 1, 1)


def test_the_price_only_moves_value_while_other_issues_make_it() -> None:
    best = most_joint_value(BARGAIN)
    assert (best.levels, best.joint_value) == ((0, 1, 1), 9)
    assert {each.joint_value for each in packages(BARGAIN) if each.levels[1:] == (1, 1)} == {9}


def test_logrolling_changes_two_issues_and_helps_both() -> None:
    offered = BARGAIN.package((0, 0, 0))
    assert [each.levels for each in better_for_both(BARGAIN, offered)] == [(0, 1, 1), (1, 0, 1), (1, 1, 1)]
    assert [each.levels for each in logrolls(BARGAIN, offered)] == [(0, 1, 1), (1, 0, 1)]
    assert [each.levels for each in logrolls(BARGAIN, BARGAIN.package((1, 0, 1)))] == [(0, 1, 1)]


def test_a_package_says_what_it_settles() -> None:
    assert BARGAIN.described(BARGAIN.package((1, 0, 1))) == (
        ("Price", "5% off"),
        ("Training", "none"),
        ("Term", "two years"),
    )


def test_without_a_zone_of_agreement_there_is_no_nash_point() -> None:
    assert nash_point(Bargain(BARGAIN.issues, our_limit=9, their_limit=1)) is None


@given(bargains)
def test_nothing_beats_a_package_of_the_frontier(bargain: Bargain) -> None:
    frontier = pareto_frontier(packages(bargain))
    assert all(not better_for_both(bargain, each) for each in frontier)
    worth = {(each.ours, each.theirs) for each in frontier}
    for each in packages(bargain):
        assert bool(better_for_both(bargain, each)) is ((each.ours, each.theirs) not in worth)


@given(bargains)
def test_the_nash_point_lies_in_the_zone_and_makes_the_most_of_it(bargain: Bargain) -> None:
    found = nash_point(bargain)
    assert (found is None) is (not zopa(bargain))
    if found is not None:
        assert bargain.nash_product(found) == max(bargain.nash_product(each) for each in zopa(bargain))


def test_some_thousand_packages_take_no_time() -> None:
    levels = tuple(Level(str(n), -n, n * n) for n in range(5))
    large = Bargain(tuple(Issue(str(n), levels) for n in range(5)), our_limit=-12, their_limit=3)
    begun = perf_counter()
    pareto_frontier(packages(large))
    nash_point(large)
    assert len(packages(large)) == 5**5
    assert perf_counter() - begun < 0.2
