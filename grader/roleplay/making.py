"""How a role-play is made: a bargain of ``live-deal``'s, told from either side."""

from random import Random

from grader.domain.written import day, euros
from grader.exercises import exercise
from grader.exercises.trades.live_deal.case import Case
from grader.roleplay.scoring import Sums, sums_of
from grader.roleplay.script import Turn, Why, scene, script
from grader.roleplay.sheets import Brief, Known, RolePlay, Row, Scoring
from grader.simulators.frontier import Bargain, Issue, Level

GRAIN = -2
"""Values are rounded to hundreds of euros: a pair adds them up in its head."""

TRIES = 200
"""Bargains that are drawn until one has room for both sides."""


class NoRolePlayError(ValueError):
    """A variant for which no bargain with room for both sides is found."""


def role_play(scenario: str, variant: str) -> RolePlay:
    """Make a role-play.

    Args:
        scenario: The scenario's name.
        variant: Any text; the same one makes the same role-play, every time.

    Returns:
        Both briefs and the scoring sheet, out of one bargain.

    Raises:
        UnknownScenarioError: There is no such scenario.
        NoRolePlayError: No bargain was found.
    """
    turns = scene(scenario).turns
    for number in range(TRIES):
        # A name of its own, so that no exercise's case is given away by a role-play of its variant.
        name = f"role-play/{scenario}/{variant}/{number}"
        case: Case = exercise("live-deal").case(name)
        sums = sums_of(_rounded(case.issues.bargain))
        if sums is not None:
            return _told(case, sums, scenario, variant, Random(name).choice(turns))
    raise NoRolePlayError(f"{scenario}, variant {variant}")


def _rounded(bargain: Bargain) -> Bargain:
    issues = tuple(
        Issue(
            issue.name,
            tuple(Level(each.name, _hundreds(each.ours), _hundreds(each.theirs)) for each in issue.levels),
        )
        for issue in bargain.issues
    )
    return Bargain(issues, _hundreds(bargain.our_limit), _hundreds(bargain.their_limit))


def _hundreds(amount: float) -> float:
    return round(amount, GRAIN) + 0.0  # no “-0”


def _told(case: Case, sums: Sums, scenario: str, variant: str, turn: Turn) -> RolePlay:
    words = _words(case, sums.bargain)
    prose, setting = script(), scene(scenario)
    known = Known(
        scenario=scenario,
        variant=variant,
        title=setting.title,
        seller=case.deal.seller,
        buyer=case.deal.buyer,
        facts=tuple(text.format_map(words) for text in prose.known),
    )
    return RolePlay(
        known,
        _seller(case, sums, scenario, turn),
        _buyer(case, sums, scenario, turn),
        _scoring(sums, scenario, turn, words),
    )


def _words(case: Case, bargain: Bargain) -> dict[str, str]:
    """Return what the prose may name: facts that both sides know, and nobody's limit."""
    deal, issues = case.deal, bargain.issues
    rep, junior = deal.people[5], deal.people[6]
    return {
        "client": case.words["client"],
        "first": case.words["first"],
        "role": case.role,
        "rep": rep,
        "rep_first": rep.split()[0],
        "junior": junior.split()[0],
        "specialist": case.words["specialist"],
        "ours": case.words["ours_name"],
        "company": deal.buyer,
        "seller": deal.seller,
        "product": deal.trade.product,
        "quantity": f"{deal.quantity:,} {deal.trade.unit}",
        "price": f"{euros(deal.price)} per {deal.trade.item}",
        "value": euros(deal.value),
        "agreed": f"{', '.join(case.agreed[:-1])} and {case.agreed[-1]}",
        "day": day(case.calendar.visit),
        "later": day(case.calendar.back_on),
        "issues": ", ".join(issue.name.lower() for issue in issues),
        "wish": issues[1].levels[-1].name,
        "clause": issues[2].levels[-1].name,
        "topic": case.bench.clause.topic,
        "theirs": case.bench.clause.theirs,
        "return": issues[case.issues.paying_place].levels[-1].name,
    }


def _seller(case: Case, sums: Sums, scenario: str, turn: Turn) -> Brief:
    words, prose, limit = _words(case, sums.bargain), script(), sums.bargain.our_limit
    figures = {"less": euros(-limit), "instead": euros(case.deal.value + limit)}
    return Brief(
        side="seller",
        person=words["rep"],
        first=words["rep_first"],
        role="account manager",
        situation=turn.seller.format_map(words),
        alternative=prose.seller_alternative.format_map(words | figures),
        limit=limit,
        target=sums.our_target,
        rows=_rows(sums.bargain, ours=True),
        practise=(scene(scenario).practise.format_map(words), prose.seller_practise),
    )


def _buyer(case: Case, sums: Sums, scenario: str, turn: Turn) -> Brief:
    words, prose, limit = _words(case, sums.bargain), script(), sums.bargain.their_limit
    rival = round(case.deal.value * (1 - 5 * case.issues.grain / 100), -3)
    saved = case.deal.value - rival
    figures = {"rival": euros(rival), "saved": euros(saved), "lost": euros(saved - limit)}
    return Brief(
        side="buyer",
        person=words["client"],
        first=words["first"],
        role=case.role,
        situation=turn.buyer.format_map(words),
        alternative=prose.buyer_alternative.format_map(words | figures | {"better": euros(limit)}),
        limit=limit,
        target=sums.their_target,
        rows=_rows(sums.bargain, ours=False),
        practise=(scene(scenario).practise.format_map(words), prose.buyer_practise),
    )


def _rows(bargain: Bargain, *, ours: bool) -> tuple[Row, ...]:
    rows = [
        Row(
            issue.name,
            _why(script().whys[issue.name], ours=ours),
            tuple((each.name, each.ours if ours else each.theirs) for each in issue.levels),
        )
        for issue in bargain.issues
    ]
    return tuple(sorted(rows, key=lambda row: -row.span))


def _why(why: Why, *, ours: bool) -> str:
    return why.seller if ours else why.buyer


def _scoring(sums: Sums, scenario: str, turn: Turn, words: dict[str, str]) -> Scoring:
    prose = script()
    return sums.scoring(
        fact=turn.fact.format_map(words),
        checks=(*turn.checks, *prose.checks),
        questions=(scene(scenario).question, *prose.questions),
    )
