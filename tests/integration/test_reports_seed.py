"""The known answers about the running example, from its annotations through loaders and writer."""

from __future__ import annotations

from collections.abc import Iterator

from graph.model import Document, Extraction
from graph.queries import Result, catalogue, get, run
from graph.store import Store
from loaders import reference
from loaders.pipeline import Extractor, load
from tests.golden import seeds

EVENT = "Finance Ministerial"


def _annotated(documents: Iterator[Document]) -> Iterator[Extraction]:
    """What a person has found in each document; the example's list is a partial one."""
    for document in documents:
        _, found = seeds()[document.id]
        events = tuple(
            e.model_copy(update={"roster": "partial"}) if e.name == EVENT else e
            for e in found.events
        )
        yield found.model_copy(update={"events": events})


def _load(store: Store) -> dict[str, str]:
    """Loads the seeds; gives the text of every document, reference data included."""
    documents = [document for document, _ in seeds().values()]
    load(store, documents, extractor=Extractor("annotations", _annotated))
    return {d.id: d.text for d in [*documents, *reference.documents()]}


def _ask(store: Store, name: str, **values: object) -> Result:
    return run(store, get(name), values)


def test_the_known_answers(store: Store) -> None:
    texts = _load(store)
    attended = _ask(store, "who_attended", event=EVENT)
    assert [(row["name"], row["role"]) for row in attended.rows[:4]] == [
        ("Scott Bessent", "convened"),
        ("Jamieson Greer", "presented"),
        ("Jay Horine", "presented"),
        ("John Jovanovic", "presented"),
    ]
    assert len(attended) == 15
    assert {"Mark Carney", "Doug Ford"}.isdisjoint({row["name"] for row in attended.rows})

    presented = {
        row["name"]: row["represents"] for row in _ask(store, "who_presented", event=EVENT).rows
    }
    assert presented["John Jovanovic"] == ["Export-Import Bank of the United States"]
    assert presented["Jay Horine"] == ["JP Morgan"]

    blocs = {row["bloc"]: row for row in _ask(store, "blocs_represented", event=EVENT).rows}
    known = {
        "Group of Seven": ("members", 7, 7),
        "Quad": ("members", 4, 4),
        "AUKUS": ("members", 3, 3),
        "North Atlantic Treaty Organization": ("members", 6, 32),
        "European Union": ("own body", 3, 27),
        "Group of Twenty": ("members", 11, 19),
    }
    found = {
        name: (blocs[name]["how"], blocs[name]["countries"], blocs[name]["countries_total"])
        for name in known
    }
    assert found == known
    assert {row["roster"] for row in blocs.values()} == {"partial"}

    missing = _ask(store, "missing_members", event=EVENT, bloc="G20")
    assert sorted(str(row["id"]) for row in missing.rows) == [
        "ARG", "BRA", "CHN", "IDN", "RUS", "SAU", "TUR", "ZAF",
    ]  # fmt: skip

    said = _ask(store, "who_said_what", event=EVENT)
    assert {"Scott Bessent", "United States", "Attendees"} == {row["who"] for row in said.rows}
    (province,) = _ask(store, "who_represents_whom", person="Doug Ford").rows
    assert (province["title"], province["represents"]) == ("Premier", "Ontario")

    _check_every_row(store, texts)


def _check_every_row(store: Store, texts: dict[str, str]) -> None:
    for query in catalogue():
        result = run(store, query)
        for row, why in zip(result.rows, result.whys(), strict=True):
            assert why, (query.name, row)
            for sentence in why:
                text = texts[sentence.document][sentence.start : sentence.end]
                assert text == sentence.quote, (query.name, row)
