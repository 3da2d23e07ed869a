"""Scenes of ``four-meetings`` about money and clauses: what is drawn, shown and judged."""

from datetime import date, timedelta
from random import Random

from grader.domain.bargain import HardAsk, Response
from grader.domain.meetings import AskAnswer, PaidAsk, PaidRelief, ReliefAnswer
from grader.domain.payment import Request
from grader.domain.written import day, euros
from grader.exercises.capstone.four_meetings.case import Contract, Scene
from grader.exercises.capstone.four_meetings.prose import Topic, script
from grader.exercises.capstone.four_meetings.sketch import Sketch, draw_scene, money, sums
from grader.exercises.capstone.four_meetings.stage import Stage, workday
from grader.exercises.sheet import Message, Prose

INTEREST = 0.08
"""What money that comes later costs us, as a share of it in a year."""

TENS = 10
"""Euros: sums of this kind are quoted in tens."""

YEAR = 360
"""Days, as banks count them."""


def draw_relief(random: Random, stage: Stage, term: tuple[int, str], contract: Contract, when: date) -> Scene:
    """Draw a request for a special payment term: with a cause and a return, or without one of the two."""
    prose, policy = script().relief, stage.policy
    days, back = term
    due = stage.sides.due is (contract.id == "a")
    listed = random.choice([cause for cause in prose.causes if cause.listed in policy.causes])
    cause = listed.listed if due or stage.sides.cause else ""
    reason = listed.reason if cause else random.choice(prose.others)
    cost = round(contract.yearly * (days - policy.ordinary) / YEAR * INTEREST / TENS) * TENS
    paid = due or not cause
    worth = money(cost * (1.2 if paid else 0.35), cost * (1.6 if paid else 0.75), random, step=TENS)
    words = stage.words(contract, days=str(days), reason=reason, back=back)
    where = f"{contract.person}'s wish for {days} days"
    return draw_scene(
        random,
        Sketch(
            id=f"relief-{contract.id}",
            title=f"{_meeting(stage, when)}: days to pay",
            where=where,
            documents=(
                Message(day(when), contract.full_name, random.choice(prose.requests).format_map(words)),
                sums(cost, worth),
            ),
            wordings=prose.answer,
            words=words,
            undecided=PaidRelief(
                where=where,
                request=Request(
                    asks=f"{days} days",
                    ordinary=f"payment within {policy.ordinary} days",
                    special=True,
                    reason=reason,
                    cause=cause,
                    listed=policy.causes,
                ),
                cost=cost,
                offered=back,
                worth=worth,
            ),
            decided={kind: {"answer": kind} for kind in ReliefAnswer},
        ),
    )


def draw_clause(random: Random, stage: Stage, topic: Topic, contract: Contract, when: date) -> Scene:
    """Draw a clause that comes up when we are outgunned, or when one of three facts makes the sides even."""
    prose = script().clauses
    outgunned = stage.sides.outgunned is (contract.id == "a")
    even = "" if outgunned else random.choice(("specialist", "ours", "deadline"))
    later = workday(when + timedelta(days=random.randrange(2, 5)))
    spec, expert = stage.extras[:2] if contract.id == "a" else stage.extras[2:]
    words = stage.words(
        contract,
        topic=topic.topic,
        role=topic.role,
        clause=topic.clause,
        milder=topic.milder,
        back=topic.back,
        spec=spec,
        expert=expert,
        later=day(later),
        signs=day(workday(later + timedelta(days=random.randrange(6, 14)))),
    )
    ways = (
        prose.layman if even == "specialist" else prose.specialist,
        prose.reachable if even == "ours" else prose.away,
        prose.deadline if even == "deadline" else prose.time,
    )
    specialist, ours, pause = (random.choice(way).format_map(words) for way in ways)
    where = f"The clause on {topic.topic}"
    return draw_scene(
        random,
        Sketch(
            id=f"clause-{contract.id}",
            title=f"{_meeting(stage, when)}: a clause",
            where=where,
            documents=(
                Message(day(when), contract.full_name, random.choice(prose.asks).format_map(words)),
                Prose(f"{specialist} {ours} {pause}"),
            ),
            wordings=prose.response,
            words=words,
            undecided=HardAsk(
                where=where,
                topic=topic.topic,
                response=None,
                their_specialist=even != "specialist",
                ours_reachable=even == "ours",
                deadline=even == "deadline",
                facts=(specialist, ours, pause),
            ),
            decided={kind: {"response": kind} for kind in Response},
        ),
    )


def draw_paid(random: Random, stage: Stage, ask: tuple[str, str], contract: Contract, when: date) -> Scene:
    """Draw a large ask with a return that more than pays: behind it are people, or business."""
    prose = script().paid
    asked, back = ask
    hurt = stage.sides.hurt is (contract.id == "a")
    reason = random.choice(prose.hurts if hurt else prose.reasons)
    cost = money(contract.yearly * 0.07, contract.yearly * 0.15, random)
    worth = money(cost * 1.2, cost * 1.6, random)
    words = stage.words(contract, ask=asked, back=back, reason=reason, gain=euros(worth - cost))
    where = f"{contract.person}'s wish for {asked}"
    return draw_scene(
        random,
        Sketch(
            id=f"paid-{contract.id}",
            title=f"{_meeting(stage, when)}: a large wish",
            where=where,
            documents=(
                Message(
                    day(when),
                    contract.full_name,
                    random.choice(prose.hurt_asks if hurt else prose.business_asks).format_map(words),
                ),
                sums(cost, worth),
            ),
            wordings=prose.answer,
            words=words,
            undecided=PaidAsk(
                where=where,
                person=contract.person,
                asked=asked,
                cost=cost,
                offered=back,
                worth=worth,
                reason=reason,
                hurt=hurt,
            ),
            decided={kind: {"answer": kind} for kind in AskAnswer},
        ),
    )


def _meeting(stage: Stage, when: date) -> str:
    days = [contract.day for contract in stage.contracts] + [stage.talk, stage.close]
    return f"Meeting {days.index(when) + 1}"
