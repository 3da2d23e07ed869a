"""JupyterLab as the course's screen, started in this process and kept apart from the user's own."""

import logging
import os
import secrets
import shutil
import signal
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from grader.workspace.address import HOST, START, RunningServer

SCREEN = Path(__file__).with_name("screen")
THEME = Path(__file__).resolve().parents[1] / "render"
IDLE = 3600
"""Seconds after which the kernel of a page that nobody has open is stopped."""


def set_apart(home: Path, learner: str) -> None:
    """Point Jupyter at the workspace's own folders and nowhere else.

    Args:
        home: Where they are.
        learner: The learner's id; empty when none is kept.
    """
    for name in (
        "JUPYTER_CONFIG_PATH",
        "JUPYTERLAB_DIR",
        "JUPYTERLAB_SETTINGS_DIR",
        "JUPYTERLAB_WORKSPACES_DIR",
    ):
        os.environ.pop(name, None)
    for name in ("config", "data", "runtime"):
        (home / name).mkdir(mode=0o700, exist_ok=True)
        os.environ[f"JUPYTER_{name.upper()}_DIR"] = str(home / name)
    # Where tabs stood in the last run; every address says by itself what it shows.
    shutil.rmtree(home / "config" / "lab" / "workspaces", ignore_errors=True)
    # A kernel would say on the terminal that its frozen modules cannot be debugged.
    os.environ["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"
    if learner:
        os.environ["TRADECRAFT_LEARNER"] = learner
    be_quick()


def be_quick() -> None:
    """Keep out what takes seconds to import, and what nothing here needs."""
    # jsonschema compiles a grammar for one format of addresses, which takes 2.5 seconds and which
    # nothing here has; it does without when the module cannot be imported.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type] # None is how to say so


def sign(notebooks: Iterable[Path], home: Path) -> None:
    """Trust notebooks that the course itself has just put there, so that Start asks no question.

    Args:
        notebooks: The files.
        home: The workspace's folder for settings; its signatures are kept there.
    """
    import nbformat  # noqa: PLC0415 - slow, and not needed where a server runs already
    from nbformat.sign import NotebookNotary  # noqa: PLC0415 - as above

    notary = NotebookNotary(data_dir=str(home / "data"))
    for notebook in notebooks:
        notary.sign(nbformat.read(notebook, as_version=4))
    notary.store.close()


def serve(root: Path, home: Path, port: int, others: int, ready: Callable[[RunningServer], None]) -> None:
    """Run JupyterLab on a workspace until it is stopped.

    Args:
        root: The workspace.
        home: Its folder for settings.
        port: The port to take.
        others: How many others to try when that is not free.
        ready: Called with the server once it answers.
    """
    from jupyterlab.labapp import LabApp  # noqa: PLC0415 - takes a second

    token = secrets.token_urlsafe(24)
    server = LabApp.initialize_server(argv=_options(root, port, others, token))
    for name in ("SIGINT", "SIGHUP"):  # Jupyter asks a question first, or leaves its kernels behind
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: server.stop(from_signal=True))
    server.io_loop.add_callback(ready, RunningServer(server.connection_url, token, server.port))
    _write_to(home / "server.log", server.log)
    server.start()


def _write_to(path: Path, log: logging.Logger) -> None:
    """Let the server and its kernels write their messages to a file and not on the learner's terminal."""
    with path.open("w", encoding="utf-8") as file:
        os.dup2(file.fileno(), sys.stderr.fileno())
    log.handlers[:] = [logging.StreamHandler(sys.stderr)]


def _options(root: Path, port: int, others: int, token: str) -> list[str]:
    options: dict[str, object] = {
        "ServerApp.ip": HOST,
        "ServerApp.port": port,
        "ServerApp.port_retries": others,
        "ServerApp.open_browser": False,
        "ServerApp.allow_root": True,
        "IdentityProvider.token": token,
        "LabApp.default_url": f"/doc/tree/{START}",
    }
    return [*screen(root), *(f"--{name}={value}" for name, value in options.items())]


def screen(root: Path, *besides: Path, assignment_list: bool = False) -> list[str]:
    """Return the options that make JupyterLab the course's screen.

    Args:
        root: The workspace.
        *besides: More folders of extensions to JupyterLab.
        assignment_list: Whether nbgrader's list of assignments answers.
    """
    others = {**dict.fromkeys(_OTHERS, False), _ASSIGNMENT_LIST: assignment_list}
    options: dict[str, object] = {
        "ServerApp.root_dir": root,
        "Application.log_level": "ERROR",
        "ServerApp.terminals_enabled": False,
        "ServerApp.tornado_settings": {"static_custom_path": [str(SCREEN / "custom"), str(THEME)]},
        "ServerApp.jpserver_extensions": others,
        "MappingKernelManager.cull_idle_timeout": IDLE,
        "LabApp.app_settings_dir": SCREEN / "settings",
        "LabApp.custom_css": True,
        "LabApp.extension_manager": "readonly",
    }
    folders = (SCREEN / "labextensions", *besides)
    return [
        *(f"--{name}={value}" for name, value in options.items()),
        *(f"--LabApp.extra_labextensions_path={folder}" for folder in folders),
    ]


_ASSIGNMENT_LIST = "nbgrader.server_extensions.assignment_list"

_OTHERS = (
    "jupyter_lsp",
    "jupyter_server_terminals",
    "nbgrader.server_extensions.course_list",
    "nbgrader.server_extensions.formgrader",
    "nbgrader.server_extensions.validate_assignment",
    "notebook",
    "notebook_shim",
)
"""Server extensions that a learner needs not wait for."""
