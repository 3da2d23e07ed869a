"""A newer course in an older workspace: what it brings, what it tells, and that nothing is lost."""

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import nbformat
import pytest
from nbformat.sign import NotebookNotary

from grader.exercises import exercise_ids
from grader.progress.news import news
from grader.render.news import news_html
from grader.workspace import folder as folder_module
from grader.workspace import learn, on_hub
from grader.workspace.address import RunningServer
from grader.workspace.folder import Workspace
from grader.workspace.notebook import fingerprint, written
from grader.workspace.record import read_record
from grader.workspace.rubrics import MOST_NAMED
from grader.workspace.shipped import shipped_folder, shipped_notebooks

LESSON = "course/01-trust.ipynb"
CAPSTONE = "exercises/capstone/capstone.ipynb"
TEXT = "I sold a mill.\n\n<b>The “price”</b> was 40 % too high. 一\u2028\\n"
CARDS = "people-or-business"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Make a workspace once; nobody changes it."""
    workspace = Workspace(tmp_path_factory.mktemp("made") / "work")
    workspace.remember(workspace.prepare())
    return workspace


@pytest.fixture
def workspace(made: Workspace, tmp_path: Path) -> Workspace:
    """A workspace that this course has made."""
    return Workspace(shutil.copytree(made.root, tmp_path / "work"))


def record(workspace: Workspace) -> Path:
    return workspace.home / "given-out.json"


def shipped(notebook: str) -> bytes:
    return (shipped_folder() / notebook).read_bytes()


def remembered(workspace: Workspace, **changes: Any) -> None:
    """Let the workspace remember another course."""
    kept = msgspec.structs.replace(read_record(record(workspace)), **changes)
    record(workspace).write_bytes(msgspec.json.encode(kept))


def edited(workspace: Workspace, notebook: str, change: Callable[[dict[str, Any]], None]) -> None:
    """Change one of the workspace's notebooks as JupyterLab would write it."""
    path = workspace.root / notebook
    content = json.loads(path.read_bytes())
    change(content)
    path.write_text(json.dumps(content, indent=1) + "\n", "utf-8")


def older(workspace: Workspace, notebook: str, grade_id: str = "own-deal") -> None:
    """Put an older course's notebook there, as that course handed it out."""

    def change(content: dict[str, Any]) -> None:
        content["cells"][1]["source"] = ["As it was ", "last year."]
        for cell in content["cells"]:
            if cell["metadata"].get("nbgrader", {}).get("grade_id") == "own-deal":
                cell["metadata"]["nbgrader"]["grade_id"] = grade_id

    edited(workspace, notebook, change)
    given = read_record(record(workspace)).notebooks
    was = fingerprint((workspace.root / notebook).read_bytes())
    assert was
    remembered(workspace, notebooks={**given, notebook: (was,)})


def write(workspace: Workspace, text: str = TEXT) -> None:
    """Let the learner write into the capstone, and JupyterLab keep outputs."""

    def change(content: dict[str, Any]) -> None:
        content["cells"][-1]["source"] = text.splitlines(keepends=True)
        content["cells"][4]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": ["old"]}]

    edited(workspace, CAPSTONE, change)


def answered(workspace: Workspace, name: str = CARDS, **changes: Any) -> Path:
    """Save an answer with two legal decisions, and others."""
    content = {"version": 1, "exercise": name, "variant": "7", **changes}
    content.setdefault("answer", {"card-1.cost": 1800, "card-2.cost": 20})
    path = workspace.root / f"exercises/trust/answers/{name}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(msgspec.json.encode(content))
    return path


def brought(titles: str) -> str:
    return f"Brought up to date: {titles}. Reload these pages where they are still open."


def updated(workspace: Workspace) -> tuple[str, ...]:
    """Start the course, and return what the learner hears; a second start says and does nothing."""
    prepared = workspace.prepare()
    workspace.remember(prepared)
    before = snapshot(workspace)
    before.pop(".tradecraft/news.json", None)
    again = workspace.prepare()
    workspace.remember(again)
    assert (again.notes, again.placed) == ((), ())
    assert snapshot(workspace) == before
    return prepared.notes


def snapshot(workspace: Workspace) -> dict[str, bytes]:
    return {
        path.relative_to(workspace.root).as_posix(): path.read_bytes()
        for path in workspace.root.rglob("*")
        if path.is_file()
    }


def test_a_first_start_tells_nothing(tmp_path: Path) -> None:
    assert updated(Workspace(tmp_path / "work")) == ()


def test_cells_to_write_in_are_handed_out_empty() -> None:
    # So whatever stands in one is the learner's own, and no fingerprint depends on it.
    assert not [path for path in shipped_notebooks() if written(shipped(path.as_posix()))]


def test_what_the_learner_has_not_touched_is_replaced_and_told(workspace: Workspace) -> None:
    older(workspace, LESSON)
    assert updated(workspace) == (brought("“Trust”"),)
    assert (workspace.root / LESSON).read_bytes() == shipped(LESSON)


def test_a_workspace_of_the_first_kind_is_known(workspace: Workspace) -> None:
    older(workspace, LESSON)
    given = {name: known[-1] for name, known in read_record(record(workspace)).notebooks.items()}
    record(workspace).write_bytes(msgspec.json.encode(given))
    assert updated(workspace) == (brought("“Trust”"),)


def test_a_new_lesson_is_told(workspace: Workspace) -> None:
    given = dict(read_record(record(workspace)).notebooks)
    del given[LESSON]
    (workspace.root / LESSON).unlink()
    remembered(workspace, notebooks=given)
    assert updated(workspace) == ("New in the course: “Trust”.",)


def test_a_lesson_that_the_course_no_longer_has_stays(workspace: Workspace) -> None:
    old = workspace.root / "course/99-haggling.ipynb"
    old.write_bytes(b"{}")
    given = read_record(record(workspace)).notebooks
    remembered(workspace, notebooks={**given, "course/99-haggling.ipynb": ("x",), "course/98.ipynb": ("x",)})
    assert updated(workspace) == (
        "The course no longer has course/99-haggling.ipynb; yours stays where it is.",
    )
    assert old.exists()


def test_what_the_learner_wrote_is_carried_over(workspace: Workspace) -> None:
    older(workspace, CAPSTONE)
    write(workspace)
    notes = updated(workspace)
    assert notes == (brought("“Capstone”"), "What you wrote in “Capstone” is still there.")
    new = (workspace.root / CAPSTONE).read_bytes()
    assert written(new) == {"own-deal": TEXT}
    expected = json.loads(shipped(CAPSTONE))
    expected["cells"][-1]["source"] = TEXT.splitlines(keepends=True)
    assert json.loads(new) == expected


def test_a_cell_that_was_left_empty_takes_nothing_along(workspace: Workspace) -> None:
    older(workspace, CAPSTONE)
    write(workspace, " \n")
    assert updated(workspace) == (brought("“Capstone”"),)
    assert (workspace.root / CAPSTONE).read_bytes() == shipped(CAPSTONE)


def test_text_without_a_place_keeps_the_old_page_whole(workspace: Workspace) -> None:
    older(workspace, CAPSTONE, grade_id="another-deal")
    write(workspace)
    old = (workspace.root / CAPSTONE).read_bytes()
    _, told = updated(workspace)
    assert "has no place in the new page" in told
    assert told.endswith("as capstone.ipynb.earlier-1.")
    assert (workspace.root / f"{CAPSTONE}.earlier-1").read_bytes() == old
    assert (workspace.root / CAPSTONE).read_bytes() == shipped(CAPSTONE)


def test_writing_alone_is_no_change(workspace: Workspace) -> None:
    write(workspace)
    before = snapshot(workspace)
    assert updated(workspace) == ()
    assert snapshot(workspace) == before


def add_a_cell(content: dict[str, Any]) -> None:
    content["cells"].append({"cell_type": "markdown", "id": "x", "metadata": {}, "source": "mine"})


def set_a_key(content: dict[str, Any]) -> None:
    content["cells"][4]["source"] = 'from grader import work\n\nwork("four-meetings", key="spring")'


@pytest.mark.parametrize("change", [add_a_cell, set_a_key])
def test_a_page_that_somebody_changed_stays_and_that_is_said_once(
    workspace: Workspace, change: Callable[[dict[str, Any]], None]
) -> None:
    older(workspace, CAPSTONE)
    write(workspace)
    edited(workspace, CAPSTONE, change)
    before = (workspace.root / CAPSTONE).read_bytes()
    (told,) = updated(workspace)
    assert f"{CAPSTONE} is not as the course handed it out, so it stays as it is" in told
    assert (workspace.root / CAPSTONE).read_bytes() == before
    (workspace.root / CAPSTONE).rename(workspace.root / "mine.ipynb")
    assert "was missing" in updated(workspace)[0]
    assert (workspace.root / CAPSTONE).read_bytes() == shipped(CAPSTONE)


def test_an_old_page_that_was_open_meanwhile_is_brought_up_to_date_again(workspace: Workspace) -> None:
    older(workspace, CAPSTONE)
    write(workspace)
    page = (workspace.root / CAPSTONE).read_bytes()
    updated(workspace)
    (workspace.root / CAPSTONE).write_bytes(page.replace(b"a mill", b"two mills"))
    assert updated(workspace)[0] == brought("“Capstone”")
    assert written((workspace.root / CAPSTONE).read_bytes()) == {
        "own-deal": TEXT.replace("a mill", "two mills")
    }


@pytest.mark.parametrize("damaged", [None, b"", b"{", b"\xff", b"[]", b'{"made_of": 1}', b"[" * 9999])
def test_without_a_record_nothing_is_lost_and_what_is_ours_is_told_from_what_is_not(
    workspace: Workspace, damaged: bytes | None
) -> None:
    older(workspace, LESSON)
    write(workspace)
    if damaged is None:
        record(workspace).unlink()
    else:
        record(workspace).write_bytes(damaged)
    lesson = (workspace.root / LESSON).read_bytes()
    (told,) = updated(workspace)
    assert told.startswith(f"{LESSON} is not as the course handed it out")
    assert (workspace.root / LESSON).read_bytes() == lesson
    assert written((workspace.root / CAPSTONE).read_bytes()) == {"own-deal": TEXT}


def test_of_many_pages_the_first_are_named(workspace: Workspace) -> None:
    every = list(shipped_notebooks())
    for notebook in every:
        older(workspace, notebook.as_posix())
    (told,) = updated(workspace)
    assert f"” and {len(every) - MOST_NAMED} more. Reload" in told


def test_the_start_page_shows_what_was_told_until_the_next_start(workspace: Workspace) -> None:
    older(workspace, LESSON)
    workspace.remember(workspace.prepare())
    assert news(workspace.root) == (brought("“Trust”"),)
    workspace.remember(workspace.prepare())
    assert news(workspace.root) == ()


@pytest.mark.parametrize("damaged", [b"", b"{", b"5", b"\xff", b"[" * 9999])
def test_news_that_cannot_be_read_are_none(workspace: Workspace, damaged: bytes) -> None:
    (workspace.home / "news.json").write_bytes(damaged)
    assert news(workspace.root) == ()


def test_news_are_shown_as_text() -> None:
    assert "&lt;script&gt;" in news_html(["<script>"])
    assert news_html([]) == ""


class Killed(BaseException):
    """The end of a process, which nothing catches."""


def killed_after(writes: int) -> Callable[[Path, Path], Path]:
    """Return what puts some files in their places and then ends."""
    replace, left = Path.replace, iter(range(writes))

    def put(path: Path, target: Path) -> Path:
        if next(left, None) is None:
            raise Killed
        return replace(path, target)

    return put


def test_a_run_that_is_killed_anywhere_is_completed_by_the_next(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older(workspace, LESSON)
    older(workspace, CAPSTONE, grade_id="another-deal")
    write(workspace)
    (workspace.root / "course/rules.ipynb").write_bytes(b"damaged")
    whole = Workspace(shutil.copytree(workspace.root, tmp_path / "whole"))
    updated(whole)
    for writes in range(6):
        killed = Workspace(shutil.copytree(workspace.root, tmp_path / f"killed-{writes}"))
        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", killed_after(writes))
            with pytest.raises(Killed):
                killed.remember(killed.prepare())
        assert brought("“Trust” and “Capstone”") in updated(killed)
        assert snapshot(killed) == snapshot(whole)


def test_a_full_disk_loses_nothing_and_says_what_to_do(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    older(workspace, CAPSTONE)
    write(workspace)
    page = (workspace.root / CAPSTONE).read_bytes()
    # What is written to /dev/full meets a full disk.
    (workspace.root / f"exercises/capstone/.capstone.ipynb.{os.getpid()}.part").symlink_to("/dev/full")
    assert learn(workspace.root, port=None, browser=False, learner=None) == 1
    assert "Free some space, then start again" in capsys.readouterr().err
    assert (workspace.root / CAPSTONE).read_bytes() == page
    assert updated(workspace)[0] == brought("“Capstone”")


@pytest.fixture
def without_a_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a start end where the server would begin, with the environment as it was."""
    monkeypatch.setattr(os, "environ", dict(os.environ))
    monkeypatch.setattr(sys.modules[learn.__module__], "serve", lambda *_: None)


@pytest.mark.usefixtures("without_a_server")
def test_a_page_with_the_learners_text_is_trusted(workspace: Workspace) -> None:
    older(workspace, CAPSTONE)
    write(workspace)
    assert learn(workspace.root, port=None, browser=False, learner=None) == 0
    notary = NotebookNotary(data_dir=str(workspace.home / "data"))
    assert notary.check_signature(nbformat.read(workspace.root / CAPSTONE, as_version=4))
    notary.store.close()


@pytest.mark.usefixtures("without_a_server")
def test_a_start_that_ends_before_pages_are_signed_tells_and_signs_again(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise Killed

    older(workspace, LESSON)
    with monkeypatch.context() as patch:
        patch.setattr(sys.modules[learn.__module__], "sign", refuse)
        with pytest.raises(Killed):
            learn(workspace.root, port=None, browser=False, learner=None)
    assert brought("“Trust”") in capsys.readouterr().out
    assert learn(workspace.root, port=None, browser=False, learner=None) == 0
    assert brought("“Trust”") in capsys.readouterr().out
    assert learn(workspace.root, port=None, browser=False, learner=None) == 0
    assert "Brought" not in capsys.readouterr().out


def test_nothing_is_changed_under_pages_that_are_open(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    older(workspace, CAPSTONE)
    before = snapshot(workspace)
    server = RunningServer("http://127.0.0.1:9/", "token", 9)
    monkeypatch.setattr(sys.modules[learn.__module__], "running_server", lambda _: server)
    assert learn(workspace.root, port=None, browser=False, learner=None) == 0
    assert "There is a newer version of it" in capsys.readouterr().out
    assert snapshot(workspace) == before
    updated(workspace)
    assert learn(workspace.root, port=None, browser=False, learner=None) == 0
    assert "newer" not in capsys.readouterr().out


def test_changed_points_and_rules_are_told(workspace: Workspace) -> None:
    answered(workspace)
    was = {**read_record(record(workspace)).rubrics, CARDS: "x", "live-deal": "x", "haggling": "x"}
    del was["coach-the-rep"]
    remembered(workspace, made_of="x", rubrics=was)
    gone = answered(workspace, "haggling").relative_to(workspace.root)
    assert updated(workspace) == (
        "New exercises: “Six reps at your door”.",
        (
            "Points or rules have changed in “People or business?” and “A live deal”. "
            "Look again at “People or business?”: your answers are as they were."
        ),
        f"The course no longer has the exercise haggling; your answer stays in {gone}.",
    )


def test_a_workspace_that_knew_no_rubrics_hears_nothing_of_them(workspace: Workspace) -> None:
    answered(workspace)
    remembered(workspace, made_of="", rubrics={})
    assert updated(workspace) == ()
    assert read_record(record(workspace)).rubrics.keys() == set(exercise_ids())


MISFITS: dict[str, tuple[dict[str, Any], str]] = {
    "all fit": ({}, ""),
    "fields are gone": (
        {"answer": {"card-1.cost": 5, "card-9.cost": 5, "gone.x": "y"}},
        "2 of your 3 decisions do not fit",
    ),
    "an option is gone": (
        {"answer": {"card-1.cost": 5, "card-1.label": "gone"}},
        "1 of your 2 decisions does",
    ),
    "a newer version": ({"version": 9}, "was written by a newer course"),
    "a version that never was": ({"version": 0}, "no course has written"),
    "another exercise": ({"exercise": "live-deal"}, ""),
    "damaged": ({"answer": 5}, ""),
}


@pytest.mark.parametrize(("changes", "words"), MISFITS.values(), ids=MISFITS.keys())
def test_answers_that_no_longer_fit_are_told_and_left_as_they_are(
    workspace: Workspace, changes: dict[str, Any], words: str
) -> None:
    path = answered(workspace, **changes)
    content = path.read_bytes()
    remembered(workspace, made_of="x")
    told = updated(workspace)
    assert len(told) == bool(words)
    assert words in "".join(told)
    assert path.read_bytes() == content
    assert not list(path.parent.glob("*-1*"))


def test_nothing_is_looked_at_when_the_exercises_are_the_same(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(workspace, answer={"gone.x": 1})
    monkeypatch.setattr(folder_module, "rubric_digests", None)
    assert updated(workspace) == ()


def test_an_answer_file_that_cannot_be_read_stops_nothing(workspace: Workspace) -> None:
    (workspace.root / f"exercises/trust/answers/{CARDS}.json").mkdir(parents=True)
    remembered(workspace, made_of="x")
    assert updated(workspace) == ()


def test_a_hub_brings_lessons_up_to_date_and_leaves_what_was_fetched(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.root.rename(tmp_path / on_hub.FOLDER)
    hub = Workspace(tmp_path / on_hub.FOLDER, exercises=False)
    older(hub, LESSON)
    older(hub, CAPSTONE)
    fetched = (hub.root / CAPSTONE).read_bytes()
    answered(hub, answer={"card-1.cost": 5, "gone.x": "y"})
    remembered(hub, made_of="x")
    first, second = updated(hub)
    assert first == brought("“Trust”")
    assert "1 of your 2 decisions" in second
    assert (hub.root / CAPSTONE).read_bytes() == fetched
