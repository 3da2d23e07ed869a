"""A case of ``relationship-clinic`` on the screen."""

from collections.abc import Callable

from grader.domain.clinic import Problem
from grader.domain.incidents import CAUSES
from grader.domain.written import day, euros
from grader.exercises.common_ground.relationship_clinic.case import FIELDS, Case
from grader.exercises.common_ground.relationship_clinic.prose import script
from grader.exercises.common_ground.relationship_clinic.replies import minute
from grader.exercises.sheet import Choice, Document, Group, Message, Option, Prose, Sheet, Table


def present(case: Case) -> Sheet:
    """Put a case on the screen: three groups before the talk, and its beats in turn."""
    return Sheet(
        title=f"{case.words['seller']}: two accounts, and a talk with {case.words['contact_full']}",
        brief=_brief(case),
        groups=(_account(case), _partner(case), _plan(case), *(_beat(case, beat) for beat in case.beats)),
    )


def _choice(case: Case, name: str) -> Choice:
    field = FIELDS[name].partition(".")[2]
    return case.menus[name].choice(field, case.labels[name])


def _brief(case: Case) -> tuple[Document, ...]:
    text = (
        "You sell {product} for {seller} and take over two accounts. At {buyer}, {contact_full} ({title}) "
        "keeps cancelling; at {partner}, {friend_full} is content. First you plan; on {talk} {year} you talk "
        "with {contact}. Nothing that you say ends the talk, but it is heard."
    )
    head = ("Account", "Contact", "Orders two years ago", "Last year")
    return (Prose(text.format_map(case.words)), Table("Your two accounts", head, case.files.accounts))


def _account(case: Case) -> Group:
    words, files = case.words, case.files
    problems = tuple(
        (each.name.capitalize(), euros(each.theirs), euros(each.ours), _state(each))
        for each in files.problems
    )
    return Group(
        "account",
        f"{words['buyer']}: the damaged account",
        (
            Message("Monday", words["manager_full"], case.lines["manager"]),
            _visits(case),
            Table("What costs money every month", ("What", "Them", "Us", "State"), problems),
            Prose("You have two free days this month."),
        ),
        (_choice(case, "standing"), _choice(case, "repair")),
    )


def _visits(case: Case) -> Table:
    # Two columns in one: the table stands in a narrow place.
    head = ("Day", "Hour", "Where, and how arranged", "What came of it")
    rows = tuple(
        (when, hour, f"{place}, by {channel[:1].lower()}{channel[1:]}", outcome)
        for when, hour, place, channel, outcome in case.files.log.rows
    )
    return Table(f"The last visits to {case.words['contact']}", head, rows)


def _state(problem: Problem) -> str:
    return "Open" if problem.theirs or problem.ours else "Solved"


def _partner(case: Case) -> Group:
    free = f"You have one more free day, and a bonus of {case.words['bonus']} for orders signed by Friday."
    return Group(
        "partner",
        f"{case.words['partner']}: the excellent account",
        (Message("Tuesday", case.words["friend_full"], case.lines["friend"]), Prose(free)),
        (_choice(case, "lift"), _choice(case, "visit")),
    )


def _plan(case: Case) -> Group:
    files, words = case.files, case.words
    tried = tuple((each.who, each.what, each.result) for each in files.attempts)
    help_ = tuple(
        (each.name, each.done, f"Away until {day(each.away)}" if each.away else "Here")
        for each in files.colleagues
    )
    signs = tuple((each.name, str(each.before), str(each.now)) for each in files.signs)
    return Group(
        "plan",
        f"Before the talk on {words['talk']}",
        (
            Table("What your predecessors tried", ("Who", "What", "What came of it"), tried),
            Table("Colleagues", ("Name", "What they have done", "Until the talk"), help_),
            Table("How it goes, of 10 times", ("Sign", "Two years ago", "Now"), signs),
        ),
        (_choice(case, "approach"), _choice(case, "advice"), _choice(case, "aim")),
    )


def _beat(case: Case, beat: str) -> Group:
    special: dict[str, Callable[[Case], Group]] = {"opening": _opening, "notes": _notes}
    if beat in special:
        return special[beat](case)
    return Group(
        beat,
        TITLES[beat],
        (*_beside(case, beat), Message(minute(case, beat), case.words["contact_full"], case.lines[beat])),
        (_choice(case, beat),),
        in_turn=True,
    )


TITLES = {
    "barriers": "What is in the way",
    "outlook": "The time to come",
    "measure": "What counts",
    "conflict": "Two goals",
    "bait": "An opportunity",
    "better": "What would be better",
    "amends": "The late order",
    "fix": "The visits",
}


def _opening(case: Case) -> Group:
    words = case.words
    return Group(
        "opening",
        f"The talk with {words['contact']}",
        (
            Message("The day before", words["contact_full"], case.lines["mail"]),
            Message("The day before", f"{words['other_full']} ({words['other_title']})", case.lines["other"]),
        ),
        (_choice(case, "agenda"), _choice(case, "goal")),
        in_turn=True,
    )


def _notes(case: Case) -> Group:
    told = Message(minute(case, "notes"), case.words["contact_full"], case.lines["told"])
    origins = tuple(Option(each, CAUSES[each]) for each in case.origins)
    field = Choice("origin", case.labels["origin"], origins)
    return Group(
        "notes",
        "Your notes, while coffee is fetched",
        (
            told,
            Prose(case.lines["file"], "What our file says of it"),
            Table("Words used here", ("Word", "Meaning"), tuple(script().words.items())),
            Prose(
                f"On the visits, you noted two sentences of {case.words['contact']}'s: “{case.clues[0]}” "
                f"And later: “{case.clues[1]}”"
            ),
            _visits(case),
        ),
        (field, _choice(case, "cause")),
        in_turn=True,
    )


def _beside(case: Case, beat: str) -> tuple[Document, ...]:
    words = case.words
    if beat == "conflict":
        head = ("Quarter", f"{words['unit_cap']} bought", words["metric_cap"], words["other_metric_cap"])
        return (Table("In your bag: last year at " + words["buyer"], head, case.quarters),)
    if beat == "better":
        text = "You are measured on {our_measure}. {seller} hopes for {our_aim}, {buyer} for {their_aim}."
        return (Prose(text.format_map(words), "From your papers"),)
    if beat == "amends":
        text = "More than {grace} days late: {percent} of its value is credited. That order: {late_value}."
        return (Prose(text.format_map(words), "Clause 4 of the contract"),)
    return ()
