"""Notebook files that are none: the answers beside them are graded all the same."""

import json

from tests.adversarial.case import FLAWED, POOR, Case, in_its_place, notebook, text
from tests.nbgrader.course import ROOT

NOTEBOOK = "trust.ipynb"
HONEST = (ROOT / "exercises" / "trust" / NOTEBOOK).read_bytes()
UNREADABLE = "could not be read"


def with_cell(source: str) -> bytes:
    """Return the notebook with one more cell; not even its characters need be any."""
    it = json.loads(HONEST)
    it["cells"].append({"cell_type": "markdown", "id": "x", "metadata": {}, "source": "HERE"})
    return json.dumps(it).replace("HERE", source).encode("utf-8", "surrogatepass")


UNREADABLES = {
    "empty-notebook": b"",
    "half-a-notebook": HONEST[: len(HONEST) // 2],
    "notebook-of-bytes": bytes(range(256)) * 100,
    "notebook-of-null": b"null",
    "notebook-of-a-list": b"[]",
    "notebook-of-a-number": b"1e308",
    "notebook-without-cells": b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}}',
    "notebook-with-a-cell-for-all": b'{"nbformat": 4, "metadata": {}, "cells": "10.0"}',
    "notebook-without-bottom": b'{"nbformat": 4, "cells": ' + b"[" * 100_000,
    "notebook-in-utf-16": HONEST.decode().encode("utf-16"),
    "notebook-with-a-byte-order-mark": b"\xef\xbb\xbf" + HONEST,
    "notebook-with-an-escaped-half": with_cell("\\ud800"),
    "notebook-with-a-raw-nul": with_cell("\0"),
    "notebook-with-not-a-number": HONEST.replace(b'"metadata": {', b'"metadata": {"points": NaN, ', 1),
    "notebook-that-is-a-zip": b"PK\x03\x04" + b"\0" * 1000,
    "notebook-that-is-a-page": b"<!doctype html><script>alert(1)</script>",
}

TOO_LARGE = {
    "notebook-of-nine-megabytes": with_cell("x" * 9_000_000),
    "notebook-of-objects": HONEST[:-3] + b', "x": [' + b"{}," * 300_000 + b"{}]}",
}

READ = {
    "notebook-with-half-a-character": with_cell("\udc80"),
    "notebook-of-the-third-format": HONEST.replace(b'"nbformat": 4', b'"nbformat": 3'),
    "notebook-of-a-future-format": HONEST.replace(b'"nbformat": 4', b'"nbformat": 99'),
    "notebook-with-two-sets-of-cells": HONEST.rstrip()[:-1] + b', "cells": []}',
    "notebook-with-all-signs": with_cell("\\u0000\\u202e\\u200b\\ufeff \u2028\u2029\x7f🏳️‍🌈"),
    "notebook-with-a-long-cell": with_cell("wordy " * 500_000),
}

CASES = (
    *(
        Case(
            name=name,
            do=in_its_place(content),
            answers=POOR,
            scores=FLAWED,
            says={NOTEBOOK: UNREADABLE},
        )
        for name, content in UNREADABLES.items()
    ),
    *(
        Case(
            name=name,
            do=in_its_place(content),
            answers=POOR,
            scores=FLAWED,
            says={NOTEBOOK: "too large"},
        )
        for name, content in TOO_LARGE.items()
    ),
    *(
        Case(name=name, do=in_its_place(content), answers=POOR, scores=FLAWED)
        for name, content in READ.items()
    ),
    Case(
        name="thousands-of-cells",
        do=notebook(lambda it: it["cells"].extend(text("x", f"x{i}") for i in range(5000))),
        answers=POOR,
        scores=FLAWED,
    ),
)
