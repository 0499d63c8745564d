"""Popolo and followthemoney: what an object says, and what is told of the others."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.errors import SourceError
from graph.model import Document
from graph.model.extraction import Register
from loaders.claims import claims_of
from loaders.documents import read

POPOLO: dict[str, Any] = {
    "persons": [
        {
            "id": "p1",
            "name": "Ida Holm",
            "other_names": [{"name": "I. Holm"}],
            "identifiers": [{"scheme": "wikidata", "identifier": "Q9001"}],
        },
        {
            "id": "p2",
            "name": 'Per {"Pelle"} Lund',
            "memberships": [{"organization_id": "o1", "role": "clerk", "start_date": "2012"}],
        },
        {"id": "p3", "name": ""},
    ],
    "organizations": [
        {"id": "o1", "name": "House of Clans", "area_id": "a1", "parent_id": "o2"},
        {
            "id": "o2",
            "name": "Thing of the Fjords",
            "area_id": "a1",
            "posts": [{"id": "s1", "label": "Speaker of the Thing"}],
        },
    ],
    "areas": [{"id": "a1", "name": "Norway"}],
    "events": [{"id": "t9", "start_date": "2009-10-01", "end_date": "2013-09-30"}],
    "memberships": [
        {"person_id": "p1", "post_id": "s1", "start_date": "2010-02", "end_date": "2011-02-03"},
        {"person_id": "p1", "organization_id": "o1", "legislative_period_id": "t9"},
        {"person_id": "p9", "organization_id": "o1"},
        {"person_id": "p1", "organization_id": "o9"},
        {"person_id": "p3", "organization_id": "o1"},
        {"person_id": "p1", "organization_id": "o1", "end_date": "soon"},
        {"organization_id": "o1"},
    ],
}


def entity(id_: str, schema: str, **properties: list[str]) -> dict[str, Any]:
    return {"id": id_, "schema": schema, "properties": properties}


FTM = [
    entity("Q9001", "Person", name=["Ida Holm", "Holm, Ida"]),
    entity("n2", "Person", name=["Per Lund"], wikidataId=["Q7"]),
    entity("pos", "Position", name=["Prime Minister of Norway"], country=["no"]),
    entity("eu", "Position", name=["Commissioner"], country=["eu"]),
    entity("two", "Position", name=["Envoy"], country=["no", "se"]),
    entity("firm", "Company", name=["Fjord Works AS"], country=["no"]),
    entity("guild", "Organization", name=["Guild of Shipyards"]),
    entity("r1", "Occupancy", holder=["Q9001"], post=["pos"], startDate=["2018", "2018-01-17"]),
    entity("r2", "Directorship", director=["n2"], organization=["firm"], role=["chair"]),
    entity("r3", "Membership", member=["firm"], organization=["guild"], startDate=["2001-02-03"]),
    entity("r4", "Occupancy", holder=["n2"], post=["eu"], endDate=["2001"]),
    entity("r5", "Occupancy", holder=["n2"], post=["two"]),
    entity("r6", "Occupancy", holder=["gone"], post=["pos"]),
    entity("r7", "Occupancy", holder=["n2"], post=["pos"], status=["ended"]),
    entity("r8", "Occupancy", holder=["n2"], post=["pos"], startDate=["2001", "2002"]),
    entity("r9", "Representation", agent=["firm"], client=["guild"]),
    entity("s1", "Sanction"),
]


def lines(entities: list[dict[str, Any]]) -> str:
    return "".join(json.dumps(entity) + "\n" for entity in entities)


def loaded(folder: Path, text: str, name: str = "a.json") -> Document:
    (folder / name).write_text(text, encoding="utf-8")
    (document,) = read([folder / name])
    return document


def register(document: Document) -> Register:
    assert document.extraction is not None
    assert document.extraction.registered is not None
    return document.extraction.registered


@pytest.mark.parametrize("indent", [None, 2])
def test_popolo_flat_and_nested(tmp_path: Path, indent: int | None) -> None:
    document = loaded(tmp_path, json.dumps(POPOLO, indent=indent))
    terms = {(t.title, t.body.name, t.since, t.until) for t in register(document).terms}
    assert terms == {
        ("Speaker of the Thing", "Thing of the Fjords", date(2010, 2, 1), date(2011, 2, 3)),
        (None, "House of Clans", date(2009, 10, 1), date(2013, 9, 30)),
        ("clerk", "House of Clans", date(2012, 1, 1), None),
    }
    for term in register(document).terms:  # each quote is one whole object
        quoted = json.loads(document.text[slice(*term.span)])
        assert {"organization_id", "post_id"} & set(quoted)
    [tie] = register(document).ties
    assert (tie.kind, tie.body.name, tie.whole.name) == (
        "part_of",
        "House of Clans",
        "Thing of the Fjords",
    )
    told = "\n".join(document.unread)
    for words in ("'p9' is not in", "'o9' is not in", "'p3' has no name", "'soon'", "no person"):
        assert words in told
    assert len(document.unread) == 5


def test_claims_of_popolo_quote_their_objects(tmp_path: Path) -> None:
    document = loaded(tmp_path, json.dumps(POPOLO))
    assert document.extraction is not None
    claims = claims_of(document, document.extraction)
    assert all(document.text[c.start : c.end] == c.quote for c in claims)
    assert all(json.loads(c.quote) for c in claims)
    assert {c.subject.id for c in claims if c.kind == "represents"} >= {"ida-holm@NOR#Q9001"}


def test_entities_of_followthemoney(tmp_path: Path) -> None:
    document = loaded(tmp_path, lines(FTM), "entities.ftm.json")
    assert document.extraction is not None
    names = {p.id: (p.name, p.identifier) for p in document.extraction.people}
    found = {(*names[t.person], t.title, t.body.name) for t in register(document).terms}
    assert found == {
        ("Ida Holm", "Q9001", "Prime Minister", "Norway"),
        ("Per Lund", "Q7", "chair", "Fjord Works AS"),
        ("Per Lund", "Q7", "Commissioner", "European Union"),
    }
    assert {t.since for t in register(document).terms} == {date(2018, 1, 17), None}
    [tie] = register(document).ties
    assert (tie.kind, tie.body.name, tie.whole.name) == (
        "member_of",
        "Fjord Works AS",
        "Guild of Shipyards",
    )
    told = "\n".join(document.unread)
    for words in (
        "line 12: 'Envoy' is of several countries",
        "line 13: its holder 'gone' is not in the file",
        "line 14: it ended, but its end is",
        "line 15: it has several beginnings",
        "line 16: a Company holds no office",
        "schema Sanction: 1 entities are not read",
    ):
        assert words in told


CYCLE = {
    "persons": [{"id": "p", "name": "Ida Holm"}],
    "organizations": [
        {"id": "a", "name": "A", "parent_id": "b"},
        {"id": "b", "name": "B", "parent_id": "a"},
    ],
    "memberships": [{"person_id": "p", "organization_id": "a"}],
}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (json.dumps(CYCLE), "part of itself"),
        (json.dumps({"persons": [], "memberships": []}), "nothing says who held"),
        (json.dumps({"type": "FeatureCollection", "features": []}), "neither Popolo"),
        (json.dumps([{"name": "x"}]), "neither Popolo"),
        ("{}", "neither Popolo"),
        (json.dumps(POPOLO)[:-40], "no valid JSON at line"),
        (lines(FTM)[:-20], "no valid JSON at line 17"),
        ('{"persons": [' + '{"a": ' * 100_000, "no valid JSON"),
        (lines(FTM[:2]), "nothing says who held"),
    ],
)
def test_json_that_is_refused_in_one_line(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(SourceError) as error:
        loaded(tmp_path, text)
    assert words in str(error.value)
    assert "\n" not in str(error.value)


def test_an_index_beside_documents_is_left_alone_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "index.jsonl").write_text('{"id": "a", "title": "T"}\n')
    (tmp_path / "a.txt").write_text("Text")
    (document,) = read([tmp_path])
    assert document.text == "Text"
    with pytest.raises(SourceError, match="an index belongs to --index"):
        list(read([tmp_path / "index.jsonl"]))
