from __future__ import annotations

import pytest

from tests.unit.loaders.extraction.read import bodies, people

NAME = "Nora Vik"


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("Peru's Minister of Fisheries Nora Vik spoke.", "Minister of Fisheries", "PER"),
        ("Danish Finance Minister Nora Vik opened the talks.", "Finance Minister", "DNK"),
        ("Nora Vik, foreign minister of Ghana, spoke.", "foreign minister of Ghana", "GHA"),
        ("Nora Vik, Ghana's foreign minister, opened the talks.", "foreign minister", "GHA"),
        ("Foreign Minister Nora Vik of Ghana opened the talks.", "Foreign Minister", "GHA"),
        ("Export Bank of Ghana President and Chairman Nora Vik spoke.", "President and Chairman",
         "Export Bank of Ghana"),
        ("He saw Harbour Capital Managing Director Nora Vik.", "Managing Director",
         "Harbour Capital"),
        ("Norwegian Deputy Prime Minister and Minister of Trade Nora Vik met him.",
         "Deputy Prime Minister and Minister of Trade", "NOR"),
        ("U.S. Treasury Secretary Nora Vik hosted the talks.", "Treasury Secretary", "USA"),
        ("Ghana's new Foreign Minister Nora Vik attended the meeting.", "Foreign Minister", "GHA"),
    ],
)  # fmt: skip
def test_title_and_body_of_one_person(text: str, title: str, body: str) -> None:
    person = people(text)[NAME]
    assert person.titles == (title,)
    assert bodies(person) == {body}


def test_former_offices_represent_nobody() -> None:
    person = people("The talks were led by former Ghanaian Finance Minister Nora Vik.")[NAME]
    assert person.titles == ("former Finance Minister",)
    assert person.represents == ()


def test_each_of_several_ministers_gets_their_own_country() -> None:
    found = people("The trade ministers of Ghana and Peru, Nora Vik and Odo Brandl, met in Lima.")
    assert bodies(found["Nora Vik"]) == {"GHA"}
    assert bodies(found["Odo Brandl"]) == {"PER"}
    assert found["Odo Brandl"].titles == ("trade minister",)


def test_possessives_of_countries_and_bodies_need_no_title() -> None:
    found = people("Attendees included Norway's Nora Vik and the Bank of England's Odo Brandl.")
    assert bodies(found["Nora Vik"]) == {"NOR"}
    assert bodies(found["Odo Brandl"]) == {"Bank of England"}


def test_an_adjective_carries_over_a_list() -> None:
    found = people(
        "She met Ghanaian Prime Minister Nora Vik, Foreign Minister Odo Brandl, and Defence"
        " Minister Ina Holm in Accra."
    )
    assert [bodies(p) for p in found.values()] == [{"GHA"}] * 3
    assert found["Ina Holm"].offices[-1].basis == "linked"


def test_a_counterpart_has_the_office_of_the_one_before() -> None:
    found = people(
        "Foreign Minister Nora Vik of Ghana met with her Peruvian counterpart, Odo Brandl."
    )
    assert bodies(found["Odo Brandl"]) == {"PER"}
    assert found["Odo Brandl"].titles == ("Foreign Minister",)


def test_names_in_a_list_stand_for_the_country_above_them() -> None:
    found = people(
        "List of Participants\n\nREPUBLIC OF KOREA\nMr. PARK Min-ho, Vice Minister of Trade\n\n"
        "PERU\nMs. Rosa HUAMAN, Minister of Mines\n"
    )
    assert bodies(found["Rosa HUAMAN"]) == {"PER"}


def test_a_portfolio_with_a_country_implies_the_ministry() -> None:
    from loaders.extraction import extract

    found = extract("Peru's Minister of Finance Nora Vik attended the meeting.")
    assert [(i.ministry.iso3, i.portfolio) for i in found.inferred] == [("PER", "finance")]
    assert [b.type for b in found.people[0].represents] == ["country"]


def test_a_heading_gives_the_country_beside_a_ministry() -> None:
    found = people(
        "List of Participants\n\nREPUBLIC OF KOREA\nMs Nora Vik, Director, Ministry of Fisheries"
        "\n\nPERU\nMr Odo BRANDL, Minister of Fisheries\n"
    )
    assert bodies(found["Nora Vik"]) == {"KOR", "Ministry of Fisheries"}
    assert bodies(found["Odo BRANDL"]) == {"PER"}


def test_a_delegation_speaks_for_the_body_whose_acronym_it_has() -> None:
    found = people(
        "The Northern Cod Council (NCC) sent a team. The NCC delegation included Vice President"
        " Nora Vik and Acme Holdings Director Odo Brandl."
    )
    assert bodies(found["Nora Vik"]) == {"Northern Cod Council"}
    assert bodies(found["Odo Brandl"]) == {"Acme Holdings"}


def test_an_office_described_first_is_that_of_the_speaker_named_next() -> None:
    text = "Peru's fisheries minister on Monday rejected the quota. “No,” Nora Vik told reporters."
    person = people(text)[NAME]
    assert person.titles == ("fisheries minister",)
    assert {o.basis for o in person.offices} == {"linked"}
    other = people(text.replace("on Monday rejected", "and Ghana's foreign minister rejected"))
    assert other[NAME].titles == ()


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("President Vik spoke. Ghana's trade grew. Peru's trade grew.", set()),
        ("President Vik said so. Ghana's forests matter to Ghana's people.", {"GHA"}),
        ("President Vik spoke in Accra of trade with Ghana.", set()),
        ("Chief executive Nora Vik said so. Ghana's forests matter to Ghana's people.", set()),
    ],
)
def test_an_office_is_of_the_country_that_the_text_clearly_speaks_for(
    text: str, countries: set[str]
) -> None:
    assert bodies(next(p for n, p in people(text).items() if "Vik" in n)) == countries


def test_no_country_has_the_offices_of_another_or_the_envoys_that_it_receives() -> None:
    found = people(
        "Ghanaian Foreign Minister Odo Brandl and Secretary of State Nora Vik opened Ghana's fair."
        " Ina Holm, ambassador to Ghana, came. Ghana's trade with Ghana's neighbours grew."
    )
    assert bodies(found["Odo Brandl"]) == {"GHA"}
    assert bodies(found["Nora Vik"]) == bodies(found["Ina Holm"]) == set()


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("He met Nora Vik, Assistant Director of the Cod Bureau of Ghana, in Accra.",
         ("Assistant Director of the Cod Bureau of Ghana",)),
        ("He met Cod Council co-chair Vice President Nora Vik.", ("co-chair", "Vice President")),
        ("He met Ghana's Chief of Defence General Nora Vik.", ("Chief of Defence", "General")),
        ("He met Secretary General Nora Vik.", ("Secretary General",)),
        ("The Prime Minister, the Honourable Nora Vik, spoke.", ("Prime Minister",)),
    ],
)  # fmt: skip
def test_titles_as_written_one_for_each_office(text: str, titles: tuple[str, ...]) -> None:
    assert people(text)[NAME].titles == titles


@pytest.mark.parametrize(
    ("text", "titles", "countries"),
    [
        ("On behalf of President Nora Vik, the Secretary thanked Ghana.", ("President",), set()),
        ("Accompanying Ghanaian President Odo Brandl were Foreign Minister Nora Vik and others.",
         ("Foreign Minister",), {"GHA"}),
        ("He met Nora Vik, Minister Plenipotentiary of the Embassy of Ghana.",
         ("Minister Plenipotentiary of the Embassy of Ghana",), {"Embassy", "GHA"}),
        ("Members of the team:\n\nMs. Nora Vik, Chargé d'Affaires, a.i., U.S. Embassy Accra\n",
         ("Chargé d'Affaires",), {"U.S. Embassy Accra", "USA"}),
        ("Prime Ministers Odo Brandl of Peru and Nora Vik of Ghana met in Oslo.",
         ("Prime Minister",), {"GHA"}),
        ("Ms. Nora Vik, Official for Trade, Energy, and the Environment and Acting Head of Oceans.",
         ("Official for Trade, Energy, and the Environment and Acting Head of Oceans",), set()),
    ],
)  # fmt: skip
def test_offices_end_where_others_begin(
    text: str, titles: tuple[str, ...], countries: set[str]
) -> None:
    person = people(text)[NAME]
    assert (person.titles, bodies(person)) == (titles, countries)


def test_a_nickname_in_quotes_is_part_of_a_name() -> None:
    assert "N.B. “Nony” Vik" in people("He met Ambassador N.B. “Nony” Vik in Accra.")
