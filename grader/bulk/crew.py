"""Who does the work: processes of this machine or a Dask cluster, behind one interface."""

import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable
from multiprocessing import get_context, parent_process
from pathlib import Path
from secrets import token_hex
from typing import TypeVar

import msgspec

Item = TypeVar("Item")
Result = TypeVar("Result")

Work = Callable[[Sequence[Item]], list[Result]]
"""Does some items, and returns a result for each."""


class Team(msgspec.Struct, frozen=True):
    """Workers that are ready.

    Attributes:
        executor: Takes the work.
        size: How many workers there are.
    """

    executor: Executor
    size: int


Crew = Callable[[], AbstractContextManager[Team]]
"""Opens a team; again, when one has broken down."""

SIZE = 32
"""Items that a worker is given at a time: enough that handing them over costs little."""

WINDOW = 4
"""Handfuls for each worker that are under way at a time, however many items there are: they take memory."""

PATIENCE = "10s"
"""How long a cluster may take to answer."""


class CrewError(Exception):
    """Workers that cannot do the work; the message says what to change."""


@contextmanager
def processes(jobs: int) -> Iterator[Team]:
    """Open worker processes on this machine.

    Each begins as a new interpreter, which holds neither locks nor connections of this one.

    Args:
        jobs: How many.
    """
    with ProcessPoolExecutor(jobs, get_context("spawn"), _leave_with_parent) as executor:
        for _ in range(jobs):
            executor.submit(_ready)  # so that they load the course while this process prepares
        yield Team(executor, jobs)


@contextmanager
def cluster(address: str, folder: Path) -> Iterator[Team]:
    """Open the workers of a Dask cluster that runs already.

    Args:
        address: The scheduler's address, such as ``tcp://10.0.0.5:8786``.
        folder: The course folder, which all workers must see under the same name.

    Raises:
        CrewError: There is no such cluster, or a worker has another course or other files than this machine.
    """
    try:
        from distributed import Client  # noqa: PLC0415 - an extra that few need
    except ImportError as error:
        raise CrewError("A cluster needs the package's extra `dask`: install `tradecraft[dask]`.") from error
    try:
        client = Client(address, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        raise CrewError(f"No Dask scheduler answers at {address}: {error}") from error
    with client:
        size = check_workers(client.run, folder)
        # Not pure: the same submission may have changed when it is graded again.
        with client.get_executor(pure=False) as executor:
            yield Team(executor, size)


def check_workers(run: Callable[..., dict[str, object]], folder: Path) -> int:
    """Find out whether all workers of a cluster see the course folder and have this very course.

    Args:
        run: Runs a function with its arguments on every worker, and returns by worker what it gave.
        folder: The course folder.

    Returns:
        How many workers there are.

    Raises:
        CrewError: There are none, or some cannot grade here.
    """
    token, place = token_hex(), folder.absolute() / f".tradecraft-{token_hex(8)}"
    place.write_text(token, encoding="ascii")
    try:
        found = run(_seen, str(place), on_error="return")
    finally:
        place.unlink()
    if not found:
        raise CrewError("The Dask cluster has no workers: start some first.")
    faults = [f"{worker}: {fault}" for worker, seen in found.items() if (fault := _fault(seen, token))]
    if faults:
        raise CrewError("Not every worker can grade here. " + "; ".join(sorted(faults)))
    return len(found)


def _seen(place: str) -> tuple[str, str]:
    try:
        return Path(place).read_text(encoding="ascii"), fingerprint()
    except OSError:
        return "", fingerprint()


def _fault(seen: object, token: str) -> str:
    if not isinstance(seen, tuple):
        return f"it cannot load the course ({seen!r})"
    if seen[0] != token:
        return "it does not see the course folder: put it on a file system that all workers share"
    if seen[1] != fingerprint():
        return "it has another version of Tradecraft or of Python: install the same everywhere"
    return ""


@cache
def fingerprint() -> str:
    """Return what tells this installed course from every other one: two that agree grade alike."""
    digest = sha256(f"{sys.version_info[:2]}".encode())
    for part in _parts(resources.files("grader")):
        digest.update(part.name.encode() + b"\0" + part.read_bytes())
    return digest.hexdigest()


def _parts(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _parts(entry)
        elif entry.name.endswith((".py", ".toml", ".css")):
            yield entry


def spread(
    crew: Crew,
    work: Work[Item, Result],
    items: Sequence[Item],
    lost: Callable[[Item], Result],
) -> Iterator[list[Result]]:
    """Have items done by a crew, whatever becomes of a worker.

    A worker that dies takes down those beside it. So whatever was under way is then done again one
    by one, and only an item that brings down a worker by itself is given up.

    Args:
        crew: Opens a team.
        work: What is done with a handful of items; a function that a worker can import.
        items: All items.
        lost: The result of an item that brings down its worker.

    Yields:
        Results as they come, in no order.
    """
    handfuls = deque(items[start : start + SIZE] for start in range(0, len(items), SIZE))
    while handfuls:
        with crew() as team:
            suspects = yield from _until_broken(team, work, handfuls)
        yield from _one_by_one(crew, work, deque(suspects), lost)


def _one_by_one(
    crew: Crew, work: Work[Item, Result], items: deque[Item], lost: Callable[[Item], Result]
) -> Iterator[list[Result]]:
    while items:
        with crew() as team:
            sound = True
            while items and sound:
                item = items.popleft()
                try:
                    yield team.executor.submit(work, [item]).result()
                except Exception:  # noqa: BLE001 - a broken executor of any kind
                    yield [lost(item)]
                    sound = False


def _until_broken(
    team: Team, work: Work[Item, Result], handfuls: deque[Sequence[Item]]
) -> Generator[list[Result], None, list[Item]]:
    under_way: dict[Future[list[Result]], Sequence[Item]] = {}
    suspects: list[Item] = []
    while (handfuls and not suspects) or under_way:
        while handfuls and not suspects and len(under_way) < WINDOW * team.size:
            handful = handfuls.popleft()
            under_way[team.executor.submit(work, handful)] = handful
        done, _ = wait(under_way, return_when=FIRST_COMPLETED)
        for future in done:
            handful = under_way.pop(future)
            if future.exception() is None:
                yield future.result()
            else:
                suspects += handful
    return suspects


def _ready() -> None:
    from grader.bulk import work  # noqa: F401, PLC0415 - what takes time is to import it


def _leave_with_parent() -> None:
    # A worker whose parent is killed would wait for work for ever.
    def watch() -> None:
        if parent := parent_process():
            parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
