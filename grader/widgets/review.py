"""The page of the review: what was broken and what is due, as short cases."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from IPython.display import HTML, display

from grader.domain.finding import Finding, Status
from grader.exercises import exercise
from grader.exercises.exercise import Exercise
from grader.grading.solutions import NoSolutionsError
from grader.grading.store import AnswerStore, StoreError
from grader.progress.log import Event, Log, Recall, Verdict, workspace_of
from grader.progress.review import Round, exercises_with, next_case, this_round
from grader.progress.schedule import Due, next_day, schedule
from grader.progress.short_case import ShortCase
from grader.widgets import case_words, review_words, words
from grader.widgets.guard import guarded
from grader.widgets.kit import Kit
from grader.widgets.session import Session
from grader.widgets.short_form import ShortForm

PLACE = "review"
"""The folder, within that of the learner's progress, for the short case that is being worked."""

NO_REFERENCE = (
    "Short cases need the reference answers, and those are not installed here; they come with the course's "
    "source folder."
)
NO_CASE = "There is no short case of these here."

_open: dict[Path, "Review"] = {}


def review() -> None:
    """Show what there is to review, in a notebook of the course."""
    folder = Path.cwd()
    if before := _open.pop(folder, None):
        before.close()
    display(HTML(review_words.static_html()))
    shown = _open[folder] = Review(workspace_of(folder))
    display(shown.tree)


def here() -> datetime:
    """Return this moment in the learner's time zone, whose days are those of the review."""
    return datetime.now().astimezone()


class Review:
    """The page.

    Attributes:
        form: The short case on the screen; None while there is none.
        tree: The widget to display.
    """

    def __init__(self, workspace: Path | None, clock: Callable[[], datetime] = here) -> None:
        """Show what there is to do.

        Args:
            workspace: The learner's; None outside one.
            clock: Tells the time, with its zone.
        """
        self._workspace, self._log = workspace, None if workspace is None else Log(workspace)
        self._clock = clock
        self._kit = Kit(self._failed)
        self._head, self._said = self._kit.html(""), self._kit.html("")
        self._top = self._kit.box([self._head], "tc-review-top")
        self._place, self._ways = self._kit.box([], "tc-short-place"), self._kit.box([], "tc-buttons")
        self.tree = self._kit.box([self._top, self._said, self._place, self._ways], "tc-form tc-review")
        self.form: ShortForm | None = None
        guarded(self._show, self._failed)(None)

    def close(self) -> None:
        """Take the page off every screen."""
        self._clear()
        self._kit.close()

    def _show(self, *, more: bool = False) -> None:
        self._clear()
        if self._log is None:
            self._head.value = review_words.outside_html()
            return
        try:
            events = self._log.events()
        except StoreError as error:
            self._head.value = review_words.unread_html(str(error))
            self._offer("Try again", self._show_next)
            return
        today = this_round(events, self._clock())
        if today.at_an_end and not (more and today.due):
            self._end(events, today)
        else:
            self._ask(self._log, events, today)

    def _show_next(self, *, more: bool = False) -> None:
        self._show(more=more)
        # The button that was pressed is gone: the focus must not go with it.
        self._top.focus()

    def _ask(self, log: Log, events: Sequence[Event], today: Round) -> None:
        try:
            found = next_case(events, today.due)
        except NoSolutionsError:
            self._list(events, today.due, NO_REFERENCE)
            return
        if found is None:
            self._list(events, today.due, NO_CASE)
            return
        _, case = found
        store = AnswerStore(log.path.parent / PLACE)
        self._head.value = case_words.case_head_html(case, today)
        self.form = ShortForm(
            case,
            Session(case.task, case.variant, store),
            lambda finding: self._note(log, case, finding),
            lambda: self._go_on(store, case),
        )
        self._place.children = (self.form.tree,)

    def _note(self, log: Log, case: ShortCase, finding: Finding) -> str:
        verdict = Verdict(case.rule.id, case.rule.teachings, finding.status is Status.KEPT)
        moment = self._clock()
        at = moment.astimezone(UTC).replace(microsecond=0)
        log.add(Recall(at=at, exercise=case.exercise.id, variant=case.variant, verdict=verdict))
        every = schedule(log.events(), moment)
        return review_words.back_words(case.rule.teachings, every, moment.date())

    def _go_on(self, store: AnswerStore, case: ShortCase) -> None:
        with suppress(OSError):  # it has served: the log has what came of it
            store.path(case.task.id).unlink(missing_ok=True)
        self._show_next()

    def _end(self, events: Sequence[Event], today: Round) -> None:
        moment = self._clock()
        every, following = schedule(events, moment), next_day(events, moment)
        if today.done:
            self._head.value = review_words.done_html(today, every, moment.date())
            self._said.value = review_words.rest_html(today, following, moment.date())
        elif every:
            self._head.value = review_words.nothing_due_html(following, moment.date())
        else:
            self._head.value = review_words.fresh_html()
        if today.due:
            self._offer("Go on", lambda: self._show_next(more=True))

    def _list(self, events: Sequence[Event], wanted: Sequence[Due], why: str) -> None:
        met = {each.teaching: self._at_hand(each.teaching, events) for each in wanted}
        self._head.value = review_words.list_html(wanted, met, why)

    def _at_hand(self, teaching: str, events: Sequence[Event]) -> tuple[Exercise[Any], ...]:
        """Return where a teaching was met, as far as it can be opened: on a hub, exercises are fetched."""
        tasks = (exercise(name) for name in exercises_with(teaching, events))
        home = (self._workspace or Path()) / "exercises"
        return tuple(task for task in tasks if (home / task.module / f"{task.module}.ipynb").is_file())

    def _offer(self, text: str, act: Callable[[], None]) -> None:
        self._kit.refill(self._ways, [self._kit.button(text, act, "tc-main")])

    def _clear(self) -> None:
        self._place.children = ()
        self._said.value = ""
        self._kit.refill(self._ways, [])
        if self.form is not None:
            self.form.close()
            self.form = None

    def _failed(self, message: str) -> None:
        self._head.value = words.notice_html("Something went wrong.", message)
