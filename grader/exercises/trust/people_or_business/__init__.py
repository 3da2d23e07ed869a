"""The exercise ``people-or-business``: eight incidents on one account."""

from collections.abc import Iterator
from random import Random

from msgspec import Struct

from grader.domain.incidents import CAUSES, LABELS, Cause, Handling, Matter
from grader.exercises.exercise import Exercise, slot
from grader.exercises.sheet import (
    Amount,
    Answer,
    Choice,
    Document,
    Group,
    Option,
    Prose,
    Sheet,
    Table,
    amount_in,
    option_in,
)
from grader.exercises.trust.people_or_business.quarrels import quarrel_card
from grader.exercises.trust.people_or_business.scene import Card, Stage, set_scene
from grader.exercises.trust.people_or_business.slips import slip_card
from grader.exercises.trust.people_or_business.sums import CLAIMS, Order, size, windfall
from grader.exercises.trust.people_or_business.terms import draw_terms
from grader.exercises.trust.people_or_business.texts import Quarrel, Slip, texts
from grader.exercises.world import Deal, day, draw_deal, euros, shuffled
from grader.rules import people_and_business as rules

QUARRELS = 6
SLIPS = 2
MOST = 3
"""How many quarrels of a case may have the same cause."""
CLAUSES = 4
"""How many clauses the contract shows; with fewer claims, some are there to be passed over."""

WHAT = tuple(Option(matter, LABELS[matter]) for matter in Matter)
WHY = tuple(Option(cause, CAUSES[cause]) for cause in Cause)
"""The same words on every card, so they keep their places."""

INTANGIBLE = ("software",)
"""Fields whose goods come by no lorry and break on no ramp."""

LARGEST_COST = 10_000_000


class Case(Struct, frozen=True):
    """One account with its eight cards."""

    title: str
    brief: tuple[Document, ...]
    cards: tuple[Card, ...]


def draw(random: Random) -> Case:
    """Draw an account, two slips and six quarrels, three or four of them with a claim."""
    deal = _goods(random)
    terms = draw_terms(random, deal)
    quarrels = _quarrels(random)
    owed = _owed(random, quarrels)
    clauses = _clauses(random, quarrels)
    worded = {kind: shuffled(random, ways) for kind, ways in {**texts().steps, **texts().moves}.items()}
    stage = Stage(deal, terms, clauses, worded)
    stories: list[Quarrel | Slip] = [*quarrels, *random.sample(texts().slips, SLIPS)]
    random.shuffle(stories)
    return Case(
        title=f"{deal.seller} and {deal.buyer}: eight incidents",
        brief=_brief(stage),
        cards=tuple(_card(random, stage, turn, story, owed) for turn, story in enumerate(stories)),
    )


def _goods(random: Random) -> Deal:
    deal = draw_deal(random)
    while deal.trade.field in INTANGIBLE:
        deal = draw_deal(random)
    return deal


def _quarrels(random: Random) -> tuple[Quarrel, ...]:
    """Draw quarrels, no two with the same claim, each cause one to three times."""
    pure = [quarrel for quarrel in texts().quarrels if not quarrel.claim]
    while True:
        claims = random.sample(sorted(CLAIMS), random.randrange(3, 5))
        mixed = [random.choice([q for q in texts().quarrels if q.claim == claim]) for claim in claims]
        found = (*random.sample(pure, QUARRELS - len(mixed)), *mixed)
        causes = [quarrel.cause for quarrel in found]
        if all(1 <= causes.count(cause) <= MOST for cause in Cause if cause is not Cause.NONE):
            return found


def _owed(random: Random, quarrels: tuple[Quarrel, ...]) -> set[str]:
    """Draw which claims the contract grants: about half, so that granting all or none fails."""
    claims = [quarrel.claim for quarrel in quarrels if quarrel.claim]
    half = (len(claims) + random.randrange(2)) // 2
    return set(random.sample(claims, half))


def _clauses(random: Random, quarrels: tuple[Quarrel, ...]) -> dict[str, int]:
    needed = [quarrel.claim for quarrel in quarrels if quarrel.claim]
    others = random.sample([claim for claim in CLAIMS if claim not in needed], CLAUSES - len(needed))
    return {claim: number for number, claim in enumerate(shuffled(random, (*needed, *others)), 1)}


def _card(random: Random, stage: Stage, turn: int, story: Quarrel | Slip, owed: set[str]) -> Card:
    if isinstance(story, Slip):
        units = size(random, stage.terms)
        scene = set_scene(random, stage, turn, (story.opens.who, story.adds.who, story.seen.who), units)
        gain = windfall(random, stage.terms, units, story.amount)
        return slip_card(random, scene.knowing(gain.facts), story, gain)
    held = story.claim in owed
    units = size(random, stage.terms, discount=held if story.claim == "volume" else None)
    scene = set_scene(random, stage, turn, (story.opens.who, story.second.who, story.third.who), units)
    if not story.claim:
        return quarrel_card(random, scene, story, None)
    claim = CLAIMS[story.claim](random, stage.terms, Order(units, scene.written, held))
    number = {"clause": str(stage.clauses[story.claim])}
    return quarrel_card(random, scene.knowing(claim.facts | number), story, claim)


def _brief(stage: Stage) -> tuple[Document, ...]:
    trade, terms = stage.deal.trade, stage.terms
    names = {f"{role}_full": name for role, name in stage.people.items()}
    account = {"product": trade.product, "seller": stage.deal.seller, "buyer": stage.deal.buyer, **names}
    facts = terms.facts() | {"unit": trade.unit}
    clauses = tuple(
        (str(number), texts().claims[claim].clause.format_map(facts))
        for claim, number in stage.clauses.items()
    )
    item = trade.item.capitalize()
    rows = (
        (f"{item}, ordered from {day(terms.change)}", euros(terms.price)),
        (f"{item}, ordered earlier", euros(terms.old_price)),
        (f"Express, for each {trade.item}", euros(terms.express)),
        ("Service day", euros(terms.service_day)),
        ("30 days' longer payment", f"{terms.credit_percent:g}% of the order"),
    )
    return (
        Prose(texts().account.format_map(account), "The account"),
        Table("Words used here", ("Word", "Meaning"), tuple(texts().words.items())),
        Table("The contract", ("Clause", "What it says"), clauses),
        Table("Price sheet", ("What", "Price, or what it costs us"), rows),
    )


def present(case: Case) -> Sheet:
    """Put a case on the screen: a card an incident, five decisions a card."""
    return Sheet(case.title, case.brief, tuple(_group(turn, card) for turn, card in enumerate(case.cards, 1)))


def _group(turn: int, card: Card) -> Group:
    return Group(
        f"card-{turn}",
        card.title,
        card.messages,
        (
            Choice("label", "What is it?", WHAT),
            Choice("cause", "Cause of the people problem", WHY),
            Choice("step", "First step", tuple(offer.option for offer in card.steps)),
            Choice("move", "Business move", tuple(offer.option for offer in card.moves)),
            Amount("cost", "What that move costs us", "€", LARGEST_COST),
        ),
    )


def read(case: Case, answer: Answer) -> Iterator[Handling]:
    """Turn a legal answer into one handling a card; what was left out is None."""
    for turn, card in enumerate(case.cards, 1):
        label, cause, step, move = (
            option_in(answer, f"card-{turn}.{field}") for field in ("label", "cause", "step", "move")
        )
        yield Handling(
            incident=card.incident,
            matter=None if label is None else Matter(label),
            cause=None if cause is None else Cause(cause),
            step=next((offer.means for offer in card.steps if offer.option.id == step), None),
            move=next((offer.means for offer in card.moves if offer.option.id == move), None),
            cost=amount_in(answer, f"card-{turn}.cost"),
        )


QUESTION = (
    "Ask of each card: is anything owed or claimed between the companies, and would settling that also"
    " settle what upsets people? If not, each gets an answer of its own."
)

EXAMPLE = (
    "From another case: Eva is angry that nobody told her team of a delay, Tom with us is sore about the"
    " tone, and Eva claims a credit. The clause pays from 5 days on; the delay was 3. So it is a mix; news"
    " was not sent; hear Eva and Tom first; pay no credit, because 3 is fewer than 5 and not because of the"
    " tone; the cost is 0. Had the delay been 8 days, the credit would be due, and its sum the cost."
)

EXERCISE = Exercise(
    id="people-or-business",
    module="trust",
    title="People or business?",
    objective="Tell people matters from business matters, and answer each in its own way.",
    out_of_scope="What to share with whom, trades with a return, and customers whom you cannot trust.",
    minutes=15,
    hints=(
        "Read each card twice: once for money, dates and goods, once for who says that they are upset.",
        QUESTION,
        EXAMPLE,
    ),
    rubric=(
        slot(2.5, rules.people_and_business_apart),
        slot(2, rules.no_concession_as_repair),
        slot(2, rules.cause_diagnosed),
        slot(1.5, rules.all_heard_first),
        slot(1, rules.trust_before_profit),
        slot(1, rules.move_costed),
    ),
    draw=draw,
    present=present,
    read=read,
)
