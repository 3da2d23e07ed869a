"""Answer files: malformed, huge, deeply nested, of wrong types, with extreme numbers and odd signs."""

from grader.grading.answers import LARGEST
from tests.adversarial.case import BUT_FIRST, FIRST, GOOD, Case, answer

HONEST = GOOD[f"{FIRST}.json"]
COST = "card-1.cost"
"""A field that takes a number."""

CAUSE = "card-1.cause"
"""A field that takes an option."""

NOT_JSON, MANY = "not a readable answer file", "lists and objects"


def number(text: str) -> bytes:
    """Return the answer with a number that is written in any way."""
    return answer({COST: "HERE"}).replace(b'"HERE"', text.encode())


INVALID = {
    "answer-of-no-bytes": (b"", NOT_JSON),
    "answer-cut-off": (HONEST[:-20], NOT_JSON),
    "answer-with-a-tail": (HONEST + b"10.0", NOT_JSON),
    "answer-of-bytes": (bytes(range(256)), NOT_JSON),
    "answer-of-null": (b"null", "Expected `object`"),
    "answer-of-a-list": (b"[" + HONEST + b"]", "Expected `object`"),
    "answer-in-comments": (b"// " + HONEST, NOT_JSON),
    "answer-in-single-quotes": (HONEST.replace(b'"', b"'"), NOT_JSON),
    "answer-of-a-megabyte": (b" " * 1_000_000 + HONEST, "an answer has at most"),
    "answer-one-byte-too-long": (HONEST.ljust(LARGEST + 1), "an answer has at most"),
    "answer-without-bottom": (b"[" * 60_000, MANY),
    "answer-of-objects-without-bottom": (b'{"a":' * 10_000, MANY),
    "answer-nested-in-a-field": (number("[" * 400 + "]" * 400), "is not a number"),
    "answer-nested-to-the-limit": (number("[" * 980 + "]" * 980), MANY),
    "answer-with-a-field-without-bottom": (number("[" * 20_000 + "]" * 20_000), MANY),
    "answer-with-thousands-of-fields": (answer({f"{i:x}": 0 for i in range(5000)}), "no such decision"),
    "answer-with-a-long-field": (answer({"x" * 60_000: 0}), "no such decision"),
    "answer-with-a-long-value": (answer({CAUSE: "x" * 60_000}), "is not one of the options"),
    "answer-with-an-extra-key": (HONEST.replace(b"{", b'{"score": 10, ', 1), "unknown field `score`"),
    "answer-with-an-endless-key": (
        HONEST.replace(b"{", b'{"' + b"x" * 60_000 + b'": 10, ', 1),
        "unknown field",
    ),
    "answer-with-a-score-inside": (answer({"score": 10}), "no such decision"),
    "answer-of-a-later-version": (answer({}, version=2), "written by a newer course"),
    "answer-of-a-version-in-words": (answer({}, version="1"), "Expected `int`"),
    "answer-of-a-true-version": (answer({}, version=True), "Expected `int`"),
    "answer-of-an-endless-version": (
        answer({}, version="HERE").replace(b'"HERE"', b"1" + b"0" * 400),
        "written by a newer course",
    ),
    "answer-for-no-exercise": (answer({}, exercise=""), "this file answers"),
    "answer-for-a-path": (answer({}, exercise="../../gradebook"), "this file answers"),
    "answer-with-a-list-of-decisions": (
        HONEST.replace(b'"answer": {', b'"answer": [{')[:-3] + b"}]}",
        "Expected",
    ),
    "number-in-words": (number('"1800"'), "is not a number"),
    "number-that-is-true": (number("true"), "is not a number"),
    "number-that-is-null": (number("null"), "is not a number"),
    "number-that-is-an-object": (number('{"a": 1}'), "is not a number"),
    "number-below-nothing": (number("-1"), "is not between"),
    "number-of-308-digits": (number("1e308"), "is not between"),
    "number-beyond-all-numbers": (number("1e309"), "out of range"),
    "number-of-400-digits": (number("1" + "0" * 400), "is not between"),
    "number-of-minus-400-digits": (number("-1" + "0" * 400), "is not between"),
    "number-of-5000-digits": (number("1" + "0" * 5000), "out of range"),
    "number-that-is-none": (number("NaN"), NOT_JSON),
    "number-without-end": (number("Infinity"), NOT_JSON),
    "number-with-leading-zeros": (number("0001800"), NOT_JSON),
    "number-in-hexadecimal": (number("0x10"), NOT_JSON),
    "option-that-is-a-number": (answer({CAUSE: 0}), "is not one of the options"),
    "option-that-is-a-list": (answer({CAUSE: ["a"]}), "is not one of the options"),
    "option-that-is-empty": (answer({CAUSE: ""}), "is not one of the options"),
    "answer-with-a-byte-order-mark": (b"\xef\xbb\xbf" + HONEST, NOT_JSON),
    "answer-in-utf-16": (HONEST.decode().encode("utf-16"), NOT_JSON),
    "answer-in-utf-32": (HONEST.decode().encode("utf-32"), NOT_JSON),
    "answer-in-latin-1": (answer({"caf\xe9": 1}).replace(b"\\u00e9", b"\xe9"), NOT_JSON),
    "answer-with-half-a-character": (answer({"\ud800": 1}), NOT_JSON),
    "answer-with-a-raw-half": (answer({"HERE": 1}).replace(b"HERE", b"\xed\xa0\x80"), NOT_JSON),
    "answer-with-a-raw-nul": (answer({"HERE": 1}).replace(b"HERE", b"\0"), NOT_JSON),
    "answer-with-a-nul": (answer({"\0": 1}), "no such decision"),
    "answer-with-a-long-way-of-writing-nul": (HONEST.replace(b'"answer"', b'"\\u0061nswer\\u0000"'), ""),
    "answer-turned-round": (answer({"\u202ecard-1.cost": 1}), "no such decision"),
    "answer-with-nothing-between": (answer({"card-1\u200b.cost": 1}), "no such decision"),
    "answer-with-look-alikes": (answer({"\u0441ard-1.cost": 1}), "no such decision"),
    "answer-that-calls-itself-unread": (b"unreadable: <b>your grader</b> was asleep", "your grader"),
}

LEGAL = {
    # The last of two equal keys counts, in every reader of this file.
    "answer-with-two-of-a-key": HONEST.replace(b'"answer": {', b'"answer": {"card-1.cost": "no", ', 1),
    "answer-with-two-sets-of-decisions": HONEST.replace(b'"answer"', b'"answer": {}, "answer"', 1),
    "answer-in-escapes": HONEST.replace(b'"exercise"', b'"\\u0065xercise"'),
    "answer-with-much-room": HONEST.replace(b"\n", b"\n" + b" " * 500),
    "answer-filled-up-to-the-limit": HONEST.ljust(LARGEST),
}

CASES = (
    *(
        Case(
            name=name,
            answers={**GOOD, f"{FIRST}.json": content},
            scores=BUT_FIRST,
            says={FIRST: says},
        )
        for name, (content, says) in INVALID.items()
    ),
    *(Case(name=name, answers={**GOOD, f"{FIRST}.json": content}) for name, content in LEGAL.items()),
)
