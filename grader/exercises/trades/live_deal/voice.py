"""How the client of a ``live-deal`` speaks: replies with the case's figures in them."""

from collections.abc import Sequence

from grader.exercises.sheet import Prose
from grader.exercises.trades.live_deal.case import Case


def spoken(case: Case, key: str, **facts: str) -> Prose:
    """Return a reply.

    Args:
        case: The case.
        key: What it replies to.
        **facts: What it may name besides the case's own words; capitalised names begin a sentence.
    """
    capitals = {name.capitalize(): f"{text[:1].upper()}{text[1:]}" for name, text in facts.items()}
    return Prose(case.voices[key].format_map(case.words | facts | capitals))


def listed(case: Case, places: Sequence[tuple[int, int]]) -> str:
    """Return levels of issues in words, given the place of each issue and its level."""
    names = [case.issues.bargain.issues[place].levels[level].name for place, level in dict.fromkeys(places)]
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)
