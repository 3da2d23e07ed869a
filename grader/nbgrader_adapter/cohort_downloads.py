"""Taking what a learning platform has collected into a course folder, with nbgrader's ``zip_collect``."""

import logging
import os
import shutil
from pathlib import Path

import msgspec
from nbgrader.apps import ZipCollectApp
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory

from grader.bulk.feedback import SECRET
from grader.nbgrader_adapter.cohort_exchange import EMPTY_TIME

OURS = (SECRET, EMPTY_TIME)
"""What nbgrader adds to a submission; where only these differ, nothing new was handed in."""


class Taken(msgspec.Struct):
    """What was taken.

    Attributes:
        learners: Whose work is new.
        problems: What could not be used, and why.
    """

    learners: list[str] = []
    problems: list[str] = []


def take_downloads(converter: Autograde, assignment: str) -> Taken:
    """Take what is new in the downloaded files of an assignment.

    Args:
        converter: nbgrader's converter, configured.
        assignment: The assignment's name.

    Returns:
        What was taken; nothing where there are no such files.
    """
    app, taken = _app(converter, assignment), Taken()
    archive, extracted = (
        Path(app._format_collect_path(step))  # noqa: SLF001 - nbgrader has no other name for it
        for step in (app.archive_directory, app.extracted_directory)
    )
    if not archive.is_dir() or not any(archive.iterdir()):
        return taken
    app.init_plugins()
    app.extract_archive_files()
    taken.problems += getattr(app.extractor_plugin_inst, "problems", [])
    for home in sorted(extracted.iterdir()):
        if home.is_dir() and _is_new(app.coursedir, home, taken):
            taken.learners.append(home.name)
        else:
            shutil.rmtree(home, ignore_errors=True)
    try:
        if taken.learners:
            app.process_extracted_files()
    except SystemExit:
        taken.problems.append(f"Collecting the files failed: `nbgrader zip_collect {assignment}` says why.")
    return taken


def _app(converter: Autograde, assignment: str) -> ZipCollectApp:
    app = ZipCollectApp(parent=converter, config=converter.config)
    app.log = logging.Logger("tradecraft", logging.CRITICAL)  # noqa: LOG001 - nbgrader's own would print
    app.log.addHandler(logging.NullHandler())
    app.coursedir = CourseDirectory(parent=converter)
    app.coursedir.assignment_id = assignment
    app.force = True
    return app


def _is_new(directory: CourseDirectory, home: Path, taken: Taken) -> bool:
    submitted, graded = (
        Path(directory.format_path(step, home.name, directory.assignment_id))
        for step in (directory.submitted_directory, directory.autograded_directory)
    )
    if not submitted.is_dir():
        return True
    time = submitted / EMPTY_TIME
    if time.is_file() and time.read_bytes().strip():
        taken.problems.append(
            f"{home.name} handed in through the exchange, too: that counts, and the downloaded file does not."
        )
        return False
    if _contents(home) == _contents(submitted):
        return False
    # The graded folder is the proof of completion, and no time says that this is newer.
    shutil.rmtree(graded, ignore_errors=True)
    return True


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        os.path.relpath(path, folder): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in OURS
    }
