"""Exercise: negotiate and build an agreement with a counterpart whom there is reason to distrust."""

from collections.abc import Iterator

from msgspec.structs import replace

from grader.domain.written import day, euros
from grader.exercises.exercise import Exercise, slot
from grader.exercises.sheet import Amount, Choice, Group, Message, Option, Prose, Sheet, Table
from grader.exercises.trust.low_trust_agreement.case import Case, Counterpart
from grader.exercises.trust.low_trust_agreement.draw import draw
from grader.exercises.trust.low_trust_agreement.reading import LABELS, read
from grader.exercises.trust.track_record import record_table
from grader.rules import low_trust, performance
from grader.rules.too_much import not_too_much_at_once


def present(case: Case) -> Sheet:
    """Put a case on the screen."""
    return Sheet(
        title=f"One contract, two who want it: {case.deal.trade.product}",
        brief=_brief(case),
        groups=(
            *(_counterpart(number, one) for number, one in enumerate(case.counterparts, 1)),
            *_talks(case),
            *_acts(case),
            *_steps(case),
        ),
    )


def _brief(case: Case) -> tuple[Prose | Table, ...]:
    deal = case.deal
    return (
        Prose(
            f"{case.situation} Two customers want the contract. You have written to both that you would "
            "negotiate under three safeguards: on authority, on the paperwork and on performance. Below are "
            "their last promises and their answers. A first sitting is pencilled in with each for "
            f"{day(case.first)}."
        ),
        Table(
            "The contract, and the limit of our board",
            ("Quantity", "Price", "Value", "At most at risk before an act of theirs is proven"),
            (
                (
                    f"{deal.quantity:,} {deal.trade.unit}",
                    f"{euros(deal.price)} per {deal.trade.item}",
                    euros(deal.value),
                    euros(case.cap),
                ),
            ),
        ),
    )


def _counterpart(number: int, one: Counterpart) -> Group:
    promises = record_table(one.record)
    still_open = f"Still open. From {day(one.proven)} it can be proven: {one.pending.proof}."
    return Group(
        f"counterpart-{number}",
        f"{one.name}, {one.role} at {one.company}",
        (
            replace(promises, rows=(*promises.rows, (day(one.due), one.pending.promise, still_open))),
            Message(day(one.answered), one.name, one.answer),
        ),
        (one.begin.choice("begin", f"Talks with {one.name}"),),
    )


def _talks(case: Case) -> tuple[Group, Group]:
    before = (
        "From here on, plan for the counterpart with whom talks can begin. “The person” is that "
        "counterpart, “the customer” that company."
    )
    sittings = (
        f"The first sitting is on {day(case.first)}; the contract is kept free for these talks until "
        f"{day(case.kept_until)}. What is paid for in advance is not at risk, "
    )
    return (
        Group(
            "authority",
            "Before the talks",
            (Prose(before),),
            (
                case.verify.choice("verify", LABELS["verify"]),
                case.verify_when.choice("verify-when", LABELS["verify-when"]),
                case.verify_with.choice("verify-with", LABELS["verify-with"]),
            ),
        ),
        Group(
            "sittings",
            "The talks",
            (Prose(f"{sittings}the rest of an offer is. The limit is {euros(case.cap)}."),),
            (
                case.sittings.choice("pace", LABELS["pace"]),
                case.offers.choice("offer-size", LABELS["offer-size"]),
                case.open_offers.choice("open-offers", LABELS["open-offers"]),
                case.notes.choice("notes", LABELS["notes"]),
                case.draft.choice("draft", LABELS["draft"]),
            ),
        ),
    )


def _acts(case: Case) -> Iterator[Group]:
    for number, one in enumerate(case.acts, 1):
        dates = f"Due on {day(one.act.due)}. It can be proven from {day(one.act.proven)}."
        yield Group(
            f"act-{number}",
            f"Their act {number}: {one.act.name}",
            (Prose(dates),),
            (
                one.proof.choice("proof", "What counts as proof"),
                one.remedy.choice("remedy", "If it is not proven in time"),
            ),
        )


def _steps(case: Case) -> Iterator[Group]:
    days = tuple(Option(when.isoformat(), day(when)) for when in case.days)
    for number, one in enumerate(case.steps, 1):
        yield Group(
            f"step-{number}",
            f"Delivery {number}",
            _terms(case) if number == 1 else (),
            (
                one.owner.choice("owner", "Owner: who answers for it"),
                one.condition.choice("condition", "Condition: it leaves when"),
                Choice("date", "Date: it leaves on", days),
                Amount("size", "Size", case.deal.trade.unit, 1e6),
            ),
        )


def _terms(case: Case) -> tuple[Prose, Table]:
    deal = case.deal
    return (
        Prose(
            f"You split the {deal.quantity:,} {deal.trade.unit} over {len(case.steps)} deliveries, in any "
            f"order; deliveries on one day count as one. Each counts at full price ({euros(deal.price)} per "
            f"{deal.trade.item}) towards the limit of {euros(case.cap)}, whatever securities there are. "
            "One act of theirs can release one delivery."
        ),
        Table(
            "What the customer has to do",
            ("Act", "Due", "Can be proven from"),
            tuple((one.act.name, day(one.act.due), day(one.act.proven)) for one in case.acts),
        ),
    )


EXERCISE = Exercise(
    id="low-trust-agreement",
    module="trust",
    title="When you have reason to distrust",
    objective="Decide with whom you can negotiate without trust, and build an agreement that holds.",
    out_of_scope="What the contract is worth to each side, and what you might trade for it.",
    minutes=15,
    hints=(
        (
            "Read the two answers for what they accept, not for how they sound. Then look for three things: "
            "the board's limit, the day on which something can be proven, and who holds the pen."
        ),
        (
            "Ask of each choice: if they do not keep their word, what will I know, when will I know it, and "
            "what have I given by then? Ask of each delivery which act of theirs it follows."
        ),
        (
            "From another case: a deposit is due on 3 May, and the bank can confirm it from 6 May. At €200 "
            "per unit and a limit of €20,000, a delivery of 90 units (€18,000) on 6 May, released by that "
            "deposit, is fine. On 3 May it would come before the proof; 110 units (€22,000) are too many."
        ),
    ),
    rubric=(
        slot(0.6, low_trust.begin_with_safeguards),
        slot(1.0, performance.control_performance),
        slot(0.6, low_trust.move_slowly),
        slot(0.6, low_trust.use_small_increments),
        slot(0.6, not_too_much_at_once),
        slot(0.6, low_trust.control_the_notes),
        slot(0.6, low_trust.draw_up_the_agreement),
        slot(0.6, performance.name_the_owner),
        slot(1.0, performance.pair_each_act),
        slot(1.0, performance.let_them_act_first),
        slot(0.6, low_trust.verify_the_power_to_agree),
        slot(0.6, low_trust.verify_before_you_start),
        slot(0.6, low_trust.verify_with_somebody_else),
        slot(1.0, performance.agree_in_steps),
    ),
    draw=draw,
    present=present,
    read=read,
)
