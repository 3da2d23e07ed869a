"""What is installed where: conda, the wheel, and how little a quick command loads."""

import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import msgspec
import pytest
from packaging.requirements import Requirement

HOME = Path(__file__).resolve().parents[1]

SOURCES = ("LICENSE", "README.md", "pyproject.toml", "setup.py", "course", "exercises", "grader")
"""What a build may read, together with what must stay behind."""

STAYS_BEHIND = ("solutions", "tests")

SLOW_TO_IMPORT = {
    "IPython",
    "ipywidgets",
    "jsonschema",
    "jupyterlab",
    "matplotlib",
    "nbclient",
    "nbconvert",
    "nbformat",
    "nbgrader",
    "numpy",
    "pandas",
}


def project() -> dict[str, Any]:
    """Return the project table of pyproject.toml."""
    table: dict[str, Any] = tomllib.loads((HOME / "pyproject.toml").read_text("utf-8"))["project"]
    return table


def bounds(requirements: Iterable[str]) -> dict[str, str]:
    """Return the version bounds of each requirement, by name."""
    parsed = map(Requirement, requirements)
    return {requirement.name: str(requirement.specifier) for requirement in parsed}


def test_conda_gets_the_packages_that_pip_gets() -> None:
    *conda, by_pip = msgspec.yaml.decode((HOME / "environment.yml").read_bytes())["dependencies"]
    named = bounds([*conda, *by_pip["pip"][:-1]])
    wanted = bounds([*project()["dependencies"], f"python{project()['requires-python']}"])
    assert named == {**wanted, "pip": ""}


def test_conda_installs_the_project_itself() -> None:
    conda = msgspec.yaml.decode((HOME / "environment.yml").read_bytes())["dependencies"]
    # Only this spelling tells Binder to copy the folder before it installs.
    assert conda[-1]["pip"][-1] == "-e ."


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Return the names of the files in a wheel that is built from a copy of this folder."""
    folder = tmp_path_factory.mktemp("wheel")
    # In a copy, because a build leaves folders behind, from which the next one takes old files.
    for name in (*SOURCES, *STAYS_BEHIND):
        copy(HOME / name, folder / "source" / name)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "--wheel-dir", str(folder), str(folder / "source")], check=True, timeout=120)
    (built,) = folder.glob("*.whl")
    with ZipFile(built) as archive:
        return archive.namelist()


def copy(source: Path, target: Path) -> None:
    """Copy a file or a folder, without what running the course leaves in it."""
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"))
    else:
        target.parent.mkdir(exist_ok=True)
        shutil.copy(source, target)


@pytest.mark.parametrize("part", ["course", "exercises"])
def test_the_wheel_carries_every_notebook(wheel: list[str], part: str) -> None:
    notebooks = [path.relative_to(HOME).as_posix() for path in notebooks_of(part)]
    assert notebooks
    assert not [name for name in notebooks if not any(inside.endswith(name) for inside in wheel)]


def notebooks_of(part: str) -> list[Path]:
    """Return the notebooks below a folder, without a JupyterLab's checkpoints."""
    return [path for path in (HOME / part).rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts]


def test_the_wheel_carries_the_data_beside_the_code(wheel: list[str]) -> None:
    files = [path for path in (HOME / "grader").rglob("*") if path.is_file() and path.suffix != ".pyc"]
    assert {path.relative_to(HOME).as_posix() for path in files} <= set(wheel)


def test_the_wheel_carries_no_solutions_and_no_tests(wheel: list[str]) -> None:
    assert not [name for name in wheel if set(Path(name).parts) & set(STAYS_BEHIND)]


@pytest.mark.parametrize(
    "line",
    [
        "import grader",
        "import grader.cli",
        "from grader.cli import main; main(['exercises', '--json'])",
        "from grader.cli import main; main(['rules', '--json'])",
        "from grader.cli import main; main(['verify', 'AAAA-BBBB-CCCC-DDDD'])",
    ],
)
def test_a_quick_command_loads_nothing_slow(line: str, tmp_path: Path) -> None:
    script = f"import sys; {line}; print('loaded:', *sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        timeout=60,
    )
    loaded = ran.stdout.rpartition("loaded:")[2].split()
    assert "grader" in loaded
    assert SLOW_TO_IMPORT.isdisjoint(loaded)
