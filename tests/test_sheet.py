"""Cases and answers as HTML and text: complete, escaped, fit for any place."""

from html import escape
from html.parser import HTMLParser
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.exercises import exercise, exercise_ids
from grader.exercises.sheet import Amount, Choice, Group, Message, Option, Prose, Sheet, Table
from grader.grading.players import random_answer
from grader.render.sheet import answer_html, documents_html, sheet_text, style
from tests.sample_exercise import EXERCISE

VOID = {"br"}


class Balanced(HTMLParser):
    """Notes every element, and whether each one is closed where it should be."""

    def __init__(self, html: str) -> None:
        """Read the whole of it."""
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.broken = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        """Note that an element begins."""
        self.seen.add(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Note that an element ends."""
        self.broken |= not self.open or self.open.pop() != tag


@pytest.mark.parametrize("name", exercise_ids())
@pytest.mark.parametrize("variant", ["0", "1", "2"])
def test_every_answer_is_shown_in_the_learners_words(name: str, variant: str) -> None:
    sheet = exercise(name).sheet(variant)
    answer = random_answer(sheet, Random(variant))
    shown = answer_html(sheet, answer)
    for key, field in sheet.fields.items():
        assert escape(field.label) in shown
        assert escape(field.quote(answer[key])) in shown
    assert not Balanced(shown).broken


def test_what_is_not_decided_is_said_so() -> None:
    sheet = EXERCISE.sheet("0")
    assert answer_html(sheet, {}).count("Nothing decided yet.") == len(sheet.groups)
    begun = answer_html(sheet, {"card-1.cause": "late"})
    assert begun.count("not decided yet") == len(sheet.groups[0].fields) - 1
    assert begun.count("Nothing decided yet.") == len(sheet.groups) - 1


@pytest.mark.parametrize("name", exercise_ids())
def test_documents_are_shown_whole(name: str) -> None:
    sheet = exercise(name).sheet("0")
    for documents in (sheet.brief, *(group.documents for group in sheet.groups)):
        shown = Balanced(documents_html(documents))
        assert not shown.broken
        assert not shown.open


@given(st.text())
def test_nothing_that_is_shown_becomes_markup(text: str) -> None:
    documents = (Prose(text, text), Message(text, text, text), Table(text, (text,), ((text,),)))
    field = Choice("f", text, (Option("a", text),))
    sheet = Sheet(text, documents, (Group("g", text, documents, (field, Amount("n", text, text))),))
    shown = Balanced(documents_html(documents) + answer_html(sheet, {"g.f": "a", "g.n": 1.0}))
    assert not shown.broken
    allowed = "div h3 h4 p b span br table caption thead tbody tr th td section dl dt dd i"
    assert shown.seen <= set(allowed.split())


@given(st.text())
def test_the_terminal_gets_no_control_characters(text: str) -> None:
    sheet = Sheet(text, (Prose(text), Message(text, text, text)), (Group("g", text, (), ()),))
    assert all(letter.isprintable() or letter == "\n" for letter in sheet_text(sheet))


@pytest.mark.parametrize("name", exercise_ids())
def test_the_terminal_gets_every_option(name: str) -> None:
    sheet = exercise(name).sheet("0")
    shown = sheet_text(sheet)
    for key, field in sheet.fields.items():
        assert f"[{key}]" in shown
        if isinstance(field, Choice):
            assert all(f"( ) {option.id}: {option.text}" in shown for option in field.options)


def test_paragraphs_lines_and_figures_are_told_apart() -> None:
    table = Table("Costs", ("Item", "Cost"), (("Crew", "€480"), ("Crane", "€1,320")))
    shown = documents_html((Prose("One.\n\nTwo,\nand three."), table, Table("Empty", ("A", "B"), ())))
    assert "<p>One.</p><p>Two,<br>and three.</p>" in shown
    assert '<td class="tc-figures">€480</td>' in shown
    assert "<td>Crew</td>" in shown.replace(' class="tc-brief-words"', "")


def test_the_theme_travels_with_the_package() -> None:
    assert style().startswith("<style>")
    assert style().count("</style>") == 1
    assert ".tc-form" in style()
