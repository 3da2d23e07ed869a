"""Reference and flawed answers for ``prep-brief``, as functions of its case."""

from collections.abc import Callable, Sequence
from typing import Any

from grader.domain import colleagues, preparation
from grader.exercises.menu import Menu, slug
from grader.exercises.sheet import Answer
from grader.exercises.team.prep_brief.case import Case
from grader.grading.solutions import Solution


def _who(menu: Menu[Any], fits: Callable[[Sequence[colleagues.Helper]], bool]) -> str:
    """Return the first option whose helpers fit."""
    return next(line.id for line in menu.lines if fits(line.kind))


def _all_in(count: int) -> Callable[[Sequence[colleagues.Helper]], bool]:
    return lambda helpers: len(helpers) == count and all(helper.present for helper in helpers)


def _in_time(case: Case) -> Callable[[Sequence[colleagues.Helper]], bool]:
    return lambda helpers: any(helper.present and helper.day < case.team.met_on for helper in helpers)


def _gone(helpers: Sequence[colleagues.Helper]) -> bool:
    return any(not helper.present for helper in helpers)


def _order(case: Case) -> list[str]:
    """Return an agenda that keeps everybody's hours, the points with the least choice first."""
    order: dict[int, str] = {}
    for point in sorted(case.visit.course.points, key=lambda point: len(point.places)):
        if point.places:
            place = next(place for place in point.places if place not in order)
            order[place] = slug(point.name)
    return [order[place] for place in sorted(order)]


def _reference(case: Case) -> Answer:
    team, visit, quote = case.team, case.visit, case.quote
    answer: dict[str, str | float | list[str]] = {
        "guidance.hour": _who(team.hour, _in_time(case)),
        "guidance.ask": team.ask.of(preparation.Asked.GUIDANCE),
        "colleagues.write": _who(team.write, _all_in(1)),
        "colleagues.deal": _who(team.deal, _all_in(3)),
        "colleagues.advice": _who(team.advice, _in_time(case)),
        "offers.list": [offer.id for offer in case.offers if offer.allowed],
        "limits.alternative": float(case.limits.best.leaves),
        "limits.reservation": round(case.limits.reservation, 2),
        "limits.talk": case.talk.menu.of(preparation.Limit.WITHHELD),
        "people.coming": [slug(name) for name in visit.coming],
        "people.signs": slug(visit.signs),
        "agenda.order": _order(case),
        "quote.gaps": [entry.id for entry in quote.entries if not entry.complete],
    }
    for number, menu in enumerate(visit.pitches.values(), 1):
        answer[f"pitch.listener-{number}"] = menu.of(preparation.Claim.FITS)
    for number, promise in enumerate(quote.promises, 1):
        answer[f"promises.promise-{number}"] = promise.menu.of(colleagues.Backing.IN_CHARGE)
    return answer


def _price_only(case: Case) -> Answer:
    return {"offers.list": [next(offer.id for offer in case.offers if offer.allowed)]}


def _price_first(case: Case) -> Answer:
    order = _order(case)
    return {"agenda.order": [order[1], order[0], *order[2:]]}


def _never_alone(case: Case) -> Answer:
    """Ask everybody, whenever it may be; offer all there is; and tell nobody the limit, whatever it takes."""
    team, visit, quote = case.team, case.visit, case.quote
    highest = max(visit.guests, key=lambda guest: guest.limit)
    answer = {
        **_reference(case),
        "guidance.hour": _who(team.hour, bool),
        "guidance.ask": team.ask.of(preparation.Asked.GUIDANCE, preparation.Asked.HANDOVER),
        "colleagues.write": _who(team.write, bool),
        "colleagues.deal": _who(team.deal, lambda helpers: len(helpers) > 1),
        "colleagues.advice": _who(team.advice, bool),
        "offers.list": [offer.id for offer in case.offers],
        "limits.reservation": float(case.limits.loose.price),
        "limits.talk": case.talk.menu.lines[0].id,
        "people.signs": slug(highest.name),
    }
    for number, promise in enumerate(quote.promises, 1):
        answer[f"promises.promise-{number}"] = _first_person(promise.menu)
    return answer


def _first_person(menu: Menu[colleagues.Backing]) -> str:
    return menu.of(colleagues.Backing.IN_CHARGE, colleagues.Backing.NOT_IN_CHARGE)


def _boss_knows(case: Case) -> Answer:
    """Take guidance for the boss's leave, price and presence; read every paper but the dates."""
    hoped = float(case.limits.hoped)
    first = [slug(point.name) for point in case.visit.course.points if point.places]
    return {
        **_reference(case),
        "guidance.hour": _who(case.team.hour, bool),
        "guidance.ask": case.team.ask.of(preparation.Asked.PERMISSION),
        "limits.alternative": float(max(one.leaves for one in case.limits.alternatives)),
        "limits.reservation": hoped,
        "limits.talk": case.talk.menu.of(preparation.Limit.FALSE_ORDER),
        "agenda.order": first,
    }


SOLUTION = Solution(
    reference=_reference,
    flawed={
        "guidance-before-the-meeting": lambda case: {
            "guidance.hour": _who(case.team.hour, lambda helpers: not helpers)
        },
        "never-work-alone": lambda case: {"colleagues.write": _who(case.team.write, _gone)},
        "teamwork-from-start-to-end": lambda case: {
            "colleagues.deal": _who(case.team.deal, lambda helpers: len(helpers) <= 1)
        },
        "consult-before-you-replan": lambda case: {
            "colleagues.advice": _who(case.team.advice, lambda helpers: not helpers)
        },
        "all-that-may-be-offered": _price_only,
        "limits-from-the-alternative": lambda case: {"limits.reservation": float(case.limits.hoped)},
        "limit-never-falsified": lambda case: {
            "limits.talk": case.talk.menu.of(preparation.Limit.FALSE_FLOOR)
        },
        "know-whom-you-meet": lambda case: {
            "people.coming": [slug(guest.name) for guest in case.visit.guests]
        },
        "plan-how-it-will-go": _price_first,
        "pitch-benefits-to-needs": lambda case: {
            "pitch.listener-1": next(iter(case.visit.pitches.values())).other_than(preparation.Claim.FITS)
        },
        "no-gap-in-the-quote": lambda case: {
            "quote.gaps": [entry.id for entry in case.quote.entries if not entry.complete][:1]
        },
        "somebody-behind-each-promise": lambda case: {
            "promises.promise-1": case.quote.promises[0].menu.of(colleagues.Backing.DEPARTMENT)
        },
    },
    slogans={
        "never alone, whoever and whenever": _never_alone,
        "the boss decides": _boss_knows,
    },
)
