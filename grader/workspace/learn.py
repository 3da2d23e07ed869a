"""``tradecraft learn``: from a folder's name to a course on the screen."""

import os
import sys
import threading
import webbrowser
from pathlib import Path

from grader.workspace.address import USUAL_PORT, RunningServer, is_free, running_server
from grader.workspace.folder import Workspace, WorkspaceError
from grader.workspace.server import serve, set_apart, sign

OTHER_PORTS = 50
"""How many ports are tried when none is asked for."""


def learn(folder: Path, port: int | None, browser: bool, learner: str | None) -> int:  # noqa: FBT001 - a command's options
    """Make or resume a workspace and open JupyterLab on it until it is stopped.

    Args:
        folder: Where the course and the learner's answers are kept.
        port: The local server's port; None for a free one.
        browser: Whether to open a browser where there is one.
        learner: The learner's id from now on; None to leave it.

    Returns:
        0 when the course was opened, 1 when it cannot be.
    """
    try:
        return _learn(Workspace(folder), port, browser and browser_here(), learner)
    except WorkspaceError as error:
        print(error, file=sys.stderr)  # noqa: T201 - a command speaks
        return 1
    except KeyboardInterrupt:  # before the server listens for it
        return 0


def _learn(workspace: Workspace, port: int | None, browser: bool, learner: str | None) -> int:  # noqa: FBT001 - as above
    if server := running_server(workspace.home / "runtime"):
        if learner is not None:
            workspace.keep_learner(learner)
        _say("Your course is running already.")
        if workspace.is_behind():  # nothing is changed under pages that are open
            _say("There is a newer version of it: end the course where it runs, then start it again.")
        _show(server, browser)
        return 0
    prepared = workspace.prepare()
    if learner is not None:
        workspace.keep_learner(learner)
    for note in prepared.notes:
        _say(note)
    if port is not None and not is_free(port):
        raise WorkspaceError(f"Port {port} is not free. Choose another, or leave --port out.")
    set_apart(workspace.home, workspace.learner)
    sign(prepared.placed, workspace.home)
    workspace.remember(prepared)

    def ready(server: RunningServer) -> None:
        (workspace.home / "port").write_text(str(server.port), encoding="ascii")
        _say(f"Your course is in {workspace.root}")
        _show(server, browser)
        _say("Leave this window open while you work. What you do is saved as you go; Ctrl-C here ends.")

    wished, others = (port, 0) if port is not None else (_last_port(workspace.home), OTHER_PORTS)
    serve(workspace.root, workspace.home, wished, others, ready)
    _say("The course is closed. Your answers are saved.")
    return 0


def browser_here() -> bool:
    """Return whether a browser can be opened here: not without a display, and not for root."""
    if sys.platform in {"win32", "darwin"}:
        return True
    # A browser refuses to run as root, or asks what no learner can answer.
    return os.geteuid() != 0 and bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _show(server: RunningServer, browser: bool) -> None:  # noqa: FBT001 - as above
    if not browser:
        _say(f"Open this address in your browser:\n\n    {server.address}\n")
        return
    _say(f"It opens in your browser. If it does not, open this address yourself:\n\n    {server.address}\n")
    # By address and not through a file in the workspace: browsers that are packaged in a sandbox,
    # as Ubuntu's are, cannot read hidden folders. In a thread, as some browsers block their caller.
    threading.Thread(target=webbrowser.open, args=(server.address,), daemon=True).start()


def _last_port(home: Path) -> int:
    # Pages that are still open from the last run find the course again there.
    try:
        return int((home / "port").read_text(encoding="ascii"))
    except (OSError, ValueError):
        return USUAL_PORT


def _say(sentence: str) -> None:
    print(sentence, flush=True)  # noqa: T201 - a command speaks
