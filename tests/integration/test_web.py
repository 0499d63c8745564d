"""Pages in the graph: what is sent again, replaced, kept when a page is gone, and told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import graph
import loaders
from graph.cli import main
from graph.store import Store
from graph.writer import stats
from loaders.pipeline import Summary, load_sources
from tests.servers.web import Site, page, redirect, serving

FIRST = "OSLO, May 31 - Norway's Foreign Minister Kari Solheim met Jens Mikkelsen in Oslo.\n"
SECOND = "OSLO, June 3 - Norway's Defence Minister Nora Vik met Jens Mikkelsen in Oslo.\n"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as made:
        yield made


def outcome(done: Summary) -> tuple[int, int, int, int]:
    return done.loaded, done.replaced, done.unchanged, len(done.failed)


def test_a_page_over_time(store: Store, site: Site) -> None:
    url = site.url("/news")

    def load() -> Summary:
        return load_sources(store, [url], allow_private=True)

    def document() -> dict[str, object]:
        query = "MATCH (d:Document {id: $id}) RETURN properties(d) AS d"
        found: dict[str, object] = store.read(query, id=url)[0]["d"]
        return found

    site.pages["/news"] = page(FIRST, ETag='"1"', Last_Modified="Fri, 31 May 2024 10:00:00 GMT")
    assert outcome(load()) == (1, 0, 0, 0)
    assert document()["content"] == FIRST  # what the offsets of its quotes count in
    first = stats(store)

    site.pages["/news"] = page("", 304)  # the server says that nothing has changed
    assert outcome(load()) == (0, 0, 1, 0)
    assert site.asked[-1][1]["If-None-Match"] == '"1"'
    assert site.asked[-1][1]["If-Modified-Since"] == "Fri, 31 May 2024 10:00:00 GMT"
    assert stats(store) == first

    site.pages["/news"] = page(FIRST, ETag='"2"')  # it sends the same under another name
    assert outcome(load()) == (0, 0, 1, 0)
    assert document()["etag"] == '"2"'
    assert "last_modified" not in document()
    assert stats(store) == first  # no fact hangs on how the page came

    site.pages["/news"] = page(SECOND, ETag='"3"')
    assert outcome(load()) == (0, 1, 0, 0)
    assert document()["content"] == SECOND
    second = stats(store)
    assert second.fact_hash != first.fact_hash
    names = {row["name"] for row in store.read("MATCH (p:Person) RETURN p.name AS name")}
    assert "Nora Vik" in names
    assert "Kari Solheim" not in names

    for gone in (404, 410):
        site.pages["/news"] = page("", gone)
        done = load()
        assert outcome(done) == (0, 0, 0, 1)
        [(origin, message)] = done.failed
        assert origin == url
        assert f"answers {gone}; the page is gone" in message
        assert stats(store) == second


def test_another_extractor_asks_for_the_whole_page(store: Store, site: Site) -> None:
    site.pages["/news"] = page(FIRST, ETag='"1"')
    load_sources(store, [site.url("/news")], allow_private=True)
    store.write(lambda tx: tx.run("MATCH (d:Document) SET d.extractor = 'en 0'"))
    done = load_sources(store, [site.url("/news")], allow_private=True)
    assert outcome(done) == (0, 1, 0, 0)
    assert "If-None-Match" not in site.asked[-1][1]


def test_a_redirected_page_asks_its_last_address_for_changes(store: Store, site: Site) -> None:
    site.pages |= {"/old": redirect("/new"), "/new": page(FIRST, ETag='"1"')}
    load_sources(store, [site.url("/old")], allow_private=True)
    site.pages["/new"] = page("", 304)
    assert outcome(load_sources(store, [site.url("/old")], allow_private=True)) == (0, 0, 1, 0)
    [row] = store.read("MATCH (d:Document) WHERE d.kind = 'text' RETURN d.id AS id, d.url AS url")
    assert row == {"id": site.url("/old"), "url": site.url("/new")}


def test_the_commands_read_pages_and_say_what_fails(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    db = f"embedded:{tmp_path / 'graph'}"
    site.pages["/news"] = page(FIRST)
    url, gone = site.url("/news"), site.url("/gone")
    assert main(["load", url, "--db", db]) == 1
    assert capsys.readouterr().err == (
        f"{url}: 127.0.0.1 is at 127.0.0.1, which is no public address; add --allow-private if"
        " you trust it\n"
    )
    assert main(["load", url, gone, "--allow-private", "--db", db]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("2 documents: 1 new, 1 could not be read; +")
    assert err.startswith(f"{gone}: answers 404")
    assert main(["load", "https://user:pw@example.org/", "--db", db]) == 1
    assert "pw" not in capsys.readouterr().err
    assert main(["extract", url, "--allow-private"]) == 0
    sheet = json.loads(capsys.readouterr().out)
    assert sheet["id"] == url
    assert "Kari Solheim" in [person["name"] for person in sheet["people"]]
    with graph.connect(db) as database:
        assert loaders.load(database, url, allow_private=True).unchanged == 1
        assert database.check() == []
