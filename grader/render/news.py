"""What has changed in the course, as HTML for its start page."""

from collections.abc import Iterable
from html import escape


def news_html(sentences: Iterable[str]) -> str:
    """Return what has changed in the course, all of it escaped; empty when nothing has.

    Args:
        sentences: What the learner was told at the start.
    """
    told = "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)
    if not told:
        return ""
    return f'<div class="tc-map tc-news"><section><h2>What is new here</h2>{told}</section></div>'
