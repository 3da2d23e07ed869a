"""What all scenes of ``four-meetings`` share: the people, the contracts, the policy and the days."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from msgspec import Struct

from grader.domain.record import TrackRecord
from grader.domain.written import day
from grader.exercises.capstone.four_meetings.case import Contract, Policy, Sides
from grader.exercises.capstone.four_meetings.prose import script
from grader.exercises.trust.track_record import draw_record
from grader.exercises.world import Deal

CLEAR = 0.12
"""Contracts lie at least this part of the threshold away from it; the course asks for a tenth."""

ROUND = 10_000
"""Euros: thresholds and mandates are multiples of this."""

APART = 1.5
"""The larger contract is worth at least so many times the smaller one."""


class Stage(Struct, frozen=True, kw_only=True):
    """What all scenes share; names of people are first names, except where they are called full."""

    deal: Deal
    boss: str
    ops: str
    full_ops: str
    extras: tuple[str, ...]
    contracts: tuple[Contract, Contract]
    policy: Policy
    sides: Sides
    talk: date
    close: date

    def fits(self, items: Sequence[Any]) -> list[Any]:
        """Return those of the items that fit the trade: some make sense only for goods."""
        return [item for item in items if self.deal.trade.goods or not item.goods]

    def words(self, contract: Contract, **others: str) -> dict[str, str]:
        """Return what the prose may name of a contract, and other words, also with a capital letter."""
        words = {
            "p": contract.person,
            "boss": self.boss,
            "ops": self.ops,
            "contract": contract.title,
            "n": str(contract.meeting),
            "meeting": day(contract.day),
            **others,
        }
        return words | {f"{name}_cap": text[:1].upper() + text[1:] for name, text in words.items()}


def first_name(name: str) -> str:
    """Return the first of a person's names."""
    return name.split(maxsplit=1)[0]


def workday(when: date) -> date:
    """Return the day itself, or the Monday after it when it falls on a weekend."""
    return when + timedelta(days=(0, 0, 0, 0, 0, 2, 1)[when.weekday()])


def draw_stage(random: Random, deal: Deal) -> Stage:
    """Draw who meets whom about what, and on which side of each boundary things lie."""
    sides = Sides(**{name: random.random() < 1 / 2 for name in Sides.__struct_fields__})
    days = [workday(deal.start + timedelta(days=random.randrange(3)))]
    while len(days) < len(("meeting 1", "meeting 2", "meeting 3", "meeting 4")):
        days.append(workday(days[-1] + timedelta(days=random.randrange(6, 12))))
    boss, ops, *buyers = deal.people[:4]
    sizes, threshold = _sizes(random, deal, enterprise_first=sides.enterprise)
    names = random.choice(script().contracts)
    contracts = tuple(
        Contract(
            id="ab"[place],
            name=names[place],
            person=first_name(buyers[place]),
            full_name=buyers[place],
            meeting=place + 1,
            day=days[place],
            yearly=sizes[place][0],
            years=sizes[place][1],
            record=_record(random, deal, first_name(buyers[place]), low=sides.low_trust is (place == 0)),
        )
        for place in (0, 1)
    )
    return Stage(
        deal=deal,
        boss=first_name(boss),
        ops=first_name(ops),
        full_ops=ops,
        extras=tuple(first_name(name) for name in deal.people[4:8]),
        contracts=(contracts[0], contracts[1]),
        policy=_policy(random, threshold, [contract.value for contract in contracts]),
        sides=sides,
        talk=days[2],
        close=days[3],
    )


def _record(random: Random, deal: Deal, person: str, *, low: bool) -> TrackRecord:
    """Draw promises that have nothing to do with payment, whose terms are another matter here."""
    while True:
        record = draw_record(random, deal, person, low=low)
        if not any("payment" in one.promise for one in record.commitments):
            return record


Size = tuple[int, int]
"""A contract's value in a year, in euros, and its term in years."""


def _sizes(random: Random, deal: Deal, *, enterprise_first: bool) -> tuple[tuple[Size, Size], int]:
    """Draw two contracts, and a threshold that lies clearly between them."""
    while True:
        one, other = (
            (deal.price * round(deal.quantity * random.uniform(0.4, 1)), random.choice((1, 2, 3, 4)))
            for _ in range(2)
        )
        low, high = sorted((one[0] * one[1], other[0] * other[1]))
        threshold = round(random.uniform(low, high) / ROUND) * ROUND
        clear = CLEAR * threshold
        if high >= APART * low and threshold - low >= clear and high - threshold >= clear:
            first_is_larger = one[0] * one[1] > other[0] * other[1]
            return ((one, other) if first_is_larger is enterprise_first else (other, one)), threshold


def _policy(random: Random, threshold: int, values: list[int]) -> Policy:
    return Policy(
        threshold=threshold,
        ordinary=random.choice((30, 45)),
        causes=tuple(cause.listed for cause in random.sample(script().relief.causes, 3)),
        mandate=round(max(values) * random.uniform(1.15, 1.4) / ROUND) * ROUND,
    )
