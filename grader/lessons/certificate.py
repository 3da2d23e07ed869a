"""The page of the certificate: what is still missing, then a name and a button, then the certificate."""

from datetime import datetime
from pathlib import Path

import msgspec
from IPython.display import HTML, display
from ipywidgets import Widget

from grader.grading.grade import ReportStatus
from grader.grading.store import StoreError
from grader.grading.variants import learner_here
from grader.lessons import certificate_words as words
from grader.progress.awarding import NotPassedError, award, bettered, renamed
from grader.progress.certificate import NAME, Certificate, UnusableNameError, keep, read_kept, write
from grader.progress.counted import Best, best_answers
from grader.progress.handing_in import goes_to_an_instructor, handed_in
from grader.progress.log import FOLDER
from grader.render.badge import badge
from grader.render.certificate import certificate_html, certificate_page
from grader.render.sheet import style
from grader.widgets.kit import Kit
from grader.widgets.words import notice_html, status_html

MAKE = "Hand in the capstone and make my certificate"
CORRECT = "Correct the name"

_shown: list["CertificatePage"] = []


def certificate(key: str = "") -> None:
    """Show the page of the certificate in a notebook.

    Args:
        key: The cohort's key, where each learner has a case of their own.
    """
    while _shown:
        _shown.pop().close()
    page = CertificatePage(Path.cwd().parent, key)
    _shown.append(page)
    display(HTML(words.static_html(page.certificate)))
    display(page.tree)


class CertificatePage:
    """The page, as far as the learner has come.

    Attributes:
        certificate: The certificate that there is; None without one.
        notice: What went wrong.
        name: The line for the name.
        make: The button that hands in and makes, or corrects the name.
        better: The button that takes over better scores.
        look_again: The button that reads anew where the learner stands.
        tree: The widget to display.
    """

    def __init__(self, workspace: Path, key: str) -> None:
        """Build the screen; nothing is handed in, and only what a certificate lacks is written.

        Args:
            workspace: The learner's folder.
            key: The cohort's key; empty on one's own.
        """
        self._workspace, self._key = workspace, key
        self._learner = learner_here(workspace / "course")
        self._best_answers: tuple[Best, ...] = ()
        self.certificate: Certificate | None = None
        kit = self._kit = Kit(lambda message: self._complain("Something went wrong.", message))
        self.notice, self._status = kit.html(""), kit.html("")
        self._words, self._paper, self._better_words = kit.html(""), kit.html(""), kit.html("")
        self.name = kit.text("Your name, as it is to stand on the certificate", "")
        self.make = kit.button(MAKE, self._make)
        self.better = kit.button("Make it again with my better scores", self._make_better)
        self.look_again = kit.button("Look again", self.look)
        self._row = kit.box([self.name, self.make], "tc-award-name")
        self._parts = kit.box([], "tc-award-parts")
        self.tree = kit.box([kit.html(style()), self.notice, self._status, self._parts], "tc-form tc-award")
        self.look()

    def close(self) -> None:
        """Take the page off every screen."""
        self._kit.close()

    def look(self) -> None:
        """Read again where the learner stands, and show it."""
        self._say("", "")
        self._complain("", "")
        self.certificate = self._kept()
        try:
            self._best_answers = best_answers(self._workspace, self._key, self._learner)
            self._show()
        except StoreError as error:
            self._complain("Your progress cannot be read.", str(error))
            self._put(self.look_again)

    def _kept(self) -> Certificate | None:
        try:
            kept = read_kept(self._workspace / FOLDER / NAME)
        except StoreError as error:
            self._complain("There is a certificate that cannot be read.", str(error))
            return None
        if kept is None:
            return None
        if kept.is_sound:
            return kept.certificate
        path = self._workspace / FOLDER / NAME
        self._complain("Your certificate is not as it was made.", f"{path} was changed since.")
        return None

    def _show(self) -> None:
        if self.certificate:
            self._show_made(self.certificate)
        elif goes_to_an_instructor(self._workspace, self._key):
            self._words.value = words.FOR_A_COHORT
            self._put(self._words)
        elif not all(each.report.passed for each in self._best_answers):
            self._words.value = words.missing_html(self._best_answers)
            self._put(self._words, self.look_again)
        else:
            self._show_ready()

    def _show_ready(self) -> None:
        before = [each.counted for each in handed_in(self._workspace)]
        evidence = next(each for each in self._best_answers if each.report.status is ReportStatus.EVIDENCE)
        if evidence.counted in before and not (report := evidence.counted.graded()).passed:
            self._words.value = words.failed_html(report, len(before))
            self._put(self._words, self.look_again)
            return
        self._words.value = words.ready_html(len(before))
        self.make.description = MAKE
        self.make.add_class("tc-main")
        self._put(self._words, self._row)

    def _show_made(self, made: Certificate) -> None:
        self._publish(made)
        self._words.value, self._paper.value = words.made_html(made), certificate_html(made)
        self.name.value, self.make.description = made.name, CORRECT
        self.make.remove_class("tc-main")
        again = bettered(made, self._best_answers, _now())
        better = [new for new, old in zip(again.scored, made.scored, strict=True) if new != old]
        self._better_words.value = words.better_html([each.counted.title for each in better])
        # What was pressed stays where it was, and the certificate comes into sight below it.
        self._put(self._words, self._row, *([self._better_words, self.better] if better else []), self._paper)

    def _make(self) -> None:
        name = self.name.value
        try:
            if self.certificate:
                self._keep(renamed(self.certificate, name), "The name is corrected, and the code is new.")
            else:
                self._best_answers = best_answers(self._workspace, self._key, self._learner)
                made = award(self._workspace, name, self._best_answers, _now())
                self._keep(made, "Well done. Your certificate is made.")
        except UnusableNameError as error:
            self._complain("The name cannot stand there.", str(error))
            self.name.focus()
        except NotPassedError:
            self.look()
            self.look_again.focus()
        except StoreError as error:
            self._complain("Not made.", str(error))

    def _make_better(self) -> None:
        try:
            if self.certificate:
                again = bettered(self.certificate, self._best_answers, _now())
                self._keep(again, "Made again with your better scores, as of today.")
        except StoreError as error:
            self._complain("Not made.", str(error))

    def _keep(self, made: Certificate, said: str) -> None:
        keep(self._workspace, made)
        self.look()
        self._say(said, f"Code {made.code}")
        self.make.focus()

    def _publish(self, made: Certificate) -> None:
        files = {
            words.PAGE: certificate_page(made).encode(),
            words.BADGE: msgspec.json.format(msgspec.json.encode(badge(made)), indent=2) + b"\n",
        }
        try:
            for name, content in files.items():
                write(self._workspace, name, content)
        except StoreError as error:
            self._complain("The certificate cannot be opened on its own.", str(error))

    def _put(self, *parts: Widget) -> None:
        self._parts.children = parts

    def _say(self, first: str, second: str) -> None:
        self._status.value = status_html(first, second) if first else ""

    def _complain(self, title: str, text: str) -> None:
        self.notice.value = f'<div class="tc-notice">{notice_html(title, text)}</div>' if title else ""


def _now() -> datetime:
    return datetime.now().astimezone()
