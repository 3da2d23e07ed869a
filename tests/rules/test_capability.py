"""What can be delivered by when: kept, broken, missing, and both sides of each boundary."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from grader.domain.capability import (
    ROAD,
    Aid,
    Need,
    Promised,
    Schedule,
    Source,
    Supply,
    Support,
)
from grader.domain.enquiry import Check, Enquiry, Move
from grader.domain.finding import Outcome
from grader.rules import capability
from grader.rules.rule import Rule
from tests.rules.tables import M, R, W, judges, states, stays_the_same

LINE = Source("Line 2", ("Plus", "Max"), 20, ready=1, material=3)
"""50 units take 3 weeks to begin, 3 to make and 1 on the road: 7."""

PLANT = Source("The plant in Brno", ("Plus", "Basic"), 10, ready=2, material=1)
"""50 units take 2 + 5 + 1 = 8 weeks."""

NIGHT = Source("The night shift", ("Basic", "Max"), 90, ready=1, material=1)
SOURCES = (LINE, PLANT, NIGHT)


def need(due: int = 7, *, stock: int = 50, reserved: int = 20, one_lot: bool = False) -> Need:
    """Return a need of 80, of which stock has 30 free by default."""
    return Need(
        model="Plus",
        quantity=80,
        unit="sets",
        due=due,
        due_on=date(2027, 5, 6),
        stock=stock,
        reserved=reserved,
        one_lot=one_lot,
        lots="in one lot" if one_lot else "in parts",
    )


COVERED = need(stock=120, reserved=20)
EMPTY = need(6, stock=20, reserved=20)


def supply(what: Need, shortfall: float | None, source: Source | None, *, decided: bool = True) -> Supply:
    return Supply(
        need=what, sources=SOURCES, shortfall=shortfall, decided=decided, source=source, chose="this"
    )


def schedule(plan: Supply, weeks: float | None, promised: Promised | None) -> Schedule:
    return Schedule(where="The day", supply=plan, weeks=weeks, promised=promised, chose="this")


def support(plan: Supply, aid: Aid | None, source: str = "") -> Support:
    return Support(where="The support", supply=plan, aid=aid, source=source, chose="this")


def check(*asked: str) -> Check:
    does = {"Bo": "plans lines", "Cy": "runs stores", "Di": "hires"}
    return Check(
        where="Whom", asked=asked or None, production="Bo", supply_chain="Cy", does=does, chose="this"
    )


def enquiry(known: str, move: Move | None) -> Enquiry:
    return Enquiry(where="The fourth", known=known, text="More to come.", move=move, chose="this")


D10, D10B = capability.check_with_production_and_supply_chain, capability.check_once_needs_are_known
D11, D12 = capability.leave_no_shortfall_open, capability.promise_by_the_lead_time
D13 = capability.agree_on_support

ALL, PARTS, LATER, PERHAPS = Promised
IN_TIME = supply(need(7), 50, LINE)
LATE = supply(need(6), 50, LINE)
LATE_ONE_LOT = supply(need(6, one_lot=True), 50, LINE)
UNWORKABLE = supply(need(), 50, None)

CASES: dict[str, tuple[Rule[Any], Any, Outcome]] = {
    "D10 both": (D10, check("Cy", "Bo"), R),
    "D10 production alone": (D10, check("Bo"), W),
    "D10 supply chain alone": (D10, check("Cy"), W),
    "D10 both and somebody who cannot help": (D10, check("Bo", "Cy", "Di"), W),
    "D10 undecided": (D10, check(), M),
    "D10 boundary: something is known, and checked": (D10B, enquiry("the day", Move.CHECK_NOW), R),
    "D10 boundary: something is known, and not checked": (D10B, enquiry("the day", Move.ASK_FIRST), W),
    "D10 boundary: nothing is known, and asked for": (D10B, enquiry("", Move.ASK_FIRST), R),
    "D10 boundary: nothing is known, and checked": (D10B, enquiry("", Move.CHECK_NOW), W),
    "D10 promised unchecked": (D10B, enquiry("the day", Move.PROMISE), W),
    "D10 left": (D10B, enquiry("", Move.LEAVE), W),
    "D10 undecided what to do": (D10B, enquiry("", None), M),
    "D11 all that is missing, from a source in time": (D11, IN_TIME, R),
    "D11 boundary: 1% off": (D11, supply(need(), 50.5, LINE), R),
    "D11 boundary: the reserved ones counted in": (D11, supply(need(), 30, LINE), W),
    "D11 a shortfall left open": (D11, supply(need(), 0, LINE), W),
    "D11 stock alone does not do it": (D11, UNWORKABLE, W),
    "D11 a source that does not make it": (D11, supply(need(), 50, NIGHT), W),
    "D11 boundary: the slower source, in time as well": (D11, supply(need(8), 50, PLANT), R),
    "D11 boundary: the slower source, a week too late": (D11, supply(need(7), 50, PLANT), W),
    "D11 boundary: the soonest source, though late": (D11, LATE, R),
    "D11 boundary: a later one where both are late": (D11, supply(need(6), 50, PLANT), W),
    "D11 nothing is missing": (D11, supply(COVERED, 0, None), R),
    "D11 a source for nothing": (D11, supply(COVERED, 0, LINE), W),
    "D11 no number": (D11, supply(need(), None, LINE), M),
    "D11 no source": (D11, supply(need(), 50, None, decided=False), M),
    "D11 a wrong number is wrong before a source is chosen": (
        D11,
        supply(need(), 80, None, decided=False),
        W,
    ),
    "D12 boundary: there on the very day": (D12, schedule(IN_TIME, 7, ALL), R),
    "D12 boundary: a week late, in parts": (D12, schedule(LATE, 7, PARTS), R),
    "D12 a week late, promised in time": (D12, schedule(LATE, 7, ALL), W),
    "D12 a week late, everything later": (D12, schedule(LATE, 7, LATER), W),
    "D12 boundary: a week late, one lot only": (D12, schedule(LATE_ONE_LOT, 7, LATER), R),
    "D12 one lot only, in parts": (D12, schedule(LATE_ONE_LOT, 7, PARTS), W),
    "D12 late and nothing in stock for a first part": (D12, schedule(supply(EMPTY, 80, LINE), 8, LATER), R),
    "D12 in time, promised late": (D12, schedule(IN_TIME, 7, PARTS), W),
    "D12 perhaps": (D12, schedule(IN_TIME, 7, PERHAPS), W),
    "D12 the material forgotten": (D12, schedule(IN_TIME, 5, ALL), W),
    "D12 the road forgotten": (D12, schedule(IN_TIME, 6, ALL), W),
    "D12 consistent with a wrong shortfall": (D12, schedule(supply(need(), 30, LINE), 6, ALL), R),
    "D12 right in spite of a wrong shortfall": (D12, schedule(supply(need(), 30, LINE), 7, ALL), R),
    "D12 from stock": (D12, schedule(supply(COVERED, 0, None), ROAD, ALL), R),
    "D12 no lead time for what is missing": (D12, schedule(UNWORKABLE, 1, ALL), M),
    "D12 no weeks": (D12, schedule(IN_TIME, None, ALL), M),
    "D12 no promise": (D12, schedule(IN_TIME, 7, None), M),
    "D13 an act for the planned source": (D13, support(IN_TIME, Aid.CONCRETE, "Line 2"), R),
    "D13 an act for another source": (D13, support(IN_TIME, Aid.CONCRETE, "The plant in Brno"), W),
    "D13 an act for stock": (D13, support(supply(COVERED, 0, None), Aid.CONCRETE), R),
    "D13 stock where a source is planned": (D13, support(IN_TIME, Aid.CONCRETE), W),
    "D13 a name without an act": (D13, support(IN_TIME, Aid.VAGUE), W),
    "D13 nobody": (D13, support(IN_TIME, Aid.NONE), W),
    "D13 no plan to support": (D13, support(UNWORKABLE, Aid.CONCRETE), M),
    "D13 undecided": (D13, support(IN_TIME, None), M),
}


test_a_decision_is_judged = judges(CASES)


def test_lead_times_add_up() -> None:
    assert (LINE.weeks(50), PLANT.weeks(50), LINE.weeks(60), LINE.weeks(61)) == (7, 8, 7, 8)


FACTS: dict[str, tuple[Rule[Any], Any, tuple[str, ...]]] = {
    "what nobody knows": (D10, check("Bo"), ("what is in stock",)),
    "who cannot help": (D10, check("Bo", "Cy", "Di"), ("Di “hires”",)),
    "which side this was on": (D10B, enquiry("the day", Move.ASK_FIRST), ("Known: the day",)),
    "and the other side": (D10B, enquiry("", Move.CHECK_NOW), ("Neither", "nothing yet")),
    "what stock has": (D11, supply(need(), 30, LINE), ("80", "50 are in stock", "20 of them", "30")),
    "what a source makes": (D11, supply(need(), 50, NIGHT), ("Basic and Max", "not Plus")),
    "why a source is too late": (
        D11,
        supply(need(7), 50, PLANT),
        ("2 weeks", "1 week", "10 a week", "6 May"),
    ),
    "what a day follows from": (D12, schedule(IN_TIME, 5, ALL), ("1 week", "3 weeks", "20 a week")),
    "how they take delivery": (D12, schedule(LATE_ONE_LOT, 7, PARTS), ("in one lot", "7 weeks", "6 weeks")),
    "what the plan rests on": (D13, support(IN_TIME, Aid.CONCRETE), ("Line 2", "stock")),
}


test_a_finding_states_the_fact_that_decides = states(FACTS)


plans = st.builds(
    supply,
    st.sampled_from((need(), COVERED, EMPTY, need(3, one_lot=True))),
    st.none() | st.floats(0, 1e6),
    st.none() | st.sampled_from(SOURCES),
    decided=st.booleans(),
)
subjects = st.one_of(
    plans,
    st.builds(schedule, plans, st.none() | st.floats(0, 500), st.none() | st.sampled_from(Promised)),
    st.builds(support, plans, st.none() | st.sampled_from(Aid), st.sampled_from(("", "Line 2"))),
    st.lists(st.sampled_from(("Bo", "Cy", "Di")), unique=True).map(lambda names: check(*names)),
    st.builds(enquiry, st.sampled_from(("", "the day")), st.none() | st.sampled_from(Move)),
)


test_the_same_finding_every_time = stays_the_same(subjects, (D10, D10B, D11, D12, D13))
