"""Reference and flawed answers for ``people-or-business``, as functions of its case."""

from collections.abc import Callable

from grader.domain.incidents import Cause, FirstStep, Ground, Matter, Move
from grader.exercises.sheet import Answer
from grader.exercises.trust import people_or_business
from grader.exercises.trust.people_or_business.scene import Card
from grader.grading.solutions import Solution


def _handled(case: people_or_business.Case, fits: Callable[[Card], str], field: str) -> Answer:
    """Return one field of every card; cards for which there is nothing to say are left out."""
    told = {f"card-{turn}.{field}": fits(card) for turn, card in enumerate(case.cards, 1)}
    return {key: value for key, value in told.items() if value}


def _moved(case: people_or_business.Case, fits: Callable[[Card, Move], bool]) -> Answer:
    """Return the first move of each card that fits, with its exact cost."""
    answer: dict[str, str | float] = {}
    for turn, card in enumerate(case.cards, 1):
        found = next((offer for offer in card.moves if fits(card, offer.means)), None)
        if found:
            answer |= {f"card-{turn}.move": found.option.id, f"card-{turn}.cost": found.means.cost}
    return answer


def _moved_well(card: Card, move: Move) -> bool:
    if card.incident.matter is Matter.BUSINESS:
        return move.candid
    return move.ground is Ground.CONTRACT and move.cost == card.incident.due


def _stepped(card: Card, fits: Callable[[FirstStep], bool]) -> str:
    return next((offer.option.id for offer in card.steps if fits(offer.means)), "")


def _upset(card: Card) -> set[str]:
    return {upset.name for upset in card.incident.frustrated}


def _stepped_well(card: Card) -> str:
    upset = _upset(card)
    return _stepped(card, lambda step: upset <= set(step.heard) if upset else step.candid)


def _reference(case: people_or_business.Case) -> Answer:
    return {
        **_handled(case, lambda card: card.incident.matter, "label"),
        **_handled(case, lambda card: card.incident.cause, "cause"),
        **_handled(case, _stepped_well, "step"),
        **_moved(case, _moved_well),
    }


def _another_cause(card: Card) -> str:
    others = [cause for cause in Cause if cause not in (card.incident.cause, Cause.NONE)]
    return others[0] if card.incident.frustrated else ""


def _half_heard(card: Card) -> str:
    upset = _upset(card)
    return _stepped(card, lambda step: bool(upset and step.heard and not upset <= set(step.heard)))


def _linked(card: Card, move: Move) -> bool:
    return card.incident.matter is Matter.BOTH and move.ground is not Ground.CONTRACT


def _sweetened(card: Card, move: Move) -> bool:
    return card.incident.matter is Matter.PEOPLE and move.cost > 0


def _quiet(card: Card, move: Move) -> bool:
    return card.incident.matter is Matter.BUSINESS and not move.candid


def _never_concede(case: people_or_business.Case) -> Answer:
    """Every move that costs money is taken for a concession, the payment of a debt among them."""
    return {**_reference(case), **_moved(case, lambda _, move: move.cost == 0)}


def _all_is_people(case: people_or_business.Case) -> Answer:
    """Hears everybody, concedes nothing, and takes each card for a talk that went wrong."""
    return {
        **_never_concede(case),
        **_handled(case, lambda _: Matter.PEOPLE, "label"),
        **_handled(case, lambda _: Cause.COMMUNICATION, "cause"),
    }


SOLUTION = Solution(
    reference=_reference,
    flawed={
        "people-and-business-apart": lambda case: _moved(case, _linked),
        "no-concession-as-repair": lambda case: _moved(case, _sweetened),
        "cause-diagnosed": lambda case: _handled(case, _another_cause, "cause"),
        "all-heard-first": lambda case: _handled(case, _half_heard, "step"),
        "trust-before-profit": lambda case: _moved(case, _quiet),
        "move-costed": lambda _: dict.fromkeys((f"card-{turn}.cost" for turn in range(1, 9)), 0.0),
    },
    slogans={"never-concede": _never_concede, "all-is-people": _all_is_people},
)
