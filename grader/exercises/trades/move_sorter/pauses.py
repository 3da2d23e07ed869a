"""Moves of ``move-sorter`` in which nobody answers yet, or only a specialist could."""

from datetime import timedelta

from grader.domain.moves import Move, Worth
from grader.domain.pauses import Bench, Pause, Schedule
from grader.domain.responses import Answer
from grader.domain.written import day, euros
from grader.exercises.trades.move_sorter.case import Frame
from grader.exercises.trades.move_sorter.prose import script
from grader.exercises.trades.move_sorter.stage import THEY_ASK, Stage, Talk, asked, costs, worth_of


def hope(stage: Stage) -> Talk:
    """Return an ask to which a promise of effort is all the answer."""
    wish = stage.pool.wish()
    return Talk(
        move=Move(where="", answer=Answer.OPEN, ask=worth_of(wish.whole)),
        asked=asked(wish, stage.frame),
        rows=(costs(THEY_ASK, wish.whole),),
    )


def early(stage: Stage) -> Talk:
    """Return the first ask, made in passing and put off to the day of the terms."""
    frame, wish = stage.frame, stage.pool.wish()
    ask, sitting = wish.whole, day(frame.sitting)
    talk = stage.random.choice(script().small_talk).text
    return Talk(
        move=Move(
            where="",
            answer=Answer.OPEN,
            ask=worth_of(ask),
            pause=Pause(ask.name, sitting, frame.rep),
            schedule=Schedule(
                frame.scheduled, "move-2" if frame.scheduled else "move-1", _schedule_fact(frame)
            ),
        ),
        asked=f"{talk} {asked(wish, frame)}",
        said=stage.answer("early", ask=ask.name, sitting=sitting),
        rows=(costs(THEY_ASK, ask),),
    )


def _schedule_fact(frame: Frame) -> str:
    value, line = euros(frame.deal.value), euros(frame.threshold)
    asked = f"the first ask came on {day(frame.first)}"
    if frame.deal.value < frame.threshold:
        return f"The deal is worth {value}, less than the {line} from which terms may have a date; {asked}."
    if frame.dated:
        return (
            f"The deal is worth {value}, at least {line}, and both had signed that terms are negotiated "
            f"from {day(frame.sitting)} on."
        )
    return f"The deal is worth {value}, at least {line}, but no date was agreed in writing; {asked}."


def stalled(stage: Stage, *, outgunned: bool) -> Talk:
    """Return a matter for specialists, put off with topic, date and person."""
    return _specialist(stage, "stall", outgunned=outgunned)


def put_off(stage: Stage) -> Talk:
    """Return a matter for specialists, put off without a date or without a person."""
    return _specialist(stage, stage.random.choice(("no-date", "no-person")), outgunned=True)


def went_on(stage: Stage, *, outgunned: bool) -> Talk:
    """Return a matter for specialists, answered at the table."""
    return _specialist(stage, "went-on", outgunned=outgunned)


def _specialist(stage: Stage, kind: str, *, outgunned: bool) -> Talk:
    frame, issue, expert = stage.frame, next(stage.issues), next(stage.names)
    date = day(frame.last + timedelta(days=stage.random.randrange(4, 9)))
    cap = euros(max(1000, round(frame.deal.value * 0.02, -3)))
    facts = {"topic": issue.topic, "ours": issue.ours, "expert": expert, "seller": frame.deal.seller}
    bench = _bench(stage, facts | {"theirs": issue.theirs, "name": next(stage.names)}, outgunned=outgunned)
    counter = Worth(f"a ceiling of {cap}", 0) if kind == "went-on" else None
    pauses = {
        "stall": Pause(issue.topic, date, frame.rep),
        "no-date": Pause(issue.topic, "", frame.rep),
        "no-person": Pause(issue.topic, date, ""),
    }
    answer = Answer.NO if counter else Answer.OPEN
    ask = Worth(issue.topic, 0)
    return Talk(
        move=Move(where="", answer=answer, ask=ask, counter=counter, pause=pauses.get(kind), bench=bench),
        asked=issue.ask,
        said=stage.answer(kind, date=date, cap=cap, **facts),
        note=bench.fact,
    )


def _bench(stage: Stage, facts: dict[str, str], *, outgunned: bool) -> Bench:
    prose, frame = script().bench, stage.frame
    differs = "" if outgunned else stage.random.choice(("specialist", "reach", "deadline"))
    later = frame.last + timedelta(days=stage.random.randrange(14, 24))
    facts |= {"later": day(later), "client": frame.client, "rep": frame.rep, "buyer": frame.deal.buyer}
    parts = (
        prose.no_specialist if differs == "specialist" else prose.specialist,
        stage.random.choice(prose.here if differs == "reach" else prose.gone),
        stage.random.choice(prose.pressed if differs == "deadline" else prose.free),
    )
    return Bench(
        specialist=differs != "specialist",
        reachable=differs == "reach",
        deadline=differs == "deadline",
        fact=" ".join(parts).format(**facts),
    )
