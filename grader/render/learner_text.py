"""A learner's written answer, made safe to show to whoever grades it."""

import re
from html import unescape
from unicodedata import category

LONGEST = 20_000
"""Characters of a written answer that are shown."""

JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
"""Invisible characters that some scripts and emoji need; others may turn the writing round."""


_SHOWN = re.compile(r'<pre class="tc-written"[^>]*>([^<]*)</pre>')


def as_shown(text: str) -> str:
    """Return Markdown that shows a text exactly as it was typed, in every renderer.

    Every character other than a letter, a digit or a space becomes a numeric entity, line
    breaks included, within one ``<pre>`` on one line: neither HTML nor Markdown nor LaTeX finds
    anything to act on, and MathJax leaves ``<pre>`` alone.

    Args:
        text: What the learner wrote.

    Returns:
        The source of a Markdown cell.
    """
    shown = text.replace("\r\n", "\n")[:LONGEST]
    if len(text) > LONGEST:
        shown += f"\n… (the first {LONGEST:,} characters are shown)"
    return f'<pre class="tc-written" style="white-space: pre-wrap">{"".join(map(_entity, shown))}</pre>'


def as_typed(source: str) -> str:
    """Return the text that ``as_shown`` has put into a Markdown cell.

    Args:
        source: The cell's source.

    Returns:
        The text as it is shown; empty where there is none.
    """
    found = _SHOWN.search(source)
    return unescape(found[1]) if found else ""


def _entity(letter: str) -> str:
    if letter.isalnum() or letter == " ":
        return letter
    if category(letter) in {"Cc", "Cf", "Cs"} and letter not in f"\n\t{JOINERS}":
        return "\N{REPLACEMENT CHARACTER}"
    return f"&#{ord(letter)};"
