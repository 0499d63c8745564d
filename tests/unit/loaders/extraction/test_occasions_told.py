"""Usual turns of readouts and communiques: who was beside whom, whom somebody speaks for, when."""

from __future__ import annotations

from datetime import date

import pytest

from graph.model import Extraction
from loaders.extraction import extract


def read(text: str) -> Extraction:
    return extract(text, date(2026, 1, 15))  # a Thursday


def roles(found: Extraction) -> dict[str, str]:
    """The role of whoever attended; countries by code."""
    names = {p.id: p.name for p in found.people}
    return {
        names[a.who] if isinstance(a.who, str) else a.who.iso3 or a.who.name: a.role
        for a in found.attended
    }


def lands(found: Extraction) -> dict[str, list[str | None]]:
    """The countries that each person represents."""
    return {p.name: [b.iso3 for b in p.represents if b.iso3] for p in found.people}


@pytest.mark.parametrize(
    ("text", "name", "land", "title"),
    [
        ("Prime Minister Kwame Asante met President of Togo Koffi Lawson in Accra.",
         "Koffi Lawson", "TGO", "President of Togo"),
        ("President Beat Keller welcomed Chancellor of Austria Karl Gruber in Bern.",
         "Karl Gruber", "AUT", "Chancellor of Austria"),
        ("Foreign Minister of Chile Rodrigo Salas met his Thai counterpart Somchai Prasert.",
         "Somchai Prasert", "THA", "Foreign Minister"),
    ],
)  # fmt: skip
def test_a_country_in_front_of_a_name_ends_the_title(
    text: str, name: str, land: str, title: str
) -> None:
    found = read(text)
    assert lands(found)[name] == [land]
    assert title in next(p.titles for p in found.people if p.name == name)


def test_each_represents_the_country_named_behind_them() -> None:
    found = read(
        "Minister Lars Holm, representing Denmark, and Minister Sofia Rossi, representing Italy, "
        "signed the agreement in Rome on Friday."
    )
    assert lands(found) == {"Lars Holm": ["DNK"], "Sofia Rossi": ["ITA"]}


def test_who_will_represent_a_country_speaks_for_it() -> None:
    text = "Foreign Minister Siobhan Kelly will represent Ireland at the summit in Brussels."
    assert lands(read(text)) == {"Siobhan Kelly": ["IRL"]}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Secretary Maria Johnson was joined by Ambassador Peter Collins at the meeting with "
         "Prime Minister Arben Hoxha.", ("Maria Johnson", "participant")),
        ("King Faisal hosted a dinner for Portuguese President Ana Lima.",
         ("Ana Lima", "participant")),
        ("Lao Foreign Minister Bounmy Vongsa co-chaired the 8th meeting of the Joint Committee "
         "with Cambodian Foreign Minister Sok Dara.", ("Sok Dara", "chaired")),
        ("Malaysian Prime Minister Ahmad Rahman is on an official visit to Japan.",
         ("Ahmad Rahman", "participant")),
        ("The signing ceremony took place in Doha in the presence of the Emir of Qatar.",
         ("QAT", "participant")),
    ],
)  # fmt: skip
def test_who_was_there(text: str, who: tuple[str, str]) -> None:
    assert who in roles(read(text)).items()


def test_another_verb_ends_what_is_chaired_together() -> None:
    found = read(
        "Minister Ines Prado will co-chair a conference on tin and meet with President Olaf Ruud."
    )
    assert roles(found)["Olaf Ruud"] == "participant"


def test_a_meeting_on_the_margins_has_the_date_behind_them() -> None:
    (event,) = read(
        "Chilean Foreign Minister Rodrigo Salas met with Somchai Prasert on the margins of the "
        "APEC Ministerial Meeting in Lima on 9 January."
    ).events
    assert event.date == "2026-01-09"


def test_a_place_ends_where_a_title_begins() -> None:
    (event,) = read(
        "On the sidelines of the forum in Davos, President of Colombia Andrea Vargas met with "
        "President of Peru Inti Quispe."
    ).events
    assert event.place == "Davos"


def test_the_means_of_a_call_is_no_event_of_its_own() -> None:
    text = "President Luc Ames and Prime Minister Adam Hughes spoke by video conference on Tuesday."
    (event,) = read(text).events
    assert event.name.startswith("call")
