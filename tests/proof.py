"""The proof of an exercise: what each kind of learner scores, over many variants.

``python -m tests.proof`` runs it over 1,000 variants and prints one table; the test suite runs
the same functions over a sample.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from random import Random
from statistics import mean
from time import perf_counter
from typing import Any

from grader.domain.finding import Status
from grader.exercises import exercise, exercise_ids
from grader.exercises.exercise import FULL_MARKS, Exercise
from grader.exercises.sheet import Amount, Answer, Document, Figure, Message, Prose, Sheet, Table
from grader.grading.answers import encode
from grader.grading.grade import ReportStatus, grade, grade_file
from grader.grading.players import CONSTANTS, carried_over, constant_answer, malformed, random_answer
from grader.grading.solutions import Solution, solution

VARIANTS = 1000

LIMITS = {"random": 3.5, "another variant's reference": 6.0, "constant": 4.0, "slogan": 7.0}
"""The highest mean score that each kind of learner without judgement may reach."""


def broken_promises(name: str, variant: str) -> list[str]:
    """Return every promise that one variant breaks, in words.

    Args:
        name: The exercise's id.
        variant: The case.

    Returns:
        A sentence for each fault; empty when the variant keeps all promises.
    """
    task, answers = exercise(name), solution(exercise(name))
    reference = answers.reference(task.case(variant))
    return [
        *_reference_faults(task, variant, reference),
        *_flaw_faults(task, variant, answers),
        *_blank_faults(task, variant),
        *_file_faults(task, variant, encode(name, variant, reference)),
        *unfair_options(task.sheet(variant)),
    ]


def _reference_faults(task: Exercise[Any], variant: str, reference: Answer) -> Iterator[str]:
    report = grade(task, variant, reference)
    if report.score != FULL_MARKS:
        lost = [(f.rule, f.status.value, f.evidence) for f in report.findings if not _kept(f.status)]
        yield f"the reference scores {report.score}: {lost}"
    if fields := task.sheet(variant).problems(reference):
        yield f"the reference is not legal: {fields}"


def _flaw_faults(task: Exercise[Any], variant: str, answers: Solution) -> Iterator[str]:
    case, sheet = task.case(variant), task.sheet(variant)
    for finding in grade(task, variant, answers.reference(case)).findings:
        if finding.status is Status.NOT_APPLICABLE:
            continue
        if finding.rule not in answers.flawed:
            yield f"there is no flawed answer for {finding.rule}"
            continue
        flawed = answers.flawed_answer(case, finding.rule)
        lost = {f.rule: f.status.value for f in grade(task, variant, flawed).findings if not _kept(f.status)}
        if lost != {finding.rule: "broken"}:
            yield f"the flawed answer for {finding.rule} loses {lost}"
        if fields := sheet.problems(flawed):
            yield f"the flawed answer for {finding.rule} is not legal: {fields}"


def _blank_faults(task: Exercise[Any], variant: str) -> Iterator[str]:
    blank = grade_file(task, variant, None)
    if blank.score or blank.status is not ReportStatus.NOT_ATTEMPTED:
        yield f"a blank answer scores {blank.score}, {blank.status}"
    for finding in blank.findings:
        if finding.status not in (Status.NOT_ATTEMPTED, Status.NOT_APPLICABLE):
            yield f"{finding.rule} calls a blank answer {finding.status}"


def _file_faults(task: Exercise[Any], variant: str, content: bytes) -> Iterator[str]:
    bad = grade_file(task, variant, malformed(content, Random(variant)))
    if bad.status is not ReportStatus.INVALID or not bad.problems:
        yield "a damaged file is not called invalid"
    if grade_file(task, variant, content) != grade_file(task, variant, content):
        yield "the same answer has two reports"


def _kept(status: Status) -> bool:
    return status in (Status.KEPT, Status.NOT_APPLICABLE)


def unfair_options(sheet: Sheet) -> list[str]:
    """Return the choices whose prose options give themselves away by their length."""
    faults = []
    for key, field in sheet.fields.items():
        if not isinstance(field, Amount):
            lengths = [len(option.text) for option in field.options]
            if max(lengths) > 24 and max(lengths) >= 1.25 * min(lengths):
                faults.append(f"{key} has options of {min(lengths)} to {max(lengths)} characters")
    return faults


def words_before_first_decision(sheet: Sheet) -> int:
    """Return how many words stand above the first field."""
    documents = (*sheet.brief, *sheet.groups[0].documents)
    return sum(len(part.split()) for document in documents for part in _texts(document))


def _texts(document: Document) -> Iterable[str]:
    match document:
        case Prose():
            return (document.heading, document.text)
        case Message():
            return (document.date, document.sender, document.text)
        case Table():
            return (document.title, *document.head, *(cell for row in document.rows for cell in row))
        case Figure():
            return (document.title, document.text)


def scores(name: str, variants: Iterable[str]) -> dict[str, list[float]]:
    """Return what each kind of learner scores on each variant, by kind.

    Args:
        name: The exercise's id.
        variants: The cases.

    Returns:
        Scores by kind of learner.
    """
    task, answers = exercise(name), solution(exercise(name))
    table: dict[str, list[float]] = {}
    for variant in variants:
        case, sheet = task.case(variant), task.sheet(variant)
        other = answers.reference(task.case(f"{variant} of somebody else"))
        played = {
            "reference": answers.reference(case),
            "random": random_answer(sheet, Random(variant)),
            "another variant's reference": carried_over(other, sheet),
            **{f"constant: {kind}": constant_answer(sheet, habit) for kind, habit in CONSTANTS.items()},
            **{f"slogan: {kind}": play(case) for kind, play in answers.slogans.items()},
        }
        for kind, answer in played.items():
            table.setdefault(kind, []).append(grade(task, variant, answer).score)
    return table


def too_good(table: dict[str, list[float]]) -> list[str]:
    """Return the kinds of learner without judgement whose mean score passes their limit."""
    limits = {kind: LIMITS.get(kind.partition(":")[0], FULL_MARKS) for kind in table}
    return [f"{kind} scores {mean(s):.2f} on average" for kind, s in table.items() if mean(s) > limits[kind]]


def proof(name: str, count: int) -> tuple[str, list[str]]:
    """Prove one exercise.

    Args:
        name: Its id.
        count: How many variants to try.

    Returns:
        What each kind of learner scores, as a table, and every promise that does not hold.
    """
    begun = perf_counter()
    variants = [str(number) for number in range(count)]
    table = scores(name, variants)
    rows = [f"{name:24}{kind:32}{mean(s):8.2f}{min(s):8.2f}{max(s):8.2f}" for kind, s in table.items()]
    faults = [f"{name}: {fault}" for fault in too_good(table)]
    faults += [f"{name} {v}: {fault}" for v in variants for fault in broken_promises(name, v)]
    different = len({exercise(name).sheet(v) for v in variants})
    if different < count:
        faults.append(f"{name}: only {different} different variants out of {count}")
    rows.append(f"{name:24}{different:,} different sheets, {perf_counter() - begun:.1f} s\n")
    return "\n".join(rows), faults


def main() -> int:
    """Prove exercises, one process for each core, and print the table.

    Returns:
        0 when every promise holds, else 1.
    """
    parser = ArgumentParser(prog="python -m tests.proof", description=__doc__)
    parser.add_argument("exercises", nargs="*", help="their ids; all of them by default")
    parser.add_argument("--variants", type=int, default=VARIANTS, metavar="N")
    wanted = parser.parse_args()
    names = wanted.exercises or exercise_ids()
    faults = []
    print(f"{'exercise':24}{'learner':32}{'mean':>8}{'worst':>8}{'best':>8}")
    with ProcessPoolExecutor() as pool:
        for table, found in pool.map(proof, names, repeat(wanted.variants)):
            print(table, flush=True)
            faults += found
    print("\n".join(faults[:40]) or "every promise holds")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
