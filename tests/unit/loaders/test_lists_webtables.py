"""Tables of participants on web pages."""

from __future__ import annotations

from graph.model import Document
from loaders.documents.formats import LOADERS, load, loader_for
from loaders.documents.source import Source
from loaders.lists.options import Given, given

PAGE = """<!doctype html><html><head><title>Harbour Talks</title></head><body>
<nav><table><tr><td>Home</td><td>About</td></tr></table></nav>
<h1>List of participants</h1><h2>Harbour Talks, Port Alder, 3-4 June 2024</h2>
<table><tr><th>Delegation</th><th>Name</th><th>Post</th></tr>
<tr><td rowspan="2">Norway</td><td>Ms. Ada&nbsp;Alm</td><td>Minister of Ports</td></tr>
<tr><td>Mr. Jon Berg</td><td>Pilot</td></tr>
<tr><td colspan="3"><b>Chile</b></td></tr>
<tr><td></td><td>Ms. Una Cort</td><td>Judge &amp; <i>Keeper</i></td></tr></table>
<table><tr><th>Name</th><th>Country</th></tr><tr><td>Eva Dahl</td><td>Ghana</td></tr>
<tr><td>Isa Ek</td><td>Ghana</td></tr><tr><td>Mia Falk</td><td>Ghana</td></tr></table>
</body></html>"""


def source(text: str, told: Given | None = None) -> Source:
    return Source(text.encode(), "in/a.html", "urn:a", "a.html", given=told or Given())


def test_the_tables_of_a_page_that_lists_participants_are_one_list() -> None:
    (document,) = load(source(PAGE))
    assert isinstance(document, Document)
    assert document.extraction is not None
    (event,) = document.extraction.events
    assert (event.name, event.date, event.place, event.roster) == (
        "Harbour Talks", "2024-06-03/2024-06-04", "Port Alder", "complete",
    )  # fmt: skip
    people = document.extraction.people
    assert [(p.name, p.titles, p.represents[0].iso3) for p in people] == [
        ("Ada Alm", ("Minister of Ports",), "NOR"), ("Jon Berg", ("Pilot",), "NOR"),
        ("Una Cort", ("Judge & Keeper",), "CHL"), ("Eva Dahl", (), "GHA"), ("Isa Ek", (), "GHA"),
        ("Mia Falk", (), "GHA"),
    ]  # fmt: skip


def test_other_pages_with_tables_of_people_are_pages_unless_the_event_is_told() -> None:
    page = PAGE.replace("List of participants", "Our team")
    assert loader_for(source(page)) is LOADERS["html"]
    assert loader_for(source(page, given("Harbour Talks"))) is LOADERS["table"]
