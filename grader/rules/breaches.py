"""Rules on disappointments: when to presume good faith, and what to do about a breach (A3–A5, A7, A24)."""

from grader.domain.breaches import READINGS, Business, Episode, Opening, Question, Reading, Response
from grader.domain.finding import Mark, judged, missing
from grader.domain.written import day, euros
from grader.rules.rule import rule


def _at(response: Response, field: str) -> str:
    return f"{response.episode.where}, {field}"


@rule("A3")
def presume_good_faith(response: Response) -> Mark | None:
    """Where no breach is proven, presume good faith: accuse nobody, and ask for no new securities.

    Boundary: A dated promise, an act against it and proof that they knew of it end the presumption.
    """
    episode = response.episode
    if episode.promise.broken:
        return None
    if response.opening is None or response.business is None:
        return missing(episode.where)
    if response.opening in (Opening.NAMED, Opening.CHARGED):
        return judged(
            _at(response, "opening words"), response.words, f"That accuses. {episode.fact}", right=False
        )
    if response.business is Business.CONTROLLED:
        return judged(
            _at(response, "business"),
            response.move,
            f"That treats it as a breach. {episode.fact}",
            right=False,
        )
    return judged(
        _at(response, "opening words"), response.words, f"That accuses nobody. {episode.fact}", right=True
    )


@rule("A3")
def answer_a_breach_by_its_count(response: Response) -> Mark | None:
    """Take a first breach for a lapse and change nothing in the business; let a repeated one bring controls.

    Boundary: Two breaches among the last four dated promises are a pattern. A motive is proven by neither.
    """
    episode = response.episode
    if not episode.promise.broken:
        return None
    if response.opening is None or response.business is None:
        return missing(episode.where)
    count = _count(episode)
    if response.opening is Opening.CHARGED:
        why = f"The file proves the act, and not why {episode.person} did it. {count}"
        return judged(_at(response, "opening words"), response.words, why, right=False)
    if response.business in (Business.SWEETENED, Business.PENALISED):
        return None  # Judged once, by the rule on keeping business apart.
    asked = Business.CONTROLLED if episode.repeated else Business.AS_AGREED
    return judged(_at(response, "business"), response.move, count, right=response.business is asked)


def _count(episode: Episode) -> str:
    if not episode.repeated:
        return f"None of {episode.person}'s earlier promises was broken without notice: a first lapse."
    broken = [one for one in episode.earlier if one.broken]
    named = " and ".join(f"{one.promise} (due on {day(one.due)})" for one in broken)
    return f"It is not the first: {named} was broken without notice. {euros(episode.unpaid)} stand open next."


@rule("A4")
def tell_them_of_the_breach(response: Response) -> Mark | None:
    """When they break trust, see it and tell them: which promise, and what went against it.

    Boundary: A breach is a dated promise, an act against it, and proof that they knew; a hard ask is none.
    """
    episode = response.episode
    if not episode.promise.broken:
        return None
    if response.reading is None or response.opening is None:
        return missing(episode.where)
    if response.reading is not Reading.BREACH:
        return judged(_at(response, "reading"), READINGS[response.reading], episode.fact, right=False)
    told = response.opening in (Opening.NAMED, Opening.CHARGED)
    side = "It is named" if told else "It goes untold"
    return judged(
        _at(response, "opening words"), response.words, f"{side}, and it is one. {episode.fact}", right=told
    )


_MIXED = {
    Business.SWEETENED: "That pays for calm, and what went wrong stays as it was.",
    Business.PENALISED: "That puts a price on conduct: the next quarrel will be about the price.",
    Business.CONTROLLED: "Proof before delivery protects performance and puts no price on conduct.",
    Business.AS_AGREED: "Price and delivery stay what they were.",
}


@rule("A5")
def settle_nothing_by_price(response: Response) -> Mark | None:
    """Keep what went wrong between people out of the price: no rebate for calm, no charge for conduct.

    Boundary: Securities after repeated breaches are no charge; they protect what is delivered.
    """
    if response.business is None:
        return missing(_at(response, "business"))
    mixed = response.business in (Business.SWEETENED, Business.PENALISED)
    return judged(_at(response, "business"), response.move, _MIXED[response.business], right=not mixed)


@rule("A7")
def name_the_cause(response: Response) -> Mark | None:
    """Where people misunderstood each other, name the cause: communication, misperception, understanding."""
    episode = response.episode
    if not episode.misunderstood:
        return None
    if response.reading is None:
        return missing(_at(response, "reading"))
    right = response.reading is episode.reading
    return judged(_at(response, "reading"), READINGS[response.reading], episode.fact, right=right)


@rule("A24")
def ask_for_their_concerns(response: Response) -> Mark | None:
    """When what you shared is not returned, do not let it drop: ask them directly for their main concerns.

    Boundary: Only where nothing was returned; an answer that got lost or is forbidden is another matter.
    """
    episode = response.episode
    if episode.reading is not Reading.UNRETURNED:
        return None
    if response.reading is None or response.opening is None or response.question is None:
        return missing(episode.where)
    if response.reading is not Reading.UNRETURNED:
        return judged(_at(response, "reading"), READINGS[response.reading], episode.fact, right=False)
    if response.opening is Opening.SILENT:
        return judged(
            _at(response, "opening words"), response.words, f"That lets it drop. {episode.fact}", right=False
        )
    direct = response.question is Question.CONCERNS
    side = "That asks for them" if direct else f"That does not ask what weighs with {episode.person}'s side"
    return judged(_at(response, "question"), response.asked, f"{side}. {episode.fact}", right=direct)
