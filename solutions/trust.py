"""Reference and flawed answers for the Trust module, as functions of each exercise's case."""

from collections.abc import Callable, Mapping
from typing import Any

from grader.domain.agreement import Owner, Proof, Remedy
from grader.domain.disclosure import Meeting, Piece
from grader.domain.incidents import Cause, FirstStep, Ground, Matter, Move
from grader.domain.safeguards import Begin, Checked, Moment, Side, Source
from grader.exercises.menu import Line
from grader.exercises.sheet import Answer
from grader.exercises.trust import people_or_business
from grader.exercises.trust.disclosure_ladder.case import Case as LadderCase
from grader.exercises.trust.low_trust_agreement.case import Case as AgreementCase
from grader.exercises.trust.low_trust_agreement.case import Lot
from grader.exercises.trust.people_or_business.scene import Card
from grader.grading.solutions import Solution

# People or business


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


def _people_or_business(case: people_or_business.Case) -> Answer:
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
    return {**_people_or_business(case), **_moved(case, lambda _, move: move.cost == 0)}


def _all_is_people(case: people_or_business.Case) -> Answer:
    """Hears everybody, concedes nothing, and takes each card for a talk that went wrong."""
    return {
        **_never_concede(case),
        **_handled(case, lambda _: Matter.PEOPLE, "label"),
        **_handled(case, lambda _: Cause.COMMUNICATION, "cause"),
    }


PEOPLE_OR_BUSINESS = Solution(
    reference=_people_or_business,
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

# The disclosure ladder


def _pieces(case: LadderCase, fits: Callable[[Piece], bool]) -> list[str]:
    """Return the group ids of the pieces that fit, the least likely to be misused first."""
    cards = sorted(enumerate(case.cards, 1), key=lambda card: (card[1].piece.chance, card[1].piece.risk))
    return [f"piece-{number}" for number, card in cards if fits(card.piece)]


def _constraints(case: LadderCase) -> list[str]:
    return _pieces(case, lambda piece: piece.constraint)


def _late_constraint(case: LadderCase) -> str:
    """Return the constraint that is likeliest to be misused; meeting 2 opens its issue."""
    return _pieces(case, lambda piece: piece.constraint and piece.opens is Meeting.SECOND)[-1]


def _wishes(case: LadderCase) -> list[str]:
    return _pieces(case, lambda piece: piece.worth_telling and not piece.constraint)


def _matters(case: LadderCase) -> str:
    return _pieces(
        case,
        lambda piece: piece.worth_telling and not piece.constraint and piece.gain >= case.matters_from,
    )[0]


def _trivia(case: LadderCase) -> str:
    return _pieces(
        case, lambda piece: piece.worth_telling and not piece.constraint and piece.gain < case.matters_from
    )[0]


def _told(case: LadderCase, plan: Mapping[str, int]) -> Answer:
    """Return the best way to tell the pieces of a plan: meeting by piece."""
    answer = {f"piece-{number}.when": "not-shared" for number in range(1, len(case.cards) + 1)}
    constraints = _constraints(case)
    for piece, meeting in plan.items():
        answer |= {
            f"{piece}.when": f"meeting-{meeting}",
            f"{piece}.stance": "fixed" if piece in constraints else "preference",
            f"{piece}.words": "exact" if piece in constraints else "range",
            f"{piece}.ask": "their-limit",
        }
    return answer


def _ladder(case: LadderCase) -> Answer:
    constraints, wishes = _constraints(case), _wishes(case)
    if case.record.low_trust:
        plan = dict.fromkeys(constraints, 1) | dict.fromkeys(wishes, 3) | {wishes[0]: 2}
        opening, onward = constraints[0], "theirs-first"
    else:
        plan = dict.fromkeys((*constraints, *wishes), 1) | {_trivia(case): 2}
        opening, onward = _matters(case), "as-planned"
    talks = {"opening.piece": opening, "silence.move": "ask-concerns", "silence.onward": onward}
    return {**_told(case, plan), **talks}


def _withhold_two(case: LadderCase) -> Answer:
    wish = _wishes(case)[-1] if case.record.low_trust else _trivia(case)
    return {f"{piece}.when": "not-shared" for piece in (wish, _late_constraint(case))}


def _every(field: str, value: Callable[[Any], str]) -> Callable[[LadderCase], Answer]:
    """Return a change that sets one field of every piece."""
    return lambda case: {f"piece-{n}.{field}": value(card.piece) for n, card in enumerate(case.cards, 1)}


def _open_player(case: LadderCase) -> Answer:
    """Tell everything, lead with what matters, stay open, whatever the trust."""
    everything = {f"piece-{number}": 1 for number in range(1, len(case.cards) + 1)}
    talks = {"opening.piece": _matters(case), "silence.move": "ask-concerns", "silence.onward": "as-planned"}
    return {**_told(case, everything), **talks}


def _guarded_player(keeps: Callable[[Piece], bool]) -> Callable[[LadderCase], Answer]:
    """Keep what seems risky, tell the rest in steps, the least misusable first, whatever the trust."""

    def play(case: LadderCase) -> Answer:
        told = _pieces(case, lambda piece: not keeps(piece))
        plan = {piece: 1 for piece in told if piece in _constraints(case)}
        wishes = [piece for piece in told if piece not in plan]
        plan |= dict.fromkeys(wishes, 3) | dict.fromkeys(wishes[:1], 2)
        talks = {"opening.piece": told[0], "silence.move": "ask-concerns", "silence.onward": "theirs-first"}
        return {**_told(case, plan), **talks}

    return play


LIKELY = 25
"""Percent; a guarded player keeps what is likelier to be misused than this."""

DEAR = 5000
"""Euros; a guarded player keeps what costs more than this if misused."""

DISCLOSURE_LADDER = Solution(
    reference=_ladder,
    flawed={
        "share-what-is-worth-it": _withhold_two,
        "lead-with-what-matters": lambda case: {
            "opening.piece": _trivia(case),
            f"{_trivia(case)}.when": "meeting-1",
        },
        "climb-in-small-steps": lambda case: {"opening.piece": _late_constraint(case)},
        "stay-open": lambda _: {"silence.onward": "hold-back"},
        "not-too-much-at-once": lambda case: {f"{piece}.when": "meeting-2" for piece in _wishes(case)},
        "fixed-only-where-fixed": _every(
            "stance", lambda piece: "preference" if piece.constraint else "fixed"
        ),
        "constraints-early": lambda case: {f"{_late_constraint(case)}.when": "meeting-2"},
        "invite-their-limits": _every("ask", lambda _: "concession"),
        "constraints-exactly": _every("words", lambda _: "range"),
        "tell-the-truth": lambda case: {f"{_wishes(case)[0]}.words": "slanted"},
        "ask-their-concerns": lambda _: {"silence.move": "let-drop"},
    },
    slogans={
        "open": _open_player,
        "guarded, keeps every wish": _guarded_player(lambda piece: not piece.constraint),
        "guarded, keeps the likely": _guarded_player(lambda piece: piece.chance > LIKELY),
        "guarded, keeps the dear": _guarded_player(lambda piece: piece.loss > DEAR),
    },
)

# The agreement without trust


def _units(case: AgreementCase) -> list[int]:
    """Return the contract's quantity in equal parts, one for each delivery."""
    count = len(case.steps)
    return [case.deal.quantity // count + (number < case.deal.quantity % count) for number in range(count)]


def _deliveries(case: AgreementCase) -> Answer:
    """Return one delivery after each act of theirs, on the first free day after its proof."""
    answer: dict[str, str | float] = {}
    days = list(case.days)
    in_order = sorted(case.acts, key=lambda one: one.act.proven)
    for number, (one, step, units) in enumerate(zip(in_order, case.steps, _units(case), strict=True), 1):
        leaves = next(day for day in days if day >= one.act.proven)
        days.remove(leaves)
        answer |= {
            f"step-{number}.owner": step.owner.of(Owner.OUR_PERSON),
            f"step-{number}.condition": one.id,
            f"step-{number}.date": leaves.isoformat(),
            f"step-{number}.size": units,
        }
    return answer


def _agreement(case: AgreementCase) -> Answer:
    answer: dict[str, str | float] = {
        "authority.verify": case.verify.of(Checked.POWER_TO_AGREE),
        "authority.verify-when": case.verify_when.of(Moment.BEFORE_FIRST_SITTING),
        "authority.verify-with": case.verify_with.of(Source.INSIDER, Source.THIRD_PARTY),
        "sittings.pace": _in_time(case),
        "sittings.offer-size": min(case.offers.lines, key=_at_risk).id,
        "sittings.open-offers": case.open_offers.of(1),
        "sittings.notes": case.notes.of(Side.OURS),
        "sittings.draft": case.draft.of(Side.OURS),
    }
    for number, one in enumerate(case.counterparts, 1):
        kind = Begin.ON_THEIR_TERMS if one.accepts else Begin.DECLINE
        answer[f"counterpart-{number}.begin"] = one.begin.of(kind)
    for number, act in enumerate(case.acts, 1):
        answer[f"act-{number}.proof"] = act.proof.of(Proof.INDEPENDENT)
        answer[f"act-{number}.remedy"] = act.remedy.of(Remedy.BITES)
    return {**answer, **_deliveries(case)}


def _at_risk(line: Line[Lot]) -> float:
    return line.kind.units * line.kind.unpaid


def _in_time(case: AgreementCase) -> str:
    return next(
        line.id for line in case.sittings.lines if case.partner.proven <= line.kind <= case.kept_until
    )


def _earliest(case: AgreementCase) -> str:
    return min(case.sittings.lines, key=lambda line: line.kind).id


def _begins_with_both(case: AgreementCase) -> Answer:
    return {
        f"counterpart-{number}.begin": one.begin.of(Begin.ON_THEIR_TERMS)
        for number, one in enumerate(case.counterparts, 1)
    }


def _one_lump(case: AgreementCase) -> Answer:
    sizes = {f"step-{number}.size": 0 for number in range(2, len(case.steps) + 1)}
    return {**sizes, "step-1.size": case.deal.quantity}


def _quick_and_generous(case: AgreementCase) -> Answer:
    """Expect the best: act first and fast, offer much, take their word."""
    answer = {
        **_agreement(case),
        "authority.verify": case.verify.of(Checked.POSITION),
        "authority.verify-when": case.verify_when.other_than(Moment.BEFORE_FIRST_SITTING),
        "authority.verify-with": case.verify_with.other_than(Source.INSIDER, Source.THIRD_PARTY),
        "sittings.pace": _earliest(case),
        "sittings.offer-size": max(case.offers.lines, key=_at_risk).id,
        "sittings.open-offers": max(case.open_offers.lines, key=lambda line: line.kind).id,
    }
    for number, one in enumerate(case.counterparts, 1):
        answer[f"counterpart-{number}.begin"] = one.begin.of(Begin.GESTURE)
    for number, act in enumerate(case.acts, 1):
        answer[f"act-{number}.proof"] = act.proof.of(Proof.THEIRS)
        answer[f"act-{number}.remedy"] = max(act.remedy.lines, key=lambda line: line.tone).id
        answer[f"step-{number}.date"] = case.days[number - 1].isoformat()
    return answer


def _trusting(case: AgreementCase) -> Answer:
    """Go the whole way: their pen, both teams, one delivery now, and nothing asked for it."""
    answer = {
        **_quick_and_generous(case),
        **_one_lump(case),
        "sittings.notes": case.notes.other_than(Side.OURS),
        "sittings.draft": case.draft.other_than(Side.OURS),
    }
    for number, step in enumerate(case.steps, 1):
        answer[f"step-{number}.owner"] = step.owner.other_than(Owner.OUR_PERSON)
        answer[f"step-{number}.condition"] = step.condition.of("")
        answer[f"step-{number}.date"] = case.days[0].isoformat()
    return answer


LOW_TRUST_AGREEMENT = Solution(
    reference=_agreement,
    flawed={
        "begin-with-safeguards": _begins_with_both,
        "control-performance": lambda case: {"act-2.remedy": case.acts[1].remedy.of(Remedy.WORDS)},
        "move-slowly": lambda case: {"sittings.pace": _earliest(case)},
        "use-small-increments": lambda case: {"sittings.offer-size": max(case.offers.lines, key=_at_risk).id},
        "not-too-much-at-once": lambda case: {"sittings.open-offers": case.open_offers.other_than(1)},
        "control-the-notes": lambda case: {"sittings.notes": case.notes.other_than(Side.OURS)},
        "draw-up-the-agreement": lambda case: {"sittings.draft": case.draft.other_than(Side.OURS)},
        "name-the-owner": lambda case: {"step-2.owner": case.steps[1].owner.other_than(Owner.OUR_PERSON)},
        "pair-each-act": lambda case: {"step-1.condition": case.steps[0].condition.of("")},
        "let-them-act-first": lambda case: {"step-1.date": case.days[0].isoformat()},
        "verify-the-power-to-agree": lambda case: {"authority.verify": case.verify.of(Checked.PAST_ORDERS)},
        "verify-before-you-start": lambda case: {
            "authority.verify-when": case.verify_when.other_than(Moment.BEFORE_FIRST_SITTING)
        },
        "verify-with-somebody-else": lambda case: {
            "authority.verify-with": case.verify_with.other_than(Source.INSIDER, Source.THIRD_PARTY)
        },
        "agree-in-steps": _one_lump,
    },
    slogans={"trusting": _trusting, "quick and generous": _quick_and_generous},
)

SOLUTIONS: dict[str, Solution] = {
    "people-or-business": PEOPLE_OR_BUSINESS,
    "low-trust-agreement": LOW_TRUST_AGREEMENT,
    "disclosure-ladder": DISCLOSURE_LADDER,
}
