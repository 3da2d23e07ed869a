"""Which faults a move of ``move-sorter`` offers: exactly one of them is true."""

from random import Random

from msgspec.structs import replace

from grader.domain.moves import Move
from grader.domain.responses import Answer, Fault, Result
from grader.exercises.world import shuffled

OFFERED = 4

HIDDEN = 0.5
"""How often a list leaves out that too little came back: where it also fits it is never offered beside
words at fault, so that its absence would tell what the return is worth."""

NEAR = {
    Answer.YES: (
        Fault.FOR_NOTHING,
        Fault.TOO_LITTLE,
        Fault.PRICE,
        Fault.TAUGHT,
        Fault.HOPE,
        Fault.HOSTILE,
        Fault.NOT_BEGUN,
    ),
    Answer.NO: (Fault.BARE_NO, Fault.PRICE, Fault.TAUGHT, Fault.HOPE, Fault.HOSTILE, Fault.WENT_ON),
    Answer.OPEN: (Fault.NEEDLESS_PAUSE, Fault.LEFT_OPEN, Fault.HOPE, Fault.NOT_BEGUN, Fault.HOSTILE),
}
"""Faults that a move with this answer might be taken to have."""


def draw_faults(random: Random, move: Move) -> tuple[Fault, ...]:
    """Draw what may have gone wrong in a move.

    Args:
        random: The variant's random numbers.
        move: The move.

    Returns:
        The fault that it has, the one that it seems to have, and others that nobody can see in it.
    """
    # Harmless words bar what their harmful twins would bar: the list does not tell which was said.
    twin = replace(move, remark=move.remark and replace(move.remark, committed=True))
    barred = arguable(move) | arguable(twin)
    if move.returned and random.random() < HIDDEN:
        barred.add(Fault.TOO_LITTLE)
    offered = [move.fault]
    near = list(shuffled(random, NEAR[move.answer]))
    topic = [move.remark.topic] if move.remark else []
    for fault in (*topic, Fault.NOTHING, *_first(move), *near):
        if fault not in barred and fault not in offered and len(offered) < OFFERED:
            offered.append(fault)
    return shuffled(random, offered)


def _first(move: Move) -> tuple[Fault, ...]:
    """Return the fault that tempts most: where gives stand beside gets, that too little came back."""
    if move.bench:
        return (Fault.NEEDLESS_PAUSE,) if move.answer is Answer.OPEN else (Fault.WENT_ON,)
    if move.schedule:
        return (Fault.NOT_BEGUN,)
    return (Fault.TOO_LITTLE,) if move.returned else ()


def arguable(move: Move) -> set[Fault]:
    """Return the faults that a fair reader might see in a move beside its main one."""
    found = {replace(move, remark=None).fault} - {Fault.NOTHING}
    if move.remark and move.remark.committed:
        found |= {Fault.HOPE, Fault.TAUGHT} if move.remark.topic in (Fault.HOPE, Fault.TAUGHT) else set()
    if move.result is Result.CONCESSION:
        found.add(Fault.TOO_LITTLE)
        found |= {Fault.PRICE, Fault.TAUGHT, Fault.FOR_NOTHING} if move.back is None else set()
    if move.answer is Answer.OPEN:
        found |= _arguable_pause(move)
    return found - {move.fault}


def _arguable_pause(move: Move) -> set[Fault]:
    if move.bench is None:
        unlike = Fault.HOPE if move.schedule else Fault.LEFT_OPEN
        return {Fault.NEEDLESS_PAUSE, Fault.PRICE, Fault.TAUGHT, unlike}
    return set() if move.pause and move.pause.proper else {Fault.HOPE}
