"""What the screen says around a deal, as HTML with everything escaped."""

from datetime import datetime
from html import escape

from grader.deals.deal import field_of
from grader.deals.fields import Field, Pick
from grader.deals.tool import Tool
from grader.deals.tools import SECTIONS
from grader.domain.finding import in_quotes
from grader.exercises.sheet import Value
from grader.render.sheet import style
from grader.widgets.deal_desk.session import DealSession
from grader.widgets.words import notice_html, status_html

LONGEST = 60
"""Letters of what was typed that the status line repeats."""

PRIVATE = (
    "Your deals stay in the folder “deals” of your workspace. They are never handed in, and nobody else "
    "reads them: there is no score here, only advice."
)


def static_html() -> str:
    """Return what a page without a running kernel shows: nothing of any deal."""
    words = f'<p class="tc-when">Press Start to open your deals.</p><p>{PRIVATE}</p>'
    return f'{style()}<div class="tc-static">{words}</div>'


def head_html() -> str:
    """Return the style, and what this page is."""
    return f'{style()}<div class="tc-head"><p class="tc-facts">{escape(PRIVATE)}</p></div>'


def empty_html() -> str:
    """Return what stands where there is no deal yet."""
    return (
        '<div class="tc-desk-empty"><h3>Take a deal that you are working on now</h3>'
        "<p>Type its facts, decide with the controls that you know from the exercises, and read at once what "
        "the same rules say. At the end you have one page to read before you go in.</p></div>"
    )


def tool_html(tool: Tool) -> str:
    """Return what a tool is for."""
    return f'<p class="tc-desk-tool">{escape(tool.text)}</p>'


def saved_html(session: DealSession, key: str, now: datetime) -> str:
    """Return the status line after a change.

    Args:
        session: The deal, after the change.
        key: The full key of the field that was changed; empty when rows were.
        now: The local time.
    """
    found = field_of(key, SECTIONS)
    label = found.label if found else "The rows"
    if session.problem:
        return status_html("✗ Not saved.", label)
    if found is None:
        return stands_html(session, label, now)
    value = session.deal.values.get(key)
    said = "" if value is None else _quoted(found, value)
    shown = said if len(said) <= LONGEST else f"{said[:LONGEST].rsplit(' ', 1)[0]} …"
    return status_html(f"✓ Saved at {now:%H:%M:%S}.", f"{label} · {in_quotes(shown) if shown else 'cleared'}")


def _quoted(found: Field, value: Value) -> str:
    return "one of your rows" if isinstance(found, Pick) else found.quote(value)


def stands_html(session: DealSession, what: str, now: datetime) -> str:
    """Return the status line after anything else.

    Args:
        session: The deal.
        what: What was done, in a few words.
        now: The local time.
    """
    if session.problem:
        return status_html("✗ Not saved.", what)
    if session.faults:
        return status_html("What could be read of this deal is here.", what)
    return status_html(f"✓ Saved, as of {now:%H:%M:%S}.", what)


def damaged_html(session: DealSession) -> str:
    """Return what is said of a file that cannot be read as it stands."""
    text = (
        "What could be read is here. The file stays as it is until you change something; then it is kept "
        "under another name, and a good one takes its place. What is wrong with it:"
    )
    faults = [f"{key}: {fault}" for key, fault in session.faults.items()]
    return notice_html(f"The file {session.id}.json cannot be read as it stands.", text, faults)


def deleted_html(kept: str) -> str:
    """Return where a deal is kept that was deleted."""
    text = f"Its file is kept as deals/{kept}. Delete that file yourself to be rid of it."
    return notice_html("The deal is deleted.", text)


def link_html(deal_id: str, now: datetime) -> str:
    """Return the link to the page of a deal."""
    return (
        f'<p class="tc-desk-page" role="status">The page is ready ({now:%H:%M:%S}). '
        f'<a href="../deals/{escape(deal_id)}.html" target="_blank" rel="noopener">Open it in a new tab</a>, '
        "and print it from there, or save it as PDF.</p>"
    )
