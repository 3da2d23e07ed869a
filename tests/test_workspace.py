"""The workspace: made, resumed, signed and opened, with nothing of the learner's lost."""

import os
import socket
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import pytest

from grader.workspace import learn
from grader.workspace.address import is_free, running_server
from grader.workspace.folder import Workspace, WorkspaceError
from grader.workspace.shipped import shipped_folder, shipped_notebooks
from tests.browser.course import running

START = Path("course/00-start.ipynb")
ANSWER = Path("exercises/trust/answers/people-or-business.json")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace that has just been made."""
    made = Workspace(tmp_path / "work")
    made.remember(made.prepare())
    return made


def rewritten(notebook: Path, old: str, new: str) -> bytes:
    """Change a word in a notebook and return what stands there now."""
    content = notebook.read_text("utf-8").replace(old, new).encode()
    notebook.write_bytes(content)
    return content


def test_a_new_workspace_holds_the_course_and_no_answer(workspace: Workspace) -> None:
    there = {path.relative_to(workspace.root) for path in workspace.root.rglob("*") if path.is_file()}
    kept = workspace.home.relative_to(workspace.root)
    assert {path for path in there if kept not in path.parents} == set(shipped_notebooks())
    assert START in there


def test_a_workspace_on_a_hub_holds_the_lessons_and_leaves_the_exercises_to_be_fetched(
    tmp_path: Path,
) -> None:
    hub = Workspace(tmp_path / "work", exercises=False)
    lessons = {path for path in shipped_notebooks() if path.parts[0] == "course"}
    prepared = hub.prepare()
    hub.remember(prepared)
    assert {path.relative_to(hub.root) for path in prepared.placed} == lessons
    fetched = hub.root / "exercises/trust/trust.ipynb"
    fetched.parent.mkdir(parents=True)
    fetched.write_bytes(b"as it was fetched")
    assert hub.prepare().placed == ()
    assert fetched.read_bytes() == b"as it was fetched"


def test_nothing_but_notebooks_is_handed_out() -> None:
    assert {notebook.suffix for notebook in shipped_notebooks()} == {".ipynb"}
    assert not [notebook for notebook in shipped_notebooks() if notebook.parent.name.startswith(".")]


def test_a_second_run_changes_nothing(workspace: Workspace) -> None:
    answer = workspace.root / ANSWER
    answer.parent.mkdir()
    answer.write_bytes(b"mine")
    before = {path: path.read_bytes() for path in workspace.root.rglob("*") if path.is_file()}
    assert workspace.prepare().placed == ()
    assert {path: path.read_bytes() for path in workspace.root.rglob("*") if path.is_file()} == before


def test_outputs_of_the_last_session_stay(workspace: Workspace) -> None:
    run = rewritten(workspace.root / START, '"outputs": []', '"outputs": [{"output_type": "stream"}]')
    workspace.prepare()
    assert (workspace.root / START).read_bytes() == run


def test_a_learners_own_text_stays(workspace: Workspace) -> None:
    mine = rewritten(workspace.root / START, "You sell", "I sell")
    assert workspace.prepare().placed == ()
    assert (workspace.root / START).read_bytes() == mine


def test_a_missing_notebook_comes_back(workspace: Workspace) -> None:
    (workspace.root / START).unlink()
    prepared = workspace.prepare()
    assert prepared.placed == (workspace.root / START,)
    assert "was missing" in prepared.notes[0]
    assert (workspace.root / START).read_bytes() == (shipped_folder() / START).read_bytes()


@pytest.mark.parametrize("damaged", [b"", b"{", b"\xff\xfe", b"[]", b'{"nbformat": 4}'])
def test_an_unreadable_notebook_is_kept_aside(workspace: Workspace, damaged: bytes) -> None:
    for number in (1, 2):
        content = damaged + b" " * number
        (workspace.root / START).write_bytes(content)
        prepared = workspace.prepare()
        aside = workspace.root / f"{START}.damaged-{number}"
        assert aside.read_bytes() == content
        assert aside.name in prepared.notes[0]
        assert (workspace.root / START).read_bytes() == (shipped_folder() / START).read_bytes()


def test_a_notebook_of_unknown_origin_is_not_trusted_as_it_is(workspace: Workspace) -> None:
    rewritten(workspace.root / START, '"outputs": []', '"outputs": [{"output_type": "stream"}]')
    (workspace.home / "given-out.json").unlink()
    workspace.prepare()
    assert (workspace.root / START).read_bytes() == (shipped_folder() / START).read_bytes()


def test_the_learners_id_is_kept(workspace: Workspace) -> None:
    assert workspace.learner == ""
    workspace.keep_learner("mara")
    assert Workspace(workspace.root).learner == "mara"


def test_the_source_folder_is_no_workspace() -> None:
    with pytest.raises(WorkspaceError, match="own source folder"):
        Workspace(shipped_folder()).prepare()


def test_a_file_is_no_workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "work").write_text("")
    assert learn(tmp_path / "work", port=None, browser=False, learner=None) == 1
    assert "is a file" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(path: Path, _: bytes) -> int:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    assert learn(tmp_path / "work", port=None, browser=False, learner=None) == 1
    told = capsys.readouterr().err
    assert "cannot be written (permission denied)" in told
    assert "Choose another folder" in told


def test_a_port_that_is_taken_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert learn(tmp_path / "work", port=port, browser=False, learner=None) == 1
        assert f"Port {port} is not free" in capsys.readouterr().err
    assert is_free(port)


def test_a_server_that_is_gone_does_not_count(workspace: Workspace) -> None:
    runtime = workspace.home / "runtime"
    runtime.mkdir()
    (runtime / "jpserver-1.json").write_text('{"url": "http://localhost:9/", "token": "x", "port": 9}')
    (runtime / "jpserver-2.json").write_text("{")
    assert running_server(runtime) is None


def test_learn_opens_the_course_and_leaves_nothing_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "USERPROFILE", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "IPYTHONDIR"):
        monkeypatch.setenv(name, str(home / name.lower() if name != "HOME" else home))
    root = tmp_path / "work"
    with running(root) as course:
        server = running_server(root / ".tradecraft" / "runtime")
        assert server is not None
        assert server.token == course.token
        assert again(root).startswith("Your course is running already.")
        assert course.kernels() == []
    assert running_server(root / ".tradecraft" / "runtime") is None
    assert not list(home.rglob("*"))


def test_a_second_run_starts_in_seconds(tmp_path: Path) -> None:
    with running(tmp_path) as first:
        pass
    begun = perf_counter()
    with running(tmp_path) as second:
        assert perf_counter() - begun < 15  # 2 to 3 on an idle machine
        assert second.url == first.url  # so that pages which are still open find it


def again(root: Path) -> str:
    """Return what a second ``tradecraft learn`` says."""
    command = [sys.executable, "-m", "grader.cli", "learn", str(root), "--no-browser"]
    ran = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60, env=os.environ)
    return ran.stdout
