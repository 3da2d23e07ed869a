"""One lump against steps, ours first against theirs first: what is at risk and what is lost."""

from grader.plots.canvas import Area, Ink, Look, Picture, Sheet, empty, solid, striped
from grader.plots.money import about, euros
from grader.simulators.instalments import TOTAL, Agreement, Balance, First, Rivals, Step

FEW = 6
"""Steps up to which there is room for the word under each."""

WAITING = 0.62
"""Share of a step's time during which one side has acted and the other has not."""


def draw_exposure(agreement: Agreement, said: float | None = None) -> Picture:
    """Draw what we could lose at every moment, beside the same delivery in one lump.

    Args:
        agreement: The agreement in steps, ours first.
        said: The most that the learner thought we could lose, in euros; None without a prediction.

    Returns:
        The figure and its words.
    """
    sheet = Sheet(720, 320)
    area = sheet.area((2, 5, 535, 310), y=(-TOTAL * 0.14, TOTAL * 1.12))
    area.bar((0, WAITING), (0, TOTAL), empty(Ink.QUIET, dashed=True))
    area.write(0, TOTAL * 1.06, f"in one lump: {euros(TOTAL)} at risk", Ink.QUIET)
    width = 1 / agreement.count
    for step in agreement.steps:
        start = (step.number - 1) * width
        area.bar((start, start + width * WAITING), (0, agreement.size), striped(Ink.RISK))
        label = f"step {step.number}" if agreement.count <= FEW else str(step.number)
        area.write(start, -TOTAL * 0.07, label, Ink.QUIET)
    area.line(((0, 0), (1, 0)), Ink.LINE)
    margin = sheet.area((550, 5, 170, 310), y=area.y)
    margin.write(0, agreement.size, f"at risk: {euros(agreement.size)}", Ink.RISK, bold=True)
    if said is not None:
        area.line(((0, said), (1, said)), Ink.BET, 1.8, (1, 1.5))
        margin.write(0, _clear_of(agreement.size, said), f"your bet: {euros(said)}", Ink.BET, bold=True)
    return sheet.finish("exposure", _at_risk(agreement, said))


def _clear_of(taken: float, wanted: float) -> float:
    room = TOTAL * 0.1
    if abs(taken - wanted) >= room:
        return wanted
    return taken + room if wanted >= taken else taken - room


def _at_risk(agreement: Agreement, said: float | None) -> str:
    bet = f" Your bet: {euros(said)}." if said is not None else ""
    steps = "one step" if agreement.count == 1 else f"{agreement.count} steps"
    return (
        f"In {steps}: {euros(agreement.size)} at risk between each delivery and its payment. "
        f"In one lump: {euros(TOTAL)}.{bet}"
    )


def draw_rivals(rivals: Rivals, _said: str | None = None) -> Picture:
    """Draw both orders of acts, step by step, up to the customer's stop.

    Args:
        rivals: The same agreement with ours first and with theirs first.

    Returns:
        The figure and its words.
    """
    sheet = Sheet(720, 340)
    _draw_acts(sheet.area((0, 178, 718, 160), (0, rivals.ours.count), (0, 10)), rivals.ours)
    _draw_acts(sheet.area((0, 0, 718, 160), (0, rivals.theirs.count), (0, 10)), rivals.theirs)
    return sheet.finish("rivals", f"{_lost(rivals.ours)} {_lost(rivals.theirs)}")


def _draw_acts(area: Area, agreement: Agreement) -> None:
    ours = agreement.first is First.OURS
    area.write(
        0,
        8.9,
        "Ours first: we deliver, then they pay" if ours else "Theirs first: they pay, then we deliver",
        bold=True,
    )
    area.write(
        agreement.count,
        8.9,
        f"lost: {euros(agreement.lost)}",
        Ink.RISK if agreement.lost else Ink.QUIET,
        side="right",
        bold=True,
    )
    for place in range(agreement.count):
        step = agreement.steps[place] if place < len(agreement.steps) else Step(place + 1, 0, 0)
        delivered, paid = ("delivered", step.delivered > 0), ("paid", step.paid > 0)
        for row, (act, done) in enumerate((delivered, paid) if ours else (paid, delivered)):
            y = 4.4 - 3.8 * row
            look, ink = _act_look(done=done, hanging=step.delivered > step.paid and act == "delivered")
            area.bar((place + 0.02, place + 0.98), (y, y + 3.2), look)
            if look.stripes:
                area.bar((place + 0.22, place + 0.78), (y + 0.5, y + 2.7), Look(Ink.PAPER.value, "none"))
            area.write(place + 0.5, y + 1.6, act if done else f"not {act}", ink, side="center", bold=done)


def _act_look(*, done: bool, hanging: bool) -> tuple[Look, Ink]:
    if hanging:
        return striped(Ink.RISK), Ink.RISK
    return (solid(Ink.GOOD), Ink.PAPER) if done else (empty(Ink.LINE), Ink.QUIET)


def _lost(agreement: Agreement) -> str:
    order = "Ours first" if agreement.first is First.OURS else "Theirs first"
    if agreement.stop > agreement.count:
        return f"{order}: they keep all {agreement.count} steps; {euros(agreement.lost)} lost."
    return (
        f"{order}: they stop in step {agreement.stop} of {agreement.count}; "
        f"{euros(agreement.delivered)} delivered, {euros(agreement.paid)} paid, {euros(agreement.lost)} lost."
    )


def draw_balance(balance: Balance, _said: str | None = None) -> Picture:
    """Draw what each side has at risk, and what distrust costs for every number of steps.

    Args:
        balance: The weighed agreement.

    Returns:
        The figure and its words.
    """
    sheet = Sheet(720, 390)
    agreement = balance.agreement
    names, sides = (
        sheet.area((0, 290, 160, 95), y=(0, 2)),
        sheet.area((160, 290, 400, 95), (0, TOTAL), (0, 2)),
    )
    for y, word, amount, look in (
        (1, "You have at risk", agreement.ours_at_risk, striped(Ink.RISK)),
        (0, "They have at risk", agreement.theirs_at_risk, solid(Ink.GOOD)),
    ):
        names.write(0, y + 0.5, word)
        sides.bar((0, amount), (y + 0.2, y + 0.8), look)
        sides.write(amount + TOTAL * 0.025, y + 0.5, euros(amount), bold=True)
    _draw_costs(sheet, balance)
    text = (
        f"You have {euros(agreement.ours_at_risk)} at risk, they have {euros(agreement.theirs_at_risk)}. "
        f"Risk and paperwork cost you {about(balance.cost)} on average in {_steps(agreement.count)}; "
        f"least in {_steps(balance.cheapest)}: {about(min(balance.costs))}."
    )
    return sheet.finish("balance", text)


def _draw_costs(sheet: Sheet, balance: Balance) -> None:
    top, counts, chosen = max(balance.costs), len(balance.costs), balance.agreement.count
    area = sheet.area((160, 5, 555, 250), (0.5, counts + 0.5), (-top * 0.17, top * 1.15))
    for count, cost in enumerate(balance.costs, 1):
        area.bar((count - 0.33, count + 0.33), (0, cost), solid(Ink.INK if count == chosen else Ink.LINE))
        area.write(
            count,
            -top * 0.09,
            str(count),
            Ink.INK if count == chosen else Ink.QUIET,
            side="center",
            bold=count == chosen,
        )
    highest = max(balance.costs[max(0, chosen - 2) : chosen + 1])  # the figure is wider than its bar
    area.write(chosen, highest + top * 0.08, about(balance.cost), side="center", bold=True)
    margin = sheet.area((0, 5, 160, 250), y=area.y)
    margin.write(0, top * 1.05, "What distrust")
    margin.write(0, top * 0.93, "costs you on average")
    margin.write(0, -top * 0.09, "Steps", Ink.QUIET)


def _steps(count: int) -> str:
    return "1 step" if count == 1 else f"{count} steps"
