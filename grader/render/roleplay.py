"""A role-play as HTML: two briefs and a scoring sheet, each of which prints on one A4 page."""

from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from importlib import resources

from grader.domain.written import euros
from grader.exercises.sheet import shorten
from grader.roleplay.sheets import Both, Brief, Check, Known, Point, RolePlay, Row, Scoring

NOBODY = "Made-up companies, people and figures."


def role_play_pages(play: RolePlay) -> dict[str, str]:
    """Return each sheet as a page of its own, so that a side can be given its own alone.

    Args:
        play: The role-play.

    Returns:
        Whole HTML files by name: ``seller``, ``buyer`` and ``scoring``.
    """
    title = play.known.title
    return {
        "seller": _page(f"{title}: the seller’s brief", (_brief(play.known, play.seller),)),
        "buyer": _page(f"{title}: the buyer’s brief", (_brief(play.known, play.buyer),)),
        "scoring": _page(f"{title}: the scoring sheet", (_scoring(play),)),
    }


def role_play_html(play: RolePlay) -> str:
    """Return all three sheets as one HTML file, for whoever prints and hands them out."""
    sheets = (_brief(play.known, play.seller), _brief(play.known, play.buyer), _scoring(play))
    return _page(f"{play.known.title}: role-play", sheets)


def _page(title: str, sheets: Iterable[str]) -> str:
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{_style()}</style></head><body>{''.join(sheets)}</body></html>\n"
    )


@cache
def _style() -> str:
    return resources.files(__package__).joinpath("roleplay.css").read_text("utf-8")


def _brief(known: Known, brief: Brief) -> str:
    company = known.seller if brief.side == "seller" else known.buyer
    other = "buyer" if brief.side == "seller" else "seller"
    facts = "".join(f"<p>{escape(fact)}</p>" for fact in known.facts)
    practise = "".join(f"<li>{escape(each)}</li>" for each in brief.practise)
    return (
        f'<section class="sheet">{_top(known, f"For the {brief.side} alone")}'
        f"<h1>You are {escape(brief.person)}</h1>"
        f"<p>{escape(_capital(brief.role))} at {escape(company)}. <i>{escape(known.title)}</i></p>"
        f'<h2>What both of you know</h2><div class="known">{facts}</div>'
        f"<h2>What you alone know</h2><p>{escape(brief.situation)}</p>"
        f"<h2>Your best alternative, and your limit</h2><p>{escape(brief.alternative)}</p>"
        f"<p>Your limit: <b>{_signed(brief.limit)}</b>. What you aim at: <b>{_signed(brief.target)}</b> "
        "or more.</p>"
        f"<h2>What each level is worth to you, the weightiest issue first</h2>{_rows(brief.rows)}"
        f"<h2>How to play it</h2><ul>{practise}<li>Take your reasons from the column “Why”; tell them to "
        f"whoever asks. Never show this page to the {other}.</li></ul>"
        "<h2>Your plan, before you begin</h2>"
        "<p>I ask first: __________________________________ &nbsp; and for each give, a get:</p>"
        "<p>I give ____________________ if I get ____________________</p>"
        "<p>I give ____________________ if I get ____________________</p>"
        f"{_foot('Read 5 minutes, negotiate 15, score 5. Worths are rounded to €100.')}</section>"
    )


def _top(known: Known, whose: str) -> str:
    kind = f'<span class="secret">{escape(whose)}</span>'
    return (
        f'<p class="top"><span>Tradecraft role-play · {escape(known.scenario)} · '
        f"variant {escape(shorten(known.variant))}</span>{kind}</p>"
    )


def _foot(text: str) -> str:
    return f'<p class="foot">{escape(text)} {NOBODY}</p>'


def _rows(rows: Sequence[Row]) -> str:
    most = max(len(row.levels) for row in rows)
    body = "".join(
        f"<tr><th>{escape(row.issue)}<small>Why: {escape(row.why)}.</small></th>"
        + "".join(f"<td>{escape(name)}<br><b>{_signed(worth)}</b></td>" for name, worth in row.levels)
        + "<td></td>" * (most - len(row.levels))
        + "</tr>"
        for row in rows
    )
    return f"<table>{body}</table>"


def _scoring(play: RolePlay) -> str:
    known, scoring = play.known, play.scoring
    return (
        f'<section class="sheet">{_top(known, "For afterwards; not for the players")}'
        f"<h1>{escape(known.title)}</h1><p><b>The fact that decides:</b> {escape(scoring.fact)}</p>"
        f"<h2>The deal: ring what was agreed and add up (seller / buyer, in €1,000)</h2>{_both(scoring.rows)}"
        f"{_totals(play)}"
        f"<h2>What was there to be had</h2><p>{_zone(scoring)}</p>{_points(scoring)}"
        f"<h2>The talk: one tick for each that was seen</h2>{_checks(play)}"
        f"<h2>Talk about it</h2><ol>{''.join(f'<li>{escape(each)}</li>' for each in scoring.questions)}</ol>"
        f"{_foot('All deals were counted, none estimated.')}</section>"
    )


def _both(rows: Sequence[Both]) -> str:
    most = max(len(row.levels) for row in rows)
    body = "".join(
        f"<tr><th>{escape(row.issue)}</th>"
        + "".join(
            f"<td>{escape(name)}<br><b>{_short(seller)} / {_short(buyer)}</b></td>"
            for name, seller, buyer in row.levels
        )
        + "<td></td>" * (most - len(row.levels))
        + "</tr>"
        for row in rows
    )
    return f"<table>{body}</table>"


def _totals(play: RolePlay) -> str:
    scoring = play.scoring
    rows = (
        (play.seller.first, "seller", scoring.seller_limit, scoring.seller_target),
        (play.buyer.first, "buyer", scoring.buyer_limit, scoring.buyer_target),
    )
    lines = "".join(
        f"<p><b>{escape(name)}</b>, {side}: <span class='line'></span> limit <b>{_signed(limit)}</b>, "
        f"aim <b>{_signed(target)}</b></p>"
        for name, side, limit, target in rows
    )
    return (
        f'<div class="two" style="margin-top:1.5mm">{lines}</div><p><b>Together</b>: '
        f"<span class='line'></span> of {_signed(scoring.best)} at the most. "
        "Left on the table: <span class='line'></span></p>"
    )


def _zone(scoring: Scoring) -> str:
    reach = "reaches" if scoring.both_targets == 1 else "reach"
    return (
        f"Of {scoring.packages:,} possible deals, {scoring.zone:,} are no worse for either side than no deal "
        f"(the ZOPA); {scoring.both_targets:,} of these {reach} both aims. {scoring.frontier:,} lie on "
        "the Pareto frontier: there neither gains unless the other loses. Some of these:"
    )


def _points(scoring: Scoring) -> str:
    heads = "".join(f"<th>{escape(row.issue)}</th>" for row in scoring.rows)
    body = "".join(map(_point, scoring.points))
    return (
        f'<table class="dense"><tr>{heads}<th>Seller</th><th>Buyer</th><th>Together</th></tr>{body}</table>'
    )


def _point(point: Point) -> str:
    notes = f"<small>{escape(', '.join(point.notes))}</small>" if point.notes else ""
    terms = "".join(f"<td>{escape(term)}</td>" for term in point.terms)
    sums = "".join(
        f'<td class="figure">{_short(worth)}{extra}</td>'
        for worth, extra in ((point.seller, ""), (point.buyer, ""), (point.joint, notes))
    )
    return f"<tr>{terms}{sums}</tr>"


def _checks(play: RolePlay) -> str:
    names = "".join(f"<th>{escape(side.first)}</th>" for side in (play.seller, play.buyer))
    rows = "".join(map(_check, play.scoring.checks))
    return (
        f'<table class="dense marks"><tr>{names}<th>What was done</th><th>Teachings</th></tr>{rows}</table>'
    )


def _check(check: Check) -> str:
    cells = ("☐", "☐", escape(check.text), escape(", ".join(check.teachings)))
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _signed(amount: float) -> str:
    if not amount:
        return euros(0)
    return f"{'+' if amount > 0 else '−'}{euros(abs(amount))}"


def _short(amount: float) -> str:
    # Thousands, as the sums are too many for one page otherwise.
    return "0" if not amount else f"{'+' if amount > 0 else '−'}{abs(amount) / 1000:,.1f}"


def _capital(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"
