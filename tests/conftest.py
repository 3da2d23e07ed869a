"""What all tests share."""

import pytest
from hypothesis import HealthCheck, settings
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from tests.chromium import chromium, in_ci

pytest.register_assert_rewrite("tests.rules.tables")

# Drawing a case takes a few milliseconds the first time, so a deadline would only flake.
settings.register_profile(
    "tradecraft", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("tradecraft")


FIGURE = "figure"
"""The property of a test that has measured something, with what there is to print of it."""


class ByFile(LoadScopeScheduling):  # type: ignore[misc]  # xdist has no types
    """Gives a process whole files, whose tests share fixtures, and one process all browser tests."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return "browser" if "/browser/" in file else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByFile:
    """Share the tests out among the processes."""
    return ByFile(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the browser tests out where no browser can be had; in CI let them fail."""
    of_browser = [item for item in items if item.get_closest_marker("browser")]
    if of_browser and chromium() is None and not in_ci():
        items[:] = [item for item in items if item not in of_browser]
        config.hook.pytest_deselected(items=of_browser)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests have measured: a process of xdist has no terminal of its own."""
    passed = terminalreporter.stats.get("passed", [])
    figures = [text for report in passed for name, text in report.user_properties if name == FIGURE]
    if figures:
        terminalreporter.section("measured")
        terminalreporter.write("\n".join([*figures, ""]))
