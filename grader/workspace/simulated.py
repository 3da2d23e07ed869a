"""A rehearsal cohort: submissions by learners of named kinds, where nbgrader expects them."""

import shutil
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path
from random import Random

from grader.exercises import MODULES, exercise
from grader.grading.answers import encode
from grader.grading.grade import grade
from grader.grading.players import malformed, random_answer
from grader.grading.solutions import solution
from grader.grading.store import AnswerStore
from grader.grading.variants import COMMON
from grader.workspace.shipped import shipped_folder

KINDS = ("reference", "flawed", "random", "blank", "malformed")

FIRST_SUBMISSION = datetime(2027, 1, 11, 9, tzinfo=UTC)
"""When the first learner of every rehearsal submits; each next one does an hour later."""

FIRST_NAMES = ("Ada", "Bela", "Chidi", "Dora", "Emre", "Farah", "Goran", "Hana", "Ivo", "Jun", "Kofi")
LAST_NAMES = ("Abel", "Brandt", "Costa", "Dahl", "Eze", "Fischer", "Garcia", "Haas", "Ito", "Jansen")


def simulated_ids(learners: int) -> list[str]:
    """Return the ids of a rehearsal's learners."""
    width = len(str(learners))
    return [f"learner-{number + 1:0{width}}" for number in range(learners)]


def simulated_roster(learners: int) -> str:
    """Return the roster of a rehearsal, with invented names."""
    rows = (
        ",".join((learner, first, last, f"{learner}@example.org", str(1000 + number)))
        for number, (learner, first, last) in enumerate(
            zip(simulated_ids(learners), cycle(FIRST_NAMES), cycle(LAST_NAMES), strict=False)
        )
    )
    return "\n".join(("id,first_name,last_name,email,lms_id", *rows, ""))


def simulate_cohort(folder: Path, learners: int, seed: int) -> dict[str, dict[str, str]]:
    """Make the submissions of a cohort.

    Args:
        folder: A course folder of nbgrader's; the submissions go into its ``submitted/``.
        learners: How many learners; every five of them show all kinds on every exercise.
        seed: The same seed makes the same cohort.

    Returns:
        By learner and exercise, the kind of learner who answered it; for a flawed one with the
        rule that the answer breaks.

    Raises:
        NoSolutionsError: Reference answers are not installed here.
        FileExistsError: There is a submission already.
    """
    made: dict[str, dict[str, str]] = {}
    for number, learner in enumerate(simulated_ids(learners)):
        made[learner] = {}
        for module, names in MODULES.items():
            home = folder / "submitted" / learner / module
            _hand_in(home, module, number)
            for place, name in enumerate(names):
                kind = KINDS[(number + place) % len(KINDS)]
                random = Random(f"{seed}/{learner}/{name}")
                made[learner][name] = _answer(AnswerStore(home), name, kind, random)
    return made


def _hand_in(home: Path, module: str, number: int) -> None:
    home.mkdir(parents=True)
    shutil.copy(shipped_folder() / "exercises" / module / f"{module}.ipynb", home)
    submitted = FIRST_SUBMISSION + timedelta(hours=number)
    (home / "timestamp.txt").write_text(f"{submitted:%Y-%m-%d %H:%M:%S.%f} UTC\n", encoding="ascii")


def _answer(store: AnswerStore, name: str, kind: str, random: Random) -> str:
    task = exercise(name)
    answers, case = solution(task), task.case(COMMON)
    best = answers.reference(case)
    if kind == "blank":
        return kind
    if kind == "flawed":
        kept = [finding.rule for finding in grade(task, COMMON, best).findings if finding.points]
        rule = random.choice(kept)
        store.save(name, encode(name, COMMON, answers.flawed_answer(case, rule)))
        return f"{kind} ({rule})"
    answer = random_answer(task.sheet(COMMON), random) if kind == "random" else best
    content = encode(name, COMMON, answer)
    store.save(name, malformed(content, random) if kind == "malformed" else content)
    return kind
