"""How a case of ``relationship-clinic`` is drawn: the facts first, then options that name them."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from itertools import product
from random import Random

from grader.domain.incidents import Cause
from grader.exercises.common_ground.relationship_clinic.before import Before, Setting, draw_before
from grader.exercises.common_ground.relationship_clinic.case import RIGHT, Case, Facts, Log
from grader.exercises.common_ground.relationship_clinic.causes import cause_wordings, draw_causes, remedy
from grader.exercises.common_ground.relationship_clinic.prose import (
    CauseProse,
    Dimension,
    Role,
    Wording,
    script,
)
from grader.exercises.common_ground.relationship_clinic.talk import Talk, draw_roles, draw_talk, workday
from grader.exercises.common_ground.relationship_clinic.visits import draw_log
from grader.exercises.menu import Line, Menu, UnfairWordingsError, is_fair
from grader.exercises.world import Deal, day, draw_deal, shuffled

IDS = ("a", "b", "c", "d")
"""Ids of options, in the order of the screen: what an option is about must not be read off its name."""


def draw(random: Random) -> Case:
    """Draw a case, anew until no options stand out."""
    for _ in range(CASES):
        with suppress(UnfairWordingsError):
            return _draw(random)
    raise UnfairWordingsError


CASES = 100
"""How often a case is drawn; nine of ten need one try."""


def _draw(random: Random) -> Case:
    deal = draw_deal(random)
    roles = draw_roles(random, deal)
    causes = draw_causes(random, deal, roles[0].title)
    log = draw_log(random, deal.start, causes)
    setting = _setting(random, deal, roles)
    before, talk = draw_before(random, setting, log), draw_talk(random, setting, roles)
    words = _words(random, setting, before, talk, causes)
    wordings = {
        **script().menus,
        "approach": before.approaches,
        "cause": cause_wordings(random, causes),
    }
    return Case(
        words=words,
        minutes=talk.minutes,
        files=before.files,
        facts=_facts(before, talk, setting, causes),
        menus={name: draw_options(random, each, words) for name, each in wordings.items()},
        origins=shuffled(random, list(Cause)),
        quarters=talk.quarters,
        clues=causes[0].clues,
        beats=_beats(random),
        lines=_lines(random, words, talk),
        moods=_moods(random, words),
    )


def _words(
    random: Random, setting: Setting, before: Before, talk: Talk, causes: Sequence[CauseProse]
) -> dict[str, str]:
    """Return all that the prose may name, each also with a capital letter."""
    log = before.files.log
    words = setting.words | before.words | talk.words
    words |= {
        "unshared": before.problems["not-shared"].name,
        "shared": before.problems[RIGHT].name,
        "aside_problem": before.problems["alone"].name,
        "kept": day(log.kept.day),
        "missed": day(log.missed.day),
        **_changes(random, log, causes),
        "conflict": words["conflict"].format_map(words),
        **{kind: person.name for kind, person in before.advisers.items() if person},
    }
    return words | {f"{key}_cap": text[:1].upper() + text[1:] for key, text in words.items()}


def _changes(random: Random, log: Log, causes: Sequence[CauseProse]) -> dict[str, str]:
    """Return the change that removes the cause and one that does not, each in two of the four options."""
    change = remedy(random, causes[0], log, competing=False)
    other = remedy(random, causes[2], log, competing=True)
    elaborate, imposed = shuffled(random, (change, other))
    return {
        "change": change,
        "other_change": other,
        "change_elaborate": elaborate,
        "change_imposed": imposed,
    }


def _setting(random: Random, deal: Deal, roles: tuple[Role, Role]) -> Setting:
    names = iter(deal.people)
    cast = {role: next(names) for role in ("contact", "friend", "other", "manager")}
    partner = random.choice([name for name in deal.trade.buyers if name != deal.buyer])
    talk = workday(deal.start + timedelta(days=random.randrange(14, 25)))
    trade = deal.trade
    words = {
        **{role: name.split()[0] for role, name in cast.items()},
        **{f"{role}_full": name for role, name in cast.items()},
        "title": roles[0].title,
        "other_title": roles[1].title,
        "buyer": deal.buyer,
        "partner": partner,
        "seller": deal.seller,
        "rival": random.choice([name for name in trade.sellers if name != deal.seller]),
        "product": trade.product,
        "unit": trade.unit,
        "item": trade.item,
        "talk": day(talk),
        "year": str(talk.year),
    }
    return Setting(deal=deal, partner=partner, talk=talk, names=names, words=words)


def _facts(before: Before, talk: Talk, setting: Setting, causes: Sequence[CauseProse]) -> Facts:
    # What stands in the column of channels is a name: no other channel fits such a log.
    like = () if causes[0].dimension is Dimension.CHANNEL else ("like",)
    return Facts(
        problems=before.problems,
        ways=before.ways,
        advisers=before.advisers,
        aims=before.aims,
        shares=before.shares,
        talk=setting.talk,
        deadline=talk.deadline,
        offers=talk.offers,
        lowest=talk.lowest,
        owed=talk.owed,
        credit=talk.credit,
        incident=talk.incident,
        same_log=(RIGHT, *like),
    )


def _beats(random: Random) -> tuple[str, ...]:
    """Return the beats in order; the bait and the claim come when the contact likes."""
    beats = ["barriers", "outlook", "measure", "conflict"]
    beats.insert(random.choice((0, 1, 4)), "bait")
    return ("opening", *beats, "notes", *shuffled(random, ("better", "amends")), "fix")


def _lines(random: Random, words: Mapping[str, str], talk: Talk) -> dict[str, str]:
    prose = script()
    texts = {
        **{name: random.choice(ways) for name, ways in prose.prompts.items()},
        "mail": random.choice(prose.mails),
        "other": random.choice(prose.others),
        "manager": random.choice(prose.managers),
        "friend": random.choice(prose.friends),
    }
    lines = {name: text.format_map(words) for name, text in texts.items()}
    return lines | {"told": talk.told, "file": talk.file}


def _moods(random: Random, words: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    prose = script()
    moods = {"warm": prose.warm, "even": prose.even, "cold": prose.cold}
    return {
        mood: tuple(text.format_map(words) for text in shuffled(random, texts))
        for mood, texts in moods.items()
    }


def draw_options(random: Random, wordings: Sequence[Wording], words: Mapping[str, str]) -> Menu[str]:
    """Draw one way to put each kind of option.

    Args:
        random: The variant's random numbers.
        wordings: All ways.
        words: What they may name.

    Returns:
        The options in random order, with ids that tell nothing.

    Raises:
        UnfairWordingsError: In all combinations an option stands out by its length, or two by their likeness.
    """
    ways: dict[str, list[tuple[str, int]]] = {}
    for one in shuffled(random, wordings):
        ways.setdefault(one.kind, []).append((one.text.format_map(words), one.tone))
    for chosen in product(*ways.values()):
        texts = [text for text, _ in chosen]
        short = max(map(len, texts)) <= SHORT
        if short or (is_fair(texts) and len({text[:HEAD] for text in texts}) == len(texts)):
            lines = shuffled(random, list(zip(ways, chosen, strict=True)))
            return Menu(tuple(Line(id_, kind, *way) for id_, (kind, way) in zip(IDS, lines, strict=True)))
    raise UnfairWordingsError([one.text for one in wordings])


SHORT = 24
"""Characters: options no longer than that are names and figures, which may differ."""

HEAD = 12
"""Characters: no two options begin alike, for a pair that differs in one fact points at the right one."""
