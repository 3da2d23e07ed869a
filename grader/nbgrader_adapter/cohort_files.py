"""The files of a cohort's course folder: made, brought up to date, left alone once a person changes them."""

import re
from hashlib import sha256
from pathlib import Path

import msgspec

from grader.bulk.cohort import SOURCE, Plan
from grader.exercises import MODULES
from grader.grading.store import replace_file

RECORD = ".tradecraft.json"
"""What was made here; people's changes are told from ours by it."""

CONFIG = '''\
"""nbgrader for this cohort. What it is called, when work is due and the like is in cohort.toml.

What you set below the call holds besides, as in any nbgrader_config.py.
"""

from pathlib import Path

from grader.nbgrader_adapter import configure_cohort

c = get_config()
configure_cohort(c, Path(__file__).resolve().parent)
'''

_CALL = re.compile(rb'\b(work|score)\(\\"([a-z-]+)\\"\)')


class Made(msgspec.Struct):
    """What was made in a course folder, as digests.

    Attributes:
        course: nbgrader's course id.
        key: The key of the released notebooks.
        files: By path, what was put there.
        released: By module, the source and the release that belong together.
    """

    course: str = ""
    key: str = ""
    files: dict[str, str] = {}
    released: dict[str, tuple[str, str]] = {}


class Folder:
    """A cohort's course folder.

    Attributes:
        made: What was made there, before and now; ``keep`` writes it.
        written: Paths that were written just now.
        notes: Sentences for the instructor.
    """

    def __init__(self, root: Path) -> None:
        """Read what was made there before; nothing is written yet."""
        self.root = root
        self.written: list[str] = []
        self.notes: list[str] = []
        try:
            self.made = msgspec.json.decode((root / RECORD).read_bytes(), type=Made)
        except (FileNotFoundError, msgspec.MsgspecError):
            self.made = Made()

    def put(self, name: str, content: bytes) -> None:
        """Write a file, unless a person has changed it since it was written.

        Args:
            name: Its path in the folder.
            content: What belongs there.
        """
        path, new, before = self.root / name, _digest(content), self.made.files.get(name)
        current = _digest(path.read_bytes()) if path.exists() else None
        if current not in (None, before, new):
            if before != new:
                self.notes.append(f"{name} was changed here: it stays as it is, without what is new.")
            return
        if current != new:
            replace_file(path, content)
            self.written.append(name)
        self.made.files[name] = new

    def put_all(self, exercises: Path, plan: Plan) -> None:
        """Write nbgrader's configuration and the source notebooks.

        Args:
            exercises: The folder of the notebooks that the course ships.
            plan: The cohort.
        """
        self.put("nbgrader_config.py", CONFIG.encode())
        for module in MODULES:
            for notebook in sorted((exercises / module).glob("*.ipynb")):
                content = for_cohort(notebook.read_bytes(), plan)
                self.put(f"{SOURCE}/{module}/{notebook.name}", content)

    def keep(self) -> None:
        """Write down what was made."""
        replace_file(self.root / RECORD, msgspec.json.format(msgspec.json.encode(self.made), indent=1))


def for_cohort(notebook: bytes, plan: Plan) -> bytes:
    """Return a released notebook whose cells say what the cohort decided.

    Args:
        notebook: The notebook as it is shipped.
        plan: The cohort, with a key of letters, digits and ``._-`` or none.
    """
    key = rb", key=\"%b\"" % plan.key.encode() if plan.key else b""
    alone = {b"work": b"" if plan.reference_answers else b", reference=False", b"score": b""}
    return _CALL.sub(lambda call: rb"%b(\"%b\"%b%b)" % (call[1], call[2], key, alone[call[1]]), notebook)


def state(folder: Path) -> str:
    """Return a digest of the notebooks in a folder; empty when there are none."""
    notebooks = sorted(folder.glob("*.ipynb"))
    return _digest(b"".join(b"%b\0%b" % (each.name.encode(), each.read_bytes()) for each in notebooks))


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest() if content else ""
