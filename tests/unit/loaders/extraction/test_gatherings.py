"""Turns of phrase of releases and news that say who was at a gathering, on invented people."""

from __future__ import annotations

from datetime import date

import pytest

from loaders.extraction import extract

DAY = date(2026, 1, 15)  # a Thursday
SUMMIT = "The Harbour Summit was held in Bergen on Monday."
OKELLO = "Kenyan President Tomas Okello"
DAHL = "Danish Prime Minister Mette Dahl"


def attended(text: str) -> set[tuple[str, str, str, str]]:
    """Who, at which event, in which role and status."""
    found = extract(text, DAY)
    names = {p.id: p.name for p in found.people}
    events = {e.id: e.name for e in found.events}
    return {
        (
            names[a.who] if isinstance(a.who, str) else a.who.iso3 or a.who.name,
            events[a.event],
            a.role,
            a.status,
        )
        for a in found.attended
    }


@pytest.mark.parametrize(
    ("text", "who", "role"),
    [
        (f"{SUMMIT} {OKELLO} joined it by video link.", "Tomas Okello", "participant"),
        (f"{SUMMIT} It was hosted by {DAHL}.", "Mette Dahl", "hosted"),
        (f"{SUMMIT} Those who attended were {OKELLO} and {DAHL}.", "Mette Dahl", "participant"),
        (
            f"Among those at the Harbour Summit in Bergen were {OKELLO} and {DAHL}.",
            "Tomas Okello",
            "participant",
        ),
        (
            f"The Harbour Summit opened on Monday with {OKELLO} and {DAHL} in attendance.",
            "Mette Dahl",
            "participant",
        ),
        (f"The Harbour Summit was co-chaired by {OKELLO} and {DAHL}.", "Mette Dahl", "chaired"),
        (
            "The Harbour Summit of Kenya, Denmark and Chile was held on Monday.",
            "CHL",
            "participant",
        ),
        (
            "Kenya sent its Foreign Minister, Mary Kamau, to the Harbour Summit.",
            "Mary Kamau",
            "participant",
        ),
    ],
)
def test_somebody_is_at_the_summit(text: str, who: str, role: str) -> None:
    assert (who, "Harbour Summit", role, "attended") in {
        (name, event.split(" of ")[0], part, status) for name, event, part, status in attended(text)
    }


def test_whoever_sends_somebody_is_not_there() -> None:
    found = attended("Kenya sent its Foreign Minister, Mary Kamau, to the Harbour Summit.")
    assert {who for who, *_ in found} == {"Mary Kamau"}


@pytest.mark.parametrize(
    "text",
    [
        f"{OKELLO} paid a courtesy call on {DAHL} in Aarhus on Monday.",
        f"{OKELLO} called on {DAHL} in Aarhus on Monday.",
        f"The signing ceremony was witnessed by {OKELLO} and {DAHL}.",
    ],
)
def test_both_are_at_one_event(text: str) -> None:
    found = extract(text, DAY)
    assert len(found.events) == 1
    assert {who for who, *_ in attended(text)} == {"Tomas Okello", "Mette Dahl"}
    assert not found.stated


def test_an_appeal_is_no_call() -> None:
    found = extract(f"{OKELLO} called on {DAHL} to fully open the ports.", DAY)
    assert not found.attended
    assert len(found.stated) == 1


@pytest.mark.parametrize(
    "text",
    [
        f"{SUMMIT} {OKELLO} said that Chile and Peru would be invited to become members.",
        f"{SUMMIT} The leaders invited Chile and Peru to join the organisation.",
    ],
)
def test_an_invitation_to_become_a_member_is_none_to_the_event(text: str) -> None:
    assert not {status for *_, status in attended(text)} & {"invited"}


def test_one_day_of_a_longer_event_neither_parts_nor_shortens_it() -> None:
    found = extract(
        f"{DAHL} hosted the Harbour Summit in Bergen from January 12 to 14. "
        f"{OKELLO} addressed the summit by video link on Monday. "
        "Chilean President Rosa Vidal addressed the summit on Tuesday.",
        DAY,
    )
    assert [e.date for e in found.events] == ["2026-01-12/2026-01-14"]
    assert len(found.attended) == 3


@pytest.mark.parametrize(
    "text",
    [
        f"In Aarhus Mr. Okello met {DAHL} on Monday.",
        f"While in Aarhus, President Okello met {DAHL} on Monday.",
    ],
)
def test_a_place_ends_before_whoever_follows(text: str) -> None:
    assert [e.place for e in extract(text, DAY).events] == ["Aarhus"]


def test_the_place_of_a_dateline_is_nobody() -> None:
    found = extract(f"PORT DAVID, Ostland, Jan 14 (Newswire) - {OKELLO} met {DAHL}.", DAY)
    assert {p.name for p in found.people} == {"Tomas Okello", "Mette Dahl"}


def test_the_day_on_which_somebody_spoke_is_no_statement() -> None:
    assert not extract(f"{OKELLO} spoke by phone on Monday with {DAHL}.", DAY).stated


def test_neither_was_there() -> None:
    found = attended(f"{SUMMIT} Neither Kenya nor Chile attended.")
    assert {(who, status) for who, _, _, status in found} == {("KEN", "absent"), ("CHL", "absent")}


def test_a_day_alone_is_no_statement() -> None:
    assert not extract(f"{OKELLO} gave the keynote speech at the forum on Monday.", DAY).stated


def test_an_institute_of_a_field_is_named_whole() -> None:
    (vik,) = extract("Nora Vik, Director of the Institute of Marine Affairs, spoke.", DAY).people
    assert [b.name for b in vik.represents] == ["Institute of Marine Affairs"]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            f"{OKELLO} exchanged views with {DAHL} on fish.",
            {("Tomas Okello", "attended"), ("Mette Dahl", "attended")},
        ),
        (
            f"{OKELLO} received the credentials of Danish Ambassador Eva Holm.",
            {("Tomas Okello", "attended"), ("Eva Holm", "attended")},
        ),
        (
            f"Danish Ambassador Eva Holm will present her credentials to {OKELLO}.",
            {("Tomas Okello", "planned"), ("Eva Holm", "planned")},
        ),
        (
            f"{OKELLO} and {DAHL} witnessed the signing of a trade agreement.",
            {("Tomas Okello", "attended"), ("Mette Dahl", "attended")},
        ),
    ],
)
def test_encounters_of_diplomacy_are_events_of_their_own(
    text: str, facts: set[tuple[str, str]]
) -> None:
    found = attended(text)
    assert {(who, status) for who, _, _, status in found} == facts
    assert len({event for _, event, _, _ in found}) == 1


def test_whom_a_traveller_meets_does_not_travel() -> None:
    found = attended(f"During his visit to Denmark, {OKELLO} met with {DAHL}.")
    assert {(who, "visit" in event) for who, event, _, _ in found} == {
        ("Tomas Okello", True),
        ("Tomas Okello", False),
        ("Mette Dahl", False),
    }


def test_an_arrival_for_a_visit_is_that_visit() -> None:
    found = extract(f"{OKELLO} arrived in Bergen on Monday for a state visit.", DAY)
    assert [(e.date, e.place) for e in found.events] == [("2026-01-12", "Bergen")]


def test_whoever_accepts_an_invitation_goes() -> None:
    found = attended(f"{OKELLO} accepted an invitation from {DAHL} to visit Bergen.")
    assert {(who, status) for who, _, _, status in found} == {("Tomas Okello", "planned")}


@pytest.mark.parametrize(
    "text",
    [
        f"The following leaders attended the talks: {OKELLO} and {DAHL}.",
        "The Quad leaders - Kenya's Tomas Okello and Denmark's Mette Dahl - met on Monday.",
    ],
)
def test_lists_behind_a_colon_or_between_dashes(text: str) -> None:
    assert {who for who, _, _, _ in attended(text)} == {"Tomas Okello", "Mette Dahl"}
