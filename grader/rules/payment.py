"""Special payment requests (teachings D14 and D15)."""

from grader.domain.finding import Mark, judged, missing
from grader.domain.payment import Relief, Request, Route, Routing, Verdict
from grader.domain.written import euros
from grader.rules.rule import rule


@rule("D14")
def special_terms_go_to_finance(routing: Routing) -> Mark | None:
    """Ask finance for its rule on special payment requests, and discuss that rule with the customer yourself.

    Boundary: Ordinary terms are yours to settle; special ones go to finance, whatever your mandate.
    """
    if routing.route is None:
        return missing(routing.where)
    special = routing.request.special
    right = Route.RULE if special else Route.OWN
    side = _special(routing) if special else _ordinary(routing)
    return judged(
        routing.where, routing.chose, f"{_kind(routing.request)} {side}", right=routing.route is right
    )


def _kind(request: Request) -> str:
    side = "special" if request.special else "ordinary"
    return f"Ordinary is {request.ordinary}; they ask for {request.asks}, which is {side}."


def _special(routing: Routing) -> str:
    sums = f"{euros(routing.value)} of contract, {euros(routing.mandate)} of mandate"
    return {
        Route.RULE: "The rule is finance's to set, and yours to explain.",
        Route.OWN: f"A mandate ({sums}) covers contracts, not special terms.",
        Route.PASSED_ON: "The rule comes from finance; the talk about it would leave your hands.",
        Route.BOSS: "Your boss does not set the rule for payments: finance does.",
    }[routing.route or Route.RULE]


def _ordinary(routing: Routing) -> str:
    if routing.route is Route.OWN:
        return "That is yours to settle."
    return "Nobody else has to be asked: you spend their time, and the customer's."


@rule("D15")
def relief_needs_a_cause(relief: Relief) -> Mark | None:
    """Grant relief on payment only for a justifiable cause.

    Boundary: A cause on finance's list; a return makes no cause, and an ordinary term is no relief.
    """
    if relief.verdict is None:
        return missing(relief.where)
    request = relief.request
    right = _due(request)
    reason = f"They wrote: “{request.reason}”"
    if not request.special:
        side = "No relief is asked for, so that it needs neither a cause nor a return."
    elif request.cause:
        side = f"{reason} That is on finance's list: {request.cause}."
    else:
        side = f"{reason} Finance lists: {'; '.join(request.listed)}."
    if request.special and relief.verdict is Verdict.TRADE:
        side = f"{side} A return pays for relief; it is no cause."
    return judged(relief.where, relief.chose, f"{_kind(request)} {side}", right=relief.verdict is right)


def _due(request: Request) -> Verdict:
    if not request.special:
        return Verdict.ORDINARY
    return Verdict.CAUSE if request.cause else Verdict.REFUSED
