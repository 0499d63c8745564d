from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from graph.model import Claim, Document, Extraction
from graph.model.extraction import Person
from loaders.claims import claims_of
from loaders.extraction import extract_each
from tests.golden import seed_claims

TEXT = (
    "Norway’s Finance Minister Ida Holm hosted the Fjord Conference in Bergen, Norway.\n"
    "Ola Bank executive Per Lie and former Prime Minister Nils Aas spoke. The Nordic Council "
    "convened it. Iceland attended.\n"
    "Holm and Lie said Japan must act on climate. The participants agreed. Rossi may come."
)


def _span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def _person(id_: str, name: str, /, *titles: str, **body: str) -> dict[str, Any]:
    return {
        "id": id_,
        "name": name,
        "span": _span(name),
        "titles": titles,
        "represents": [body] if body else [],
    }


NORDIC = {"type": "institution", "name": "Nordic Council"}
ICELAND = {"type": "country", "name": "Iceland", "iso3": "ISL"}
JOINT = _span("Japan must act on climate")
FOUND = Extraction.model_validate(
    {
        "events": [
            {
                "id": "e1",
                "name": "Fjord Conference",
                "date": "2031-05-04",
                "place": "Bergen, Norway",
                "span": _span("Fjord Conference"),
            }
        ],
        "people": [
            _person(
                "p1", "Ida Holm", "Finance Minister", type="country", name="Norway", iso3="NOR"
            ),
            _person("p2", "Per Lie", "executive", type="institution", name="Ola Bank"),
            _person("p3", "Nils Aas", "former Prime Minister"),
            _person("p4", "Rossi"),
        ],
        "attended": [
            {"who": "p1", "event": "e1", "role": "hosted", "span": _span("Ida Holm")},
            {"who": "p2", "event": "e1", "role": "presented", "span": _span("Per Lie")},
            {"who": "p3", "event": "e1", "span": _span("Nils Aas")},
            {"who": NORDIC, "event": "e1", "role": "convened", "span": _span("Nordic Council")},
            {"who": ICELAND, "event": "e1", "span": _span("Iceland attended")},
            {"who": "p4", "event": "e1", "status": "planned", "span": _span("Rossi may come")},
        ],
        "stated": [
            {"who": "p1", "span": JOINT, "event": "e1"},
            {"who": "p2", "span": JOINT, "event": "e1"},
            {
                "who": {"type": "collective", "name": "participants", "event": "e1"},
                "span": _span("agreed"),
            },
            {"who": {"type": "unnamed", "name": "an official"}, "span": _span("Rossi may come")},
        ],
        "inferred": [
            {
                "person": "p1",
                "ministry": {"type": "ministry", "name": "Finance", "iso3": "NOR"},
                "portfolio": "finance",
                "span": _span("Finance Minister"),
                "rule": "portfolio",
            }
        ],
    }
)
DOCUMENT = Document("d", TEXT, published=date(2031, 5, 6))


@pytest.fixture(scope="module")
def claims() -> list[Claim]:
    return claims_of(DOCUMENT, FOUND)


def _edges(claims: list[Claim], *kinds: str) -> set[tuple[str, str, str]]:
    return {
        (c.subject.id.split("#")[0], c.kind, c.object.id.split("#")[0])
        for c in claims
        if c.kind in kinds and c.object
    }


def _one(claims: list[Claim], kind: str, subject: str) -> Claim:
    [found] = [c for c in claims if c.kind == kind and c.subject.id.split("#")[0] == subject]
    return found


def test_a_quote_is_the_text_at_its_offsets_and_holds_the_span(claims: list[Claim]) -> None:
    for c in claims:
        assert TEXT[c.start : c.end] == c.quote
        assert c.start <= c.span[0] < c.span[1] <= c.end
    assert _one(claims, "attended", "ISL").quote == "Iceland attended."


def test_people_attend_and_what_they_did_there_is_said_beside_it(claims: list[Claim]) -> None:
    assert _edges(claims, "attended", "hosted", "presented", "convened", "expected_at") == {
        ("ida-holm@NOR", "attended", "fjord-conference"),
        ("ida-holm@NOR", "hosted", "fjord-conference"),
        ("per-lie@ola-bank", "attended", "fjord-conference"),
        ("per-lie@ola-bank", "presented", "fjord-conference"),
        ("nils-aas", "attended", "fjord-conference"),
        ("nordic-council", "convened", "fjord-conference"),
        ("ISL", "attended", "fjord-conference"),
        ("rossi", "expected_at", "fjord-conference"),
    }


def test_people_act_for_what_they_represent_by_office(claims: list[Claim]) -> None:
    behalf = {
        c.subject.id: c.qualifiers.get("on_behalf_of") for c in claims if c.kind == "attended"
    }
    assert behalf["ida-holm@NOR"] == ("NOR",)
    assert behalf["per-lie@ola-bank"] == ("ola-bank",)
    assert behalf["nils-aas"] is None


def test_a_portfolio_gives_the_ministry_as_inferred(claims: list[Claim]) -> None:
    assert _edges(claims, "represents", "part_of") == {
        ("ida-holm@NOR", "represents", "NOR"),
        ("ida-holm@NOR", "represents", "NOR/finance"),
        ("NOR/finance", "part_of", "NOR"),
        ("per-lie@ola-bank", "represents", "ola-bank"),
    }
    [ministry] = [
        c
        for c in claims
        if c.object
        and c.object.id == "NOR/finance"
        and c.basis == "inferred"
        and c.kind == "represents"
    ]
    assert ministry.qualifiers["via"] == ("Country|NOR|minister finance",)


def test_joint_speakers_share_a_statement(claims: list[Claim]) -> None:
    said = [c for c in claims if c.kind == "stated"]
    assert {c.subject.id for c in said} == {"ida-holm@NOR", "per-lie@ola-bank"}
    assert len({c.object for c in said}) == 1
    [issued] = [c for c in claims if c.kind == "issued"]
    assert issued.subject.id.startswith("fjord-conference#")
    assert sum(c.kind == "statement" for c in claims) == 3


def test_a_statement_is_about_what_it_names(claims: list[Claim]) -> None:
    [statement] = {c.object.id for c in claims if c.kind == "stated" and c.object}
    about = {
        c.object.id for c in claims if c.kind == "about" and c.subject.id == statement and c.object
    }
    assert about == {"JPN", "climate"}


def test_an_event_is_held_where_its_place_lies(claims: list[Claim]) -> None:
    assert _edges(claims, "held_in") == {("fjord-conference", "held_in", "NOR")}


def test_a_lone_surname_means_a_person_of_its_document_only(claims: list[Claim]) -> None:
    [here] = {c.subject.id for c in claims if c.kind == "expected_at"}
    other = claims_of(Document("other", TEXT), FOUND)
    assert here not in {c.subject.id for c in other}


def test_ids_do_not_change_when_text_is_put_before(claims: list[Claim]) -> None:
    shift = len("Update.\n\n")

    def moved(value: Any) -> Any:
        if isinstance(value, dict):
            return {
                k: [x + shift for x in v] if k == "span" else moved(v) for k, v in value.items()
            }
        return [moved(v) for v in value] if isinstance(value, list) else value

    found = Extraction.model_validate(moved(FOUND.model_dump(mode="json")))
    later = claims_of(Document("d", f"Update.\n\n{TEXT}", published=DOCUMENT.published), found)
    assert [c.id for c in later] == [c.id for c in claims]
    assert [c.start for c in later] == [c.start + shift for c in claims]


def test_the_seeds_give_claims_that_quote_their_text() -> None:
    for document, claims in seed_claims().values():
        assert len({c.id for c in claims}) == len(claims) > 5
        assert all(document.text[c.start : c.end] == c.quote for c in claims)


def test_facts_that_a_loader_read_itself_quote_their_lines_and_pages() -> None:
    rows = "Eva Lund; Norway\nJens Holm; Denmark\n"
    people = tuple(
        Person(id=f"p{n}", name=rows[start:end], span=(start, end))
        for n, (start, end) in enumerate([(0, 8), (17, 26)])
    )
    document = Document("list", rows, pages=(0, 17), extraction=Extraction(people=people))
    (extraction,) = extract_each([document])
    assert extraction is document.extraction
    assert isinstance(extraction, Extraction)
    told = [(c.quote, c.page) for c in claims_of(document, extraction)]
    assert told == [("Eva Lund; Norway", 1), ("Jens Holm; Denmark", 2)]
