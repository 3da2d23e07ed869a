"""What may lie behind visits that fail: how the causes of a case are drawn, named and removed."""

from collections.abc import Sequence
from random import Random

from grader.exercises.common_ground.relationship_clinic.case import RIGHT, Log
from grader.exercises.common_ground.relationship_clinic.prose import CauseProse, Dimension, Wording, script
from grader.exercises.world import Deal


def draw_causes(random: Random, deal: Deal, title: str) -> tuple[CauseProse, CauseProse, CauseProse]:
    """Draw the cause, one that the same log could show, and one that it could not.

    Args:
        random: The variant's random numbers.
        deal: The account, which has causes of its trade.
        title: The position of the contact, who has causes of that position.

    Returns:
        The three causes, the true one first.
    """
    fitting = [each for each in script().causes if not each.fields or deal.trade.field in each.fields]
    dimension = random.choice(list(Dimension))
    theirs = [each for each in fitting if not each.titles or title in each.titles]
    cause = random.choice([each for each in theirs if each.dimension is dimension])
    like = random.choice([each for each in fitting if each.pattern == cause.pattern and each is not cause])
    unlike = random.choice([each for each in fitting if each.dimension is not dimension])
    return cause, like, unlike


def cause_wordings(random: Random, causes: Sequence[CauseProse]) -> tuple[Wording, ...]:
    """Return ways to name the causes, and motives beside them."""
    kinds = (RIGHT, "like", "unlike")
    named = [Wording(kind, text) for kind, cause in zip(kinds, causes, strict=True) for text in cause.texts]
    return (*named, *(Wording("motive", text, -1) for text in random.sample(script().motives, 2)))


def remedy(random: Random, cause: CauseProse, log: Log, *, competing: bool) -> str:
    """Return the one change that removes a cause, as it reads in a sentence.

    Args:
        random: The variant's random numbers.
        cause: The cause.
        log: The visits, whose hour that worked removes a cause of the hour.
        competing: Whether the cause is not the one behind the log.

    Returns:
        The change.
    """
    if cause.dimension is Dimension.HOUR:
        weekday = random.choice(("Tuesdays", "Wednesdays", "Thursdays"))
        return f"{weekday} at 11:30" if competing else log.slot
    return cause.change or "the middle of the month"
