"""Colleagues in the preparation: kept, broken, missing, and both sides of each boundary."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from grader.domain.colleagues import Backing, Company, Consultation, Helper, Promise, Teamwork
from grader.domain.finding import Outcome
from grader.rules import colleagues
from grader.rules.rule import Rule
from tests.rules.tables import M, R, W, judges, states, stays_the_same

MEETING = date(2027, 5, 6)


def helper(days: int, *, present: bool = True) -> Helper:
    """Return a colleague some days before the meeting."""
    return Helper("Bo Berg", MEETING - timedelta(days), "in" if present else "trade fair", present)


def brief(*helpers: Helper) -> Teamwork:
    return Teamwork(where="Brief", share=Company.BRIEF, meeting=MEETING, helpers=helpers, chose="this")


def deal(*helpers: Helper) -> Teamwork:
    return Teamwork(where="Deal", share=Company.DEAL, meeting=MEETING, helpers=helpers, chose="this")


def undecided(share: Company) -> Teamwork:
    return Teamwork(where="Work", share=share, meeting=MEETING, helpers=None)


def advice(adviser: Helper | None, *, decided: bool = True) -> Consultation:
    failed = "A lunch"
    return Consultation(
        where="Advice", failed=failed, meeting=MEETING, decided=decided, adviser=adviser, chose="this"
    )


def promise(backing: Backing | None) -> Promise:
    fact = "Bo Berg decides."
    return Promise(where="“By May”", rests_on="delivery dates", backing=backing, fact=fact, chose="this")


D1, D21 = colleagues.never_work_alone, colleagues.teamwork_from_start_to_end
C5, D2 = colleagues.consult_before_you_replan, colleagues.somebody_behind_each_promise

CASES: dict[str, tuple[Rule[Any], Any, Outcome]] = {
    "D1 with a colleague who is in": (D1, brief(helper(1)), R),
    "D1 boundary: with a colleague who is away": (D1, brief(helper(1, present=False)), W),
    "D1 alone": (D1, brief(), W),
    "D1 undecided": (D1, undecided(Company.BRIEF), M),
    "D21 before, on the day and after": (D21, deal(helper(1), helper(0), helper(-1)), R),
    "D21 boundary: one of them is away": (D21, deal(helper(1), helper(0, present=False), helper(-1)), W),
    "D21 nobody after it": (D21, deal(helper(1), helper(0)), W),
    "D21 only before": (D21, deal(helper(1)), W),
    "D21 only on the day": (D21, deal(helper(0)), W),
    "D21 only at the close": (D21, deal(), W),
    "D21 undecided": (D21, undecided(Company.DEAL), M),
    "C5 boundary: the day before": (C5, advice(helper(1)), R),
    "C5 boundary: the day itself": (C5, advice(helper(0)), W),
    "C5 after the meeting": (C5, advice(helper(-1)), W),
    "C5 somebody who is away": (C5, advice(helper(1, present=False)), W),
    "C5 alone": (C5, advice(None), W),
    "C5 undecided": (C5, advice(None, decided=False), M),
    "D2 the person in charge": (D2, promise(Backing.IN_CHARGE), R),
    "D2 somebody else": (D2, promise(Backing.NOT_IN_CHARGE), W),
    "D2 a department": (D2, promise(Backing.DEPARTMENT), W),
    "D2 the rep": (D2, promise(Backing.THE_REP), W),
    "D2 undecided": (D2, promise(None), M),
}


test_a_decision_is_judged = judges(CASES)


def test_the_brief_and_the_deal_are_two_matters() -> None:
    assert D1.judge(deal(helper(1))) is None
    assert D21.judge(brief(helper(1))) is None


FACTS: dict[str, tuple[Rule[Any], Any, tuple[str, ...]]] = {
    "who is away": (D1, brief(helper(1, present=False)), ("Bo Berg", "5 May", "trade fair")),
    "which stage has nobody": (D21, deal(helper(1)), ("on 6 May itself", "after it")),
    "what comes too late": (C5, advice(helper(-1)), ("6 May", "7 May")),
    "what has failed": (C5, advice(None), ("A lunch",)),
    "what the rep cannot see to": (D2, promise(Backing.THE_REP), ("delivery dates", "Bo Berg decides.")),
}


test_a_finding_states_the_fact_that_decides = states(FACTS)


helpers = st.builds(helper, st.integers(-5, 5), present=st.booleans())
subjects = st.one_of(
    st.lists(helpers, max_size=4).map(lambda found: brief(*found)),
    st.lists(helpers, max_size=4).map(lambda found: deal(*found)),
    st.builds(undecided, st.sampled_from(Company)),
    st.builds(advice, st.none() | helpers, decided=st.booleans()),
    st.builds(promise, st.none() | st.sampled_from(Backing)),
)


test_the_same_finding_every_time = stays_the_same(subjects, (D1, D21, C5, D2))
