"""Offices and memberships as of a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.api import Database
from graph.store import Store
from loaders.pipeline import load_sources

TEXT = """Finance Minister Ida Holm of Norway said that rates will fall.

Acting Foreign Minister Olav Dahl of Norway said that the border stays open.
"""
TABLE = (
    "person,personLabel,position,positionLabel,country,countryLabel,start,end\n"
    "Q9001,Ida Holm,Q1,Minister of Finance of Norway,Q20,Norway,2022-03-01,2024-10-01\n"
    "Q9002,Per Lund,Q1,Minister of Finance of Norway,Q20,Norway,2020-10-01,2022-02-28\n"
    "Q9003,Kari Moe,Q1,Minister of Finance of Norway,Q20,Norway,2024-10-02,\n"
)


@pytest.fixture
def database(store: Store, tmp_path: Path) -> Database:
    (tmp_path / "talks.txt").write_text(f"---\nid: talks\npublished: 2024-05-31\n---\n{TEXT}")
    (tmp_path / "offices.csv").write_text(TABLE)
    load_sources(store, [tmp_path / "talks.txt", tmp_path / "offices.csv"])
    return Database(store)


def _rows(database: Database, **given: Any) -> list[dict[str, Any]]:
    return [dict(row) for row in database.report("post_then_and_now", **given).rows]


def test_who_held_the_post_when_this_was_said_and_who_holds_it_now(database: Database) -> None:
    later = _rows(database, person="Ida Holm", on="2025-01-01")
    assert {row["said"] for row in later} == {date(2024, 5, 31)}
    registered = [row for row in later if row["since"]]
    assert {(row["holder"], row["changed"]) for row in registered} == {("Kari Moe", True)}
    then = [row for row in _rows(database, person="Ida Holm", on="2023-01-01") if row["since"]]
    assert {(row["holder"], row["changed"]) for row in then} == {("Ida Holm", False)}


def test_an_acting_minister_is_told_apart(database: Database) -> None:
    acting = [row for row in _rows(database) if row["acting"]]
    assert {row["name"] for row in acting} == {"Olav Dahl"}


@pytest.mark.parametrize(
    ("body", "country", "inside", "outside"),
    [
        ("European Union", "GBR", "2019-06-01", "2021-06-01"),
        ("European Union", "HRV", "2014-01-01", "2012-01-01"),
        ("NATO", "SWE", "2024-04-01", "2023-04-01"),
        ("NATO", "HRV", "2010-01-01", "2009-03-01"),
    ],
)
def test_membership_is_as_of_a_day(
    database: Database, body: str, country: str, inside: str, outside: str
) -> None:
    def members(day: str) -> set[object]:
        return {row["id"] for row in database.report("members_on", body=body, on=day).rows}

    assert country in members(inside)
    assert country not in members(outside)
