"""When events take place: their own date, that of the journey around them, the day of the text."""

from __future__ import annotations

from datetime import date

import pytest

from loaders.extraction import extract

DAY = date(2026, 1, 15)  # a Thursday
BERG = "Norwegian Finance Minister Eirik Solberg"
LIMA = "Portuguese Trade Minister Ana Lima"


def dated(text: str) -> dict[str, str | None]:
    """The dates of the events of a text by their kind; the last one of each kind."""
    return {event.kind: event.date for event in extract(text, DAY).events}


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (f"OSLO, Jan. 15 - {BERG} will meet {LIMA} next week.", "meeting", "2026-01-19/2026-01-25"),
        (
            f"A workshop on cod, one of several steps that {'further ' * 30}help the fleets of "
            f"Norway, was held yesterday afternoon (14). {BERG} attended the workshop.",
            "meeting",
            "2026-01-14",
        ),
        (
            f"{BERG} will take part in the 9th Commission on Crime Prevention (CCP) May 16-20 in"
            " Vienna.",
            "meeting",
            "2026-05-16/2026-05-20",
        ),
        (f"{BERG} met {LIMA} on Monday. The next day he visited Rabat.", "visit", "2026-01-13"),
        (f"{BERG} will visit Lisbon in late March.", "visit", "2026-03-21/2026-03-31"),
        (f"In November, {BERG} met {LIMA} in Oslo.", "meeting", "2025-11-01/2025-11-30"),
        (f"Talks of {BERG} with {LIMA} are scheduled for Friday.", "talks", "2026-01-16"),
        (
            f"{BERG} will travel to Lisbon on January 20 and Rabat, Morocco, on January 23.",
            "visit",
            "2026-01-20/2026-01-23",
        ),
        (f"{BERG} will attend a two-day meeting on May 20.", "meeting", "2026-05-20/2026-05-21"),
        (f"{BERG} attended the meeting of a group formed in 1983.", "meeting", None),
        (f"{BERG} said talks with {LIMA} must be concluded by March.", "talks", None),
        (
            f"{BERG} today announced a delegation to attend the talks of {LIMA} on January 22.",
            "talks",
            "2026-01-22",
        ),
        (
            f"{BERG}, who joined the cabinet in June last year, opposed this at a meeting in Oslo.",
            "meeting",
            None,
        ),
        ("Norway and Portugal held talks from 1978 to 1986.", "talks", "1978-01-01/1986-12-31"),
        (
            f"Today, {BERG}, Italian Prime Minister Carla Ferri and {LIMA} spoke regarding cod.",
            "call",
            "2026-01-15",
        ),
    ],
)  # fmt: skip
def test_a_date_is_read_where_it_speaks_of_the_event(
    text: str, kind: str, expected: str | None
) -> None:
    assert dated(text).get(kind) == expected


def test_what_is_told_of_a_journey_has_its_date() -> None:
    text = (
        f"{BERG} travelled to Lisbon on January 13. He held talks with {LIMA}.\n\n"
        "They signed an agreement on fisheries."
    )
    assert dated(text) == {"visit": "2026-01-13", "talks": "2026-01-13", "signing": "2026-01-13"}


def test_what_lies_ahead_does_not_have_the_date_of_what_happened() -> None:
    text = f"{BERG} met {LIMA} on January 13. He will attend the next summit in Rabat."
    found = {event.name: event.date for event in extract(text, DAY).events}
    assert {d for name, d in found.items() if "summit" in name} == {None}


def test_a_dispatch_tells_in_its_first_sentence_of_the_day_of_its_dateline() -> None:
    assert dated(f"OSLO, Jan. 14 - {BERG} held talks with {LIMA}.") == {"talks": "2026-01-14"}


def test_a_speaker_who_has_had_a_meeting_had_it_that_day() -> None:
    text = f"MINISTER SOLBERG: I have had a very good meeting with {LIMA}."
    assert dated(text) == {"meeting": "2026-01-15"}


def test_what_somebody_thanks_for_did_not_happen_on_the_day_of_thanks() -> None:
    text = (
        f"{BERG} met {LIMA} today. He thanked her for the Portuguese President's visit to Bergen."
    )
    assert dated(text)["visit"] is None
