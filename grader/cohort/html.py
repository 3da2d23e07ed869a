"""Small parts of the page: tables, bars and lists; all text that goes in is escaped here."""

from collections.abc import Iterable, Sequence
from html import escape

from msgspec import Struct


class Cell(Struct, frozen=True):
    """One cell of a table.

    Attributes:
        text: What it says.
        kind: Its style: ``n`` for a number, ``bar`` or ``heat`` for a share that is drawn behind it.
        share: What is drawn, from 0 to 1.
    """

    text: str
    kind: str = ""
    share: float | None = None

    @property
    def html(self) -> str:
        """The cell as HTML."""
        kind = f' class="{self.kind}"' if self.kind else ""
        drawn = f' style="--s:{100 * self.share:.0f}"' if self.share is not None else ""
        return f"<td{kind}{drawn}>{escape(self.text)}</td>"


def number(text: object) -> Cell:
    """Return a cell with a number."""
    return Cell(str(text), "n")


def table(caption: str, head: Sequence[str], rows: Iterable[tuple[str, Sequence[Cell]]]) -> str:
    """Return a table, each row of it under a name of its own.

    Args:
        caption: What it shows.
        head: Columns, that of the names first.
        rows: Names and cells.
    """
    columns = "".join(f'<th scope="col">{escape(each)}</th>' for each in head)
    body = "".join(
        f'<tr><th scope="row">{escape(name)}</th>{"".join(cell.html for cell in cells)}</tr>'
        for name, cells in rows
    )
    # What can be scrolled must be reached by the keyboard.
    return (
        f'<div class="wide" role="region" tabindex="0" aria-label="{escape(caption)}"><table>'
        f"<caption>{escape(caption)}</caption><thead><tr>{columns}</tr></thead><tbody>{body}</tbody>"
        "</table></div>"
    )


def paragraph(text: str, kind: str = "") -> str:
    """Return a paragraph."""
    return f"<p{f' class={chr(34)}{kind}{chr(34)}' if kind else ''}>{escape(text)}</p>"


def bullets(lines: Iterable[str]) -> str:
    """Return a list; nothing where there are no lines."""
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<ul>{items}</ul>" if items else ""


def folded(title: str, html: str) -> str:
    """Return something to open by hand."""
    return f"<details><summary>{escape(title)}</summary>{html}</details>"


def percent(share: float) -> str:
    """Return a share in whole percent."""
    return f"{100 * share:.0f} %"


def points(value: float | None) -> str:
    """Return points with at most one decimal; a dash where there are none."""
    return "–" if value is None else f"{value:.1f}".removesuffix(".0")


def plural(count: int, one: str, many: str = "") -> str:
    """Return a count with its noun."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"
