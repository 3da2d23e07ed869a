"""The servers that a JupyterHub starts: a learner's, with the course's screen, and the instructors'.

``python -m grader.workspace.on_hub learn EXCHANGE`` runs as a learner, ``… teach COURSE`` as whoever the
course folder belongs to.
"""

import os
import sys
from pathlib import Path

from grader.grading.store import replace_file
from grader.workspace.address import START
from grader.workspace.folder import Workspace, WorkspaceError
from grader.workspace.server import be_quick, screen, set_apart, sign

HUB = Path(__file__).with_name("hub")
"""What a learner's screen has on a hub besides."""

FOLDER = "tradecraft"
"""The workspace's name in the learner's home."""

FETCH = "grader.nbgrader_adapter.fetching.SignedFetch"


def learn(exchange: Path) -> list[str]:
    """Make or resume the learner's workspace.

    Args:
        exchange: The folder through which learners fetch and submit.

    Returns:
        The options of the learner's server.

    Raises:
        WorkspaceError: The workspace cannot be used.
    """
    os.umask(0o077)  # what a learner writes is for nobody else, whatever the home folder allows
    workspace = Workspace(Path.home() / FOLDER, exercises=False)
    prepared = workspace.prepare()
    set_apart(workspace.home, "")
    sign(prepared.placed, workspace.home)
    workspace.remember(prepared)
    assignments = workspace.root / "exercises"
    assignments.mkdir(exist_ok=True)
    settings = nbgrader_settings(exchange, assignments)
    replace_file(workspace.home / "config" / "nbgrader_config.py", settings.encode())
    os.environ["JUPYTER_CONFIG_PATH"] = str(HUB)
    os.chdir(workspace.root)
    options = screen(workspace.root, HUB / "labextensions", assignment_list=True)
    return [*options, f"--ServerApp.default_url=/doc/tree/{START}"]


def nbgrader_settings(exchange: Path, assignments: Path) -> str:
    """Return a learner's configuration of nbgrader.

    Args:
        exchange: The folder through which learners fetch and submit.
        assignments: Where the learner's assignments are.
    """
    settings = {
        "Exchange.root": str(exchange),
        "Exchange.assignment_dir": str(assignments),
        "ExchangeFactory.fetch_assignment": FETCH,
        "ExchangeSubmit.strict": True,
    }
    return "\n".join(("c = get_config()", *(f"c.{name} = {value!r}" for name, value in settings.items()), ""))


def teach(course: Path) -> list[str]:
    """Go into the course folder, where nbgrader finds its configuration, and close it to others.

    Args:
        course: The cohort's course folder; made where there is none.

    Returns:
        The options of the instructors' server.
    """
    course.mkdir(parents=True, exist_ok=True)
    course.chmod(0o700)  # the gradebook and what was handed in
    os.chdir(course)
    be_quick()
    # The formgrader is a page within JupyterLab's, which JupyterHub forbids unless it is told.
    headers = {"Content-Security-Policy": "frame-ancestors 'self'"}
    return [f"--ServerApp.root_dir={course}", f"--ServerApp.tornado_settings={ {'headers': headers} }"]


def main() -> None:
    """Serve a learner or the instructors to the hub that has started this process."""
    _, kind, folder, *others = sys.argv
    try:
        options = {"learn": learn, "teach": teach}[kind](Path(folder))
    except (OSError, WorkspaceError) as error:
        sys.exit(str(error))
    from jupyterhub.singleuser import main as serve  # noqa: PLC0415 - only a hub has it

    sys.argv[1:] = [*options, *others]
    serve()


if __name__ == "__main__":
    main()
