"""How a case of ``live-deal`` is drawn: the account, the days, the issues, who is at the table."""

from datetime import date, timedelta
from random import Random

from grader.domain.written import day, euros
from grader.exercises.trades.live_deal.case import Bench, Calendar, Case, Fact
from grader.exercises.trades.live_deal.draw_issues import draw_issues
from grader.exercises.trades.live_deal.issues import CLAUSE, PRICE, WISH, Issues
from grader.exercises.trades.live_deal.menus import draw_menus
from grader.exercises.trades.live_deal.prose import FactProse, ScriptProse, script
from grader.exercises.world import Deal, draw_deal, shuffled
from grader.simulators.asking import Term
from grader.simulators.buyer import Buyer

LARGE = (300_000, 350_000, 400_000, 450_000, 500_000, 600_000, 750_000)
"""From which value on companies may call a deal very large, in euros."""

CLEAR = 1.1
"""Values lie at least this factor away from that line."""

SCHEDULED, VERY_LARGE = 0.5, 0.75
"""Share of cases with a session, and of very large deals with or without one."""

OUTGUNNED = 0.5
"""Share of cases in which the rep is outgunned; in the others one of the three conditions fails."""


def draw(random: Random) -> Case:
    """Draw a case: whether a day is set for the terms, what is asked, who knows about the clause."""
    prose, roll = script(), random.random()
    deal, large_from = _account(random, very_large=roll < VERY_LARGE)
    calendar = _calendar(random, deal, large_from, scheduled=roll < SCHEDULED)
    issues = draw_issues(random, deal)
    told, misquoted, known, other = _facts(random)
    words = _words(deal, calendar, issues)
    bench = _bench(random, issues, words)
    act, opening = random.choice(prose.acts), random.choice(prose.scripts)
    words |= {"act": act.act.format_map(words), "peer": random.choice(prose.peers).format_map(words)}
    words |= {
        "early": _early(random, issues),
        "claim": told.claim,
        "wrong": misquoted.claim,
        "other": other.claim,
    }
    agreed = tuple(random.sample(prose.agreed, 3))
    return Case(
        deal=deal,
        role=random.choice(prose.roles),
        calendar=calendar,
        issues=issues,
        buyer=_buyer(random, issues),
        agreed=agreed,
        facts=shuffled(random, (told, known, other)),
        told=told,
        misquoted=misquoted,
        script=opening.fact.format_map(words),
        scenes=_scenes(random, calendar, opening, words, act.ask),
        bench=bench,
        menus=draw_menus(random, issues, words, bench, agreed),
        words=words,
        voices={key: random.choice(ways) for key, ways in prose.replies.items()},
    )


def _account(random: Random, *, very_large: bool) -> tuple[Deal, int]:
    """Draw a deal and the line above which deals are very large, on the side that is asked for."""
    while True:
        deal, line = draw_deal(random), random.choice(LARGE)
        if deal.value >= CLEAR * line if very_large else CLEAR * deal.value <= line:
            return deal, line


def _calendar(random: Random, deal: Deal, large_from: int, *, scheduled: bool) -> Calendar:
    visit = _workday(deal.start + timedelta(days=random.randrange(2, 9)))
    later = _workday(visit + timedelta(days=random.randrange(9, 16)))
    talk = later if scheduled else visit
    back_on = _workday(talk + timedelta(days=random.randrange(4, 8)))
    sign_on = _workday(back_on + timedelta(days=random.randrange(2, 6)))
    return Calendar(visit, later, large_from, scheduled, back_on, sign_on)


def _workday(when: date) -> date:
    return when + timedelta(days=(0, 0, 0, 0, 0, 2, 1)[when.weekday()])


def _facts(random: Random) -> tuple[Fact, Fact, Fact, Fact]:
    """Draw a fact as it is, one with a wrong figure, that one as it is, and another."""
    one, two, three = random.sample(script().facts, 3)
    true, wrong = _both(random, two)
    return _both(random, one)[0], wrong, true, _both(random, three)[0]


def _both(random: Random, prose: FactProse) -> tuple[Fact, Fact]:
    ours, others, wrong = random.choice(prose.figures)
    return tuple(  # type: ignore[return-value] # two figures, two facts
        Fact(prose.name, figure, others, prose.claim.format(ours=figure, others=others))
        for figure in (ours, wrong)
    )


def _early(random: Random, issues: Issues) -> str:
    """Return what is worth the first ask: either return where that can be, so that neither stands out."""
    worth = [
        (each.worth(level), each.label(level)) for each, level in ((issues.paying, 2), (issues.small, 3))
    ]
    return random.choice([label for value, label in worth if value >= issues.off(4)])


def _words(deal: Deal, calendar: Calendar, issues: Issues) -> dict[str, str]:
    client, specialist, ours, junior, controller = deal.people[:5]
    clause = issues.clause.prose
    words = {
        "client": client,
        "first": client.split()[0],
        "specialist": specialist,
        "ours_name": ours,
        "ours_first": ours.split()[0],
        "junior": junior.split()[0],
        "controller": controller,
        "company": deal.buyer,
        "field": deal.trade.field,
        "value": euros(deal.value),
        "rival": euros(round(deal.value * (1 - 5 * issues.grain / 100), -3)),
        "large": euros(calendar.large_from),
        "day": day(calendar.day),
        "back_on": day(calendar.back_on),
        "sign_on": day(calendar.sign_on),
        "ask": issues.percent(4),
        "now": issues.percent(2),
        "half": issues.percent(1),
        "quarter": issues.percent(1),
        "wish": issues.wish.label(2),
        "part": issues.wish.label(1),
        "topic": clause.topic,
        "theirs": clause.theirs,
        "ours": clause.ours,
        "clause": clause.full,
        "shared": clause.half,
    }
    return words | {"Wish": capital(words["wish"]), "Part": capital(words["part"])}


def capital(text: str) -> str:
    """Return a text that begins a sentence."""
    return f"{text[0].upper()}{text[1:]}"


def _bench(random: Random, issues: Issues, words: dict[str, str]) -> Bench:
    """Draw whether the rep is outgunned; if not, just one of the conditions fails."""
    prose, fails = script().specialist, random.randrange(3) if random.random() > OUTGUNNED else None
    facts = tuple(
        random.choice(texts).format_map(words)
        for texts in (
            prose.absent if fails == 0 else prose.there,
            prose.near if fails == 1 else prose.away,
            prose.pressed if fails == 2 else prose.free,  # noqa: PLR2004 - the third condition
        )
    )
    return Bench(
        clause=issues.clause.prose,
        their_specialist=fails != 0,
        ours_reachable=fails == 1,
        deadline=fails == 2,  # noqa: PLR2004 - the third condition
        facts=(facts[0], facts[1], facts[2]),
        shown=shuffled(random, facts),
    )


def _buyer(random: Random, issues: Issues) -> Buyer:
    asks = (Term(PRICE, 4), Term(PRICE, 2), Term(WISH, 2), Term(CLAUSE, 2))
    return Buyer(
        bargain=issues.bargain,
        start=(0, 0, 0, 0, 0),
        agenda=asks,
        firmness=random.choice((0.5, 0.6, 0.7, 0.8)),
    )


def _scenes(
    random: Random, calendar: Calendar, opening: ScriptProse, words: dict[str, str], ask: str
) -> dict[str, str]:
    prose = script()
    session = prose.session_set if calendar.scheduled else prose.session_none
    talk = f"{day(calendar.talk)}, the session. " if calendar.scheduled else "You sit down. "
    texts = {
        "session": random.choice(session),
        "small-talk": random.choice(prose.scenes),
        "opening": f"{talk}{opening.scene}",
        "price": random.choice(prose.complaints),
        "smaller-ask": random.choice(prose.smaller_asks),
        "sum": f"{random.choice(prose.wish_asks)} {random.choice(prose.controls)}",
        "wish": "{first} nods at you: “So, what about {wish}?” A kind word now would lift the mood at once.",
        "clause": "“And one clause: {clause}.”",
        "signature": f"{{first}} holds the pen: “One small thing. {ask}.” A signature today is safe "
        "in your quarter; nobody can promise that one comes later.",
    }
    return {key: text.format_map(words) for key, text in texts.items()}
