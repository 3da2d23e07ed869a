"""How the course folder of a cohort is set up for nbgrader: as ``cohort.toml`` says."""

from pathlib import Path

from nbgrader.plugins import LateSubmissionPlugin
from traitlets import Float, Unicode
from traitlets.config import Config

from grader.bulk.cohort import RELEASE, SOURCE, Late, read_plan
from grader.nbgrader_adapter.course import configure


class CohortLate(LateSubmissionPlugin):  # type: ignore[misc]  # nbgrader has no types
    """Takes off what the late policy of a cohort says."""

    policy = Unicode("none", help="`none`, `daily` or `zero`, as in cohort.toml.").tag(config=True)
    points_per_day = Float(0.0, help="With `daily`, points for each day begun.").tag(config=True)
    grace_minutes = Float(0.0, help="So much later is not late.").tag(config=True)

    def late_submission_penalty(
        self,
        student_id: str,  # noqa: ARG002 - nbgrader's signature
        score: float,
        total_seconds_late: float,
    ) -> float | None:
        """Return the points that a late notebook loses, None for none.

        Args:
            student_id: Whose it is.
            score: The points that it has.
            total_seconds_late: By how much it is late.
        """
        late = Late(self.policy, self.points_per_day, self.grace_minutes)
        return late.penalty(score, total_seconds_late)


def configure_cohort(config: Config, folder: Path) -> None:
    """Set up nbgrader for a cohort, as its ``cohort.toml`` says.

    Args:
        config: What ``get_config()`` gives in ``nbgrader_config.py``.
        folder: The cohort's course folder.

    Raises:
        PlanError: ``cohort.toml`` cannot be used.
    """
    plan = read_plan(folder)
    configure(config)
    config.CourseDirectory.root = str(folder)
    config.CourseDirectory.course_id = plan.course
    config.CourseDirectory.source_directory = SOURCE
    config.CourseDirectory.release_directory = RELEASE
    if plan.exchange:
        config.Exchange.root = str(Path(plan.exchange).expanduser())
    config.AssignLatePenalties.plugin_class = CohortLate
    config.CohortLate.policy = plan.late.policy
    config.CohortLate.points_per_day = plan.late.points_per_day
    config.CohortLate.grace_minutes = plan.late.grace_minutes
