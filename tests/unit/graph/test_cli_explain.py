from datetime import date

from graph.cli.explain import explain
from graph.model import Attended, Body, Document, Event, Extraction, Person, Stated
from graph.model.extraction import Inferred, Office

TEXT = "Talks open\n\nMr. Ana Belmonte of Spain hosted trade talks. “We agree,” she said.\n"
SPAIN = Body(type="country", name="Spain", iso3="ESP")


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def test_facts_stand_under_their_sentence_with_rule_basis_and_confidence() -> None:
    extraction = Extraction(
        people=(
            Person(
                id="p1",
                name="Ana Belmonte",
                aliases=("she",),
                span=span("Ana Belmonte"),
                rule="name.honorific",
                confidence=0.9,
                offices=(Office(kind="represents", value="ESP", span=span("Spain"), rule="of"),),
            ),
        ),
        events=(
            Event(id="e1", name="trade talks", kind="talks", date="2024-05-31", span=span("trade")),
        ),
        attended=(
            Attended(
                who="p1",
                event="e1",
                role="hosted",
                on_behalf_of=(SPAIN,),
                span=span("hosted"),
                rule="host",
                basis="linked",
            ),
        ),
        stated=(Stated(who="p1", span=span("“We agree,”"), mode="direct", event="e1"),),
        inferred=(
            Inferred(
                person="p1",
                ministry=Body(type="ministry", name="Ministry of Trade", iso3="ESP"),
                portfolio="trade",
                span=span("trade"),
                rule="portfolio",
            ),
        ),
    )
    document = Document(id="x", text=TEXT, title="Talks \x1b[1mopen", published=date(2024, 6, 1))
    assert explain(document, extraction).splitlines() == [
        "== x · Talks  [1mopen · 2024-06-01",
        "",
        "[1] Talks open",
        "",
        "[2] Mr. Ana Belmonte of Spain hosted trade talks.",
        "    person     Ana Belmonte (also she)  [name.honorific, stated, 0.90]",
        "    represents Ana Belmonte: ESP  [of, stated, 1.00]",
        "    attended   Ana Belmonte for Spain (ESP) @ trade talks: hosted  [host, linked, 1.00]",
        "    event      trade talks (talks, 2024-05-31)  [no rule named, stated, 1.00]",
        "    ministry   Ana Belmonte: Ministry of Trade (ESP)  [portfolio, inferred]",
        "",
        "[3] “We agree,” she said.",
        "    stated     Ana Belmonte @ trade talks: direct  [no rule named, stated, 1.00]",
    ]
