"""Everything that was measured, as ``results.json`` keeps it."""

from collections.abc import Sequence

import msgspec

from benchmarks.figures import Figure, Flatness, Measured, Ratios, figures, flatness, ratios
from benchmarks.learner import Learner
from benchmarks.machine import Machine


class Results(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that was measured; the first four are of the largest cohort, in the first kind of folder.

    Attributes:
        submissions: How many submissions that cohort had.
        ratio_to_stock: How many submissions bulk grading does, feedback pages and start-up included, while
            stock nbgrader executes one, its start-up not counted.
        ratio_to_floor: The time of bulk grading over the floor's.
        peak_memory_mb: The most memory that all processes of bulk grading together took, in megabytes.
        ratios: The same and others for each cohort.
        flatness: How the cost of a submission changes with the size of the cohort.
        figures: The medians and runs behind them.
        learner: What a learner waits for.
        machine: What it was measured on.
    """

    submissions: int
    ratio_to_stock: float | None
    ratio_to_floor: float | None
    peak_memory_mb: float | None
    ratios: list[Ratios]
    flatness: list[Flatness]
    figures: list[Figure]
    learner: Learner
    machine: Machine


def results(measured: Sequence[Measured], learner: Learner, machine: Machine) -> Results:
    """Draw up the results.

    Args:
        measured: What was measured of cohorts.
        learner: What a learner waits for.
        machine: What it was measured on.
    """
    found = figures(measured)
    places = list(machine.file_systems)
    compared = ratios(found)
    first = [each for each in compared if each.place == places[0]][-1]
    largest = [each for each in found if (each.contender, each.place) == ("bulk", places[0])][-1]
    return Results(
        submissions=first.submissions,
        ratio_to_stock=first.ratio_to_stock,
        ratio_to_floor=first.ratio_to_floor,
        peak_memory_mb=largest.peak_memory_mb,
        ratios=compared,
        flatness=[flatness(found, place) for place in dict.fromkeys(each.place for each in compared)],
        figures=found,
        learner=learner,
        machine=machine,
    )
