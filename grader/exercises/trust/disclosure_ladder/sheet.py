"""The disclosure ladder on the screen: the facts, eight pieces, the opening and the silence."""

from grader.exercises.sheet import Choice, Group, Option, Prose, Sheet, Table
from grader.exercises.trust.disclosure_ladder.case import Card, Case
from grader.exercises.trust.track_record import record_table
from grader.exercises.world import day, euros

WHEN = (
    Option("meeting-1", "Meeting 1"),
    Option("meeting-2", "Meeting 2"),
    Option("meeting-3", "Meeting 3"),
    Option("not-shared", "Not shared"),
)
STANCE = (Option("fixed", "Fixed", -1), Option("preference", "A preference", 1))


def present(case: Case) -> Sheet:
    """Put a case on the screen.

    Args:
        case: The case.

    Returns:
        The sheet: the facts, eight pieces, the opening and the silence after meeting 1.
    """
    pieces = (_piece(number, card) for number, card in enumerate(case.cards, 1))
    groups = (*pieces, _opening(case), _silence(case))
    return Sheet(f"Three meetings with {case.deal.buyer}", _brief(case), groups)


def _brief(case: Case) -> tuple[Prose | Table, ...]:
    deal = case.deal
    setting = (
        f"You sell {deal.trade.product} for {deal.seller}. {deal.buyer} may buy {deal.quantity:,} "
        f"{deal.trade.unit} at {euros(deal.price)} per {deal.trade.item}: {euros(deal.value)}. "
        f"{case.person} negotiates for {deal.buyer}. You know eight things that {case.person} does not. "
        f"{case.boss}, your manager, has put figures on each. In this deal, a gain of "
        f"{euros(case.matters_from)} or more matters. Plan what to tell, in which meeting, and how. "
        "Of a piece that you do not share, leave the rest open."
    )
    limits = (
        f"The risk limit binds only if {case.person} gives reason for distrust. It caps the sum of "
        "chance × loss over all that you tell in that meeting."
    )
    head = ("Piece", "Gain if told", "Chance of misuse", "Loss if misused", "Opens in meeting")
    pieces = tuple((name, *_figures(card)) for name, card in zip(_names(case), case.cards, strict=True))
    return (
        Prose(setting),
        record_table(case.record),
        _agenda(case),
        Prose(limits),
        Table("Your eight pieces", head, pieces),
    )


def _agenda(case: Case) -> Table:
    topics = ("Getting to know each other, scope", "Issues marked 2", "Issues marked 3, signature")
    rows = tuple(
        (f"{number}, {day(when)}", topic, euros(limit))
        for number, when, topic, limit in zip((1, 2, 3), case.meetings, topics, case.limits, strict=True)
    )
    return Table("Agenda", ("Meeting", "Opens", "Risk limit"), rows)


def _names(case: Case) -> tuple[str, ...]:
    return tuple(f"{number} {card.piece.where}" for number, card in enumerate(case.cards, 1))


def _figures(card: Card) -> tuple[str, str, str, str]:
    piece = card.piece
    return euros(piece.gain), f"{piece.chance}%", euros(piece.loss), str(piece.opens.value)


def _piece(number: int, card: Card) -> Group:
    piece = card.piece
    gain, chance, loss, opens = _figures(card)
    facts = (
        f"{piece.fact} Source: {piece.source}. "
        f"Gain {gain}; chance {chance} of a loss of {loss}; opens in meeting {opens}."
    )
    return Group(
        f"piece-{number}",
        f"{number} {card.piece.where}",
        (Prose(facts),),
        (
            Choice("when", "You tell it in", WHEN),
            Choice("stance", "You present it as", STANCE),
            Choice("words", "You say", card.words),
            Choice("ask", "And you add", card.asks),
        ),
    )


def _opening(case: Case) -> Group:
    options = tuple(Option(f"piece-{number}", name) for number, name in enumerate(_names(case), 1))
    return Group("opening", "The first word", (), (Choice("piece", "Of the eight, you say first", options),))


def _silence(case: Case) -> Group:
    told = f"Meeting 1 is over. {case.person} listened, took notes and told you nothing in return."
    return Group(
        "silence",
        "Nothing comes back",
        (Prose(told),),
        (
            Choice("move", "What you do about the silence", case.silence),
            Choice("onward", "How you tell what is left", case.onward),
        ),
    )
