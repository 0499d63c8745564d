"""Every report on both databases: the same rows, each with its sentences."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.errors import ForbiddenWriteError, UsageError
from graph.profile import find
from graph.queries import Result, catalogue, from_text, get, render, run
from graph.store import Store
from tests.report_graph import EVENT, TEXTS, build

GIVEN = {
    "event": "Lithium Ministerial",
    "institution": "MERCOSUR",
    "person": "Suárez",
    "actor": "Suárez",
    "country": "Brazil",
    "thing": "the ministerial",
    "body": "ARG",
}
"""What to ask for, by the kind of the parameter."""
SPARSE = {
    "bridges", "chain_of_meetings", "compare_events", "compare_periods", "near_duplicate_names",
    "post_then_and_now",
    "pairs_across_blocs", "pairs_without_common_bloc", "people_without_country",
    "repeat_attenders", "topic_over_time", "who_held_the_post", "events", "events_without_date",
    "non_state_actors",
}  # fmt: skip
"""Reports that one event in three documents gives no rows to."""
ANSWERS: dict[str, str] = {}
"""Answers of the database that was asked first; the other must give the same."""


@pytest.fixture
def graph(store: Store) -> Store:
    def write(cypher: str, parameters: dict[str, Any]) -> None:
        store.write(lambda tx: tx.run(cypher, **parameters))

    build(write)
    return store


def _ask(store: Store, name: str, **values: object) -> Result:
    return run(store, get(name), values)


def _columns(result: Result, *names: str) -> list[tuple[object, ...]]:
    return [tuple(row[name] for name in names) for row in result.rows]


def test_the_whole_catalogue_answers_alike_with_a_sentence_behind_every_row(graph: Store) -> None:
    for query in catalogue():
        given = {p.name: GIVEN[p.kind] for p in query.parameters if p.default and p.kind in GIVEN}
        result = run(graph, query, given)
        assert result.rows or query.name in SPARSE, query.name
        for row, why in zip(result.rows, result.whys(), strict=True):
            assert why, (query.name, row)
            for found in why:
                assert TEXTS[found.document][found.start : found.end] == found.quote
        text = render(result, "json", why=True, facts=True)
        assert ANSWERS.setdefault(query.name, text) == text, query.name
        assert render(run(graph, query, given), "json", why=True, facts=True) == text


def test_every_report_of_an_empty_graph_is_empty(store: Store) -> None:
    for query in catalogue():
        result = run(store, query)
        assert result.rows == [], query.name
        assert list(result.df().columns) == list(query.visible)
    (note,) = _ask(store, "who_attended").notes
    assert note.startswith("the graph holds no documents yet; see entente demo")


def test_a_default_that_names_nothing_here_is_told(graph: Store) -> None:
    (note,) = run(graph, get("who_attended")).notes
    assert note == "event: nothing is called 'Finance Ministerial', the default; give event=…"


def test_who_attended_has_the_strongest_role_first(graph: Store) -> None:
    result = _ask(graph, "who_attended", event=EVENT)
    assert _columns(result, "name", "title", "represents", "role") == [
        ("Ana Suárez", "Finance Minister", ["Argentina"], "convened"),
        ("Émile Núñez", "director", ["Andes Bank"], "presented"),
        ("Bruno Costa", None, ["Brazil"], "participant"),
        ("Camila Rojas", None, ["Chile"], "participant"),
        ("Dora Paz", None, ["Mercosur Secretariat"], "participant"),
    ]
    assert {found.document for found in result.why(0)} == {"first", "second"}


def test_who_presented_says_what(graph: Store) -> None:
    result = _ask(graph, "who_presented", event=EVENT)
    assert _columns(result, "name", "represents", "presented") == [
        ("Émile Núñez", ["Andes Bank"], "prices")
    ]


def test_absence_and_invitation_are_no_attendance(graph: Store) -> None:
    result = _ask(graph, "expected_invited_absent", event=EVENT)
    assert _columns(result, "name", "status", "title", "represents", "came", "roster") == [
        ("Camila Rojas", "absent", None, ["Chile"], True, "partial"),
        ("Felipe Sosa", "absent", "Foreign Minister", ["Uruguay"], False, "partial"),
        ("Paraguay", "invited", None, [], False, "partial"),
    ]


def test_a_bloc_is_counted_through_its_members(graph: Store) -> None:
    result = _ask(graph, "blocs_represented", event=EVENT)
    assert dict(result.rows[0]) == {
        "bloc": "Mercosur", "how": "own body", "countries": 2, "countries_total": 4,
        "present": ["Argentina", "Brazil"], "by": ["Dora Paz"], "roster": "partial",
        "as_of": date(2031, 5, 2), "as_of_basis": "event",
    }  # fmt: skip
    assert len(result) == 1


def test_missing_members_say_whether_they_were_asked_and_former_members_are_none(
    graph: Store,
) -> None:
    result = _ask(graph, "missing_members", event=EVENT, bloc="southern common market")
    assert _columns(result, "id", "status", "roster", "as_of") == [
        ("URY", "absent", "partial", date(2031, 5, 2)),
        ("PRY", "invited", "partial", date(2031, 5, 2)),
    ]
    assert any("will not attend" in found.quote for found in result.why(0))


def test_statements_are_found_by_words_actor_event_and_day(graph: Store) -> None:
    def who(**values: object) -> list[tuple[object, ...]]:
        return _columns(_ask(graph, "who_said_what", **values), "who", "event")

    unnamed, ana = ("A ministry official", None), ("Ana Suárez", None)
    together = ("Attendees", "Lithium Ministerial")
    assert who() == [unnamed, ana, together]
    assert who(topic="CHAINS lithium") == [ana]
    assert who(actor="ana suarez") == [ana]
    assert who(event="the ministerial") == [together]
    assert who(since=date(2031, 5, 3), until="2031-05-03") == [unnamed, ana, together]
    assert who(since="2031-05-04") == []


def test_offices_can_be_asked_from_both_sides(graph: Store) -> None:
    stated, inferred = _ask(graph, "who_represents_whom", person="Suárez").rows
    assert (stated["represents"], stated["kind"], stated["basis"]) == (
        "Argentina", "country", "stated",
    )  # fmt: skip
    assert (inferred["kind"], inferred["basis"]) == ("ministry", "inferred")
    (bank,) = _ask(graph, "who_represents_whom", body="andes bank").rows
    assert (bank["name"], bank["title"]) == ("Émile Núñez", "director")


def test_the_timeline_has_events_and_statements_and_presence_through_delegates(
    graph: Store,
) -> None:
    assert _columns(_ask(graph, "timeline", actor="Suárez"), "day", "what", "event", "said") == [
        (date(2031, 5, 2), "attended, convened", "Lithium Ministerial", None),
        (date(2031, 5, 3), "stated", None, "Suárez said lithium supply chains need care."),
    ]
    assert _columns(_ask(graph, "timeline", actor="Brazil"), "what") == [("represented",)]
    assert _columns(_ask(graph, "timeline", actor="Paraguay"), "what") == [("invited",)]


def test_delegations_have_their_size_and_people(graph: Store) -> None:
    rows = _ask(graph, "delegations", event=EVENT).rows
    assert [(r["delegation"], r["kind"], r["delegates"], r["people"]) for r in rows] == [
        ("Andes Bank", "institution", 1, ["Émile Núñez"]),
        ("Argentina", "country", 1, ["Ana Suárez"]),
        ("Brazil", "country", 1, ["Bruno Costa"]),
        ("Chile", "country", 1, ["Camila Rojas"]),
        ("Mercosur Secretariat", "institution", 1, ["Dora Paz"]),
    ]
    assert rows[1]["rank"] == "minister"


def test_words_for_a_country_are_its_own_and_those_of_its_people(graph: Store) -> None:
    for body in ("Argentina", "ARG/finance"):
        (row,) = _ask(graph, "what_was_said_for", body=body, topic="lithium").rows
        assert (row["who"], row["said_on"]) == ("Ana Suárez", date(2031, 5, 3))
    assert _ask(graph, "what_was_said_for", body="Brazil").rows == []
    sides = _ask(graph, "compare_statements", first="Brazil", second="argentina").rows
    assert [row["body"] for row in sides] == ["Argentina"]


def test_attendance_and_absence_of_one_person_are_a_contradiction(graph: Store) -> None:
    (row,) = _ask(graph, "contradictions").rows
    assert (row["name"], row["event"]) == ("Camila Rojas", "Lithium Ministerial")
    assert {e.document for e in _ask(graph, "contradictions", event=EVENT).why(0)} == {
        "first", "second",
    }  # fmt: skip


def test_sourcing_counts_documents_and_publishers(graph: Store) -> None:
    result = _ask(graph, "how_well_sourced", about="Ana Suárez")
    last = result.rows[-1]
    assert (last["fact"], last["claims"], last["documents"]) == ("attended", 2, 2)
    assert last["publishers"] == ["Daily Ore", "Salt News"]
    (one,) = _ask(graph, "how_well_sourced", about="Ana Suárez", fact=last.facts[0]).rows
    assert one == last


def test_the_look_up_forgives_accents_case_and_codes(graph: Store) -> None:
    result = run(graph, get("timeline"), from_text(get("timeline"), ["actor=emile nunez"]))
    assert result.values["actor"] == "emile-nunez"
    assert result.notes == ("actor: 'emile nunez' was read as emile-nunez",)
    assert _ask(graph, "timeline", actor="the U.K.").values["actor"] == "GBR"
    with pytest.raises(UsageError, match=r"no event is called 'Lithum'; did you mean Lithium Min"):
        _ask(graph, "who_attended", event="Lithum")


def test_a_query_of_ones_own_runs_and_cannot_write(graph: Store, tmp_path: Path) -> None:
    path = tmp_path / "mine.cypher"
    path.write_text("// Mine\n// param n: integer = 2\nUNWIND range(1, $n) AS i RETURN i AS number")
    assert _columns(run(graph, get(str(path)), {"n": 3}), "number") == [(1,), (2,), (3,)]
    path.write_text("// Mine\nMATCH (e:Event) SET e.name = 'x' RETURN e.name AS name")
    with pytest.raises(ForbiddenWriteError):
        run(graph, get(str(path)))
    assert _ask(graph, "who_attended", event="Lithium Ministerial").rows


def test_a_profile_is_the_same_on_both_databases(graph: Store) -> None:
    for name in ("ARG", "Lithium Ministerial", "Suárez"):
        shown = str(find(graph, name))
        assert ANSWERS.setdefault(f"show {name}", shown) == shown
