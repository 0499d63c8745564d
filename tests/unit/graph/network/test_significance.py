"""Met more often than by chance: alarms as rare as announced, and a coalition that is found."""

from __future__ import annotations

from itertools import combinations
from statistics import mean

import pytest

from graph.network import significance
from tests.unit.graph.network.rosters import with_coalition, without_structure


def _false_alarms(values: dict[tuple[str, str], float], actors: int) -> float:
    return sum(p <= 0.05 for p in values.values()) / (actors * (actors - 1) / 2)


def test_without_structure_one_pair_in_twenty_looks_surprising() -> None:
    rates = [
        _false_alarms(significance.hypergeometric(without_structure(seed)), 20)
        for seed in range(200)
    ]

    assert 0.03 <= mean(rates) <= 0.07


def test_so_with_swaps_where_sizes_differ() -> None:
    def table(seed: int) -> dict[str, list[str]]:
        made = without_structure(seed, actors=14, events=30)
        made |= {f"summit{i}": [f"a{n:02}" for n in range(14)] for i in range(4)}
        return made

    rates = [
        _false_alarms(significance.swaps(table(seed), samples=100, seed=seed), 14)
        for seed in range(20)
    ]

    assert 0.03 <= mean(rates) <= 0.07


@pytest.mark.parametrize("method", significance.METHODS)
def test_a_planted_coalition_is_found(method: str) -> None:
    table, coalition = with_coalition(3)
    values = significance.METHODS[method](table)
    if method == "swaps":
        found = {pair for pair, p in values.items() if p <= 0.001}
    else:
        found = {pair for pair, q in significance.corrected(values, 190).items() if q <= 0.01}

    planted = set(combinations(sorted(coalition), 2))

    assert planted <= found
    assert len(found - planted) <= 2


def test_expected_meetings_by_hand() -> None:
    # degrees a 2, b 3, c 2; sizes 3, 2, 2; 2 * 3 * 17 / 49
    rosters = {"summit": ["a", "b", "c"], "call": ["a", "b"], "visit": ["b", "c"]}

    assert significance.expected(rosters)["a", "b"] == pytest.approx(102 / 49)


def test_p_values_by_hand() -> None:
    # two of four events each, both the same: one in six draws
    values = significance.hypergeometric({"1": ["a", "b"], "2": ["a", "b"], "3": ["c"], "4": ["c"]})

    assert values["a", "b"] == pytest.approx(1 / 12)


def test_swaps_keep_degrees_and_sizes_and_repeat() -> None:
    table = without_structure(1)

    assert significance.swaps(table, samples=5, seed=4) == significance.swaps(
        table, samples=5, seed=4
    )


def test_correction_counts_pairs_that_never_met() -> None:
    assert significance.corrected({("a", "b"): 0.01}, 10)["a", "b"] == pytest.approx(0.1)


def test_nobody_met() -> None:
    assert significance.hypergeometric({"alone": ["a"]}) == {}
    assert significance.corrected({}, 0) == {}
