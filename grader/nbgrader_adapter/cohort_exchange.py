"""What reaches the course folder from outside: through nbgrader's exchange, and from learning platforms."""

import secrets
import shutil
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange.default import ExchangeCollect
from nbgrader.plugins import ExtractorPlugin
from traitlets.config import Config

from grader.bulk.feedback import SECRET
from grader.bulk.folders import beside
from grader.bulk.lms import Downloaded, read_downloads
from grader.bulk.record import Learner
from grader.grading.store import FOLDER
from grader.nbgrader_adapter.grades import learner
from grader.nbgrader_adapter.sanitizing import exercises_of

EMPTY_TIME = "timestamp.txt"
"""nbgrader wants the file to be there; where it is empty, nobody knows when the work was handed in."""


class WholeCollect(ExchangeCollect):  # type: ignore[misc]  # nbgrader has no types
    """Collects each submission whole or not at all, whenever it is killed."""

    def do_copy(self, src: str, dest: str, log: object = None) -> None:
        """Copy a submission beside its place, then put it there.

        Args:
            src: The folder in the exchange.
            dest: ``submitted/<learner>/<assignment>``, which is not there.
            log: Not used, as in nbgrader.
        """
        part = Path(beside(dest, "part"))
        shutil.rmtree(part, ignore_errors=True)
        super().do_copy(src, str(part), log)
        part.rename(dest)


class LmsExtractor(ExtractorPlugin):  # type: ignore[misc]  # nbgrader has no types
    """Takes out of a learning platform's files what belongs to the assignment, by learner.

    Attributes:
        problems: What could not be used, and why.
    """

    def extract(self, archive_path: str, extracted_path: str) -> None:
        """Write ``<learner>/<file>`` for each learner of the gradebook, with the files that nbgrader adds.

        Args:
            archive_path: Where the downloaded files are.
            extracted_path: Where ``nbgrader zip_collect`` goes on.
        """
        directory: CourseDirectory = self.parent.coursedir
        found = _read(Path(archive_path), directory)
        self.problems = found.problems
        for problem in found.problems:
            self.log.warning(problem)
        for who, files in found.files.items():
            home = Path(extracted_path, who)
            submitted = directory.format_path(directory.submitted_directory, who, directory.assignment_id)
            for name, content in {**files, **_besides(Path(submitted))}.items():
                (home / name).parent.mkdir(parents=True, exist_ok=True)
                (home / name).write_bytes(content)


def configure_collecting(config: Config) -> None:
    """Let nbgrader collect whole submissions, and from learning platforms' files with their answers.

    Args:
        config: What ``get_config()`` gives in ``nbgrader_config.py``.
    """
    config.ExchangeFactory.collect = WholeCollect
    config.ZipCollectApp.extractor_plugin = LmsExtractor
    config.FileNameCollectorPlugin.named_regexp = (
        r".*[\\/]extracted[\\/](?P<student_id>[^\\/]+)[\\/](?P<file_id>.+)"
    )
    config.FileNameCollectorPlugin.valid_ext = [".ipynb", ".json", ".txt"]


def _read(folder: Path, directory: CourseDirectory) -> Downloaded:
    release = Path(directory.format_path(directory.release_directory, ".", directory.assignment_id))
    wanted = {path.name: path.name for path in sorted(release.glob("*.ipynb"))}
    wanted |= {f"{name}.json": f"{FOLDER}/{name}.json" for name in exercises_of(release)}
    return read_downloads(folder, wanted, _everybody(directory))


def _everybody(directory: CourseDirectory) -> list[Learner]:
    with Gradebook(directory.db_url, directory.course_id) as gradebook:
        return [
            learner(each.id, each.first_name, each.last_name, each.email, each.lms_user_id)
            for each in gradebook.students
        ]


def _besides(submitted: Path) -> dict[str, bytes]:
    # Feedback is released under a name that is made of the secret: it must stay the same.
    secret = submitted / SECRET
    known = secret.read_bytes() if secret.is_file() else secrets.token_hex(64).encode()
    return {SECRET: known, EMPTY_TIME: b""}
