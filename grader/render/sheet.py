"""A case and an answer to it as HTML, and as text for the terminal."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from html import escape
from importlib import resources
from textwrap import fill

from grader.exercises.sheet import (
    Amount,
    Answer,
    Choice,
    Document,
    Field,
    Figure,
    Group,
    Message,
    Prose,
    Several,
    Sheet,
    Table,
    Value,
)

WIDTH = 92
"""Characters in a line of text."""

WORD = 12
"""Characters up to which the cells of a column, such as dates, are kept on one line."""

_FIGURE = re.compile(r"[^A-Za-z]*\d[^A-Za-z]*")


@cache
def style() -> str:
    """Return the theme as a style element, for whatever page shows the course's HTML."""
    return f"<style>{resources.files(__package__).joinpath('theme.css').read_text('utf-8')}</style>"


def in_words(figure: Figure) -> str:
    """Return what a figure shows, for a page without pictures."""
    return _paragraphs(figure.text)


def documents_html(documents: Iterable[Document], drawn: Callable[[Figure], str] = in_words) -> str:
    """Return what a learner reads, in order, as HTML with everything escaped.

    Args:
        documents: What to show.
        drawn: Makes the HTML of a figure; words by default.

    Returns:
        One element for each document.
    """
    return "".join(_document_html(document, drawn) for document in documents)


def answer_html(sheet: Sheet, answer: Answer) -> str:
    """Return a legal answer as HTML: every question with the decision in the learner's words.

    Args:
        sheet: The case that it answers.
        answer: Values by full field id.

    Returns:
        One section, everything in it escaped.
    """
    groups = "".join(_group_html(group, answer) for group in sheet.groups)
    return f'<section class="tc-answer"><h3>{escape(sheet.title)}</h3>{groups}</section>'


def sheet_text(sheet: Sheet) -> str:
    """Return a case as lines of text, without control characters."""
    lines = [sheet.title, "=" * len(sheet.title), *_documents_text(sheet.brief)]
    for group in sheet.groups:
        lines += ["", group.title, "-" * len(group.title), *_documents_text(group.documents)]
        for field in group.fields:
            lines += ["", *_field_text(group, field)]
    return "".join(letter for letter in "\n".join(lines) if letter.isprintable() or letter == "\n")


def _document_html(document: Document, drawn: Callable[[Figure], str]) -> str:
    match document:
        case Prose():
            heading = f"<h4>{escape(document.heading)}</h4>" if document.heading else ""
            return f'<div class="tc-doc tc-prose">{heading}{_paragraphs(document.text)}</div>'
        case Message():
            head = f"<b>{escape(document.sender)}</b> <span>{escape(document.date)}</span>"
            body = _paragraphs(document.text)
            return f'<div class="tc-doc tc-mail"><p class="tc-mail-head">{head}</p>{body}</div>'
        case Table():
            return _table_html(document)
        case Figure():
            return f'<div class="tc-doc"><h4>{escape(document.title)}</h4>{drawn(document)}</div>'


def _paragraphs(text: str) -> str:
    parts = [part.strip() for part in text.split("\n\n") if part.strip()]
    return "".join(f"<p>{escape(part).replace(chr(10), '<br>')}</p>" for part in parts)


def _table_html(table: Table) -> str:
    kinds = [_kind(column) for column in zip(*table.rows, strict=True)] or [""] * len(table.head)
    head = "".join(_cell("th", text, kind) for text, kind in zip(table.head, kinds, strict=True))
    rows = "".join(
        "<tr>" + "".join(_cell("td", text, kind) for text, kind in zip(row, kinds, strict=True)) + "</tr>"
        for row in table.rows
    )
    return (
        f'<div class="tc-doc tc-sheet"><table><caption>{escape(table.title)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _kind(column: Sequence[str]) -> str:
    if all(_FIGURE.fullmatch(cell) for cell in column):
        return "tc-figures"
    return "tc-brief-words" if all(len(cell) <= WORD for cell in column) else ""


def _cell(tag: str, text: str, kind: str) -> str:
    scope = ' scope="col"' if tag == "th" else ""
    return (
        f'<{tag}{scope} class="{kind}">{escape(text)}</{tag}>'
        if kind
        else f"<{tag}{scope}>{escape(text)}</{tag}>"
    )


def _group_html(group: Group, answer: Answer) -> str:
    values = [(field, answer.get(f"{group.id}.{field.id}")) for field in group.fields]
    if all(value is None for _, value in values):
        return f"<h4>{escape(group.title)}</h4><p><i>Nothing decided yet.</i></p>"
    items = (f"<dt>{escape(field.label)}</dt><dd>{_value_html(field, value)}</dd>" for field, value in values)
    return f"<h4>{escape(group.title)}</h4><dl>{''.join(items)}</dl>"


def _value_html(field: Field, value: Value | None) -> str:
    return "<i>not decided yet</i>" if value is None else escape(field.quote(value))


def _documents_text(documents: Iterable[Document]) -> Iterator[str]:
    for document in documents:
        yield ""
        match document:
            case Prose():
                if document.heading:
                    yield document.heading.upper()
                yield from _filled(document.text)
            case Message():
                yield f"{document.date}, {document.sender}:"
                yield from _filled(document.text, "  | ")
            case Table():
                yield from _table_text(document)
            case Figure():
                yield document.title.upper()
                yield from _filled(document.text)


def _filled(text: str, indent: str = "") -> Iterator[str]:
    for part in text.split("\n"):
        yield (
            fill(part, WIDTH, initial_indent=indent, subsequent_indent=indent)
            if part.strip()
            else indent.rstrip()
        )


def _table_text(table: Table) -> Iterator[str]:
    rows = (table.head, *table.rows)
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    yield f"{table.title}:"
    for row in rows:
        yield "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _field_text(group: Group, field: Field) -> Iterator[str]:
    match field:
        case Choice():
            yield f"  {field.label} [{group.id}.{field.id}]"
            for option in field.options:
                yield f"    ( ) {option.id}: {option.text}"
        case Several():
            order = "in order" if field.ordered else "in any order"
            yield f"  {field.label} [{group.id}.{field.id}]: a list of options, {order}"
            for option in field.options:
                yield f"    [ ] {option.id}: {option.text}"
        case Amount():
            yield f"  {field.label} [{group.id}.{field.id}]: a number, in {field.unit}"
