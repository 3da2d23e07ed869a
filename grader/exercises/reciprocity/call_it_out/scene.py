"""How one episode of ``call-it-out`` is told: its dates, its file, and what it offers."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from msgspec import Struct

from grader.domain.breaches import Episode, Promise
from grader.domain.record import TrackRecord
from grader.domain.written import day, euros
from grader.exercises.reciprocity.call_it_out.case import Scene
from grader.exercises.reciprocity.call_it_out.prose import Lack, PromiseStory, SharingStory, script
from grader.exercises.reciprocity.call_it_out.replies import Wordings, draw_moods, offer_questions
from grader.exercises.reciprocity.wording import offer
from grader.exercises.sheet import Document, Message, Prose, Table
from grader.exercises.world import Deal

AHEAD = (42, 64)
"""The next deliveries leave so many days after the case's first day: after everything on file."""

LACKS = {
    Lack.DATE: "a dated promise",
    Lack.ACT: "an act against the promise",
    Lack.KNOWLEDGE: "proof that {x} knew",
}

COARSE, FINE, MANY = 10, 2, 240
"""Units of a delivery are rounded to the coarse grain where a year has this many, else to the fine one."""

CUTS = (2, 4, 6)
"""Percentages that one might take off or add; even, so that they make whole euros."""


class Plot(Struct, frozen=True):
    """A story, and whether it is a misunderstanding."""

    story: PromiseStory | SharingStory
    misunderstood: bool


class Cast(Struct, frozen=True, kw_only=True):
    """Who plays, and from when.

    Attributes:
        deal: Our company and what it sells.
        buyer: The customer.
        people: Full names of the customer's negotiator, of a colleague there, and of one of ours.
        made: The day of the promise or of our disclosure.
        earlier: The negotiator's earlier promises.
    """

    deal: Deal
    buyer: str
    people: tuple[str, str, str]
    made: date
    earlier: TrackRecord


class Dates(Struct, frozen=True):
    """The days of an episode, as ``prose.toml`` explains them."""

    made: date
    early: date
    due: date
    acted: date

    def facts(self) -> dict[str, str]:
        """Return the days as people write them."""
        return {name: day(getattr(self, name)) for name in self.__struct_fields__}


def tell(random: Random, plot: Plot, cast: Cast, wordings: Wordings) -> Scene:
    """Tell one episode.

    Args:
        random: The variant's random numbers.
        plot: Which story, and how it turns out.
        cast: Who plays.
        wordings: The wordings that no other episode has used.

    Returns:
        The scene.
    """
    story, dates = plot.story, _dates(random, plot.story, cast.made)
    facts = _facts(random, cast) | dates.facts()
    facts["topic"] = story.topic.format(**facts)
    unpaid, delivery = _delivery(random, cast.deal)
    unreturned = isinstance(story, SharingStory) and not plot.misunderstood
    moods = draw_moods(random, wordings, facts, heals=not unreturned)
    openings = wordings.on_sharing if isinstance(story, SharingStory) else wordings.on_promise
    return Scene(
        episode=_episode(plot, cast, dates, facts, unpaid),
        title=f"{cast.buyer}: {facts['topic']}",
        topic=facts["topic"],
        documents=(
            *_file(random, plot, facts),
            moods.table,
            Table(f"Earlier promises of {facts['x']}", ("Due", "Promised", "Then"), cast.earlier.rows),
        ),
        upset=moods.upset,
        openings=offer(random, openings.values(), facts),
        questions=offer_questions(random, wordings, moods.hearings, facts),
        delivery="{lot} on {next}, {sum} unpaid".format(**delivery),
        business=offer(random, wordings.business.values(), delivery),
    )


def _dates(random: Random, story: PromiseStory | SharingStory, made: date) -> Dates:
    early = _workday(made + timedelta(days=random.randrange(4, 8)))
    due = _workday(made + timedelta(days=random.randrange(16, 23)))
    before = isinstance(story, SharingStory) or story.until
    acted = _workday((early if before else due) + timedelta(days=random.randrange(2, 5)))
    return Dates(made, early, due, acted)


def _workday(when: date) -> date:
    return when + timedelta(days=(0, 0, 0, 0, 0, 2, 1)[when.weekday()])


def _facts(random: Random, cast: Cast) -> dict[str, str]:
    rivals = [name for name in cast.deal.trade.sellers if name != cast.deal.seller]
    first = (name.split()[0] for name in cast.people)
    return {
        **dict(zip("xyz", first, strict=True)),
        "buyer": cast.buyer,
        "seller": cast.deal.seller,
        "rival": random.choice(rivals),
        "percent": str(random.randrange(6, 15)),
    }


def _delivery(random: Random, deal: Deal) -> tuple[int, dict[str, str]]:
    """Return what of the next delivery is unpaid, in euros, and what is named of it."""
    grain = COARSE if deal.quantity >= MANY else FINE
    units = max(grain, round(deal.quantity * random.uniform(0.07, 0.13) / grain) * grain)
    unpaid, cut = units * deal.price, random.choice(CUTS)
    return unpaid, {
        "lot": f"{units:,} {deal.trade.unit}",
        "sum": euros(unpaid),
        "next": day(_workday(deal.start + timedelta(days=random.randrange(*AHEAD)))),
        "cut": str(cut),
        "gain": euros(unpaid * cut / 100),
    }


def _file(random: Random, plot: Plot, facts: dict[str, str]) -> Iterator[Document]:
    """Yield what the file holds: what was said, what came of it, and what else was found."""
    story = plot.story
    x, y, z = facts["x"], facts["y"], f"{facts['z']} (ours)"
    if isinstance(story, PromiseStory):
        loose = plot.misunderstood and story.gap.loose
        yield Message(facts["made"], x if story.by == "x" else y, (loose or story.promise).format(**facts))
        yield Message(facts["acted"], z, story.act.format(**facts))
        found = story.gap.text if plot.misunderstood else story.proof
    else:
        yield Message(facts["made"], z, story.told.format(**facts))
        yield Message(facts["early"], x, story.back.format(**facts))
        complaint = random.choice(script().nothing.complaints)
        yield Message(facts["acted"], z, complaint.format(**facts))
        found = story.gap.text if plot.misunderstood else random.choice(script().nothing.texts)
    yield Prose(found.format(**facts), "On file")


def _episode(plot: Plot, cast: Cast, dates: Dates, facts: dict[str, str], unpaid: int) -> Episode:
    story, promise = plot.story, Promise()
    if isinstance(story, PromiseStory):
        promise, fact = _promised(story, dates, facts, misunderstood=plot.misunderstood)
    elif plot.misunderstood:
        fact = f"Nothing was promised. {story.gap.why}"
    else:
        fact = (
            f"Nothing was promised. We told them of {{topic}} on {{made}}; {story.came} came back, no more."
        )
    return Episode(
        where=cast.buyer,
        person=facts["x"],
        promise=promise,
        cause=story.gap.cause if plot.misunderstood else None,
        earlier=cast.earlier.commitments,
        fact=fact.format(**facts),
        unpaid=unpaid,
    )


def _promised(
    story: PromiseStory, dates: Dates, facts: dict[str, str], *, misunderstood: bool
) -> tuple[Promise, str]:
    """Return what the file shows of a promise, and what decides how to read it."""
    knew = story.knew.format(**facts)
    if not misunderstood:
        fact = (
            f"It was promised for {{due}}, done all the same by {{acted}}, and {knew} proves that {{x}} knew."
        )
        return Promise(due=dates.due, acted=dates.acted, knew=knew), fact
    lacks = story.gap.lacks
    promise = Promise(
        due=None if lacks is Lack.DATE else dates.due,
        acted=None if lacks is Lack.ACT else dates.acted,
        knew="" if lacks is Lack.KNOWLEDGE else knew,
    )
    return promise, f"For a breach it lacks {LACKS[lacks]}. {story.gap.why}"
