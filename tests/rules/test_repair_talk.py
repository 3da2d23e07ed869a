"""The talk that repairs a relationship: kept, broken, missing, skipped, and both sides of each line."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from grader.domain.clinic import Aim, Sign
from grader.domain.clinic_talk import (
    Agenda,
    Amends,
    Barriers,
    Fix,
    Manner,
    Outlook,
    Parking,
    Picture,
    Probe,
    Suspicion,
    Yardstick,
)
from grader.domain.finding import Status
from grader.rules import repair_agreement, repair_talk
from grader.rules.rule import Rule
from tests.rules.tables import SKIPPED, M, R, W, judged_by, stays_the_same

BROKEN, FINE = Sign("Calls returned", 9, 1), Sign("Samples sent", 8, 9)
CLOSES = date(2027, 5, 14)
FOUR = ("Ana", "you", "Polarbox", "Alpine Dairies")


def agenda(*issues: str, ordered: bool = True, chose: str = "This") -> Agenda:
    main = ("our visits", "late answers")
    return Agenda(
        where="Agenda", chose=chose, person="Ana", main=main, minutes=30, issues=issues, ordered=ordered
    )


def goal(**decided: Any) -> Aim:
    return Aim(where="Opening", **{"chose": "This", "planned": False, **decided})


def barriers(**decided: Any) -> Barriers:
    return Barriers(where="Barriers", **{"chose": "This", "named": True, **decided})


def outlook(**decided: Any) -> Outlook:
    asked = {"chose": "This", "asks": True, "whose": "Ana", "months": 12}
    return Outlook(where="Future", person="Ana", **{**asked, **decided})


def yardstick(**decided: Any) -> Yardstick:
    asked = {"chose": "This", "about": "a safe year", "asks": True}
    return Yardstick(where="Priority", person="Ana", priority="a safe year", **{**asked, **decided})


def probe(manner: Manner | None, about: str = "open tickets") -> Probe:
    return Probe(
        where="Conflict",
        chose="This" if manner else "",
        person="Ana",
        metric="open tickets",
        when="third quarter",
        value=14,
        manner=manner,
        about=about,
    )


def parking(**decided: Any) -> Parking:
    return Parking(where="Offer", until=CLOSES, **{"chose": "This", "gain": "€9,000", **decided})


def suspicion(**decided: Any) -> Suspicion:
    found = {"chose": "This", "log": "All were on Mondays.", "clues": ("One.", "Two.")}
    return Suspicion(where="Cause", **{**found, **decided})


def picture(**decided: Any) -> Picture:
    seen = {"chose": "This", "serves": FOUR, "about": "open tickets"}
    return Picture(where="Better", parties=FOUR, metric="open tickets", **{**seen, **decided})


def amends(owed: int, credited: int = 0, **decided: Any) -> Amends:
    facts = {"chose": "This", "clause": "Clause 4.", "gain": "€9,000"}
    return Amends(where="Late order", owed=owed, credited=credited, **{**facts, **decided})


def fix(**decided: Any) -> Fix:
    made = {"chose": "This", "changes": 1, "removes": True, "asks": True}
    return Fix(where="Visits", fact="All were on Mondays.", **{**made, **decided})


test_keep_to_the_main_issues = judged_by(
    repair_talk.keep_to_the_main_issues,
    ("the main issues, in order", agenda("our visits", "late answers"), R),
    ("the main issues, the other way round", agenda("late answers", "our visits"), R),
    ("the main issues, in no order", agenda("our visits", "late answers", ordered=False), W),
    ("one of them", agenda("our visits"), W),
    ("one of them and another", agenda("our visits", "the hotline"), W),
    ("one issue more", agenda("our visits", "late answers", "the hotline"), W),
    ("undecided", agenda(chose=""), M),
)


test_share_the_goal = judged_by(
    repair_talk.share_the_goal,
    ("what has to change", goal(relationship=True, sign=BROKEN), R),
    ("what is fine", goal(relationship=True, sign=FINE), W),
    ("a pretext", goal(instead="a pretext"), W),
    ("undecided", goal(chose=""), M),
    ("planned and not told", goal(planned=True, instead="an order"), SKIPPED),
)


test_own_our_share = judged_by(
    repair_talk.own_our_share,
    ("ours, and it is", barriers(ours=BROKEN), R),
    ("ours, and it is not", barriers(ours=FINE), W),
    ("theirs alone", barriers(), W),
    ("none", barriers(named=False), W),
    ("undecided", barriers(chose=""), M),
)


test_ask_for_their_year = judged_by(
    repair_talk.ask_for_their_year,
    ("their view, a year ahead", outlook(), R),
    ("their view, eleven months ahead", outlook(months=11), W),
    ("their view, two years ahead", outlook(months=24), R),
    ("somebody else's view", outlook(whose="Olga"), W),
    ("told", outlook(asks=False), W),
    ("undecided", outlook(chose=""), M),
)


test_learn_their_measure = judged_by(
    repair_talk.learn_their_measure,
    ("their priority, asked", yardstick(), R),
    ("another's priority, asked", yardstick(about="tidy books"), W),
    ("their priority, measure assumed", yardstick(asks=False, assumed="open tickets"), W),
    ("asked, with a guess", yardstick(assumed="open tickets"), W),
    ("their priority, not asked", yardstick(asks=False), W),
    ("undecided", yardstick(chose=""), M),
)


test_probe_the_perception = judged_by(
    repair_talk.probe_the_perception,
    ("asks about their measure", probe(Manner.ASK), R),
    ("asks about another measure", probe(Manner.ASK, "days of stock"), W),
    ("corrects it, rightly", probe(Manner.CORRECT), W),
    ("accepts it", probe(Manner.ACCEPT), W),
    ("undecided", probe(None), M),
)


test_no_selling_in_the_talk = judged_by(
    repair_talk.no_selling_in_the_talk,
    ("another day, before it closes", parking(day=date(2027, 5, 11)), R),
    ("another day, the day it closes", parking(day=CLOSES), R),
    ("another day, the day after", parking(day=date(2027, 5, 15)), W),
    ("sells", parking(sells=True), W),
    ("sells, and names a day", parking(sells=True, day=date(2027, 5, 11)), W),
    ("never", parking(), W),
    ("undecided", parking(chose=""), M),
)


test_situation_before_motive = judged_by(
    repair_talk.situation_before_motive,
    ("fits all", suspicion(fits_log=True, fits_clues=True), R),
    ("fits the log alone", suspicion(fits_log=True), W),
    ("fits the clues alone", suspicion(fits_clues=True), W),
    ("a motive", suspicion(motive=True), W),
    ("undecided", suspicion(chose=""), M),
)


test_better_for_all_four = judged_by(
    repair_agreement.better_for_all_four,
    ("all four, their measure", picture(), R),
    ("all four, another measure", picture(about="days of stock"), W),
    ("both people", picture(serves=FOUR[:2]), W),
    ("both organisations", picture(serves=FOUR[2:]), W),
    ("undecided", picture(chose="", serves=()), M),
)


test_mend_without_a_concession = judged_by(
    repair_agreement.mend_without_a_concession,
    ("owed and paid", amends(500, 500), R),
    ("owed and withheld", amends(500), W),
    ("owed, paid and more", amends(500, 500, concession="3%"), W),
    ("not owed and not paid", amends(0), R),
    ("not owed and paid", amends(0, 500), W),
    ("a well-paid trade", amends(0, concession="3% for two years"), W),
    ("undecided", amends(500, chose=""), M),
)


test_one_simple_fix = judged_by(
    repair_agreement.one_simple_fix,
    ("one change, asked", fix(), R),
    ("two changes, asked", fix(changes=2), W),
    ("one change, imposed", fix(asks=False), W),
    ("one change, asked, beside the cause", fix(removes=False), W),
    ("undecided", fix(chose=""), M),
)


def test_silence_keeps_no_prohibition() -> None:
    sold = repair_talk.no_selling_in_the_talk.check([parking(gain="")], 0.5)
    given_away = repair_agreement.mend_without_a_concession.check([amends(0, gain="")], 0.5)
    assert sold.status is given_away.status is Status.NOT_APPLICABLE
    assert sold.max_points == given_away.max_points == 0


RULES = [
    rule
    for module in (repair_talk, repair_agreement)
    for rule in vars(module).values()
    if isinstance(rule, Rule)
]


TALK = (Agenda, Aim, Barriers, Outlook, Yardstick, Probe, Parking, Suspicion)
END = (Picture, Amends, Fix)


test_the_same_finding_every_time = stays_the_same(st.one_of(*map(st.builds, (*TALK, *END))), RULES)
