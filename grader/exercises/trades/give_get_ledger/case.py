"""The facts of a case of ``give-get-ledger``."""

from msgspec import Struct

from grader.domain.bargain import Figuring
from grader.domain.ledger import Appeal, Ask, Get, Priced, Shown
from grader.exercises.menu import Menu
from grader.exercises.trades.give_get_ledger.prose import OwedProse
from grader.exercises.world import Deal


class Policy(Struct, frozen=True):
    """What a rep decides alone.

    Attributes:
        limit: Euros up to which an ask is the rep's own.
        paid: What a return must be worth above that, as a multiple of the cost.
        days: Days of credit beyond which a payment is special.
    """

    limit: int
    paid: float
    days: int


class SheetRow(Struct, frozen=True):
    """A row of the prepared sheet.

    Attributes:
        name: What they may ask for.
        cost: What a unit of it costs us, in words.
        gets: What we may ask for, and its worth.
    """

    name: str
    cost: str
    gets: tuple[Priced, ...]


class Card(Struct, frozen=True, kw_only=True):
    """An ask on the screen.

    Attributes:
        ask: The facts.
        row: Its row of the sheet.
        text: The client's words.
        file: What is on file about the risk; empty where there is none.
        bait: What the client offers along with it; empty where nothing is.
        gets: What may be named in return.
    """

    ask: Ask
    row: SheetRow
    text: str
    file: str
    bait: str
    gets: Menu[Get]


class NewRow(Struct, frozen=True, kw_only=True):
    """A row of the mandate that is still blank.

    Attributes:
        row: Its name, what a unit costs, and what the client could give.
        levels: The amounts on offer as the most to agree to.
        best: The largest of them that keeps to the limit.
        gets: What may be filled in as a must; None stands for what leaves it open.
    """

    row: SheetRow
    levels: Menu[Priced]
    best: Priced
    gets: Menu[Priced | None]


class Case(Struct, frozen=True, kw_only=True):
    """All facts of one case.

    Attributes:
        deal: The account.
        client: Who negotiates for them.
        leader: Our sales leader.
        situation: How things stand the evening before.
        policy: What a rep decides alone.
        owed: What is agreed already.
        new_rows: The rows of the mandate that are still blank.
        topic: A point that no row covers.
        evening: What speaks for and against turning to the leader about it.
        guidance: What may be done about it.
        sheet: The prepared sheet.
        cards: The asks, in the order of the screen.
        pause: The number of the ask at which a break is on offer.
        places: Where its sum may be worked out.
        call: The number of the ask at which a call to the leader is on offer.
        calls: What may be done about that.
        large: The number of the large ask about which the leader wants to hear.
        notes: What the note about it may hold.
    """

    deal: Deal
    client: str
    leader: str
    situation: str
    policy: Policy
    owed: tuple[OwedProse, ...]
    new_rows: tuple[NewRow, ...]
    topic: str
    evening: str
    guidance: Menu[Appeal]
    sheet: tuple[SheetRow, ...]
    cards: tuple[Card, ...]
    pause: int
    places: Menu[Figuring]
    call: int
    calls: Menu[Appeal]
    large: int
    notes: Menu[Shown]
