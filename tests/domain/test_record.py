"""A track record says what happened, and trust is low from the second silent breach on."""

from datetime import date

import pytest

from grader.domain.record import Commitment, TrackRecord


def record(fates: str) -> TrackRecord:
    """Return a record with a commitment for each letter: ``x`` broken without notice, ``.`` not."""
    commitments = (
        Commitment(f"promise {number}", date(2027, 3, number), fate == "x", "It happened.")
        for number, fate in enumerate(fates, 1)
    )
    return TrackRecord("Ana Ribeiro", tuple(commitments))


@pytest.mark.parametrize(
    ("fates", "low"),
    [
        pytest.param("....", False, id="none"),
        pytest.param(".x..", False, id="one"),
        pytest.param(".x.x", True, id="two"),
        pytest.param("xxx.", True, id="three"),
        pytest.param("xx...x", False, id="old breaches do not count"),
    ],
)
def test_trust_is_low_from_two_breaches_among_the_last_four(*, fates: str, low: bool) -> None:
    assert record(fates).low_trust is low


def test_the_facts_name_every_breach_with_its_date() -> None:
    assert record(".xxx").facts() == (
        "Three of Ana Ribeiro's last four dated promises were broken without notice: "
        "promise 2 due on 2 March, promise 3 due on 3 March and promise 4 due on 4 March."
    )
    assert record(".x..").facts().startswith("One of Ana Ribeiro's last four dated promises was")
    assert record("....").facts() == ("Ana Ribeiro broke none of the last four promises without notice.")


def test_the_rows_say_what_happened_and_give_no_verdict() -> None:
    assert record("x...").rows[0] == ("1 March", "promise 1", "It happened.")
