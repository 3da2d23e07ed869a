"""What an answer says of the decisions before the talk."""

from msgspec import Struct

from grader.domain.clinic import AccountStatus, Advice, Aim, Approach, GrowthDay, OrderVisit, RepairDays
from grader.exercises.common_ground.relationship_clinic.case import RIGHT, Case


class Pick(Struct, frozen=True):
    """One decision: what it is called, which kind was chosen, and in which words; empty while undecided."""

    where: str
    kind: str
    chose: str


def status(case: Case, pick: Pick) -> AccountStatus:
    """Read what becomes of the damaged account."""
    log = case.files.log
    grounds = {RIGHT: log.kept, "false-ground": log.missed}
    return AccountStatus(
        where=pick.where,
        chose=pick.chose,
        relief=case.words["relief"] if pick.kind == "release" else f"half of {case.words['relief']}",
        keeps=pick.kind in grounds,
        ground=grounds.get(pick.kind),
    )


def repair(case: Case, pick: Pick) -> RepairDays:
    """Read how the two free days are spent."""
    return RepairDays(
        where=pick.where,
        chose=pick.chose,
        gain=case.words["gain"],
        together=pick.kind in (RIGHT, "not-shared"),
        problem=case.facts.problems.get(pick.kind),
    )


def growth(case: Case, pick: Pick) -> GrowthDay:
    """Read how the day for the excellent account is spent."""
    words = case.words
    return GrowthDay(
        where=pick.where,
        chose=pick.chose,
        person=words["friend"],
        wish=words["wish"],
        gain=words["gain_small"],
        topic={RIGHT: words["wish"], "runs-well": words["fine"]}.get(pick.kind, ""),
        sells=pick.kind == "sell",
    )


def order(case: Case, pick: Pick) -> OrderVisit:
    """Read how the order with an open term is prepared."""
    words = case.words
    terms = {RIGHT: "term_open", "settled-term": "term_closed", "negotiate-first": "term_open"}
    return OrderVisit(
        where=pick.where,
        chose=pick.chose,
        person=words["friend"],
        open_term=words["term_open"],
        bonus=words["bonus"],
        need=pick.kind != "negotiate-first",
        term=words.get(terms.get(pick.kind, ""), ""),
    )


def approach(case: Case, pick: Pick) -> Approach:
    """Read how the contact is approached."""
    return Approach(where=pick.where, chose=pick.chose, before=case.facts.ways.get(pick.kind))


def advice(case: Case, pick: Pick) -> Advice:
    """Read whom the learner consults."""
    facts = case.facts
    return Advice(
        where=pick.where, chose=pick.chose, talk=facts.talk, colleague=facts.advisers.get(pick.kind)
    )


def planned(case: Case, pick: Pick) -> Aim:
    """Read the goal that is planned."""
    return _aim(case, pick, planned=True)


def told(case: Case, pick: Pick) -> Aim:
    """Read the goal that the contact is told."""
    return _aim(case, pick, planned=False)


def _aim(case: Case, pick: Pick, *, planned: bool) -> Aim:
    instead = {
        "order": f"an order of {case.words['amount']}",
        "step": "a small success that comes soon",
        "hide": "a pretext",
    }
    sign = case.facts.aims.get(pick.kind)
    return Aim(
        where=pick.where,
        chose=pick.chose,
        planned=planned,
        relationship=sign is not None,
        sign=sign,
        instead=instead.get(pick.kind, ""),
    )
