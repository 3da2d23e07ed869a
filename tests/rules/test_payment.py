"""Requests for payment terms: kept, broken, missing, and both sides of each boundary."""

from typing import Any

from hypothesis import strategies as st

from grader.domain.finding import Outcome
from grader.domain.payment import Relief, Request, Route, Routing, Verdict
from grader.rules import payment
from grader.rules.rule import Rule
from tests.rules.tables import M, R, W, judges, states, stays_the_same


def request(*, special: bool, cause: str = "") -> Request:
    return Request(
        asks="60 days" if special else "40 days",
        ordinary="payment within 45 days",
        special=special,
        reason="The river stood in our hall.",
        cause=cause,
        listed=("damage by water", "a strike"),
    )


ORDINARY = request(special=False)
CAUSED = request(special=True, cause="damage by water")
BARE = request(special=True)


def routing(what: Request, route: Route | None, mandate: float = 500_000) -> Routing:
    return Routing(where="Who", request=what, route=route, mandate=mandate, value=300_000, chose="this")


def relief(what: Request, verdict: Verdict | None) -> Relief:
    return Relief(where="The answer", request=what, verdict=verdict, chose="this")


D14, D15 = payment.special_terms_go_to_finance, payment.relief_needs_a_cause

CASES: dict[str, tuple[Rule[Any], Any, Outcome]] = {
    "D14 a special term: the rule, and the talk": (D14, routing(CAUSED, Route.RULE), R),
    "D14 boundary: special, inside the mandate": (D14, routing(CAUSED, Route.OWN), W),
    "D14 boundary: special, beyond the mandate": (D14, routing(BARE, Route.OWN, 100_000), W),
    "D14 special: finance talks": (D14, routing(BARE, Route.PASSED_ON), W),
    "D14 special: the boss decides": (D14, routing(BARE, Route.BOSS), W),
    "D14 boundary: ordinary, settled by the rep": (D14, routing(ORDINARY, Route.OWN), R),
    "D14 boundary: ordinary, sent to finance": (D14, routing(ORDINARY, Route.RULE), W),
    "D14 ordinary: the boss decides": (D14, routing(ORDINARY, Route.BOSS), W),
    "D14 undecided": (D14, routing(BARE, None), M),
    "D15 a listed cause": (D15, relief(CAUSED, Verdict.CAUSE), R),
    "D15 a listed cause, refused": (D15, relief(CAUSED, Verdict.REFUSED), W),
    "D15 boundary: a listed cause, for a return alone": (D15, relief(CAUSED, Verdict.TRADE), W),
    "D15 boundary: no listed cause, refused": (D15, relief(BARE, Verdict.REFUSED), R),
    "D15 no listed cause, granted as one": (D15, relief(BARE, Verdict.CAUSE), W),
    "D15 boundary: no listed cause, for a return": (D15, relief(BARE, Verdict.TRADE), W),
    "D15 a bare request granted": (D15, relief(BARE, Verdict.ORDINARY), W),
    "D15 boundary: an ordinary term needs no cause": (D15, relief(ORDINARY, Verdict.ORDINARY), R),
    "D15 an ordinary term, refused": (D15, relief(ORDINARY, Verdict.REFUSED), W),
    "D15 undecided": (D15, relief(BARE, None), M),
}


test_a_decision_is_judged = judges(CASES)


FACTS: dict[str, tuple[Rule[Any], Any, tuple[str, ...]]] = {
    "what is special": (D14, routing(BARE, Route.BOSS), ("45 days", "60 days", "special")),
    "what is ordinary": (D14, routing(ORDINARY, Route.RULE), ("40 days", "ordinary")),
    "what a mandate covers": (D14, routing(BARE, Route.OWN), ("€300,000", "€500,000")),
    "what is listed": (D15, relief(BARE, Verdict.CAUSE), ("The river", "damage by water; a strike")),
    "which cause it is": (D15, relief(CAUSED, Verdict.REFUSED), ("list: damage by water",)),
    "that a return is no cause": (D15, relief(BARE, Verdict.TRADE), ("no cause",)),
}


test_a_finding_states_the_fact_that_decides = states(FACTS)


requests = st.sampled_from((ORDINARY, CAUSED, BARE))
subjects = st.one_of(
    st.builds(routing, requests, st.none() | st.sampled_from(Route)),
    st.builds(relief, requests, st.none() | st.sampled_from(Verdict)),
)


test_the_same_finding_every_time = stays_the_same(subjects, (D14, D15))
