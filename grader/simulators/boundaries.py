"""What a slogan earns where teachings meet: each place occurs once on each side of its boundary.

The seven places are those of the syllabus. A player who acts by the slogan is right on the side
for which it was coined and wrong on the other; one who reads the deciding fact is right on both.
"""

from msgspec import Struct


class Place(Struct, frozen=True):
    """A place where two teachings meet.

    Attributes:
        name: What it is about, in a word or two.
        fact: The fact that decides on which side a case is.
    """

    name: str
    fact: str


PLACES = (
    Place("the boss", "before the meeting, or instead of you"),
    Place("the manager", "enterprise deal, or not"),
    Place("telling", "their last promises"),
    Place("going first", "their last promises"),
    Place("time to pay", "a cause and a return"),
    Place("the pause", "outgunned, or not"),
    Place("the paid trade", "a business ask, or hurt"),
)
"""Where teachings meet, in the order of the lesson."""


class Account(Struct, frozen=True):
    """One account with two cases of every place.

    Attributes:
        read: In how many of the places the player reads the fact before acting.
    """

    read: int

    @property
    def right(self) -> int:
        """How many of the fourteen cases the player gets right."""
        return len(PLACES) + self.read

    def is_right(self, place: int, *, other_side: bool) -> bool:
        """Say whether the player is right in one case.

        Args:
            place: Which place, from 0.
            other_side: Whether the case is on the side for which the slogan was not coined.

        Returns:
            Whether the act fits the case.
        """
        return place < self.read or not other_side


def by_slogan(read: int = 0) -> Account:
    """Play an account.

    Args:
        read: In how many places the player reads the fact, from 0 to 7.

    Returns:
        What comes of it.
    """
    return Account(read)
