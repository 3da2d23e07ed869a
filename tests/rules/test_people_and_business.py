"""People and business on one account: kept, broken, missing, and both sides of each boundary."""

from typing import Any

import pytest
from hypothesis import strategies as st
from msgspec.structs import replace

from grader.domain.finding import Status
from grader.domain.incidents import Cause, FirstStep, Ground, Handling, Incident, Matter, Move, Upset
from grader.rules import people_and_business as rules
from grader.rules.rule import Rule
from tests.rules.tables import SKIPPED, M, R, W, judged_by, stays_the_same

QUARREL = Incident(
    where="Card 1",
    matter=Matter.PEOPLE,
    matter_fact="Ana asks for no money.",
    cause=Cause.COMMUNICATION,
    cause_fact="The note was never sent.",
    frustrated=(Upset("Ana", "I am fed up."), Upset("Minh", "It stings.")),
    due=0.0,
    due_fact="",
)
OWED = replace(QUARREL, matter=Matter.BOTH, due=480.0, due_fact="The delay was 9 days; clause 1 pays from 6.")
NOT_OWED = replace(OWED, due=0.0, due_fact="The delay was 3 days; clause 1 pays from 6.")
SLIP = replace(
    QUARREL,
    matter=Matter.BUSINESS,
    cause=Cause.NONE,
    cause_fact="",
    frustrated=(),
    due=900.0,
    due_fact="Paid twice.",
)

AS_AGREED = Move("Leave the terms as they are", Ground.CONTRACT)
DISCOUNT = Move("Take 2% off", Ground.GOODWILL, 400.0, "2% of 100 pallets at €200")
GRANT = Move("Credit the delay by clause 1", Ground.CONTRACT, 480.0, "2 days at €240")
REFUSE = Move("Credit nothing under clause 1", Ground.CONTRACT)
GRANT_AND_MORE = Move("Credit it and add a day", Ground.MANNERS, 980.0, "€480 and a service day at €500")
FOR_TONE = Move("Nothing, after that tone", Ground.MANNERS)
FOR_APOLOGY = Move("Credit it once Ana is sorry", Ground.MANNERS, 480.0, "2 days at €240")
RETURN = Move("Return it", Ground.CONTRACT, 900.0, "One payment", candid=True)
RETURN_IF = Move("Return it for an order", Ground.GOODWILL, 900.0, "One payment")
KEEP = Move("Keep it", Ground.GOODWILL)

TELL = FirstStep("Tell Ana today", candid=True)
WAIT = FirstStep("Wait until Ana asks")


def hear(*names: str) -> FirstStep:
    return FirstStep("Hear them", names)


def handled(incident: Incident, **decided: Any) -> Handling:
    return Handling(incident=incident, **decided)


test_people_and_business_apart = judged_by(
    rules.people_and_business_apart,
    ("people, called people", handled(QUARREL, matter=Matter.PEOPLE), R),
    ("people, called a mix", handled(QUARREL, matter=Matter.BOTH), W),
    ("people, move wrong but A6's to judge", handled(QUARREL, matter=Matter.PEOPLE, move=DISCOUNT), R),
    ("slip, called business", handled(SLIP, matter=Matter.BUSINESS), R),
    ("slip, called people", handled(SLIP, matter=Matter.PEOPLE), W),
    ("mix, owed and granted", handled(OWED, matter=Matter.BOTH, move=GRANT), R),
    ("mix, owed and refused", handled(OWED, matter=Matter.BOTH, move=REFUSE), W),
    ("mix, not owed and refused", handled(NOT_OWED, matter=Matter.BOTH, move=REFUSE), R),
    ("mix, not owed and granted", handled(NOT_OWED, matter=Matter.BOTH, move=GRANT), W),
    ("mix, not owed, refused for the tone", handled(NOT_OWED, matter=Matter.BOTH, move=FOR_TONE), W),
    ("mix, owed, granted for an apology", handled(OWED, matter=Matter.BOTH, move=FOR_APOLOGY), W),
    ("mix, owed, more as an apology", handled(OWED, matter=Matter.BOTH, move=GRANT_AND_MORE), W),
    ("mix, owed, a gift in its place", handled(OWED, matter=Matter.BOTH, move=DISCOUNT), W),
    ("mix, right move under the wrong label", handled(OWED, matter=Matter.BUSINESS, move=GRANT), W),
    ("mix without a move", handled(OWED, matter=Matter.BOTH), M),
    ("mix without a label", handled(OWED, move=GRANT), M),
    ("nothing", handled(QUARREL), M),
)


test_no_concession_as_repair = judged_by(
    rules.no_concession_as_repair,
    ("terms left alone", handled(QUARREL, move=AS_AGREED), R),
    ("a discount", handled(QUARREL, move=DISCOUNT), W),
    ("nothing", handled(QUARREL), M),
    ("a debt paid is no concession", handled(OWED, move=GRANT), SKIPPED),
    ("a slip set right is no concession", handled(SLIP, move=RETURN), SKIPPED),
)


test_cause_diagnosed = judged_by(
    rules.cause_diagnosed,
    ("the cause", handled(QUARREL, cause=Cause.COMMUNICATION), R),
    ("another cause", handled(QUARREL, cause=Cause.MISPERCEPTION), W),
    ("no problem seen", handled(QUARREL, cause=Cause.NONE), W),
    (
        "the cause under the wrong label",
        handled(QUARREL, matter=Matter.BUSINESS, cause=Cause.COMMUNICATION),
        R,
    ),
    ("nothing", handled(QUARREL), M),
    ("business without people", handled(SLIP, matter=Matter.BUSINESS, cause=Cause.NONE), R),
    ("business, yet with a cause", handled(SLIP, matter=Matter.BUSINESS, cause=Cause.COMMUNICATION), W),
    ("business without a cause", handled(SLIP, matter=Matter.BUSINESS), M),
    (
        "a wrong label is punished once",
        handled(SLIP, matter=Matter.PEOPLE, cause=Cause.COMMUNICATION),
        SKIPPED,
    ),
)


test_all_heard_first = judged_by(
    rules.all_heard_first,
    ("everybody", handled(QUARREL, step=hear("Minh", "Ana")), R),
    ("everybody and one more", handled(QUARREL, step=hear("Ana", "Olga", "Minh")), R),
    ("theirs alone", handled(QUARREL, step=hear("Ana")), W),
    ("as many, but another", handled(QUARREL, step=hear("Ana", "Olga")), W),
    ("nobody", handled(QUARREL, step=FirstStep("Send a plan")), W),
    ("nothing", handled(QUARREL), M),
    ("nobody is upset", handled(SLIP, step=TELL), SKIPPED),
)


test_trust_before_profit = judged_by(
    rules.trust_before_profit,
    ("told and returned", handled(SLIP, step=TELL, move=RETURN), R),
    ("told, yet kept", handled(SLIP, step=TELL, move=KEEP), W),
    ("returned, but not told", handled(SLIP, step=WAIT, move=RETURN), W),
    ("returned for an order", handled(SLIP, step=TELL, move=RETURN_IF), W),
    ("half decided", handled(SLIP, move=RETURN), M),
    ("no slip", handled(QUARREL, step=WAIT, move=DISCOUNT), SKIPPED),
)


test_move_costed = judged_by(
    rules.move_costed,
    ("exact", handled(OWED, move=GRANT, cost=480.0), R),
    ("1% too much", handled(OWED, move=GRANT, cost=484.8), R),
    ("more than 1% too much", handled(OWED, move=GRANT, cost=485.0), W),
    ("1% too little", handled(OWED, move=GRANT, cost=475.2), R),
    ("more than 1% too little", handled(OWED, move=GRANT, cost=475.0), W),
    ("a gesture costed at zero", handled(QUARREL, move=DISCOUNT, cost=0.0), W),
    ("a concession is costed, wise or not", handled(QUARREL, move=DISCOUNT, cost=400.0), R),
    ("a sum on what is free", handled(QUARREL, move=AS_AGREED, cost=400.0), W),
    ("a zero proves nothing", handled(QUARREL, move=AS_AGREED, cost=0.0), SKIPPED),
    ("no cost", handled(OWED, move=GRANT), M),
    ("no move", handled(OWED, cost=480.0), SKIPPED),
)


ALL = (
    rules.people_and_business_apart,
    rules.no_concession_as_repair,
    rules.cause_diagnosed,
    rules.all_heard_first,
    rules.trust_before_profit,
    rules.move_costed,
)

HANDLINGS = st.builds(
    Handling,
    incident=st.sampled_from((QUARREL, OWED, NOT_OWED, SLIP)),
    matter=st.none() | st.sampled_from(Matter),
    cause=st.none() | st.sampled_from(Cause),
    step=st.none() | st.sampled_from((TELL, WAIT, hear("Ana"), hear("Ana", "Minh"))),
    move=st.none() | st.sampled_from((AS_AGREED, DISCOUNT, GRANT, FOR_TONE, RETURN, KEEP)),
    cost=st.none() | st.floats(0, 1e7),
)


test_the_same_finding_every_time = stays_the_same(HANDLINGS, ALL)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_nothing_decided_is_not_attempted(rule: Rule[Any]) -> None:
    blank = [handled(incident) for incident in (QUARREL, OWED, SLIP)]
    assert rule.check(blank, 2).status is Status.NOT_ATTEMPTED


def test_who_was_left_out_is_quoted() -> None:
    mark = rules.all_heard_first.judge(handled(QUARREL, step=hear("Ana")))
    assert mark
    assert "Minh, who wrote: “It stings.”" in mark.evidence


def test_a_gift_and_a_condition_on_manners_are_told_apart() -> None:
    said = [
        mark.why
        for move in (DISCOUNT, FOR_APOLOGY)
        if (mark := rules.people_and_business_apart.judge(handled(OWED, matter=Matter.BOTH, move=move)))
    ]
    assert said == [
        f"That is a gift for calm, and leaves the claim undecided. {OWED.due_fact}",
        f"That ties the money to manners. {OWED.due_fact}",
    ]


def test_who_is_upset_answers_a_card_said_to_have_no_people_problem() -> None:
    mark = rules.cause_diagnosed.judge(handled(QUARREL, cause=Cause.NONE))
    assert mark
    assert mark.why.endswith(QUARREL.matter_fact)


def test_the_sum_itself_is_not_given_away() -> None:
    mark = rules.move_costed.judge(handled(OWED, move=GRANT, cost=0.0))
    assert mark
    assert "480" not in mark.evidence
