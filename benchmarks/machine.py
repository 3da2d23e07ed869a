"""What the figures were measured on."""

import os
import platform
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import msgspec
import psutil

LIBRARIES = ("tradecraft", "nbgrader", "nbconvert", "SQLAlchemy", "msgspec", "ipywidgets", "matplotlib")


class Machine(msgspec.Struct, frozen=True):
    """A machine, without anything that says whose it is.

    Attributes:
        date: When it was measured.
        system: The operating system.
        processor: The kind of processor.
        cores: How many of them this process may use.
        memory_gb: The machine's memory.
        python: Python's version.
        libraries: Versions by name.
        file_systems: By kind of folder, its file system.
    """

    date: str
    system: str
    processor: str
    cores: int
    memory_gb: float
    python: str
    libraries: dict[str, str]
    file_systems: dict[str, str]


def machine(places: dict[str, Path]) -> Machine:
    """Describe this machine.

    Args:
        places: By kind of folder, one of the kind.
    """
    return Machine(
        date=f"{datetime.now(UTC):%Y-%m-%d}",
        system=f"{platform.system()} {platform.release()}",
        processor=_processor(),
        cores=len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        memory_gb=round(psutil.virtual_memory().total / 1024**3, 1),
        python=f"{platform.python_implementation()} {sys.version.split()[0]}",
        libraries={name: version(name) for name in LIBRARIES},
        file_systems={kind: file_system(folder) for kind, folder in places.items()},
    )


def file_system(folder: Path) -> str:
    """Return the kind of file system that a folder is on."""
    mounts = {Path(each.mountpoint): each.fstype for each in psutil.disk_partitions(all=True)}
    return next((mounts[place] for place in (folder, *folder.parents) if place in mounts), "unknown")


def _processor() -> str:
    known = Path("/proc/cpuinfo")
    lines = known.read_text("utf-8").splitlines() if known.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return next(iter(names), "") or platform.processor() or platform.machine()
