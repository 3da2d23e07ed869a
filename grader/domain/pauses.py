"""When an ask can be answered: a pause, who knows the matter, and a date for the terms."""

from msgspec import Struct


class Pause(Struct, frozen=True):
    """A pause as the reply announces it; what it leaves out is empty."""

    topic: str
    date: str
    who: str

    @property
    def proper(self) -> bool:
        """Whether topic, date and the one who returns are all named."""
        return bool(self.topic and self.date and self.who)

    @property
    def left_out(self) -> str:
        """What it does not name, in words; empty when it is proper."""
        gaps = {"the topic": self.topic, "the date": self.date, "who of us comes back": self.who}
        return " and ".join(name for name, named in gaps.items() if not named)


class Bench(Struct, frozen=True):
    """Who knows the matter, on either side, and how long there is.

    Attributes:
        specialist: Whether theirs is at the table.
        reachable: Whether ours can be reached.
        deadline: Whether a deadline forbids a pause.
        fact: All three in words.
    """

    specialist: bool
    reachable: bool
    deadline: bool
    fact: str

    @property
    def outgunned(self) -> bool:
        """Whether our side cannot hold its own now, and can wait."""
        return self.specialist and not self.reachable and not self.deadline

    @property
    def side(self) -> str:
        """On which side of the boundary that is."""
        missing = {
            "they had no specialist there": not self.specialist,
            "ours could be reached": self.reachable,
            "a deadline forbade a pause": self.deadline,
        }
        found = " and ".join(fact for fact, holds in missing.items() if holds)
        return f"So this was no case of being outgunned: {found}." if found else "So we were outgunned."


class Schedule(Struct, frozen=True):
    """When the terms are to be talked about.

    Attributes:
        agreed: Whether the deal is very large and both sides have agreed a date in writing.
        begins: The moment at which the negotiation begins, by its name in the answer file.
        fact: Its size and what was agreed, in words.
    """

    agreed: bool
    begins: str
    fact: str
