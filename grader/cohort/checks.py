"""Sections of the page to read with care: items of a test, and answers that are alike."""

from grader.cohort.figures import Figures
from grader.cohort.html import Cell, bullets, folded, number, paragraph, plural, table
from grader.cohort.items import FEWEST, Item


def items_section(found: Figures) -> str:
    """Return exercises and rules as items of a test."""
    about = (
        "Difficulty is the p-value: the share of an item's points that learners earn, from 0 to 1; the "
        "lower, the harder. Discrimination is the corrected item-total correlation: of an exercise with "
        "the mean of the learner's other exercises in this report, of a rule with the other rules of its "
        "exercise. In brackets: where the figure would lie, 95 times of 100, with many such learners. "
        f"Empty and unreadable answers are left out. With fewer than {FEWEST} answers there is no "
        "correlation; below some 30 take one for a hint. Rules that most learners keep can discriminate "
        "little, and need not: a rule is there to be learnt."
    )
    head = ["", "n", "p-value", "discrimination", "what that means"]
    whole = [(each.title, _item(each)) for each in found.exercises]
    parts = [paragraph(about, "note"), table("Exercises", head, whole)]
    for matrix in found.mastery:
        mine = [each for each in found.rules if each.task == matrix.task]
        rows = [(f"{place}. {each.statement}", _item(each)) for place, each in enumerate(mine, 1)]
        parts.append(
            folded(f"{matrix.title}: {len(rows)} rules", table(f"Rules of {matrix.title}", head, rows))
        )
    return "".join(parts)


def _item(each: Item) -> list[Cell]:
    hard = "–" if each.difficulty is None else f"{each.difficulty:.2f}{_between(each.range)}"
    apart = "–" if each.discrimination is None else f"{each.discrimination:.2f}{_between(each.interval)}"
    count = str(each.count) if each.against == each.count else f"{each.count} ({each.against})"
    return [number(count), Cell(hard, "n bar", each.difficulty), number(apart), Cell(each.verdict)]


def _between(ends: tuple[float, float] | None) -> str:
    return f" ({ends[0]:.2f} to {ends[1]:.2f})" if ends else ""


def alike_section(found: Figures) -> str:
    """Return pairs that chance does not explain, and how that is worked out."""
    alike = found.alike
    if not alike.compared:
        said = (
            f"Nothing could be compared: it takes {FEWEST} learners with the same case of an exercise to "
            "know what is usual. Learners with cases of their own cannot be compared at all."
        )
    elif alike.pairs:
        said = (
            f"{plural(len(alike.pairs), 'pair')} of {alike.compared:,} that could be compared. Chance alone "
            f"would put at most {alike.by_chance:g} on this list."
        )
    else:
        said = f"None of the {plural(alike.compared, 'pair')} that could be compared."
    head = ["learners", "same unusual choices", "by chance", "pairs as much alike by chance", "where"]
    titles = {each.task: each.title for each in found.scores}
    rows = [
        (
            " and ".join(found.people[who] for who in pair.learners),
            [
                number(f"{pair.shared} of {pair.compared}"),
                number(f"{pair.expected:.1f}"),
                number(f"{pair.pairs_expected:.1g}"),
                Cell(", ".join(f"{titles[name]}: {count}" for name, count in pair.tasks.items())),
            ],
        )
        for pair in alike.pairs
    ]
    listed = table("Pairs of learners, the least likely first", head, rows) if rows else ""
    return (
        paragraph(said) + listed + folded("How this is worked out, and what it cannot say", bullets(LIMITS))
    )


LIMITS = (
    (
        "A choice is unusual when it is not the commonest of its field, not the reference answer's (where "
        "reference answers are installed), and in no answer with full marks. What is usual or right is left "
        "out: good learners share it for a good reason. So two who copied nothing but right answers are not "
        "found."
    ),
    (
        "Two learners are compared in the fields in which both chose something unusual and could have chosen "
        "different things. Each unusual choice is taken to be as likely as it is in this cohort, the pair "
        "included and each possible choice counted once more. How many of them would be the same by chance "
        "follows from that."
    ),
    "Only answers to the same case are compared; learners with cases of their own are not.",
    f"It takes {FEWEST} learners with the same case. With so few, only long and odd agreement is found.",
    (
        "Fields and learners are taken for independent. They are not quite: one misunderstanding shows in "
        "several fields, and people who learn together err together. Allowed teamwork looks the same as "
        "copying."
    ),
    "It is a reason to talk to two people, and no proof.",
)
