"""For authors: ``python -m grader.nbgrader_adapter release`` and ``… try NOTEBOOK``."""

import argparse
import logging
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from grader.exercises import MODULES
from grader.grading.solutions import solutions_folder
from grader.nbgrader_adapter.authoring import executed_copy, released, rules_page, scores


def main() -> int:
    """Do what the command line says.

    Returns:
        0 when done.
    """
    parser = argparse.ArgumentParser(prog="python -m grader.nbgrader_adapter", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("release", help="make exercises/ out of solutions/, and the page of the rules")
    attempt = commands.add_parser("try", help="execute a copy of a source notebook and show its scores")
    attempt.add_argument("notebook", type=Path)
    options = parser.parse_args()
    logging.basicConfig(level=logging.ERROR, format="%(message)s")
    lines = _try(options.notebook) if options.command == "try" else _release()
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 0


def _release() -> list[str]:
    root = solutions_folder().parent
    made = [path for module in MODULES for path in released(module, root / "exercises")]
    page = root / "course" / "rules.ipynb"
    page.write_text(rules_page(), "utf-8")
    return [f"{path.relative_to(root)}" for path in (*made, page)]


def _try(notebook: Path) -> list[str]:
    with TemporaryDirectory() as folder:
        found = scores(executed_copy(notebook, Path(folder)))
    return [f"{name:24}{points:g}" for name, points in found.items()]


if __name__ == "__main__":
    sys.exit(main())
