"""The benchmark measures what it says: its figures add up, and its floor does all of the work."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from benchmarks import floor
from benchmarks.figures import Figure, Measured, figures, flatness, ratios
from benchmarks.results import Results
from benchmarks.running import BenchmarkError, peak_memory, timed
from grader.exercises import exercise_ids

ROOT = Path(__file__).resolve().parents[1]


def measured(contender: str, submissions: int, *runs: float) -> Measured:
    each = [{"first": clock / 2, "second": clock / 2} for clock in runs]
    return Measured(contender=contender, place="memory", submissions=submissions, runs=each)


MADE_UP = [
    measured("stock", 20, 50.0),
    measured("stock", 1, 12.0),
    measured("trusted", 1, 10.0),
    measured("trusted", 20, 20.0),
    measured("bulk", 1, 1.0),
    measured("bulk", 200, 9.0, 2.0, 1.0),
    measured("bulk", 2_000, 3.8),
    measured("bulk", 20_000, 22.0),
    measured("floor", 1, 0.1),
    measured("floor", 200, 0.5),
    measured("floor", 2_000, 1.4),
    measured("floor", 20_000, 11.0),
]


def test_a_figure_is_the_median_of_whole_runs() -> None:
    found = next(each for each in figures(MADE_UP) if (each.contender, each.submissions) == ("bulk", 200))
    assert (found.runs, found.seconds) == ([9.0, 2.0, 1.0], 2.0)
    assert found.steps == {"first": 1.0, "second": 1.0}
    assert found.seconds_each == pytest.approx(0.01)


def test_what_a_further_submission_costs_leaves_out_the_start() -> None:
    further = {
        each.submissions: each.seconds_each_further for each in figures(MADE_UP) if each.contender == "bulk"
    }
    assert further[1] is None
    assert further[2_000] == pytest.approx(1.8 / 1_800)


def test_stock_nbgrader_stands_for_all_sizes_without_its_start() -> None:
    largest = ratios(figures(MADE_UP))[-1]
    assert largest.submissions == 20_000
    assert largest.ratio_to_stock == pytest.approx((38 / 19) / (22 / 20_000))
    assert largest.ratio_to_stock_further == pytest.approx((38 / 19) / (18.2 / 18_000))


def test_the_floor_is_compared_at_the_same_size() -> None:
    found = {each.submissions: each for each in ratios(figures(MADE_UP))}
    assert found[200].ratio_to_floor == pytest.approx(2.0 / 0.5)
    assert found[20_000].ratio_to_floor == pytest.approx(22 / 11)
    assert found[20_000].ratio_to_floor_further == pytest.approx(18.2 / 9.6)


def test_trusted_evaluation_is_compared_where_it_was_measured() -> None:
    found = {each.submissions: each for each in ratios(figures([*MADE_UP, measured("bulk", 20, 1.1)]))}
    assert found[20].trusted_to_stock == pytest.approx(50 / 20)
    assert found[20].trusted_to_stock_further == pytest.approx(38 / 10)
    assert found[2_000].trusted_to_stock is None


def test_flatness_is_told_with_the_start_and_without() -> None:
    flat = flatness(figures(MADE_UP), "memory")
    assert flat.whole == pytest.approx((22 / 20_000) / (2 / 200))
    assert flat.further == pytest.approx((18.2 / 18_000) / (1.8 / 1_800))


def test_a_difference_that_is_all_noise_gives_no_ratio() -> None:
    noisy = [measured("bulk", 1, 2.0), measured("bulk", 4, 1.9), measured("floor", 4, 1.0)]
    last = ratios(figures(noisy))[-1]
    assert (last.ratio_to_floor, last.ratio_to_floor_further) == (1.9, None)


def test_the_memory_of_child_processes_counts(tmp_path: Path) -> None:
    child = "import time; held = bytearray(200_000_000); time.sleep(1)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    assert peak_memory((sys.executable, "-c", parent), tmp_path, tmp_path) > 190


def test_a_command_that_fails_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match=r"(?s)exit code 3.*no room"):
        timed(
            (sys.executable, "-c", "import sys; print('no room', file=sys.stderr); exit(3)"),
            tmp_path,
            tmp_path,
        )


def test_it_writes_the_same_bytes_and_rows(tmp_path: Path) -> None:
    for learner in ("anna", "ben"):
        for tree in ("submitted", "left/autograded", "left/feedback"):
            home = tmp_path / tree / learner / "trust" / "answers"
            home.mkdir(parents=True)
            (home / "people-or-business.json").write_bytes(b"[" if learner == "ben" else b"{}")
            (home.parent / "trust.ipynb").write_text(f'{{"{learner}": "{tree}"}}')
    table = "; ".join(f"CREATE TABLE {name} (id, name)" for name in floor.TABLES)
    for place in ("gradebook.db", "left/gradebook.db"):
        with closing(sqlite3.connect(tmp_path / place)) as db:
            db.executescript(table)
    with closing(sqlite3.connect(tmp_path / "left/gradebook.db")) as db, db:
        for name in floor.TABLES:
            db.executemany(f"INSERT INTO {name} VALUES (?, ?)", [(1, name), (2, name)])  # noqa: S608 - constants
    done = subprocess.run(
        [sys.executable, floor.__file__, "trust"], cwd=tmp_path, check=True, capture_output=True
    )
    assert float(done.stdout) > 0
    for tree in floor.TREES:
        assert files(tmp_path / tree) == files(tmp_path / "left" / tree) != {}
    assert rows(tmp_path / "gradebook.db") == rows(tmp_path / "left/gradebook.db")


def files(folder: Path) -> dict[Path, bytes]:
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def rows(gradebook: Path) -> list[list[tuple[int, str]]]:
    with closing(sqlite3.connect(gradebook)) as db:
        return [db.execute(f"SELECT * FROM {name}").fetchall() for name in floor.TABLES]  # noqa: S608 - constants


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench")
    tiny = {"sizes": 4, "runs": 1, "disk-runs": 0, "times": 2, "without": "stock,trusted", "to": folder}
    options = [f"--{name}={value}" for name, value in tiny.items()]
    command = [sys.executable, "-m", "benchmarks", *options]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    assert done.stdout == (folder / "results.md").read_text("utf-8")
    return folder


def test_its_results_hold_together(written: Path) -> None:
    results = msgspec.json.decode((written / "results.json").read_bytes(), type=Results)
    found = {(each.contender, each.submissions): each for each in results.figures}
    assert set(found) == {("bulk", 1), ("bulk", 4), ("floor", 1), ("floor", 4)}
    assert results.submissions == 4
    assert results.ratio_to_stock is None
    assert results.ratio_to_floor == seconds(found["bulk", 4]) / seconds(found["floor", 4])
    assert (results.peak_memory_mb or 0) > (found["floor", 4].peak_memory_mb or 0) > 1


def test_a_learners_side_has_every_exercise(written: Path) -> None:
    results = msgspec.json.decode((written / "results.json").read_bytes(), type=Results)
    assert tuple(results.learner.checking) == exercise_ids()
    assert all(0 < each.median <= each.p95 for each in results.learner.checking.values())
    assert all(each.times == 2 for each in results.learner.saving.values())


def test_the_page_has_the_figures_and_no_path_of_the_machine(written: Path) -> None:
    text = (written / "results.md").read_text("utf-8")
    assert "| bulk " in text
    assert "| people-or-business " in text
    for name in ("results.md", "results.json"):
        assert str(ROOT) not in (written / name).read_text("utf-8")


def seconds(figure: Figure) -> float:
    (clock,) = figure.runs
    return clock
