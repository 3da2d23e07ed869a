"""Cards of slips: the customer has erred, and our silence would pay."""

from random import Random

from msgspec.structs import replace

from grader.domain.incidents import Cause, FirstStep, Ground, Incident, Matter, Move
from grader.exercises.trust.people_or_business.scene import Card, Offer, Scene, matched
from grader.exercises.trust.people_or_business.sums import Windfall
from grader.exercises.trust.people_or_business.texts import Slip, texts
from grader.exercises.world import euros, shuffled


def slip_card(random: Random, scene: Scene, story: Slip, windfall: Windfall) -> Card:
    """Return the card of a slip of the customer's that pays us for keeping quiet."""
    business = scene.say(texts().facts["business"])
    incident = Incident(
        where=scene.where,
        matter=Matter.BUSINESS,
        matter_fact=business,
        cause=Cause.NONE,
        cause_fact="",
        frustrated=(),
        due=windfall.cost,
        due_fact=scene.say(texts().facts["slip"], {"news": scene.say(story.news)}),
    )
    return Card(
        scene.title,
        incident,
        scene.messages((story.opens, story.seen, story.adds)),
        shuffled(random, _disclosures(random, scene, story)),
        shuffled(random, _slip_moves(random, scene, story, windfall)),
    )


def _disclosures(random: Random, scene: Scene, story: Slip) -> tuple[Offer[FirstStep], ...]:
    news = {"news": scene.say(story.news)}
    named = {"candid": "tell", "sound": "sound-out", "wait": "wait", "close": "close-books"}
    return matched(
        random,
        [
            (name, scene.ways(kind, news), FirstStep("", candid=kind == "candid"))
            for kind, name in named.items()
        ],
    )


def _slip_moves(random: Random, scene: Scene, story: Slip, windfall: Windfall) -> tuple[Offer[Move], ...]:
    facts = {"act": scene.say(story.act), "amount": euros(windfall.gain)}
    basis = scene.say(story.basis) if windfall.cost else ""
    right = Move("", Ground.CONTRACT, windfall.cost, basis, candid=True)
    moves = {
        "set-right": right,
        "set-right-for-an-order": replace(right, ground=Ground.GOODWILL, candid=False),
        "keep-quiet": Move("", Ground.GOODWILL),
        "only-if-asked": Move("", Ground.GOODWILL),
    }
    return matched(random, [(name, scene.ways(name, facts), move) for name, move in moves.items()])
