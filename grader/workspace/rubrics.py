"""Whether the exercises have changed since the last start, and what that means for the answers."""

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from grader.exercises import exercise, exercise_ids
from grader.exercises.exercise import Exercise
from grader.grading.answers import InvalidAnswerError, parse
from grader.grading.store import FOLDER, AnswerStore, StoreError
from grader.workspace.shipped import PACKAGE

MADE_OF = ("domain", "simulators", "rules", "exercises", "grading")
"""The parts of the package that decide what an exercise asks and how it is judged."""

MOST_NAMED = 6
"""Titles in one sentence; nobody reads on after these."""


def stamp() -> str:
    """Return what changes whenever the files change that the exercises are made of.

    Names, sizes and times: to read three hundred files takes three times as long, and far longer where
    a virus scanner looks at each. A stamp that changes for nothing costs a look, and nothing is said.
    """
    digest = sha256()
    for part in MADE_OF:
        for entry in _files(f"{PACKAGE}/{part}"):
            status = entry.stat()
            digest.update(f"{entry.path} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def rubric_digests() -> dict[str, str]:
    """Return a digest of each exercise's points and rules; it takes half a second."""
    return {name: _rubric(exercise(name)) for name in exercise_ids()}


def rubric_news(root: Path, before: dict[str, str], after: dict[str, str]) -> Iterator[str]:
    """Say how the exercises have changed.

    Args:
        root: The workspace.
        before: Digests of the rubrics that the workspace knows; empty when it knows none.
        after: Those of this course.

    Yields:
        Sentences for the learner.
    """
    if before and (new := [name for name in after if name not in before]):
        yield f"New exercises: {titles(new)}."
    changed = [name for name in after if before.get(name, after[name]) != after[name]]
    if changed:
        answered = [name for name in changed if any(_answers(root, name))]
        again = f" Look again at {titles(answered)}: your answers are as they were." if answered else ""
        yield f"Points or rules have changed in {titles(changed)}.{again}"
    for name in before.keys() - after.keys():
        for folder in _answers(root, name):
            kept = (folder / FOLDER / f"{name}.json").relative_to(root)
            yield f"The course no longer has the exercise {name}; your answer stays in {kept}."


def answer_news(root: Path) -> Iterator[str]:
    """Say which saved answers no longer fit their cases as they stand.

    Args:
        root: The workspace.

    Yields:
        Sentences for the learner.
    """
    for name in exercise_ids():
        for folder in _answers(root, name):
            if said := _misfit(exercise(name), AnswerStore(folder)):
                yield said


def titles(names: list[str]) -> str:
    """Return the titles of exercises as a list in a sentence."""
    return listed([exercise(name).title for name in names])


def listed(names: list[str]) -> str:
    """Return names as a list in a sentence; of many, the first ones and how many more there are."""
    shown, more = [f"“{name}”" for name in names[:MOST_NAMED]], len(names) - MOST_NAMED
    *others, last = [*shown, f"{more} more"] if more > 0 else shown
    return f"{', '.join(others)} and {last}" if others else last


def _files(folder: str) -> Iterator["os.DirEntry[str]"]:
    # Entries and no paths: in Windows they carry size and time along, and everywhere they are quicker.
    for entry in sorted(os.scandir(folder), key=lambda each: each.name):
        if not entry.is_dir():
            yield entry
        elif entry.name != "__pycache__":
            yield from _files(entry.path)


def _rubric(task: Exercise[Any]) -> str:
    told = [
        (slot.points, [(rule.id, rule.teachings, rule.statement, rule.boundary) for rule in slot.rules])
        for slot in task.rubric
    ]
    return sha256(msgspec.json.encode(told)).hexdigest()


def _answers(root: Path, name: str) -> Iterator[Path]:
    for answer in sorted(root.glob(f"exercises/*/{FOLDER}/{name}.json")):
        yield answer.parents[1]


def _misfit(task: Exercise[Any], store: AnswerStore) -> str:
    try:
        content = store.read(task.id)
        found = parse(content) if content is not None else None
    except InvalidAnswerError as error:
        # What else is wrong with a file has nothing to do with the course; its form says it.
        why = error.problems.get("version")
        return f"Your answer to “{task.title}” cannot be read: {why}. It stays as it is." if why else ""
    except StoreError:
        return ""
    if found is None or found.exercise != task.id:
        return ""
    lost = len(found.answer) - len(task.sheet(found.variant).legal(found.answer))
    if not lost:
        return ""
    count = f"{lost} of your {len(found.answer)} decisions"
    verb = "does" if lost == 1 else "do"
    return (
        f"In “{task.title}”, {count} {verb} not fit the case as it is now. Open it to decide again: "
        "the others are kept, and your first change keeps your old answer in a file beside the new one."
    )
