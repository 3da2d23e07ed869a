"""The certificate of a learner who has passed every module, and the code by which it is verified.

The answers that count are kept with it, so that practising on never makes it wrong. The code is a
digest of all that it says. It is no signature: whoever has the answers can make it.
"""

from datetime import date
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from unicodedata import category, normalize

import msgspec

from grader.grading.store import StoreError, read_plain, replace_file
from grader.progress.counted import Counted
from grader.progress.log import FOLDER

NAME = "certificate.json"
FORMAT = 1
LARGEST = 2 * 1024 * 1024
"""Bytes of a certificate that are read; an honest one has some thirty thousand."""

LONGEST_NAME = 80
"""Characters of a person's name."""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter in it is taken for a digit."""

LETTERS = 16
"""Letters of a code: 80 bits."""

GROUP = 4

_ALIKE = str.maketrans("OIL", "011")
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"


class UnusableNameError(ValueError):
    """A text that cannot stand on a certificate as a name; the message is for the learner."""


class NoCodeError(ValueError):
    """A text that is no code of any certificate; the message says why."""


class Scored(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An answer with the points that it earned when the certificate was made."""

    counted: Counted
    score: float


class Certificate(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a certificate says.

    Attributes:
        format: The version of this format.
        name: The learner's.
        day: When it was made, in the learner's own time.
        course: The version of the course that it was made with.
        handed_in: How many different answers to the capstone were handed in, up to the one that passed.
        mastered: Keys of the teachings that were kept by every rule that judged them.
        scored: What counts, in course order.
    """

    format: int
    name: str
    day: date
    course: str
    handed_in: int
    mastered: tuple[str, ...]
    scored: tuple[Scored, ...]

    @property
    def code(self) -> str:
        """The code: the first 80 bits of a digest of all that the certificate says."""
        digest = sha256(msgspec.json.encode(self, order="sorted")).digest()
        number = int.from_bytes(digest) >> (8 * len(digest) - 5 * LETTERS)
        return grouped("".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(LETTERS))))


class Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What ``progress/certificate.json`` holds: the code that was given, and the certificate."""

    code: str
    certificate: Certificate

    @property
    def is_sound(self) -> bool:
        """Whether nothing in it was changed since."""
        return self.code == self.certificate.code


def course_version() -> str:
    """Return the version of the course that is installed here."""
    return version("tradecraft")


def clean_name(text: str) -> str:
    """Return a name as it stands on a certificate.

    Args:
        text: What was typed or pasted, from anywhere.

    Returns:
        The name with single spaces and without control characters.

    Raises:
        UnusableNameError: Nothing is left of it, or too much.
    """
    spaced = " ".join(normalize("NFC", text[: LONGEST_NAME * 10]).split())
    # Other invisible characters may turn the writing round.
    name = "".join(each for each in spaced if each in _JOINERS or category(each) not in {"Cc", "Cf", "Cs"})
    if not any(each.isalnum() for each in name):
        raise UnusableNameError("Type the name that is to stand on the certificate.")
    if len(name) > LONGEST_NAME:
        raise UnusableNameError(
            f"That name has more than {LONGEST_NAME} characters, and would not fit. Shorten it."
        )
    return name


def code_from(text: str) -> str:
    """Return a code as it was printed, from what somebody typed.

    Args:
        text: The code, in capitals or not, in groups or not, perhaps with O for 0 or l for 1.

    Raises:
        NoCodeError: It has another length, or letters that no code has.
    """
    typed = "".join(each for each in text.upper() if each.isalnum()).translate(_ALIKE)
    if strange := sorted({each for each in typed if each not in ALPHABET}):
        raise NoCodeError(f"No code has the letter {', '.join(strange[:3])} in it. Look at the code again.")
    if len(typed) != LETTERS:
        raise NoCodeError(
            f"A code has {LETTERS} letters and digits; this one has {len(typed):,}. Look at the code again."
        )
    return grouped(typed)


def grouped(letters: str) -> str:
    """Return a code's letters in groups that can be read out."""
    return "-".join(letters[place : place + GROUP] for place in range(0, LETTERS, GROUP))


def keep(workspace: Path, certificate: Certificate) -> None:
    """Write a certificate into a workspace; one that is damaged is kept aside.

    Raises:
        StoreError: It cannot be written; what stood there before stands there still.
    """
    content = msgspec.json.encode(Kept(certificate.code, certificate))
    _make_way(workspace / FOLDER / NAME)
    write(workspace, NAME, msgspec.json.format(content, indent=1) + b"\n")


def write(workspace: Path, name: str, content: bytes) -> None:
    """Write a file of the learner's progress as a whole, or not at all.

    Raises:
        StoreError: It cannot be written; what stood there before stands there still.
    """
    path = workspace / FOLDER / name
    try:
        replace_file(path, content)
    except OSError as error:
        raise _not_written(path, error) from error


def read_kept(path: Path) -> Kept | None:
    """Read a certificate, trusting nothing in it.

    Args:
        path: The file.

    Returns:
        The certificate; None where there is no file.

    Raises:
        StoreError: The file is there and is no certificate that this course can read.
    """
    try:
        kept = msgspec.json.decode(read_plain(path, LARGEST), type=Kept)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {(error.strerror or str(error)).lower()}.") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise StoreError(f"{path} is damaged: it is not a certificate that can be read.") from error
    if kept.certificate.format != FORMAT:
        raise StoreError(f"{path} was made by a later version of the course. Update the course to read it.")
    return kept


def _make_way(path: Path) -> None:
    try:
        kept = read_kept(path)
        if kept is None or kept.is_sound:
            return
    except StoreError:
        pass
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    try:
        path.rename(aside)
    except OSError as error:
        raise _not_written(path, error) from error


def _not_written(path: Path, error: OSError) -> StoreError:
    reason = (error.strerror or str(error)).lower()
    return StoreError(f"{path} cannot be written: {reason}. Put that right, then try again.")
