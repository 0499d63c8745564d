"""A text of hundreds of pages is read in portions: what it says is said once, at its place."""

from __future__ import annotations

import sys

import pytest

import loaders.extraction
from graph.model import Document, Extraction
from loaders.extraction import extract, extract_each
from loaders.extraction.lexicon import lexicon
from loaders.extraction.reading import Reading

PORTIONS = sys.modules["loaders.extraction.portions"]  # the package's attribute is the function
BATCHES = sys.modules["loaders.extraction.batches"]
FILLER = "Grain prices were flat on the day, and traders saw no reason for a change.\n\n"
OPENING = (
    "OSLO, 3 May - Norwegian Foreign Minister Jo Lund met Chilean Foreign Minister Ana Rey in Oslo"
    " on Friday.\n\n"
)


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (PORTIONS, BATCHES, loaders.extraction):
        monkeypatch.setattr(module, "LONGEST", 2000)
    monkeypatch.setattr(PORTIONS, "_OWN", 1500)
    monkeypatch.setattr(PORTIONS, "_CONTEXT", 400)


def words(text: str, found: Extraction) -> list[str]:
    return [text[slice(*s.span)] for s in found.stated]


def test_portions_cover_the_text_once_and_end_where_paragraphs_end() -> None:
    text = FILLER * 80
    parts = list(PORTIONS.portions(text, None, lexicon(None)))
    assert [p.start for p in parts] == [0, *(p.end for p in parts[:-1])]
    assert parts[-1].end == len(text)
    assert all(text[: p.end].endswith("\n\n") for p in parts)
    assert all(len(p.reading.normal.text) < 2200 for p in parts)


@pytest.mark.parametrize("unit", ["x", "Oslo ", "Oslo met. ", "é\u0301", "\n", "“(", "- \r\n"])
def test_any_text_has_portions_of_bounded_size(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    parts = list(PORTIONS.portions(text, None, lexicon(None)))
    assert sum(p.end - p.start for p in parts) == len(text)
    assert max(p.end - p.start for p in parts) <= 1500
    extract(text)


def test_facts_on_either_side_keep_their_places() -> None:
    text = OPENING + FILLER * 60 + "Peruvian President Lía Sol met Kenyan President Otis Were.\n"
    found = extract(text)
    assert [text[slice(*p.span)] for p in found.people] == [
        "Jo Lund", "Ana Rey", "Lía Sol", "Otis Were",
    ]  # fmt: skip
    assert len(found.attended) == 4
    assert len(found.events) == 2


def test_nothing_is_said_twice() -> None:
    said = "“Step {} is done,” Norwegian Foreign Minister Jo Lund said.\n\n"
    text = "".join(said.format(n) for n in range(200))
    found = extract(text)
    assert words(text, found) == [f"“Step {n} is done,”" for n in range(200)]
    assert [p.name for p in found.people] == ["Jo Lund"]


def test_a_person_of_two_portions_is_one_with_the_fuller_name_and_all_offices() -> None:
    text = (
        "Norwegian Foreign Minister Lund spoke in Oslo.\n\n"
        + FILLER * 40
        + "Norwegian Foreign Minister Jo Lund spoke in Bergen.\n\n"
        + FILLER * 40
        + "Jo Lund, chairman of the Tin Council, spoke in Oslo again."
    )
    [person] = extract(text).people
    assert (person.name, person.aliases) == ("Jo Lund", ("Lund",))
    assert text[slice(*person.span)] == "Jo Lund"
    assert {"Foreign Minister", "chairman"} <= {t.split(" of ")[0] for t in person.titles}
    assert len(person.titles) + len(person.represents) == len(person.offices)


def test_meetings_far_apart_are_two_and_an_event_of_a_proper_name_is_one() -> None:
    def told(event: str, far: str) -> int:
        first = f"Norwegian Foreign Minister Jo Lund attended the {event} in Oslo.\n\n"
        text = first + far + first.replace("Jo Lund", "Ada Vik")
        return len(extract(text).events)

    assert told("meeting", FILLER * 40) == 2
    assert told("Nordic Tin Forum", FILLER * 40) == 1


def test_a_list_goes_on_in_the_next_portion() -> None:
    names = [f"Ada Holm{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(200)]
    lines = [f"- {name}, Minister of Energy of Norway" for name in names]
    text = "Norway hosted the Tin Forum in Oslo on 3 May 2024.\n\nParticipants in the forum:\n"
    found = extract(text + "\n".join(lines))
    people = {a.who for a in found.attended if isinstance(a.who, str)}
    assert len(found.people) == len(people) == 200
    assert len(found.events) == 1


def test_what_goes_on_over_the_edge_is_still_known() -> None:
    text = OPENING + FILLER * 14 + "Norwegian Foreign Minister Jo Lund came back.\n\n" + FILLER * 2
    for _ in range(3):
        text += "“It is done,” Lund said.\n\n" + FILLER * 3
    found = extract(text)
    assert [s.who for s in found.stated] == ["p1"] * 3


def test_the_day_of_the_dateline_holds_for_the_whole_text() -> None:
    text = OPENING + FILLER * 60 + "Peruvian President Lía Sol met Otis Were on Thursday.\n"
    found = extract(text, published=None)
    assert found.published is None
    assert found.events[-1].date is None or found.events[-1].date.endswith("-05-02")


def test_a_long_document_in_a_batch_is_read_like_the_text_alone() -> None:
    long = OPENING + FILLER * 60 + "Peruvian President Lía Sol met Kenyan President Otis Were.\n"
    documents = [Document(id=f"d{n}", text=t) for n, t in enumerate((OPENING, long, OPENING))]
    found = list(extract_each(documents))
    assert found == [extract(d.text, id=d.id) for d in documents]


def test_a_long_document_that_breaks_a_stage_costs_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stage(reading: Reading) -> None:
        if "Were" in reading.normal.text:
            message = "no such token"
            raise IndexError(message)

    monkeypatch.setattr(loaders.extraction, "STAGES", (*loaders.extraction.STAGES, stage))
    long = OPENING + FILLER * 60 + "Peruvian President Lía Sol met Kenyan President Otis Were.\n"
    documents = [Document(id=f"d{n}", text=t) for n, t in enumerate((OPENING, long, OPENING))]
    found = list(extract_each(documents))
    assert [isinstance(x, Extraction) for x in found] == [True, False, True]
