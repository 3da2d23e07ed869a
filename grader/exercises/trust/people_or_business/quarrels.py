"""Cards of quarrels: people are upset, and at times something is claimed as well."""

from random import Random

from msgspec.structs import replace

from grader.domain.incidents import Cause, FirstStep, Ground, Incident, Matter, Move, Upset, in_words
from grader.exercises.trust.people_or_business.scene import OURS, Card, Kind, Scene, matched
from grader.exercises.trust.people_or_business.sums import Claim
from grader.exercises.trust.people_or_business.texts import Line, Quarrel, Wording, texts
from grader.exercises.world import shuffled

AMENDS = ("delay", "damage", "visit")
"""Claims whose clauses make amends for poor service, so that a complaint looks like a case of them."""

ORDER = "{q} {unit} at {price}"

STRANGE = 0.4
"""How often the hearing that leaves somebody out brings in a colleague who has nothing to do with it."""

EXTRA = 0.65
"""How often the hearing of everybody brings in one more, where only two are upset."""


def quarrel_card(random: Random, scene: Scene, story: Quarrel, claim: Claim | None) -> Card:
    """Return the card of a quarrel.

    Args:
        random: The variant's random numbers.
        scene: Who writes, and when.
        story: What happened.
        claim: What is claimed along with it; None on a pure people matter.

    Returns:
        The card. Two or three people are upset; who they are is in their messages.
    """
    x, y, z = scene.cast
    upset = random.choices(((x, z), (x, y, z), (x, y)), (4, 4, 3))[0]
    moves = _claim_moves(random, scene, story, claim) if claim else _free_moves(random, scene)
    second, third = story.second.text(upset=y in upset), story.third.text(upset=z in upset)
    return Card(
        scene.title,
        _quarrel(scene, story, claim, upset),
        scene.messages((story.opens, Line(y, second), Line(z, third))),
        shuffled(random, matched(random, _first_steps(random, scene, story, upset))),
        shuffled(random, matched(random, moves)),
    )


def _quarrel(scene: Scene, story: Quarrel, claim: Claim | None, roles: tuple[str, ...]) -> Incident:
    said = texts().facts
    upset = in_words(scene.named(roles))
    words = {part.who: part.upset for part in (story.second, story.third)} | {
        story.opens.who: story.opens.text
    }
    incident = Incident(
        where=scene.where,
        matter=Matter.PEOPLE,
        matter_fact=scene.say(said["people"], {"upset": upset}),
        cause=Cause(story.cause),
        cause_fact=scene.say(story.why),
        frustrated=tuple(Upset(scene.facts[role], scene.say(words[role])) for role in roles),
        due=0.0,
        due_fact="",
    )
    if claim is None:
        return incident
    text = texts().claims[story.claim]
    side = said["owed" if claim.owed else "not_owed"]
    return replace(
        incident,
        matter=Matter.BOTH,
        matter_fact=scene.say(said["both"], {"upset": upset, "claimed": text.claimed}),
        due=claim.amount if claim.owed else 0.0,
        due_fact=f"{scene.say(text.fact)} {side}",
    )


def _first_steps(
    random: Random, scene: Scene, story: Quarrel, upset: tuple[str, ...]
) -> list[Kind[FirstStep]]:
    ways = shuffled(random, scene.stage.wordings["hear"])
    middle = len(ways) // 2
    halves = shuffled(random, (ways[:middle], ways[middle:]))
    kinds: list[Kind[FirstStep]] = []
    for roles, half in zip(_hearings(random, scene, upset), halves, strict=True):
        names = scene.named(shuffled(random, roles))
        worded = [Wording(scene.say(way.text, {"names": in_words(names)}), way.tone) for way in half]
        kinds.append((f"hear-{'-'.join(sorted(roles))}", worded, FirstStep("", names)))
    fix = {"fix": scene.say(story.fix)}
    explain, mend = scene.ways("tell"), scene.ways("remedy", fix)
    return [*kinds, ("explain", explain, FirstStep("")), ("mend", mend, FirstStep(""))]


def _hearings(
    random: Random, scene: Scene, upset: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return whom to hear: everybody who is upset, and all but one of them.

    Either list may bring in somebody who is calm, or a colleague of ours who has nothing to do with
    the matter, so that neither counting names nor looking for strangers is a way to the answer.
    """
    stranger = random.choice([role for role in OURS if role not in scene.cast])
    calm = [role for role in scene.cast if role not in upset]
    main, *others = upset
    others.remove(random.choice(others))
    everybody, partial = upset, (main, *others, *calm)
    if random.random() < STRANGE:
        partial = (*partial, stranger)
    if calm and random.random() < EXTRA:
        everybody = (*upset, random.choices((stranger, *calm), (3, 1))[0])
    return everybody, partial


def _free_moves(random: Random, scene: Scene) -> list[Kind[Move]]:
    """Return the moves where nothing is claimed; one stretches a clause, as if something were."""
    percent = random.randrange(2, 6)
    clauses = scene.stage.clauses
    near = [number for claim, number in clauses.items() if claim in AMENDS] or list(clauses.values())
    facts = {"s": str(percent), "k": str(random.choice(near))}
    stretch = Move("", Ground.GOODWILL, percent / 100 * scene.value, scene.say(f"{percent}% of {ORDER}"))
    return [
        ("as-agreed", scene.ways("as-agreed", facts), Move("", Ground.CONTRACT)),
        ("stretch", scene.ways("stretch", facts), stretch),
        *random.sample(_gifts(random, scene), 2),
    ]


def _gifts(random: Random, scene: Scene) -> list[Kind[Move]]:
    terms = scene.stage.terms
    percent, days = random.randrange(2, 6), random.randrange(2, 5)
    sums = {
        "discount": (percent / 100 * scene.value, f"{percent}% of {ORDER}"),
        "express": (scene.units * terms.express, "{q} times {express} for express"),
        "longer-credit": (terms.credit_percent / 100 * scene.value, f"{terms.credit_percent:g}% of {ORDER}"),
        "service-days": (days * terms.service_day, f"{days} service days at {{service_day}}"),
    }
    facts = {"p": str(percent), "n": str(days)}
    return [
        (name, scene.ways(name, facts), Move("", Ground.GOODWILL, cost, scene.say(basis)))
        for name, (cost, basis) in sums.items()
    ]


def _claim_moves(random: Random, scene: Scene, story: Quarrel, claim: Claim) -> list[Kind[Move]]:
    """Return the moves on a claim: granted or refused on its merits, and two ways to bend it to the mood."""
    text = texts().claims[story.claim]
    basis = scene.say(text.basis)
    gift = int(scene.facts["gift"]) * scene.stage.terms.service_day
    more = scene.say(f"{basis}, and {{gift}} service days at {{service_day}}")
    merits: list[Kind[Move]] = [
        ("grant", scene.worded(random, text.grant), Move("", Ground.CONTRACT, claim.amount, basis)),
        ("refuse", scene.worded(random, text.refuse), Move("", Ground.CONTRACT)),
    ]
    moods = {
        "grant-and-more": Move("", Ground.MANNERS, claim.amount + gift, more),
        "refuse-for-tone": Move("", Ground.MANNERS),
        "grant-for-apology": Move("", Ground.MANNERS, claim.amount, basis),
    }
    bent: list[Kind[Move]] = [(name, scene.ways(name), move) for name, move in moods.items()]
    gifts = [gift for gift in _gifts(random, scene) if gift[0] in text.gifts]
    return [*merits, *random.sample(bent + gifts, 2)]
