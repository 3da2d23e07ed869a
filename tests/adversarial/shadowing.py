"""Files that shadow modules or replace what belongs to the course."""

import os
from pathlib import Path
from tempfile import gettempdir

from tests.adversarial.case import FLAWED, GOOD, POOR, Case, files
from tests.nbgrader.course import ROOT

SCORE = "def score(*_, **__):\n    return 10.0\nwork = score\n"
TOUCHED = Path(gettempdir()) / f"tradecraft-was-here-{os.getpid()}"
TOUCH = f"from pathlib import Path\nPath({str(TOUCHED)!r}).touch()\n"
HONEST = (ROOT / "exercises" / "trust" / "trust.ipynb").read_bytes()

LEFT_BEHIND: dict[str, dict[str, bytes | str]] = {
    "shadows-grader": {"grader.py": SCORE},
    "shadows-grader-as-a-package": {"grader/__init__.py": SCORE, "grader/cells.py": SCORE},
    "shadows-what-grader-needs": {"msgspec.py": TOUCH, "json.py": TOUCH, "pathlib.py": TOUCH},
    "shadows-nbgrader": {"nbgrader/__init__.py": TOUCH, "nbformat.py": TOUCH, "IPython.py": TOUCH},
    "shadows-by-compiled-files": {"__pycache__/grader.cpython-311.pyc": b"\0" * 16, "grader.pyc": b"\0"},
    "customizes-the-site": {"sitecustomize.py": TOUCH, "usercustomize.py": TOUCH, "x.pth": "import os"},
    "brings-a-configuration": {
        "nbgrader_config.py": TOUCH,
        "jupyter_config.py": TOUCH,
        ".ipython/profile_default/startup/00.py": TOUCH,
        "pyproject.toml": "[tool]",
    },
    "brings-a-gradebook": {"gradebook.db": b"SQLite format 3\0", ".tradecraft.lock": b""},
    "brings-other-notebooks": {"bonus.ipynb": HONEST, "reflection.ipynb": HONEST, "TRUST.IPYNB": HONEST},
    "brings-checkpoints": {".ipynb_checkpoints/trust-checkpoint.ipynb": HONEST},
    "brings-feedback": {"feedback/trust.html": "<script>alert(1)</script>", "trust.html": "10 of 10"},
    "brings-a-second-submission": {f"trust/answers/{name}": content for name, content in GOOD.items()},
    "brings-answers-in-answers": {f"answers/answers/{name}": content for name, content in GOOD.items()},
    "brings-the-solutions": {"solutions/trust/trust.ipynb": HONEST, "solutions/people_or_business.py": TOUCH},
    "brings-code-in-answers": {"answers/grader.py": SCORE, "answers/__init__.py": TOUCH},
    "brings-unfinished-answers": {f"answers/.{name}.1.part": content for name, content in GOOD.items()},
    "brings-answers-under-odd-names": {
        f"answers/{changed}": content
        for name, content in GOOD.items()
        for changed in (name.upper(), f"{name}.bak", name.removesuffix(".json"), f" {name}")
    },
    "brings-hidden-files": {".hidden": "x", ".git/config": "x", "answers/.hidden.json": "{}"},
}


def program(folder: Path) -> None:
    """Make programs out of all files."""
    for path in folder.rglob("*"):
        path.chmod(0o4755 if path.is_file() else 0o1777)


CASES = (
    *(
        Case(name=name, do=files(contents), answers=POOR, scores=FLAWED)
        for name, contents in LEFT_BEHIND.items()
    ),
    Case(name="makes-programs-of-its-files", do=program, answers=POOR, scores=FLAWED),
)
