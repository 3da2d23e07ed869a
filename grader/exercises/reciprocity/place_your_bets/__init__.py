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
from grader.exercises.sheet import Answer, Choice, Group, Option, Prose, Sheet, Table, option_in
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
            ("Habit", "What such a firm does", "Firms"),
            tuple((habit.name, habit.does, str(first.firms[habit.id])) for habit in case.habits),
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
    documents: tuple[Prose | Table, ...] = (_pairs(case),)
    if setting.changed:
        title = f"Tournament {place + 1}: {TITLES[setting.changed]}"
        documents = (Prose(case.news[place]), _in_force(case, setting))
    options = tuple(Option(habit.id, habit.name, habit.tone) for habit in case.habits)
    return Group(
        f"tournament-{place + 1}",
        title,
        documents,
        (
            Choice("winner", "The habit whose firms will earn most on average", options),
            case.reasons.choice("reason", "What will put the winner ahead of the second most of all"),
        ),
        in_turn=place > 0,
    )


def _pairs(case: Case) -> Table:
    terms = case.tournaments[0].terms
    return Table(
        f"Tried out: what a firm of the row earns from all {terms.rounds} deals with one of the column",
        ("", *(habit.name for habit in case.habits)),
        tuple(
            (one.name, *(in_euros(income_from(one.id, two.id, terms).total) for two in case.habits))
            for one in case.habits
        ),
    )


def _in_force(case: Case, setting: Setting) -> Table:
    terms, prizes = setting.terms, setting.terms.payoffs
    return Table(
        "In force now",
        ("Deals with each firm", "Both keep", "Alone breaks", "Only other breaks", "Slips", "Firms"),
        (
            (
                str(terms.rounds),
                euros(prizes.both_cooperate),
                euros(prizes.cheats_alone),
                in_euros(prizes.is_cheated),
                f"{terms.noise:.0%}" if terms.noise else "none",
                ", ".join(f"{setting.firms[habit.id]} {habit.name}" for habit in case.habits),
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
        source, text = case.reasons.chosen(answer, f"{name}.reason")
        yield Reason(
            changed=setting.changed,
            where=f"Tournament {number}, the reason",
            ranking=setting.ranking,
            fact=fact,
            source=source,
            chose=text,
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
            "The tables and the figure of the tournament before show where everybody's money came from."
        ),
        (
            "Ask: how many firms are there of each habit, and what does a Sharp, or a Mirror, earn from one "
            "of each over all deals? Then multiply. A shorter game is the beginning of the longer one."
        ),
        (
            "From another case: 10 deals, €2,000 for a kept deal, €3,000 for a breach. A Sharp takes €30,000 "
            "from an Open hand but only €3,000 from a Mirror; a Mirror earns €20,000 from either. With 12 "
            "Mirrors and 3 Open hands, Mirrors win by deals that both keep; with 3 and 12, Sharps do."
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
