"""Rules on keeping people matters and business matters apart (teachings A1, A5–A8, A10)."""

from grader.domain.finding import Mark, judged, missing
from grader.domain.incidents import CAUSES, LABELS, Cause, Ground, Handling, Matter, in_words
from grader.domain.written import euros
from grader.rules.rule import rule
from grader.rules.sums import close, size

TESTS = {
    Cause.COMMUNICATION: "Communication would mean that news was not sent, or late.",
    Cause.MISPERCEPTION: "Misperception would mean that somebody read our intent wrongly.",
    Cause.UNDERSTANDING: "Lack of understanding would mean that their situation was unknown to us.",
    Cause.NONE: "That would mean that nobody is upset.",
}

INSTEAD = {
    Ground.MANNERS: "That ties the money to manners.",
    Ground.GOODWILL: "That is a gift for calm, and leaves the claim undecided.",
}


@rule("A5")
def people_and_business_apart(handling: Handling) -> Mark | None:
    """Tell people matters from business matters, and decide the business ones on their own merits."""
    incident, move = handling.incident, handling.move
    mixed = incident.matter is Matter.BOTH
    if handling.matter is None or (mixed and move is None):
        return missing(incident.where)
    if handling.matter is not incident.matter:
        return judged(incident.where, LABELS[handling.matter], incident.matter_fact, right=False)
    if not mixed or move is None:
        return judged(incident.where, LABELS[handling.matter], incident.matter_fact, right=True)
    on_merits = move.ground is Ground.CONTRACT
    why = f"{INSTEAD.get(move.ground, '')} {incident.due_fact}".lstrip()
    return judged(incident.where, move.text, why, right=on_merits and move.cost == incident.due)


@rule("A6")
def no_concession_as_repair(handling: Handling) -> Mark | None:
    """Never repair a relationship with a business concession, not even with a well-paid one.

    Boundary: What the contract owes is no concession; it is paid, whatever the mood.
    """
    incident, move = handling.incident, handling.move
    if incident.matter is not Matter.PEOPLE:
        return None
    if move is None:
        return missing(incident.where)
    if move.cost == 0:
        return judged(
            incident.where,
            move.text,
            f"Calm was not bought, and nothing was owed. {incident.cause_fact}",
            right=True,
        )
    why = f"It spends {move.basis} on calm. Nothing is owed, and the cause stays: {incident.cause_fact}"
    return judged(incident.where, move.text, why, right=False)


@rule("A7")
def cause_diagnosed(handling: Handling) -> Mark | None:
    """Find out where a people problem comes from: communication, misperception or understanding."""
    incident, cause = handling.incident, handling.cause
    if incident.matter is Matter.BUSINESS and handling.matter is not Matter.BUSINESS:
        return None  # The wrong label is judged once, by A5.
    if cause is None:
        return missing(incident.where)
    right = cause is incident.cause
    # That nobody is upset is a matter of who wrote what, not of a cause.
    fact = incident.matter_fact if Cause.NONE in (cause, incident.cause) else incident.cause_fact
    return judged(incident.where, CAUSES[cause], fact if right else f"{TESTS[cause]} {fact}", right=right)


@rule("A10")
def all_heard_first(handling: Handling) -> Mark | None:
    """When people are frustrated, first let all of them say what went wrong, and only then mend it."""
    incident, step = handling.incident, handling.step
    if not incident.frustrated:
        return None
    if step is None:
        return missing(incident.where)
    everybody = in_words(tuple(upset.name for upset in incident.frustrated))
    if not step.heard:
        why = f"{everybody} are upset, and this lets none of them speak."
        return judged(incident.where, step.text, why, right=False)
    left_out = [upset for upset in incident.frustrated if upset.name not in step.heard]
    if left_out:
        why = " ".join(f"It leaves out {upset.name}, who wrote: “{upset.words}”" for upset in left_out)
        return judged(incident.where, step.text, why, right=False)
    return judged(incident.where, step.text, f"{everybody} had written that they were upset.", right=True)


@rule("A1")
def trust_before_profit(handling: Handling) -> Mark | None:
    """Protect trust where a slip of the customer's would pay you for keeping quiet."""
    incident, step, move = handling.incident, handling.step, handling.move
    if incident.matter is not Matter.BUSINESS:
        return None
    if step is None or move is None:
        return missing(incident.where)
    if not move.candid:
        why = f"That keeps the gain, puts off its return or sets a price on it. {incident.due_fact}"
        return judged(incident.where, move.text, why, right=False)
    why = incident.due_fact if step.candid else f"The customer does not hear of it now. {incident.due_fact}"
    return judged(incident.where, step.text, why, right=step.candid)


@rule("A8")
def move_costed(handling: Handling) -> Mark | None:
    """Know what each of your moves costs, within 1%: a gesture is never free, and a debt costs money too."""
    incident, move, cost = handling.incident, handling.move, handling.cost
    if move is None or (move.cost == 0 and not cost):
        return None  # Zeros on moves that cost nothing prove nothing.
    if cost is None:
        return missing(incident.where)
    if move.cost == 0:
        return judged(incident.where, euros(cost), f"“{move.text}” costs nothing.", right=False)
    why = f"{size(cost, move.cost)} for “{move.text}”: {move.basis}."
    return judged(incident.where, euros(cost), why, right=close(cost, move.cost))
