"""How a case of ``opening-statement`` is drawn: what is true on this account, and what only sounds so."""

from collections.abc import Iterable
from datetime import timedelta
from random import Random

from grader.domain.opening import Bond, Ending, Interest, Part
from grader.exercises.common_ground.opening_statement.case import Case, Slot
from grader.exercises.common_ground.opening_statement.constraint import draw_limit
from grader.exercises.common_ground.opening_statement.minutes import draw_settled
from grader.exercises.common_ground.opening_statement.prose import BondProse, TopicProse, script
from grader.exercises.common_ground.opening_statement.words import Words, draw_slot
from grader.exercises.world import draw_deal, shuffled

BANTER = {
    Bond.COLD: "It passes over what binds the two sides.",
    Bond.HOLLOW: "It is warm, and names nothing that binds the two sides.",
    Bond.OURS: "It says what the order is to us, and nothing that binds the two sides.",
}
"""What is wrong with words in the place of a bond."""

CLOSES = {
    Ending.JOINT: "It asks the other side in and leaves the answer on {issue} open for both.",
    Ending.ULTIMATUM: "A time limit or a loss stands behind it: on {issue} they may only say yes or no.",
    Ending.ONE_SIDED: "On {issue} it puts the work on their side alone.",
    Ending.CLOSED: "The answer on {issue} is given already: there is nothing left to find together.",
    Ending.DEFERS: "It hands {issue} over to them: that is no solution of both, and it gives our part away.",
    Ending.REOPENS: "It is joint and creative, but about {last}, which both have settled; open is {issue}.",
}
"""What the closing words do, by their kind."""


def draw(random: Random) -> Case:
    """Draw a case: a bond, minutes, an open issue with a shared interest, a constraint, an ending."""
    deal, prose = draw_deal(random), script()
    us, them, boss, colleague = deal.people[:4]
    meeting = deal.start + timedelta(days=35)
    topic = random.choice([topic for topic in prose.topics if deal.trade.goods or not topic.goods])
    facts = {"us": us.split()[0], "them": them.split()[0], "buyer": deal.buyer, "seller": deal.seller}
    facts |= {"issue": topic.issue, "ours": topic.ours, "theirs": topic.theirs}
    settled, last = draw_settled(random, facts, deal, meeting)
    other = random.choice([name for name in deal.trade.buyers if name != deal.buyer])
    slip = random.choice(prose.slips).text
    return Case(
        deal=deal,
        us=us,
        them=them,
        meeting=meeting,
        issue=topic.issue,
        ours=topic.ours,
        theirs=topic.theirs,
        bond=_bond(random, facts),
        settled=settled,
        interest=_interest(random, facts, topic),
        limit=draw_limit(random, facts | {"colleague": colleague.split()[0]}, topic, meeting),
        ending=_ending(random, facts | {"last": last}),
        advice=random.choice(prose.advice).text.format(boss=boss, slip=slip, other=other),
        slip=slip,
        other=other,
        parts=shuffled(random, tuple(Part)),
    )


def _bond(random: Random, facts: dict[str, str]) -> Slot:
    prose = script()
    chosen = [(bond, *_figures(random, bond)) for bond in random.sample(prose.bonds, 2)]
    files = [bond.file.format(x=x, y=y, **facts) for bond, x, y in chosen]
    whole = " ".join(files)
    (bond, true, false), (second, _, untrue) = chosen
    right = Words(Bond.TRUE, bond.said.format(n=true), f"The file has it: {files[0]}")
    twins = (
        Words(Bond.FALSE, bond.said.format(n=false), f"The file has another figure: {files[0]}"),
        Words(Bond.FALSE, second.said.format(n=untrue), f"The file has another figure: {files[1]}"),
    )
    rest = [
        Words(line.kind, line.text, f"{BANTER[line.kind]} The file does: {whole}", line.tone)
        for line in prose.bond_lines
    ]
    return draw_slot(random, tuple(_row(text) for text in files), (right,), twins, rest)


def _row(text: str) -> tuple[str, str]:
    source, _, words = text.partition(": ")
    return source, words


def _figures(random: Random, bond: BondProse) -> tuple[int, int]:
    return random.randint(*bond.x), random.randint(*bond.y)


def _interest(random: Random, facts: dict[str, str], topic: TopicProse) -> Slot:
    shared, theirs, ours, nobodys = random.sample(topic.interests, 4)
    way = random.choice(script().interest_ways).text
    us, them = facts["us"], facts["them"]
    rows = [
        (f"{them}, with them", _in_any_order(random, (shared.them, theirs.them))),
        (f"{us}, with us", _in_any_order(random, (shared.us, ours.us))),
    ]
    reasons = {
        Interest.SHARED: (shared, f"{them}: “{shared.them}” {us}: “{shared.us}”"),
        Interest.THEIRS: (theirs, f"Only {them} says so: “{theirs.them}” {us} names something else."),
        Interest.OURS: (ours, f"Only {us} says so: “{ours.us}” {them} names something else."),
        Interest.NOBODYS: (nobodys, f"Neither {them} nor {us} says so, well as it sounds."),
    }
    words = {
        kind: Words(kind, way.format(phrase=interest.phrase, **facts), why)
        for kind, (interest, why) in reasons.items()
    }
    right = words.pop(Interest.SHARED)
    return draw_slot(random, rows, (right,), (), tuple(words.values()))


def _in_any_order(random: Random, sentences: Iterable[str]) -> str:
    return " ".join(shuffled(random, tuple(sentences)))


def _ending(random: Random, facts: dict[str, str]) -> Slot:
    lines = [
        Words(line.kind, line.text.format(**facts), CLOSES[line.kind].format(**facts), line.tone, line.reply)
        for line in script().endings
    ]
    right = [line for line in lines if line.kind == Ending.JOINT]
    return draw_slot(random, (), right, (), [line for line in lines if line not in right])
