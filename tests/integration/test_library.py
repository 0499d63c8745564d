"""Every report over the shipped dispatches, in every way of asking, and answers known by hand."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from neo4j import EagerResult, GraphDatabase, RoutingControl
from neo4j.time import Date

from graph.api import Database
from graph.browser.favourites import filled
from graph.cli import main
from graph.config import Settings
from graph.queries import Result, catalogue, get, render, run
from graph.store import Store
from graph.store.arcade import DATABASE, READER, Running
from tools.catalogue import PAGE, page

NAMES = [query.name for query in catalogue()]
QUIET = {"near_duplicate_names"}
"""Reports that find nothing wrong with the dispatches."""
ANSWERS: dict[str, str] = {}
"""Answers of the database that was asked first; the other must give the same."""


Bare = Callable[[str, dict[str, Any]], EagerResult]


@pytest.fixture(scope="module")
def bare(session_store: Store, settings: Settings) -> Iterator[Bare]:
    """Neo4j's driver with nothing of Entente around it, for a user who may read."""
    if session_store.engine == "embedded":
        folder = Path(settings.db.removeprefix("embedded:"))
        running = Running.read(folder / "server.json")
        assert running is not None
        address, auth, database = running.uri, (READER, running.reader), DATABASE
    else:
        address, database = settings.db, "neo4j"
        auth = (settings.user, settings.password or "")
    with GraphDatabase.driver(address, auth=auth) as driver:
        yield lambda cypher, values: driver.execute_query(
            cypher, values, database_=database, routing_=RoutingControl.READ
        )


@pytest.fixture
def command(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[str], Any]:
    """What the command line says of a report, as JSON."""
    monkeypatch.setenv("NEO4J_USERNAME", settings.user)
    monkeypatch.setenv("NEO4J_PASSWORD", settings.password or "")

    def ask(name: str) -> Any:
        assert main(["report", name, "--format", "json", "--db", settings.db]) == 0
        return json.loads(capsys.readouterr().out)

    return ask


def _three_ways(store: Store, name: str, bare: Bare, command: Callable[[str], Any]) -> Result:
    """The answer of `db.report`, which the command line and the bare driver give too."""
    result = Database(store).report(name)
    assert command(name) == json.loads(render(result, "json"))
    query = result.query
    answer = bare(query.text, {p.name: p.default for p in query.parameters})
    assert not answer.records or tuple(answer.keys) == query.columns
    theirs = [[_plain(value) for value in record.values()] for record in answer.records]
    mine = [[*row.values(), list(row.facts)] for row in result.rows]
    # a fact that stands behind a row twice is told once
    assert [r[:-1] for r in theirs] == [r[:-1] for r in mine]
    assert [list(dict.fromkeys(r[-1])) for r in theirs] == [r[-1] for r in mine]
    assert [[*map(type, r)] for r in theirs] == [[*map(type, r)] for r in mine]
    return result


def _plain(value: Any) -> Any:
    return value.to_native() if isinstance(value, Date) else value


@pytest.mark.parametrize("name", NAMES)
def test_a_report_answers_alike_in_three_ways_on_both_databases(
    seeded: Store, name: str, bare: Bare, command: Callable[[str], Any]
) -> None:
    result = _three_ways(seeded, name, bare, command)
    assert result.rows or name in QUIET
    text = render(result, "json")
    assert ANSWERS.setdefault(name, text) == text
    assert all(result.whys())


@pytest.mark.parametrize("name", NAMES)
def test_a_report_over_an_empty_graph_has_no_rows_in_any_way(
    store: Store, name: str, bare: Bare, command: Callable[[str], Any]
) -> None:
    assert _three_ways(store, name, bare, command).rows == []


def test_the_page_of_reports_is_fresh(seeded: Store) -> None:
    assert PAGE.read_text(encoding="utf-8") == page(seeded), "run: make catalogue"


def test_a_saved_script_of_browser_gives_the_rows_of_its_report(seeded: Store) -> None:
    for query in catalogue():
        script = filled(query)
        assert "$" not in script
        found = [row[: len(query.visible)] for row in seeded.query(script).rows]
        rows = [tuple(row.values()) for row in run(seeded, query).rows]
        assert repr(found) == repr(rows), query.name


_PYTHON = {
    "string": str, "integer": int, "float": float, "boolean": bool, "date": date, "strings": list,
}  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_every_value_has_the_declared_type(seeded: Store, name: str) -> None:
    query = get(name)
    for row in run(seeded, query).rows:
        for column, kind in zip(query.columns[:-1], query.types, strict=False):
            value = row[column]
            assert value is None or type(value) is _PYTHON[kind], (column, value)


def _rows(store: Store, name: str, columns: str, **values: object) -> list[Any]:
    rows = run(store, get(name), values).rows
    names = columns.split()
    return [row[names[0]] if len(names) == 1 else tuple(row[n] for n in names) for row in rows]


MARCH_2022 = {"since": "2022-03-01", "until": "2022-03-31"}
"""Only the Negev Summit: Israel as host, and five guests."""

KNOWN: list[tuple[str, dict[str, Any], str, list[Any]]] = [
    (
        "who_held_the_post", {}, "name",
        ["Boris Johnson", "Rishi Sunak", "Keir Starmer"],
    ),
    (
        "post_then_and_now", {"body": "United Kingdom"}, "name holder",
        [("Boris Johnson", "Keir Starmer")],
    ),
    ("newcomers", {}, "id people", [
        ("BRA", ["Luiz Inácio Lula da Silva"]), ("VNM", ["Pham Minh Chinh"]),
    ]),
    ("compare_events", {}, "name change people_before people_after", [
        ("Italy", "changed representative", ["Mario Draghi"], ["Giorgia Meloni"]),
        ("United Kingdom", "changed representative", ["Boris Johnson"], ["Rishi Sunak"]),
        ("Australia", "joined", [], ["Anthony Albanese"]),
        ("Brazil", "joined", [], ["Luiz Inácio Lula da Silva"]),
        ("South Korea", "joined", [], ["Yoon Suk Yeol"]),
        ("Vietnam", "joined", [], ["Pham Minh Chinh"]),
        ("Argentina", "left", ["Alberto Fernández"], []),
        ("Senegal", "left", ["Macky Sall"], []),
        ("South Africa", "left", ["Cyril Ramaphosa"], []),
    ]),
    # two events: 11 and 4 countries, 15 attendances; 2 * 2 * (121 + 16) / 225 and 2 * 1 * 137 / 225
    (
        "met_most_with",
        {"country": "Japan", "since": "2021-06-01", "until": "2021-09-30"},
        "id together expected beyond",
        [
            *[(c, 1, 1.22, -0.22) for c in ("CAN", "FRA", "DEU", "ITA", "ZAF", "KOR", "GBR")],
            *[(c, 2, 2.44, -0.44) for c in ("AUS", "IND", "USA")],
        ],
    ),
    (
        "met_most_with", {"country": "Bahrain", **MARCH_2022}, "id expected beyond ratio",
        [(c, 1.0, 0.0, 1.0) for c in ("EGY", "ISR", "MAR", "ARE", "USA")],
    ),
    (
        "pairs_across_blocs",
        {"first": "Gulf Cooperation Council", "second": "OECD"},
        "first_country second_country together",
        [
            (first, second, 1)
            for first in ("Bahrain", "United Arab Emirates")
            for second in ("Israel", "United States")
        ],
    ),
    (
        "pairs_without_common_bloc", {"country": "Israel", "at_least": 1},
        "first_country second_country",
        [
            ("Bahrain", "Israel"), ("Egypt", "Israel"), ("Israel", "Morocco"),
            ("United Arab Emirates", "Israel"),
        ],
    ),
    (
        "conveners_and_followers", {"convener": "Israel"}, "follower followed called share",
        [
            (name, 1, 1, 1.0)
            for name in ("Bahrain", "Egypt", "Morocco", "United Arab Emirates", "United States")
        ],
    ),
    (
        "hosts_and_travellers", MARCH_2022, "id hosted went_to",
        [("ISR", 1, 0), *[(c, 0, 1) for c in ("BHR", "EGY", "MAR", "ARE", "USA")]],
    ),
    (
        "events", {"series": "quad foreign"}, "start place hosts participants countries",
        [
            (date(2025, 1, 21), "Washington", ["Marco Rubio"], 4, 4),
            (date(2025, 7, 1), "Washington", ["Marco Rubio"], 4, 4),
        ],
    ),
    ("non_state_actors", {}, "name body kind", [("Jay Horine", "JP Morgan", "company")]),
    (
        "countries_by_rank", {"event": "G7 Carbis Bay Summit", "rank": "head-of-state"}, "name",
        ["Emmanuel Macron", "Cyril Ramaphosa", "Moon Jae-in", "Joe Biden"],
    ),
    ("repeat_attenders", {"at_least": 10}, "name events", [
        ("Joe Biden", 13), ("Narendra Modi", 12), ("Emmanuel Macron", 10), ("Fumio Kishida", 10),
    ]),
    (
        "who_spoke_for_whom", {"since": "2024-09-21", "until": "2024-09-21"}, "who body statements",
        [("Narendra Modi", "India", 1)],
    ),
    ("topic_over_time", {"topic": "critical minerals"}, "said_on who", [
        (date(2025, 6, 17), "The leaders"), (date(2025, 7, 1), "The ministers"),
        (date(2025, 11, 23), "The leaders"),
    ]),
    ("people_without_country", {}, "name", ["Francis"]),
    (
        "missing_members", {"event": "G7 Kananaskis Summit", "bloc": "BRICS"}, "id",
        ["CHN", "EGY", "ETH", "IDN", "IRN", "RUS", "ARE"],
    ),
    ("missing_members", {"event": "G7 Carbis Bay Summit", "bloc": "Quad"}, "id", []),
    (
        "expected_invited_absent", {"event": "G7 Kananaskis Summit"}, "name status came",
        [("Mohammed bin Salman", "absent", False)],
    ),
    (
        "expected_invited_absent", {"event": "NATO Hague Summit"}, "name status came",
        [
            ("Shigeru Ishiba", "absent", False), ("Christopher Luxon", "expected", True),
            ("Shigeru Ishiba", "expected", False),
        ],
    ),
    ("contradictions", {}, "event name attended_documents absent_documents", [
        ("BRICS Johannesburg Summit", "Vladimir Putin", 1, 1),
    ]),
    ("timeline", {"actor": "Tiff Macklem"}, "day what", [
        (date(2025, 5, 20), "attended, chaired"),
    ]),
    ("who_presented", {"event": "G7 Apulia Summit"}, "name", ["Francis"]),
    (
        "compare_periods",
        {
            "first_since": "2022-03-01", "first_until": "2022-03-31",
            "second_since": "2022-05-01", "second_until": "2022-05-31",
        },
        "id change share_before share_after",
        [
            *[(c, "left", 1.0, 0.0) for c in ("BHR", "EGY", "ISR", "MAR", "ARE")],
            ("AUS", "joined", 0.0, 0.5), ("BRN", "joined", 0.0, 0.5),
            ("KHM", "joined", 0.0, 0.5), ("IND", "joined", 0.0, 0.5),
            ("IDN", "joined", 0.0, 0.5), ("JPN", "joined", 0.0, 0.5),
            ("LAO", "joined", 0.0, 0.5), ("MYS", "joined", 0.0, 0.5),
            ("PHL", "joined", 0.0, 0.5), ("SGP", "joined", 0.0, 0.5),
            ("THA", "joined", 0.0, 0.5), ("VNM", "joined", 0.0, 0.5),
            ("USA", "same", 1.0, 1.0),
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "values", "columns", "answer"), KNOWN, ids=[f"{k[0]}-{i}" for i, k in enumerate(KNOWN)]
)
def test_an_answer_known_by_hand(
    seeded: Store, name: str, values: dict[str, object], columns: str, answer: list[Any]
) -> None:
    assert _rows(seeded, name, columns, **values) == answer


def test_a_bridge_is_who_met_those_that_never_met(seeded: Store) -> None:
    found: Any = {row["id"]: row for row in run(seeded, get("bridges"), {"at_least": 1}).rows}
    assert (found["EGY"]["met"], found["EGY"]["pairs"]) == (5, 0)
    # at one summit with Israel and four Arab states, at others with those who never met them
    assert found["USA"]["pairs"] >= 5 * 9


def test_members_that_sit_together_count_as_pairs(seeded: Store) -> None:
    found: Any = {row["name"]: row for row in run(seeded, get("blocs_and_meetings")).rows}
    gulf = found["Gulf Cooperation Council"]
    assert (gulf["present"], gulf["together"]) == (2, 1)
    quad = _rows(seeded, "bloc_presence", "start countries", bloc="Quad")
    assert (date(2022, 5, 24), 4) in quad


def test_a_chain_has_one_person_between_two_who_never_met(seeded: Store) -> None:
    (chain,) = _rows(seeded, "chain_of_meetings", "chain")
    first, summit, between, other, second = chain
    assert (first, summit, second) == ("Angela Merkel", "G7 Carbis Bay Summit", "Rishi Sunak")
    assert other in ("G7 Hiroshima Summit", "G7 Apulia Summit")
    assert between in _rows(seeded, "who_attended", "name", event=other)
