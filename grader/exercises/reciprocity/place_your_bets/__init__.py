"""Exercise: bet on which habit does best, and say why, while one thing at a time changes."""

from collections.abc import Iterator

from grader.domain.bets import Bet, Changed, Reason
from grader.domain.written import euros
from grader.exercises.exercise import Exercise, slot
from grader.exercises.reciprocity.place_your_bets.case import Case
from grader.exercises.reciprocity.place_your_bets.draw import draw
from grader.exercises.reciprocity.place_your_bets.facts import deciding_fact
from grader.exercises.reciprocity.place_your_bets.news import one_in
from grader.exercises.reciprocity.place_your_bets.prose import script
from grader.exercises.reciprocity.place_your_bets.results import follow, named
from grader.exercises.reciprocity.place_your_bets.series import Setting
from grader.exercises.sheet import Answer, Choice, Field, Group, Option, Prose, Sheet, Table, option_in
from grader.rules import bets
from grader.rules.bets import in_euros
from grader.simulators.trust_game.league import income_from

TITLES = {
    Changed.LENGTH: "the number of deals changes",
    Changed.PRIZES: "a prize changes",
    Changed.COMPANY: "the company changes",
    Changed.SLIPS: "the number of slips changes",
}
"""What each scored tournament is called after."""


def present(case: Case) -> Sheet:
    """Put a case on the screen."""
    return Sheet(
        title=f"Whose habit pays? {case.deal.trade.product.capitalize()}",
        brief=_brief(case),
        groups=tuple(_group(case, number) for number in range(len(case.tournaments))),
    )


def _brief(case: Case) -> tuple[Prose | Table, ...]:
    first, deal = case.tournaments[0], case.deal
    words = [case.ring.text, script().frame]
    if first.terms.noise:
        words.append(script().slips)
    text = " ".join(words).format(
        product=deal.trade.product,
        unit=deal.trade.unit,
        seller=deal.seller,
        deals=f"{first.terms.rounds} times",
        slip=case.ring.slip,
        often=one_in(first.terms.noise),
    )
    return (
        Prose(text),
        _prizes(first),
        Table(
            "The habits",
            ("Habit", "What such a firm does"),
            tuple((habit.name, habit.does) for habit in case.habits),
        ),
    )


def _prizes(setting: Setting) -> Table:
    prizes = setting.terms.payoffs
    row = (prizes.both_cooperate, prizes.cheats_alone, prizes.is_cheated, prizes.both_cheat)
    return Table(
        "What one deal brings a firm",
        ("Both keep their word", "It alone breaks it", "Only the other breaks it", "Both break it"),
        (tuple(in_euros(each) for each in row),),
    )


def _group(case: Case, place: int) -> Group:
    setting = case.tournaments[place]
    title = "Tournament 1: practice, not scored"
    documents: tuple[Prose | Table, ...] = (_pairs(case, setting),)
    if setting.changed:
        title = f"Tournament {place + 1}: {TITLES[setting.changed]}"
        documents = (Prose(case.news[place]), _in_force(setting), *documents)
    return Group(f"tournament-{place + 1}", title, documents, tuple(_bets(case, setting)), in_turn=place > 0)


def _bets(case: Case, setting: Setting) -> Iterator[Field]:
    habits = tuple(Option(habit.id, habit.name, habit.tone) for habit in case.habits)
    yield Choice("winner", "The habit whose firms will earn most on average", habits)
    partners = tuple(
        Option(habit.id, f"{habit.name} ({setting.firms[habit.id]})", habit.tone) for habit in case.habits
    )
    yield Choice("reason", "In deals with whom the winner will gain most on the runner-up", partners)


def _pairs(case: Case, setting: Setting) -> Table:
    """Show what one firm earns from another, in thousand euros: exact enough to decide every bet."""
    terms = setting.terms
    rows = (
        (one.name, *(_thousands(income_from(one.id, two.id, terms).total) for two in case.habits))
        for one in case.habits
    )
    return Table(
        f"What a firm of the row earns from {terms.rounds} deals with one of the column, in thousand euros",
        ("", *(f"{habit.name} ({setting.firms[habit.id]})" for habit in case.habits)),
        tuple(rows),
    )


def _thousands(amount: float) -> str:
    return f"{round(amount / 1000, 1) + 0.0:.1f}".replace("-", "−")


def _in_force(setting: Setting) -> Table:
    terms, prizes = setting.terms, setting.terms.payoffs
    return Table(
        "In force now",
        ("Deals with each firm", "Both keep", "Alone breaks", "Only other breaks", "Slips"),
        (
            (
                str(terms.rounds),
                euros(prizes.both_cooperate),
                euros(prizes.cheats_alone),
                in_euros(prizes.is_cheated),
                f"{terms.noise:.0%}" if terms.noise else "none",
            ),
        ),
    )


def read(case: Case, answer: Answer) -> Iterator[object]:
    """Turn an answer into what the rules judge; the practice is not judged."""
    for number, (name, setting) in enumerate(named(case), 1):
        if setting.changed is None:
            continue
        fact = deciding_fact(setting)
        yield Bet(
            changed=setting.changed,
            where=f"Tournament {number}, the winner",
            ranking=setting.ranking,
            fact=fact,
            habit=option_in(answer, f"{name}.winner"),
        )
        yield Reason(
            changed=setting.changed,
            where=f"Tournament {number}, the reason",
            ranking=setting.ranking,
            fact=fact,
            habit=option_in(answer, f"{name}.reason"),
        )


EXERCISE = Exercise(
    id="place-your-bets",
    module="reciprocity",
    title="Place your bets",
    objective="Tell when showing trust pays, and what makes it pay: time, prizes, company, slips.",
    out_of_scope="Which policy is best for you, and how to call out a breach.",
    minutes=15,
    hints=(
        (
            "Look at what one change does to each habit: who answers a breach, when, and for how long? "
            "The table of pairs shows what came of it, and the brackets how many firms it counts for."
        ),
        (
            "Ask of each row: how many firms are there of each habit, and what does one of them bring? "
            "Multiply and add. Then compare the two best rows, column by column: where do they differ most?"
        ),
        (
            "From another case, in thousands: a Mirror earns 20 from a Mirror or an Open hand, −1 from a "
            "Sharp; an Open hand 20, 20 and −10; a Sharp 3, 30 and 0. With 3 Mirrors, 12 Open hands and 5 "
            "Sharps, a Mirror comes to 2×20 + 12×20 − 5 = 275 and a Sharp to 3×3 + 12×30 = 369: it wins by "
            "the Open hands (360 to 240). With 12 Mirrors and 3 Open hands a Mirror makes 275 again, an Open "
            "hand 230, a Sharp 126: Mirrors win, and gain on Open hands in deals with the Sharps."
        ),
    ),
    rubric=(
        slot(1.0, bets.bet_on_the_length),
        slot(1.5, bets.explain_the_length),
        slot(1.0, bets.bet_on_the_prizes),
        slot(1.5, bets.explain_the_prizes),
        slot(1.0, bets.bet_on_the_company),
        slot(1.5, bets.explain_the_company),
        slot(1.0, bets.bet_on_the_slips),
        slot(1.5, bets.explain_the_slips),
    ),
    draw=draw,
    present=present,
    read=read,
    follow=follow,
)
