"""What must not matter does not: line ends, composition, quotation marks, wrapping, company."""

from __future__ import annotations

import json
import re
import textwrap
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.config import resource
from graph.model import Document, Extraction
from graph.model.extraction import Body, Span
from loaders.documents import read
from loaders.extraction import extract, extract_many

DOCUMENTS = {d.id: d for d in read([resource("seeds") / "documents"])}
DISPATCH = (
    "LISBON, 3 March - Norwegian Foreign Minister Kari Solheim hosted a meeting of energy"
    " ministers in Oslo on Monday. Portugal's Energy Minister Inês Falcão and Kenyan Energy"
    " Secretary Peter Otieno attended the meeting.\n\n"
    "“We agreed on a timetable,” Solheim told reporters. Falcão said that the work would go on"
    " in Lisbon.\n\n"
    "Those who took part also included:\n"
    "- Marek Dvořák, Minister of Industry of Czechia\n"
    "- Lucía Rey, Minister of Energy of Spain\n"
)
WRITTEN = {"dispatch": DISPATCH, **{id_: d.text for id_, d in DOCUMENTS.items()}}
_MARKS = str.maketrans("“”‘’", "\"\"''")


def plain(words: str) -> str:
    composed = unicodedata.normalize("NFC", words.replace("\u00ad", "")).translate(_MARKS)
    return re.sub(r"\s+", " ", composed).strip()


def structure(text: str, found: Extraction) -> dict[str, list[Any]]:
    """All facts, with the words at their places instead of offsets."""
    names = {p.id: plain(p.name) for p in found.people}
    events = {e.id: (plain(e.name), plain(text[slice(*e.span)])) for e in found.events}

    def at(span: Span) -> str:
        return plain(text[slice(*span)])

    def who(actor: str | Body) -> str:
        return names[actor] if isinstance(actor, str) else f"{actor.type} {plain(actor.name)}"

    return {
        "people": [
            (names[p.id], at(p.span), [plain(t) for t in p.titles], [who(b) for b in p.represents])
            for p in found.people
        ],
        "events": [(events[e.id], e.date, e.place and plain(e.place)) for e in found.events],
        "attended": sorted(
            (who(a.who), events[a.event], a.role, a.status, at(a.span)) for a in found.attended
        ),
        "stated": sorted(
            (who(s.who), s.mode, at(s.span), events[s.event] if s.event else ("", ""))
            for s in found.stated
        ),
    }


def read_as(id_: str, text: str) -> dict[str, list[Any]]:
    document = DOCUMENTS.get(id_)
    published = document.published if document else None
    return structure(text, extract(text, published, title=document.title if document else None))


def _wrapped(text: str) -> str:
    return "\n\n".join(
        p if re.search(r"^- ", p, re.M) else textwrap.fill(p, 72, break_on_hyphens=False)
        for p in text.split("\n\n")
    )


def _curly(text: str) -> str:
    opened = re.sub(r'(^|[\s(])"', r"\1“", text, flags=re.M)
    return opened.replace('"', "”").replace("'", "’")


WAYS: dict[str, Callable[[str], str]] = {
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "straight marks": lambda text: text.translate(_MARKS),
    "curly marks": _curly,
    "wrapped": _wrapped,
    "no-break spaces": lambda text: text.replace(" of ", "\u00a0of "),
    "soft hyphens": lambda text: text.replace("minister", "mini\u00adster"),
    "blank lines": lambda text: "\n\n\n" + text.replace("\n\n", "\n \n\n\n") + "\n\n",
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("id_", WRITTEN)
def test_the_way_of_writing_does_not_matter(id_: str, way: str) -> None:
    text = WRITTEN[id_]
    changed = WAYS[way](text)
    assert read_as(id_, changed) == read_as(id_, text)


@pytest.mark.parametrize("id_", WRITTEN)
def test_spans_hold_the_words_as_given(id_: str) -> None:
    text = unicodedata.normalize("NFD", WRITTEN[id_]).replace("\n", "\r\n")
    found = extract(text)
    for person in found.people:
        assert plain(text[slice(*person.span)]) == plain(person.name)
        for office in person.offices:
            if office.kind == "title" and len(person.titles) == 1:
                words = set(plain(text[slice(*office.span)]).casefold().split())
                assert words & set(office.value.casefold().split())


UNRELATED = (
    "Rain fell on the coast for most of the week, and the harvest of plums was late by ten days."
)


@pytest.mark.parametrize("id_", WRITTEN)
def test_an_unrelated_paragraph_after_the_text_adds_nothing(id_: str) -> None:
    text = WRITTEN[id_]
    assert read_as(id_, f"{text}\n\n{UNRELATED}\n") == read_as(id_, text)


def test_an_unrelated_paragraph_before_the_text_adds_nothing() -> None:
    text = DISPATCH.removeprefix("LISBON, 3 March - ")
    assert read_as("", f"{UNRELATED}\n\n{text}") == read_as("", text)


OTHERS = {
    "countries": {"Norwegian": "Chilean", "Oslo": "Santiago", "Kenyan": "Peruvian"},
    "names": {
        "Kari Solheim": "Nguyen Thi Hanh",
        "Solheim": "Hanh",
        "Peter Otieno": "Abdullah al-Sabri",
        "Lucía Rey": "Björn Þórsson",
    },
}


@pytest.mark.parametrize("kind", OTHERS)
def test_who_it_is_does_not_matter(kind: str) -> None:
    def sizes(text: str) -> list[object]:
        found = extract(text)
        return [
            [(len(p.titles), len(p.represents)) for p in found.people],
            [(a.role, a.status, isinstance(a.who, str)) for a in found.attended],
            [(s.mode, isinstance(s.who, str)) for s in found.stated],
        ]

    text = DISPATCH
    for old, new in OTHERS[kind].items():
        text = re.sub(rf"\b{old}\b", new, text)
    assert sizes(text) == sizes(DISPATCH)


def test_the_order_of_a_list_does_not_matter() -> None:
    head, items = DISPATCH.split("included:\n")
    turned = f"{head}included:\n" + "\n".join(reversed(items.splitlines())) + "\n"

    def facts(text: str) -> list[set[str]]:
        return [{repr(fact) for fact in rows} for rows in read_as("", text).values()]

    assert facts(turned) == facts(DISPATCH)


def test_the_same_text_gives_the_same_json() -> None:
    first, second = (
        [x.model_dump_json() for x in extract_many(DOCUMENTS.values())] for _ in range(2)
    )
    assert first == second


def test_the_company_in_a_batch_and_the_number_of_processes_do_not_matter() -> None:
    documents = [Document(id=i, text=t) for i, t in WRITTEN.items()][:4]
    alone = [extract(d.text, id=d.id).model_dump_json() for d in documents]
    assert [x.model_dump_json() for x in extract_many(documents, jobs=2)] == alone


TOGETHER: dict[str, Callable[[str], str]] = {
    "decomposed, with other line ends": lambda text: WAYS["crlf"](WAYS["decomposed"](text)),
    "straight marks, soft hyphens": lambda text: WAYS["soft hyphens"](text.translate(_MARKS)),
    "curly marks, no-break spaces": lambda text: WAYS["no-break spaces"](_curly(text)),
}


@pytest.mark.parametrize("way", TOGETHER)
def test_the_way_of_writing_hardly_ever_matters_to_a_sentence(bench: Path, way: str) -> None:
    lines = (bench / "constructions.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]

    def facts(way: Callable[[str], str]) -> list[dict[str, list[Any]]]:
        documents = [Document(id=str(n), text=way(text)) for n, text in enumerate(texts)]
        found = zip(documents, extract_many(documents), strict=True)
        return [structure(document.text, facts) for document, facts in found]

    same = [a == b for a, b in zip(facts(TOGETHER[way]), facts(str), strict=True)]
    assert sum(same) >= 0.98 * len(same)  # the parser is not wholly blind to marks
