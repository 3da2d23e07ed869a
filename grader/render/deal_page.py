"""A deal on one sheet of paper: what to read before a meeting, as a whole page with everything escaped."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache
from html import escape
from importlib import resources
from math import ceil

from msgspec import Struct

from grader.deals.advice import Verdict, advise
from grader.deals.deal import Deal, part
from grader.deals.the_deal import FACTS
from grader.deals.tool import Block, Lines
from grader.deals.tools import TOOLS

POINT = 0.3528
"""Millimetres of a point."""

LETTER = 0.5
"""Width of a letter, as a part of the size; many fonts are narrower."""

LEADING = 1.32
COLUMN = 89.0
"""Width of a column, in millimetres."""

ROOM = 2 * 259.0
"""Height of both columns of a page, its head included, in millimetres, less what uneven columns waste."""

HEAD = 24.0
"""Height of a head whose facts are short, in millimetres."""

NAME = 45
"""Letters of a deal's name that fit into a line."""

FIGURE = 10
"""Letters up to which a cell with a figure in it stays on one line, and no word of another is broken."""


LATIN = 0x2E7F
"""The last character before those that are as wide as two letters."""

WIDE = dict.fromkeys("MW@%—…", 1.9) | dict.fromkeys("mw", 1.6)


class Setting(Struct, frozen=True):
    """How a page is set.

    Attributes:
        size: Of the letters, in points.
        longest: How wide the words of a cell may be before they are cut, in letters.
    """

    size: float
    longest: int

    @property
    def line(self) -> float:
        """Height of a line, in millimetres."""
        return self.size * POINT * LEADING

    @property
    def letters(self) -> int:
        """How many letters fit into a line of a column."""
        return int(COLUMN / (self.size * POINT * LETTER))


SETTINGS = tuple(
    Setting(*each)
    for each in (
        (9.5, 400),
        (8.8, 400),
        (8.2, 300),
        (7.6, 200),
        (7.3, 180),
        (7.0, 160),
        (6.5, 120),
        (6.0, 70),
        (5.6, 44),
        (5.2, 28),
        (4.8, 18),
    )
)
"""From the roomiest to what takes a deal in which every row and every line is full."""


def page_html(deal: Deal, now: datetime) -> str:
    """Return the page of a deal.

    Args:
        deal: The deal.
        now: The local time, which is printed.

    Returns:
        A whole HTML document for one sheet of A4, without scripts and without anything from elsewhere.
    """
    blocks = [block for tool in TOOLS for block in tool.brief(deal)]
    broken = list(_broken(deal))
    setting = _setting(deal, blocks, broken)
    body = "".join(_block(block, setting) for block in blocks)
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(deal.name)}</title><style>{_style()}</style></head>"
        f'<body style="--size: {setting.size}pt"><main>{_head(deal, now)}'
        f'<div class="blocks">{body}{_watch_out(broken)}</div></main></body></html>'
    )


@cache
def _style() -> str:
    return resources.files(__package__).joinpath("deal_page.css").read_text("utf-8")


def _setting(deal: Deal, blocks: Sequence[Block], broken: Sequence[str]) -> Setting:
    fitting = (each for each in SETTINGS if _height(deal, blocks, broken, each) <= ROOM)
    return next(fitting, SETTINGS[-1])


def _head(deal: Deal, now: datetime) -> str:
    facts = part(deal, FACTS)
    said = ((each.label, facts.said(each.id)) for each in FACTS.fields)
    pairs = "".join(
        f"<div><dt>{escape(label)}</dt><dd>{escape(text)}</dd></div>" for label, text in said if text
    )
    made = f"{now.day} {now:%B %Y, %H:%M}"
    return (
        f"<header><h1>{escape(deal.name)}</h1><p>For your eyes only. Made on {made}.</p></header>"
        f'<dl class="facts">{pairs}</dl>'
    )


def _block(block: Block, setting: Setting) -> str:
    title = f"<h2>{escape(block.title)}</h2>"
    if isinstance(block, Lines):
        lines = "".join(
            f"<div><dt>{_cut(label, setting)}</dt><dd>{_cut(text, setting)}</dd></div>"
            for label, text in block.pairs
        )
        return f"<section>{title}<dl>{lines}</dl></section>"
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in block.head)
    rows = "".join(f"<tr>{''.join(_cell(cell, setting) for cell in row)}</tr>" for row in block.rows)
    return f"<section>{title}<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></section>"


def _cell(text: str, setting: Setting) -> str:
    short = len(text) <= FIGURE
    look = ' class="figure"' if short and any(map(str.isdigit, text)) else ' class="word"' if short else ""
    return f"<td{look}>{_cut(text, setting)}</td>"


def _watch_out(broken: Sequence[str]) -> str:
    listed = escape(" · ".join(broken))
    return f'<section class="watch"><h2>Watch out</h2><p>{listed}</p></section>' if broken else ""


def _broken(deal: Deal) -> Iterator[str]:
    for tool in TOOLS:
        for each in advise(tool, deal):
            if each.verdict is Verdict.WATCH_OUT:
                rule = each.use.rule
                yield f"{rule.id.replace('-', ' ').capitalize()} ({', '.join(rule.teachings)})"


def _cut(text: str, setting: Setting) -> str:
    room = float(setting.longest)
    for place, letter in enumerate(text):
        room -= _width(letter)
        if room < 0:
            return escape(f"{text[:place].rstrip()}…")
    return escape(text)


def _width(text: str) -> float:
    """Return how wide words are, in letters of the usual width, more rather than less."""
    return sum(
        2 if ord(letter) > LATIN else WIDE.get(letter, 1.4 if letter.isupper() else 1) for letter in text
    )


def _height(deal: Deal, blocks: Sequence[Block], broken: Sequence[str], setting: Setting) -> float:
    """Return how much room a deal takes at most, in millimetres of one column."""
    title = 2.4 * setting.line
    watch = title + setting.line * ceil(1.1 * sum(_width(each) + 3 for each in broken) / setting.letters)
    return (
        2 * _head_height(deal, setting)
        + watch
        + sum(title + _block_height(block, setting) for block in blocks)
    )


def _head_height(deal: Deal, setting: Setting) -> float:
    facts = part(deal, FACTS)
    lines = [ceil(1.2 * _width(facts.said(each.id)) / (0.6 * setting.letters)) for each in FACTS.fields]
    more = sum(max(max(row) - 1, 0) for row in (lines[:3], lines[3:]))
    return HEAD + more * setting.line + 7 * (ceil(_width(deal.name) / NAME) - 1)


def _block_height(block: Block, setting: Setting) -> float:
    if isinstance(block, Lines):
        return sum(_lines(pair, setting, 1.3) * setting.line + 0.7 for pair in block.pairs)
    rows = (block.head, *block.rows)
    return sum(_lines(row, setting, 1.3) * setting.line + 1.2 for row in rows)


def _lines(cells: Sequence[str], setting: Setting, waste: float) -> int:
    letters = sum(min(_width(cell), setting.longest) + 2 for cell in cells)
    return ceil(waste * letters / setting.letters)
