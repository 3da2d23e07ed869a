"""The file of a deal: what is written is read again, and what is hostile is named and kept out."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.deals.deal import MOST_ROWS, Deal
from grader.deals.file import LARGEST, InvalidDealError, decode, encode
from tests.sample_deal import sample


def changed(**parts: object) -> bytes:
    content = msgspec.json.decode(encode(sample()))
    for name, part in parts.items():
        content[name] = {**content[name], **part} if isinstance(part, dict) else part
    return msgspec.json.encode(content)


def test_a_deal_comes_back_as_it_was() -> None:
    assert decode(encode(sample())) == sample()
    assert decode(encode(Deal("New"))) == Deal("New")


HOSTILE: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "file"),
    "no JSON": (b"\xff\xfe{", "file"),
    "another shape": (b'{"version": 1, "name": ["x"]}', "file"),
    "an unknown part": (changed(extra=1), "file"),
    "too large": (b" " * (LARGEST + 1), "file"),
    "very deep": (b'{"version":1,"name":"x","values":{"a":' + b"[" * 5000, "file"),
    "another version": (changed(version=9), "version"),
    "a huge version": (b'{"version": ' + b"9" * 4000 + b', "name": "x"}', "version"),
    "a version without end": (b'{"version": ' + b"9" * 9000 + b', "name": "x"}', "version"),
    "no name": (changed(name="  "), "name"),
    "a name with control characters": (changed(name="a\x1b[31mb"), "name"),
    "a name without end": (changed(name="x" * 5000), "name"),
    "an unknown field": (changed(values={"deal.password": "x"}), "deal.password"),
    "a key without a dot": (changed(values={"deal": "x"}), "deal"),
    "a key of many dots": (changed(values={"a.b.c.d.e": "x"}), "a.b.c.d.e"),
    "a row that is not there": (changed(values={"ask.99.get": "x"}), "ask.99.get"),
    "rows of no section": (changed(rows={"nowhere": ["1"]}), "rows of nowhere"),
    "rows where there are none": (changed(rows={"deal": ["1"]}), "rows of deal"),
    "a row twice": (changed(rows={"agenda": ["1", "1"]}), "rows of agenda"),
    "too many rows": (changed(rows={"agenda": [str(n) for n in range(1, MOST_ROWS + 2)]}), "rows of agenda"),
    "a row that is no number": (changed(rows={"agenda": ["../../etc"]}), "rows of agenda"),
    "a row with a huge number": (changed(rows={"agenda": ["9" * 5000]}), "rows of agenda"),
    "text that is no text": (changed(values={"deal.customer": 7}), "deal.customer"),
    "text without end": (changed(values={"deal.customer": "x" * 5000}), "deal.customer"),
    "text over two lines": (changed(values={"deal.customer": "a\nb"}), "deal.customer"),
    "text that turns the line round": (changed(values={"deal.customer": "a\u202eb"}), "deal.customer"),
    "half a character": (changed().replace(b'"Hopfield Breweries"', b'"\\ud800"'), "deal.customer"),
    "a day that is none": (changed(values={"deal.meeting": "2026-02-30"}), "deal.meeting"),
    "a day in another form": (changed(values={"deal.meeting": "20260212"}), "deal.meeting"),
    "an amount below nothing": (changed(values={"deal.value": -1}), "deal.value"),
    "an amount that is text": (changed(values={"deal.value": "1000"}), "deal.value"),
    "an amount without end": (changed().replace(b"480000.0", b"9" * 400), "deal.value"),
    "an option that is none": (changed(values={"piece.1.when": "7"}), "piece.1.when"),
    "a pick of no row": (changed(values={"step.1.condition": "77"}), "step.1.condition"),
    "a pick that is a list": (changed(values={"step.1.condition": [["1"]]}), "step.1.condition"),
}


@pytest.mark.parametrize(("content", "where"), HOSTILE.values(), ids=HOSTILE)
def test_what_is_wrong_is_named(content: bytes, where: str) -> None:
    with pytest.raises(InvalidDealError) as caught:
        decode(content)
    assert any(where in key for key in caught.value.problems) or "file" in caught.value.problems
    assert len(str(caught.value)) < 3000


def test_what_is_sound_is_kept_beside_what_is_not() -> None:
    with pytest.raises(InvalidDealError) as caught:
        decode(changed(values={"deal.value": "much", "deal.person": "Kim"}))
    rest = caught.value.rest
    assert rest.values["deal.person"] == "Kim"
    assert "deal.value" not in rest.values
    assert rest.rows == sample().rows
    assert decode(encode(rest)) == rest


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=5,
)


@given(st.sampled_from(sorted(sample().values)), anything)
def test_any_value_is_legal_or_named(key: str, value: object) -> None:
    content = changed(values={key: value})
    try:
        deal = decode(content)
    except InvalidDealError as error:
        deal = error.rest
    assert decode(encode(deal)) == deal


@given(st.binary(max_size=200))
def test_any_bytes_are_a_deal_or_no_deal(content: bytes) -> None:
    with pytest.raises(InvalidDealError):
        decode(content)
