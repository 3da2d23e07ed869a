"""The least that grading a cohort could cost.

It runs as a script in a course folder, ``python floor.py ASSIGNMENT``, and imports little.
One process reads and parses the submitted files, writes the bytes that bulk grading left in
``left/``, and inserts the rows that it left there. What it takes to fetch these bytes and rows is
no part of the floor: it is printed, in seconds, to be taken off.
"""

import os
import sqlite3
import sys
from contextlib import closing, suppress
from pathlib import Path
from time import perf_counter

import msgspec

TABLES = ("student", "submitted_assignment", "submitted_notebook", "grade", "comment")
"""Tables of the gradebook with a row for each submission or more, in an order that they allow."""

TREES = ("autograded", "feedback")

ROWS = 10_000
"""Rows that are held at a time."""


def main(assignment: str) -> float:
    """Do it.

    Args:
        assignment: The assignment's name.

    Returns:
        Seconds that it took to fetch what there is to write.
    """
    fetching = 0.0
    for learner in sorted(os.listdir("submitted")):  # noqa: PTH208 - paths would cost a part of the floor
        begun = perf_counter()
        wanted = _files(learner, assignment)
        fetching += perf_counter() - begun
        _read(os.path.join("submitted", learner, assignment))  # noqa: PTH118 - as above
        _write(wanted)
    return fetching + _insert()


def _files(learner: str, assignment: str) -> dict[str, dict[str, bytes]]:
    # By folder and name.
    found = {}
    for tree in TREES:
        for place, _, names in os.walk(f"left/{tree}/{learner}/{assignment}"):
            found[place.removeprefix("left/")] = {name: Path(place, name).read_bytes() for name in names}
    return found


def _read(folder: str) -> None:
    for place, _, names in os.walk(folder):
        for name in names:
            with open(f"{place}/{name}", "rb") as file:  # noqa: PTH123 - as above
                content = file.read()
            if name.endswith((".ipynb", ".json")):
                with suppress(
                    msgspec.DecodeError, UnicodeDecodeError, RecursionError
                ):  # some answers are damaged
                    msgspec.json.decode(content)


def _write(wanted: dict[str, dict[str, bytes]]) -> None:
    for place, files in wanted.items():
        os.makedirs(place)  # noqa: PTH103 - as above
        for name, content in files.items():
            with open(f"{place}/{name}", "wb") as file:  # noqa: PTH123 - as above
                file.write(content)


def _insert() -> float:
    fetching = 0.0
    with (
        closing(sqlite3.connect("left/gradebook.db")) as source,
        closing(sqlite3.connect("gradebook.db")) as to,
    ):
        for table in TABLES:
            rows = source.execute(f"SELECT * FROM {table}")  # noqa: S608 - one of the names above
            holes = ", ".join("?" * len(rows.description))
            while True:
                begun = perf_counter()
                some = rows.fetchmany(ROWS)
                fetching += perf_counter() - begun
                if not some:
                    break
                to.executemany(f"INSERT INTO {table} VALUES ({holes})", some)  # noqa: S608 - as above
        to.commit()
    return fetching


if __name__ == "__main__":
    sys.stdout.write(f"{main(sys.argv[1])}\n")
