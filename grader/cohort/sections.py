"""Sections of the page: scores, what to teach again, who is behind, when work came in."""

from collections import defaultdict
from collections.abc import Iterator
from html import escape

from grader.cohort.figures import Figures
from grader.cohort.html import (
    Cell,
    bullets,
    folded,
    number,
    paragraph,
    percent,
    plural,
    points,
    table,
)
from grader.cohort.mastery import Break
from grader.cohort.scores import Scores, band_names
from grader.cohort.standing import Behind

READABLE = 40
"""Learners whom a person can take in at a look."""

AGAIN = 10
"""Broken rules that are shown in full."""


def scores_section(found: Figures) -> str:
    """Return the scores as a table of how many learners are in each band."""
    parts = []
    for assignment in found.assignments:
        mine = [each for each in found.scores if each.assignment == assignment]
        for maximum in dict.fromkeys(each.maximum for each in mine):
            rows = [(each.title, _scores(each)) for each in mine if each.maximum == maximum]
            head = ["", "n", "mean", "median", "passed", *band_names(maximum)]
            parts.append(table(f"{assignment}: learners by points, of {maximum:g}", head, rows))
    return "".join((*parts, bullets(_notes(found))))


def _notes(found: Figures) -> list[str]:
    # Each remark once, for all exercises that it holds for.
    titles: dict[str, list[str]] = defaultdict(list)
    for each in found.scores:
        if remarks := ", ".join(_remarks(each)):
            titles[remarks].append(each.title)
    return [f"{remarks}: {'; '.join(names)}" for remarks, names in titles.items()]


def _scores(each: Scores) -> list[Cell]:
    passed = f"{each.passed} ({percent(each.passed / each.count)})" if each.count else "–"
    counts = [Cell(str(count), "heat", count / each.count if each.count else 0) for count in each.bands]
    return [
        number(each.count),
        number(points(each.mean)),
        number(points(each.middle)),
        number(passed),
        *counts,
    ]


def _remarks(each: Scores) -> Iterator[str]:
    if each.nothing:
        yield f"{each.nothing} handed in with nothing decided, counted as 0"
    if each.unreadable:
        yield f"{each.unreadable} that cannot be graded, counted as 0"
    if each.ungraded:
        yield f"{each.ungraded} without a score yet, not counted"


def breaks_section(found: Figures) -> str:
    """Return the rules that most learners broke, with what to teach again and what to ask."""
    if not found.breaks:
        return paragraph("Nobody has broken a rule yet.")
    asked: set[str] = set()
    cards = "".join(_card(each, found.people, asked) for each in found.breaks[:AGAIN])
    rest = [
        (each.statement, [Cell(each.title), number(each.broken), _share(each.broken, each.judged)])
        for each in found.breaks[AGAIN:]
    ]
    more = table("Other rules that were broken", ["rule", "exercise", "broke it", "of those judged"], rest)
    return cards + (folded(f"{plural(len(rest), 'more rule')} that somebody broke", more) if rest else "")


def _card(each: Break, people: dict[str, str], asked: set[str]) -> str:
    said = f"<blockquote>{escape(each.quote)} <small>({each.quoted} times)</small></blockquote>"
    who = bullets(people[learner] for learner in each.learners)
    passages = ""
    for one in each.passages:
        passages += f"<p>Teach again: “{escape(one.heading)}” (<code>course/{escape(one.place)}</code>)"
        # Rules of one passage have one question, which need not be read ten times.
        again = one.question in asked
        passages += (
            ", with the question above.</p>" if again else f'</p><p class="ask">{escape(one.question)}</p>'
        )
        asked.add(one.question)
    return (
        f'<article class="card"><h3>{escape(each.statement)}</h3>'
        f"<p>{escape(each.title)}: {each.broken} of {each.judged} broke it "
        f"({percent(each.broken / each.judged)}).</p>{said if each.quote else ''}{passages}"
        f"{folded('Who broke it', who)}</article>"
    )


def _share(count: int, whole: int) -> Cell:
    share = count / whole if whole else 0.0
    return Cell(percent(share) if whole else "–", "bar", share)


def behind_section(found: Figures) -> str:
    """Return who owes what, the furthest behind first."""
    if not found.behind:
        return paragraph("Nobody: all is handed in, in time, and passed.")
    titles = {each.task: each.title for each in found.scores}
    head = ["", "overdue", "not handed in yet", "empty or unreadable", "not passed", "late"]
    rows = [(found.people[each.learner], _owed(each, titles)) for each in found.behind]
    whole = table("What is still to do, furthest behind first", head, rows[:READABLE])
    if len(rows) > READABLE:
        more = table("The others", head, rows[READABLE:])
        whole += folded(f"{len(rows) - READABLE:,} more learners", more)
    about = "Not handed in yet: without a date that is past, and only where others have handed in already."
    return whole + paragraph(about, "note")


def _owed(each: Behind, titles: dict[str, str]) -> list[Cell]:
    undone = (*each.empty, *each.unreadable)
    return [
        Cell(", ".join(each.overdue)),
        Cell(", ".join(each.open)),
        Cell(", ".join(titles[name] for name in undone)),
        Cell(", ".join(titles[name] for name in each.failed)),
        Cell(", ".join(each.late)),
    ]


def times_section(found: Figures) -> str:
    """Return when work came in, day by day, and what is not kept."""
    parts = []
    for each in found.times:
        due = f", due {each.due:%Y-%m-%d %H:%M} UTC" if each.due else ", without a due date"
        late = f", {each.late} late" if each.late else ""
        said = f"{each.assignment}: {each.submitted} of {each.learners} handed in{late}{due}"
        most = max((day.count for day in each.days), default=1)
        rows = [
            (day.day, [Cell(str(day.count), "bar", day.count / most), number(day.late)]) for day in each.days
        ]
        rows += [("time unknown", [Cell(str(each.untimed)), number("–")])] if each.untimed else []
        parts.append(table(said, ["day (UTC)", "handed in", "late"], rows) if rows else paragraph(f"{said}."))
    about = (
        "nbgrader keeps one submission a learner and assignment: the last that was collected. How often "
        "somebody tried before, when they worked on which exercise and for how long is not kept anywhere, "
        "so it is not here."
    )
    return "".join((*parts, paragraph(about, "note")))
