"""Generated input for what reads learners' files: no crash, bounded time, bounded memory.

``python -m tests.fuzz`` runs at least 10,000 inputs through the answer decoder with the rules behind it,
through the notebook reader and through the reader of times, and prints one table; the test suite runs
some hundreds of them.
"""

import json
import sys
import tracemalloc
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import cycle, product
from random import Random
from time import perf_counter
from typing import Any

from grader.bulk.submission import LARGEST_NOTEBOOK, MOST_PARTS, Written, written_in
from grader.cells import graded
from grader.exercises import exercise, exercise_ids
from grader.exercises.exercise import FULL_MARKS
from grader.grading.answers import (
    LARGEST,
    InvalidAnswerError,
    decode,
    encode,
)
from grader.grading.answers import (
    MOST_PARTS as MOST_PARTS_OF_ANSWER,
)
from grader.grading.players import malformed, random_answer
from grader.grading.solutions import solution
from grader.grading.variants import COMMON
from grader.nbgrader_adapter.book import submitted_at
from grader.render.learner_text import as_shown

INPUTS = 12_000
"""Generated inputs of a run."""

SECONDS = 2.0
"""That one submission may take on a machine that has other work too."""

MEGABYTES = 60
"""That one submission may take beside its own bytes."""

WATCHED = 20
"""Of so many inputs, one is watched for its memory: watching makes it several times slower."""

RELEASED = {"own-deal": "Write about a deal of your own.", "other": ""}

# fmt: off
PIECES = (
    b"[", b"]", b"{", b"}", b'"', b":", b",", b"\\", b"\\u0000", b"\\ud800", b"\xed\xa0\x80", b"\xff", b"\0",
    b"\xef\xbb\xbf", b"NaN", b"-Infinity", b"1e308", b"1e999", b"-0", b"1" * 400, b"1" * 5000, b"null",
    b"true", b"[" * 300, b"[" * 5000, b'{"a":' * 900, b'"a":1,' * 2000, b"[]," * 3000, b"0," * 5000,
    "\u202e\u200b".encode(), b"unreadable: ", b"<script>", b"\x1b[2J", b"\n" * 50, b" " * 70_000,
    b'"version":1', b'"cells":[', b'"metadata":{',
)
# fmt: on
"""What is put into honest files."""


@dataclass
class Row:
    """What came of the inputs of one kind."""

    kind: str
    inputs: int = 0
    slowest: float = 0.0
    largest: int = 0
    faults: list[str] = field(default_factory=list)


def mutated(content: bytes, random: Random) -> bytes:
    """Return an honest file with some damage done to it."""
    damaged = bytearray(content)
    for _ in range(random.choice((1, 1, 2, 3, 8, 30))):
        place = random.randrange(len(damaged) + 1)
        match random.randrange(6):
            case 0:
                damaged[place:place] = random.choice(PIECES)
            case 1:
                damaged[place : place + random.randrange(40)] = random.choice(PIECES)
            case 2:
                del damaged[place : place + random.choice((1, 5, 100))]
            case 3:
                damaged[place : place + 1] = bytes((random.randrange(256),))
            case 4:
                start = random.randrange(len(damaged) + 1)
                damaged[place:place] = damaged[start : start + random.randrange(300)]
            case _:
                damaged += random.choice(PIECES)
    return bytes(damaged)


def value(random: Random, depth: int = 0) -> Any:
    """Return any value that JSON can hold, and some that it cannot."""
    kinds: tuple[Callable[[], Any], ...] = (
        lambda: random.choice((None, True, False, "", 0, -0.0, 1e308, float("nan"), float("inf"), 10**400)),
        lambda: random.getrandbits(random.choice((1, 31, 64, 1000))) * random.choice((1, -1)),
        lambda: random.uniform(-1, 1) * 10 ** random.randrange(-300, 300),
        lambda: "".join(chr(random.choice((65, 0, 10, 27, 0x202E, 0x1F600, 0x3C))) for _ in range(5)),
        lambda: random.choice(("own-deal", "other", "0", COMMON, *exercise_ids())),
        lambda: [value(random, depth + 1) for _ in range(random.randrange(4))],
        lambda: {str(value(random, 9)): value(random, depth + 1) for _ in range(random.randrange(4))},
    )
    return random.choice(kinds if depth < 4 else kinds[:5])()


def answer_file(name: str, random: Random) -> bytes:
    """Return something in the place of an answer file, from nearly right to nonsense."""
    task = exercise(name)
    sheet = task.sheet(COMMON)
    honest = dict(random_answer(sheet, random))
    match random.randrange(8):
        case 0:
            return encode(name, COMMON, honest)
        case 1:
            return malformed(encode(name, COMMON, honest), random)
        case 2:
            return random.randbytes(random.choice((0, 1, 10, 1000, LARGEST + 1)))
        case 3:
            return json.dumps(value(random)).encode()
        case 4 | 5:
            return mutated(encode(name, COMMON, solution(task).reference(task.case(COMMON))), random)
        case _:
            keys = list(sheet.fields)
            for key in random.sample(keys, random.randint(1, len(keys))):
                honest[key] = value(random)
            if random.randrange(2):
                for key in random.sample(keys, random.randint(1, len(keys))):
                    honest.pop(key)
            content = {"version": 1, "exercise": name, "variant": COMMON, "answer": honest}
            if not random.randrange(3):
                content[random.choice((*content, "more"))] = value(random)
            return json.dumps(content).encode()


def notebook_file(random: Random) -> bytes:
    """Return something in the place of a notebook, from nearly right to nonsense."""
    cells: list[Any] = [
        {
            "cell_type": "markdown",
            "id": f"cell-{number}",
            "metadata": {"nbgrader": {"grade_id": random.choice(("own-deal", "other", "more"))}},
            "source": random.choice(("text", "", ["two\n", "lines"], value(random))),
        }
        for number in range(random.randrange(6))
    ]
    content: dict[str, Any] = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    match random.randrange(6):
        case 0:
            return random.randbytes(random.choice((0, 10, 100_000)))
        case 1:
            return json.dumps(value(random)).encode()
        case 2:
            cells[random.randrange(len(cells) + 1) :] = [value(random) for _ in range(5)]
        case 3 if cells:
            random.choice(cells)[random.choice(("metadata", "source", "more"))] = value(random)
        case _:
            return mutated(json.dumps(content).encode(), random)
    return json.dumps(content).encode()


def largest(places: Sequence[bytes], most: int, parts: int) -> Iterator[bytes]:
    """Yield files as large as they may be, which hold one thing again and again.

    Args:
        places: What stands before it.
        most: Bytes of the file.
        parts: Lists, objects and commas in it.
    """
    for begin, unit in product(
        places, (b"0,", b"[],", b'"ab",', b"1.5,", b"{},", b"[", b'{"a":', b"\\u0041", b"9")
    ):
        end = b"0" + b"]" * begin.count(b"[") + b"}" * begin.count(b"{")
        room = (most - len(begin + end)) // len(unit)
        for times in {room, min(room, parts // max(1, sum(map(unit.count, b"[{,"))) - 10)}:
            yield begin + unit * times + end


NOTEBOOKS = (
    b'{"nbformat":4,"cells":[',
    b'{"nbformat":4,"cells":[{"source":[',
    b'{"nbformat":4,"cells":[{"metadata":{"nbgrader":{"grade_id":"own-deal"}},"source":["',
    b'{"nbformat":4,"cells":[{"metadata":{"x":[',
)
"""Where a notebook may be filled up."""

ANSWERS = (b'{"version":1,"answer":{"x":[', b'{"answer":{"card-1.cost":', b'{"version":', b"")
"""Where an answer file may be filled up."""


def time_file(random: Random) -> str:
    """Return something in the place of a time."""
    parts = (
        "2027-01-11",
        "09:00:00.5",
        "UTC",
        "TZ",
        "+14:00",
        "-9999",
        "/etc/localtime",
        "9" * 50,
        "AM",
        "Monday",
    )
    more = ("", " ", "T", "\0", "\x1b", "²", "e9", "0001-01-01", "9999-12-31 23:59:59", "nan", ":" * 50)
    words = random.choices((*parts, *more), k=random.choice((1, 2, 3, 3, 3, 10, 200)))
    return random.choice(("", " ", " ", " ")).join(words)[:4096]


def faults_of_answer(name: str, content: bytes) -> Iterator[str]:
    """Say what is wrong with how an answer file was taken; nothing when all is as documented."""
    try:
        answer = decode(content, exercise(name), COMMON)
    except InvalidAnswerError as error:
        answer = None
        if not error.problems or not all(error.problems.values()):
            yield "it is refused without a reason"
    result = graded(name, "", "learner", lambda _: content)
    if result.fault:
        yield f"the course is at fault: {result.fault}"
    if type(result.score) is not float or not 0 <= result.score <= FULL_MARKS:
        yield f"it scores {result.score!r}"
    if (answer is None) != bool(result.problems):
        yield "decoding and grading do not agree"
    if result.problems and result.score:
        yield "what is invalid has points"
    if "<script" in result.findings["text/html"] or "\x1b" in "".join(result.findings.values()):
        yield "what it shows is not harmless"


def faults_of_notebook(content: bytes) -> Iterator[str]:
    """Say what is wrong with how a notebook was taken; nothing when all is as documented."""
    written = written_in(content, RELEASED)
    if not isinstance(written, Written) or not written.texts.keys() <= RELEASED.keys():
        yield f"it gives {written!r:.80}"
    for text in (written.problem, *map(as_shown, written.texts.values())):
        if "\x1b" in text:
            yield "what it shows is not harmless"
        text.encode()


def faults_of_time(text: str) -> Iterator[str]:
    """Say what is wrong with how a time was taken; nothing when all is as documented."""
    found = submitted_at(text)
    if found is not None and (type(found) is not datetime or found.tzinfo is not None):
        yield f"it gives {found!r}"


def tried(row: Row, content: bytes | str, judge: Callable[[Any], Iterator[str]], *, watched: bool) -> None:
    """Run one input, and note what is wrong with it, how long it takes and what it needs."""
    if watched:
        tracemalloc.start()
    begun = perf_counter()
    try:
        faults = list(judge(content))
    except Exception as error:  # noqa: BLE001 - that nothing is raised is what is tried here
        faults = [f"{type(error).__name__}: {error}"]
    seconds = perf_counter() - begun
    if watched:
        row.largest = max(row.largest, tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    else:
        row.slowest = max(row.slowest, seconds)
        if seconds > SECONDS:
            faults.append(f"it takes {seconds:.1f} s")
    row.inputs += 1
    row.faults += [f"{fault}: {content[:200]!r}" for fault in faults]


def fuzz(inputs: int, seed: int) -> list[Row]:
    """Try generated inputs: half of them answers, most others notebooks.

    Args:
        inputs: How many, at least.
        seed: The same seed, the same inputs.

    Returns:
        A row for each kind.
    """
    random, names = Random(seed), exercise_ids()
    rows = []
    kinds: Mapping[str, tuple[int, Callable[[], bytes | str], Callable[[Any], Iterator[str]]]] = {
        **{
            name: (
                -(-inputs // 2 // len(names)),
                lambda name=name: answer_file(name, random),  # type: ignore[misc]
                lambda content, name=name: faults_of_answer(name, content),  # type: ignore[misc]
            )
            for name in names
        },
        "largest answers": (
            len(answers := list(largest(ANSWERS, LARGEST, MOST_PARTS_OF_ANSWER))) * 2,
            cycle(answers).__next__,
            lambda content: faults_of_answer(names[0], content),
        ),
        "largest notebooks": (
            len(notebooks := list(largest(NOTEBOOKS, LARGEST_NOTEBOOK, MOST_PARTS))) * 2,
            cycle(notebooks).__next__,
            faults_of_notebook,
        ),
        "notebooks": (inputs * 2 // 5, lambda: notebook_file(random), faults_of_notebook),
        "times": (-(-inputs // 10), lambda: time_file(random), faults_of_time),
    }
    for kind, (count, make, judge) in kinds.items():
        row = Row(kind)
        if kind in names:
            solution(exercise(kind)).reference(
                exercise(kind).case(COMMON)
            )  # what is loaded once is not counted
            graded(kind, "", "learner", lambda name: encode(name, COMMON, {}))
        for number in range(count):
            # The largest are tried twice: once for their time, once for their memory.
            watched = number < count // 2 if kind.startswith("largest") else number % WATCHED == 0
            tried(row, make(), judge, watched=watched)
        if row.largest > MEGABYTES * 1e6:
            row.faults.append(f"one takes {row.largest / 1e6:.0f} MB")
        rows.append(row)
    return rows


def main() -> int:
    """Try generated inputs and print the table.

    Returns:
        0 when nothing is wrong, else 1.
    """
    parser = ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument(
        "--inputs", type=int, default=INPUTS, metavar="N", help=f"how many (default: {INPUTS:,})"
    )
    parser.add_argument("--seed", type=int, default=0, metavar="S", help="other inputs (default: 0)")
    wanted = parser.parse_args()
    rows = fuzz(wanted.inputs, wanted.seed)
    print(f"{'input':24}{'inputs':>8}{'slowest':>12}{'memory':>12}{'faults':>8}")
    for row in rows:
        memory = f"{row.largest / 1e6:.1f} MB"
        print(f"{row.kind:24}{row.inputs:8,}{row.slowest * 1000:9.1f} ms{memory:>12}{len(row.faults):8,}")
    print(f"{'all':24}{sum(row.inputs for row in rows):8,}")
    faults = [f"{row.kind}: {fault}" for row in rows for fault in row.faults]
    print("\n".join(faults[:40]) or "no crash, and all of it within its bounds")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
