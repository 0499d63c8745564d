"""What a wrapped document says beside what the plain one says, fact by fact."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from graph.model import Body, Document, Extraction
from loaders.extraction import extract_many

KINDS = ("people", "titles", "represents", "events", "attended", "stated")
Fact = tuple[str, ...]
_WORD = re.compile(r"\w+")


def facts(document: Document, extraction: Extraction) -> Counter[Fact]:
    """All facts of a document by their words, so that other offsets and line breaks do not show."""
    people = {person.id: person.name for person in extraction.people}
    events = {event.id: event.name for event in extraction.events}

    def who(actor: str | Body) -> str:
        return people[actor] if isinstance(actor, str) else actor.name

    found: Counter[Fact] = Counter()
    for person in extraction.people:
        found["people", _words(person.name)] += 1
        for title in person.titles:
            found["titles", _words(person.name), _words(title)] += 1
        for body in person.represents:
            found["represents", _words(person.name), _words(body.name)] += 1
    for event in extraction.events:
        found["events", _words(event.name), event.date or "", _words(event.place or "")] += 1
    for entry in extraction.attended:
        event_name = _words(events[entry.event])
        found["attended", _words(who(entry.who)), event_name, entry.role, entry.status] += 1
    for said in extraction.stated:
        words = _words(document.text[slice(*said.span)])
        found["stated", _words(who(said.who)), words, said.mode] += 1
    return found


class Facts:
    """Facts of documents; a text that was read before is not extracted again."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], Counter[Fact]] = {}

    def of(self, documents: list[Document]) -> list[Counter[Fact]]:
        """The facts of each document."""
        new = {key: d for d in documents if (key := _key(d)) not in self._known}
        for (key, document), found in zip(new.items(), extract_many(new.values()), strict=True):
            self._known[key] = facts(document, found)
        return [self._known[_key(document)] for document in documents]


def _key(document: Document) -> tuple[object, ...]:
    return document.text.strip(), document.published, document.title, document.publisher


@dataclass(frozen=True)
class Comparison:
    """Facts of plain texts, and of the same texts in another format, document by document."""

    plain: list[Counter[Fact]]
    other: list[Counter[Fact]]

    @classmethod
    def of(cls, facts: Facts, plain: list[Document], other: list[Document]) -> Comparison:
        """Extract both, as far as they are not known yet."""
        return cls(facts.of(plain), facts.of(other))

    def kept(self, kind: str | None = None) -> float:
        """The share of the plain texts' facts, of a kind or all, that the other format gives."""
        both = sum(_count(a & b, kind) for a, b in zip(self.plain, self.other, strict=True))
        return both / max(sum(_count(a, kind) for a in self.plain), 1)

    def new(self, kind: str | None = None) -> int:
        """How many facts the other format gives that the plain texts do not."""
        return sum(_count(b - a, kind) for a, b in zip(self.plain, self.other, strict=True))


def _count(found: Counter[Fact], kind: str | None) -> int:
    return sum(count for fact, count in found.items() if kind in (None, fact[0]))


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))
