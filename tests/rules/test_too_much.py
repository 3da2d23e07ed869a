"""B5: how much is on the table at once, up to its limit and beyond, guaranteed or not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.domain.finding import Status
from grader.domain.table import OnTheTable
from grader.rules.too_much import not_too_much_at_once


def offers(amount: float | None, *, guaranteed: bool = False, exempt: str = "") -> OnTheTable:
    return OnTheTable(
        where="Open offers",
        amount=amount,
        limit=1,
        unit="open offers",
        guaranteed=guaranteed,
        chose="Both at once",
        exempt=exempt,
    )


@pytest.mark.parametrize(
    ("table", "status"),
    [
        pytest.param(offers(1), Status.KEPT, id="at the limit"),
        pytest.param(offers(2), Status.BROKEN, id="beyond the limit"),
        pytest.param(offers(2, guaranteed=True), Status.KEPT, id="guaranteed in writing"),
        pytest.param(offers(None), Status.NOT_ATTEMPTED, id="undecided"),
        pytest.param(offers(0), Status.NOT_ATTEMPTED, id="nothing on the table"),
        pytest.param(offers(2, exempt="Trust is normal."), Status.NOT_APPLICABLE, id="no limit here"),
    ],
)
def test_not_too_much_at_once(table: OnTheTable, status: Status) -> None:
    assert not_too_much_at_once.check([table], 1.0).status is status


def test_the_finding_states_amount_limit_and_side() -> None:
    table = OnTheTable(
        where="Meeting 2", amount=3210, limit=1500, unit="€", chose="Idle capacity", fact="A fact."
    )
    (line,) = not_too_much_at_once.check([table], 1.0).evidence
    assert line == (
        "Meeting 2: you chose “Idle capacity”. That puts €3,210 on the table at once; the limit is €1,500, "
        "and no written guarantee covers their reply. A fact."
    )


@given(
    amount=st.none() | st.floats(0, 1e9),
    limit=st.floats(0, 1e9),
    guaranteed=st.booleans(),
    exempt=st.sampled_from(("", "exempt")),
)
def test_it_never_raises_and_says_the_same_twice(
    *, amount: float | None, limit: float, guaranteed: bool, exempt: str
) -> None:
    table = OnTheTable(where="x", amount=amount, limit=limit, unit="€", guaranteed=guaranteed, exempt=exempt)
    assert not_too_much_at_once.check([table], 1.0) == not_too_much_at_once.check([table], 1.0)
