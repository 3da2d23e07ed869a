"""A buyer who learns from what the seller does: trades calm it, gifts and vague promises feed it.

It follows the account of concessions in "Elite Sales Strategies": whoever gives without asking teaches
the client to ask, "I'll see what we can do" is heard as a yes, and a smaller ask granted for nothing is
asked for again. All of that is one number here, the buyer's appetite: how often it has been taught to
ask, less how often an ask has cost it something. Appetite raises what the buyer keeps of every trade
and what it aspires to in the end. The shares are ours. Nothing is random: the same moves get the same
replies, any list of moves can be replayed, and every one of them leads to a settlement.
"""

from collections.abc import Sequence

from msgspec import Struct

from grader.simulators.asking import Lesson, Move, Phrase, Reply, Term, Turn
from grader.simulators.frontier import Bargain, Levels

KEPT = 0.15
"""Share of what it gets in a trade that the buyer wants to keep, for each point of appetite."""

MOST = 6
"""The greatest appetite: at that, a trade must leave it nine tenths."""

ROUNDS = 8
"""Asks after which the buyer comes to an end, however well it is fed."""


class Buyer(Struct, frozen=True, kw_only=True):
    """A buyer: what it wants, and how firmly.

    Attributes:
        bargain: The issues with both sides' values, and both limits.
        start: The offer on the table when it begins to ask.
        agenda: What it asks for in any case, in order.
        firmness: What it aspires to at first, as a share of its gain at the Nash point.
    """

    bargain: Bargain
    start: Levels
    agenda: tuple[Term, ...]
    firmness: float = 0.7


def settled(levels: Levels, terms: Sequence[Term]) -> Levels:
    """Return the levels with some terms put in their places; the last one counts."""
    found = list(levels)
    for term in terms:
        found[term.issue] = term.level
    return tuple(found)


def replay(buyer: Buyer, moves: Sequence[Move]) -> tuple[Turn, ...]:
    """Play the negotiation.

    Args:
        buyer: Who asks.
        moves: What the seller answers, ask by ask; those after the last ask count for nothing.

    Returns:
        One turn for each move that answers an ask.
    """
    turns: list[Turn] = []
    for move in moves:
        ask = next_ask(buyer, turns)
        if ask is None:
            break
        turns.append(_turn(buyer, turns, ask, move))
    return tuple(turns)


def next_ask(buyer: Buyer, turns: Sequence[Turn]) -> Term | None:
    """Return what the buyer asks for after these turns: its agenda first, then what it was taught to ask.

    Args:
        buyer: Who asks.
        turns: What has been played.

    Returns:
        The ask; None when there is nothing left to ask for.
    """
    asks = (*buyer.agenda, *(term for turn in turns for term in turn.more))
    return asks[len(turns)] if len(turns) < min(len(asks), ROUNDS) else None


def _turn(buyer: Buyer, turns: Sequence[Turn], ask: Term, move: Move) -> Turn:
    bargain, before = buyer.bargain, _standing(buyer, turns)
    reply, offer, after = _answer(bargain, before, move, appetite(turns))
    lessons = _lessons(bargain, before, ask, move, reply)
    calmed = bool(move.wants) and reply in (Reply.AGREED, Reply.COUNTERED, Reply.REFUSED)
    learned: tuple[Lesson | Phrase, ...] = (*lessons, *move.phrases)
    return Turn(
        ask=ask,
        move=move,
        reply=reply,
        offer=offer,
        learned=learned,
        standing=after,
        more=_more(buyer, turns, ask, after, learned),
        appetite=min(MOST, max(0, appetite(turns) + len(learned) - calmed)),
    )


def _standing(buyer: Buyer, turns: Sequence[Turn]) -> Levels:
    return turns[-1].standing if turns else buyer.start


def appetite(turns: Sequence[Turn]) -> int:
    """Return how much the buyer has been taught to ask, after these turns."""
    return turns[-1].appetite if turns else 0


def _answer(
    bargain: Bargain, before: Levels, move: Move, appetite: int
) -> tuple[Reply, tuple[Term, ...], Levels]:
    if move.pause:
        return Reply.WAITED, (), before
    given = settled(before, move.gives)
    if settled(given, move.wants) == given:
        return (Reply.PRESSED if given == before else Reply.POCKETED), (), given
    gain = bargain.package(given).theirs - bargain.package(before).theirs
    price = gain * (1 - KEPT * appetite)
    for wants in _easier(given, move.wants):
        after = settled(given, wants)
        if bargain.package(given).theirs - bargain.package(after).theirs > price:
            continue
        if wants == move.wants:
            return Reply.AGREED, (), after
        return Reply.COUNTERED, wants, before
    return Reply.REFUSED, (), before


def _easier(given: Levels, wants: tuple[Term, ...]) -> list[tuple[Term, ...]]:
    """Return what is wanted, and the same with every want one level nearer, down to the last step."""
    ways = []
    while any(given[term.issue] != term.level for term in wants):
        ways.append(wants)
        wants = tuple(Term(each.issue, _nearer(each.level, given[each.issue])) for each in wants)
    return ways


def _nearer(level: int, home: int) -> int:
    return level + (home > level) - (home < level)


def _lessons(bargain: Bargain, before: Levels, ask: Term, move: Move, reply: Reply) -> tuple[Lesson, ...]:
    if reply is Reply.PRESSED and not move.phrases:
        return (Lesson.SILENCE,)
    if reply is not Reply.POCKETED:
        return ()
    given = settled(before, move.gives)
    asked = bargain.issues[ask.issue].levels
    short = asked[given[ask.issue]].theirs < asked[ask.level].theirs
    return (Lesson.REDUCED,) if short else (Lesson.GIFT,)


def _more(
    buyer: Buyer, turns: Sequence[Turn], ask: Term, after: Levels, learned: tuple[Lesson | Phrase, ...]
) -> tuple[Term, ...]:
    """Return what the buyer asks for on top: the same once more, then what brings it most."""
    asked = [*buyer.agenda, *(term for turn in turns for term in turn.more)]
    unmet = _theirs(buyer, Term(ask.issue, after[ask.issue])) < _theirs(buyer, ask)
    found = [ask] if learned and unmet and asked.count(ask) == 1 else []
    for lesson in learned:
        if lesson is not Lesson.REDUCED and (wish := _wish(buyer, after, [*asked, *found])):
            found.append(wish)
    return tuple(found)


def _theirs(buyer: Buyer, term: Term) -> float:
    return buyer.bargain.issues[term.issue].levels[term.level].theirs


def _wish(buyer: Buyer, standing: Levels, asked: Sequence[Term]) -> Term | None:
    """Return what would bring the buyer most beyond offer, standing and its asks so far; None without any."""
    best, most = None, 0.0
    for place, issue in enumerate(buyer.bargain.issues):
        known = [
            Term(place, buyer.start[place]),
            Term(place, standing[place]),
            *(term for term in asked if term.issue == place),
        ]
        had = max(_theirs(buyer, term) for term in known)
        for rank, level in enumerate(issue.levels):
            if level.theirs - had > most:
                best, most = Term(place, rank), level.theirs - had
    return best
