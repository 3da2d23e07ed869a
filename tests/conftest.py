"""What all tests share."""

import pytest
from hypothesis import HealthCheck, settings

from tests.chromium import chromium, in_ci

# Drawing a case takes a few milliseconds the first time, so a deadline would only flake.
settings.register_profile(
    "tradecraft", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("tradecraft")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the browser tests out where no browser can be had; in CI let them fail."""
    of_browser = [item for item in items if item.get_closest_marker("browser")]
    if of_browser and chromium() is None and not in_ci():
        items[:] = [item for item in items if item not in of_browser]
        config.hook.pytest_deselected(items=of_browser)
