"""Small cohorts made by hand, in which every figure can be worked out on paper."""

from collections.abc import Mapping, Sequence

from grader.cohort.work import Assignment, Cohort, Person, RuleLine, Submission, Task, Work
from grader.domain.finding import Finding, Status
from grader.exercises.sheet import Value
from grader.grading.grade import ReportStatus

STATUS = {
    "k": Status.KEPT,
    "b": Status.BROKEN,
    "e": Status.NOT_ATTEMPTED,
    "-": Status.NOT_APPLICABLE,
}


def task(name: str, *rules: str, assignment: str = "trust") -> Task:
    """Return a task of ten points with rules that have ids alone, or an id and its teachings: ``a:A1,A2``."""
    lines = []
    for rule in rules:
        key, _, teachings = rule.partition(":")
        lines.append(RuleLine(key, f"Rule {key}.", tuple(filter(None, teachings.split(",")))))
    return Task(id=name, title=name.title(), assignment=assignment, rules=tuple(lines))


def judged(learner: str, of: Task, outcomes: str, **more: object) -> Work:
    """Return work on a task by what its rules say, each worth the same share of ten points.

    Args:
        learner: The learner's id.
        of: The task.
        outcomes: A letter for each rule, see ``STATUS``.
        **more: Other attributes of the work.
    """
    worth = of.maximum / len(of.rules)
    findings = tuple(
        Finding(
            rule=rule.id,
            status=STATUS[letter],
            points=worth if letter == "k" else 0.0,
            max_points=0.0 if letter == "-" else worth,
            message=rule.statement,
            evidence=(f"Card 1: you chose “{letter}”.",) if letter == "b" else (),
            teachings=rule.teachings,
        )
        for rule, letter in zip(of.rules, outcomes, strict=True)
    )
    score = sum(finding.points for finding in findings)
    fixed: dict[str, object] = {"score": score, "status": ReportStatus.GRADED, "variant": "0"}
    return Work(learner=learner, task=of.id, findings=findings, **{**fixed, **more})  # type: ignore[arg-type]


def scored(learner: str, of: Task, score: float | None, status: ReportStatus = ReportStatus.GRADED) -> Work:
    """Return work on a task by its score alone."""
    return Work(learner=learner, task=of.id, score=score, status=status, variant="0")


def answered(learner: str, of: Task, answer: Mapping[str, Value], *, variant: str = "0") -> Work:
    """Return work on a task by its answer, which is worth no full marks."""
    return Work(
        learner=learner,
        task=of.id,
        score=5.0,
        status=ReportStatus.GRADED,
        variant=variant,
        answer=dict(answer),
    )


def cohort(
    tasks: Sequence[Task],
    work: Sequence[Work],
    submissions: Sequence[Submission] = (),
    assignments: Sequence[Assignment] = (Assignment("trust"),),
    people: Sequence[Person] = (),
) -> Cohort:
    """Return a cohort of all who are named in it."""
    ids = {each.learner for each in work} | {each.learner for each in submissions}
    ids -= {person.id for person in people}
    return Cohort(
        people=(*people, *map(Person, sorted(ids))),
        assignments=tuple(assignments),
        tasks=tuple(tasks),
        submissions=tuple(submissions),
        work=tuple(work),
    )
