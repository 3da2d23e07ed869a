"""What slogans earn where teachings meet."""

import pytest

from grader.simulators.boundaries import PLACES, by_slogan


@pytest.mark.parametrize("read", range(len(PLACES) + 1))
def test_each_fact_that_is_read_puts_one_more_case_right(read: int) -> None:
    account = by_slogan(read)
    cases = [
        account.is_right(place, other_side=side) for place in range(len(PLACES)) for side in (False, True)
    ]
    assert sum(cases) == account.right == 7 + read


def test_a_slogan_is_right_on_its_own_side_and_nowhere_else() -> None:
    account = by_slogan()
    assert all(account.is_right(place, other_side=False) for place in range(len(PLACES)))
    assert not any(account.is_right(place, other_side=True) for place in range(len(PLACES)))
