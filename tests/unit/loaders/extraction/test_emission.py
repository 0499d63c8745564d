from __future__ import annotations

from graph.model import Extraction
from loaders.extraction import extract

TEXT = "“Fish is scarce,” said Peru’s\u00a0Minister of Fisheries Nora O’Vik.\r\nVik left."


def test_spans_and_words_are_those_of_the_text_as_given() -> None:
    person = extract(TEXT).people[0]
    assert person.name == "Nora O’Vik"
    assert TEXT[slice(*person.span)] == "Nora O’Vik"
    title = next(o for o in person.offices if o.kind == "title")
    assert TEXT[slice(*title.span)] == title.value == "Minister of Fisheries"


def test_two_runs_say_the_same() -> None:
    assert extract(TEXT) == extract(TEXT)


def test_bodies_have_the_name_that_the_text_gives_them() -> None:
    short = extract("Representatives of the OECD attended the talks in Lima.")
    full = "Organization for Economic Cooperation and Development"
    long = extract(f"The OECD met. Representatives of the {full} attended the talks in Lima.")
    assert _attending(short) == {"OECD"}
    assert _attending(long) == {full}


def _attending(found: Extraction) -> set[str]:
    return {a.who.name for a in found.attended if not isinstance(a.who, str)}
