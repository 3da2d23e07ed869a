"""The shelf: deals are made, renamed, deleted and brought back, and nothing is lost on the way."""

from pathlib import Path

import pytest

from grader.deals.deal import Deal
from grader.deals.file import decode, encode
from grader.deals.shelf import MOST_DEALS, Entry, Shelf
from grader.grading.store import ChangedElsewhereError, DiskFullError, ReadOnlyError, StoreError
from tests.sample_deal import sample


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def test_a_new_shelf_is_empty_and_writes_nothing(shelf: Shelf, tmp_path: Path) -> None:
    assert shelf.entries() == ()
    assert list(tmp_path.iterdir()) == []


def test_deals_stand_by_name_in_the_workspaces_own_folder(shelf: Shelf, tmp_path: Path) -> None:
    made = [shelf.make(name) for name in ("Zeta & sons", "acme", "Zeta & sons", "Ümläut", "北京")]
    assert made == ["zeta-sons", "acme", "zeta-sons-2", "ml-ut", "deal"]
    assert [entry.name for entry in shelf.entries()] == [
        "acme",
        "Zeta & sons",
        "Zeta & sons",
        "Ümläut",
        "北京",
    ]
    assert sorted(file.name for file in (tmp_path / "deals").iterdir()) == sorted(
        f"{name}.json" for name in made
    )


def test_a_deleted_deal_is_kept_and_comes_back(shelf: Shelf) -> None:
    name = shelf.make("Acme")
    shelf.export(name, "<p>page</p>")
    kept = shelf.delete(name)
    assert shelf.entries() == ()
    assert not shelf.page(name).exists()
    assert decode((shelf.store.folder / kept).read_bytes()) == Deal("Acme")
    shelf.put_back(name)
    assert shelf.entries() == (Entry(name, "Acme"),)


def test_a_deal_that_has_taken_the_place_is_not_overwritten(shelf: Shelf) -> None:
    name = shelf.make("Acme")
    kept = shelf.delete(name)
    assert shelf.make("Acme") == name
    with pytest.raises(StoreError, match="taken its place"):
        shelf.put_back(name)
    assert (shelf.store.folder / kept).exists()


def test_each_deletion_keeps_a_file_of_its_own(shelf: Shelf) -> None:
    kept = [shelf.delete(shelf.make("Acme")) for _ in range(3)]
    assert len(set(kept)) == 3


def test_a_damaged_deal_still_stands_on_the_shelf(shelf: Shelf) -> None:
    name = shelf.make("Acme")
    shelf.store.path(name).write_bytes(b"{")
    (shelf.store.folder / "folder.json").mkdir()
    assert [entry.name for entry in shelf.entries()] == ["acme (needs a look)", "folder (needs a look)"]


def test_a_shelf_has_an_end(shelf: Shelf) -> None:
    for number in range(MOST_DEALS):
        shelf.store.folder.mkdir(exist_ok=True)
        (shelf.store.folder / f"d{number}.json").write_bytes(encode(Deal(f"D{number}")))
    with pytest.raises(StoreError, match="Delete one first"):
        shelf.make("One more")


def test_a_deal_that_cannot_be_moved_is_still_there(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    name = shelf.make("Acme")

    def forbidden(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", forbidden)
    with pytest.raises(ReadOnlyError, match="cannot be written to"):
        shelf.delete(name)
    assert shelf.entries() == (Entry(name, "Acme"),)


def test_a_full_disk_leaves_the_page_that_was_there(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    name = shelf.make("Acme")
    shelf.export(name, "first")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(DiskFullError):
        shelf.export(name, "second")
    assert shelf.page(name).read_text("utf-8") == "first"


def test_what_another_window_has_saved_is_not_overwritten(shelf: Shelf, tmp_path: Path) -> None:
    name = shelf.make("Acme")
    Shelf(tmp_path).store.save(name, encode(sample()), overwrite=True)
    with pytest.raises(ChangedElsewhereError, match="which of the two deals"):
        shelf.store.save(name, encode(Deal("Mine")))
