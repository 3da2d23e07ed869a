"""What comes of a policy of ``reciprocity-policy`` at once: its half-year against two known players."""

from collections.abc import Iterator

from grader.exercises.exercise import Outcomes
from grader.exercises.reciprocity.reciprocity_policy.case import Account, Case
from grader.exercises.reciprocity.reciprocity_policy.reading import plan_of
from grader.exercises.reciprocity.reciprocity_policy.season import Plan, Run, run
from grader.exercises.sheet import Answer, Document, Figure, Series, Table
from grader.simulators.trust_game import STRATEGIES


def follow(case: Case, answer: Answer) -> Outcomes:
    """Run each policy that is whole against the players that are known for it."""
    return {group: tuple(documents) for group, documents in _runs(case, answer)}


def _runs(case: Case, answer: Answer) -> Iterator[tuple[str, Iterator[Document]]]:
    for number, account in enumerate(case.accounts, 1):
        group = f"policy-{number}"
        plan = plan_of(case, account, answer, group)
        if plan:
            yield group, _results(account, plan)


def _results(account: Account, plan: Plan) -> Iterator[Document]:
    runs = {player: run(plan, player, account.slips, account.seed) for player in account.seen}
    yield Table(
        f"Your policy over half a year, {plan.rounds} lots at most",
        ("Against", "Its way", "Kept by both", "Broken by them", "You earn"),
        tuple(
            (
                STRATEGIES[player].name,
                STRATEGIES[player].rule,
                f"{each.kept}",
                f"{each.broken}",
                each.result,
            )
            for player, each in runs.items()
        ),
    )
    yield _figure(runs)


def _figure(runs: dict[str, Run]) -> Figure:
    ends = "; ".join(
        f"against {STRATEGIES[player].name} it ends at {each.result}" for player, each in runs.items()
    )
    return Figure(
        title="What the policy earns, lot by lot",
        text=f"One line for each: {ends}. Shown, not scored: chance has a part in it.",
        across="Lots",
        up="Earned, in €",
        series=tuple(
            Series(
                STRATEGIES[player].name,
                tuple(enumerate((0.0, *each.earned))),
                tone=tone,
                joined=True,
            )
            for tone, (player, each) in zip((2, 0), runs.items(), strict=True)
        ),
    )
