"""Dates in running text, against the day of the text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.extraction import dates

DAY = date(2026, 1, 15)  # a Thursday


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("held on 14-15 May 2025", "2025-05-14/2025-05-15"),
        ("from March 3 to 8, 2022", "2022-03-03/2022-03-08"),
        ("on 7-8 July, 2022,", "2022-07-07/2022-07-08"),
        ("28 February to 2 March 2022", "2022-02-28/2022-03-02"),
        ("on Monday, January 22, 2024, in", "2024-01-22"),
        ("OSLO, Jan. 12, 2026 —", "2026-01-12"),
        ("the May 2023 meeting", "2023-05-01/2023-05-31"),
        ("in the second half of May 2026", "2026-05-16/2026-05-31"),
        ("in the spring of 2024", "2024-03-01/2024-05-31"),
        ("last summer", "2025-06-01/2025-08-31"),
        ("earlier this year", "2026-01-01/2026-12-31"),
        ("in 1994", "1994-01-01/1994-12-31"),
        ("met yesterday", "2026-01-14"),
        ("last night", "2026-01-14"),
        ("two weeks ago", "2026-01-01"),
        ("next Monday", "2026-01-19"),
        ("last week", "2026-01-05/2026-01-11"),
        ("next month", "2026-02-01/2026-02-28"),
        ("last September", "2025-09-01/2025-09-30"),
        ("May last year", "2025-05-01/2025-05-31"),
        ("this morning (13)", "2026-01-13"),
        ("the week of January 7, 2026", "2026-01-05/2026-01-11"),
    ],
)
def test_an_expression_means_a_day_or_an_interval(text: str, expected: str) -> None:
    (moment,) = dates.find(text, DAY)
    assert dates.iso(moment.at(ahead=False)) == expected


def test_a_bare_weekday_follows_the_tense() -> None:
    (moment,) = dates.find("on Monday", DAY)
    assert dates.iso(moment.at(ahead=False)) == "2026-01-12"
    assert dates.iso(moment.at(ahead=True)) == "2026-01-19"


@pytest.mark.parametrize(
    "text", ["We met Ms May, who may march on.", "a tax of 12 pct", "In 2,000 cases", "31 February"]
)
def test_words_that_look_like_dates_are_none(text: str) -> None:
    assert dates.find(text, DAY) == []


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    moments = dates.find(text, DAY)
    assert all(0 <= m.start < m.end <= len(text) for m in moments)
