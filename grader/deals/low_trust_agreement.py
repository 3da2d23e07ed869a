"""The agreement with a counterpart without trust, over a deal of the learner's own."""

from collections.abc import Iterator

from grader.deals.deal import Deal, Part, Rows, Section, part, row_parts
from grader.deals.fields import LINE, SENTENCE, Day, Pick, Text, choice
from grader.deals.the_deal import FACTS, person, record, waiting
from grader.deals.tool import Block, Lines, Tool, Use
from grader.domain.agreement import Act, Agreement, Control, Owner, Proof, Remedy, Step
from grader.domain.safeguards import (
    Begin,
    Checked,
    CheckMoment,
    CheckSource,
    Drafting,
    FirstOffer,
    Moment,
    NextSitting,
    NoteTaking,
    Opening,
    PowerCheck,
    Side,
    Source,
)
from grader.domain.table import OnTheTable
from grader.domain.written import day
from grader.exercises.sheet import Amount, Option, Table
from grader.rules import low_trust, performance
from grader.rules.too_much import not_too_much_at_once

NO_ACT = "no-act"
SIDES = {Side.OURS: "Somebody of ours", Side.THEIRS: "Somebody of theirs", Side.NOBODY: "Nobody in particular"}

SAFEGUARDS = Section(
    id="safeguards",
    title="Safeguards",
    text=(
        "Three safeguards: their authority is checked, the paperwork is yours, and what they do is proven. "
        "Ask for all three before you begin."
    ),
    fields=(
        choice("accepts", "Their answer to the three safeguards", {"yes": "Yes to all three", "no": "No"}),
        choice(
            "begin",
            "Talks with them",
            {
                Begin.ON_THEIR_TERMS: "Begin, on what their answer sets",
                Begin.DECLINE: "Do not begin",
                Begin.GESTURE: "Begin, and waive the safeguards",
                Begin.SMALL_FIRST: "Begin small, safeguards later",
            },
        ),
        choice(
            "checked",
            "On authority, you verify",
            {
                Checked.POWER_TO_AGREE: "That this person may agree to this sum",
                Checked.SOLVENCY: "That they can pay",
                Checked.POSITION: "That they hold the title on the card",
                Checked.PAST_ORDERS: "That they have signed orders before",
            },
        ),
        choice(
            "moment",
            "You verify it",
            {
                Moment.BEFORE_FIRST_SITTING: "Before you first sit down",
                Moment.FIRST_SITTING: "When you first sit down",
                Moment.BETWEEN_SITTINGS: "Between two sittings",
                Moment.TERMS_SETTLED: "When the terms are settled",
                Moment.AFTER_SIGNATURE: "After the signature",
            },
        ),
        choice(
            "source",
            "Who confirms it",
            {
                Source.INSIDER: "Another person of theirs",
                Source.THIRD_PARTY: "A third party, such as a register",
                Source.OWN_WORD: "The person in question",
                Source.OWN_PAPER: "What that person has written",
                Source.OUR_IMPRESSION: "An impression of ours",
            },
        ),
    ),
)

PACE = Section(
    id="pace",
    title="The talks",
    text="Slowly, and with little on the table at a time.",
    fields=(
        Text("promise", "What they have promised last", SENTENCE, "the audited accounts"),
        Day("due", "It is due on"),
        Day("proven", "It can be proven from"),
        Day("sitting", "You meet again on"),
        Day("until", "You can wait until"),
        Amount("cap", "At most at risk before an act of theirs is proven", "€"),
        Amount("price", "Price of one unit", "€"),
        Amount("units", "Units in your first offer", "units"),
        Amount("paid", "Of these, paid in advance", "%", 100),
        choice("open", "Offers open at a time", {"1": "One", "2": "Two", "3": "Three or more"}),
        choice("notes", "Who takes the notes", SIDES),
        choice("draft", "Who draws up the agreement", SIDES),
    ),
)

ACTS = Section(
    id="act",
    title="What they do",
    text="Each act that the agreement asks of them: how you learn of it, and what follows if it does not happen.",
    rows=Rows(
        "act",
        (
            Text("name", "They", LINE, "pay the first third"),
            Day("due", "Due on"),
            Day("proven", "Can be proven from"),
            choice(
                "proof",
                "Proof comes",
                {Proof.INDEPENDENT: "From somebody else", Proof.THEIRS: "From them"},
            ),
            choice(
                "remedy",
                "If it is not proven in time",
                {Remedy.BITES: "Something that costs them follows by itself", Remedy.WORDS: "You talk or write to them"},
            ),
        ),
        known=3,
    ),
)

STEPS = Section(
    id="step",
    title="What you deliver",
    text="Your deliveries, each small enough, and each after an act of theirs.",
    fields=(Amount("quantity", "Units in the contract", "units"),),
    rows=Rows(
        "delivery",
        (
            Text("name", "Delivery", LINE, "First twenty machines"),
            Text("person", "Who answers for it", LINE, "Ann Lee"),
            choice(
                "owner",
                "That is",
                {Owner.OUR_PERSON: "A person of ours", Owner.THEIR_PERSON: "A person of theirs", Owner.NO_PERSON: "No single person"},
            ),
            Pick("condition", "It leaves after they", ACTS.id, (Option(NO_ACT, "nothing they have to do"),)),
            Day("leaves", "It leaves on"),
            Amount("units", "Units in it", "units"),
        ),
        known=1,
    ),
)


def read(deal: Deal) -> Iterator[object]:
    """Turn the deal into what the rules judge: the safeguards, the talks, their acts and our deliveries."""
    yield from _safeguards(deal)
    yield from _pace(deal)
    acts = _acts(deal)
    for each in row_parts(deal, ACTS):
        if each.row in acts:
            yield Control(
                where=f"They {each.where}",
                act=acts[each.row],
                proof=each.kind("proof", Proof),
                remedy=each.kind("remedy", Remedy),
                chose=" · ".join(filter(None, (each.said("proof"), each.said("remedy")))),
            )
    steps = tuple(_steps(deal, acts))
    yield from steps
    quantity, pace = part(deal, STEPS).amount("quantity"), part(deal, PACE)
    if steps and quantity is not None and not pace.lacking("price", "cap"):
        yield Agreement(
            where="Your deliveries together",
            steps=steps,
            quantity=round(quantity),
            unit="units",
            price=pace.amount("price") or 0,
            cap=pace.amount("cap") or 0,
        )


def _safeguards(deal: Deal) -> Iterator[object]:
    given, facts, found = part(deal, SAFEGUARDS), part(deal, FACTS), record(deal)
    value, meeting = facts.amount("value"), facts.day("meeting")
    if found is not None and value is not None and given.text("accepts"):
        yield Opening(
            where=f"Talks with {found.person}",
            begin=given.kind("begin", Begin),
            record=found,
            accepts=given.text("accepts") == "yes",
            value=value,
            chose=given.said("begin"),
        )
    if value is not None:
        checked = given.kind("checked", Checked)
        yield PowerCheck(where="What you verify", checked=checked, value=value, chose=given.said("checked"))
    if meeting is not None:
        moment = given.kind("moment", Moment)
        yield CheckMoment(where="When you verify it", moment=moment, first_sitting=meeting, chose=given.said("moment"))
    yield CheckSource(where="Who confirms it", source=given.kind("source", Source), chose=given.said("source"))


def _pace(deal: Deal) -> Iterator[object]:
    pace = part(deal, PACE)
    due, proven, until = pace.day("due"), pace.day("proven"), pace.day("until")
    if pace.text("promise") and due and proven and until:
        yield NextSitting(
            where="The next sitting",
            sitting=pace.day("sitting"),
            person=person(deal),
            promise=pace.text("promise"),
            due=due,
            proven=proven,
            kept_until=until,
            chose=pace.said("sitting"),
        )
    if not pace.lacking("price", "cap", "paid"):
        units = pace.amount("units")
        yield FirstOffer(
            where="Your first offer",
            units=None if units is None else round(units),
            unpaid=1 - (pace.amount("paid") or 0) / 100,
            price=pace.amount("price") or 0,
            cap=pace.amount("cap") or 0,
            chose=pace.said("units"),
        )
    count, found = pace.text("open"), record(deal)
    yield OnTheTable(
        where="Offers open at a time",
        amount=float(count) if count else None,
        limit=1,
        unit="open offers",
        chose=pace.said("open"),
        fact=found.count() if found else "",
    )
    yield NoteTaking(where="Who takes the notes", side=pace.kind("notes", Side), chose=pace.said("notes"))
    yield Drafting(where="Who draws up the agreement", side=pace.kind("draft", Side), chose=pace.said("draft"))


def _acts(deal: Deal) -> dict[str, Act]:
    return {
        each.row: Act(f"They {each.where}", due, proven)
        for each in row_parts(deal, ACTS)
        if (due := each.day("due")) and (proven := each.day("proven"))
    }


def _steps(deal: Deal, acts: dict[str, Act]) -> Iterator[Step]:
    rows = row_parts(deal, STEPS)
    names = {each.row: each.where for each in row_parts(deal, ACTS)}
    for each in rows:
        condition = each.text("condition")
        if condition in names and condition not in acts:
            continue  # an act without its days proves nothing yet
        twins = [other.where for other in rows if other.row != each.row and other.text("condition") == condition]
        yield Step(
            where=each.where,
            owner=each.kind("owner", Owner),
            owned_by=each.text("person") or each.said("owner"),
            condition=(names.get(condition) or each.said("condition")) if condition else None,
            act=acts.get(condition),
            twins=tuple(twins) if condition in acts else (),
            leaves=each.day("leaves"),
            units=each.amount("units"),
        )


def _notes(deal: Deal) -> Iterator[str]:
    found = record(deal)
    if found is None:
        yield "Fill in four of their promises under “The deal”: this tool is for counterparts whose trust is low."
    elif not found.low_trust:
        yield f"{found.facts()} That is no reason for distrust: an ordinary agreement may do."
    yield from waiting(row_parts(deal, ACTS), "name", "due", "proven")


def _brief(deal: Deal) -> Iterator[Block]:
    given, pace = part(deal, SAFEGUARDS), part(deal, PACE)
    lines = (
        ("Safeguards", _listed(given, "They said: {}", "accepts", "begin")),
        ("Authority", _listed(given, "Verify: {}", "checked", "moment", "source")),
        ("Their last promise", _listed(pace, "{}", "promise", "due")),
        ("Next sitting", _listed(pace, "{}", "sitting") + _listed(pace, " (at the latest {})", "until")),
        ("First offer", _listed(pace, "{}", "units", "price") + _listed(pace, ", {} paid in advance", "paid")),
        ("At most at risk", pace.said("cap")),
        ("Offers open at a time", pace.said("open")),
        ("Notes; agreement", _listed(pace, "{}", "notes", "draft")),
    )
    if filled := tuple(line for line in lines if line[1]):
        yield Lines("Safeguards and pace", filled)
    if acts := row_parts(deal, ACTS):
        yield Table(
            "What they do",
            ("They", "Due", "Proof", "If it fails"),
            tuple(
                (each.where, each.said("due") or "–", each.said("proof") or "–", each.said("remedy") or "–") for each in acts
            ),
        )
    names = {each.row: each.where for each in acts}
    if steps := row_parts(deal, STEPS):
        yield Table(
            "What we deliver",
            ("Delivery", "Units", "On", "After they", "Who"),
            tuple(_line(each, names) for each in steps),
        )


def _listed(each: Part, form: str, *names: str) -> str:
    said = "; ".join(filter(None, (each.said(name) for name in names)))
    return form.format(said) if said else ""


def _line(each: Part, acts: dict[str, str]) -> tuple[str, ...]:
    leaves, condition = each.day("leaves"), each.text("condition")
    after = acts.get(condition) or each.said("condition") or "–"
    return (each.where, each.said("units") or "–", day(leaves) if leaves else "–", after, each.text("person", "–"))


_STEPS = "a delivery of yours"

TOOL = Tool(
    id="low-trust-agreement",
    title="If trust is low",
    exercise="low-trust-agreement",
    text="Acts of theirs that are proven, and deliveries of yours that follow them, step by step.",
    sections=(SAFEGUARDS, PACE, ACTS, STEPS),
    rules=(
        Use(low_trust.begin_with_safeguards, "four of their promises, what the contract is worth, and their answer"),
        Use(low_trust.verify_the_power_to_agree, "what the contract is worth"),
        Use(low_trust.verify_before_you_start, "the day of the next meeting"),
        Use(low_trust.verify_with_somebody_else, "who confirms it"),
        Use(low_trust.move_slowly, "their last promise, its two days, and how long you can wait"),
        Use(low_trust.use_small_increments, "the price, the part that is paid in advance, and the most to have at risk"),
        Use(not_too_much_at_once, "how many offers are open at a time"),
        Use(low_trust.control_the_notes, "who takes the notes"),
        Use(low_trust.draw_up_the_agreement, "who draws up the agreement"),
        Use(performance.control_performance, "an act of theirs, with its two days"),
        Use(performance.name_the_owner, _STEPS),
        Use(performance.pair_each_act, _STEPS),
        Use(performance.let_them_act_first, _STEPS),
        Use(performance.agree_in_steps, f"{_STEPS}, the units in the contract, the price, and the most to have at risk"),
    ),
    read=read,
    notes=_notes,
    brief=_brief,
)
