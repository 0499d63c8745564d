from __future__ import annotations

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
