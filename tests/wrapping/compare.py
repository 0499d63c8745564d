"""What a wrapped document says beside what the plain one says, fact by fact."""

from __future__ import annotations

import re
from collections import Counter

from graph.model import Body, Document, Extraction

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


def kept(plain: Counter[Fact], wrapped: Counter[Fact]) -> dict[str, tuple[int, int, int]]:
    """By kind: how many facts are in both, how many the plain text has, how many are new."""
    return {
        kind: (
            sum((plain & wrapped)[fact] for fact in plain if fact[0] == kind),
            sum(count for fact, count in plain.items() if fact[0] == kind),
            sum(count for fact, count in (wrapped - plain).items() if fact[0] == kind),
        )
        for kind in KINDS
    }


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))
