"""Each loader of the registry: loaded once or twice, in any order, every fact with its words."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from reportlab.pdfgen.canvas import Canvas

from graph import queries
from graph.health import check
from graph.store import Store
from graph.writer import stats
from loaders.documents import read
from loaders.documents.formats import LOADERS, loader_for
from loaders.documents.metadata import Metadata
from loaders.documents.source import of_file
from loaders.pipeline import load_sources
from tests.integration.conftest import wipe
from tests.rosters import delegations, files

NEWS = (
    "OSLO, May 31 - Norway's Foreign Minister Ida Holm met her Chilean counterpart Jens Rojas in"
    " Oslo on Friday. Holm said that the harbour talks would go on."
)
OFFICES = (
    "person,personLabel,position,positionLabel,country,countryLabel,start,end\n"
    "Q9001,Ida Holm,Q1,Minister of Finance of Norway,Q20,Norway,2022-03-01,2024-10-01\n"
)
POPOLO = {
    "persons": [{"id": "1", "name": "Ida Holm"}],
    "organizations": [{"id": "2", "name": "Government of Norway"}],
    "memberships": [
        {"person_id": "1", "organization_id": "2", "role": "Prime Minister", "start_date": "2024"}
    ],
}
TABLE = "Name,Post,Delegation,Meeting,Date\nIda Holm,Minister,Norway,Harbour Talks,2024-06-02\n"
MAIL = "From: press@alder.example\nSubject: Talks\nDate: Fri, 31 May 2024 10:00:00 +0200\n\n"
PAGE = (
    f"<html><head><title>Talks</title></head><body><article><p>{NEWS}</p></article></body></html>"
)


def printed() -> bytes:
    """Two pages, of which the second says who met whom."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    canvas.drawString(60, 700, "The harbour of Alder is deep and wide.")
    canvas.showPage()
    for line, words in enumerate(NEWS.split(". ")):
        canvas.drawString(60, 700 - 30 * line, words[:100])
        canvas.drawString(60, 688 - 30 * line, words[100:])
    canvas.save()
    return out.getvalue()


def typed() -> bytes:
    document = docx.Document()
    document.add_paragraph(NEWS)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def listed() -> bytes:
    return files.as_text(delegations.blocks(delegations.delegations(seed=42, size=3)[:4], "inline"))


SMALL: dict[str, tuple[str, Callable[[], bytes]]] = {
    "office-holders": ("offices.csv", OFFICES.encode),
    "registers": ("popolo.json", lambda: json.dumps(POPOLO).encode()),
    "mail": ("mail.eml", lambda: (MAIL + NEWS).encode()),
    "table": ("table.csv", TABLE.encode),
    "list": ("list.txt", listed),
    "pdf": ("paper.pdf", printed),
    "docx": ("letter.docx", typed),
    "html": ("page.html", PAGE.encode),
    "markdown": ("note.md", lambda: f"# Talks\n\n**Oslo**: {NEWS}".encode()),
    "text": ("news.txt", lambda: NEWS.encode()),
}
HASHES: set[str] = set()


@pytest.fixture(scope="session")
def sources(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A file for each loader, the same for both databases."""
    folder = tmp_path_factory.mktemp("every")
    for name, make in SMALL.values():
        (folder / name).write_bytes(make())
    return {loader: folder / name for loader, (name, _) in SMALL.items()}


def test_each_file_is_that_of_its_loader(sources: dict[str, Path]) -> None:
    assert sources.keys() == LOADERS.keys()
    for name, path in sources.items():
        assert loader_for(of_file(path, Metadata(), "utf-8")) is LOADERS[name], name


@pytest.mark.parametrize("name", LOADERS)
def test_a_second_time_changes_nothing_and_every_claim_has_its_words(
    name: str, store: Store, sources: dict[str, Path]
) -> None:
    done = load_sources(store, [sources[name]])
    assert (done.loaded, done.failed, done.unread) == (1, (), ())
    first = stats(store)
    again = load_sources(store, [sources[name]])
    assert (again.loaded, again.replaced, again.unchanged) == (0, 0, 1)
    assert stats(store) == first
    assert check(store) == []
    (document,) = read([sources[name]])
    claims = store.read(
        "MATCH (c:Claim)-[:FOUND_IN]->(d:Document {id: $id})"
        " RETURN c.quote AS quote, c.start AS start, c.end AS end, c.page AS page",
        id=document.id,
    )
    assert claims
    for claim in claims:
        assert claim["quote"] == document.text[claim["start"] : claim["end"]]
        assert claim["page"] == document.page(claim["start"])
    assert {claim["page"] for claim in claims} == ({2} if name == "pdf" else {None})


def test_any_order_and_either_database_give_one_graph(
    store: Store, sources: dict[str, Path]
) -> None:
    paths = list(sources.values())
    for order in (paths, paths[::-1]):
        wipe(store)
        done = load_sources(store, order)
        assert (done.loaded, done.failed) == (len(paths), ())
        HASHES.add(stats(store).fact_hash)
    assert len(HASHES) == 1


def test_what_stands_behind_a_fact_of_a_pdf_names_its_page(
    store: Store, sources: dict[str, Path]
) -> None:
    load_sources(store, [sources["pdf"]])
    found = queries.run(store, queries.get("who_represents_whom"), {"person": "Ida Holm"})
    pages = {sentence.page for sentences in found.whys() for sentence in sentences}
    assert pages == {2}
