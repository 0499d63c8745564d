"""The rulings on events and attendance, one by one, on invented people and meetings."""

from __future__ import annotations

from datetime import date

import pytest

from graph.model import Extraction
from loaders.extraction import extract

DAY = date(2026, 1, 15)  # a Thursday


def read(text: str) -> Extraction:
    return extract(text, DAY)


def attended(text: str) -> set[tuple[str, str, str]]:
    """Who took part, in which role and status; countries by code."""
    found = read(text)
    names = {p.id: p.name for p in found.people}
    return {
        (
            names[a.who] if isinstance(a.who, str) else a.who.iso3 or a.who.name,
            a.role,
            a.status,
        )
        for a in found.attended
    }


SOLBERG = "Eirik Solberg"
BERG = "Norwegian Finance Minister Eirik Solberg"
LIMA = "Portuguese Trade Minister Ana Lima"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (f"{BERG} met {LIMA} in Oslo.", ("Ana Lima", "participant", "attended")),
        (f"{BERG} met {LIMA} in Oslo.", ("Eirik Solberg", "participant", "attended")),
        (f"{BERG} held talks with {LIMA}.", ("Ana Lima", "participant", "attended")),
        (f"{BERG} hosted the summit.", ("Eirik Solberg", "hosted", "attended")),
        (f"The summit was chaired by {BERG}.", ("Eirik Solberg", "chaired", "attended")),
        (f"{BERG} convened a roundtable.", ("Eirik Solberg", "convened", "attended")),
        (f"{BERG} addressed the conference.", ("Eirik Solberg", "presented", "attended")),
        (f"{BERG} told a press conference so.", ("Eirik Solberg", "presented", "attended")),
        (f"{BERG} will attend the summit.", ("Eirik Solberg", "participant", "planned")),
        (f"{BERG} is due to attend the summit.", ("Eirik Solberg", "participant", "planned")),
        (f"{BERG} did not attend the summit.", ("Eirik Solberg", "participant", "absent")),
        (f"{BERG} refused to attend the summit.", ("Eirik Solberg", "participant", "absent")),
        (f"{BERG} was invited to the summit.", ("Eirik Solberg", "participant", "invited")),
        (f"{BERG} spoke by telephone with {LIMA}.", ("Ana Lima", "participant", "attended")),
        (f"{BERG} visited Lisbon on Monday.", ("Eirik Solberg", "participant", "attended")),
        (f"{BERG} looks forward to meeting {LIMA}.", ("Ana Lima", "participant", "planned")),
        (f"{BERG} said he looked forward to visiting Lisbon.", (SOLBERG, "participant", "planned")),
        (f"Talks were held under the chairmanship of {BERG}.", (SOLBERG, "chaired", "attended")),
    ],
)  # fmt: skip
def test_a_clause_gives_role_and_status(text: str, who: tuple[str, str, str]) -> None:
    assert who in attended(text)


def test_unnamed_delegates_of_a_country_mean_the_country() -> None:
    found = attended("Ministers from Japan and France met in Lisbon on Monday.")
    assert {("JPN", "participant", "attended"), ("FRA", "participant", "attended")} <= found


def test_a_named_minister_does_not_make_the_country_attend() -> None:
    found = attended(f"{BERG} attended the summit.")
    assert ("NOR", "participant", "attended") not in found


def test_country_names_within_the_name_of_an_event_attend() -> None:
    found = attended("The Norway-Portugal Fisheries Dialogue was held in Lisbon on Monday.")
    assert {("NOR", "participant", "attended"), ("PRT", "participant", "attended")} <= found


def test_the_margins_of_a_summit_are_no_attendance_at_it() -> None:
    found = read(f"{BERG} met {LIMA} on the sidelines of the Harbour Summit.")
    summit = {e.id for e in found.events if "Harbour" in e.name}
    assert len(found.attended) == 2
    assert not [a for a in found.attended if a.event in summit]


def test_strongest_role_only_and_one_entry_each() -> None:
    found = read(f"{BERG} hosted the summit. At the summit, Solberg said that taxes fell.")
    assert [(a.role, a.status) for a in found.attended] == [("hosted", "attended")]


def test_generic_mentions_are_the_same_event() -> None:
    text = (
        f"{BERG} opened the Harbour Summit in Oslo on Monday.\n\n"
        f"{LIMA} also attended the meeting. The summit ended with a dinner."
    )
    found = read(text)
    assert {a.event for a in found.attended if a.role != "hosted"} == {found.events[0].id}


def test_another_number_is_another_event() -> None:
    text = f"{BERG} chaired the third Harbour Summit. {LIMA} will host the fourth Harbour Summit."
    assert len(read(text).events) == 2


def test_a_list_goes_to_the_event_of_the_text() -> None:
    text = (
        f"{BERG} convened a Harbour Ministerial to discuss ports.\n"
        "Attendees included Italy's Paolo Bresci, Spain's Pilar Olmo and Ghana's Kofi Darko.\n"
        "Presentations were delivered by Brightwater Capital Managing Director Jonas Pell."
    )
    found = read(text)
    assert len(found.events) == 1
    assert ("Kofi Darko", "participant", "attended") in attended(text)
    assert ("Jonas Pell", "presented", "attended") in attended(text)


def test_lines_under_a_list_heading_take_part() -> None:
    text = (
        f"{BERG} convened a Harbour Ministerial on Monday.\n\n"
        "Participants included:\n\n"
        "- President Tomas Okello, Republic of Kenya\n"
        "- Prime Minister Mette Dahl, Denmark\n"
    )
    found = attended(text)
    assert ("Mette Dahl", "participant", "attended") in found
    assert ("DNK", "participant", "attended") not in found
    assert read(text).events[0].roster == "partial"


def test_a_delegation_is_its_country_its_leader_and_its_members() -> None:
    text = (
        f"{BERG} convened the first meeting of the Harbour Committee in Oslo on Monday.\n\n"
        "The Portuguese delegation included Trade Minister Ana Lima and Ambassador Rui Vidal."
    )
    found = attended(text)
    assert {("PRT", "participant", "attended"), ("Rui Vidal", "participant", "attended")} <= found


def test_the_delegation_stands_for_all_of_them_later_on() -> None:
    text = (
        "A Norwegian delegation led by Finance Minister Eirik Solberg travelled to Lisbon on "
        "Monday. The delegation met Trade Minister Ana Lima."
    )
    found = read(text)
    names = {p.id: p.name for p in found.people}
    talks = {a.event for a in found.attended if names.get(str(a.who)) == "Ana Lima"}
    there = {names.get(str(a.who), "") for a in found.attended if a.event in talks}
    assert "Eirik Solberg" in there


def test_an_event_has_its_day_and_its_place() -> None:
    found = read(f"OSLO, Jan. 12, 2026 — {BERG} convened a roundtable here today with {LIMA}.")
    assert [(e.date, e.place) for e in found.events] == [("2026-01-12", "Oslo")]


@pytest.mark.parametrize(
    "text",
    [
        "Shares in Oslo rose after a quiet session, dealers said.",
        "Solveig Dahl won the election with 52 pct of the vote on Sunday.",
        "Bergen beat Lisbon 3-1 in the second round of the cup.",
        "Finance Minister Eirik Solberg died on Monday. He was 81.",
        "The company said net profit rose 12 pct in the third quarter.",
    ],
)
def test_markets_elections_sport_and_obituaries_are_no_gatherings(text: str) -> None:
    assert attended(text) == set()


def test_the_same_text_gives_the_same_facts() -> None:
    text = f"{BERG} met {LIMA} in Oslo on Monday. The two ministers signed an agreement."
    assert read(text) == read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway met its quota on Monday.",
        "Solberg said that Norway would meet its obligations to Portugal.",
        "European Union finance ministers met in Lisbon on Monday.",
    ],
)
def test_nobody_meets_a_quota_and_no_body_its_own_ministers(text: str) -> None:
    assert attended(text) == set()


def test_bodies_that_no_list_knows_take_part() -> None:
    found = attended(
        "Solberg attended a meeting on fish. The Norwegian delegation included representatives "
        "from the Ministry of Tides, Vik Tin Ltd and the Reef Council (RC)."
    )
    assert {name for name, _, _ in found} >= {
        "NOR",
        "Ministry of Tides",
        "Reef Council",
        "Vik Tin Ltd",
    }
    found = attended("Vik Tin Ltd held talks with the Nordic Tin Workers in Oslo.")
    assert {name for name, _, _ in found} == {"Vik Tin Ltd", "Nordic Tin Workers"}


def test_a_body_within_a_title_does_not_take_part() -> None:
    found = attended(f"{BERG} met the Director of the Reef Council Ana Lima in Lisbon.")
    assert {name for name, _, _ in found} == {"Eirik Solberg", "Ana Lima"}


def test_whoever_speaks_after_a_list_is_no_part_of_it() -> None:
    found = attended(f"{BERG} will hold talks with {LIMA}, President Ola Vik told reporters.")
    assert "Ola Vik" not in {name for name, _, _ in found}


def test_company_goes_on_the_journey() -> None:
    text = f"{BERG} will visit Portugal on Friday and hold talks with {LIMA}. Deputy Minister Kari "
    found = read(text + "Moe will accompany Solberg.")
    moe = next(p.id for p in found.people if p.name == "Kari Moe")
    events = {e.id: e.kind for e in found.events}
    assert [events[a.event] for a in found.attended if a.who == moe] == ["visit"]


def test_the_speakers_of_a_transcript_are_i_and_you() -> None:
    text = (
        "Secretary Ola Berg and Portuguese Foreign Minister Ana Lima Before Their Meeting\n\n"
        "FOREIGN MINISTER LIMA: Welcome, Ola. It is a pleasure to welcome you to Lisbon. We have "
        "much to do, and I spoke with President Kari Moe about it yesterday evening.\n\n"
        "SECRETARY BERG: Thank you, Ana, for receiving me. I look forward to what lies ahead of "
        "both of us, and to a long and very good day in this wonderful city of yours."
    )
    found = read(text)
    names = {p.id: p.name for p in found.people}
    kinds = {e.id: e.kind for e in found.events}
    rows = {(kinds[a.event], names[str(a.who)], a.role, a.status) for a in found.attended}
    assert ("visit", "Ola Berg", "participant", "attended") in rows
    assert ("visit", "Ana Lima", "hosted", "attended") in rows
    assert ("call", "Ana Lima", "participant", "attended") in rows
    assert ("call", "Kari Moe", "participant", "attended") in rows


def test_whoever_speaks_at_the_event_of_the_headline_addresses_it() -> None:
    text = (
        "Remarks at the Nordic Fish Forum\n\nEirik Solberg, Minister of Finance\n\n"
        "Good morning, everyone. I am glad that so many of you could come to hear us today.\n\n"
        "I believe that fish are our future, and we will do our part to keep it that way."
    )
    assert ("Eirik Solberg", "presented", "attended") in attended(text)


def test_a_welcome_to_a_place_is_a_visit() -> None:
    found = read(f"{BERG} welcomed {LIMA} to Norway on Monday.")
    assert [e.kind for e in found.events] == ["visit"]
    assert {a.role for a in found.attended} == {"hosted", "participant"}


def test_what_is_done_soon_is_planned() -> None:
    assert ("Ana Lima", "participant", "planned") in attended(f"{BERG} is meeting {LIMA} tomorrow.")


def test_what_was_presented_is_kept() -> None:
    found = read(
        f"{BERG} attended the Nordic Fish Forum on Monday. The meeting received a briefing on "
        "coastal reefs from Deputy Minister Kari Moe."
    )
    assert [(a.role, a.on) for a in found.attended if a.on] == [("presented", "coastal reefs")]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (f"{BERG} called on Portugal to convene a meeting.", ("PRT", "convened", "planned")),
        ("A World Bank team led by economist Kari Moe arrived in Norway for talks.",
         ("Kari Moe", "participant", "attended")),
        (f"{BERG} met senior officials of the Reef Council, including President Kari Moe.",
         ("Kari Moe", "participant", "attended")),
    ],
)  # fmt: skip
def test_groups_with_named_members(text: str, who: tuple[str, str, str]) -> None:
    assert who in attended(text)


def test_the_last_line_of_a_list_may_end_with_a_stop() -> None:
    found = attended(
        "Norway Sends a Delegation to the Fish Forum\n\n"
        "Norway announced a delegation to attend the Fish Forum on February 2, 2026.\n\n"
        "Members of the delegation:\n\nMs. Kari Moe, Minister of Tides\n\n"
        "Mr. Ola Vik, Head of the Reef Council.\n\n"
    )
    assert "Ola Vik" in {name for name, _, _ in found}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Premier Carla Ferri of Italy and President Ana Lima of Portugal spoke by phone.",
            {("Carla Ferri", "participant", "attended"), ("Ana Lima", "participant", "attended")},
        ),
        (
            "President Ana Lima arrived in Oslo. She was received by Foreign Minister Nora Vik.",
            {("Ana Lima", "participant", "attended"), ("Nora Vik", "hosted", "attended")},
        ),
        (
            "Envoy Carla Ferri will attend the funeral of President Ana Lima.",
            {("Carla Ferri", "participant", "planned")},
        ),
        ("The Minister asked for the opening of Norway's fish and timber markets.", set()),
    ],
)  # fmt: skip
def test_calls_receptions_and_ceremonies_take_those_who_are_there(
    text: str, who: set[tuple[str, str, str]]
) -> None:
    assert attended(text) == who


def test_a_named_event_that_was_held_counts_whoever_came() -> None:
    assert [e.name for e in read("Nora Vik welcomed the Reef Summit, held on July 3.").events] == [
        "Reef Summit"
    ]


def test_a_title_in_a_list_line_is_nobody_of_its_own() -> None:
    text = (
        "President Ana Lima announced a delegation to the forum in Oslo.\n\n"
        "Members of the delegation:\n\nMs Nora Vik, Assistant to the President"
    )
    assert not {w for w in attended(text) if w[0] == "Ana Lima"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "The Department of Fisheries will host the Cod Summit on August 3-4.",
            {("Department of Fisheries", "hosted", "planned")},
        ),
        (
            "Senator Nora Vik led a parliamentary delegation to Lisbon last year.",
            {("Nora Vik", "participant", "attended")},
        ),
        (
            "President Ana Lima met with the Italian leadership.",
            {("Ana Lima", "participant", "attended"), ("ITA", "participant", "attended")},
        ),
        ("President Ana Lima welcomed Italy's leadership on reefs.", set()),
        (
            "The meeting included: Minister Nora Vik, Envoy Carla Ferri and Mr. Tor Dahl.",
            {
                (name, "participant", "attended")
                for name in ("Nora Vik", "Carla Ferri", "Tor Dahl")
            },
        ),
        (
            "President Ana Lima convened Caribbean leaders for a virtual meeting.",
            {("Ana Lima", "convened", "attended")},
        ),
        (
            "After talks with Envoy Carla Ferri, Minister Nora Vik praised the pact.",
            {("Nora Vik", "participant", "attended"), ("Carla Ferri", "participant", "attended")},
        ),
        (
            "Lund Inc said it is holding talks with Oslo Bank.",
            {("Lund Inc", "participant", "attended"), ("Oslo Bank", "participant", "attended")},
        ),
    ],
)  # fmt: skip
def test_bodies_and_leaders_are_found_where_the_sentence_has_them(
    text: str, who: set[tuple[str, str, str]]
) -> None:
    assert attended(text) == who


@pytest.mark.parametrize(
    "text",
    [
        "Minister Nora Vik welcomed the statement of the President of Italy Carla Ferri.",
        "Minister Nora Vik was speaking to Italian journalists in an interview.",
    ],
)
def test_welcome_statements_and_interviews_are_no_meetings(text: str) -> None:
    assert attended(text) == set()
