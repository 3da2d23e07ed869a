"""Several nbgrader commands in one process of their own.

It runs in a course folder, also as a script with the commands as JSON on its standard input, and prints
what became of them as JSON. Three commands are its own: ``["show", assignment]`` looks into the
gradebook, ``["in", folder]`` changes the folder, ``["copy", from, to]`` copies one over another.
"""

import json
import logging
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from io import StringIO
from typing import Any

from jupyter_core.application import NoStart
from nbgrader.api import Gradebook
from nbgrader.apps.nbgraderapp import NbGraderApp


def run(command: Sequence[str]) -> dict[str, Any]:
    """Run one nbgrader command as from the command line.

    Args:
        command: What stands after ``nbgrader``.

    Returns:
        Exit code and log.
    """
    log, app, code = StringIO(), NbGraderApp.instance(), 0
    try:
        app.initialize(list(command))
        app.init_logging(logging.StreamHandler, [log], color=False, subapps=True)
        app.start()
    except NoStart:
        code = 0
    except SystemExit as stopped:
        code = int(stopped.code or 0)
    finally:
        app.reset()
        NbGraderApp.clear_instance()
    return {"code": code, "log": log.getvalue()}


def show(assignment: str) -> dict[str, dict[str, Any]]:
    """Look into the gradebook of the course folder.

    Args:
        assignment: The assignment.

    Returns:
        For each learner, what the gradebook holds of each graded cell.
    """
    with Gradebook("sqlite:///gradebook.db") as gradebook:
        return {
            submission.student.id: {
                grade.name: {"score": grade.auto_score, "manual": grade.needs_manual_grade, "id": notebook.id}
                for notebook in submission.notebooks
                for grade in notebook.grades
            }
            for submission in gradebook.assignment_submissions(assignment)
        }


def copy(source: str, target: str) -> None:
    """Put a copy of one folder in the place of another."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)


BESIDES: dict[str, Callable[..., Any]] = {"show": show, "in": os.chdir, "copy": copy}


def perform(commands: Sequence[Sequence[str]]) -> None:
    """Do one command after the other, and print what became of them.

    Args:
        commands: Each as words.
    """
    results = [BESIDES[name](*rest) if name in BESIDES else run([name, *rest]) for name, *rest in commands]
    json.dump(results, sys.stdout)


if __name__ == "__main__":
    perform(json.load(sys.stdin))
