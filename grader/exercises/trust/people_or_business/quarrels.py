"""Cards of quarrels: people are upset, and at times something is claimed as well."""

from collections.abc import Sequence
from random import Random

from msgspec.structs import replace

from grader.domain.incidents import Cause, FirstStep, Ground, Incident, Matter, Move, Upset, in_words
from grader.exercises.trust.people_or_business.scene import OURS, Card, Offer, Scene, matched
from grader.exercises.trust.people_or_business.sums import Claim
from grader.exercises.trust.people_or_business.texts import Line, Quarrel, Wording, texts
from grader.exercises.world import shuffled


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
    second, third = story.second.text(upset=y in upset), story.third.text(upset=z in upset)
    return Card(
        scene.title,
        _quarrel(scene, story, claim, upset),
        scene.messages((story.opens, Line(y, second), Line(z, third))),
        shuffled(random, tuple(Matter)),
        shuffled(random, tuple(Cause)),
        shuffled(random, _hearings(random, scene, story, upset)),
        shuffled(
            random, _claim_moves(random, scene, story, claim) if claim else _calming_moves(random, scene)
        ),
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


def _hearings(
    random: Random, scene: Scene, story: Quarrel, upset: tuple[str, ...]
) -> tuple[Offer[FirstStep], ...]:
    partial = _partial(random, scene, upset)
    ways = shuffled(random, scene.stage.wordings["hear"])
    middle = len(ways) // 2
    halves = (ways[:middle], ways[middle:])
    kinds: list[tuple[str, Sequence[Wording], FirstStep]] = []
    for roles, half in zip((upset, partial), shuffled(random, halves), strict=True):
        names = scene.named(shuffled(random, roles))
        worded = [Wording(scene.say(way.text, {"names": in_words(names)}), way.tone) for way in half]
        kinds.append((f"hear-{'-'.join(sorted(roles))}", worded, FirstStep("", names)))
    fix = {"fix": scene.say(story.fix)}
    kinds += [
        ("explain", scene.ways("tell"), FirstStep("")),
        ("mend", scene.ways("remedy", fix), FirstStep("")),
    ]
    return matched(random, kinds)


def _partial(random: Random, scene: Scene, upset: tuple[str, ...]) -> tuple[str, ...]:
    """Return a hearing that leaves out somebody who is upset.

    It is not always the shorter list: at times it brings in a colleague of ours who has nothing to
    do with the matter, so that counting names is no way to the answer.
    """
    x, y, z = scene.cast
    if z not in upset:
        short: tuple[str, ...] = (x, z)
    elif y not in upset:
        short = (x, y)
    else:
        return random.choice(((x, y), (x, z)))
    stranger = random.choice([role for role in OURS if role != z])
    return random.choice((short, (*short, stranger)))


def _calming_moves(random: Random, scene: Scene) -> tuple[Offer[Move], ...]:
    terms, order = scene.stage.terms, scene.say("{q} {unit} at {price}")
    percent, days = random.randrange(2, 6), random.randrange(2, 5)
    sums = {
        "discount": (percent / 100 * scene.value, f"{percent} % of {order}"),
        "express": (scene.units * terms.express, scene.say("{q} times {express} for express")),
        "longer-credit": (terms.credit_percent / 100 * scene.value, f"{terms.credit_percent:g} % of {order}"),
        "service-days": (days * terms.service_day, scene.say(f"{days} service days at {{service_day}}")),
    }
    facts = {"p": str(percent), "n": str(days)}
    kinds: list[tuple[str, Sequence[Wording], Move]] = [
        ("as-agreed", scene.ways("as-agreed"), Move("", Ground.CONTRACT))
    ]
    kinds += [
        (name, scene.ways(name, facts), Move("", Ground.GOODWILL, *sums[name]))
        for name in random.sample(sorted(sums), 3)
    ]
    return matched(random, kinds)


def _claim_moves(random: Random, scene: Scene, story: Quarrel, claim: Claim) -> tuple[Offer[Move], ...]:
    text = texts().claims[story.claim]
    basis = scene.say(text.basis)
    gift = int(scene.facts["gift"]) * scene.stage.terms.service_day
    more = scene.say(f"{basis}, and {{gift}} service days at {{service_day}}")
    grant, refuse = (
        [Wording(scene.say(way)) for way in shuffled(random, ways)] for ways in (text.grant, text.refuse)
    )
    strict: tuple[str, Move] = random.choice(
        (
            ("refuse-for-tone", Move("", Ground.MANNERS)),
            ("grant-for-apology", Move("", Ground.MANNERS, claim.amount, basis)),
        )
    )
    return matched(
        random,
        [
            ("grant", grant, Move("", Ground.CONTRACT, claim.amount, basis)),
            ("refuse", refuse, Move("", Ground.CONTRACT)),
            (
                "grant-and-more",
                scene.ways("grant-and-more"),
                Move("", Ground.MANNERS, claim.amount + gift, more),
            ),
            (strict[0], scene.ways(strict[0]), strict[1]),
        ],
    )
