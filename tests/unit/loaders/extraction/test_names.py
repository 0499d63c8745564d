from __future__ import annotations

from tests.unit.loaders.extraction.read import bodies, people


def test_surnames_and_spellings_are_aliases_of_one_person() -> None:
    found = people(
        "Foreign Minister Sergej Holm met Nora Vik. Holm said that fish was scarce."
        " Later Sergei Holm left."
    )
    assert set(found) == {"Sergej Holm", "Nora Vik"}
    assert set(found["Sergej Holm"].aliases) == {"Holm", "Sergei Holm"}


def test_particles_initials_and_capitals_belong_to_names() -> None:
    found = people(
        "President Ursula van der Holm met Minister K. M. N. Brandl and Prime Minister"
        " Omar al-Vik of Jordan."
    )
    assert set(found) == {"Ursula van der Holm", "K. M. N. Brandl", "Omar al-Vik"}


def test_organisations_and_fields_of_office_are_no_persons() -> None:
    found = people(
        "The Director of the National Flood Control Policy Office met Governor Nora Vik"
        " at the Odo Brandl Centre. Bavaria Premier Ina Holm spoke."
    )
    assert set(found) == {"Nora Vik", "Ina Holm"}


def test_a_country_may_be_a_first_name() -> None:
    found = people("Chad Brandl, Peru's Minister for Fish, attended the meeting.")
    assert [b.iso3 for b in found["Chad Brandl"].represents] == ["PER"]


def test_headlines_bring_no_new_names_without_titles() -> None:
    found = people("Vik Hosts Fish Roundtable\n\nTrade Secretary Nora Vik hosted a roundtable.")
    assert set(found) == {"Nora Vik"}


def test_a_country_word_is_a_person_where_no_country_can_hold_the_office() -> None:
    found = people("Jordan, a fisheries analyst at Holm & Sons, said that quotas would rise.")
    assert found["Jordan"].titles == ("fisheries analyst",)
    assert bodies(found["Jordan"]) == {"Holm & Sons"}
    assert people("Jordan, a member of the Cod Council, said that quotas would rise.") == {}


def test_verbs_of_headlines_and_notes_are_no_parts_of_names() -> None:
    found = people("He wrote: “Met Prime Minister Nora Vik of Peru. Depart Lima.”")
    assert set(found) == {"Nora Vik"}
    assert bodies(found["Nora Vik"]) == {"PER"}


def test_places_that_a_parser_takes_for_persons_are_none() -> None:
    found = people("New projects include Norwich Creek and Blair Island. Ola Berg welcomed them.")
    assert not {"Norwich Creek", "Blair Island"} & set(found)
