"""What a learner sees once a tournament is played: who won, by how much, when, and by which deals."""

from collections.abc import Iterator

from grader.domain.bets import Share
from grader.exercises.reciprocity.place_your_bets.case import Case
from grader.exercises.reciprocity.place_your_bets.facts import (
    averages_over_time,
    deciding_fact,
    in_front_from,
)
from grader.exercises.reciprocity.place_your_bets.series import Setting
from grader.exercises.sheet import Answer, Document, Figure, Prose, Series, Table, option_in
from grader.rules.bets import in_euros
from grader.simulators.trust_game.league import income_from


def follow(case: Case, answer: Answer) -> dict[str, tuple[Document, ...]]:
    """Play every tournament for which bet and reason are decided."""
    return {
        name: tuple(_played(name.replace("-", " "), setting, habit, reason))
        for name, setting in named(case)
        if (habit := option_in(answer, f"{name}.winner")) and (reason := option_in(answer, f"{name}.reason"))
    }


def named(case: Case) -> Iterator[tuple[str, Setting]]:
    """Yield every tournament with its group's id."""
    for number, setting in enumerate(case.tournaments, 1):
        yield f"tournament-{number}", setting


def _played(name: str, setting: Setting, habit: str, reason: str) -> Iterator[Document]:
    yield Prose(f"{_on_the_bet(setting, habit)} {_on_the_reason(setting, reason)}", f"The result of {name}")
    yield _standings(setting)
    yield _lead(setting)
    yield _how(setting)
    yield _over_time(setting, habit)


def _on_the_bet(setting: Setting, habit: str) -> str:
    ranking = setting.ranking
    winner, mine = ranking.winner, ranking.standing(habit)
    lead = f"{in_euros(ranking.lead)} more than {ranking.standings[1].name} firms"
    if mine == winner:
        return f"Your bet wins: {winner.name} firms earned most, {in_euros(winner.earned)} each, {lead}."
    return (
        f"You bet on {mine.name} firms, which earned {in_euros(mine.earned)} each. {winner.name} firms "
        f"earned most: {in_euros(winner.earned)} each, {lead}."
    )


def _on_the_reason(setting: Setting, reason: str) -> str:
    ranking = setting.ranking
    most, chosen = ranking.feeder, ranking.share(reason)
    fact = "" if setting.changed is None else f" {deciding_fact(setting)}"
    told = f"in deals with {_firms(most)} it gained most on the runner-up, {in_euros(most.ahead)} a firm"
    if chosen == most:
        return f"Your reason is right: {told}.{fact}"
    mine = f"{in_euros(abs(chosen.ahead))} {'ahead' if chosen.ahead >= 0 else 'behind'}"
    return f"{told[0].upper()}{told[1:]}; with {_firms(chosen)} it came out {mine}.{fact}"


def _firms(share: Share) -> str:
    return f"the {share.firms} {share.name} firms" if share.firms > 1 else f"the one {share.name} firm"


def _standings(setting: Setting) -> Table:
    return Table(
        "Earned on average",
        ("Habit", "Firms", "Each firm earned"),
        tuple(
            (each.name, str(setting.firms[each.habit]), in_euros(each.earned))
            for each in setting.ranking.standings
        ),
    )


def _lead(setting: Setting) -> Table:
    first, second = setting.ranking.standings[:2]
    return Table(
        "In deals with whom",
        ("With all", first.name, second.name, "Adds to the lead"),
        tuple(
            (
                f"{each.name} ({each.firms})",
                in_euros(each.winner),
                in_euros(each.second),
                in_euros(each.ahead),
            )
            for each in setting.ranking.shares
        ),
    )


def _how(setting: Setting) -> Table:
    """Show what happened in the deals by which the winner gained most."""
    ranking, terms = setting.ranking, setting.terms
    partner = ranking.feeder
    rows = []
    for each in ranking.standings[:2]:
        income, prizes = income_from(each.habit, partner.habit, terms), terms.payoffs
        kept, alone = income.kept / prizes.both_cooperate, income.taken / prizes.cheats_alone
        let_down = income.lost / prizes.is_cheated
        counts = (kept, alone, let_down, terms.rounds - kept - alone - let_down)
        rows.append((each.name, *(f"{abs(count):.1f}" for count in counts)))
    return Table(
        f"A closer look: {terms.rounds} deals with one {partner.name} firm, on average",
        ("Habit", "Both keep", "It alone breaks", "Only other breaks", "Both break"),
        tuple(rows),
    )


def _over_time(setting: Setting, habit: str) -> Figure:
    over_time, winner = averages_over_time(setting), setting.ranking.winner
    series = tuple(
        Series(
            each.name,
            tuple((float(deals), earned[each.habit] / 1000) for deals, earned in enumerate(over_time, 1)),
            tone=2 if each.habit == habit else int(each == winner),
            joined=True,
        )
        for each in setting.ranking.standings
    )
    return Figure(
        title="What a firm has earned after each deal, on average",
        text=_in_words(setting),
        across="Deals with each other firm",
        up="Thousand euros",
        series=series,
    )


def _in_words(setting: Setting) -> str:
    """Say who is in front when."""
    winner, start = setting.ranking.winner.name, in_front_from(setting)
    if start == 1:
        return f"{winner} firms are in front from the first deal to the last."
    first = averages_over_time(setting)[start - 2]
    before = setting.ranking.standing(max(first, key=first.__getitem__)).name
    return f"{winner} firms take the lead for good in deal {start}, past {before} firms."
