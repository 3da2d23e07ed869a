"""How a case of ``capability-plan`` stands on the screen."""

from collections.abc import Iterator
from datetime import timedelta

from grader.domain.capability import ROAD
from grader.domain.written import day, euros, with_unit
from grader.exercises.menu import slug
from grader.exercises.sheet import Amount, Field, Group, Message, Option, Prose, Several, Sheet, Table
from grader.exercises.team.capability_plan.case import Case
from grader.exercises.team.capability_plan.plans import Plan
from grader.exercises.team.capability_plan.reading import LABELS, WEEKS
from grader.exercises.world import Deal

ANSWER = timedelta(days=2)
"""What finance takes to send its rule."""

LARGEST = 100_000
"""Units or weeks, and far more than any case has."""


def present(case: Case) -> Sheet:
    """Put a case on the screen."""
    return Sheet(
        title=f"What {case.deal.buyer} can have, and when",
        brief=_brief(case),
        groups=(_check(case), *_needs(case), _payment(case), _relief(case)),
    )


def _brief(case: Case) -> tuple[Prose | Message | Table, ...]:
    deal, staff = case.deal, case.staff
    return (
        Prose(
            f"{case.situation} Product: {deal.trade.product}, at {euros(deal.price)} per {deal.trade.item}, "
            f"whatever the model. Today is {day(deal.start)}. {staff.contact} has written to you:"
        ),
        Table(
            "What they need",
            ("Model", deal.trade.unit.capitalize(), "At their site by", "They take it"),
            tuple(
                (
                    plan.need.model,
                    f"{plan.need.quantity:,}",
                    f"{day(plan.need.due_on)}, in {_weeks(plan.need.due)}",
                    plan.need.lots,
                )
                for plan in case.stores.plans
            ),
        ),
        Message(day(deal.start), staff.contact, case.fourth.text),
    )


def _check(case: Case) -> Group:
    return Group(
        "check",
        "Whom you ask",
        (
            Prose("Each hour of a colleague is billed to you."),
            Table("Who does what in our house", ("Who", "What"), tuple(case.staff.does.items())),
        ),
        (
            Several("asked", LABELS["asked"], tuple(Option(slug(name), name) for name in case.staff.does)),
            case.fourth.menu.choice("fourth", LABELS["fourth"]),
        ),
    )


def _needs(case: Case) -> Iterator[Group]:
    for number, plan in enumerate(case.stores.plans, 1):
        need = plan.need
        yield Group(
            f"need-{number}",
            f"{need.model}: {need.quantity:,} {need.unit} by {day(need.due_on)}, in {_weeks(need.due)}",
            (_intro(number, need.lots), _stock(plan), _sources(case)),
            _fields(case.deal, plan),
        )


def _intro(number: int, lots: str) -> Prose:
    how = (
        "Production and supply chain have both sent you their figures. A source begins when it is ready and "
        "its material is in, whichever is later, and sends all of it at the end of its last week. All goods, "
        f"those from stock too, are {ROAD} week on the road. Plan each need for itself, from one source at "
        "most, which makes as many a week as the table says. "
    )
    return Prose(f"{how if number == 1 else ''}They take it {lots}.")


def _stock(plan: Plan) -> Table:
    need = plan.need
    row = (need.model, f"{need.stock:,}", f"{need.reserved:,}")
    return Table("Supply chain: our stock today", ("Model", "In stock", "Reserved for others"), (row,))


def _sources(case: Case) -> Table:
    return Table(
        "Where more can come from: ready by production's word, material by supply chain's",
        ("Source", "Makes", "A week", "Ready in", "Material in"),
        tuple(
            (
                source.name,
                ", ".join(source.makes),
                f"{source.per_week:,}",
                _weeks(source.ready),
                _weeks(source.material),
            )
            for source in case.stores.sources
        ),
    )


def _weeks(count: int) -> str:
    return with_unit(count, WEEKS)


def _fields(deal: Deal, plan: Plan) -> tuple[Field, ...]:
    return (
        Amount("shortfall", LABELS["shortfall"], deal.trade.unit, LARGEST),
        plan.source.choice("source", LABELS["source"]),
        Amount("weeks", LABELS["weeks"], WEEKS, LARGEST),
        plan.promise.choice("promise", LABELS["promise"]),
        plan.support.choice("support", LABELS["support"]),
    )


def _payment(case: Case) -> Group:
    payments, staff = case.payments, case.staff
    requests = [
        Message(f"Request {number}", staff.contact, asked.text)
        for number, asked in enumerate(payments.asked, 1)
    ]
    return Group(
        "payment",
        "Three requests about payment",
        (
            Prose(
                f"The contract comes to {euros(case.value)}; your mandate covers contracts up to "
                f"{euros(payments.mandate)}. Our policy calls ordinary: {', '.join(payments.ordinary)}. All "
                f"else is special. {staff.finance} answers for payment in finance."
            ),
            *requests,
        ),
        tuple(
            asked.route.choice(
                f"request-{number}", f"Request {number} ({asked.request.asks}): who deals with it"
            )
            for number, asked in enumerate(payments.asked, 1)
        ),
    )


def _relief(case: Case) -> Group:
    payments = case.payments
    causes = "; ".join(payments.listed)
    return Group(
        "relief",
        "What you answer",
        (
            Message(
                day(case.deal.start + ANSWER),
                case.staff.finance,
                f"For your talk with {case.staff.contact}, our rule: special terms are relief, and "
                f"relief needs a justifiable cause. Our list: {causes}.",
            ),
        ),
        tuple(
            asked.answer.choice(f"request-{number}", f"Request {number}: “{asked.text}”")
            for number, asked in enumerate(payments.asked, 1)
        ),
        in_turn=True,
    )
