"""How a case of ``reciprocity-policy`` is drawn: two records, what holds, and whom a policy will meet."""

from collections.abc import Mapping
from random import Random

from grader.domain.policy import Kind, Part
from grader.exercises.menu import Line
from grader.exercises.reciprocity.reciprocity_policy import figures
from grader.exercises.reciprocity.reciprocity_policy.case import Account, Case
from grader.exercises.reciprocity.reciprocity_policy.prose import script
from grader.exercises.reciprocity.wording import by_kind, offer, told_fairly
from grader.exercises.sheet import Message
from grader.exercises.trust.track_record import draw_record
from grader.exercises.world import Deal, day, draw_deal, shuffled

FAIR_PLAYERS = ("copycat", "copykitten", "always-cooperate", "grudger")
"""Who may stand behind a record of promises kept."""

EXPLOITERS = ("always-cheat", "detective", "random")
"""Who may stand behind a record of promises broken."""

SLIPS = {False: (0.06, 0.08, 0.1), True: (0.03, 0.04)}
"""Chances of a slip, by whether trust is low."""

WORDED = (Part.OPENING, Part.ANSWER, Part.SAYING, Part.FORGIVENESS, Part.STOP)
"""Parts of a policy that are put in words; the others are figures."""

Pools = Mapping[Part, Mapping[Kind, list[Line[Kind]]]]


def draw(random: Random) -> Case:
    """Draw two accounts, one with a record that bears trust and one without, in random order."""
    deal = draw_deal(random)
    buyers = random.sample(deal.trade.buyers, 2)

    def accounts() -> tuple[Account, Account]:
        pools = {part: by_kind(getattr(script(), part)) for part in WORDED}
        normal = _account(random, deal, buyers[0], pools, low=False)
        return normal, _account(random, deal, buyers[1], pools, low=True)

    return Case(deal, shuffled(random, told_fairly(accounts)))


def _account(random: Random, deal: Deal, buyer: str, pools: Pools, *, low: bool) -> Account:
    person = deal.people[low]
    first = person.split()[0]
    terms = figures.draw_limits(random, deal) if low else figures.draw_agreed(random, deal)
    one, other, held_back = random.sample(EXPLOITERS if low else FAIR_PLAYERS, 3)
    return Account(
        name=person,
        role=random.choice(script().roles),
        buyer=buyer,
        record=draw_record(random, deal, first, low=low),
        terms=terms,
        advice=_advice(random, deal, first, low=low),
        words={part: offer(random, pools[part].values(), {"x": first}) for part in WORDED},
        lots=figures.offer_lots(random, deal, terms),
        promised=figures.offer_promised(random, terms),
        rhythm=figures.offer_rhythms(random, terms),
        seen=(one, other),
        held_back=held_back,
        slips=random.choice(SLIPS[low]),
        seed=random.randrange(1_000_000),
    )


def _advice(random: Random, deal: Deal, first: str, *, low: bool) -> Message:
    prose = script()
    # Advice for the other kind of record is bait; now and then it fits, so that nobody does the opposite.
    fits = random.random() < figures.EVEN
    # Even places are said on one record, odd ones on the other, so that nobody says a thing twice.
    text = random.choice((prose.guarded if low is fits else prose.trusting)[low::2])
    return Message(day(deal.start), f"{deal.people[2]}, our sales director", text.format(x=first))
