"""Three facts, and what each answer to a hard clause costs on average while they hold."""

from grader.plots.canvas import Area, Ink, Picture, Sheet, solid, striped
from grader.plots.money import euros
from grader.simulators.clause import DEAL, Answer, Change, Clause

FACTS = {
    Change.ABSENT: ("their lawyer is at the table", "their lawyer stays away"),
    Change.REACHED: ("yours cannot be reached", "yours answers the phone"),
    Change.DEADLINE: ("nothing presses", "they sign tonight"),
}
"""Each fact that makes the rep outgunned, and what it is when it does not hold."""

ANSWERS = {
    Answer.AT_ONCE: ("Yes or no at once,", "then negotiate"),
    Answer.OPEN: ("“Leave it open", "for now”"),
    Answer.STALL: ("Proper stall: topic,", "day, who returns"),
}


APART = DEAL * 0.02
"""Room between a bar and its words, in euros of the scale."""


def draw_clause(clause: Clause, said: str | None = None) -> Picture:
    """Draw the facts and the costs.

    Args:
        clause: The clause in its situation.
        said: The answer on which the learner bet; None without a prediction.

    Returns:
        The figure and its words.
    """
    sheet = Sheet(720, 330)
    head = sheet.area((0, 240, 720, 85), (0, 720), (0, 85))
    outgunned = clause.outgunned
    head.write(0, 70, "Outgunned" if outgunned else "Not outgunned", size=13, bold=True)
    for place, change in enumerate(FACTS):
        _draw_fact(head, 240 * place, change, clause)
    names = sheet.area((0, 5, 180, 220), y=(0, 3))
    bars = sheet.area((180, 5, 440, 220), (0, DEAL), (0, 3))
    for place, answer in enumerate(ANSWERS):
        _draw_answer(names, bars, 2.5 - place, answer, clause)
        if said == answer:
            bars.write(clause.costs[answer] + APART, 2.15 - place, "your bet", Ink.BET, bold=True)
    return sheet.finish("clause", _words(clause))


def _draw_fact(head: Area, x: float, change: Change, clause: Clause) -> None:
    holds = change is not clause.change
    word = FACTS[change][0 if holds else 1]
    head.write(x, 30, f"{'✓' if holds else '✗'} {word}", Ink.QUIET if holds else Ink.INK, bold=not holds)


def _draw_answer(names: Area, bars: Area, y: float, answer: Answer, clause: Clause) -> None:
    cost, best = clause.costs[answer], answer is clause.cheapest
    for line, word in enumerate(ANSWERS[answer]):
        names.write(0, y + 0.13 - 0.26 * line, word, bold=best)
    bars.bar((0, cost), (y - 0.28, y + 0.28), solid(Ink.GOOD) if best else striped(Ink.RISK))
    text = f"{euros(cost)}: least" if best else euros(cost)
    bars.write(cost + APART, y, text, Ink.GOOD if best else Ink.INK, bold=best)


def _words(clause: Clause) -> str:
    facts = ", ".join(words[0 if change is not clause.change else 1] for change, words in FACTS.items())
    costs = {answer: euros(cost) for answer, cost in clause.costs.items()}
    return (
        f"{'Outgunned' if clause.outgunned else 'Not outgunned'}: {facts}. On average a yes or no at once "
        f"costs {costs[Answer.AT_ONCE]}, leaving it open {costs[Answer.OPEN]}, "
        f"a proper stall {costs[Answer.STALL]}."
    )
