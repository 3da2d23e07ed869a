"""Where the workspace's JupyterLab answers: its port, and the server that runs already."""

import os
import socket
import urllib.error
import urllib.request
from pathlib import Path

import msgspec

START = "course/00-start.ipynb"
HOST = "127.0.0.1"
USUAL_PORT = 8888
ANSWER_TIME = 2.0
"""Seconds that a running server has to answer."""


class RunningServer(msgspec.Struct, frozen=True):
    """What a Jupyter server writes about itself."""

    url: str
    token: str
    port: int

    @property
    def address(self) -> str:
        """The start page's address, with the token that opens it."""
        return f"{self.url}doc/tree/{START}?token={self.token}"

    def answers(self) -> bool:
        """Return whether the server is alive and knows its token."""
        request = urllib.request.Request(  # noqa: S310 - an address of this machine
            f"{self.url}api/status", headers={"Authorization": f"token {self.token}"}
        )
        try:
            with urllib.request.urlopen(request, timeout=ANSWER_TIME) as answer:  # noqa: S310 - as above
                return bool(answer.status == 200)  # noqa: PLR2004 - HTTP's own number
        except (urllib.error.URLError, OSError, ValueError):
            return False


def running_server(runtime: Path) -> RunningServer | None:
    """Return the server that runs on a workspace.

    Args:
        runtime: The workspace's Jupyter runtime folder.

    Returns:
        The server; None when none answers.
    """
    for told in runtime.glob("jpserver-*.json"):
        try:
            server = msgspec.json.decode(told.read_bytes(), type=RunningServer)
        except (OSError, msgspec.DecodeError):
            continue
        if server.answers():
            return server
    return None


def is_free(port: int) -> bool:
    """Return whether nobody uses a port of this machine."""
    with socket.socket() as probe:
        if os.name == "posix":  # Windows would let two servers share a port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError):
            return False
        return True
