"""Who does the work: processes of this machine or a Dask cluster, behind one interface."""

import os
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from contextlib import AbstractContextManager, contextmanager
from multiprocessing import get_context, parent_process
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

Work = Callable[[Sequence[Item]], list[Result]]
"""Does some items, and returns a result for each."""

Crew = Callable[[], AbstractContextManager[Executor]]
"""Opens an executor; again, when one has broken down."""

SIZE = 16
"""Items that a worker is given at a time: enough that handing them over costs little."""

WINDOW = 8
"""Handfuls that are under way at a time, however many items there are: what waits takes memory."""


class CrewError(Exception):
    """Workers that cannot do the work; the message says what to change."""


@contextmanager
def processes(jobs: int) -> Iterator[Executor]:
    """Open worker processes on this machine.

    Each begins as a new interpreter, which holds neither locks nor connections of this one.

    Args:
        jobs: How many.
    """
    with ProcessPoolExecutor(jobs, get_context("spawn"), _leave_with_parent) as executor:
        for _ in range(jobs):
            executor.submit(_ready)  # so that they load the course while this process prepares
        yield executor


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
        crew: Opens the executor.
        work: What is done with a handful of items; a function that a worker can import.
        items: All items.
        lost: The result of an item that brings down its worker.

    Yields:
        Results as they come, in no order.
    """
    handfuls = deque(items[start : start + SIZE] for start in range(0, len(items), SIZE))
    while handfuls:
        with crew() as executor:
            suspects = yield from _until_broken(executor, work, handfuls)
        for item in suspects:
            with crew() as executor:
                try:
                    yield executor.submit(work, [item]).result()
                except Exception:  # noqa: BLE001 - a broken executor of any kind
                    yield [lost(item)]


def _until_broken(
    executor: Executor, work: Work[Item, Result], handfuls: deque[Sequence[Item]]
) -> Generator[list[Result], None, list[Item]]:
    under_way: dict[Future[list[Result]], Sequence[Item]] = {}
    suspects: list[Item] = []
    while (handfuls and not suspects) or under_way:
        while handfuls and not suspects and len(under_way) < WINDOW:
            handful = handfuls.popleft()
            under_way[executor.submit(work, handful)] = handful
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
