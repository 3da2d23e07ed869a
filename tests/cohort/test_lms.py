"""Submissions as learning platforms download them, read without trust."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from grader.bulk.lms import LARGEST_ZIP, MOST_FILES, read_downloads
from grader.bulk.record import Learner
from grader.bulk.submission import LARGEST_NOTEBOOK

ANNA = Learner(id="anna", first_name="Anna", last_name="Müller", lms_id="101")
BOB = Learner(id="bob", first_name="Bob", last_name="van Berg", lms_id="102")
WANTED = {"trust.ipynb": "trust.ipynb", "disclosure-ladder.json": "answers/disclosure-ladder.json"}
HANDED_IN = {"trust.ipynb": b"notebook", "answers/disclosure-ladder.json": b"answer"}
FOLDER = {f"trust/{name}": content for name, content in HANDED_IN.items()}
LOOSE = {"trust.ipynb": b"notebook", "disclosure-ladder.json": b"answer"}


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a zip file."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def put(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Put downloaded files into a folder."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


@pytest.mark.parametrize(
    "downloaded",
    [
        {
            "Course-Trust-77.zip": zipped(
                {"Anna Müller_4711_assignsubmission_file_/trust.zip": zipped(FOLDER)}
            )
        },
        {
            "Course-Trust-77.zip": zipped(
                {"Anna Müller_4711_assignsubmission_file/trust.zip": zipped(HANDED_IN)}
            )
        },
        {"77.zip": zipped({f"Müller Anna_4711_assignsubmission_file_/{n}": c for n, c in HANDED_IN.items()})},
        {"77.zip": zipped({f"Anna Muller_4711_assignsubmission_file_{n}": c for n, c in LOOSE.items()})},
        {"submissions.zip": zipped({"mulleranna_101_9001_trust.zip": zipped(FOLDER)})},
        {"submissions.zip": zipped({"mulleranna_LATE_101_9001_trust-1.zip": zipped(FOLDER)})},
        {"submissions.zip": zipped({f"mulleranna_101_900{len(n)}_{n}": c for n, c in LOOSE.items()})},
        {"mulleranna_555_9001_trust.zip": zipped(FOLDER)},
        {"anna.zip": zipped(FOLDER)},
        {f"anna/{name}": content for name, content in FOLDER.items()},
        {"all.zip": zipped({f"anna/{name}": content for name, content in LOOSE.items()})},
        {"anna.zip": zipped({**FOLDER, "__MACOSX/trust/._trust.ipynb": b"x", "trust/virus.py": b"x"})},
        {"anna.zip": zipped({name.replace("/", "\\"): content for name, content in FOLDER.items()})},
        {"anna.zip": zipped({"trust.ipynb": b"notebook", "disclosure-ladder (1).json": b"answer"})},
    ],
    ids=[
        "Moodle, a folder for each, the learner's folder zipped",
        "Moodle, older, its content zipped",
        "Moodle, not zipped, last name first",
        "Moodle, without folders",
        "Canvas, zipped",
        "Canvas, late, a second attempt",
        "Canvas, single files",
        "Canvas, by name, because the gradebook has another id",
        "named by id",
        "folders named by id",
        "folders in a zip file",
        "with what belongs to nobody",
        "zipped on Windows",
        "downloaded twice by a browser",
    ],
)
def test_a_submission_is_found_with_its_answers(tmp_path: Path, downloaded: Mapping[str, bytes]) -> None:
    found = read_downloads(put(tmp_path, downloaded), WANTED, [ANNA, BOB])
    assert (found.files, found.problems) == ({"anna": HANDED_IN}, [])


@pytest.mark.parametrize(
    ("downloaded", "said"),
    [
        (
            {"Cat Cole_1_assignsubmission_file_/trust.ipynb": b""},
            "nobody in the gradebook is called 'Cat Cole'",
        ),
        ({"cole_9_1_trust.zip": zipped(FOLDER)}, "nobody in the gradebook is called 'cole'"),
        ({"Ed Ek_1_assignsubmission_file_/trust.ipynb": b""}, "more than one learner (ed-1, ed-2)"),
        ({"homework.zip": zipped(FOLDER)}, "whose it is cannot be told"),
        ({"anna.zip": b"no zip file"}, "anna.zip: it is no zip file that can be opened"),
        ({"anna.zip": zipped(FOLDER)[:-40]}, "anna.zip: it is no zip file that can be opened"),
        ({"anna.zip": zipped({"essay.docx": b"x"})}, "anna: none of these files was handed in: trust.ipynb,"),
        ({"anna.zip": zipped({"trust.ipynb": b"x"})}, "anna: the notebook came without answers"),
        (
            {"all.zip": zipped({"anna.zip": zipped({f"{n}": b"" for n in range(MOST_FILES + 1)})})},
            "2,000 files",
        ),
        (
            {"anna.zip": zipped({"trust.ipynb": b"0" * (LARGEST_NOTEBOOK + 1)})},
            "it has more than 8,388,608 bytes",
        ),
    ],
    ids=[
        "not in the roster, Moodle",
        "not in the roster, Canvas",
        "two of one name",
        "no name",
        "no zip file",
        "half a zip file",
        "something else",
        "notebook alone",
        "too many files",
        "a notebook that unpacks to too much",
    ],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, downloaded: Mapping[str, bytes], said: str) -> None:
    people = [ANNA, *(Learner(id=f"ed-{n}", first_name="Ed", last_name="Ek") for n in (1, 2))]
    found = read_downloads(put(tmp_path, downloaded), WANTED, people)
    assert said in " ".join(found.problems)


def test_a_zip_file_that_unpacks_to_too_much_is_not_unpacked(tmp_path: Path) -> None:
    bomb = zipped({"anna.zip": b"0" * (LARGEST_ZIP + 1)})
    found = read_downloads(put(tmp_path, {"all.zip": bomb, "bob.zip": zipped(FOLDER)}), WANTED, [ANNA, BOB])
    assert list(found.files) == ["bob"]
    assert "it has more than 104,857,600 bytes" in found.problems[0]


def test_a_path_that_leads_out_of_the_zip_file_leads_nowhere(tmp_path: Path) -> None:
    evil = {"anna/../../../trust.ipynb": b"notebook", "/etc/answers/disclosure-ladder.json": b"answer"}
    found = read_downloads(put(tmp_path, {"anna.zip": zipped(evil)}), WANTED, [ANNA])
    assert found.files == {"anna": HANDED_IN}


def test_of_two_files_the_newer_one_counts(tmp_path: Path) -> None:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for year, content in ((2027, b"new"), (2026, b"old")):
            entry = f"Anna Müller_1_assignsubmission_file_/{year}.zip"
            archive.writestr(entry, dated(year, content))
    found = read_downloads(put(tmp_path, {"all.zip": packed.getvalue()}), WANTED, [ANNA])
    assert found.files["anna"]["answers/disclosure-ladder.json"] == b"new"


def dated(year: int, content: bytes) -> bytes:
    """Return a zip file with an answer that was saved in some year."""
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        entry = ZipInfo("disclosure-ladder.json", (year, 1, 1, 0, 0, 0))
        archive.writestr(entry, content)
    return packed.getvalue()
