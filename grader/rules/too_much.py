"""How much may be on the table at once when there is reason for distrust."""

from grader.domain.finding import Mark, judged, missing
from grader.domain.table import OnTheTable
from grader.rules.rule import rule


def _exempt(table: OnTheTable) -> str:
    return table.exempt


@rule("B5", unless=_exempt)
def not_too_much_at_once(table: OnTheTable) -> Mark | None:
    """Do not put too much on the table at once.

    Boundary: Where trust is low, and unless their reply is guaranteed in writing.
    """
    if table.amount is None:
        return missing(table.where)
    if not table.amount:
        return None
    amount, limit = table.counted
    reply = (
        "their reply is guaranteed in writing"
        if table.guaranteed
        else "no written guarantee covers their reply"
    )
    why = f"That puts {amount} on the table at once; the limit is {limit}, and {reply}. {table.fact}".rstrip()
    return judged(table.where, table.chose, why, right=table.guaranteed or table.amount <= table.limit)
