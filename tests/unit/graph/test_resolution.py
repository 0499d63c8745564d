from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.resolution import EventMention, PersonMention, join_events, join_people
from graph.resolution.events import distinctive
from graph.resolution.names import lone


def _person(id_: str, *names: str, offices: tuple[str, ...] = ()) -> PersonMention:
    name = id_.partition("@")[0].replace("-", " ").title()
    return PersonMention(id_, frozenset(names or (name,)), frozenset(offices))


def _people(*mentions: PersonMention | str) -> dict[str, str]:
    return join_people([_person(m) if isinstance(m, str) else m for m in mentions])


def test_another_anchor_is_another_person() -> None:
    resolved = _people("jane-doe@FRA", "jane-doe@USA")
    assert resolved == {"jane-doe@FRA": "jane-doe@FRA", "jane-doe@USA": "jane-doe@USA"}


def test_a_name_without_anchor_joins_the_only_anchored_one() -> None:
    assert _people("jane-doe", "jane-doe@FRA") == {
        "jane-doe": "jane-doe",
        "jane-doe@FRA": "jane-doe",
    }


def test_a_name_without_anchor_stays_alone_between_two() -> None:
    assert len(set(_people("jane-doe", "jane-doe@FRA", "jane-doe@USA").values())) == 3


def test_spellings_of_one_name_under_one_anchor_are_one_person() -> None:
    resolved = _people("sergei-orlov@RUS", "sergey-orlov@RUS", "orlov-sergey@RUS")
    assert set(resolved.values()) == {"orlov-sergey@RUS"}


def test_two_entries_of_one_list_are_two_persons_however_alike_their_names() -> None:
    short, whole = "ada-alm@NOR", "ada-marie-alm@NOR"
    assert len(set(_people(short, whole).values())) == 1
    side_by_side = [replace(_person(m), listed=frozenset({"list"})) for m in (short, whole)]
    assert len(set(_people(*side_by_side).values())) == 2
    lists = [replace(_person(m), listed=frozenset({m})) for m in (short, whole)]
    assert len(set(_people(*lists).values())) == 1


def test_initials_need_the_same_office() -> None:
    assert len(set(_people("j-lind@SWE", "johan-lind@SWE").values())) == 2
    office = ("minister finance@SWE",)
    together = _people(
        _person("j-lind@SWE", offices=office), _person("johan-lind@SWE", offices=office)
    )
    assert len(set(together.values())) == 1


def test_what_was_judged_beats_the_rules() -> None:
    mentions = [_person(m) for m in ("sergei-orlov@RUS", "sergey-orlov@RUS", "serguei-orlov@RUS")]
    apart = {("sergei-orlov@RUS", "sergey-orlov@RUS")}
    resolved = join_people(mentions, apart=apart)
    assert len(set(resolved.values())) == 3  # the third could be either
    same = {("jane-doe@FRA", "jane-doe@USA")}
    joined = join_people([_person("jane-doe@FRA"), _person("jane-doe@USA")], same=same)
    assert set(joined.values()) == {"jane-doe@FRA"}


_SOME = ["a-b", "a-b@FRA", "ana-bo@FRA", "anna-bo@FRA", "c-d@FRA", "c-d@USA", "c-d", "e-f"]


@given(st.permutations(_SOME))
def test_people_do_not_depend_on_order(mentions: list[str]) -> None:
    assert _people(*mentions) == _people(*_SOME)


SUMMIT = EventMention(
    id="lake-summit#1",
    document="a",
    name="Lake Geneva Summit",
    kind="summit",
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
        {"name": "Lake Como Summit"},
    ],
)
def test_what_keeps_two_events_apart(change: dict[str, object]) -> None:
    assert not _same(SUMMIT, replace(OTHER, **change))  # type: ignore[arg-type]


def test_the_same_people_on_the_same_day_are_one_event_whatever_it_is_called() -> None:
    both = frozenset({"jane doe", "jo roe"})
    talks = replace(SUMMIT, name="talks", kind="meeting", participants=both, place=None)
    meeting = replace(talks, id="meeting#2", document="b", name="a meeting")
    assert _same(talks, meeting)
    assert not _same(talks, replace(meeting, participants=both | {"a", "b", "c"}))
    assert not _same(talks, replace(meeting, name="a call"))
    assert not _same(talks, replace(meeting, participants=frozenset({"jane doe"})))


def test_what_could_be_either_of_two_events_of_a_document_is_neither() -> None:
    both = frozenset({"jane doe", "jo roe"})
    first = replace(SUMMIT, id="talks#1", name="talks", kind="meeting", participants=both)
    second = replace(first, id="talks#2")
    other = replace(first, id="talks#3", document="b")
    assert len(set(join_events([first, second, other]).values())) == 3


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


def _identified(id_: str) -> PersonMention:
    return replace(_person(id_.partition("#")[0]), id=id_, identifier=id_.partition("#")[2])


def test_identifiers_tell_namesakes_apart_and_join_bodies() -> None:
    ids = ["ann-lee@DEU#Q1", "ann-lee@union#Q1", "ann-lee@union", "ann-lee@DEU"]
    assert set(join_people(map(_identified, ids)).values()) == {"ann-lee@DEU"}
    ids = ["ann-lee@DEU#Q1", "ann-lee@DEU#Q2", "ann-lee@DEU", "ann-lee"]
    assert len(set(join_people(map(_identified, ids)).values())) == 4  # a text could mean either


def test_a_bare_name_joins_nobody_whom_only_a_register_knows() -> None:
    ids = ["ann-lee", "ann-lee@DEU#Q1"]
    assert len(set(join_people(map(_identified, ids)).values())) == 2
    assert set(join_people(map(_identified, [*ids, "ann-lee@DEU"])).values()) == {"ann-lee"}


def test_a_short_form_between_two_persons_belongs_to_neither() -> None:
    ids = ["juan-garcia@ESP", "juan-garcia-lopez@ESP", "juan-garcia-perez@ESP"]
    assert len(set(_people(*ids).values())) == 3
    assert len(set(_people(*ids[:2]).values())) == 1


def test_a_surname_with_its_particles_is_a_surname() -> None:
    assert all(lone(name) for name in ("von der Leyen", "Al-Sudani", "de Gaulle", "Lavrov"))
    assert not any(lone(name) for name in ("Ben Bot", "Al Gore", "Hun Sen", "Juan de Dios Paz"))
    two = [_person(f"{n}-von-der-au@DEU", f"{n} von der Au", "von der Au") for n in ("Ida", "Max")]
    assert len(set(join_people(two).values())) == 2


def test_a_surname_alone_joins_nobody() -> None:
    alone = PersonMention("lind@SWE#1a2b3c4d", frozenset({"Lind"}))
    full = _person("johan-lind@SWE", "Johan Lind", "Lind")
    other = _person("karl-lind@SWE", "Karl Lind", "Lind")
    assert len(set(join_people([alone, full, other]).values())) == 3
