"""Nobody without a country is of the one that they travel to or whose people they meet."""

from __future__ import annotations

import pytest

from tests.unit.loaders.extraction.read import bodies, people


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        (
            "Vice President Nora Vik met today with Peruvian Foreign Minister Odo Brandl. Peru's"
            " growth and Peruvian copper came up. They praised the Ghana-Peru partnership.",
            {"GHA"},
        ),
        (
            "Special Envoy Nora Vik's Trip to Peru\n\nSpecial Envoy Nora Vik will travel to Peru."
            " Peru's growth and Peruvian copper will come up.",
            set(),
        ),
        (
            "Special Envoy Nora Vik toured the docks. Peru's growth and Peruvian copper came up.",
            {"PER"},
        ),
    ],
)
def test_the_own_side_is_not_the_country_that_is_met_or_visited(
    text: str, countries: set[str]
) -> None:
    assert bodies(people(text)["Nora Vik"]) == countries
