from __future__ import annotations

from loaders.extraction.coreference import actor_of, coreference
from loaders.extraction.layout import layout
from loaders.extraction.lexicon import lexicon
from loaders.extraction.normalise import normalise
from loaders.extraction.people import people
from loaders.extraction.reading import Actor, Body, Group, Person, Reading
from loaders.extraction.syntax import syntax
from loaders.extraction.tags import tags


def meant(text: str, word: str) -> Actor | None:
    reading = Reading(text, None, normalise(text), lexicon())
    for stage in (layout, syntax, tags, people, coreference):
        stage(reading)
    token = next(t for t in reading.doc if t.text == word)
    return actor_of(reading, token)


def test_pronouns_and_surnames_mean_the_person() -> None:
    text = "Foreign Minister Nora Vik of Ghana arrived on Monday. She said that fish was scarce."
    found = meant(text, "She")
    assert isinstance(found, Person)
    assert found.name == "Nora Vik"


def test_capitals_that_speak_are_governments() -> None:
    found = meant("Moscow said that the talks had failed.", "Moscow")
    assert isinstance(found, Body)
    assert found.iso3 == "RUS"


def test_plural_offices_are_groups_with_parties() -> None:
    found = meant("Finance ministers from Italy and Spain met in Oslo.", "ministers")
    assert isinstance(found, Group)
    assert {party.iso3 for party in found.parties} == {"ITA", "ESP"}


def test_an_office_means_whoever_has_the_whole_title() -> None:
    text = (
        "Foreign Secretary Ola Berg met US Secretary of State Ana Lima. "
        "Later the Secretary flew home while the premier stayed."
    )
    text = text.replace("the Secretary flew", "the Foreign Secretary flew")
    reading = Reading(text, None, normalise(text), lexicon())
    for stage in (layout, syntax, tags, people, coreference):
        stage(reading)
    token = [t for t in reading.doc if t.text == "Secretary"][-1]
    found = actor_of(reading, token)
    assert isinstance(found, Person)
    assert found.name == "Ola Berg"
