"""Answers on a real file system: whole or not at all, and never lost."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp
from textwrap import dedent

import pytest

from grader.grading.answers import LARGEST
from grader.grading.store import FOLDER, AnswerStore, ChangedElsewhereError, DiskFullError, StoreError


@pytest.fixture
def store(tmp_path: Path) -> AnswerStore:
    return AnswerStore(tmp_path)


def files(store: AnswerStore) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in store.folder.iterdir()} if store.folder.is_dir() else {}


def test_reading_writes_nothing_not_even_the_folder(store: AnswerStore) -> None:
    assert store.read("one") is None
    assert not store.changed("one")
    assert not store.folder.exists()


def test_what_is_saved_is_read_again(store: AnswerStore) -> None:
    assert store.save("one", b"first") == ""
    store.save("one", b"second")
    assert AnswerStore(store.folder.parent).read("one") == b"second"
    assert files(store) == {"one.json": b"second"}


def test_a_folder_that_went_is_made_again(store: AnswerStore) -> None:
    store.save("one", b"first")
    store.path("one").unlink()
    store.folder.rmdir()
    store.save("one", b"second")
    assert files(store) == {"one.json": b"second"}


def test_a_relative_folder_stays_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    store = AnswerStore(Path())
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    store.save("one", b"first")
    assert (tmp_path / "answers" / "one.json").read_bytes() == b"first"


def test_the_second_of_two_windows_does_not_overwrite(store: AnswerStore) -> None:
    other = AnswerStore(store.folder.parent)
    for window in (store, other):
        assert window.read("one") is None
    store.save("one", b"from here")
    with pytest.raises(ChangedElsewhereError, match="another window"):
        other.save("one", b"from there")
    assert files(store) == {"one.json": b"from here"}


def test_a_file_that_was_never_read_is_not_overwritten(store: AnswerStore) -> None:
    store.save("one", b"from here")
    with pytest.raises(ChangedElsewhereError):
        AnswerStore(store.folder.parent).save("one", b"unread")


def test_overwriting_keeps_the_other_aside_under_ever_new_names(store: AnswerStore) -> None:
    other = AnswerStore(store.folder.parent)
    for number in range(1, 4):
        store.save("one", b"theirs %d" % number, overwrite=True)
        assert other.save("one", b"mine", aside="other", overwrite=True) == f"one.other-{number}.json"
    assert files(store) == {
        "one.json": b"mine",
        **{f"one.other-{number}.json": b"theirs %d" % number for number in range(1, 4)},
    }


def test_keeping_aside_needs_something_to_keep(store: AnswerStore) -> None:
    assert store.save("one", b"mine", aside="damaged") == ""
    assert files(store) == {"one.json": b"mine"}


def test_a_file_that_changed_after_it_was_found_damaged_is_not_set_aside_unseen(store: AnswerStore) -> None:
    store.folder.mkdir()
    store.path("one").write_bytes(b"damaged")
    store.read("one")
    store.path("one").write_bytes(b"repaired in another window")
    with pytest.raises(ChangedElsewhereError):
        store.save("one", b"mine", aside="damaged")
    assert files(store) == {"one.json": b"repaired in another window"}


def test_no_more_is_read_than_an_answer_can_have(store: AnswerStore) -> None:
    store.folder.mkdir()
    with store.path("one").open("wb") as file:
        file.truncate(1 << 40)
    content = store.read("one")
    assert content is not None
    assert len(content) == LARGEST + 1


def test_a_full_disk_loses_nothing(store: AnswerStore) -> None:
    store.save("one", b"first")
    # What is written to /dev/full meets a full disk.
    (store.folder / f".one.{os.getpid()}.part").symlink_to("/dev/full")
    with pytest.raises(DiskFullError, match="disk is full"):
        store.save("one", b"second")
    assert files(store) == {"one.json": b"first"}
    store.save("one", b"third")
    assert files(store) == {"one.json": b"third"}


def test_a_file_where_the_folder_should_be_is_named(store: AnswerStore) -> None:
    store.folder.write_text("not a folder", "utf-8")
    with pytest.raises(StoreError, match="not a directory"):
        store.read("one")
    with pytest.raises(StoreError, match="not a directory"):
        store.save("one", b"first")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Give a folder that every user may look into: pytest's own are closed to others."""
    folder = Path(mkdtemp(prefix="tradecraft-store-"))
    folder.chmod(0o755)
    yield folder
    for closed in (folder, folder / FOLDER):
        if closed.exists():
            closed.chmod(0o755)
    shutil.rmtree(folder)


def as_nobody(script: str, folder: Path) -> str:
    """Run a script as a user whom file modes bind, which root is not."""
    program = f"""
        import os, resource, sys
        from pathlib import Path
        from grader.grading.store import AnswerStore
        store = AnswerStore(Path({str(folder)!r}))
        if os.geteuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        try:
            {script}
        except Exception as error:
            print(type(error).__name__, error)
        """
    command = [sys.executable, "-c", dedent(program)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_a_read_only_folder_is_named_and_left_alone(open_folder: Path) -> None:
    store = AnswerStore(open_folder)
    store.save("one", b"first")
    store.path("one").chmod(0o644)
    store.folder.chmod(0o555)
    said = as_nobody('store.read("one"); store.save("one", b"second")', open_folder)
    assert said.startswith("ReadOnlyError The folder ")
    assert str(store.folder) in said
    assert files(store) == {"one.json": b"first"}


def test_a_read_only_notebook_folder_is_named(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    said = as_nobody('store.read("one"); store.save("one", b"first")', open_folder)
    assert said.startswith(f"ReadOnlyError The folder {open_folder} cannot be written to")


def test_a_file_that_may_not_be_read_is_neither_read_nor_overwritten(open_folder: Path) -> None:
    store = AnswerStore(open_folder)
    store.save("one", b"first")
    store.path("one").chmod(0)
    store.folder.chmod(0o777)
    for script in ('store.read("one")', 'store.save("one", b"second")'):
        assert "cannot be read: permission denied" in as_nobody(script, open_folder)
    store.path("one").chmod(0o600)
    assert files(store) == {"one.json": b"first"}


def test_a_quota_in_the_middle_of_a_file_loses_nothing(open_folder: Path) -> None:
    store = AnswerStore(open_folder)
    store.save("one", b"first")
    store.folder.chmod(0o777)
    store.path("one").chmod(0o644)
    limit = "resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))"
    said = as_nobody(f'store.read("one"); {limit}; store.save("one", b"x" * 100)', open_folder)
    assert said.startswith("DiskFullError")
    assert files(store) == {"one.json": b"first"}


def test_a_save_that_is_killed_leaves_the_old_file_whole(store: AnswerStore) -> None:
    store.save("one", b"first")
    program = f"""
        import os
        from pathlib import Path
        from grader.grading.store import AnswerStore
        store = AnswerStore(Path({str(store.folder.parent)!r}))
        store.read("one")
        os.fsync = lambda file: os._exit(9)
        store.save("one", b"second")
        """
    assert subprocess.run([sys.executable, "-c", dedent(program)], check=False).returncode == 9
    assert store.path("one").read_bytes() == b"first"
    assert not store.changed("one")
