"""A deal on one page of paper: what to read before a meeting, as a page of its own with everything escaped."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cache
from html import escape
from importlib import resources

from grader.deals.advice import Verdict, advise
from grader.deals.deal import Deal, part
from grader.deals.the_deal import FACTS
from grader.deals.tool import Block, Lines
from grader.deals.tools import TOOLS
from grader.exercises.sheet import Table

SIZES = (("roomy", 2600, 400), ("close", 5200, 160), ("tight", 9000, 90), ("tiniest", 10**9, 44))
"""How the page is set: the letters up to which a setting holds, and how many of them a cell may have."""

ROW = 45
"""Letters that a row takes beside its words: a short one has a line of its own as well."""


def page_html(deal: Deal, now: datetime) -> str:
    """Return the page of a deal.

    Args:
        deal: The deal.
        now: The local time, which is printed.

    Returns:
        A whole HTML document for one sheet of A4, without scripts and without anything from elsewhere.
    """
    blocks = [block for tool in TOOLS for block in tool.brief(deal)]
    weight = sum(_weight(block) for block in blocks)
    size, _, longest = next(each for each in SIZES if weight <= each[1])
    body = "".join(_block(block, longest) for block in blocks)
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(deal.name)}</title><style>{_style()}</style></head>"
        f'<body class="{size}"><main>{_head(deal, now)}<div class="blocks">{body}{_watch_out(deal, longest)}</div>'
        "</main></body></html>"
    )


@cache
def _style() -> str:
    return resources.files(__package__).joinpath("deal_page.css").read_text("utf-8")


def _head(deal: Deal, now: datetime) -> str:
    facts = part(deal, FACTS)
    said = ((each.label, facts.said(each.id)) for each in FACTS.fields)
    pairs = "".join(f"<div><dt>{escape(label)}</dt><dd>{escape(text)}</dd></div>" for label, text in said if text)
    made = f"{now.day} {now:%B %Y, %H:%M}"
    return (
        f"<header><h1>{escape(deal.name)}</h1><p>For your eyes only. Made on {made}.</p></header>"
        f'<dl class="facts">{pairs}</dl>'
    )


def _block(block: Block, longest: int) -> str:
    title = f"<h2>{escape(block.title)}</h2>"
    if isinstance(block, Lines):
        lines = "".join(f"<div><dt>{_cut(a, longest)}</dt><dd>{_cut(b, longest)}</dd></div>" for a, b in block.pairs)
        return f"<section>{title}<dl>{lines}</dl></section>"
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in block.head)
    rows = "".join(f"<tr>{''.join(f'<td>{_cut(cell, longest)}</td>' for cell in row)}</tr>" for row in block.rows)
    return f"<section>{title}<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></section>"


def _watch_out(deal: Deal, longest: int) -> str:
    broken = list(_broken(deal))
    items = "".join(f"<li>{_cut(line, longest)}</li>" for line in broken)
    return f'<section class="watch"><h2>Watch out</h2><ul>{items}</ul></section>' if items else ""


def _broken(deal: Deal) -> Iterator[str]:
    for tool in TOOLS:
        for each in advise(tool, deal):
            if each.verdict is Verdict.WATCH_OUT:
                yield each.use.rule.statement


def _cut(text: str, longest: int) -> str:
    return escape(text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…")


def _weight(block: Block) -> int:
    rows: Iterable[tuple[str, ...]] = block.rows if isinstance(block, Table) else block.pairs
    return sum(ROW + sum(map(len, row)) for row in rows)
