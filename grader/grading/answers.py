"""The answer file: how an answer is written down, and how it is read again without trust."""

from collections.abc import Mapping
from itertools import islice
from typing import Any

import msgspec

from grader.exercises.exercise import Exercise
from grader.exercises.sheet import Answer, shorten
from grader.grading.versions import VERSION, VersionError, brought_up

LARGEST = 64 * 1024
"""Bytes; the largest honest answer has about 4 kB."""

MOST_PROBLEMS = 20
"""Problems of an answer that are named; nobody reads thousands."""

LONGEST_PROBLEM = 1000
"""Characters of a problem that are shown; a learner may have written some of them."""

MOST_PARTS = 500
"""Lists and objects in an answer file; with more, how deep Python may look into them would decide."""

LONGEST_REASON = 200
"""Bytes that are read of why a file is unreadable: a learner may have written it."""

UNREADABLE = b"unreadable: "
"""Begins what grading keeps in the place of an answer file that it did not read; the reason follows."""


class AnswerFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What ``answers/<exercise>.json`` holds.

    Attributes:
        version: Version of this format.
        exercise: The exercise's id.
        variant: The case that was answered.
        answer: The learner's decisions by full field id; of any type until the sheet has checked them.
    """

    version: int
    exercise: str
    variant: str
    answer: dict[str, Any]


class _Versioned(msgspec.Struct, frozen=True):
    version: int


class InvalidAnswerError(ValueError):
    """An answer file that cannot be graded.

    Attributes:
        problems: A sentence for each fault, by the field at fault.
    """

    def __init__(self, problems: Mapping[str, str]) -> None:
        """Keep every problem; the message names them all."""
        self.problems = {_readable(field): _readable(problem) for field, problem in problems.items()}
        super().__init__("; ".join(f"{field}: {problem}" for field, problem in self.problems.items()))


def encode(exercise: str, variant: str, answer: Answer) -> bytes:
    """Return an answer as the content of its file."""
    content = AnswerFile(VERSION, exercise, variant, dict(answer))
    return msgspec.json.format(msgspec.json.encode(content), indent=2) + b"\n"


def decode(content: bytes, exercise: Exercise[Any], variant: str) -> Answer:
    """Read an answer file, trusting nothing in it.

    Args:
        content: The file's bytes, from anywhere.
        exercise: The exercise that it should answer.
        variant: The case that it should answer.

    Returns:
        An answer in which every field exists in this case and has a legal value.

    Raises:
        InvalidAnswerError: The file cannot be graded; it says why, field by field.
    """
    found = parse(content)
    problems = {}
    if found.exercise != exercise.id:
        problems["exercise"] = f"this file answers {shorten(found.exercise)}, not {shorten(exercise.id)}"
    if found.variant != variant:
        problems["variant"] = (
            f"made for another case: this file answers {shorten(found.variant)}, yours is {shorten(variant)}"
        )
    problems = problems or exercise.sheet(variant).problems(found.answer)
    if problems:
        raise InvalidAnswerError(_first(problems))
    return found.answer


def parse(content: bytes) -> AnswerFile:
    """Read an answer file without asking which case it answers; an older version is brought up to this one.

    Args:
        content: The file's bytes, from anywhere.

    Returns:
        What it holds, in the present version; no decision is checked yet.

    Raises:
        InvalidAnswerError: It is no answer file, or one that this course cannot read.
    """
    _refuse_what_is_none(content)
    try:
        return _current(content)
    except VersionError as error:
        raise InvalidAnswerError({"version": str(error)}) from error
    except msgspec.ValidationError as error:
        reason, _, path = str(error).partition(" - at ")
        raise InvalidAnswerError({path.strip("`$.").removesuffix("[...]") or "file": reason}) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InvalidAnswerError({"file": f"it is not a readable answer file ({error})"}) from error


def is_older(content: bytes) -> bool:
    """Return whether an answer file was written in an older version of this format."""
    return _version(content) < VERSION


def _current(content: bytes) -> AnswerFile:
    # Nearly every file is of this version, and what is wrong with it is said in its terms.
    try:
        found = msgspec.json.decode(content, type=AnswerFile)
    except msgspec.ValidationError:
        if (version := _version(content)) == VERSION:
            raise
    else:
        version = found.version
        if version == VERSION:
            return found
    return msgspec.convert(brought_up(msgspec.json.decode(content), version), AnswerFile)


def _version(content: bytes) -> int:
    try:
        return msgspec.json.decode(content, type=_Versioned).version
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return VERSION


def _readable(text: str) -> str:
    shown = text if len(text) <= LONGEST_PROBLEM else f"{text[:LONGEST_PROBLEM]}…"
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in shown)


def _first(problems: Mapping[str, str]) -> dict[str, str]:
    named = dict(islice(problems.items(), MOST_PROBLEMS))
    if more := len(problems) - len(named):
        named["file"] = f"there are {more:,} more problems like these"
    return named


def _refuse_what_is_none(content: bytes) -> None:
    if len(content) > LARGEST:
        raise InvalidAnswerError(
            {"file": f"it has {len(content):,} bytes; an answer has at most {LARGEST:,}"}
        )
    if content.startswith(UNREADABLE):
        reason = content.removeprefix(UNREADABLE)[:LONGEST_REASON].decode(errors="replace")
        raise InvalidAnswerError({"file": reason.strip()})
    if (parts := content.count(b"[") + content.count(b"{")) > MOST_PARTS:
        raise InvalidAnswerError(
            {"file": f"it has {parts:,} lists and objects; an answer has at most {MOST_PARTS}"}
        )
