"""axe-core, which finds what shuts people out of a page: got by npm, once for each copy of the course."""

import shutil
import subprocess
from functools import cache
from pathlib import Path

VERSION = "^4.10"

FOLDER = Path(__file__).parents[1] / ".pytest_cache" / "axe-core"
"""Where it is kept; `make clean` takes it away."""

SCRIPT = FOLDER / "node_modules" / "axe-core" / "axe.min.js"

MINUTES = 2
"""How long getting it may take."""


@cache
def axe_core() -> str | None:
    """Return axe-core's script.

    Returns:
        The script; None where it is not here and npm cannot get it.
    """
    npm = shutil.which("npm")
    if not SCRIPT.is_file() and npm:
        FOLDER.mkdir(parents=True, exist_ok=True)
        command = [npm, "install", "--prefix", str(FOLDER), "--no-audit", "--no-fund", f"axe-core@{VERSION}"]
        subprocess.run(
            command, check=False, capture_output=True, stdin=subprocess.DEVNULL, timeout=MINUTES * 60
        )
    return SCRIPT.read_text("utf-8") if SCRIPT.is_file() else None
