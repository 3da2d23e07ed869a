"""How the visits of ``coach-the-rep`` are drawn: pleas, guidance, and the wish for company."""

from random import Random

from msgspec.structs import replace

from grader.domain.coaching import GuidanceReply, PleaReply
from grader.domain.manager import Facing, Guard, Insight, Leader
from grader.exercises.menu import TRIES, Line, Menu, UnfairWordingsError, draw_wordings, is_fair, lettered
from grader.exercises.trades.coach_the_rep.case import (
    DisguisedPlea,
    Guidance,
    Instructed,
    Invitation,
    Plea,
    Prospect,
    Row,
    Visitor,
)
from grader.exercises.trades.coach_the_rep.prose import Give, script
from grader.exercises.world import Deal, shuffled

CLEAR = 0.12
"""Deals lie at least this part of the threshold away from it; the course asks for a tenth."""

EARLY = ("From meeting 1 on", "From meeting 2 on")
LATE = ("From meeting 3 on", "In meeting 4 only")


def opened(visitor: Visitor, **more: str) -> Visitor:
    """Return a visitor whose opening has the case's facts in it."""
    return replace(visitor, opening=visitor.opening.format(**visitor.facts, **more))


def _wishing(visitor: Visitor, wish: float) -> Visitor:
    return replace(visitor, facts=visitor.facts | {"wish": f"{wish:g}", "cut": f"{wish / 2:g}"})


def draw_plea(random: Random, visitor: Visitor) -> Plea:
    """Draw a plea in its open form: the rep wishes for all that the client asks for."""
    prose, visitor = script(), _wishing(visitor, float(visitor.facts["pct"]))
    facts = visitor.facts
    return Plea(
        opened(visitor),
        draw_wordings(random, prose.plea, facts, PleaReply.TURN_ROUND),
        random.choice(prose.next["by_five"]).format(**facts),
        draw_wordings(random, prose.facing, facts, Facing.CLIENT),
    )


def draw_disguised_plea(random: Random, visitor: Visitor) -> DisguisedPlea:
    """Draw a plea dressed as something else: the rep wishes for half of it."""
    prose, visitor = script(), _wishing(visitor, float(visitor.facts["half"]))
    facts = visitor.facts
    return DisguisedPlea(
        opened(visitor),
        draw_wordings(random, prose.plea, facts, PleaReply.TURN_ROUND),
        random.choice(prose.next["watch"]).format(**facts),
        draw_wordings(random, prose.guard, facts, Guard.LIMITS),
    )


def draw_guidance(random: Random, visitor: Visitor) -> Guidance:
    """Draw the wish for guidance, and two asks that are likely to come."""
    prose, facts = script(), visitor.facts
    fitting = [give for give in prose.gives if visitor.deal.trade.goods or not give.goods]
    gives = random.sample(fitting, 2)
    gets = iter(random.sample([get.get for get in prose.gets], 4))
    rows, worths = [], []
    for give in gives:
        cost = _round(visitor.deal.value * give.share)
        high = (next(gets), _round(cost * random.uniform(1.15, 1.6)))
        low = (next(gets), _round(cost * random.uniform(0.4, 0.8)))
        rows.append(_row(random, give, cost, facts, (high, low)))
        worths += [high, low]
    return Guidance(
        opened(visitor),
        draw_wordings(random, prose.guide, facts, GuidanceReply.GUIDE),
        random.choice(prose.next["mandate"]).format(**facts),
        tuple(rows),
        shuffled(random, worths),
    )


def _round(amount: float) -> int:
    step = 100 if amount >= 1000 else 10  # noqa: PLR2004 (as people round in their heads)
    return round(amount / step) * step


def _row(
    random: Random,
    give: Give,
    cost: int,
    facts: dict[str, str],
    returns: tuple[tuple[str, int], tuple[str, int]],
) -> Row:
    (high, worth), (low, little) = returns
    said = {"give": give.limited, "open": give.open, "gives_pct": f"{100 * give.share:g}", **facts}
    for _ in range(TRIES):
        others = random.sample(("empty", "unlimited", "permission"), 2)
        told = {
            _worded(random, "full", said, high): Instructed(
                limited=True, permitted=True, get=high, worth=worth
            ),
            _worded(random, "full", said, low): Instructed(
                limited=True, permitted=True, get=low, worth=little
            ),
            **{
                _worded(random, kind, said, high): Instructed(
                    limited=kind != "unlimited",
                    permitted=kind != "permission",
                    get="" if kind == "empty" else high,
                    worth=0 if kind == "empty" else worth,
                )
                for kind in others
            },
        }
        if is_fair([*told]):
            lines = [Line("", kind, text) for text, kind in shuffled(random, [*told.items()])]
            return Row(give.asked, give.limited.format(**said), cost, lettered(lines))
    raise UnfairWordingsError([give.limited, give.open])


def _worded(random: Random, kind: str, said: dict[str, str], get: str) -> str:
    text = random.choice(script().instructions[kind]).format(get=get, **said).format(**said)
    return text[0].upper() + text[1:]


def draw_invitation(random: Random, visitor: Visitor, others: tuple[str, str], threshold: int) -> Invitation:
    """Draw the wish for company at two deals, and the last meeting of the first."""
    prose, facts, second = script(), visitor.facts, _second(random, visitor.deal)
    people = [name.split(maxsplit=1)[0] for name in (visitor.lead, *others)]
    blank = random.choice((1, 2))
    words = random.sample(prose.notes["quotes"], 3)
    words[blank] = random.choice(prose.notes["blank"])
    roles = prose.notes["roles"]
    notes = tuple(zip(people, roles, words, strict=True))
    asked = facts | {"blank": people[blank], "known": people[random.choice((0, 3 - blank))]}
    return Invitation(
        visitor=opened(visitor, second=second.buyer),
        prospects=(
            _prospect(random, visitor.deal, threshold),
            _prospect(random, second, threshold),
        ),
        eve=random.choice(prose.eve).format(**facts),
        notes=shuffled(random, notes),
        blank=(people[blank], roles[blank]),
        insight=_insight(random, asked),
        question=random.choice(prose.price_questions).format(**facts),
        lead=draw_wordings(random, prose.lead, facts, Leader.REP),
    )


def _second(random: Random, deal: Deal) -> Deal:
    """Return a deal with another customer of the same trade."""
    buyer = random.choice([name for name in deal.trade.buyers if name != deal.buyer])
    quantity = round(deal.quantity * random.uniform(0.5, 1.8))
    return replace(deal, buyer=buyer, quantity=max(10, round(quantity / 10) * 10))


def _insight(random: Random, facts: dict[str, str]) -> Menu[Insight]:
    """Draw what the manager may want to know; something that is known already is always on offer."""
    for _ in range(TRIES):
        menu = draw_wordings(random, script().insight, facts, Insight.NEEDS)
        if any(line.kind is Insight.KNOWN for line in menu.lines):
            return menu
    raise UnfairWordingsError([each.text for each in script().insight])


def _prospect(random: Random, deal: Deal, threshold: int) -> Prospect:
    """Return the deal over a term that puts it clearly on one side of the threshold."""
    terms = [years for years in range(1, 6) if abs(deal.value * years - threshold) >= CLEAR * threshold]
    large = [years for years in terms if deal.value * years >= threshold]
    small = [years for years in terms if deal.value * years < threshold]
    years = random.choice(random.choice([side for side in (large, small) if side]))
    lines = [Line("", text in EARLY, text) for text in (*EARLY, *LATE)]
    return Prospect(deal, years, threshold, lettered(lines))
