"""All rules with what they rest on: for the terminal, for programs, and as a page of the course."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from grader.domain.teachings import syllabus
from grader.exercises import MODULES, exercise, exercise_ids
from grader.exercises.exercise import Exercise
from grader.rules.rule import Rule


class Entry(Struct, frozen=True):
    """One rule and the exercises that check it."""

    rule: Rule[Any]
    exercises: tuple[Exercise[Any], ...]

    @property
    def cited(self) -> str:
        """The sources of its teachings, as they are cited."""
        sources = (syllabus().source_of(key) for key in self.rule.teachings)
        return "; ".join(dict.fromkeys(f"{source.author}: {source.title}" for source in sources))

    @property
    def row(self) -> dict[str, Any]:
        """The entry as plain data."""
        rule = self.rule
        return {
            "id": rule.id,
            "statement": rule.statement,
            "boundary": rule.boundary,
            "source": self.cited,
            "teachings": rule.teachings,
            "sections": sorted({syllabus().section_of(key).heading for key in rule.teachings}),
            "exercises": [task.id for task in self.exercises],
        }

    @property
    def text(self) -> str:
        """The entry as lines of text."""
        rule = self.rule
        homes = ", ".join(task.id for task in self.exercises)
        boundary = f" Boundary: {rule.boundary}" if rule.boundary else ""
        keys = ", ".join(rule.teachings)
        return (
            f"{rule.id} ({keys}), checked in {homes}\n    {rule.statement}{boundary}\n    After {self.cited}"
        )


def entries() -> tuple[Entry, ...]:
    """Return every rule of the course once, in the order in which the learner meets it."""
    homes: dict[str, list[Exercise[Any]]] = {}
    known: dict[str, Rule[Any]] = {}
    for task in map(exercise, exercise_ids()):
        for rule in task.rules:
            known[rule.id] = rule
            homes.setdefault(rule.id, []).append(task)
    return tuple(Entry(rule, tuple(homes[name])) for name, rule in known.items())


def page() -> Iterator[tuple[str, str]]:
    """Yield the page ``course/rules`` as Markdown, cell by cell.

    Yields:
        The cell's id and its text.
    """
    every = entries()
    taught = {key for entry in every for key in entry.rule.teachings}
    about = (
        f"{len(every)} rules check {len(taught)} teachings. Each says what it rests on, where it is taught "
        "and where it is checked. A limit says where a teaching stops holding. A teaching's letter names its "
        "source:"
    )
    sources = "\n".join(
        f"- **{letter}** {source.author}: {source.title}" for letter, source in syllabus().sources.items()
    )
    yield "title", f"[← The map](00-start.ipynb)\n\n# The rules\n\n{about}\n\n{sources}"
    for module in MODULES:
        mine = [entry for entry in every if entry.exercises[0].module == module]
        rows = "\n".join(_row(entry) for entry in mine)
        title = module.replace("-", " ").capitalize()
        head = "| | The rule | Taught | Checked |\n|:--|:--|:--|:--|"
        yield f"{module}-rules", f"## {title}\n\n{head}\n{rows}"


def _row(entry: Entry) -> str:
    rule = entry.rule
    limit = f" *Its limit:* {rule.boundary}" if rule.boundary else ""
    places = dict.fromkeys(syllabus().section_of(key) for key in rule.teachings)
    taught = ", ".join(f"[{place.heading}]({place.address.rpartition('/')[2]})" for place in places)
    checked = ", ".join(
        f"[{task.title}](../exercises/{task.module}/{task.module}.ipynb#{task.title.replace(' ', '-')})"
        for task in entry.exercises
    )
    keys = "<br>".join(f"**{key}**" for key in rule.teachings)
    return f"| {keys} | {rule.statement}{limit} | {taught} | {checked} |"
