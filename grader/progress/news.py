"""What has changed in a workspace since the learner was here last: told at its start, read by its pages."""

from contextlib import suppress
from pathlib import Path

import msgspec

from grader.grading.store import replace_file
from grader.progress.log import HOME

NAME = "news.json"


def keep_news(workspace: Path, sentences: tuple[str, ...]) -> None:
    """Keep what the learner is told at this start, in the place of what was told before.

    Args:
        workspace: The workspace.
        sentences: What is told; nothing when nothing has changed.

    Raises:
        OSError: It cannot be written.
    """
    path = workspace / HOME / NAME
    if sentences:
        replace_file(path, msgspec.json.encode(sentences))
    else:
        path.unlink(missing_ok=True)


def news(workspace: Path) -> tuple[str, ...]:
    """Return what the learner was told at the last start; nothing when that cannot be read."""
    with suppress(OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return msgspec.json.decode((workspace / HOME / NAME).read_bytes(), type=tuple[str, ...])
    return ()
