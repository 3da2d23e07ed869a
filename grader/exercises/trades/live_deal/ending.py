"""How a ``live-deal`` ends: the buyer's answer to the package, the signature, and the deal drawn."""

from collections.abc import Sequence

from grader.domain.written import euros
from grader.exercises.sheet import Document, Prose, Table
from grader.exercises.trades.live_deal.case import Case
from grader.exercises.trades.live_deal.picture import picture
from grader.exercises.trades.live_deal.voice import listed, spoken
from grader.simulators.asking import Lesson, Phrase, Turn
from grader.simulators.closing import Settlement, aspiration, close
from grader.simulators.frontier import Levels

_LEARNED = {
    Lesson.GIFT: "that asking is free",
    Lesson.REDUCED: "that the rest comes on the second ask",
    Lesson.SILENCE: "that no answer leaves room for more",
    Phrase.SEE_WHAT_WE_CAN_DO: "that you would see what you can do",
    Phrase.TOO_DEAR: "that you find it dear yourself",
    Phrase.ASK_AGAIN: "that it pays to ask again",
    Phrase.AT_YOUR_SERVICE: "that you run errands",
}


def settled_on(case: Case, settlement: Settlement) -> tuple[Document, ...]:
    """Return the buyer's answer to the package.

    Args:
        case: The case.
        settlement: What the buyer takes, or moves it to.
    """
    moved = listed(case, [(place, settlement.package.levels[place]) for place in settlement.moved])
    return (spoken(case, "accepted" if settlement.accepted else "moved", moved=moved),)


def ended(case: Case, played: Sequence[Turn], offered: Levels, act: str) -> tuple[Document, ...]:
    """Return how it ends.

    Args:
        case: The case.
        played: The negotiation.
        offered: The learner's package.
        act: What the learner did about the errand that was asked for, such as ``comply``.
    """
    if act == "break":
        return spoken(case, "break-off"), picture(case, None)
    agreed = close(case.buyer, played, offered)
    if act == "peer":
        return _signed(case, played, agreed, spoken(case, "peer"))
    last = close(case.buyer, played, agreed.package.levels, fed=1)
    nibble = listed(case, [(place, last.package.levels[place]) for place in last.moved])
    reply = spoken(case, "comply", nibble=nibble) if nibble else spoken(case, "comply-only")
    return _signed(case, played, last, reply, Phrase.AT_YOUR_SERVICE)


def _signed(
    case: Case, played: Sequence[Turn], last: Settlement, reply: Prose, *learned: Phrase
) -> tuple[Document, ...]:
    bargain = case.issues.bargain
    rows = tuple(
        (
            issue.name,
            issue.levels[level].name,
            _sum(issue.levels[level].ours),
            _sum(issue.levels[level].theirs),
        )
        for issue, level in zip(bargain.issues, last.package.levels, strict=True)
    )
    sums = (
        ("In all", "", _sum(last.package.ours), _sum(last.package.theirs)),
        ("Without a deal", "", _sum(bargain.our_limit), _sum(bargain.their_limit)),
    )
    head = ("Issue", "Signed", f"Worth to {case.deal.seller}", f"Worth to {case.deal.buyer}")
    lessons = [*(lesson for turn in played for lesson in turn.learned), *learned]
    return (
        reply,
        Table("The deal, against the offer", head, (*rows, *sums)),
        _taught(case, lessons, last.aspiration),
        picture(case, last.package),
    )


def _sum(amount: float) -> str:
    rounded = round(amount)
    return f"−{euros(-rounded)}" if rounded < 0 else euros(rounded)


def _taught(case: Case, lessons: Sequence[Lesson | Phrase], last: float) -> Prose:
    first = aspiration(case.buyer, ())
    limit = case.issues.bargain.their_limit
    came = f"{case.words['first']} came with the aim of gaining about {euros(round(first - limit, -2))}"
    if not lessons:
        return Prose(f"{came}, and learned nothing from you that would have raised it.")
    ways = "; ".join(dict.fromkeys(_LEARNED[lesson] for lesson in lessons))
    raised = (
        f"left with one of about {euros(round(last - limit, -2))}"
        if last > first
        else "your asks wore it down again"
    )
    return Prose(f"{came}, learned from you {ways}, and {raised}.")
