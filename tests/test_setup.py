"""Setting up on a bare machine, played through with a Python that only notes what it is asked."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parents[1]

TOOLS = ("sh", "cat", "chmod", "cmp", "cp", "dirname", "head", "id", "mkdir", "rm")

PYTHON = """#!/bin/sh
echo "$*" >>"$NOTES"
case "$*" in
    *version_info*) exit "${TOO_OLD:-0}" ;;
    *"import ensurepip"*) exit "${NO_VENV:-0}" ;;
    "-m venv .venv")
        mkdir -p .venv/bin
        [ -z "$VENV_FAILS" ] || { echo "ensurepip is not available"; exit 1; }
        cp "$0" .venv/bin/python
        cp "$0" .venv/bin/tradecraft ;;
    "-m pip install"*) exit "${OFFLINE:-0}" ;;
    --version) echo "Python 3.9.2" ;;
esac
"""

MADE = ["-m venv .venv", "-m pip install ."]


class Machine:
    """A course folder on a machine with a shell and one Python."""

    def __init__(self, folder: Path) -> None:
        """Lay out the machine below a folder."""
        self.course = folder / "the course"
        self.tools = folder / "tools"
        self.notes = folder / "notes"
        (self.course / "scripts").mkdir(parents=True)
        self.tools.mkdir()
        shutil.copy(HOME / "scripts" / "venv.sh", self.course / "scripts")
        (self.course / "pyproject.toml").write_text("[project]\n")
        for tool in TOOLS:
            (self.tools / tool).symlink_to(shutil.which(tool) or tool)
        (self.tools / "python3").write_text(PYTHON)
        (self.tools / "python3").chmod(0o755)

    def set_up(self, purpose: str = "learn", **troubles: str) -> tuple[int, list[str], list[str]]:
        """Set up, and return the exit code, the lines that were said and what Python was asked to make."""
        self.notes.write_text("")
        ran = subprocess.run(
            [self.tools / "sh", "scripts/venv.sh", purpose],
            cwd=self.course,
            env={"PATH": str(self.tools), "NOTES": str(self.notes), **troubles},
            capture_output=True,
            text=True,
            check=False,
            timeout=30,
        )
        asked = [line for line in self.notes.read_text().splitlines() if line.startswith("-m")]
        short = [
            line.replace("--quiet --quiet --disable-pip-version-check --editable ", "") for line in asked
        ]
        return ran.returncode, (ran.stdout + ran.stderr).splitlines(), short


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Return a bare machine."""
    return Machine(tmp_path)


def test_the_second_time_nothing_is_done(machine: Machine) -> None:
    assert machine.set_up()[::2] == (0, MADE)
    assert machine.set_up() == (0, [], [])


def test_the_tests_add_what_they_need_and_learning_goes_on(machine: Machine) -> None:
    machine.set_up()
    assert machine.set_up("dev")[2] == ["-m pip install .[dev]"]
    assert machine.set_up("dev") == machine.set_up("learn") == (0, [], [])


def test_a_changed_project_is_installed_again_in_the_same_place(machine: Machine) -> None:
    machine.set_up()
    (machine.course / "pyproject.toml").write_text("[project]\nversion = '2'\n")
    assert machine.set_up()[2] == ["-m pip install ."]


@pytest.mark.parametrize("trouble", ["NO_VENV", "VENV_FAILS"])
def test_without_the_venv_module_one_line_names_the_package(machine: Machine, trouble: str) -> None:
    code, lines, _ = machine.set_up(**{trouble: "1"})
    assert code == 1
    assert "apt install python3-venv" in lines[-1]
    assert not (machine.course / ".venv").exists()


@pytest.mark.parametrize("found", [True, False])
def test_without_a_new_python_one_line_says_so(machine: Machine, found: bool) -> None:  # noqa: FBT001
    if not found:
        (machine.tools / "python3").unlink()
    code, lines, made = machine.set_up(TOO_OLD="1")
    assert (code, len(lines), made) == (1, 1, [])
    assert "Python 3.11 or newer" in lines[0]
    assert ("found Python 3.9.2" if found else "found no Python") in lines[0]


def half_made(course: Path) -> None:
    """Leave what Debian's Python leaves without its venv package."""
    shutil.rmtree(course / ".venv")
    (course / ".venv" / "bin").mkdir(parents=True)


def interrupted(course: Path) -> None:
    """Leave a .venv whose stamps were taken away for a change that never ended."""
    (course / ".venv" / "installed-learn").unlink()


def without_python(course: Path) -> None:
    """Leave a .venv whose Python has gone with an update of the system."""
    (course / ".venv" / "bin" / "python").unlink()


def moved(course: Path) -> None:
    """Leave a .venv that was made in another folder, which its scripts name."""
    stamp = course / ".venv" / "installed-learn"
    stamp.write_text(stamp.read_text().replace("the course", "another place"))


@pytest.mark.parametrize("damage", [half_made, interrupted, without_python, moved])
def test_a_damaged_venv_is_made_again(machine: Machine, damage: Callable[[Path], None]) -> None:
    machine.set_up()
    damage(machine.course)
    (machine.course / ".venv" / "old").touch()
    code, lines, made = machine.set_up()
    assert (code, made) == (0, MADE)
    assert "making it again" in lines[0]
    assert not (machine.course / ".venv" / "old").exists()


def test_a_first_time_without_network_is_made_again_later(machine: Machine) -> None:
    code, lines, _ = machine.set_up(OFFLINE="1")
    assert code == 1
    assert "online?" in lines[-1]
    assert machine.set_up()[::2] == (0, MADE)


def test_an_update_without_network_keeps_what_there_is(machine: Machine) -> None:
    machine.set_up()
    (machine.course / "pyproject.toml").write_text("[project]\nversion = '2'\n")
    assert machine.set_up(OFFLINE="1")[0] == 1
    assert machine.set_up()[2] == ["-m pip install ."]
