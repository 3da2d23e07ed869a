"""Everything that a lesson element says, as HTML."""

import re
from collections.abc import Mapping
from html import escape

from grader.domain.finding import in_quotes
from grader.lessons.element import Bet, Element, Number, Option, Options, Pair, Sandbox

BREAK = "\n\n"
"""Parts paragraphs."""

KICKERS = {Pair: "Compare", Bet: "Bet before you see", Sandbox: "Free play"}


def prose(text: str, facts: Mapping[str, str] | None = None) -> str:
    """Return a text as HTML paragraphs.

    Args:
        text: Blank lines part paragraphs, ``**…**`` is bold, braces name figures.
        facts: The figures; None when the text has none.

    Returns:
        The paragraphs, escaped.
    """
    filled = text.format_map(facts) if facts is not None else text
    bold = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", escape(filled.strip(), quote=False))
    return "".join(f"<p>{' '.join(part.split())}</p>" for part in bold.split(BREAK))


def head_html(element: Element, facts: Mapping[str, str]) -> str:
    """Return the heading of an element with what the learner reads before the question."""
    story = prose(element.story, facts) if element.story else ""
    kicker = f'<p class="tc-kicker">{KICKERS[type(element)]}</p>'
    cases = _cases_html(element) if isinstance(element, Pair) else ""
    return f'<div class="tc-tale">{kicker}<h3>{escape(element.title)}</h3>{story}{cases}</div>'


def _cases_html(pair: Pair) -> str:
    cases = "".join(
        f'<section class="tc-case"><h4>{escape(case.title)}</h4>{prose(BREAK.join(case.lines))}</section>'
        for case in pair.cases
    )
    return f'<div class="tc-cases">{cases}</div>'


def question_html(question: str) -> str:
    """Return a question."""
    return f'<p class="tc-question">{escape(question)}</p>'


def answers(element: Element) -> tuple[Option, ...]:
    """Return the options of an element; none where it has none."""
    if isinstance(element, Pair):
        return element.options
    if isinstance(element, Bet) and isinstance(element.guess, Options):
        return element.guess.options
    return ()


def quoted(bet: Bet, answer: str | float) -> str:
    """Return a prediction as the learner saw it."""
    if isinstance(bet.guess, Number):
        return bet.guess.quote(float(answer))
    return next(in_quotes(option.text) for option in bet.guess.options if option.id == answer)


def bet_feedback_html(bet: Bet, said: str | float, answer: str | float, facts: Mapping[str, str]) -> str:
    """Return the feedback on a prediction.

    Args:
        bet: The bet.
        said: The prediction.
        answer: What the simulation shows.
        facts: Figures that the feedback quotes.

    Returns:
        The verdict and its reason.
    """
    if said == answer:
        verdict = f"You said {quoted(bet, said)}, and so it is."
    else:
        verdict = f"You said {quoted(bet, said)}. It is {quoted(bet, answer)}."
    return _feedback_html(
        verdict.replace("”.", ".”"), prose(_reason(bet, said, answer), facts), right=said == answer
    )


def _reason(bet: Bet, said: str | float, answer: str | float) -> str:
    if isinstance(bet.guess, Options):
        return next(option.feedback for option in bet.guess.options if option.id == said)
    if said == answer:
        return bet.guess.exact
    return bet.guess.below if float(said) < float(answer) else bet.guess.above


def pair_feedback_html(pair: Pair, said: str) -> str:
    """Return the feedback on an answer to a paired case."""
    right = said == pair.right
    option = next(option for option in pair.options if option.id == said)
    return _feedback_html("Yes." if right else "Not quite. Look again.", prose(option.feedback), right=right)


def _feedback_html(verdict: str, reason: str, *, right: bool) -> str:
    look, mark = ("tc-right", "✓") if right else ("tc-wrong", "✗")
    said = f"<p><b>{mark} {escape(verdict, quote=False)}</b></p>"
    return f'<div class="tc-feedback {look}" role="status">{said}{reason}</div>'


def waiting_html() -> str:
    """Return what stands there while the simulation runs."""
    return '<p class="tc-found" role="status">Your bet is in. Playing it out …</p>'


def found_html(text: str, facts: Mapping[str, str] | None = None) -> str:
    """Return what moving a slider has shown."""
    return f'<div class="tc-found" role="status">{prose(text, facts)}</div>'


def static_html(element: Element, facts: Mapping[str, str]) -> str:
    """Return the element for a page without a kernel: what it tells and asks, and how to play it."""
    question = "" if isinstance(element, Sandbox) else question_html(element.question)
    options = "".join(f"<li>{escape(option.text)}</li>" for option in answers(element))
    choices = f"<ul>{options}</ul>" if options else ""
    return (
        f'<section class="tc-static"><p class="tc-when">Press Start at the top of the page to play this.</p>'
        f"{head_html(element, facts)}{question}{choices}</section>"
    )
