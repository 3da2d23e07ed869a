"""Code in the notebook that is after the checks, the scores or the grader's machine."""

from textwrap import dedent
from typing import Any

from tests.adversarial.case import FLAWED, GOOD, POOR, Case, Do, Notebook, code, notebook

ATTACKS = {
    "patches-score": "import grader\ngrader.score = lambda *_, **__: 10.0",
    "patches-the-rules": """
        import grader.grading.grade as g
        real = g.grade
        g.grade = lambda task, variant, answer: real(task, variant, answer).__replace__(score=10.0)
        """,
    "swaps-modules": """
        import sys, types
        sys.modules["grader"] = types.SimpleNamespace(score=lambda *_, **__: 10.0)
        """,
    "redefines-builtins": """
        import builtins
        builtins.sum = lambda *_: 10.0
        builtins.min = builtins.max = builtins.round = lambda *_: 10.0
        """,
    "overrules-display": """
        from IPython import get_ipython
        get_ipython().display_formatter.format = lambda *_, **__: ({"text/plain": "10.0"}, {})
        """,
    "writes-the-gradebook": """
        import sqlite3
        book = sqlite3.connect("../../../gradebook.db")
        book.execute("update grade set manual_score = 10, auto_score = 10")
        book.commit()
        """,
    "writes-answers-when-graded": f"""
        from pathlib import Path
        for name, content in {GOOD!r}.items():
            Path("answers", name).write_bytes(content)
        """,
    "fills-in-the-reference": 'from grader.cells import fill_in\nfill_in("trust")',
    "says-it-is-validated": 'import os\nos.environ["NBGRADER_EXECUTION"] = "validate"',
    "never-ends": "while True: pass",
    "eats-all-memory": "hoard = [bytearray(2**30) for _ in range(1000)]",
    "kills-its-kernel": "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)",
    "forks-without-end": "import os\nwhile True: os.fork()",
    "fails-before-the-checks": "raise SystemExit('nothing to see here')",
    "speaks-on-stderr": "import sys\nprint('0 points', file=sys.stderr)",
    "waits-behind": """
        import atexit, threading
        atexit.register(lambda: open("../../../late.txt", "w").close())
        threading.Timer(5, lambda: open("../../../late.txt", "w").close()).start()
        """,
    "runs-a-shell": "!touch ../../../late.txt\n%%bash\ntouch ../../../late.txt",
}


def first(source: str) -> Do:
    """Return what puts a code cell before all others."""
    return notebook(lambda it: it["cells"].insert(0, code(dedent(source))))


def in_the_graded_cells(it: Notebook) -> None:
    """Put the attack where the checks are called."""
    for cell in it["cells"]:
        if "nbgrader" in cell["metadata"]:
            cell["source"] = f"{dedent(ATTACKS['patches-score'])}\n{''.join(cell['source'])}"


def hostile_kernel(it: dict[str, Any]) -> None:
    """Ask for a kernel that runs a program of the learner's."""
    it["metadata"]["kernelspec"] = {
        "name": "../../submitted/asks-for-another-kernel/trust/kernel",
        "display_name": "<b>mine</b>",
        "language": "bash",
        "argv": ["touch", "late.txt"],
    }


CASES = (
    *(Case(name=name, do=first(source), answers=POOR, scores=FLAWED) for name, source in ATTACKS.items()),
    Case(name="tampers-inside-graded-cells", do=notebook(in_the_graded_cells), answers=POOR, scores=FLAWED),
    Case(name="asks-for-another-kernel", do=notebook(hostile_kernel), answers=POOR, scores=FLAWED),
)
