"""The prose of ``reciprocity-policy``, read from its TOML file."""

from functools import cache

import msgspec

from grader.domain.policy import Kind
from grader.domain.texts import read
from grader.exercises.menu import Line


class Script(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that may be said in this exercise; the TOML file explains each part."""

    roles: tuple[str, ...]
    guarded: tuple[str, ...]
    trusting: tuple[str, ...]
    holding: tuple[str, ...]
    hollow: tuple[str, ...]
    opening: tuple[Line[Kind], ...]
    answer: tuple[Line[Kind], ...]
    saying: tuple[Line[Kind], ...]
    forgiveness: tuple[Line[Kind], ...]
    stop: tuple[Line[Kind], ...]


@cache
def script() -> Script:
    """Return the prose, read once."""
    return read(__package__, "prose.toml", Script)
