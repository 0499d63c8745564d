from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.errors import DefinitionError
from graph.model import Attended, Body, Event, Extraction, Person, Stated
from graph.model.extraction import Evidence, Inferred, Office, Span
from loaders.documents import read
from loaders.extraction import confidence, extract, extract_many
from loaders.extraction.confidence import at_least, odds, weighed

SPAIN = Body(type="country", name="Spain", iso3="ESP")
SHEET = Extraction(
    people=(
        Person(
            id="p1",
            name="Ana Belmonte",
            span=(0, 12),
            titles=("Minister of Trade", "envoy"),
            represents=(SPAIN,),
            offices=(
                Office(kind="title", value="Minister of Trade", span=(14, 31), confidence=0.9),
                Office(kind="title", value="envoy", span=(40, 45), confidence=0.4),
                Office(kind="represents", value="ESP", span=(50, 55), confidence=0.4),
            ),
        ),
        Person(id="p2", name="Tor Lindqvist", span=(60, 73), confidence=0.3),
        Person(id="p3", name="Iria Mohr", span=(75, 79), confidence=0.3),
    ),
    events=(
        Event(id="e1", name="trade talks", span=(80, 91), confidence=0.4),
        Event(id="e2", name="dinner", span=(95, 101), confidence=0.2),
    ),
    attended=(
        Attended(who="p1", event="e1", span=(80, 91)),
        Attended(who="p3", event="e1", span=(80, 91), confidence=0.3),
        Attended(who=SPAIN, event="e2", span=(95, 101), confidence=0.1),
    ),
    stated=(
        Stated(who="p1", span=(110, 130), event="e2"),
        Stated(who="p2", span=(110, 130)),
    ),
)


def test_a_sure_fact_keeps_its_person_and_event() -> None:
    kept = at_least(SHEET, 0.5)
    assert [person.id for person in kept.people] == ["p1", "p2"]
    assert [event.id for event in kept.events] == ["e1"]
    assert [(fact.who, fact.event) for fact in kept.attended] == [("p1", "e1")]
    assert [(fact.who, fact.event) for fact in kept.stated] == [("p1", None), ("p2", None)]


def test_weak_titles_and_bodies_go_alone() -> None:
    person = at_least(SHEET, 0.5).people[0]
    assert (person.titles, person.represents) == (("Minister of Trade",), ())
    assert [office.value for office in person.offices] == ["Minister of Trade"]


def test_zero_keeps_everything() -> None:
    assert at_least(SHEET, 0.0) is SHEET


def test_what_follows_is_as_sure_as_its_weakest_ground() -> None:
    ministry = Body(type="ministry", name="Trade", iso3="ESP")
    follows = Inferred(
        person="p1", ministry=ministry, portfolio="trade", span=(14, 31), rule="ministry.portfolio"
    )
    found = weighed(SHEET.model_copy(update={"inferred": (follows,)}))
    offices = found.people[0].offices
    assert found.inferred[0].confidence == min(offices[0].confidence, offices[2].confidence)


def test_an_unknown_rule_has_the_confidence_of_its_class() -> None:
    new = confidence.confidence("represents", (("class", "linked"), ("rule", "not.known.yet")))
    assert new == confidence.confidence("represents", (("class", "linked"),))
    assert 0.5 < new < confidence.confidence("represents", (("class", "stated"),))


def test_a_meeting_of_many_is_surer_than_a_mention_of_one() -> None:
    alone = extract("Foreign Minister Eva Lund of Norway attended the meeting.")
    listed = extract(
        "Foreign Ministers Eva Lund of Norway, Per Dahl of Denmark, Aino Salo of Finland and "
        "Jon Berg of Iceland attended the meeting in Oslo on Monday."
    )
    assert max(f.confidence for f in alone.attended) < min(f.confidence for f in listed.attended)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("people\trule\tx\t1\t1\tnone", "'odds' is 'none'"),
        ("people\trule\tx\t1\t1\t0", "above 0"),
        ("persons\trule\tx\t1\t1\t2", "'kind' is 'persons'"),
    ],
)
def test_a_bad_line_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, complaint: str
) -> None:
    table = tmp_path / "confidence.tsv"
    table.write_text("\t".join(confidence.COLUMNS) + f"\n{line}\n", encoding="utf-8")
    monkeypatch.setattr(confidence, "TABLE", table)
    odds.cache_clear()
    try:
        with pytest.raises(DefinitionError, match=rf"confidence.tsv:2: .*{complaint}"):
            odds()
    finally:
        odds.cache_clear()


def _evidence(found: Extraction) -> Iterator[tuple[Evidence, Span]]:
    for person in found.people:
        yield person, person.span
        yield from ((office, office.span) for office in person.offices)
    for event in found.events:
        yield event, event.span
    yield from ((fact, fact.span) for fact in found.attended)
    yield from ((fact, fact.span) for fact in found.stated)
    yield from ((fact, fact.span) for fact in found.inferred)


def test_every_fact_of_real_documents_has_evidence(bench: Path) -> None:
    """A place in the text, a rule, a class that fits the confidence."""
    folder = bench / "dev"
    documents = list(read([folder / "docs"], index=folder / "index.jsonl"))
    assert documents
    for document, found in zip(documents, extract_many(documents), strict=True):
        for fact, (start, end) in _evidence(found):
            assert 0 <= start < end <= len(document.text), (document.id, fact)
            assert document.text[start:end].strip(), (document.id, fact)
            assert fact.rule, (document.id, fact)
            assert 0 < fact.confidence < 1, (document.id, fact)
        for person in found.people:
            values = [o.value for o in person.offices if o.kind == "title"]
            assert values == [*person.titles]
            assert len(person.offices) == len(values) + len(person.represents)
