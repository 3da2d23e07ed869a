"""What ``call-it-out`` offers to say and to do: menus of one option of each kind, no wording twice."""

from collections.abc import Mapping, Sequence
from random import Random

from msgspec import Struct

from grader.domain.breaches import Business, Opening, Question
from grader.domain.incidents import Upset, in_words
from grader.exercises.menu import Line, Menu, UnfairWordingsError, is_fair, lettered
from grader.exercises.reciprocity.call_it_out.case import Asked
from grader.exercises.reciprocity.call_it_out.prose import script
from grader.exercises.reciprocity.wording import TRIES, by_kind
from grader.exercises.sheet import Table
from grader.exercises.world import shuffled


class Wordings(Struct, frozen=True):
    """The wordings of one case that are still unsaid, by kind; a wording that is said leaves its list."""

    on_promise: dict[Opening, list[Line[Opening]]]
    on_sharing: dict[Opening, list[Line[Opening]]]
    business: dict[Business, list[Line[Business]]]
    hear: list[Line[Question]]
    concerns: list[Line[Question]]
    other: list[Line[Question]]
    upset: list[str]
    calm: list[str]


def fresh_wordings(random: Random) -> Wordings:
    """Return all wordings, each list in random order."""
    prose = script()
    return Wordings(
        on_promise=by_kind(prose.on_promise),
        on_sharing=by_kind(prose.on_sharing),
        business=by_kind(prose.business),
        hear=list(prose.hear),
        concerns=list(prose.concerns),
        other=list(prose.other),
        upset=list(shuffled(random, prose.upset)),
        calm=list(shuffled(random, prose.calm)),
    )


def offer_questions(
    random: Random,
    wordings: Wordings,
    hearings: Sequence[tuple[str, ...]],
    facts: Mapping[str, str],
) -> Menu[Asked]:
    """Offer questions: one for each circle that may be heard, and two that hear the negotiator alone.

    Args:
        random: The variant's random numbers.
        wordings: The unsaid wordings.
        hearings: First names of each circle.
        facts: What fills the placeholders.

    Returns:
        The options in random order.

    Raises:
        UnfairWordingsError: No combination was found whose options are of like length.
    """
    for _ in range(TRIES):
        hears = random.sample(wordings.hear, len(hearings))
        drawn = [random.choice(wordings.concerns), random.choice(wordings.other)]
        lines = [
            Line(line.id, Asked(line.kind, heard), line.text.format(names=in_words(heard)), line.tone)
            for line, heard in zip(hears, hearings, strict=True)
        ]
        lines += [
            Line(line.id, Asked(line.kind, (facts["x"],)), line.text.format(**facts), line.tone)
            for line in drawn
        ]
        if is_fair([line.text for line in lines]):
            wordings.concerns.remove(drawn[0])
            wordings.other.remove(drawn[1])
            return lettered(shuffled(random, lines))
    raise UnfairWordingsError([line.text for line in lines])


class Moods(Struct, frozen=True):
    """Who takes it how.

    Attributes:
        table: What everybody says of it.
        upset: Those who say that they are upset.
        hearings: Circles of people whom a question may hear.
    """

    table: Table
    upset: tuple[Upset, ...]
    hearings: tuple[tuple[str, ...], tuple[str, ...]]


def draw_moods(random: Random, wordings: Wordings, facts: Mapping[str, str], *, heals: bool) -> Moods:
    """Draw who is upset: our own colleague, and one or two of the customer's people.

    Args:
        random: The variant's random numbers.
        wordings: The unsaid wordings.
        facts: The people's first names.
        heals: Whether one circle on offer holds everybody who is upset; otherwise none does.

    Returns:
        The moods.
    """
    pairs = [("x", "z"), ("y", "z"), ("x", "y")]
    upset = random.choice((*pairs[:2], ("x", "y", "z"))) if heals else random.choice(pairs[:2])
    others = [pair for pair in pairs if pair != upset]
    circles = [upset, random.choice(others)] if heals else others
    said = {role: (wordings.upset if role in upset else wordings.calm).pop() for role in "xyz"}
    sides = {"x": "negotiator", "y": "theirs", "z": "ours"}
    rows = shuffled(random, [(f"{facts[role]} ({sides[role]})", said[role]) for role in "xyz"])
    one, other = (tuple(facts[role] for role in shuffled(random, circle)) for circle in circles)
    return Moods(
        Table("Today", ("Who", "Says"), rows),
        tuple(Upset(facts[role], said[role]) for role in upset),
        (one, other),
    )
