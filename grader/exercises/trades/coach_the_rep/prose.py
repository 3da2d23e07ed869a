"""The prose of ``coach-the-rep``, read from its TOML file."""

from functools import cache

import msgspec

from grader.domain.coaching import GuidanceReply, PleaReply, TradeReply
from grader.domain.manager import Facing, Guard, Insight, Leader
from grader.domain.texts import read
from grader.exercises.menu import Wording


class Give(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that a client may ask for.

    Attributes:
        asked: What the client asks for, as a noun phrase.
        limited: How far the rep may go.
        open: The same without a limit.
        share: What it costs us at the limit, as a part of the deal's value.
        goods: Whether it fits only trades that make goods.
    """

    asked: str
    limited: str
    open: str
    share: float
    goods: bool = False


class Get(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that may come back, as a noun phrase."""

    get: str


class BigAsk(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A large ask, and how its cost is worked out.

    Attributes:
        ask: The ask in the client's words.
        line: What the first line of the sum multiplies.
        a: How the first line is written: ``{n}`` times ``{m}``.
        counts: Smallest and largest ``{n}``.
        sums: Smallest and largest ``{m}``, as parts of the deal's value.
        extra: What the second line of the sum is for.
        chance: Whether ``{n}`` is a chance in percent.
        goods: Whether it fits only trades that make goods.
    """

    ask: str
    line: str
    a: str
    counts: tuple[int, int]
    sums: tuple[float, float]
    extra: str
    chance: bool = False
    goods: bool = False


class Return(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"text": "return"}):
    """What a rep has asked for, and how its worth is worked out."""

    text: str
    line: str
    a: str
    counts: tuple[int, int]


class Script(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that may be said in this exercise; the TOML file explains each part."""

    houses: tuple[str, ...]
    pleas: tuple[str, ...]
    disguised: tuple[str, ...]
    guidance: tuple[str, ...]
    invitations: tuple[str, ...]
    eve: tuple[str, ...]
    price_questions: tuple[str, ...]
    next: dict[str, tuple[str, ...]]
    plea: tuple[Wording[PleaReply], ...]
    facing: tuple[Wording[Facing], ...]
    guard: tuple[Wording[Guard], ...]
    guide: tuple[Wording[GuidanceReply], ...]
    gives: tuple[Give, ...]
    gets: tuple[Get, ...]
    instructions: dict[str, tuple[str, ...]]
    asks: tuple[BigAsk, ...]
    returns: tuple[Return, ...]
    openings: dict[str, tuple[str, ...]]
    trade: tuple[Wording[TradeReply], ...]
    notes: dict[str, tuple[str, ...]]
    insight: tuple[Wording[Insight], ...]
    lead: tuple[Wording[Leader], ...]
    replies: dict[str, dict[str, str]]


@cache
def script() -> Script:
    """Return the prose, read once."""
    return read(__package__, "prose.toml", Script)
