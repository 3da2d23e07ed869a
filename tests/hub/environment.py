"""An environment with the course's wheel that every account of this machine can use.

The one that the tests run in may lie in a home folder that is closed to others, and it has the source
folder in it, with the solutions. What a hub needs of it is linked into a new one, in seconds.
"""

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

from tests.nbgrader.course import ROOT

BUILT_FROM = ("LICENSE", "README.md", "pyproject.toml", "setup.py", "course", "exercises", "grader")


PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]

NOBODY = 65534
"""The account without rights, by its number."""


class MissingError(Exception):
    """This machine lacks what a hub with real accounts takes; the message says what."""


def install(home: Path) -> Path:
    """Make the environment.

    Args:
        home: A folder that everybody may enter; the environment is made in it.

    Returns:
        Its folder of programs.
    """
    place = home / "environment"
    with building(home):
        subprocess.run([everybodys_python(), "-m", "venv", "--without-pip", place], check=True)
        packages = next(place.glob("lib/python*/site-packages"))
        for each in needed():
            link(each, packages, place / "bin")
    python = f"--python={place / 'bin' / 'python'}"
    wheel = next(home.glob("tradecraft-*.whl"))
    subprocess.run([*PIP, python, "install", "--no-deps", "--no-index", wheel], check=True)
    return place / "bin"


def everybodys_python() -> str:
    """Return a Python of this version that an account without rights can run.

    Raises:
        MissingError: There is none.
    """
    name = f"python{sys.version_info.major}.{sys.version_info.minor}"
    for python in (os.path.realpath(sys.executable), f"/usr/local/bin/{name}", f"/usr/bin/{name}"):
        with suppress(OSError, subprocess.SubprocessError):
            subprocess.run([python, "-c", "import venv"], user=NOBODY, group=NOBODY, cwd="/", check=True)
            return python
    raise MissingError(f"The only {name} here is in a closed folder: on Debian, `apt install {name}-venv`.")


def needed() -> Iterator[Distribution]:
    """Yield what the course needs on a hub, as it is installed here."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    waiting = [(text, {""}) for text in (*project["dependencies"], *project["optional-dependencies"]["hub"])]
    seen: set[tuple[str, str]] = set()
    while waiting:
        text, extras = waiting.pop()
        need = Requirement(text)
        if need.marker and not any(need.marker.evaluate({"extra": extra}) for extra in extras):
            continue
        wanted = {"", *need.extras}
        if fresh := {(need.name, extra) for extra in wanted} - seen:
            seen |= fresh
            found = distribution(need.name)
            yield found
            waiting += [(text, wanted) for text in found.requires or ()]


def link(each: Distribution, packages: Path, programs: Path) -> None:
    """Link a distribution's files; its programs name another Python."""
    for file in each.files or ():
        source, target = Path(str(each.locate_file(file))).resolve(), Path(os.path.normpath(packages / file))
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.parent == programs:
            text = source.read_text("utf-8")
            target.write_text(text.replace(sys.executable, str(programs / "python")), "utf-8")
            target.chmod(0o755)
            continue
        try:
            target.hardlink_to(source)
        except FileExistsError:
            pass
        except OSError:  # another file system
            shutil.copy2(source, target)


@contextmanager
def building(home: Path) -> Iterator[None]:
    """Build the course's wheel meanwhile, from a copy, because a build leaves folders behind."""
    source = home / "source"
    source.mkdir()
    for name in BUILT_FROM:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
        copy(ROOT / name, source / name)
    command = [*PIP, "wheel", "--no-deps", "--no-build-isolation", f"--wheel-dir={home}", str(source)]
    with subprocess.Popen(command) as build:
        yield
    assert build.returncode == 0
    shutil.rmtree(source)
