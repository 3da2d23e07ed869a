"""Learners of named kinds, who answer any exercise: to prove exercises and to rehearse cohorts."""

from collections.abc import Callable
from random import Random

from grader.exercises.sheet import Amount, Answer, Choice, Field, Option, Several, Sheet, Value

Habit = Callable[[int, Option], float]
"""What a habit likes in an option, given its place on the screen: the lower, the better."""


def random_answer(sheet: Sheet, random: Random) -> Answer:
    """Answer every field by chance.

    Args:
        sheet: The case as the learner sees it.
        random: Where chance comes from.

    Returns:
        A complete, legal answer.
    """

    def by_chance(field: Field) -> Value:
        if isinstance(field, Choice):
            return random.choice(field.options).id
        if isinstance(field, Several):
            ids = [option.id for option in field.options]
            chosen = random.sample(ids, random.randint(1, len(ids)))
            return chosen if field.ordered else sorted(chosen, key=ids.index)
        return float(random.choice((0, 1, 2, 5)) * 10 ** random.randrange(5))

    return {key: by_chance(field) for key, field in sheet.fields.items()}


CONSTANTS: dict[str, Habit] = {
    "first": lambda place, _: place,
    "last": lambda place, _: -place,
    "longest": lambda _, option: -len(option.text),
    "warmest": lambda _, option: -option.tone,
    "firmest": lambda _, option: option.tone,
}
"""Players without judgement: each always picks the same kind of option."""


def constant_answer(sheet: Sheet, habit: Habit) -> Answer:
    """Answer by one habit: of several options take all, and every amount is nothing.

    Args:
        sheet: The case as the learner sees it.
        habit: What the player likes.

    Returns:
        A complete, legal answer.
    """

    def liked(field: Field) -> Value:
        if isinstance(field, Amount):
            return 0.0
        ids = [option.id for _, option in sorted(enumerate(field.options), key=lambda each: habit(*each))]
        return ids[0] if isinstance(field, Choice) else ids

    return {key: liked(field) for key, field in sheet.fields.items()}


def carried_over(answer: Answer, sheet: Sheet) -> Answer:
    """Return what is still legal of an answer that was made for another case.

    Args:
        answer: The other case's answer.
        sheet: This case.

    Returns:
        The part of the answer that this case admits.
    """
    faults = sheet.problems(answer)
    return {key: value for key, value in answer.items() if key not in faults}


def malformed(content: bytes, random: Random) -> bytes:
    """Return an answer file as a careless or hostile hand leaves it.

    Args:
        content: A good answer file, with at least one decision in it.
        random: Which damage is done.

    Returns:
        A file that must be called invalid.
    """
    damages: tuple[Callable[[bytes], bytes], ...] = (
        lambda good: good[: len(good) // 2],
        lambda _: b"",
        lambda _: b"[" * 5000,
        lambda good: b"\xff\xfe" + good,
        lambda good: good.replace(b'"version": 1', b'"version": 99'),
        lambda good: good.replace(b'"answer": {', b'"answer": {"no-such-field": "x", '),
        lambda good: good.replace(b'"exercise"', b'"exercice"'),
        lambda _: b"null",
    )
    return random.choice(damages)(content)
