"""What changes between two tournaments, in words."""

from random import Random

from grader.domain.bets import Changed
from grader.domain.written import euros
from grader.exercises.reciprocity.place_your_bets.prose import Ring, script
from grader.exercises.reciprocity.place_your_bets.series import Setting

WORDS = {
    "both_cooperate": ("kept-pays-less", "kept-pays-more"),
    "cheats_alone": ("breach-pays-less", "breach-pays-more"),
    "is_cheated": ("loss-grows", "loss-shrinks"),
}
"""What news there is of a prize that falls and of one that rises."""


def told(random: Random, before: Setting, now: Setting, ring: Ring) -> str:
    """Return the news of a change.

    Args:
        random: The variant's random numbers.
        before: The tournament before.
        now: The tournament that is changed.
        ring: What the firms do for each other.
    """
    kind, old, new = _change(before, now)
    return random.choice(script().news[kind]).format(before=old, now=new, slip=ring.slip)


def _change(before: Setting, now: Setting) -> tuple[str, str, str]:
    """Return the kind of news, and what was and what is."""
    old, new = before.terms, now.terms
    match now.changed:
        case Changed.LENGTH:
            kind = "more-deals" if new.rounds > old.rounds else "fewer-deals"
            return kind, f"{old.rounds}", f"{new.rounds} deals"
        case Changed.SLIPS:
            if not new.noise:
                return "slips-end", "", ""
            kind = "slips-grow" if new.noise > old.noise else "slips-shrink"
            return kind if old.noise else "slips-begin", one_in(old.noise), one_in(new.noise)
        case Changed.PRIZES:
            for prize, (falls, rises) in WORDS.items():
                was, is_now = getattr(old.payoffs, prize), getattr(new.payoffs, prize)
                if was != is_now:
                    return (rises if is_now > was else falls), euros(abs(was)), euros(abs(is_now))
    return "company", "", ""


def one_in(noise: float) -> str:
    """Return how often firms slip, in words: ``one deal in 20``; nothing where they do not."""
    return f"one deal in {round(1 / noise)}" if noise else ""
