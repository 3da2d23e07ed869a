"""A written answer is shown as it was typed, and is nothing but text to any renderer."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbconvert.filters.markdown_mistune import markdown2html_mistune

from grader.render.learner_text import LONGEST, as_shown

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "closing tag": "</pre><img src=x onerror=alert(1)>",
    "link": "[click](javascript:alert(1))",
    "autolink": "<javascript:alert(1)> https://example.org",
    "image": "![x](http://example.org/spy.png)",
    "reference": "[x]\n\n[x]: javascript:alert(1)",
    "formula": r"$\href{javascript:alert(1)}{x}$ \(x\) \begin{align}x\end{align}",
    "entities": "&lt;script&gt; &#60;script&#62; &#x3c;",
    "attachment": "![x](attachment:x.svg)",
    "heading": "# big\n\n---\n\n    code\n\n| a | b |\n|---|---|",
}


def inner(shown: str) -> str:
    found = re.fullmatch(r'<pre class="tc-written" style="white-space: pre-wrap">([^<]*)</pre>', shown)
    assert found
    return found.group(1)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_nothing_in_it_can_act(text: str) -> None:
    shown = as_shown(text)
    assert re.fullmatch(r"(\w| |&#\d+;)*", inner(shown))
    assert unescape(inner(shown)) == text
    assert markdown2html_mistune(shown).strip() == shown


@given(
    text=st.text(
        st.characters(exclude_categories=["Cc", "Cf", "Cs"], include_characters="\n\t"), max_size=200
    )
)
def test_any_text_is_shown_as_it_was_typed(text: str) -> None:
    assert unescape(inner(as_shown(text))) == text


@given(text=st.text(max_size=200))
def test_it_can_always_be_saved(text: str) -> None:
    shown = as_shown(text)
    assert shown.encode("utf-8").count(b"\n") == 0


def test_what_turns_writing_round_or_is_no_character_is_replaced() -> None:
    assert inner(as_shown("a\u202eb\x00c\ud800d\r\ne")) == "a\ufffdb\ufffdc\ufffdd&#10;e"


def test_a_text_without_end_is_cut_and_says_so() -> None:
    assert "the first 20&#44;000 characters are shown" in as_shown("x" * (LONGEST + 1))
    assert "shown" not in inner(as_shown("x" * LONGEST))
