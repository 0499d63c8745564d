"""The seed as a graph: every line of the design's first acceptance test."""

from __future__ import annotations

from typing import Any

import pytest

from graph.model.kinds import MODEL_LABELS
from graph.schema import PROPERTIES
from graph.store import Store
from graph.writer import stats
from tests.golden import seed_claims

EVENT = "Finance Ministerial"
HASHES: set[str] = set()


def _edges(store: Store, type_: str) -> dict[tuple[str, str], dict[str, Any]]:
    """Edges by the names of their ends, statements by their speakers; events: the seed's only."""
    rows = store.read(
        f"MATCH (a)-[r:{type_}]->(b) "
        "WHERE coalesce(a.document, b.document, 'finance-ministerial') = 'finance-ministerial' "
        "AND (NOT b:Event OR b.name = $event) "
        "RETURN coalesce(a.name, a.speaker) AS a, coalesce(b.name, b.speaker) AS b, "
        "properties(r) AS r",
        event=EVENT,
    )
    return {(row["a"], row["b"]): row["r"] for row in rows}


def test_the_seed_as_a_graph(seeded: Store) -> None:
    represents = _edges(seeded, "REPRESENTS")
    part_of = {
        (r["a"], r["b"])
        for r in seeded.read("MATCH (a)-[:PART_OF]->(b) RETURN a.name AS a, b.name AS b")
    }
    attended = _edges(seeded, "ATTENDED")
    presented = _edges(seeded, "PRESENTED")

    assert represents["Scott Bessent", "United States"]["title"] == "Treasury Secretary"
    assert ("Scott Bessent", "US Treasury") in represents
    assert ("US Treasury", "United States") in part_of
    assert attended["Scott Bessent", EVENT]["roles"] == ["convened"]
    assert set(_edges(seeded, "CONVENED")) == {("Scott Bessent", EVENT)}

    assert ("Valdis Dombrovskis", "European Commission") in represents
    assert ("European Commission", "European Union") in part_of
    assert ("Export-Import Bank of the United States", "United States") in part_of
    assert ("Doug Ford", "Ontario") in represents
    assert ("Ontario", "Canada") in part_of

    assert len(attended) == 15
    assert presented["John Jovanovic", EVENT]["on_behalf_of"] == [
        "export-import-bank-of-the-united-states"
    ]
    assert presented["Jay Horine", EVENT]["on_behalf_of"] == ["jp-morgan"]
    kinds = seeded.read(
        "MATCH (i:Institution) WHERE i.id IN ['jp-morgan', 'ontario', $bank] "
        "RETURN i.id AS id, i.kind AS kind",
        bank="export-import-bank-of-the-united-states",
    )
    assert {r["id"]: r["kind"] for r in kinds} == {
        "export-import-bank-of-the-united-states": "agency",
        "jp-morgan": "company",
        "ontario": "subnational",
    }

    assert list(_edges(seeded, "ISSUED")) == [(EVENT, "Attendees")]
    assert ("United States", EVENT) in _edges(seeded, "MADE_AT")
    assert ("Attendees", EVENT) in _edges(seeded, "MADE_AT")
    speakers = {a for a, _ in _edges(seeded, "STATED")}
    assert speakers == {"Scott Bessent", "United States", "Mark Carney", "Doug Ford"}
    for absent in ("Mark Carney", "Doug Ford"):
        assert not any(
            (absent, EVENT) in _edges(seeded, t) for t in ("ATTENDED", "EXPECTED_AT", "PRESENTED")
        )


@pytest.mark.parametrize(
    ("bloc", "how", "countries", "total"),
    [
        ("group-of-seven", "members", 7, 7),
        ("quad", "members", 4, 4),
        ("aukus", "members", 3, 3),
        ("north-atlantic-treaty-organization", "members", 6, 32),
        ("european-union", "own_body", 3, 27),
        ("group-of-twenty", "members", 11, 19),
    ],
)
def test_known_answers(seeded: Store, bloc: str, how: str, countries: int, total: int) -> None:
    [row] = seeded.read(
        "MATCH (i:Institution {id: $bloc})-[r:REPRESENTED_AT]->(e:Event {name: $event}) "
        "RETURN r.how AS how, r.countries AS n, r.countries_total AS total, r.members AS members",
        bloc=bloc,
        event=EVENT,
    )
    assert (row["how"], row["n"], row["total"]) == (how, countries, total)


def test_the_g20_has_a_union_beside_its_countries_and_misses_eight(seeded: Store) -> None:
    rows = seeded.read(
        "MATCH (i:Institution {id: 'group-of-twenty'})-[r:REPRESENTED_AT]->(:Event {name: $event}) "
        "MATCH (m:Country)-[:MEMBER_OF]->(i) WHERE NOT m.id IN r.members "
        "RETURN m.id AS id, r.members AS members",
        event=EVENT,
    )
    assert {r["id"] for r in rows} == {"ARG", "BRA", "CHN", "IDN", "RUS", "SAU", "TUR", "ZAF"}
    assert "european-union" in rows[0]["members"]


def test_only_the_officers_of_the_united_states_stand_for_it(seeded: Store) -> None:
    [row] = seeded.read(
        "MATCH (:Country {id: 'USA'})-[r:REPRESENTED_AT]->(:Event {name: $event}) "
        "RETURN r.by AS people, r.how AS how",
        event=EVENT,
    )
    assert row == {"people": ["jamieson-greer@USA", "scott-bessent@USA"], "how": "named"}


def test_every_fact_leads_to_its_sentence(seeded: Store) -> None:
    texts = {document.id: document.text for document, _ in seed_claims().values()}
    rows = seeded.read(
        "MATCH (c:Claim)-[:FOUND_IN]->(d:Document) WHERE d.kind = 'text' "
        "RETURN d.id AS document, c.quote AS quote, c.start AS first, c.end AS last, "
        "c.span_start AS a, c.span_end AS b"
    )
    assert len(rows) > 300
    for r in rows:
        assert texts[r["document"]][r["first"] : r["last"]] == r["quote"]
        assert r["first"] <= r["a"] <= r["b"] <= r["last"]


def test_every_edge_has_a_live_claim_and_its_counts(seeded: Store) -> None:
    supported = seeded.read(
        "MATCH (c:Claim) WITH c.fact AS fact, count(c) AS n, count(DISTINCT c.sha256) AS texts "
        "RETURN fact, n, texts"
    )
    claims = {r["fact"]: (r["n"], r["texts"]) for r in supported}
    for type_ in ("ATTENDED", "REPRESENTS", "STATED", "ABOUT", "MENTIONS", "MEMBER_OF", "PART_OF"):
        edges = seeded.read(
            f"MATCH (a)-[r:{type_}]->(b) RETURN r.id AS id, r.claims AS n, r.documents AS texts"
        )
        assert edges
        assert {r["id"]: (r["n"], r["texts"]) for r in edges}.items() <= claims.items()


def test_both_databases_hold_the_same_graph(seeded: Store) -> None:
    found = stats(seeded)
    HASHES.add(found.fact_hash)
    assert len(HASHES) == 1
    assert found.documents == found.texts == len(seed_claims())


def test_saved_queries_are_held_to_the_properties_that_the_graph_has(seeded: Store) -> None:
    for label in MODEL_LABELS:
        rows = seeded.read(f"MATCH (n:{label}) RETURN keys(n) AS keys")
        assert {key for row in rows for key in row["keys"]} <= {*PROPERTIES}, label
