"""How the trades of ``coach-the-rep`` are drawn: large asks, returns, and sums that reconcile."""

from random import Random

from grader.domain.coaching import TradeReply
from grader.domain.written import euros
from grader.exercises.menu import draw_wordings
from grader.exercises.trades.coach_the_rep.case import Trade, Visitor
from grader.exercises.trades.coach_the_rep.prose import BigAsk, Return, script
from grader.exercises.trades.coach_the_rep.visits import opened

PAYS = (1.15, 1.6)
FALLS_SHORT = (0.55, 0.85)
"""What comes back, as a part of what goes out; the course asks for a distance of a tenth."""

CLEAR = 0.1


def draw_trade(random: Random, visitor: Visitor, *, pays: bool, shown: bool) -> Trade:
    """Draw a trade with its sums, or one without."""
    prose, deal = script(), visitor.deal
    ask = random.choice([each for each in prose.asks if deal.trade.goods or not each.goods])
    back = random.choice(prose.returns)
    right = TradeReply.ASK_FOR_SUMS
    if shown:
        right = TradeReply.APPROVE if pays else TradeReply.SEND_BACK
    cost, out = _cost(random, ask, deal.value)
    worth, come = _worth(random, back, cost, PAYS if pays else FALLS_SHORT, visitor.facts["units"])
    return Trade(
        visitor=opened(visitor, ask=ask.ask, **{"return": back.text}),
        lines=(*out, come) if shown else (),
        cost=cost if shown else 0,
        worth=worth if shown else 0,
        reply=draw_wordings(random, prose.trade, visitor.facts, right, spread=True),
    )


def _cost(random: Random, ask: BigAsk, value: int) -> tuple[int, list[tuple[str, str, str]]]:
    count = random.randrange(ask.counts[0], ask.counts[1] + 1)
    if ask.chance:
        count = 5 * max(1, round(count / 5))
    each = _round(value * random.uniform(*ask.sums))
    main = count * each // 100 if ask.chance else count * each
    extra = _round(main * random.uniform(0.1, 0.3))
    lines = [
        ("Goes out", ask.line, ask.a.format(n=count, m=euros(each))),
        ("Goes out", ask.extra, euros(extra)),
    ]
    return main + extra, lines


def _worth(
    random: Random, back: Return, cost: int, shares: tuple[float, float], units: str
) -> tuple[int, tuple[str, str, str]]:
    while True:
        count = random.randrange(back.counts[0], back.counts[1] + 1)
        each = _round(cost * random.uniform(*shares) / count)
        worth = count * each
        if abs(worth - cost) >= CLEAR * cost and (worth > cost) is (shares is PAYS):
            line = ("Comes back", back.line.format(units=units), back.a.format(n=count, m=euros(each)))
            return worth, line


def _round(amount: float) -> int:
    """Round as people do: hundreds, tens, or fives."""
    step = next(step for step, least in ((1000, 20_000), (100, 2000), (10, 200), (5, 0)) if amount >= least)
    return max(step, round(amount / step) * step)
