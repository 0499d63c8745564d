from __future__ import annotations

from datetime import date
from typing import Any

from graph.writer.represented import Bodies, Membership, Presence, represented

BODIES = Bodies(
    members=(
        Membership("Country", "FRA", "union-of-lakes", date(1990, 1, 1), None),
        Membership("Country", "ITA", "union-of-lakes", date(1990, 1, 1), date(2020, 6, 30)),
        Membership("Country", "ESP", "union-of-lakes", date(2021, 1, 1), None),
        Membership("Institution", "union-of-lakes", "forum", None, None),
    ),
    organs={"lake-commission": "union-of-lakes"},
)


def _presence(actor: str, label: str = "Person", **properties: Any) -> Presence:
    given = {
        "claims": 1,
        "documents": 1,
        "basis": "stated",
        "confidence": 1.0,
        "quote": f"{actor} came.",
        "source": "d",
    }
    return Presence(label, actor, f"fact-{actor}", given | properties)


def _by_id(start: date | None, *presences: Presence) -> dict[str, dict[str, Any]]:
    return {e.from_id: p for e, p in represented("e", start, presences, BODIES)}


def test_a_person_stands_for_what_the_text_says_and_nothing_else() -> None:
    found = _by_id(None, _presence("jo-roe@bank", on_behalf_of=["some-bank"]), _presence("x"))
    assert set(found) == {"some-bank"}
    assert found["some-bank"]["how"] == "named"
    assert found["some-bank"]["by"] == ["jo-roe@bank"]


def test_a_ministry_stands_for_its_country() -> None:
    assert _by_id(None, _presence("FRA/finance", "Ministry"))["FRA"]["how"] == "named"


def test_an_organ_stands_for_its_union_as_its_own_body() -> None:
    found = _by_id(None, _presence("jo", on_behalf_of=["lake-commission"]))
    assert found["lake-commission"]["how"] == "named"
    assert found["union-of-lakes"]["how"] == "own_body"
    assert found["union-of-lakes"]["members"] == []
    assert found["forum"]["members"] == ["union-of-lakes"]
    assert (found["forum"]["countries"], found["forum"]["countries_total"]) == (0, 0)


def test_members_count_on_the_day_of_the_event_last_day_included() -> None:
    come = [_presence(iso3, "Country") for iso3 in ("FRA", "ITA", "ESP")]
    last = _by_id(date(2020, 6, 30), *come)["union-of-lakes"]
    after = _by_id(date(2020, 7, 1), *come)["union-of-lakes"]
    later = _by_id(date(2022, 1, 1), *come)["union-of-lakes"]
    assert (last["members"], last["members_total"]) == (["FRA", "ITA"], 2)
    assert (after["members"], after["members_total"]) == (["FRA"], 1)
    assert (later["members"], later["members_total"]) == (["ESP", "FRA"], 2)
    assert (last["how"], last["as_of"], last["as_of_basis"]) == (
        "members",
        date(2020, 6, 30),
        "event",
    )
    assert last["via"] == ["fact-FRA", "fact-ITA"]


def test_without_a_date_the_first_report_counts_and_else_what_holds_now() -> None:
    reported = _by_id(None, _presence("FRA", "Country", first_reported=date(2020, 1, 1)))
    assumed = _by_id(None, _presence("FRA", "Country"))
    assert reported["union-of-lakes"]["as_of_basis"] == "published"
    assert reported["union-of-lakes"]["members_total"] == 2
    assert assumed["union-of-lakes"]["as_of_basis"] == "assumed"
    assert assumed["union-of-lakes"]["as_of"] == date(2021, 1, 1)
    assert assumed["union-of-lakes"]["members_total"] == 2


def test_a_body_represented_only_through_members_is_no_member_elsewhere() -> None:
    assert "forum" not in _by_id(date(2000, 1, 1), _presence("FRA", "Country"))
