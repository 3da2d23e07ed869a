"""One learner's work on one case: the answer on the screen, how it stands to the file, and the tries."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from grader.domain.finding import Status
from grader.exercises.exercise import Exercise
from grader.exercises.sheet import Answer, Document, Sheet, Value
from grader.grading.answers import InvalidAnswerError, decode, encode, is_older, parse
from grader.grading.grade import Report, ReportStatus, grade_file, look
from grader.grading.store import AnswerStore, ChangedElsewhereError, StoreError
from grader.progress.log import Attempt, Log, now, verdicts

COURSE = 0
"""The number of the course's own case; those to practise on are counted from 1."""

RESET = "reset"
"""Names the file of an answer that the learner has put away."""


class Session:
    """The answer as the learner has it now.

    Attributes:
        exercise: The exercise.
        variant: The case.
        sheet: What the case shows and asks.
        answer: Decisions by full field id; always legal.
        faults: Why the file on disk could not be read as it stands, by field; empty when it could.
        problem: Why the last change is not saved; empty when all is saved.
        conflict: Whether that is because another answer was saved meanwhile.
        kept: The name under which the last file that had to make way is kept.
        number: Which case it is: 0 for the course's own, else one to practise on.
        log: Where checked answers are noted; None outside a workspace.
        attempts: What was checked of this exercise so far, in any case of it.
        unnoted: Why attempts are not known or not noted; empty when all is well.
    """

    def __init__(
        self,
        exercise: Exercise[Any],
        variant: str,
        store: AnswerStore,
        log: Log | None = None,
        number: int = COURSE,
    ) -> None:
        """Open what is saved; writes nothing."""
        self.exercise, self.variant, self.store = exercise, variant, store
        self.log, self.number = log, number
        self.sheet: Sheet = exercise.sheet(variant)
        self.attempts: tuple[Attempt, ...] = ()
        self.unnoted = ""
        try:
            self.attempts = log.attempts(exercise.id) if log else ()
        except StoreError as error:
            self.unnoted = str(error)
        self.reopen()

    def reopen(self) -> None:
        """Take over what the file says, and drop what was not saved."""
        self.answer: dict[str, Value] = {}
        self.faults: Mapping[str, str] = {}
        self.problem, self.conflict, self.kept, self._unread = "", False, "", False
        self._replaced = False
        try:
            self._content = self.store.read(self.exercise.id)
        except StoreError as error:
            self._content, self.problem, self._unread = None, str(error), True
            return
        if self._content is None:
            return
        try:
            self.answer = dict(decode(self._content, self.exercise, self.variant))
        except InvalidAnswerError as error:
            self.faults = error.problems
            self.answer = dict(self._still_legal(self._content))

    def decide(self, key: str, value: Value | None) -> None:
        """Change one decision and save the answer.

        Args:
            key: The full field id.
            value: A legal value; None to leave the field undecided again.
        """
        self._replaced = False
        if value is None:
            self.answer.pop(key, None)
        else:
            self.answer[key] = value
        self.save()

    def save(self) -> None:
        """Save the answer; ``problem`` says why where that cannot be done."""
        if self._unread and not self.answer:
            self.reopen()
        else:
            self._save(self._why_aside(), overwrite=False)

    def keep_mine(self) -> None:
        """Save this answer over the one that was saved elsewhere, which is kept aside."""
        self._save("other", overwrite=True)

    def replace(self, answer: Answer) -> None:
        """Save another answer, such as an empty or an earlier one; the one that was there is put away."""
        self.answer = dict(self.sheet.legal(answer))
        kept = self.kept
        self._save(RESET, overwrite=False)
        self.kept, self._replaced = kept, not self.problem

    @property
    def can_be_put_back(self) -> bool:
        """Whether an answer was put away and nothing has been decided since."""
        untouched = self._replaced or not self.answer
        return untouched and self.store.kept(self.exercise.id, RESET) is not None

    def put_back(self) -> None:
        """Take up again the answer that was put away last."""
        try:
            self.store.put_back(self.exercise.id, RESET)
        except StoreError as error:
            self.problem, self.conflict = str(error), isinstance(error, ChangedElsewhereError)
        else:
            self.reopen()

    def check(self) -> Report:
        """Judge the answer on the screen, and note it among the attempts."""
        report = self.report()
        if self.log and report.status is ReportStatus.GRADED:
            self._note(self.log, report)
        return report

    def _note(self, log: Log, report: Report) -> None:
        attempt = Attempt(
            at=now(),
            exercise=self.exercise.id,
            variant=self.variant,
            answer=dict(self._in_order()),
            score=report.score,
            whole=all(finding.status is not Status.NOT_ATTEMPTED for finding in report.findings),
            verdicts=verdicts(report.findings),
        )
        last = self.attempts[-1] if self.attempts else None
        if last and (last.variant, last.answer) == (attempt.variant, attempt.answer):
            return
        try:
            log.add(attempt)
        except StoreError as error:
            self.unnoted = str(error)
        else:
            self.attempts, self.unnoted = (*self.attempts, attempt), ""

    def report(self) -> Report:
        """Judge the answer on the screen; a file that cannot be graded is reported as such."""
        if self.faults:
            return grade_file(self.exercise, self.variant, self._content, look)
        return look(self.exercise, self.variant, self.answer)

    def decided(self, group: str) -> int:
        """Return how many fields of a group are decided."""
        return sum(key.startswith(f"{group}.") for key in self.answer)

    def is_done(self, number: int) -> bool:
        """Say whether all of a group is decided."""
        group = self.sheet.groups[number]
        return self.decided(group.id) == len(group.fields)

    def is_open(self, number: int) -> bool:
        """Say whether a group's turn has come: that of the next beat comes after the beat before it."""
        groups = self.sheet.groups[: number + 1]
        start = max(place for place, group in enumerate(groups) if not (group.in_turn and place))
        return all(self.is_done(place) for place in range(start, number))

    def outcomes(self) -> Mapping[str, tuple[Document, ...]]:
        """Return what has come of the groups that are decided, by group id."""
        come = self.exercise.follow(self.exercise.case(self.variant), self.answer)
        done = {group.id for number, group in enumerate(self.sheet.groups) if self.is_done(number)}
        return {name: documents for name, documents in come.items() if name in done}

    def _save(self, why: str, *, overwrite: bool) -> None:
        content = encode(self.exercise.id, self.variant, self._in_order())
        self.problem, self.conflict = "", False
        try:
            self.kept = (
                self.store.save(self.exercise.id, content, aside=why, overwrite=overwrite) or self.kept
            )
        except StoreError as error:
            self.problem, self.conflict = str(error), isinstance(error, ChangedElsewhereError)
        else:
            self._content, self.faults, self._unread = content, {}, False

    def _why_aside(self) -> str:
        if self.faults:
            return "damaged"
        # Not before the learner decides something: an older course, on another computer that shares the
        # folder, may still read the file as it is.
        return "older" if self._content is not None and is_older(self._content) else ""

    def _in_order(self) -> Answer:
        return {key: self.answer[key] for key in self.sheet.fields if key in self.answer}

    def _still_legal(self, content: bytes) -> Answer:
        with suppress(InvalidAnswerError):
            found = parse(content)
            if (found.exercise, found.variant) == (self.exercise.id, self.variant):
                return self.sheet.legal(found.answer)
        return {}
