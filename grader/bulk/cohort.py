"""What an instructor decides about a cohort: the file ``cohort.toml``."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from grader.exercises import MODULES

FILE = "cohort.toml"
"""Its name in the course folder."""

SOURCE, RELEASE = "source", "exercises"
"""Where a cohort's source notebooks are, and its released ones."""

_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")

TEMPLATE = """\
# One cohort of Tradecraft. Change what you like, then run `tradecraft cohort init` again.

name = {name}

# nbgrader's course id: letters, digits, . _ and -. Fixed once the cohort is made.
course = {course}

# A word, which is public. With one, each learner has cases of their own; without, all share the same.
# Fixed once somebody has submitted, because answers belong to cases.
key = {key}

# Whether learners may see the reference answer after a pass or three tries. Even then it is shown only
# where the course's source folder is installed: on a hub there are none.
reference_answers = false

# Of the due dates, such as "Europe/Berlin".
time_zone = "UTC"

# The folder through which learners fetch and submit: all of you must be able to write to it.
# Empty: nbgrader's own setting holds, or you collect from your learning platform.
exchange = ""

# By module: 2030-01-31T18:00:00, or a day, which means its end. Without a line nothing is late.
[due]
{due}

# "none" takes nothing off, "daily" so many points off a notebook for each day begun, "zero" all of them.
[late]
policy = "none"
points_per_day = 1.0
grace_minutes = 0
"""


class PlanError(Exception):
    """A ``cohort.toml`` that cannot be used; the message says what to change, a line for each."""


class Late(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a late submission costs.

    Attributes:
        policy: Nothing, points for each day that has begun, or all points.
        points_per_day: With ``daily``, how many.
        grace_minutes: So much later is not late.
    """

    policy: Literal["none", "daily", "zero"] = "none"
    points_per_day: float = 1.0
    grace_minutes: float = 0.0

    def penalty(self, score: float, seconds: float) -> float | None:
        """Return the points that a late notebook loses, None for none.

        Args:
            score: The points that it has.
            seconds: By how much it is late.
        """
        if self.policy == "none" or seconds <= self.grace_minutes * 60:
            return None
        days = -(-seconds // (24 * 60 * 60))
        return score if self.policy == "zero" else min(score, days * self.points_per_day)


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an instructor decides about a cohort.

    Attributes:
        name: What people call it.
        course: nbgrader's course id.
        key: With a key, each learner has cases of their own; it is public.
        reference_answers: Whether learners may see the reference answer when they have earned it.
        time_zone: The time zone of the due dates.
        exchange: The exchange's folder; where it is empty, nbgrader's own setting holds.
        due: Due dates by module: a time, or a day, which means its end.
        late: What a late submission costs.
    """

    name: str
    course: str
    key: str = ""
    reference_answers: bool = False
    time_zone: str = "UTC"
    exchange: str = ""
    due: dict[str, Any] = {}
    late: Late = Late()

    def due_in_utc(self, module: str) -> datetime | None:
        """Return when a module is due, in UTC without saying so, as the gradebook keeps it."""
        when: datetime | date | None = self.due.get(module)
        if when is None:
            return None
        if not isinstance(when, datetime):
            when = datetime.combine(when, time(23, 59, 59))
        zoned = when if when.tzinfo else when.replace(tzinfo=ZoneInfo(self.time_zone))
        return zoned.astimezone(UTC).replace(tzinfo=None)


def first_plan(name: str, *, own_cases: bool, due: str = "") -> str:
    """Return the text of a new ``cohort.toml``.

    Args:
        name: The cohort's name.
        own_cases: Whether each learner has cases of their own.
        due: Lines for the due dates; where there are none, they show how to write one.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    word = re.sub(r"[^A-Za-z0-9._-]+", "-", plain).strip("-._").lower() or "tradecraft"
    quoted = {key: msgspec.json.encode(text).decode() for key, text in {"name": name, "course": word}.items()}
    key = quoted["course"] if own_cases else '""'
    shown = due or "\n".join(f"# {module} = 2030-01-31T18:00:00" for module in MODULES)
    return TEMPLATE.format(**quoted, key=key, due=shown)


def read_plan(folder: Path) -> Plan:
    """Read the ``cohort.toml`` of a course folder.

    Args:
        folder: The course folder.

    Returns:
        What it says.

    Raises:
        PlanError: There is none, or it cannot be used.
    """
    path = folder / FILE
    try:
        plan = msgspec.toml.decode(path.read_bytes(), type=Plan)
    except FileNotFoundError as error:
        raise PlanError(f"{folder} has no {FILE}: make it a cohort with `tradecraft cohort init`.") from error
    except OSError as error:
        raise PlanError(f"{path} cannot be read: {error.strerror}.") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise PlanError(f"{path}: {str(error).rstrip('.')}.") from error
    if problems := list(_problems(plan)):
        raise PlanError("\n".join(f"{path}: {problem}" for problem in problems))
    return plan


def _problems(plan: Plan) -> Iterator[str]:
    for name, text in {"course": plan.course, "key": plan.key}.items():
        if not _WORD.fullmatch(text) and (text or name == "course"):
            yield f"{name} = {text!r}: use letters, digits and . _ -, with a letter or a digit first."
    if unknown := [module for module in plan.due if module not in MODULES]:
        yield f"[due] names {', '.join(unknown)}; there are: {', '.join(MODULES)}."
    for module, when in plan.due.items():
        if not isinstance(when, date):
            yield f"[due] {module} = {when!r} is no date: write it as 2030-01-31T18:00:00, without quotes."
    try:
        ZoneInfo(plan.time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        yield f"time_zone = {plan.time_zone!r} is not known; it is called like Europe/Berlin."
    if plan.exchange and not Path(plan.exchange).expanduser().is_absolute():
        yield f"exchange = {plan.exchange!r}: say the whole path, from the root on."
    for name in ("points_per_day", "grace_minutes"):
        if not 0 <= getattr(plan.late, name) < float("inf"):
            yield f"[late] {name} must be 0 or more."
