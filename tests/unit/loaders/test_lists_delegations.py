"""Lists of delegations as text, Word file and PDF: made-up ones of five hundred people and more."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from graph.model import Document
from loaders.documents.formats import LOADERS, load, loader_for
from loaders.documents.source import Source
from tests.rosters import delegations as made
from tests.rosters import files
from tests.rosters.measure import measure

LEAST = 0.98
FORMATS: dict[str, Callable[[files.Blocks], bytes]] = {
    "text": files.as_text,
    "docx": files.as_docx,
    "pdf": files.as_pdf,
    "pdf in two columns": partial(files.as_pdf, columns=2),
}
SHORT = """\
Provisional list of participants

Fourth Meeting of Harbour Masters
Port Alder, 2 June 2022

{}
"""


def source(data: bytes, name: str = "list.txt") -> Source:
    return Source(data, f"in/{name}", f"urn:{name}", name)


def read(data: bytes) -> Document:
    (document,) = load(source(data))
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize("style", ["inline", "stacked"])
@pytest.mark.parametrize("written", FORMATS)
def test_a_list_of_forty_delegations_is_understood(style: made.Style, written: str) -> None:
    delegations = made.delegations(seed=20)
    document = read(FORMATS[written](made.blocks(delegations, style)))
    assert document.extraction is not None
    score = measure(delegations, document.extraction)
    told = "\n".join(score.wrong)
    assert min(score.persons, score.delegations, score.titles, score.ranks) >= LEAST, told
    assert score.bodies >= LEAST, told
    (event,) = document.extraction.events
    assert (event.name, event.date, event.place) == (made.EVENT, made.DATE, "Port Alder")
    assert event.roster == "complete"
    assert document.unread == ()


def test_every_fact_of_a_list_leads_to_its_entry() -> None:
    delegations = made.delegations(seed=21)[:5]
    document = read(files.as_text(made.blocks(delegations, "stacked")))
    assert document.extraction is not None
    entries = [d for delegation in delegations for d in delegation.people]
    for person, entry in zip(document.extraction.people, entries, strict=True):
        assert document.text[slice(*person.span)] == entry.name
        for office in person.offices:
            said = document.text[slice(*office.span)]
            assert office.value in said or office.kind == "represents"
    for attended, entry in zip(document.extraction.attended, entries, strict=True):
        quote = document.text[slice(*attended.span)]
        assert quote.startswith(entry.address)
        assert entry.title in quote


def entries(count: int, heading: str) -> str:
    people = [
        f"Mr. Paavo {name}, Harbour Master"
        for name in ["Alm", "Berg", "Cort", "Dahl", "Ek", "Falk", "Gran", "Holm"]
    ]
    return f"{heading}\n\n" + "\n".join(people[:count])


def test_a_provisional_list_is_not_a_full_one() -> None:
    body = "\n\n".join((entries(7, "NORWAY"), entries(7, "Chile")))
    document = read(SHORT.format(body).encode())
    assert document.extraction is not None
    assert document.extraction.events[0].roster == "unknown"


def test_prose_is_left_to_the_loader_of_texts() -> None:
    text = (
        "PORT ALDER, June 2 - Mr. Paavo Alm, the Norwegian harbour master, met Ms. Ada Berg of"
        " Chile on Thursday.\n\nMr. Alm told reporters that the talks had gone well.\n\n"
    )
    assert loader_for(source((text * 12).encode())) is LOADERS["text"]


def test_ranks_below_a_delegation_head_those_under_them_and_ranks_in_entries_do_not() -> None:
    under = "\n\n".join(
        f"{land}\n\nRepresentative\n\nH.E. Mr. {a} Alm\nMinister of Ports\n\nAlternates\n\n"
        f"Ms. {a} Berg\nDirector\n\nMs. {b} Cort\nPilot\n\nMs. {b} Dahl\nEngineer"
        for land, a, b in (
            ("Norway", "Ada", "Ina"),
            ("Chile", "Eva", "Una"),
            ("Ghana", "Isa", "Mia"),
        )
    )
    document = read(SHORT.format(under).encode())
    assert document.extraction is not None
    titles = {person.name: person.titles for person in document.extraction.people}
    assert titles["Ada Alm"] == ("Minister of Ports", "Representative")
    assert titles["Una Dahl"] == ("Engineer", "Alternate")
