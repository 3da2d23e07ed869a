"""Course folders to measure in: the Trust module, released, and many submissions of it."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from benchmarks.running import timed
from grader.workspace.simulated import FIRST_SUBMISSION, simulate_cohort

ROOT = Path(__file__).resolve().parents[1]

ASSIGNMENT = "trust"

SETS = 300
"""Different sets of answers at most; every five of them show all kinds of learner on every exercise."""

SEED = 1

STOCK = """c = get_config()
c.CourseDirectory.course_id = "tradecraft"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "exercises"
"""
"""A configuration that knows nothing of this course's grading."""

OURS = (ROOT / "nbgrader_config.py").read_text("utf-8")

Files = dict[str, bytes]
"""Contents by path below a submitted folder."""

Scores = dict[tuple[str, str], float]
"""By learner and cell."""


class Course(msgspec.Struct, frozen=True):
    """A course folder with submissions.

    Attributes:
        folder: What an instructor runs commands in.
        home: The home folder of whoever does so.
        learners: How many learners have submitted.
    """

    folder: Path
    home: Path
    learners: int

    @property
    def left(self) -> Path:
        """Where the results of the last bulk grading are kept, for the floor to write again."""
        return self.folder / "left"

    def begin(self, config: str) -> None:
        """Take away all results, as if nobody had been graded yet.

        Args:
            config: The content of ``nbgrader_config.py``.
        """
        for name in RESULTS:
            _remove(self.folder / name)
        shutil.copy(self.folder / "fresh.db", self.folder / "gradebook.db")
        (self.folder / "nbgrader_config.py").write_text(config, "utf-8")

    def keep_results(self) -> None:
        """Set aside what grading has left."""
        _remove(self.left)
        self.left.mkdir()
        for name in RESULTS:
            if (self.folder / name).exists():
                (self.folder / name).rename(self.left / name)

    def scores(self) -> Scores:
        """Return the scores in the gradebook, by learner and cell."""
        return scores_in(self.folder / "gradebook.db")


RESULTS = ("autograded", "feedback", "gradebook.db")
"""What grading leaves in a course folder."""


def scores_in(gradebook: Path) -> Scores:
    """Return the scores in a gradebook, by learner and cell.

    Args:
        gradebook: The database file.
    """
    query = (
        "SELECT student_id, cell_id, auto_score FROM grade"
        " JOIN submitted_notebook ON submitted_notebook.id = grade.notebook_id"
        " JOIN submitted_assignment ON submitted_assignment.id = submitted_notebook.assignment_id"
    )
    connection = sqlite3.connect(gradebook)
    try:
        return {(learner, cell): score for learner, cell, score in connection.execute(query)}
    finally:
        connection.close()


def files_below(folder: Path) -> Iterator[Path]:
    """Yield all files below a folder."""
    for place, _, names in os.walk(folder):
        for name in names:
            yield Path(place, name)


def release(folder: Path) -> Path:
    """Release the Trust module in a new course folder.

    Args:
        folder: Where to make it.

    Returns:
        The course folder, with nobody's submission in it.
    """
    course, home = folder / "course", folder / "home"
    home.mkdir()
    shutil.copytree(ROOT / "solutions" / ASSIGNMENT, course / "solutions" / ASSIGNMENT)
    (course / "nbgrader_config.py").write_text(OURS, "utf-8")
    timed(("nbgrader", "generate_assignment", ASSIGNMENT), course, home)
    (course / "gradebook.db").rename(course / "fresh.db")
    return course


def answer_sets(learners: int) -> list[Files]:
    """Return the different submissions that a cohort is made of.

    Args:
        learners: How many learners it has.
    """
    with TemporaryDirectory() as place:
        simulate_cohort(Path(place), min(learners, SETS), SEED)
        return [
            {str(path.relative_to(folder)): path.read_bytes() for path in files_below(folder)}
            for folder in sorted(Path(place).glob(f"submitted/*/{ASSIGNMENT}"))
        ]


def submit(released: Path, folder: Path, learners: int, sets: list[Files]) -> Course:
    """Make a course folder in which a cohort has submitted: each submission has files of its own.

    Args:
        released: A course folder in which the module is released.
        folder: Where to make this one.
        learners: How many learners submit.
        sets: Their submissions, dealt out in turn.

    Returns:
        The course.
    """
    shutil.copytree(released, folder)
    width = len(str(learners))
    for number in range(learners):
        learner = f"learner-{number + 1:0{width}}"
        time = FIRST_SUBMISSION + timedelta(minutes=number)
        files = sets[number % len(sets)] | {
            "timestamp.txt": f"{time:%Y-%m-%d %H:%M:%S.%f} UTC\n".encode(),
            "submission_secret.txt": sha256(learner.encode()).hexdigest().encode(),
        }
        home = folder / "submitted" / learner / ASSIGNMENT
        (home / "answers").mkdir(parents=True)
        for name, content in files.items():
            (home / name).write_bytes(content)
    return Course(folder, released.parent / "home", learners)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
