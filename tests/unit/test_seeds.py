import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from graph import values
from graph.config import resource
from graph.model import Document, Extraction
from loaders.documents import frontmatter

SEEDS = resource("seeds")
STEMS = sorted(path.stem for path in (SEEDS / "documents").glob("*.md"))
RUN = 8


def text_of(stem: str) -> str:
    path = SEEDS / "documents" / f"{stem}.md"
    return frontmatter.split(path.read_text("utf-8"), path.name)[1]


def expected(stem: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((SEEDS / "expected" / f"{stem}.json").read_text("utf-8"))
    return loaded


def bodies(facts: dict[str, Any]) -> list[dict[str, Any]]:
    speakers = [f["who"] for f in facts["attended"] + facts["stated"] if isinstance(f["who"], dict)]
    return speakers + [body for person in facts["people"] for body in person["represents"]]


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def test_every_document_has_what_is_expected_of_it() -> None:
    assert len(STEMS) >= 30
    assert sorted(path.stem for path in (SEEDS / "expected").glob("*.json")) == STEMS


@pytest.mark.parametrize("stem", STEMS)
def test_front_matter_says_where_the_facts_are_from(stem: str) -> None:
    path = SEEDS / "documents" / f"{stem}.md"
    raw = path.read_text("utf-8")
    metadata, _ = frontmatter.split(raw, path.name)
    assert metadata.id == stem
    assert metadata.publisher == "entente seeds"
    assert metadata.title
    assert metadata.published
    assert (metadata.url or "").startswith("https://")
    assert re.search(r"^source: .*retold in our own words$", raw, re.MULTILINE)


@pytest.mark.parametrize("stem", STEMS)
def test_expected_facts_are_about_this_very_text(stem: str) -> None:
    facts = expected(stem)
    assert facts["source"]["sha256"] == Document(id=stem, text=text_of(stem)).sha256
    shape = {k: v for k, v in facts.items() if k != "source"}
    assert Extraction.model_validate(shape).id == stem


@pytest.mark.parametrize("stem", STEMS)
def test_spans_of_names_and_events_quote_them(stem: str) -> None:
    text, facts = text_of(stem), expected(stem)
    for named in facts["people"] + facts["events"]:
        start, end = named["span"]
        assert text[start:end] == named["name"]
    for person in facts["people"]:
        for form in (*person["aliases"], *person["titles"]):
            assert form in text


@pytest.mark.parametrize("stem", STEMS)
def test_spans_of_facts_lie_in_one_sentence_without_loose_ends(stem: str) -> None:
    text, facts = text_of(stem), expected(stem)
    for fact in facts["attended"] + facts["stated"]:
        start, end = fact["span"]
        assert 0 <= start < end <= len(text)
        quote = text[start:end]
        assert quote == quote.strip()
        assert "\n" not in quote
    for said in facts["stated"]:
        quote = text[slice(*said["span"])]
        assert (said["mode"] == "direct") == ("“" in quote)
        assert quote.count("“") == quote.count("”")
        assert not quote.endswith(".")


@pytest.mark.parametrize("stem", STEMS)
def test_references_and_bodies_resolve(stem: str) -> None:
    facts = expected(stem)
    people = {person["id"] for person in facts["people"]}
    events = {event["id"] for event in facts["events"]}
    for fact in facts["attended"] + facts["stated"]:
        assert isinstance(fact["who"], dict) or fact["who"] in people
        assert fact.get("event") is None or fact["event"] in events
    for event in facts["events"]:
        assert event["date"] is None or values.period(event["date"])
    for body in bodies(facts):
        if body["type"] == "country":
            country = values.by_iso3(body["iso3"])
            assert country is not None
            assert country.name == body["name"]
        if body["type"] == "institution":
            assert values.institution(body["name"]) is not None  # as the text names it
        if body["type"] == "ministry":
            assert body["name"] in values.ministries()


def test_one_entry_for_each_participant_of_an_event() -> None:
    for stem in STEMS:
        seen = [(str(a["who"]), a["event"]) for a in expected(stem)["attended"]]
        assert len(set(seen)) == len(seen)


def test_the_seeds_show_every_status_and_every_role() -> None:
    attended = [a for stem in STEMS for a in expected(stem)["attended"]]
    assert {a["status"] for a in attended} == {"attended", "planned", "invited", "absent"}
    assert {a["role"] for a in attended} == {
        "convened",
        "hosted",
        "chaired",
        "presented",
        "participant",
    }


def test_the_first_seed_has_the_known_cast() -> None:
    facts = expected("finance-ministerial")
    assert len(facts["people"]) == 17
    assert len(facts["attended"]) == 15
    assert len(facts["stated"]) == 8
    countries = {
        body["iso3"]
        for person in facts["people"][:13]
        for body in person["represents"]
        if body["type"] == "country"
    }
    g7 = set(values.members("Group of Seven", values.period("2026-01-12").start))
    assert g7 <= countries


def test_the_sentences_are_our_own() -> None:
    bench = Path(os.environ.get("ENTENTE_BENCH") or "../shared/bench")
    if not (bench / "seed" / "docs").is_dir():
        if os.environ.get("ENTENTE_REQUIRE_BENCH"):
            pytest.fail(f"no gold documents at {bench}; set ENTENTE_BENCH")
        pytest.skip("the gold documents are not on this machine (ENTENTE_BENCH)")
    facts = expected("finance-ministerial")
    ours = text_of("finance-ministerial")
    theirs = "\n".join(p.read_text("utf-8") for p in sorted((bench / "seed" / "docs").iterdir()))
    # A long title is a fact, not a sentence.
    for title in sorted((t for p in facts["people"] for t in p["titles"]), key=len, reverse=True):
        ours, theirs = ours.replace(title, "¶"), theirs.replace(title, "¶")
    shared = {r for part in theirs.split("¶") for r in runs(part)} & {
        r for part in ours.split("¶") for r in runs(part)
    }
    assert not shared
