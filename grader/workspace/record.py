"""What a workspace remembers of the course that it was given."""

from contextlib import suppress
from pathlib import Path

import msgspec


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was handed out.

    Attributes:
        notebooks: By path, the fingerprints of all that was ever handed out there, the latest last: a page
            that stayed open over an update may bring an earlier one back.
        made_of: A stamp of the files that the exercises are made of.
        rubrics: By exercise, a digest of its points and rules.
    """

    notebooks: dict[str, tuple[str, ...]] = {}
    made_of: str = ""
    rubrics: dict[str, str] = {}


def read_record(path: Path) -> Record:
    """Read a record, or the fingerprints that the first workspaces kept instead.

    Args:
        path: The file.

    Returns:
        The record; an empty one when there is none that can be read.

    Raises:
        OSError: It is there and may not be read.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Record()
    with suppress(msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return msgspec.json.decode(content, type=Record)
    with suppress(msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        given = msgspec.json.decode(content, type=dict[str, str])
        return Record({name: (digest,) for name, digest in given.items()})
    return Record()
