"""What an answer says in the talk, and of the agreement at its end."""

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
from grader.exercises.common_ground.relationship_clinic.case import RIGHT, Case
from grader.exercises.common_ground.relationship_clinic.reading_plan import Pick


def agenda(case: Case, pick: Pick) -> Agenda:
    """Read the agenda that is sent."""
    # Ways to put an agenda of one kind differ in the issues that they name.
    line = pick.chose.lower()
    issues = [case.words[key] for key in ("main_a", "main_b", "minor_a", "minor_b")]
    return Agenda(
        where=pick.where,
        chose=pick.chose,
        person=case.words["contact"],
        main=(case.words["main_a"], case.words["main_b"]),
        minutes=case.minutes,
        issues=tuple(issue for issue in issues if issue in line),
        ordered=pick.kind in (RIGHT, "minor"),
    )


def barriers(case: Case, pick: Pick) -> Barriers:
    """Read what is said of the barriers."""
    return Barriers(
        where=pick.where,
        chose=pick.chose,
        named=pick.kind != "vague",
        ours=case.facts.shares.get(pick.kind),
    )


def outlook(case: Case, pick: Pick) -> Outlook:
    """Read what is said of the time to come."""
    words = case.words
    contact, other = words["contact"], words["other"]
    return Outlook(
        where=pick.where,
        chose=pick.chose,
        person=contact,
        asks=pick.kind != "tell",
        whose=other if pick.kind == "somebody-else" else contact,
        months=1 if words["in_a_month"] in pick.chose else 12,
    )


def yardstick(case: Case, pick: Pick) -> Yardstick:
    """Read what is said of the priority."""
    words = case.words
    return Yardstick(
        where=pick.where,
        chose=pick.chose,
        person=words["contact"],
        priority=words["priority"],
        about=words["other_priority" if pick.kind == "not-theirs" else "priority"],
        asks=pick.kind in (RIGHT, "not-theirs"),
        assumed=words["guess"] if pick.kind == "assume" else "",
    )


MANNERS = {
    "accept": Manner.ACCEPT,
    "correct": Manner.CORRECT,
    RIGHT: Manner.ASK,
    "other-figure": Manner.ASK,
}


def probe(case: Case, pick: Pick) -> Probe:
    """Read what is said of the conflict."""
    words = case.words
    return Probe(
        where=pick.where,
        chose=pick.chose,
        person=words["contact"],
        metric=words["metric"],
        when=words["best"],
        value=case.facts.lowest,
        manner=MANNERS.get(pick.kind),
        about=words["other_metric" if pick.kind == "other-figure" else "metric"],
    )


def parking(case: Case, pick: Pick) -> Parking:
    """Read what is said of the products."""
    return Parking(
        where=pick.where,
        chose=pick.chose,
        gain=f"An order of {case.words['amount']}",
        until=case.facts.deadline,
        sells=pick.kind in ("sell", "brief"),
        day=case.facts.offers.get(pick.kind),
    )


def suspicion(case: Case, pick: Pick) -> Suspicion:
    """Read what is taken to be behind the visits."""
    return Suspicion(
        where=pick.where,
        chose=pick.chose,
        log=case.files.log.fact,
        clues=case.clues,
        motive=pick.kind == "motive",
        fits_log=pick.kind in case.facts.same_log,
        fits_clues=pick.kind == RIGHT,
    )


def picture(case: Case, pick: Pick) -> Picture:
    """Read what is said to become better."""
    words = case.words
    parties = (words["contact"], "you", words["buyer"], words["seller"])
    served = {"ours": (parties[1], parties[3]), "two-people": parties[:2]}
    metrics = {"ours": "", "two-people": words["aside_metric"], "other-figure": words["other_metric"]}
    return Picture(
        where=pick.where,
        chose=pick.chose,
        parties=parties,
        metric=words["metric"],
        serves=served.get(pick.kind, parties),
        about=metrics.get(pick.kind, words["metric"]),
    )


def amends(case: Case, pick: Pick) -> Amends:
    """Read what is done about the late order."""
    words, facts = case.words, case.facts
    concessions = {"gift": "3% of the next order", "trade": "3% of twice the order, or of two years,"}
    clause = (
        f"Clause 4 pays from more than {words['grace']} days on, and the order was {words['late']} days late."
    )
    return Amends(
        where=pick.where,
        chose=pick.chose,
        owed=facts.owed,
        clause=clause,
        gain=f"an order of {words['amount']}",
        credited=facts.credit if pick.kind == "credit" else 0,
        concession=concessions.get(pick.kind, ""),
    )


def fix(case: Case, pick: Pick) -> Fix:
    """Read what is said of the visits."""
    return Fix(
        where=pick.where,
        chose=pick.chose,
        fact=case.files.log.fact,
        changes=SEVERAL if pick.kind == "elaborate" else 1,
        removes=pick.kind == RIGHT or case.words.get(f"change_{pick.kind}") == case.words["change"],
        asks=pick.kind != "imposed",
    )


SEVERAL = 3
"""How many changes the shortest elaborate fix makes."""
