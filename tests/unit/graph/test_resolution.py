from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.resolution import EventMention, join_events, join_people
from graph.resolution.events import distinctive


def test_the_same_anchor_is_the_same_person_and_another_is_another() -> None:
    resolved = join_people(["jane-doe@FRA", "jane-doe@FRA", "jane-doe@USA"])
    assert resolved == {"jane-doe@FRA": "jane-doe@FRA", "jane-doe@USA": "jane-doe@USA"}


def test_a_name_without_anchor_joins_the_only_anchored_one() -> None:
    assert join_people(["jane-doe", "jane-doe@FRA"]) == {
        "jane-doe": "jane-doe",
        "jane-doe@FRA": "jane-doe",
    }


def test_a_name_without_anchor_stays_alone_between_two() -> None:
    resolved = join_people(["jane-doe", "jane-doe@FRA", "jane-doe@USA"])
    assert len(set(resolved.values())) == 3


@given(st.permutations(["a-b", "a-b@FRA", "c-d@FRA", "c-d@USA", "c-d", "e-f"]))
def test_people_do_not_depend_on_order(mentions: list[str]) -> None:
    assert join_people(mentions) == join_people(sorted(mentions))


SUMMIT = EventMention(
    id="lake-summit#1",
    group="Event:lake-summit",
    document="a",
    start=date(2031, 5, 4),
    end=date(2031, 5, 5),
    place="Oslo, Norway",
    participants=frozenset({"jane doe"}),
)
OTHER = replace(SUMMIT, id="lake-summit#2", document="b", place="Oslo")


def _same(a: EventMention, b: EventMention) -> bool:
    resolved = join_events([a, b])
    return resolved[a.id] == resolved[b.id]


def test_the_same_name_day_and_place_in_two_documents_is_one_event() -> None:
    assert join_events([OTHER, SUMMIT]) == {SUMMIT.id: SUMMIT.id, OTHER.id: SUMMIT.id}


def test_a_shared_participant_stands_in_for_a_place() -> None:
    assert _same(SUMMIT, replace(OTHER, place=None))
    assert not _same(SUMMIT, replace(OTHER, place=None, participants=frozenset({"jo roe"})))


@pytest.mark.parametrize(
    "change",
    [
        {"start": date(2031, 6, 4), "end": date(2031, 6, 5)},
        {"start": None, "end": None},
        {"place": "Lima, Peru"},
        {"document": "a"},
        {"group": "Event:sea-summit"},
    ],
)
def test_what_keeps_two_events_apart(change: dict[str, object]) -> None:
    assert not _same(SUMMIT, replace(OTHER, **change))  # type: ignore[arg-type]


@given(st.permutations([SUMMIT, OTHER, replace(SUMMIT, id="lake-summit#3", document="c")]))
def test_events_do_not_depend_on_order(mentions: list[EventMention]) -> None:
    assert set(join_events(mentions).values()) == {SUMMIT.id}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("talks", False),
        ("Finance Ministerial", False),
        ("meeting of trade ministers", False),
        ("G20 Leaders' Summit", True),
        ("2031 leaders summit", True),
        ("46th annual meeting", True),
        ("Lake Geneva Conference", True),
    ],
)
def test_only_distinctive_names_can_join_events(name: str, expected: bool) -> None:
    assert distinctive(name) is expected


def test_identifiers_tell_namesakes_apart_and_join_bodies() -> None:
    joined = join_people(["ann-lee@DEU#Q1", "ann-lee@union#Q1", "ann-lee@union", "ann-lee@DEU"])
    assert set(joined.values()) == {"ann-lee@DEU"}
    apart = join_people(["ann-lee@DEU#Q1", "ann-lee@DEU#Q2", "ann-lee@DEU", "ann-lee"])
    assert len(set(apart.values())) == 4  # a text could mean either


def test_a_bare_name_joins_nobody_whom_only_a_register_knows() -> None:
    assert len(set(join_people(["ann-lee", "ann-lee@DEU#Q1"]).values())) == 2
    three = ["ann-lee", "ann-lee@DEU#Q1", "ann-lee@DEU"]
    assert set(join_people(three).values()) == {"ann-lee"}
