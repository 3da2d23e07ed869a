"""Files and folders that whoever grades may not open. Root may open all: it grades with less power here."""

import os
import shutil
from pathlib import Path

from tests.adversarial.case import BUT_FIRST, FIRST, FLAWED, FULL, NOTHING, POOR, Case, Do, write

DENIED = "Permission denied"
ALL_DENIED = dict.fromkeys(FULL, DENIED)
NOTEBOOK, STAMP = "trust.ipynb", "timestamp.txt"

WITHOUT_POWER = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
"""Runs a command of root's as one whom the modes of files bind."""


def bound() -> tuple[str, ...] | None:
    """Return what to put before a command so that modes bind it; None where root cannot be bound."""
    if os.geteuid() != 0:
        return ()
    return WITHOUT_POWER if shutil.which(WITHOUT_POWER[0]) else None


def closed(name: str, mode: int = 0) -> Do:
    """Return what changes the mode of a file or folder of a submission."""
    return lambda folder: (folder / name).resolve().chmod(mode)


def read_only(folder: Path) -> None:
    """Let nothing of a submission be written to."""
    for path in (*folder.rglob("*"), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)


def closed_time(folder: Path) -> None:
    """Hand in a time that nobody may read."""
    write(folder, {STAMP: "2027-01-11 09:00:00.0 UTC"})
    (folder / STAMP).chmod(0)


CASES = (
    Case(name="aa-honest-at-the-start"),
    Case(
        name="closed-answer",
        do=closed(f"answers/{FIRST}.json"),
        scores=BUT_FIRST,
        says={FIRST: DENIED},
        left="nbgrader cannot copy it, and goes on with the next",
    ),
    Case(name="closed-answers", do=closed("answers"), scores=NOTHING, says=ALL_DENIED),
    Case(name="closed-notebook", do=closed(NOTEBOOK), answers=POOR, scores=FLAWED, says={NOTEBOOK: DENIED}),
    Case(
        name="closed-submission",
        do=closed("."),
        scores=NOTHING,
        says={**ALL_DENIED, NOTEBOOK: DENIED, STAMP: DENIED, "submission_secret.txt": DENIED},
        left="nbgrader sees no notebook in it",
    ),
    Case(
        name="closed-learner",
        do=closed(".."),
        failed=f"cannot be looked into: {DENIED}",
        left="nbgrader does not see it",
    ),
    Case(
        name="closed-time",
        do=closed_time,
        says={STAMP: DENIED},
        left="nbgrader stops at a time that it cannot read, and goes on with the next submission",
    ),
    Case(name="read-only-submission", do=read_only),
    Case(name="zz-honest-at-the-end"),
)
