"""What writing, writing again, replacing and withdrawing documents does to the graph."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from graph.model import Claim, Document, Extraction
from graph.store import Store
from graph.writer import Writer, stats
from loaders import reference
from loaders.claims import claims_of
from tests.golden import seed_claims

Job = tuple[Document, Sequence[Claim], str]
WIPE = "MATCH (n) WITH n LIMIT 2000 DETACH DELETE n RETURN count(*) AS n"


def _told(id_: str, *people: tuple[str, str | None], **more: Any) -> Job:
    document, found = _report(id_, *people, **more)
    return document, claims_of(document, found), "text"


def _report(
    id_: str,
    *people: tuple[str, str | None],
    event: str = "Lake Summit",
    place: str | None = None,
    published: date | None = None,
) -> tuple[Document, Extraction]:
    """A document in which people of countries come to an event."""
    text = f"Report {id_}. "
    found: dict[str, Any] = {"people": [], "attended": [], "events": []}
    for number, (name, iso3) in enumerate(people):
        start = len(text)
        text += f"{name} came to the {event}. "
        body = [{"type": "country", "name": iso3, "iso3": iso3}] if iso3 else []
        span = [start, start + len(name)]
        person = {"id": f"p{number}", "name": name, "span": span, "represents": body}
        found["people"].append(person)
        found["attended"].append({"who": f"p{number}", "event": "e", "span": span})
    where = text.index(event)
    found["events"].append(
        {
            "id": "e",
            "name": event,
            "date": "2031-05-04",
            "place": place,
            "span": [where, where + len(event)],
        }
    )
    return Document(id_, text, published=published), Extraction.model_validate(found)


def _references() -> list[Job]:
    return [(d, reference.claims_of(d), "reference") for d in reference.documents()]


def _write(store: Store, jobs: Iterable[Job]) -> Writer:
    writer = Writer(store)
    for document, claims, kind in jobs:
        writer.write(document, claims, extractor="test", kind=kind)  # type: ignore[arg-type]
    return writer


def _wipe(store: Store) -> None:
    while store.write(lambda tx: tx.run(WIPE))[0]["n"]:
        pass


def _hash(store: Store) -> str:
    return stats(store).fact_hash


@pytest.fixture
def ready(store: Store) -> Store:
    store.ensure_schema()
    return store


A = _told("a", ("Jane Doe", None), ("Jo Roe", "ITA"), published=date(2031, 5, 5))
B = _told("b", ("Jane Doe", "FRA"), ("Jo Roe", "ITA"), place="Oslo")
C = _told("c", ("Jane Doe", "USA"), ("Ann Poe", "ESP"), place="Oslo, Norway")


def _people(store: Store) -> set[tuple[str, str]]:
    rows = store.read("MATCH (p:Person)-[:ATTENDED]->(e:Event) RETURN p.id AS p, e.id AS e")
    return {(r["p"], r["e"]) for r in rows}


def test_the_order_of_loading_never_shows(ready: Store) -> None:
    hashes = set()
    for order in itertools.permutations((A, B, C)):
        _wipe(ready)
        _write(ready, order)
        hashes.add(_hash(ready))
    assert len(hashes) == 1


def test_reference_data_may_come_first_last_or_between(ready: Store) -> None:
    texts: list[Job] = [(d, claims, "text") for d, claims in seed_claims().values()]
    tables = _references()
    mixed = [*texts, *tables]
    random.Random(7).shuffle(mixed)
    hashes = set()
    for order in ([*tables, *texts], [*texts, *tables], mixed):
        _wipe(ready)
        _write(ready, order)
        hashes.add(_hash(ready))
    assert len(hashes) == 1


def test_a_name_without_country_joins_and_is_parted_again(ready: Store) -> None:
    writer = _write(ready, [A, B])
    [doe] = {p for p, _ in _people(ready) if p.startswith("jane")}
    assert doe == "jane-doe"
    [row] = ready.read("MATCH (p:Person {id: 'jane-doe'}) RETURN p.former_ids AS ids")
    assert row["ids"] == ["jane-doe@FRA"]
    before = _hash(ready)

    writer.write(C[0], C[1], extractor="test")
    assert {p for p, _ in _people(ready) if p.startswith("jane")} == {
        "jane-doe",
        "jane-doe@FRA",
        "jane-doe@USA",
    }
    writer.withdraw("c")
    assert _hash(ready) == before


def test_an_event_of_two_documents_is_one_and_counts_both(ready: Store) -> None:
    _write(ready, [A, B])
    assert len({e for _, e in _people(ready)}) == 1
    [row] = ready.read(
        "MATCH (:Person {id: 'jo-roe@ITA'})-[r:ATTENDED]->() "
        "RETURN r.claims AS claims, r.documents AS documents, r.first_reported AS first"
    )
    assert row == {"claims": 2, "documents": 2, "first": date(2031, 5, 5)}


def test_the_same_document_again_writes_nothing(ready: Store) -> None:
    writer = _write(ready, [A])
    [before] = ready.read("MATCH (d:Document) RETURN d.loaded_at AS at")
    assert writer.write(A[0], A[1], extractor="test").outcome == "unchanged"
    assert ready.read("MATCH (d:Document) RETURN d.loaded_at AS at") == [before]


def test_a_changed_document_replaces_what_it_said(ready: Store) -> None:
    writer = _write(ready, [B, _told("d", ("Jo Roe", "ITA"), ("Al Lee", "PER"), place="Oslo")])
    after = _told("d", ("Jo Roe", "ITA"), ("Max Fee", "PER"), place="Oslo")
    assert writer.write(after[0], after[1], extractor="test").outcome == "replaced"
    found = _hash(ready)
    _wipe(ready)
    _write(ready, [after, B])
    assert _hash(ready) == found
    assert ready.read("MATCH (p:Person {name: 'Al Lee'}) RETURN p.id AS id") == []


def test_only_changed_metadata_dates_the_facts_anew(ready: Store) -> None:
    writer = _write(ready, [A])
    later = replace(A[0], published=date(2031, 6, 1))
    assert writer.write(later, A[1], extractor="test").outcome == "replaced"
    [row] = ready.read("MATCH ()-[r:ATTENDED]->() RETURN DISTINCT r.last_reported AS last")
    assert row["last"] == date(2031, 6, 1)


def test_withdrawing_takes_a_documents_own_facts_and_no_others(ready: Store) -> None:
    writer = _write(ready, [*_references(), B])
    before = _hash(ready)
    for job in (A, C):
        writer.write(job[0], job[1], extractor="test")
    assert _hash(ready) != before
    assert writer.withdraw("a").outcome == "withdrawn"
    assert writer.withdraw("c").outcome == "withdrawn"
    assert writer.withdraw("c").outcome == "absent"
    assert _hash(ready) == before


def test_withdrawing_all_leaves_nothing(ready: Store) -> None:
    writer = _write(ready, [A, B, C])
    for document in "bca":
        writer.withdraw(document)
    rows = ready.read("MATCH (n) WHERE NOT n:Meta AND NOT n:LedgerEntry RETURN n.id AS id")
    assert rows == []


def test_one_text_under_two_ids_counts_once(ready: Store) -> None:
    document, found = _report("a", ("Jo Roe", "ITA"), place="Oslo")
    copies = [replace(document, id=id_) for id_ in ("x", "y")]
    _write(ready, [(copy, claims_of(copy, found), "text") for copy in copies])
    [row] = ready.read("MATCH ()-[r:ATTENDED]->() RETURN r.claims AS claims, r.documents AS texts")
    assert row == {"claims": 2, "texts": 1}
    assert (stats(ready).documents, stats(ready).texts) == (2, 1)
