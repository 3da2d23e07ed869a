"""What every decision of the learner's has, whatever it is about."""

from msgspec import Struct


class Decision(Struct, frozen=True, kw_only=True):
    """Something that the learner decides.

    Attributes:
        where: The decision's name on the screen.
        chose: The learner's words; empty while nothing is decided.
    """

    where: str
    chose: str = ""
