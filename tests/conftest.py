"""What every test may ask for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "entente", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)  # no test depends on the speed of the machine
settings.load_profile("entente")


@pytest.fixture(scope="session")
def bench() -> Path:
    """The folder with the annotated documents."""
    place = Path(os.environ.get("ENTENTE_BENCH") or "../shared/bench")
    if place.is_dir():
        return place
    message = f"no annotated documents in {place}; set ENTENTE_BENCH"
    if os.environ.get("CI") or os.environ.get("ENTENTE_REQUIRE_BENCH"):
        pytest.fail(message)
    pytest.skip(message)
