"""Help below an exercise: other cases, the tries so far, a fresh start, and the reference answer."""

from collections.abc import Callable, Sequence

from ipywidgets import Widget

from grader.grading.solutions import has_solution, solution
from grader.progress.log import Attempt
from grader.progress.tries import HONEST_TRIES, has_earned_the_reference, honest_tries
from grader.render.attempts import attempts_html, points, when
from grader.render.comparison import comparison_html
from grader.widgets.desk import Desk
from grader.widgets.kit import Kit
from grader.widgets.session import COURSE, Session


class Help:
    """What a learner may do besides deciding and checking.

    Attributes:
        tree: The widget to display.
    """

    def __init__(
        self,
        kit: Kit,
        desk: Desk,
        session: Session,
        go_to: Callable[[int], None],
        changed: Callable[[], None],
    ) -> None:
        """Make the row of buttons, and a place below it for what they show.

        Args:
            kit: Makes the widgets.
            desk: Where the learner works.
            session: The work on the screen.
            go_to: Shows another case.
            changed: Is called after the session's answer was replaced.
        """
        self._kit, self._desk, self._session, self._changed = kit, desk, session, changed
        self._shown: Callable[[], None] | None = None
        self._place, self._earlier = kit.html(""), kit.box([], "tc-fields")
        buttons = [*self._cases(go_to), *self._looks(), *self._resets()]
        self.tree = kit.box([kit.box(buttons, "tc-buttons"), self._place, self._earlier], "tc-help")
        self.refresh()

    def refresh(self) -> None:
        """Say anew what can be done, after a decision."""
        self._reset.disabled = not self._session.answer
        self._undo.disabled = not self._session.can_be_put_back

    def renew(self) -> None:
        """Say anew what was tried and earned, after a check."""
        mine = self._tries_here()
        self._tries.description = f"My tries ({len(self._session.attempts)})"
        earned = has_earned_the_reference(mine, self._session.variant)
        self._reference.disabled = not earned
        self._reference.description = "Reference answer" + (
            "" if earned else f" · after a pass, or {HONEST_TRIES} tries ({honest_tries(mine)} so far)"
        )
        if self._shown is not None:
            self._shown()

    def _cases(self, go_to: Callable[[int], None]) -> list[Widget]:
        if not self._desk.can_practise:
            return []
        button, last = self._kit.button, self._desk.last
        another = button("Try another case", lambda: go_to(self._desk.last + 1), tooltip="For practice alone")
        if self._session.number != COURSE:
            return [button("← The course’s case", lambda: go_to(COURSE)), another]
        return [*([button(f"Practice case {last}", lambda: go_to(last))] if last else []), another]

    def _looks(self) -> list[Widget]:
        self._tries = self._kit.button("", lambda: self._toggle(self._show_tries))
        self._reference = self._kit.button("", lambda: self._toggle(self._show_reference))
        self.renew()
        if not self._desk.can_practise:
            return []
        shows_reference = self._desk.reference and has_solution(self._desk.exercise)
        return [self._tries, *([self._reference] if shows_reference else [])]

    def _resets(self) -> list[Widget]:
        self._reset = self._kit.button("Reset this exercise", self._put_away, tooltip="Clears every decision")
        self._undo = self._kit.button("Undo", self._put_back, tooltip="Brings back what you had before")
        return [self._reset, self._undo]

    def _put_away(self) -> None:
        self._session.replace({})
        self._changed()

    def _put_back(self) -> None:
        self._session.put_back()
        self._changed()

    def _toggle(self, show: Callable[[], None]) -> None:
        self._shown = None if self._shown == show else show
        self._place.value = ""
        self._kit.refill(self._earlier, [])
        if self._shown is not None:
            self._shown()

    def _tries_here(self) -> list[Attempt]:
        return [each for each in self._session.attempts if each.variant == self._session.variant]

    def _show_tries(self) -> None:
        self._place.value = attempts_html(self._session.attempts, self._desk.variant)
        mine = self._tries_here()[::-1]
        words = [(f"{when(each)} · {points(each)}", str(place)) for place, each in enumerate(mine)]
        if words:
            earlier = self._kit.dropdown("Take up an earlier answer again", [("Choose …", None), *words], 0)
            self._kit.hear(earlier, lambda: self._take_up(mine, earlier.value))
            self._kit.refill(self._earlier, [self._kit.box([earlier], "tc-field")])

    def _take_up(self, tries: Sequence[Attempt], place: str | None) -> None:
        if place is not None:
            self._session.replace(tries[int(place)].answer)
            self._changed()

    def _show_reference(self) -> None:
        session = self._session
        reference = solution(session.exercise).reference(session.exercise.case(session.variant))
        self._place.value = comparison_html(session.exercise, session.variant, session.answer, reference)
