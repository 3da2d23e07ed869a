"""The map of the ground: kept, broken, missing, skipped, and both sides of each boundary."""

from typing import Any

import pytest
from hypothesis import strategies as st

from grader.domain.finding import Outcome
from grader.domain.issues import Concern, Fixity, Issue, Mapped, Ranking, Standing, Wish, Worth
from grader.domain.zopa import Part, PriceFigures, PriceStep, Verdict
from grader.rules import issues
from grader.rules.rule import Rule
from tests.rules.tables import SKIPPED, M, R, W, states, stays_the_same

OPEN, RESOLVED, UNCONTESTED = Standing.OPEN, Standing.RESOLVED, Standing.UNCONTESTED
BOTH, US, THEM = Concern.BOTH, Concern.US, Concern.THEM
NO = Fixity.PREFERENCE


def mapped(
    truth: tuple[Standing, Concern, Fixity],
    said: tuple[Standing | None, Concern | None, Fixity | None],
    *,
    listed: bool | None = None,
) -> Mapped:
    issue = Issue(
        where="Payment",
        standing=truth[0],
        standing_fact="It hangs on their board.",
        concern=truth[1],
        concern_fact="Ana: “€5,000 a year.”",
        fixity=truth[2],
        fixity_fact="Finance signed 60 for two others.",
    )
    return Mapped(issue=issue, standing=said[0], concern=said[1], fixity=said[2], listed=listed)


NEGOTIABLE = (OPEN, BOTH, NO)
FIXED = (OPEN, BOTH, Fixity.LAW)


def listing(truth: tuple[Standing, Concern, Fixity], *, listed: bool | None) -> Mapped:
    return mapped(truth, truth, listed=listed)


def wish(*, wanted: bool, provided: bool, chosen: bool | None) -> Wish:
    return Wish(where="A named contact", wanted=wanted, provided=provided, fact="They asked.", chosen=chosen)


def figures(*, incumbent: bool = True, quote: int = 80, elsewhere: int = 75) -> PriceFigures:
    return PriceFigures(
        buyer="Moorland Tea",
        item="pallet",
        quote=quote,
        switching=10,
        total=6000,
        incumbent=incumbent,
        cost=70,
        elsewhere=elsewhere,
    )


def limit(part: Part, amount: float | None, **facts: Any) -> PriceStep:
    return PriceStep(where="A limit", figures=figures(**facts), part=part, amount=amount)


def verdict(kind: Verdict | None, **facts: Any) -> PriceStep:
    return PriceStep(
        where="What follows", figures=figures(**facts), part=Part.VERDICT, verdict=kind, chose="this"
    )


WORTHS = (Worth("Spares", 3000, 2), Worth("Labels", 200, 24), Worth("Contact", 400, 10))


def ranking(*chosen: str) -> Ranking:
    return Ranking(where="What matters most", worths=WORTHS, chosen=chosen or None)


A11, A15, A17 = (
    issues.negotiate_open_issues_of_both,
    issues.count_only_what_is_resolved,
    issues.tell_fixed_from_preferred,
)
GROUND, ZOPA, RANK = (
    issues.find_the_common_ground,
    issues.work_out_the_zopa,
    issues.rank_what_matters_to_them,
)
MARKS: dict[str, tuple[Rule[Any], Any, Outcome | None]] = {
    "open and of both, listed": (A11, listing(NEGOTIABLE, listed=True), R),
    "open and of both, left out": (A11, listing(NEGOTIABLE, listed=False), W),
    "fixed, but open and of both, listed": (A11, listing(FIXED, listed=True), R),
    "fixed, but open and of both, left out": (A11, listing(FIXED, listed=False), W),
    "open, but only theirs, listed": (A11, listing((OPEN, THEM, NO), listed=True), W),
    "open, but only theirs, left out": (A11, listing((OPEN, THEM, NO), listed=False), R),
    "open, but only ours, listed": (A11, listing((OPEN, US, NO), listed=True), W),
    "uncontested, matters to both, listed": (A11, listing((UNCONTESTED, BOTH, NO), listed=True), W),
    "uncontested, matters to both, left out": (A11, listing((UNCONTESTED, BOTH, NO), listed=False), R),
    "resolved, matters to both, listed": (A11, listing((RESOLVED, BOTH, NO), listed=True), W),
    "listed well, of the wrong side": (A11, mapped(NEGOTIABLE, (OPEN, US, NO), listed=True), W),
    "no agenda yet": (A11, listing(NEGOTIABLE, listed=None), M),
    "nobody named yet": (A11, mapped(NEGOTIABLE, (OPEN, None, NO), listed=True), M),
    "no status yet": (A11, mapped(NEGOTIABLE, (None, BOTH, NO), listed=True), M),
    "a wrong status is judged elsewhere": (
        A11,
        mapped(NEGOTIABLE, (RESOLVED, BOTH, NO), listed=False),
        SKIPPED,
    ),
    "open called resolved": (A15, mapped(NEGOTIABLE, (RESOLVED, BOTH, NO)), W),
    "open called uncontested": (A15, mapped(NEGOTIABLE, (UNCONTESTED, BOTH, NO)), W),
    "resolved called open": (A15, mapped((RESOLVED, BOTH, NO), (OPEN, BOTH, NO)), W),
    "resolved called resolved": (A15, mapped((RESOLVED, BOTH, NO), (RESOLVED, BOTH, NO)), R),
    "status undecided": (A15, mapped(NEGOTIABLE, (None, None, None)), M),
    "a preference called policy": (A17, mapped(NEGOTIABLE, (OPEN, BOTH, Fixity.POLICY)), W),
    "a law called a preference": (A17, mapped(FIXED, (OPEN, BOTH, NO)), W),
    "a law called a law": (A17, mapped(FIXED, (OPEN, BOTH, Fixity.LAW)), R),
    "movable undecided": (A17, mapped(FIXED, (OPEN, BOTH, None)), M),
    "wanted and provided, ticked": (GROUND, wish(wanted=True, provided=True, chosen=True), R),
    "wanted and provided, not ticked": (GROUND, wish(wanted=True, provided=True, chosen=False), W),
    "wanted but out of reach, ticked": (GROUND, wish(wanted=True, provided=False, chosen=True), W),
    "wanted but out of reach, not ticked": (GROUND, wish(wanted=True, provided=False, chosen=False), R),
    "on offer but unwanted, ticked": (GROUND, wish(wanted=False, provided=True, chosen=True), W),
    "no common ground, ticked": (GROUND, wish(wanted=False, provided=False, chosen=True), W),
    "nothing ticked yet": (GROUND, wish(wanted=True, provided=True, chosen=None), M),
    "we supply: quote plus change": (ZOPA, limit(Part.THEIR_LIMIT, 90), R),
    "we supply: the quote alone": (ZOPA, limit(Part.THEIR_LIMIT, 80), W),
    "they supply: quote less change": (ZOPA, limit(Part.THEIR_LIMIT, 70, incumbent=False), R),
    "they supply: quote plus change": (ZOPA, limit(Part.THEIR_LIMIT, 90, incumbent=False), W),
    "one percent off": (ZOPA, limit(Part.THEIR_LIMIT, 90.9), R),
    "more than one percent off": (ZOPA, limit(Part.THEIR_LIMIT, 90.91), W),
    "another customer pays more than cost": (ZOPA, limit(Part.OUR_LIMIT, 75), R),
    "cost, though another pays more": (ZOPA, limit(Part.OUR_LIMIT, 70), W),
    "another customer pays less than cost": (ZOPA, limit(Part.OUR_LIMIT, 70, elsewhere=65), R),
    "no limit yet": (ZOPA, limit(Part.OUR_LIMIT, None), M),
    "a price exists, and is looked for": (ZOPA, verdict(Verdict.BETWEEN), R),
    "a price exists, and is denied": (ZOPA, verdict(Verdict.NO_PRICE), W),
    "the limits just meet": (ZOPA, verdict(Verdict.BETWEEN, quote=65), R),
    "the limits just miss": (ZOPA, verdict(Verdict.NO_PRICE, quote=64), R),
    "no price, and one is looked for": (ZOPA, verdict(Verdict.BETWEEN, quote=64), W),
    "match the rival": (ZOPA, verdict(Verdict.MATCH), W),
    "no verdict yet": (ZOPA, verdict(None), M),
    "ranked by yearly worth": (RANK, ranking("Spares", "Labels", "Contact"), R),
    "ranked by what one costs": (RANK, ranking("Spares", "Contact", "Labels"), W),
    "ranked by how often": (RANK, ranking("Labels", "Contact", "Spares"), W),
    "half a rank": (RANK, ranking("Spares", "Labels"), M),
    "no rank": (RANK, ranking(), M),
}


@pytest.mark.parametrize(("rule", "subject", "outcome"), MARKS.values(), ids=MARKS.keys())
def test_a_decision_is_marked(rule: Rule[Any], subject: Any, outcome: Outcome | None) -> None:
    mark = rule.judge(subject)
    assert (mark.outcome if mark else None) is outcome


FACTS: dict[str, tuple[Rule[Any], Any, tuple[str, ...]]] = {
    "whom an open issue touches": (A11, listing((OPEN, US, NO), listed=True), ("€5,000", "only to us")),
    "that it is settled": (A11, listing((RESOLVED, BOTH, NO), listed=True), ("resolved",)),
    "what it hangs on": (A15, mapped(NEGOTIABLE, (RESOLVED, BOTH, NO)), ("their board",)),
    "who moved it for others": (A17, mapped(NEGOTIABLE, (OPEN, BOTH, Fixity.POLICY)), ("two others",)),
    "how their limit comes about": (ZOPA, limit(Part.THEIR_LIMIT, 80), ("€6,000", "€80 + €10 = €90")),
    "that a change leads to us": (
        ZOPA,
        limit(Part.THEIR_LIMIT, 90, incumbent=False),
        ("to come to us", "€80 − €10 = €70"),
    ),
    "which of our two figures binds": (ZOPA, limit(Part.OUR_LIMIT, 70), ("pays more", "€75")),
    "that no price serves both": (ZOPA, verdict(Verdict.BETWEEN, quote=64), ("€75", "€74", "no zone")),
    "what each is worth": (RANK, ranking("Labels", "Spares", "Contact"), ("2 × €3,000 = €6,000",)),
}


test_a_finding_states_the_fact_that_decides = states(FACTS)


truths = st.tuples(st.sampled_from(Standing), st.sampled_from(Concern), st.sampled_from(Fixity))
said = st.tuples(
    st.none() | st.sampled_from(Standing),
    st.none() | st.sampled_from(Concern),
    st.none() | st.sampled_from(Fixity),
)
subjects = st.one_of(
    st.builds(mapped, truths, said, listed=st.none() | st.booleans()),
    st.builds(wish, wanted=st.booleans(), provided=st.booleans(), chosen=st.none() | st.booleans()),
    st.builds(limit, st.sampled_from(Part), st.none() | st.floats(0, 1e9), incumbent=st.booleans()),
    st.builds(verdict, st.none() | st.sampled_from(Verdict), quote=st.integers(1, 200)),
    st.permutations(["Spares", "Labels", "Contact"]).map(lambda names: ranking(*names)),
)


test_the_same_finding_every_time = stays_the_same(subjects, (A11, A15, A17, GROUND, ZOPA, RANK))
