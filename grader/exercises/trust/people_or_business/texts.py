"""The prose of the incidents, read from ``prose.toml``."""

from functools import cache

import msgspec

from grader.domain.texts import read


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody writes, whatever the case."""

    who: str
    text: str


class Reaction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody writes who may be upset or calm.

    Attributes:
        who: The writer's role.
        upset: The message when upset.
        calm: The message when calm.
        tail: What follows in either case.
    """

    who: str
    upset: str
    calm: str
    tail: str = ""

    def text(self, *, upset: bool) -> str:
        """Return the message in one of the two moods."""
        return f"{self.upset if upset else self.calm} {self.tail}".rstrip()


class Quarrel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An incident in which people are upset.

    Attributes:
        id: Its name.
        cause: Where the trouble comes from.
        why: The fact that shows the cause.
        opens: The customer's angry message.
        second: Another voice at the customer's.
        third: A colleague of ours.
        fix: A remedy that lies near at hand.
        claim: The claim that comes with it; empty when there is none.
    """

    id: str
    cause: str
    why: str
    opens: Line
    second: Reaction
    third: Reaction
    fix: str
    claim: str = ""


class Slip(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An incident in which the customer errs to our profit.

    Attributes:
        id: Its name.
        amount: How the profit is worked out.
        opens: The customer's message.
        seen: The colleague of ours who has noticed.
        adds: A further voice.
        news: What the customer does not know, beginning with ``that``.
        act: What sets it right.
        basis: How the profit comes about, in words.
    """

    id: str
    amount: str
    opens: Line
    seen: Line
    adds: Line
    news: str
    act: str
    basis: str


class ClaimText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A clause of the contract and the words of a claim under it.

    Attributes:
        clause: What the contract says.
        fact: What in the case decides, with its figures.
        basis: How the sum comes about, in words.
        claimed: What the customer wants, as a noun.
        gifts: Concessions that somebody might offer in its place.
        grant: Ways to grant the claim on its merits.
        refuse: Ways to refuse it on its merits.
    """

    clause: str
    fact: str
    basis: str
    claimed: str
    gifts: tuple[str, ...]
    grant: tuple[str, ...]
    refuse: tuple[str, ...]


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One way to put an option, with its tone from -1 (firm) to 1 (warm)."""

    text: str
    tone: int = 0


class Texts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All prose of the exercise."""

    account: str
    words: dict[str, str]
    quarrels: tuple[Quarrel, ...]
    slips: tuple[Slip, ...]
    claims: dict[str, ClaimText]
    steps: dict[str, tuple[Wording, ...]]
    moves: dict[str, tuple[Wording, ...]]
    facts: dict[str, str]


@cache
def texts() -> Texts:
    """Return the prose, read once."""
    return read(__package__, "prose.toml", Texts)
