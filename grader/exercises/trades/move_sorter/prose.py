"""The prose of ``move-sorter``, read from its TOML file."""

from functools import cache

import msgspec

from grader.domain.responses import Fault
from grader.domain.texts import read


class GiveProse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that clients ask for; the TOML file explains each part."""

    id: str
    family: str
    ask: str
    give: str
    counts: tuple[int, ...]
    theirs: tuple[float, float]
    share: float = 0.0
    price: float = 0.0
    euros: tuple[int, int] = (0, 0)
    goods: bool = False


class GetProse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that we may ask in return, with the range in which its worth is believable."""

    family: str
    text: str
    share: tuple[float, float] = (0.0, 0.0)
    euros: tuple[int, int] = (0, 0)
    goods: bool = False

    def fits(self, worth: float, value: float) -> bool:
        """Say whether it may be worth so many euros in a contract of this value."""
        low, high = (part * value for part in self.share) if self.share[1] else self.euros
        return low <= worth <= high


class OwedProse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that is agreed already, as the contract says it and as somebody asks for it again."""

    family: str
    line: str
    text: str


class DebtProse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A credit that we owe; ``goods`` says whether it fits makers of goods or the others."""

    goods: bool
    line: str
    ask: str
    give: str


class SmallTalk(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a first ask comes along."""

    text: str


class RemarkProse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that is said beside the answer; the TOML file explains each part."""

    topic: Fault
    committed: bool
    says: str
    reply: str
    fact: str
    lead: str = ""
    after: bool = False
    whole: bool = False
    breach: bool = False


class Issue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A matter for specialists: what it is about, and who knows it on either side."""

    topic: str
    theirs: str
    ours: str
    ask: str


class BenchProse(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Who was there, who was not, and how long there was."""

    specialist: str
    no_specialist: str
    gone: tuple[str, ...]
    here: tuple[str, ...]
    free: tuple[str, ...]
    pressed: tuple[str, ...]


class Script(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that may be said in this exercise."""

    gives: tuple[GiveProse, ...]
    gets: tuple[GetProse, ...]
    owed: tuple[OwedProse, ...]
    debts: tuple[DebtProse, ...]
    answers: dict[str, tuple[str, ...]]
    small_talk: tuple[SmallTalk, ...]
    remarks: tuple[RemarkProse, ...]
    issues: tuple[Issue, ...]
    bench: BenchProse


@cache
def script() -> Script:
    """Return the prose, read once."""
    return read(__package__, "prose.toml", Script)
