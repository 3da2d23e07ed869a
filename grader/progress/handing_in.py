"""Handing in the capstone on one's own: it is judged once it is asked for, and how often is kept.

Evidence is no practice: only the score is told, and the certificate says how many answers it took.
"""

from datetime import datetime
from pathlib import Path

import msgspec

from grader.grading.store import StoreError, read_plain
from grader.progress.certificate import LARGEST, write
from grader.progress.counted import Counted
from grader.progress.log import FOLDER, HOME

NAME = "handed-in.json"


class HandedIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An answer that was handed in, and when."""

    at: datetime
    counted: Counted


def goes_to_an_instructor(workspace: Path, key: str) -> bool:
    """Return whether what is evidence is handed in to somebody, who judges it.

    Args:
        workspace: The learner's folder.
        key: The cohort's key; empty on one's own.
    """
    home = workspace / HOME
    # The id that an instructor has given out, and on a hub the way to hand in.
    return bool(key) or any((home / each).is_file() for each in ("learner", "config/nbgrader_config.py"))


def handed_in(workspace: Path) -> tuple[HandedIn, ...]:
    """Return what was handed in, the oldest first.

    Raises:
        StoreError: The record is there and cannot be read.
    """
    path = workspace / FOLDER / NAME
    try:
        return msgspec.json.decode(read_plain(path, LARGEST), type=tuple[HandedIn, ...])
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {(error.strerror or str(error)).lower()}.") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise StoreError(
            f"{path}, which keeps what you have handed in, is damaged. Move it elsewhere, then try again."
        ) from error


def hand_in(workspace: Path, counted: Counted, at: datetime) -> tuple[HandedIn, ...]:
    """Keep what is handed in; the same answer again is no other one.

    Args:
        workspace: The learner's folder.
        counted: The answer.
        at: The moment.

    Returns:
        All that was handed in, with this.

    Raises:
        StoreError: It cannot be kept; then nothing may be judged.
    """
    before = handed_in(workspace)
    if any(each.counted == counted for each in before):
        return before
    after = (*before, HandedIn(at, counted))
    write(workspace, NAME, msgspec.json.encode(after))
    return after
