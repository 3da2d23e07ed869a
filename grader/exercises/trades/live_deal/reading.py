"""How an answer to ``live-deal`` becomes what rules judge."""

from collections.abc import Iterator

from grader.domain.bargain import (
    FirstAsk,
    HardAsk,
    Lead,
    OpeningLine,
    SmallerAsk,
    ValuedAt,
    ValuedWhere,
    Valuing,
)
from grader.domain.conversation import Said
from grader.domain.written import euros, with_unit
from grader.exercises.sheet import Answer, amount_in
from grader.exercises.trades.live_deal.case import Case

TITLES = {
    "small-talk": "Before you sit down",
    "opening": "Your opening",
    "price": "The price",
    "smaller-ask": "The smaller ask",
    "sum": "The next ask, in figures",
    "wish": "Your answer to it",
    "clause": "The clause",
    "package": "The whole package",
    "signature": "The signature",
}
"""Headings, by group id; findings name items by them."""


def read(case: Case, answer: Answer) -> Iterator[object]:
    """Turn a legal answer into the acts that rules judge; what was left out is empty."""
    yield _first(case, answer)
    yield _opening(case, answer)
    yield _worth(case, answer)
    yield _smaller(case, answer)
    yield from _sums(case, answer)
    yield _phrase(case, answer)
    yield _clause(case, answer)
    yield _signature(case, answer)


def _first(case: Case, answer: Answer) -> FirstAsk:
    reply, chose = case.menus.first.chosen(answer, "small-talk.reply")
    return FirstAsk(
        where=TITLES["small-talk"],
        reply=reply,
        chose=chose,
        person=case.words["first"],
        asked=f"{case.words['ask']} off",
        cost=case.issues.off(4),
        value=case.deal.value,
        large_from=case.calendar.large_from,
        session=case.calendar.day if case.calendar.scheduled else None,
        day=case.calendar.day,
    )


def _opening(case: Case, answer: Answer) -> OpeningLine:
    kind, chose = case.menus.opening.chosen(answer, "opening.line")
    leads = {"fact": Lead.FACT, "misquote": Lead.FACT, "script": Lead.SCRIPT, "boast": Lead.BOAST}
    claims = {"fact": (case.told, case.told), "misquote": (case.misquoted, case.known)}
    claim, known = claims.get(kind or "", (None, None))
    return OpeningLine(
        where=TITLES["opening"],
        lead=leads[kind] if kind else None,
        chose=chose,
        claim=claim.figures if claim else "",
        known=known.figures if known else "",
        script=case.script,
    )


def _worth(case: Case, answer: Answer) -> Said:
    kind, chose = case.menus.worth.chosen(answer, "price.line")
    words = case.words
    told = {
        "stand": f"{words['first']} said that it is not worth {words['value']}; you said what it is worth.",
        "yield": f"{words['first']} said that it is not worth {words['value']}. With this you half agree, "
        f"and {words['rival']} becomes the price to beat, whatever you add about its worth.",
    }
    return Said(
        beat="worth", where=TITLES["price"], kind=kind or "", chose=chose, why=told.get(kind or "", "")
    )


def _smaller(case: Case, answer: Answer) -> SmallerAsk:
    found, chose = case.menus.smaller.chosen(answer, "smaller-ask.reply")
    words, issues = case.words, case.issues
    bases = {
        "fair": (issues.paying.worth(1), issues.paying.basis(1)),
        "small": (issues.small.worth(1), issues.small.basis(1)),
        "agreed": (0.0, "the offer has it anyway"),
        "words": (0.0, "nothing binds them to it"),
    }
    kind = found.kind if found else ""
    worth, basis = bases.get(kind, (0.0, ""))
    given = found.given if found else 0
    return SmallerAsk(
        where=TITLES["smaller-ask"],
        first=words["ask"],
        now=words["now"],
        chose=chose,
        given=issues.percent(given) if given else "",
        cost=issues.off(given),
        back=found.back if found else "",
        worth=worth,
        basis=basis,
    )


def _sums(case: Case, answer: Answer) -> Iterator[Valuing]:
    wish, paying = case.issues.wish, case.issues.paying
    where, chose = case.menus.figuring.chosen(answer, "sum.where")
    cost, worth = amount_in(answer, "sum.cost"), amount_in(answer, "sum.worth")
    sheet = f"Your sheet has what it takes: {wish.rule[0].lower()}{wish.rule[1:]}."
    yield ValuedWhere(where=TITLES["sum"], chose=chose, figuring=where, fact=sheet)
    for name, amount, exact, basis in (
        (wish.label(2), cost, wish.worth(2), wish.basis(2)),
        (paying.label(2), worth, paying.worth(2), paying.basis(2)),
    ):
        yield ValuedAt(
            where=f"{TITLES['sum']}, {name}",
            chose="" if amount is None else with_unit(amount, "€"),
            amount=amount,
            exact=exact,
            basis=basis,
        )


def _phrase(case: Case, answer: Answer) -> Said:
    kind, chose = case.menus.phrase.chosen(answer, "wish.line")
    words, cost = case.words, euros(case.issues.wish.worth(2))
    clear = f"{words['first']} knows what {words['wish']} would take, and you know what you get."
    told = {
        "all": clear,
        "part": clear,
        "vague": f"{words['first']} hears a yes to {words['wish']}, {cost} of ours, and need not agree to "
        "anything: what you would like in return is a wish, not a condition.",
    }
    return Said(
        beat="phrase", where=TITLES["wish"], kind=kind or "", chose=chose, why=told.get(kind or "", "")
    )


def _clause(case: Case, answer: Answer) -> HardAsk:
    response, chose = case.menus.response.chosen(answer, "clause.reply")
    bench = case.bench
    return HardAsk(
        where=TITLES["clause"],
        topic=bench.clause.topic,
        response=response,
        chose=chose,
        their_specialist=bench.their_specialist,
        ours_reachable=bench.ours_reachable,
        deadline=bench.deadline,
        facts=bench.facts,
    )


def _signature(case: Case, answer: Answer) -> Said:
    kind, chose = case.menus.signature.chosen(answer, "signature.act")
    words = case.words
    asked = f"{words['first']} wanted you to {words['act']}."
    told = {
        "peer": f"You kept the deal of {words['value']} in play, and your standing with it.",
        "comply": f"{asked} Whoever does that for a signature gets the next errand, and no questions.",
        "soften": f"{asked} Done with a smile or for the last time, it is done all the same.",
        "delegate": f"{asked} A trainee who does it does it for you: the errand is run all the same.",
        "break": f"That keeps your standing and gives up {words['value']}, though nobody refused to sign.",
    }
    return Said(
        beat="signature",
        where=TITLES["signature"],
        kind=kind or "",
        chose=chose,
        why=told.get(kind or "", ""),
    )
