"""The prose of ``opening-statement``, read from its TOML file."""

from functools import cache

import msgspec

from grader.domain.opening import Bond, Count, Ending
from grader.domain.texts import read

Figures = tuple[int, ...]


class BondProse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that binds the two sides: what the file says, what one may say, and two figures.

    Attributes:
        file: The document, with the true figure as ``{x}`` and another one as ``{y}``.
        said: The sentence, with its figure as ``{n}``.
        x: Smallest and largest true figure.
        y: Smallest and largest other figure.
    """

    file: str
    said: str
    x: tuple[int, int]
    y: tuple[int, int]


class BondLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence in the place of a bond that names none."""

    kind: Bond
    text: str
    tone: int = 0


class Minutes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Issues, more of them for goods, and what is entered on one that is settled, hanging or open."""

    issues: tuple[str, ...]
    goods: tuple[str, ...]
    settled: tuple[str, ...]
    hanging: tuple[str, ...]
    open: str


class Way(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A way to put something."""

    text: str
    tone: int = 0


class CountLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence in the place of a count that counts nothing."""

    kind: Count
    text: str
    tone: int = 0


class InterestProse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An interest: how one names it, and how either side puts it in its own words."""

    phrase: str
    them: str
    us: str


class LimitProse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A constraint of ours, with its figure as ``{n}``.

    Attributes:
        source: What fixes it.
        file: What the source says.
        said: What one says, with the source.
        wish: What a colleague would prefer.
        sourceless: What one says without the source.
        loose: Figures of the version that leaves more room.
        tight: Figures of the version that leaves less.
        wished: Figures that the colleague would prefer.
    """

    source: str
    file: str
    said: str
    wish: str
    sourceless: str
    loose: Figures
    tight: Figures
    wished: Figures

    @property
    def least(self) -> bool:
        """Whether the figure is the least allowed and no cap: then the tight one is the larger."""
        return min(self.tight) > max(self.loose)


class TopicProse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An open issue: both positions, interests behind it, constraints; and whether only goods have it."""

    issue: str
    ours: str
    theirs: str
    interests: tuple[InterestProse, ...]
    limits: tuple[LimitProse, ...]
    goods: bool = False


class InForce(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands beside a version that is in force, and beside a draft."""

    new: str
    draft: str


class EndingLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Closing words, and what the other side answers to them."""

    kind: Ending
    text: str
    reply: str
    tone: int = 0


class Script(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that may be said in this exercise; the TOML file explains each part."""

    bonds: tuple[BondProse, ...]
    bond_lines: tuple[BondLine, ...]
    minutes: Minutes
    count_ways: tuple[Way, ...]
    count_lines: tuple[CountLine, ...]
    topics: tuple[TopicProse, ...]
    interest_ways: tuple[Way, ...]
    in_force: InForce
    limit_ways: tuple[Way, ...]
    least_ways: tuple[Way, ...]
    sourceless_ways: tuple[Way, ...]
    vague_lines: tuple[Way, ...]
    endings: tuple[EndingLine, ...]
    slips: tuple[Way, ...]
    advice: tuple[Way, ...]


@cache
def script() -> Script:
    """Return the prose, read once."""
    return read(__package__, "prose.toml", Script)
