"""Lists of participants in the graph: every claim with its row, once, in any order."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.health import check
from graph.store import Store
from graph.writer import Writer, stats
from loaders.lists.options import given
from loaders.pipeline import load_sources
from tests.integration.conftest import wipe
from tests.rosters import delegations, files

TEXT = (
    "PORT ALDER, June 2 - Norway's Harbour Minister Ada Alm told reporters on Thursday that the"
    " talks would go on.\n"
)
TABLE = (
    "Name,Post,Delegation,ISO,Meeting,Date\n"
    "Ms. Ada Alm,Harbour Minister,Norway,NOR,First Harbour Talks,2022-06-02\n"
    "Ms. Ada Alm,Harbour Minister,Norway,NOR,Second Harbour Talks,2023-06-02\n"
    "Mr. Ada Alm,Pilot,Chile,CHL,Second Harbour Talks,2023-06-02\n"
    '"Berg, Ina",Keeper,Lantern Keepers\' Union,,Second Harbour Talks,2023-06-02\n'
    "Ina Berg,Keeper,Lantern Keepers' Union,,Second Harbour Talks,2023-06-02\n"
    ",Keeper,Lantern Keepers' Union,,Second Harbour Talks,2023-06-02\n"
)
ATTENDED = (
    "MATCH (p:Person)-[a:ATTENDED]->(e:Event)"
    " RETURN p.id AS person, e.name AS event, a.on_behalf_of AS bodies, a.quote AS quote"
    " ORDER BY event, person"
)
HASHES: set[str] = set()


@pytest.fixture
def sources(tmp_path: Path) -> list[Path]:
    (tmp_path / "talks.txt").write_text(f"---\nid: talks\npublished: 2022-06-02\n---\n{TEXT}")
    (tmp_path / "who.csv").write_text(TABLE)
    blocks = delegations.blocks(delegations.delegations(seed=40, size=3)[:6], "inline")
    (tmp_path / "list.docx").write_bytes(files.as_docx(blocks))
    return [tmp_path / name for name in ("talks.txt", "who.csv", "list.docx")]


def test_rows_are_persons_at_events_for_their_delegation(store: Store, sources: list[Path]) -> None:
    done = load_sources(store, sources[:2])
    assert (done.loaded, done.failed) == (2, ())
    assert [what for _, what in done.unread] == [
        "row 7: names nobody: Keeper | Lantern Keepers' Union | Second Harbour Talks | 2023-06-02"
    ]
    rows = [tuple(row.values()) for row in store.read(ATTENDED)]
    assert [(person, event, bodies) for person, event, bodies, _ in rows] == [
        ("ada-alm@NOR", "First Harbour Talks", ["NOR"]),
        ("ada-alm@CHL", "Second Harbour Talks", ["CHL"]),
        ("ada-alm@NOR", "Second Harbour Talks", ["NOR"]),
        ("ina-berg@lantern-keepers-union", "Second Harbour Talks", ["lantern-keepers-union"]),
    ]
    assert rows[0][3] == (
        "Ms. Ada Alm | Harbour Minister | Norway | NOR | First Harbour Talks | 2022-06-02"
    )
    persons = store.read("MATCH (p:Person {id: 'ada-alm@NOR'}) RETURN p.name AS name")
    assert persons == [{"name": "Ada Alm"}]  # one person with the text's
    assert check(store) == []


def test_loading_again_or_in_another_order_gives_the_same_graph(
    store: Store, sources: list[Path]
) -> None:
    load_sources(store, sources)
    first = stats(store)
    again = load_sources(store, sources)
    assert (again.loaded, again.replaced, again.unchanged) == (0, 0, 3)
    assert stats(store) == first
    wipe(store)
    load_sources(store, sources[::-1])
    assert stats(store).fact_hash == first.fact_hash


def test_what_is_told_of_a_list_is_part_of_it(store: Store, sources: list[Path]) -> None:
    load_sources(store, sources[2:])
    first = stats(store).fact_hash
    told = given("Other Talks", "2020-01-01")
    done = load_sources(store, sources[2:], given=told)
    assert done.replaced == 1
    events = store.read("MATCH (e:Event) RETURN e.name AS name, toString(e.start) AS start")
    assert events == [{"name": "Other Talks", "start": "2020-01-01"}]
    load_sources(store, sources[2:])
    assert stats(store).fact_hash == first


def test_taking_a_list_out_leaves_what_texts_say(store: Store, sources: list[Path]) -> None:
    load_sources(store, sources[:1])
    first = stats(store).fact_hash
    load_sources(store, sources[1:])
    for source in sources[1:]:
        Writer(store).withdraw(source.resolve().as_uri())
    assert stats(store).fact_hash == first


def test_both_databases_hold_the_same(store: Store, sources: list[Path]) -> None:
    text = "---\nid: list\n---\n" + files.as_text(
        delegations.blocks(delegations.delegations(seed=41, size=3)[:8], "stacked")
    ).decode()  # fmt: skip
    sources[0].write_text(text)
    load_sources(store, sources[:1])
    HASHES.add(stats(store).fact_hash)
    assert len(HASHES) == 1
