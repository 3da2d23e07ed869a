"""A cohort's figures for the instructor's notebook: the same as on the page of ``tradecraft report``."""

from collections.abc import Sequence

from grader.cohort.figures import Figures
from grader.cohort.html import percent, plural, points
from grader.cohort.items import FEWEST, Item
from grader.cohort.mastery import bands, ranked, share_kept
from grader.cohort.scores import band_names
from grader.plots.canvas import Ink, Picture, Sheet, solid, striped

WIDTH, ROW, NAMES = 720, 26, 250
"""Pixels: the sheet, one row, and the names beside the rows."""

MOST = 90
"""Rows of a figure: five groups in each of the course's exercises have room; the page has all."""

FEW = 20
"""Broken rules that are drawn."""

LONGEST = 38
"""Letters of a name."""

Row = tuple[str, float, str]
"""A name, a share from 0 to 1, and what stands at its bar."""


def draw_scores(found: Figures) -> Picture:
    """Draw the mean score of every exercise, with how many reached which points."""
    rows = [
        (each.title, each.mean / each.maximum, f"{points(each.mean)} of {each.maximum:g}, n {each.count}")
        for each in found.scores
        if each.mean is not None and each.maximum
    ]
    detail = "; ".join(
        f"{each.title}: "
        + ", ".join(
            f"{count} with {name}" for name, count in zip(band_names(each.maximum), each.bands, strict=True)
        )
        for each in found.scores
    )
    return _rows("scores", "Mean scores", rows, detail)


def draw_breaks(found: Figures) -> Picture:
    """Draw the rules that most learners broke."""
    rows = [
        (each.statement, each.broken / each.judged, f"{each.broken} of {each.judged}")
        for each in found.breaks[:FEW]
    ]
    return _rows("breaks", "Broken most often", rows, "", risk=True)


def draw_behind(found: Figures) -> Picture:
    """Draw how much of each assignment is handed in."""
    rows = [
        (
            each.assignment,
            each.submitted / each.learners,
            f"{each.submitted} of {each.learners}, {each.late} late",
        )
        for each in found.times
        if each.learners
    ]
    detail = "; ".join(
        f"{found.people[each.learner]}: {plural(sum(each.weight), 'thing')} to do" for each in found.behind
    )
    return _rows("behind", "Handed in", rows, detail)


def draw_mastery(found: Figures) -> Picture:
    """Draw the share of rules kept, exercise by exercise, by fifths of the learners."""
    groups = bands(ranked(found.mastery))
    rows = []
    for matrix in found.mastery:
        for place, group in enumerate(groups, 1):
            kept = share_kept("".join(matrix.rows[who] for who in group if who in matrix.rows))
            if kept is not None:
                rows.append((f"{matrix.title}, group {place}", kept, percent(kept)))
    return _rows("mastery", "Rules kept; group 1 keeps least over all", rows, "")


def draw_items(found: Figures) -> Picture:
    """Draw how hard each exercise is, with its discrimination beside it."""
    rows = [
        (each.title, each.difficulty, _apart(each)) for each in found.exercises if each.difficulty is not None
    ]
    return _rows("items", f"p-value and discrimination (given from {FEWEST} answers up)", rows, "")


def _apart(each: Item) -> str:
    apart = "–" if each.discrimination is None else f"{each.discrimination:.2f}"
    return f"p {each.difficulty:.2f}, r {apart}, n {each.count}"


def draw_times(found: Figures) -> Picture:
    """Draw how many handed in on each day."""
    days = [(each.assignment, day) for each in found.times for day in each.days]
    most = max((day.count for _, day in days), default=1)
    rows = [(f"{day.day} {name}", day.count / most, f"{day.count}, {day.late} late") for name, day in days]
    return _rows("times", "Handed in by day (UTC)", rows, "")


def draw_alike(found: Figures) -> Picture:
    """Draw pairs of learners whose unusual choices chance does not explain."""
    rows = [
        (
            " and ".join(found.people[who] for who in pair.learners),
            pair.shared / pair.compared,
            f"{pair.shared} of {pair.compared}, by chance {pair.expected:.1f}",
        )
        for pair in found.alike.pairs
    ]
    title = f"Unusual choices in common, of {plural(found.alike.compared, 'pair')} compared"
    return _rows("alike", title, rows, "", risk=True)


def _rows(salt: str, title: str, rows: Sequence[Row], detail: str, *, risk: bool = False) -> Picture:
    shown = list(rows[:MOST])
    sheet = Sheet(WIDTH, ROW * (len(shown) + 1) + 10)
    names = sheet.area((0, 5, NAMES, ROW * (len(shown) + 1)), y=(-len(shown) - 0.5, 0.5))
    bars = sheet.area((NAMES, 5, WIDTH - NAMES - 190, names.box[3]), (0, 1), names.y)
    said = sheet.area((WIDTH - 185, 5, 185, names.box[3]), y=names.y)
    names.write(0, 0, title, bold=True)
    look = striped(Ink.RISK) if risk else solid(Ink.GOOD)
    for place, (name, share, words) in enumerate(shown, 1):
        names.write(0, -place, _short(name), size=9)
        bars.bar((0, max(0.0, min(1.0, share))), (-place - 0.3, -place + 0.3), look)
        said.write(0, -place, words, Ink.QUIET, size=9)
    text = f"{title}: " + ("; ".join(f"{name}: {words}" for name, _, words in shown) or "nothing yet") + "."
    if len(rows) > len(shown):
        text += f" {len(rows) - len(shown):,} more are on the page of `tradecraft report`."
    return sheet.finish(salt, text, detail)


def _short(name: str) -> str:
    # A dollar sign would begin a formula.
    plain = name.replace("$", r"\$")
    return plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 1]}…"
