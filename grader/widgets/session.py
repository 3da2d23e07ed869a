"""One learner's work on one case: the answer on the screen, and how it stands to the file."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from grader.exercises.exercise import Exercise
from grader.exercises.sheet import Answer, Document, Sheet, Value
from grader.grading.answers import InvalidAnswerError, decode, encode, is_older, parse
from grader.grading.grade import Report, grade_file, look
from grader.grading.store import AnswerStore, ChangedElsewhereError, StoreError


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
    """

    def __init__(self, exercise: Exercise[Any], variant: str, store: AnswerStore) -> None:
        """Open what is saved; writes nothing."""
        self.exercise, self.variant, self.store = exercise, variant, store
        self.sheet: Sheet = exercise.sheet(variant)
        self.reopen()

    def reopen(self) -> None:
        """Take over what the file says, and drop what was not saved."""
        self.answer: dict[str, Value] = {}
        self.faults: Mapping[str, str] = {}
        self.problem, self.conflict, self.kept, self._unread = "", False, "", False
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
