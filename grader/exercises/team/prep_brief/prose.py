"""The prose of ``prep-brief``, read from its TOML files."""

from functools import cache

import msgspec

from grader.domain.preparation import Asked, Limit
from grader.domain.texts import read
from grader.exercises.menu import Line


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of the TOML file."""


class Write(Part, frozen=True):
    """Ways to write the brief: with somebody, or alone."""

    together: tuple[str, ...]
    alone: tuple[str, ...]


class Deal(Part, frozen=True):
    """Ways to work on the deal: with others throughout, or in part, booked at one stage or none."""

    throughout: tuple[str, ...]
    partly: tuple[tuple[str, str], ...]


class Approach(Part, frozen=True):
    """What to do about an approach that failed: ask somebody, or nobody."""

    asked: tuple[str, ...]
    alone: tuple[str, ...]


class OfferProse(Part, frozen=True):
    """A thing that may be offered; ``on`` names what in the account decides."""

    id: str
    text: str
    on: str
    machines: bool = False


class MeetingProse(Part, frozen=True):
    """Sentences of the mail that says who comes."""

    writer_comes: tuple[str, ...]
    writer_stays: tuple[str, ...]
    swap_full: tuple[str, ...]
    swap_seat: tuple[str, ...]
    absent: tuple[str, ...]
    roles: tuple[str, ...]


class AgendaProse(Part, frozen=True):
    """Points of an agenda, and the mails that order them."""

    mails: tuple[str, ...]
    first: tuple[str, ...]
    topics: tuple[str, ...]
    machine_topics: tuple[str, ...]
    off: tuple[str, ...]
    last: str


class QuoteProse(Part, frozen=True):
    """A line of the quote: what they ask for, and drafts with the reason why each is sound or not."""

    line: str
    asks: str
    sound: tuple[tuple[str, str], ...]
    gap: tuple[tuple[str, str], ...]
    machines: bool = False


class PromiseProse(Part, frozen=True):
    """A promise that a quote makes, and the department that it rests on."""

    id: str
    rests_on: str
    department: str
    texts: tuple[str, ...]
    machines: bool = False


class Charge(Part, frozen=True):
    """Remarks that leave the regular person, or the deputy, in charge."""

    regular: tuple[str, ...]
    deputy: tuple[str, ...]


class Script(Part, frozen=True):
    """Everything that may be said in this exercise; the TOML file explains each part."""

    situations: tuple[str, ...]
    away: tuple[str, ...]
    approaches: tuple[str, ...]
    sales_roles: tuple[str, ...]
    other_roles: tuple[str, ...]
    trainer_roles: tuple[str, ...]
    hours: tuple[str, ...]
    hours_after: tuple[str, ...]
    no_hour: tuple[str, ...]
    asks: tuple[Line[Asked], ...]
    write: Write
    deal: Deal
    approach: Approach
    limits: tuple[Line[Limit], ...]
    costs_each: tuple[str, ...]
    costs_sum: tuple[str, ...]
    served: tuple[str, ...]
    firm: tuple[str, ...]
    loose: tuple[str, ...]
    sunk: tuple[str, ...]
    offers: tuple[OfferProse, ...]
    meeting: MeetingProse
    agenda: AgendaProse
    quote: tuple[QuoteProse, ...]
    promises: tuple[PromiseProse, ...]
    charge: Charge


class Need(Part, frozen=True):
    """A need, the feature that answers it, and what the feature brings."""

    need: str
    feature: str
    benefit: str

    @property
    def pitch(self) -> str:
        """The feature and what it brings, as one sentence."""
        return f"{self.feature}: {self.benefit}"


class Wares(Part, frozen=True):
    """What a trade's customers need, figures that answer none of it, and whether it sells machines.

    Machines are repaired, serviced and explained; boxes and clothes are not.
    """

    figures: tuple[str, ...]
    needs: tuple[Need, ...]
    machines: bool = True


@cache
def script() -> Script:
    """Return the prose, read once."""
    return read(__package__, "prose.toml", Script)


@cache
def wares() -> dict[str, Wares]:
    """Return the needs of each trade, read once."""
    return read(__package__, "pitches.toml", dict[str, Wares])
