"""Another learner's answers, or the answers to another case."""

import os
import shutil
from pathlib import Path

from grader.grading.variants import COMMON, variant_for
from tests.adversarial.case import (
    BUT_FIRST,
    FIRST,
    FLAWED,
    FULL,
    GOOD,
    KEY,
    NOTHING,
    POOR,
    SECOND,
    THIRD,
    Case,
    Do,
    own_case,
)

ELSEWHERE = "made for another case"
NO_FILE = "a folder, a link or a device"
ANSWER = f"{FIRST}.json"
HONEST = ("aa-honest-at-the-start", "honest-in-the-middle", "zz-honest-at-the-end")
"""Honest learners: the rest of the batch, and whose folders the cases lead to."""

OTHER = HONEST[1]


def leading_to(target: str, place: str) -> Do:
    """Return what puts a symbolic link in the place of something that was submitted."""

    def do(folder: Path) -> None:
        link = folder / place
        if link.is_dir():
            shutil.rmtree(link)
        else:
            link.unlink(missing_ok=True)
        link.symlink_to(target)

    return do


def hard_links(folder: Path) -> None:
    """Put a second name of the honest learner's files into the submission."""
    honest = folder.parents[1] / HONEST[0] / "trust" / "answers"
    for name in GOOD:
        (folder / "answers" / name).unlink()
        os.link(honest / name, folder / "answers" / name)


def linked_folder(folder: Path) -> None:
    """Hand in a link to another learner's submission."""
    shutil.rmtree(folder)
    folder.symlink_to(f"../{OTHER}/trust")


def linked_learner(folder: Path) -> None:
    """Be another learner altogether."""
    shutil.rmtree(folder.parent)
    folder.parent.symlink_to(OTHER)


def reflection(name: str, content: bytes, says: str) -> Case:
    """Return a case of the cohort in which each learner has an own case."""
    return Case(
        name=name,
        assignment="reflection",
        answers={ANSWER: content},
        scores={FIRST: 0.0, "own-deal": 0.0},
        says={FIRST: says},
    )


COPIED = own_case("writes-honestly")
RELABELLED = COPIED.replace(
    variant_for(FIRST, KEY, "writes-honestly").encode(), variant_for(FIRST, KEY, "relabels-a-copy").encode()
)

CASES = (
    *(Case(name=name) for name in HONEST),
    reflection("copies-anothers-case", COPIED, ELSEWHERE),
    reflection("answers-the-common-case", GOOD[ANSWER], ELSEWHERE),
    reflection("relabels-a-copy", RELABELLED, "is not"),
    Case(
        name="answers-anothers-case-in-common",
        answers={**GOOD, ANSWER: COPIED},
        scores=BUT_FIRST,
        says={FIRST: ELSEWHERE},
    ),
    Case(
        name="hands-in-one-file-for-all",
        answers=dict.fromkeys(GOOD, GOOD[ANSWER]),
        scores={**NOTHING, FIRST: 10.0},
        says={SECOND: "this file answers", THIRD: "this file answers"},
    ),
    Case(
        name="claims-a-variant-out-of-nowhere",
        answers={**GOOD, ANSWER: GOOD[ANSWER].replace(f'"variant": "{COMMON}"'.encode(), b'"variant": ""')},
        scores=BUT_FIRST,
        says={FIRST: ELSEWHERE},
    ),
    Case(
        name="links-to-anothers-answer",
        do=leading_to(f"../../../{OTHER}/trust/answers/{ANSWER}", f"answers/{ANSWER}"),
        scores=BUT_FIRST,
        says={FIRST: NO_FILE},
    ),
    Case(
        name="links-to-anothers-answers",
        do=leading_to(f"../../{OTHER}/trust/answers", "answers"),
        scores=NOTHING,
        says=dict.fromkeys(FULL, "is a link or a file, not a folder"),
    ),
    Case(
        name="links-to-anothers-notebook",
        do=leading_to(f"../../{OTHER}/trust/trust.ipynb", "trust.ipynb"),
        says={"trust.ipynb": NO_FILE},
    ),
    Case(
        name="links-to-anothers-submission",
        do=linked_folder,
        failed="a link or a file, not a folder",
        left="a linked folder is not graded",
    ),
    Case(
        name="links-to-another-learner",
        do=linked_learner,
        failed="a link or a file, not a folder",
        left="a linked folder is not graded",
    ),
    # Nobody can tell these from copies, which the common case does not hinder.
    Case(name="shares-files-with-another", do=hard_links),
    Case(name="hands-in-a-copy-of-the-common-case", answers=dict(GOOD)),
    Case(name="honest-and-flawed", answers=POOR, scores=FLAWED),
)
