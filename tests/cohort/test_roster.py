"""What a roster and a cohort.toml may look like, and all that is said of bad ones."""

from pathlib import Path

import pytest

from grader.bulk.cohort import FILE, Late, PlanError, first_plan, read_plan
from grader.bulk.record import Learner
from grader.bulk.roster import RosterError, read_roster

ANNA = Learner(id="anna", first_name="Anna", last_name="Müller", email="anna@example.org", lms_id="101")
HEADER = "id,first_name,last_name,email,lms_id"
ROW = "anna,Anna,Müller,anna@example.org,101"


@pytest.mark.parametrize(
    "content",
    [
        f"{HEADER}\n{ROW}\n".encode(),
        f"{HEADER}\r\n\r\n{ROW}\r\n,,,,\r\n".encode(),
        f"\ufeff{HEADER}\n{ROW}".encode(),
        f"{HEADER}\n{ROW}\n".replace(",", ";").encode(),
        f"{HEADER}\n{ROW}\n".replace(",", "\t").encode(),
        "Last Name,First name,E-Mail,Username,LMS user id\nMüller, Anna ,anna@example.org,anna,101".encode(),
    ],
    ids=[
        "plain",
        "with empty lines",
        "with a mark in front",
        "semicolons",
        "tabs",
        "other titles, other order",
    ],
)
def test_a_roster_is_read_as_spreadsheets_write_it(content: bytes) -> None:
    assert read_roster(content) == (ANNA,)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", ["The roster is empty"]),
        (b"id,email\n", ["The roster names nobody"]),
        (b"first_name\nAnna\n", ["Line 1: the column id is missing"]),
        (b"id,mail\nanna,x\n", ["Line 1: the column 'mail' is not known; did you mean email?"]),
        (b"id,ID\nanna,bob\n", ["Line 1: there are 2 columns for id"]),
        (b"id,email\n,a@b.org\n", ["Line 2: the id is missing"]),
        (b"id\nanna\n\nANNA\n", ["Line 4: the id 'ANNA' is that of line 2 already"]),
        (b"id,lms_id\nanna,1\nbob,1\n", ["Line 3: the lms_id '1' is that of line 2 already"]),
        (b"id,email\nanna,anna at example.org\n", ["Line 2: 'anna at example.org' is no e-mail address"]),
        (b"id\n../etc\n", ["Line 2: the id '../etc' cannot name a folder"]),
        (b"id\n.hidden\n", ["Line 2: the id '.hidden' cannot name a folder"]),
        (b"id\na*\n", ["Line 2: the id 'a*' cannot name a folder"]),
        (b"id\n" + b"a" * 200 + b"\n", ["is longer than 128 bytes"]),
        (b"id,first_name\nanna;Anna\n", ["Line 2: 1 fields for 2 columns"]),
        ("id,last_name\nanna,Müller\n".encode("latin-1"), ["Line 2: 'anna,Müller' is not in UTF-8"]),
        ("id\nanna\n".encode("utf-16"), ["not in UTF-8"]),
        (b'id,first_name\n"anna,Anna\n', ["no row of a CSV file"]),
    ],
    ids=[
        "empty",
        "nobody",
        "no ids",
        "unknown column",
        "a column twice",
        "missing id",
        "id twice, but for capitals",
        "platform's id twice",
        "bad address",
        "another folder",
        "hidden folder",
        "pattern",
        "too long",
        "another delimiter",
        "Latin-1",
        "UTF-16",
        "open quote",
    ],
)
def test_a_bad_roster_is_refused_with_the_line(content: bytes, said: list[str]) -> None:
    with pytest.raises(RosterError) as caught:
        read_roster(content)
    assert len(caught.value.problems) == len(said)
    for problem, expected in zip(caught.value.problems, said, strict=True):
        assert expected in problem


def test_everything_wrong_with_a_roster_is_said_at_once() -> None:
    with pytest.raises(RosterError) as caught:
        read_roster(b"id,email,colour\n,nowhere,red\nbob,b@example.org,blue\nbob,b@example.org,\na/b,,\n")
    assert [problem.partition(":")[0] for problem in caught.value.problems] == [
        "Line 1",
        "Line 2",
        "Line 2",
        "Line 4",
        "Line 5",
    ]


def test_the_first_cohort_toml_can_be_read_and_says_how_to_write_due_dates(tmp_path: Path) -> None:
    text = first_plan('Spring "A" 2027', own_cases=True)
    (tmp_path / FILE).write_text(text, "utf-8")
    plan = read_plan(tmp_path)
    assert (plan.name, plan.course, plan.key) == ('Spring "A" 2027', "spring-a-2027", "spring-a-2027")
    assert "# trust = 2030-01-31T18:00:00" in text
    (tmp_path / FILE).write_text(text.replace("# trust", "trust"), "utf-8")
    assert str(read_plan(tmp_path).due_in_utc("trust")) == "2030-01-31 18:00:00"


@pytest.mark.parametrize(
    ("written", "due"),
    [
        ("2027-01-18T18:00:00", "2027-01-18 17:00:00"),
        ("2027-07-18T18:00:00", "2027-07-18 16:00:00"),
        ("2027-01-18", "2027-01-18 22:59:59"),
        ("2027-01-18T18:00:00-05:00", "2027-01-18 23:00:00"),
    ],
    ids=["winter", "summer", "a day means its end", "with an offset of its own"],
)
def test_due_dates_are_in_the_time_zone_of_the_cohort(tmp_path: Path, written: str, due: str) -> None:
    plan = f'name = "A"\ncourse = "a"\ntime_zone = "Europe/Berlin"\n[due]\ntrust = {written}\n'
    (tmp_path / FILE).write_text(plan)
    assert str(read_plan(tmp_path).due_in_utc("trust")) == due


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('course = "../a"', "course = '../a': use letters"),
        ('key = "a\\"b"', "key = 'a\"b': use letters"),
        ('time_zone = "Mars/Olympus"', "time_zone = 'Mars/Olympus' is not known"),
        ('exchange = "exchange"', "say the whole path"),
        ('colour = "red"', "unknown field `colour`"),
        ('[due]\ntrust = "soon"', "[due] trust = 'soon' is no date"),
        ("[due]\ntrist = 2027-01-01", "[due] names trist; there are: trust,"),
        ('[late]\npolicy = "harsh"', "Invalid enum value 'harsh'"),
        ("[late]\npoints_per_day = -1", "[late] points_per_day must be 0 or more"),
        ("name", "cohort.toml"),
    ],
    ids=[
        "course",
        "key",
        "time zone",
        "exchange",
        "unknown",
        "due date",
        "unknown module",
        "late policy",
        "points",
        "no TOML",
    ],
)
def test_a_bad_cohort_toml_says_what_to_change(tmp_path: Path, line: str, said: str) -> None:
    course = "" if line.startswith("course") else 'course = "a"\n'
    (tmp_path / FILE).write_text(f'name = "A"\n{course}{line}\n')
    with pytest.raises(PlanError) as caught:
        read_plan(tmp_path)
    assert said in str(caught.value)


DAY = 24 * 60 * 60


@pytest.mark.parametrize(
    ("late", "seconds", "penalty"),
    [
        (Late(), 3 * DAY, None),
        (Late("daily", 2.0), 1.0, 2.0),
        (Late("daily", 2.0), DAY + 1.0, 4.0),
        (Late("daily", 2.0), 90.0 * DAY, 20.0),
        (Late("daily", 2.0, grace_minutes=15), 15 * 60.0, None),
        (Late("daily", 2.0, grace_minutes=15), 15 * 60.0 + 1, 2.0),
        (Late("zero"), 1.0, 20.0),
    ],
    ids=["none", "a second", "a day and a second", "never below nothing", "in grace", "after grace", "zero"],
)
def test_a_late_notebook_of_20_points_loses_what_the_policy_says(
    late: Late, seconds: float, penalty: float | None
) -> None:
    assert late.penalty(20.0, seconds) == penalty
