"""A real table of 5,519 participants: the graph has of each delegation as many as the table.

Counted are distinct names in a delegation at a meeting, without forms of address, and compared
without regard to case, accents and punctuation: whoever is listed twice at one meeting counts once.
Delegations are told apart by the code of their country, else by their name.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.config import Settings
from graph.health import check
from graph.ids import fold
from graph.store import Store, connect
from graph.values import by_iso3, country
from loaders.pipeline import Summary, load_sources

ADDRESS = re.compile(r"^(?:M|Mrs|Srta)\. (?=\w{3})")
CONTINUED = re.compile(r"\(suite\)", re.IGNORECASE)
Key = tuple[str, str]  # meeting and delegation


@pytest.fixture(scope="module")
def table(bench: Path) -> Path:
    return bench / "rosters" / "inc-1-8.csv"


@pytest.fixture(scope="module")
def rows(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def loaded(table: Path, embedded_settings: Settings) -> Iterator[tuple[Store, Summary]]:
    with connect(embedded_settings) as store:
        yield store, load_sources(store, [table])


def names(rows: list[dict[str, str]]) -> dict[Key, set[str]]:
    """What the table says: the names of each delegation at each meeting."""
    found: dict[Key, set[str]] = defaultdict(set)
    for row in rows:
        name, code = CONTINUED.sub("", row["Delegation"]), row["Delegation_ISO"]
        land = by_iso3(code) or (country(name) if code else None)  # one code is a slip
        delegation = land.iso3 if land else fold(name)
        found[row["Meeting"], delegation].add(fold(ADDRESS.sub("", row["Person_Name"])))
    return found


def people(store: Store) -> Counter[Key]:
    """What the graph says: how many persons attended each meeting for each country or body."""
    bodies = store.read("MATCH (n) WHERE n:Country OR n:Institution OR n:Ministry"
                        " RETURN n.id AS id, n.name AS name, n.aliases AS aliases")  # fmt: skip
    called: dict[str, set[str]] = {}
    for body in bodies:
        forms = {fold(form) for form in (body["name"], *(body["aliases"] or ()))}
        called[body["id"]] = {body["id"]} if by_iso3(body["id"]) else forms
    found: Counter[Key] = Counter()
    for row in store.read("MATCH (:Person)-[a:ATTENDED]->(e:Event)"
                          " RETURN e.name AS meeting, a.on_behalf_of AS bodies"):  # fmt: skip
        for body in row["bodies"]:
            found.update((row["meeting"], form) for form in called[body])
    return found


def test_the_graph_has_as_many_of_each_delegation_as_the_table(
    loaded: tuple[Store, Summary], rows: list[dict[str, str]]
) -> None:
    store, done = loaded
    assert (done.loaded, done.failed) == (1, ())
    said, held = names(rows), people(store)
    differing = {key: (len(found), held[key]) for key, found in said.items()
                 if held[key] != len(found)}  # fmt: skip
    assert differing == {}
    assert len(said) > 1600
    assert check(store) == []


def test_every_row_is_the_evidence_of_an_attendance_at_one_of_eight_meetings(
    loaded: tuple[Store, Summary], rows: list[dict[str, str]]
) -> None:
    store, _ = loaded
    claims = store.read("MATCH (c:Claim {kind: 'attended'}) RETURN c.quote AS quote")
    quotes = Counter(row["quote"] for row in claims)
    assert sum(quotes.values()) == len(rows)
    for row in rows:
        quote = " | ".join(" ".join(cell.split()) for cell in row.values() if cell.strip())
        assert quotes[quote]
    meetings = store.read("MATCH (e:Event) RETURN e.name AS name, e.place AS place")
    assert {(m["name"], m["place"]) for m in meetings} == {
        (row["Meeting"], row["Location"]) for row in rows
    }
    assert len(meetings) == 8


def test_what_is_not_understood_is_listed_by_row(loaded: tuple[Store, Summary]) -> None:
    _, done = loaded
    assert {re.sub(r"\d+", "#", what).rpartition(":")[0] for _, what in done.unread} == {
        "row #: 'PNA' is no country code"
    }
