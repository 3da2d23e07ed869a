"""How a course folder is set up for nbgrader."""

from pathlib import Path
from typing import Any

from nbgrader.converters import Autograde, GenerateAssignment
from nbgrader.preprocessors import Execute
from traitlets.config import Config

from grader.exercises import MODULES
from grader.grading.store import FOLDER
from grader.nbgrader_adapter.cohort_exchange import configure_collecting
from grader.nbgrader_adapter.evaluation import TrustedEvaluation
from grader.nbgrader_adapter.release import PrepareRelease
from grader.nbgrader_adapter.sanitizing import RebuildFromRelease, SubmissionExporter


def configure(config: Config) -> None:
    """Set up nbgrader for the course.

    What is not named here stays nbgrader's own, its lists of preprocessors included: ours are put
    in front of them, and trusted evaluation in the place of ``Execute``.

    Args:
        config: What ``get_config()`` gives in ``nbgrader_config.py``.
    """
    config.CourseDirectory.course_id = "tradecraft"
    config.CourseDirectory.source_directory = "solutions"
    config.CourseDirectory.release_directory = "exercises"
    config.GenerateAssignment.preprocessors = [PrepareRelease, *_stock(GenerateAssignment, "preprocessors")]
    config.LockCells.lock_all_cells = True
    config.ClearSolutions.text_stub = ""  # the learner finds an empty box
    config.Autograde.exporter_class = SubmissionExporter
    config.Autograde.sanitize_preprocessors = [
        RebuildFromRelease,
        *_stock(Autograde, "sanitize_preprocessors"),
    ]
    config.Autograde.autograde_preprocessors = [
        TrustedEvaluation if step is Execute else step
        for step in _stock(Autograde, "autograde_preprocessors")
    ]
    config.Autograde.exclude_overwriting = {module: answer_files(module) for module in MODULES}
    configure_collecting(config)


def answer_files(module: str) -> list[str]:
    """Return a module's answer files, relative to the notebook's folder.

    Files of the source folder overwrite submitted ones of the same name at autograde; these never.
    """
    return [str(Path(FOLDER, f"{name}.json")) for name in MODULES[module]]


def _stock(converter: type[Any], steps: str) -> list[Any]:
    found: list[Any] = converter.class_traits()[steps].default()
    return found
