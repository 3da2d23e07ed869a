"""How a case of ``call-it-out`` is drawn: which stories, how they turn out, and with whom."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from msgspec import Struct

from grader.exercises.reciprocity.call_it_out.case import Case, Scene
from grader.exercises.reciprocity.call_it_out.prose import PromiseStory, SharingStory, script
from grader.exercises.reciprocity.call_it_out.replies import fresh_wordings
from grader.exercises.reciprocity.call_it_out.scene import Cast, Plot, tell
from grader.exercises.reciprocity.wording import told_fairly
from grader.exercises.trust.track_record import Fate, record_of
from grader.exercises.world import Deal, draw_deal, shuffled

BOTH_REPEATED = 0.3
"""How often both breaches are repeated ones; otherwise one of the two is a first lapse."""

HALF = 0.5


class Thread(Struct, frozen=True):
    """A plot, and whether the negotiator has broken one of the three promises before it."""

    plot: Plot
    broken_before: bool


def draw(random: Random) -> Case:
    """Draw six episodes with six customers: two breaches, two misunderstandings, two without a return."""
    deal = draw_deal(random)
    threads = shuffled(random, _threads(random, deal))
    casts = tuple(_casts(random, deal, threads))

    def scenes() -> tuple[Scene, ...]:
        wordings = fresh_wordings(random)
        return tuple(
            tell(random, thread.plot, cast, wordings) for thread, cast in zip(threads, casts, strict=True)
        )

    return Case(deal.seller, deal.trade.product, told_fairly(scenes))


def _threads(random: Random, deal: Deal) -> list[Thread]:
    prose = script()
    fitting = [story for story in prose.promises if deal.trade.goods or not story.goods]
    promises: Iterator[PromiseStory | SharingStory] = iter(shuffled(random, fitting))
    sharings: Iterator[PromiseStory | SharingStory] = iter(shuffled(random, prose.sharings))
    second = random.choice((promises, sharings))
    return [
        Thread(Plot(next(promises), misunderstood=False), broken_before=True),
        Thread(Plot(next(promises), misunderstood=False), broken_before=random.random() < BOTH_REPEATED),
        *(Thread(Plot(next(sharings), misunderstood=False), _sometimes(random)) for _ in range(2)),
        Thread(Plot(next(promises), misunderstood=True), broken_before=True),
        Thread(Plot(next(second), misunderstood=True), _sometimes(random)),
    ]


def _sometimes(random: Random) -> bool:
    return random.random() < HALF


def _casts(random: Random, deal: Deal, threads: tuple[Thread, ...]) -> Iterator[Cast]:
    buyers = shuffled(random, [*deal.trade.buyers, *script().buyers[deal.trade.field]])
    people = iter(deal.people)
    for number, thread in enumerate(threads):
        trio = (next(people), next(people), next(people))
        # The negotiator's earlier promises are called by the first name, as in everything else here.
        earlier = record_of(random, deal, trio[0].split()[0], _fates(random, thread))
        yield Cast(
            deal=deal,
            buyer=buyers[number],
            people=trio,
            made=deal.start + timedelta(days=random.randrange(5)),
            earlier=earlier,
        )


def _fates(random: Random, thread: Thread) -> tuple[Fate, ...]:
    first: Fate = "broken" if thread.broken_before else "moved"
    others: tuple[Fate, ...] = ("kept", random.choice(("kept", "moved")))
    return shuffled(random, (first, *others))
