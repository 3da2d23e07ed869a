"""One guard around every handler of a widget.

ipywidgets logs an exception of a click handler where no learner sees it; the screen would look as
if nothing had happened.
"""

import logging
from collections.abc import Callable
from typing import Any

_LOG = logging.getLogger(__name__)


def guarded(handler: Callable[[], None], complain: Callable[[str], None]) -> Callable[[Any], None]:
    """Return a widget handler that never fails silently.

    Args:
        handler: What to do.
        complain: Puts a message before the learner.

    Returns:
        A handler for clicks and changes alike: it ignores what ipywidgets passes to it.
    """

    def handle(_event: Any) -> None:
        try:
            handler()
        except Exception as error:  # noqa: BLE001 - whatever it is, the learner must see it
            _LOG.exception("a handler failed")
            complain(
                f"The course made a mistake of its own here ({type(error).__name__}: {error}). "
                "What was saved before is safe. Press Start to go on; "
                "if it happens again, tell your instructor."
            )

    return handle
