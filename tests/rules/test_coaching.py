"""The manager and the reps who come in: kept, broken, missing, and both sides of each boundary."""

from typing import Any

from hypothesis import strategies as st

from grader.domain.coaching import (
    GUIDANCE,
    PLEA,
    GuidanceReply,
    Instruction,
    PleaReply,
    ProposedTrade,
    TradeReply,
)
from grader.domain.conversation import Said
from grader.domain.finding import Outcome, Status
from grader.rules import coaching
from grader.rules.rule import Rule
from tests.rules.tables import M, R, W, judges, states, stays_the_same

E8, D3 = coaching.hear_no_pleas, coaching.guide_before_the_meeting
E14, E18 = coaching.decide_by_the_sums, coaching.settle_gives_and_gets


def said(beat: str, kind: str) -> Said:
    return Said(beat=beat, where="Your reply", kind=kind, chose=kind and "this", why="A fact.")


def trade(
    answer: TradeReply | float | None, worth: float = 24_000, *, cost: float = 20_000, shown: bool = True
) -> ProposedTrade:
    return ProposedTrade(
        where="Your reply",
        rep="Ana",
        shown=shown,
        cost=cost if shown else 0,
        worth=worth if shown else 0,
        said=answer,
        chose="this",
    )


def instruction(
    *,
    limited: bool | None = True,
    permitted: bool = True,
    get: str = "a two-year contract",
    worth: float = 5000,
) -> Instruction:
    return Instruction(
        where="Training",
        limited=limited,
        permitted=permitted,
        get=get,
        cost=5000,
        worth=worth,
        chose="this",
    )


CASES: dict[str, tuple[Rule[Any], Any, Outcome]] = {
    "E14 the return pays: approve": (E14, trade(TradeReply.APPROVE), R),
    "E14 the return pays: refuse": (E14, trade(TradeReply.REFUSE), W),
    "E14 the return pays: ask for sums that are there": (E14, trade(TradeReply.ASK_FOR_SUMS), W),
    "E14 the return pays: ask for more": (E14, trade(TradeReply.SEND_BACK), W),
    "E14 boundary: the two sides are equal": (E14, trade(TradeReply.APPROVE, 20_000), R),
    "E14 boundary: one euro short": (E14, trade(TradeReply.APPROVE, 19_999), W),
    "E14 boundary: one euro short, sent back": (E14, trade(TradeReply.SEND_BACK, 19_999), R),
    "E14 the return falls short: refuse": (E14, trade(TradeReply.REFUSE, 15_000), W),
    "E14 boundary: no sums, ask for them": (E14, trade(TradeReply.ASK_FOR_SUMS, shown=False), R),
    "E14 boundary: no sums, approve": (E14, trade(TradeReply.APPROVE, shown=False), W),
    "E14 boundary: no sums, refuse": (E14, trade(TradeReply.REFUSE, shown=False), W),
    "E14 boundary: no sums, send back": (E14, trade(TradeReply.SEND_BACK, shown=False), W),
    "E14 the difference, exactly": (E14, trade(4000.0), R),
    "E14 the difference of a loss": (E14, trade(5000.0, 15_000), R),
    "E14 boundary: one percent off": (E14, trade(4040.0), R),
    "E14 boundary: more than one percent off": (E14, trade(4041.0), W),
    "E14 one side alone": (E14, trade(24_000.0), W),
    "E14 nothing, as a number": (E14, trade(0.0), W),
    "E14 undecided": (E14, trade(None), M),
    "E18 a limit and a return that is worth it": (E18, instruction(worth=7000), R),
    "E18 boundary: a return of equal worth": (E18, instruction(worth=5000), R),
    "E18 boundary: a return one euro short": (E18, instruction(worth=4999), W),
    "E18 no return": (E18, instruction(get="", worth=0), W),
    "E18 no limit": (E18, instruction(limited=False), W),
    "E18 only after a call": (E18, instruction(permitted=False), W),
    "E18 undecided": (E18, instruction(limited=None), M),
    **{f"E8 {kind}": (E8, said(PLEA, kind), R if kind is PleaReply.TURN_ROUND else W) for kind in PleaReply},
    "E8 undecided": (E8, said(PLEA, ""), M),
    **{
        f"D3 {kind}": (D3, said(GUIDANCE, kind), R if kind is GuidanceReply.GUIDE else W)
        for kind in GuidanceReply
    },
    "D3 undecided": (D3, said(GUIDANCE, ""), M),
}


test_a_decision_is_judged = judges(CASES)


def test_a_plea_and_a_wish_for_guidance_are_judged_by_one_rule_each() -> None:
    assert E8.judge(said(GUIDANCE, GuidanceReply.TURN_ROUND)) is None
    assert D3.judge(said(PLEA, PleaReply.TURN_ROUND)) is None


FACTS: dict[str, tuple[Rule[Any], Any, tuple[str, ...]]] = {
    "both sides, and what is left": (
        E14,
        trade(TradeReply.REFUSE),
        ("€20,000", "€24,000", "brings us €4,000"),
    ),
    "a loss": (E14, trade(TradeReply.APPROVE, 15_000), ("costs us €5,000",)),
    "that no sums are there": (E14, trade(TradeReply.APPROVE, shown=False), ("Ana shows neither",)),
    "what is given and what comes back": (E18, instruction(worth=3000), ("€5,000", "€3,000", "too little")),
}


test_a_finding_states_the_fact_that_decides = states(FACTS)


def test_one_plea_heard_out_of_two_breaks_the_rule() -> None:
    heard, turned = said(PLEA, PleaReply.CUT), said(PLEA, PleaReply.TURN_ROUND)
    assert E8.check([turned, turned], 1.1).status is Status.KEPT
    assert E8.check([turned, heard], 1.1).status is Status.BROKEN
    assert E8.check([turned, said(PLEA, "")], 1.1).status is Status.NOT_ATTEMPTED


subjects = st.one_of(
    st.builds(said, st.just(PLEA), st.sampled_from(["", *PleaReply])),
    st.builds(said, st.just(GUIDANCE), st.sampled_from(["", *GuidanceReply])),
    st.builds(
        trade,
        st.none() | st.sampled_from(TradeReply) | st.floats(0, 1e9),
        st.floats(0, 1e9),
        cost=st.floats(0, 1e9),
        shown=st.booleans(),
    ),
    st.builds(
        instruction,
        limited=st.none() | st.booleans(),
        permitted=st.booleans(),
        get=st.text(max_size=5),
        worth=st.floats(0, 1e9),
    ),
)


test_the_same_finding_every_time = stays_the_same(subjects, (D3, E8, E14, E18))
