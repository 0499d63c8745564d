"""How well persons and events are told apart, on pairs that no rule was made with, and others."""

from __future__ import annotations

import pytest

from tests.unit.identity.pairs import half, measure, one_event, one_person, read


@pytest.mark.parametrize("which", [0, 1])
def test_persons_are_told_apart(which: int) -> None:
    measured = measure(half(read("persons.tsv"), which), one_person)
    assert measured.f1 >= 0.95, measured.wrong
    merged = [pair for pair in measured.wrong if pair["same"] == "0"]
    assert len(merged) <= 1, merged


@pytest.mark.parametrize("which", [0, 1])
def test_events_are_told_apart(which: int) -> None:
    measured = measure(half(read("events.tsv"), which), one_event)
    assert measured.f1 >= 0.85, measured.wrong
    assert not [pair for pair in measured.wrong if pair["same"] == "0"]


def test_the_pairs_are_many_and_hard() -> None:
    persons, events = read("persons.tsv"), read("events.tsv")
    assert len(persons) >= 300
    assert len({pair["culture"] for pair in persons}) >= 15
    assert len(events) >= 100
    alike = [pair for pair in persons if pair["same"] == "1"]
    assert sum(pair["one"] != pair["other"] for pair in alike) >= len(alike) / 2
