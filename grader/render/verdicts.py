"""What a report that was kept as text says of each rule: the way back from ``grader.render.report``."""

import re

from msgspec import Struct

from grader.domain.finding import Status
from grader.render.report import SIGNS

_LINE = re.compile(
    rf"  [{''.join(SIGNS.values())}] ({'|'.join(Status)}) +(?:(\S+) of (\S+))?  ([a-z0-9-]+) \([^)]*\)"
)
_FAULT = re.compile(r"  (?! )")
"""Begins a line of the report's own, which may be a problem whose words a learner wrote."""


class Verdict(Struct, frozen=True):
    """What was said of one rule.

    Attributes:
        status: The outcome.
        points: Points earned.
        max_points: Points that it could earn.
    """

    status: str
    points: float = 0.0
    max_points: float = 0.0

    @property
    def text(self) -> str:
        """The verdict in words."""
        if self.status == Status.NOT_APPLICABLE:
            return self.status
        return f"{self.status}, {self.points:g} of {self.max_points:g}"


def verdicts(text: str) -> dict[str, Verdict]:
    """Read a report that ``as_text`` has written, now or with an older course.

    Args:
        text: The report as text.

    Returns:
        The verdict by rule, in order; none of an answer that could not be graded.
    """
    found: dict[str, Verdict] = {}
    for line in text.split("\n")[1:]:
        if match := _LINE.fullmatch(line):
            status, points, most, rule = match.groups()
            found[rule] = Verdict(status, float(points or 0), float(most or 0))
        elif not found and _FAULT.match(line):
            return {}  # problems stand before any rule, and a report with problems has no rules
    return found
