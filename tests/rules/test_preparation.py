"""The brief before a meeting: kept, broken, missing, and both sides of each boundary."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from grader.domain.colleagues import Helper
from grader.domain.finding import Outcome, Status
from grader.domain.preparation import (
    Agenda,
    AgendaPoint,
    Asked,
    Claim,
    Guidance,
    Limit,
    LimitSum,
    LimitTalk,
    Offerable,
    Pitch,
    QuoteCheck,
    WhoIsWho,
)
from grader.rules import preparation
from grader.rules.rule import Rule
from tests.rules.tables import M, R, W, judges, states, stays_the_same

MEETING = date(2027, 5, 6)


def boss(days: int, *, present: bool = True) -> Helper:
    """Return the boss some days before the meeting."""
    return Helper("Ana Ribeiro", MEETING - timedelta(days), "in" if present else "on leave", present)


def guidance(slot: Helper | None, asked: Asked | None, *, planned: bool = True) -> Guidance:
    return Guidance(
        where="The boss",
        boss="Ana Ribeiro",
        meeting=MEETING,
        planned=planned,
        slot=slot,
        asked=asked,
        chose="this",
    )


def offer(*, listed: bool | None, allowed: bool) -> Offerable:
    return Offerable(item="Free delivery", listed=listed, allowed=allowed, fact="The policy says so.")


def limit(entered: float | None, exact: float = 200.0) -> LimitSum:
    slips = ((205.0, "That is a hope."), (150.0, "That one is not signed."))
    return LimitSum(where="The limit", entered=entered, exact=exact, slips=slips, fact="Mind the costs.")


def talk(said: Limit | None) -> LimitTalk:
    rival = "Their offer reads “said on the phone”"
    return LimitTalk(where="Asked", said=said, rival=rival, boss="Ana Ribeiro", chose="this")


def people(*named: str) -> WhoIsWho:
    return WhoIsWho(where="Who", named=named or None, true=("Bo", "Cy"), fact="The mail.", chose="this")


POINTS = (
    AgendaPoint("Complaint", (1,), "They open with it."),
    AgendaPoint("Price", (2,), "Bo leaves."),
    AgendaPoint("Tests", (2, 3), "Cy joins."),
    AgendaPoint("Who does what", (4,), "It comes last."),
    AgendaPoint("The lawsuit", (), "They keep it out."),
)


def agenda(*order: str) -> Agenda:
    return Agenda(where="The agenda", points=POINTS, order=order or None, chose="this")


def pitch(claim: Claim | None) -> Pitch:
    return Pitch(where="To Bo", claim=claim, listener="Bo", need="It breaks.", absent="Di", chose="this")


def quote(*found: str) -> QuoteCheck:
    gaps = {"Price": "it may move.", "Place": "no gate."}
    sound = {"Quantity": "it is theirs."}
    return QuoteCheck(where="Quote", found=found or None, gaps=gaps, sound=sound, chose="this")


D3, D4 = preparation.guidance_before_the_meeting, preparation.all_that_may_be_offered
D5, D5B = preparation.limits_from_the_alternative, preparation.limit_never_falsified
D6, D7 = preparation.know_whom_you_meet, preparation.plan_how_it_will_go
D8, D9 = preparation.pitch_benefits_to_needs, preparation.no_gap_in_the_quote

CASES: dict[str, tuple[Rule[Any], Any, Outcome]] = {
    "D3 guidance in time": (D3, guidance(boss(2), Asked.GUIDANCE), R),
    "D3 boundary: the day before": (D3, guidance(boss(1), Asked.GUIDANCE), R),
    "D3 boundary: the day of the meeting": (D3, guidance(boss(0), Asked.GUIDANCE), W),
    "D3 boundary: the day after": (D3, guidance(boss(-1), Asked.GUIDANCE), W),
    "D3 the boss is away": (D3, guidance(boss(2, present=False), Asked.GUIDANCE), W),
    "D3 no talk": (D3, guidance(None, Asked.GUIDANCE), W),
    "D3 boundary: a plea is no guidance": (D3, guidance(boss(2), Asked.PLEA), W),
    "D3 boundary: a stand-in is no guidance": (D3, guidance(boss(2), Asked.HANDOVER), W),
    "D3 permission for what is allowed": (D3, guidance(boss(2), Asked.PERMISSION), W),
    "D3 undecided when": (D3, guidance(None, Asked.GUIDANCE, planned=False), M),
    "D3 undecided what": (D3, guidance(boss(2), None), M),
    "D4 listed and allowed": (D4, offer(listed=True, allowed=True), R),
    "D4 listed and not allowed": (D4, offer(listed=True, allowed=False), W),
    "D4 left out though allowed": (D4, offer(listed=False, allowed=True), W),
    "D4 left out as it has to be": (D4, offer(listed=False, allowed=False), R),
    "D4 undecided": (D4, offer(listed=None, allowed=True), M),
    "D5 exact": (D5, limit(200), R),
    "D5 boundary: 1% above": (D5, limit(202), R),
    "D5 boundary: 1% below": (D5, limit(198), R),
    "D5 boundary: just beyond 1%": (D5, limit(202.1), W),
    "D5 boundary: 1% above, which binary fractions miss": (D5, limit(1.01, 1.0), R),
    "D5 nothing": (D5, limit(0), W),
    "D5 a known slip": (D5, limit(150), W),
    "D5 undecided": (D5, limit(None), M),
    "D5 boundary: the limit is withheld": (D5B, talk(Limit.WITHHELD), R),
    "D5 boundary: a false floor": (D5B, talk(Limit.FALSE_FLOOR), W),
    "D5 boundary: a false rival": (D5B, talk(Limit.FALSE_RIVAL), W),
    "D5 boundary: a false order": (D5B, talk(Limit.FALSE_ORDER), W),
    "D5 undecided what to say": (D5B, talk(None), M),
    "D6 all of them, in any order": (D6, people("Cy", "Bo"), R),
    "D6 one too few": (D6, people("Bo"), W),
    "D6 one too many": (D6, people("Bo", "Cy", "Di"), W),
    "D6 undecided": (D6, people(), M),
    "D7 everybody is there": (D7, agenda("Complaint", "Price", "Tests", "Who does what"), R),
    "D7 too late for one": (D7, agenda("Complaint", "Tests", "Price", "Who does what"), W),
    "D7 does not open as asked": (D7, agenda("Price", "Complaint", "Tests", "Who does what"), W),
    "D7 a point is missing": (D7, agenda("Complaint", "Price", "Tests"), W),
    "D7 a point that has to stay off": (
        D7,
        agenda("Complaint", "Price", "Tests", "Who does what", "The lawsuit"),
        W,
    ),
    "D7 undecided": (D7, agenda(), M),
    "D8 the listener's need": (D8, pitch(Claim.FITS), R),
    "D8 the other one's need": (D8, pitch(Claim.NEED_OF_THE_OTHER), W),
    "D8 the absent one's need": (D8, pitch(Claim.NEED_OF_THE_ABSENT), W),
    "D8 features without a benefit": (D8, pitch(Claim.FEATURES_ONLY), W),
    "D8 figures": (D8, pitch(Claim.FIGURES_ONLY), W),
    "D8 undecided": (D8, pitch(None), M),
    "D9 both gaps": (D9, quote("Place", "Price"), R),
    "D9 one of two": (D9, quote("Price"), W),
    "D9 a complete line too": (D9, quote("Price", "Place", "Quantity"), W),
    "D9 undecided": (D9, quote(), M),
}


test_a_decision_is_judged = judges(CASES)


FACTS: dict[str, tuple[Rule[Any], Any, tuple[str, ...]]] = {
    "who is away": (
        D3,
        guidance(boss(2, present=False), Asked.GUIDANCE),
        ("4 May", "on leave", "Ana Ribeiro"),
    ),
    "what comes too late": (D3, guidance(boss(-1), Asked.GUIDANCE), ("6 May", "7 May")),
    "which slip was made": (D5, limit(205), ("That is a hope.",)),
    "what decides where no slip is known": (D5, limit(333), ("Mind the costs.",)),
    "what was claimed": (D5B, talk(Limit.FALSE_RIVAL), ("said on the phone", "does not exist")),
    "what is out of place": (
        D7,
        agenda("Complaint", "Tests", "Price", "Who does what"),
        ("“Price” comes as point 3", "Bo leaves."),
    ),
    "what is missing": (D7, agenda("Complaint", "Price", "Tests"), ("“Who does what” is missing",)),
    "whose need it was": (D8, pitch(Claim.NEED_OF_THE_ABSENT), ("It breaks.", "Di")),
    "which gap was passed over": (D9, quote("Price"), ("1 line that you left as it is falls short",)),
    "which line was complete": (D9, quote("Price", "Place", "Quantity"), ("Quantity: it is theirs.",)),
}


test_a_finding_states_the_fact_that_decides = states(FACTS)


def test_one_slip_in_a_list_of_six_is_forgiven_and_two_are_not() -> None:
    right = [offer(listed=True, allowed=True)] * 5
    wrong = offer(listed=True, allowed=False)
    assert D4.check([*right, wrong], 1).status is Status.KEPT
    assert D4.check([*right, wrong, wrong], 1).status is Status.BROKEN
    assert D4.check([*right[:4], wrong], 1).status is Status.BROKEN


subjects = st.one_of(
    st.builds(
        guidance,
        st.none() | st.builds(boss, st.integers(-9, 9), present=st.booleans()),
        st.none() | st.sampled_from(Asked),
        planned=st.booleans(),
    ),
    st.builds(offer, listed=st.none() | st.booleans(), allowed=st.booleans()),
    st.builds(limit, st.none() | st.floats(0, 1e9)),
    st.builds(talk, st.none() | st.sampled_from(Limit)),
    st.lists(st.text(), max_size=4).map(lambda names: people(*names)),
    st.lists(st.sampled_from([point.name for point in POINTS]), unique=True).map(lambda o: agenda(*o)),
    st.builds(pitch, st.none() | st.sampled_from(Claim)),
    st.lists(st.sampled_from(("Price", "Place", "Quantity")), unique=True).map(lambda found: quote(*found)),
)


test_the_same_finding_every_time = stays_the_same(subjects, (D3, D4, D5, D5B, D6, D7, D8, D9))
