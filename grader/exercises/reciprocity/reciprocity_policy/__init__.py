"""Exercise: a policy for each of two counterparts, by what their records say."""

from grader.domain.policy import Part
from grader.domain.written import euros
from grader.exercises.exercise import Exercise, slot
from grader.exercises.reciprocity.reciprocity_policy.case import SEASON, Account, Agreed, Case
from grader.exercises.reciprocity.reciprocity_policy.draw import draw
from grader.exercises.reciprocity.reciprocity_policy.outcome import follow
from grader.exercises.reciprocity.reciprocity_policy.reading import LABELS, read
from grader.exercises.reciprocity.reciprocity_policy.season import LOSS, MARGIN
from grader.exercises.sheet import Field, Group, Prose, Sheet, Table
from grader.exercises.trust.track_record import record_table
from grader.rules import policy
from grader.rules.low_trust import use_small_increments
from grader.rules.too_much import not_too_much_at_once


def present(case: Case) -> Sheet:
    """Put a case on the screen."""
    deal = case.deal
    task = (
        f"You sell {deal.trade.product} for {deal.seller}, at {euros(deal.price)} per {deal.trade.item}. "
        f"Two customers are to be served in lots for half a year ({SEASON} days). Set a policy for each now; "
        "it then runs by itself. A promise that was moved beforehand was not broken."
    )
    game = (
        "Once a policy is complete, you see what it earns against two players of the trust game, and against "
        f"a third when you check your work. A lot that both sides keep earns {MARGIN:.0%} of its price, a "
        f"promise that they break costs {LOSS:.0%} of what was unpaid, a lot held back earns nothing. That "
        "is shown, not scored."
    )
    groups = tuple(
        _group(number, account, deal.trade.unit) for number, account in enumerate(case.accounts, 1)
    )
    return Sheet(f"{deal.seller}: two customers, two policies", (Prose(task), Prose(game)), groups)


def _group(number: int, account: Account, unit: str) -> Group:
    return Group(
        f"policy-{number}",
        f"{account.name}, {account.role} at {account.buyer}",
        (record_table(account.record), _terms(account, unit), account.advice),
        tuple(_field(account, part) for part in Part),
    )


def _field(account: Account, part: Part) -> Field:
    if part in account.words:
        return account.words[part].choice(part, LABELS[part])
    if part is Part.STEP:
        return account.lots.choice(part, LABELS[part])
    figures = account.promised if part is Part.TABLE else account.rhythm
    return figures.choice(part, LABELS[part])


def _terms(account: Account, unit: str) -> Table:
    if isinstance(account.terms, Agreed):
        agreed = account.terms
        rows: tuple[tuple[str, str], ...] = (
            ("A lot", f"{agreed.lot.units:,} {unit}, nothing paid in advance"),
            ("Rhythm", f"Every {agreed.days} days"),
            ("Call-off", f"{agreed.lots} lots are promised at a time"),
            ("Payment", f"{agreed.days * agreed.lots} days after a lot"),
            _mishaps(account),
        )
        return Table(f"The contract with {account.buyer}, signed by both", ("On", "It says"), rows)
    limits = account.terms
    rows = (
        ("Limit of our board", f"At most {euros(limits.cap)} of a lot at risk before an act is proven"),
        ("Before the first lot", "They still owe the last invoice of the old contract"),
        (
            "After each lot",
            f"They pay the rest in {limits.due} days; our bank can prove it {limits.proof} days later",
        ),
        ("Our plan", f"The place for the next lot is kept free for {limits.kept} days"),
        ("What they offer as a security", limits.security),
        ("Our board's wish", "To serve them for as long as their acts can be proven"),
        _mishaps(account),
    )
    return Table(f"What holds with {account.buyer}, whose contract has run out", ("On", "It holds"), rows)


def _mishaps(account: Account) -> tuple[str, str]:
    return "Honest mishaps", f"In about {100 * account.slips:.0f} of 100 lots, on either side"


EXERCISE = Exercise(
    id="reciprocity-policy",
    module="reciprocity",
    title="Two records, two policies",
    objective="Set how you deal with a counterpart round by round, and what a broken promise changes.",
    out_of_scope="How a single breach is proven, and the words in which it is told.",
    minutes=12,
    hints=(
        (
            "Count first: how many of the last four promises in each record failed without notice? Every "
            "decision on the page hangs on that number, or on a figure in the table below it."
        ),
        (
            "With none broken, ask what was agreed, and what one lapse should change. With two or more, ask "
            "of each lot: what is at risk when it leaves, when will you know, and who has acted by then?"
        ),
        (
            "From another case: Eva broke two of four promises. The limit is €10,000, payment is due 10 days "
            "after a lot, and the bank needs 4 more. At €200 a unit, 80 units with 40% in advance (€9,600 "
            "open) every 14 days, one at a time, each after a proven act, are sound. Tom broke none: there "
            "the contract holds, and one lapse passes. Both hear at once what was broken."
        ),
    ),
    rubric=(
        slot(2.0, policy.show_trust_by_the_record),
        slot(1.0, policy.expect_good_faith),
        slot(1.0, policy.expect_no_good_faith_after_breaches),
        slot(2.0, policy.tell_what_was_broken),
        slot(1.0, policy.step_after_the_proof),
        slot(1.5, use_small_increments),
        slot(1.5, not_too_much_at_once),
    ),
    draw=draw,
    present=present,
    read=read,
    follow=follow,
)
