"""What all tests share."""

from hypothesis import HealthCheck, settings

# Drawing a case takes a few milliseconds the first time, so a deadline would only flake.
settings.register_profile(
    "tradecraft", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("tradecraft")
