"""Ministries that a text names itself, given to those whose title names the same field.

"The Foreign Ministry said …" and "Foreign Minister X": X speaks for the ministry too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.ids import fold
from loaders.extraction.lexicon import word_set
from loaders.extraction.reading import Body, Office

if TYPE_CHECKING:
    from loaders.extraction.reading import Person, Reading, Span

_KINDS = r"(?:[Mm]inistry|[Dd]epartment)"
_FIELDS = "foreign|finance|trade|defen[cs]e|agriculture|energy|mines"
_NAMED = re.compile(
    rf"\b((?:(?:[A-Z][a-z]+|and|{_FIELDS})[ ,]+){{1,5}}{_KINDS})\b"
    rf"|\b({_KINDS} (?:of|for) (?:the )?[A-Za-z]+(?:,? (?:and )?[A-Z][a-z]+){{0,4}})"
)
_FILLERS = word_set(
    "ministry department minister ministers secretary of for the and us u s united states "
    "federal deputy assistant under undersecretary vice first acting principal former state- "
    "secretary"
)
_MINISTERIAL = re.compile(r"(?i)\b(?:minister|secretary|undersecretary)\b")


def named_ministries(reading: Reading) -> None:
    """Add the ministry that a person's title and the text both name."""
    known = _ministries(reading)
    if not known:
        return
    for person in reading.people:
        if any(o.body is not None and o.body.type == "ministry" for o in person.offices):
            continue
        lands = {
            o.body.iso3 for o in person.offices if o.body is not None and o.body.type == "country"
        }
        for office in list(person.offices):
            if not _holds(office):
                continue
            field = _field(office.title or "")
            found = next(((s, b) for s, b, f in known if f == field and _agrees(b, lands)), None)
            if found is not None:
                _add(person, found)
                break


def _holds(office: Office) -> bool:
    return bool(office.title and not office.former and _MINISTERIAL.search(office.title))


def _agrees(body: Body, lands: set[str | None]) -> bool:
    return body.iso3 is None or not lands or body.iso3 in lands


def _add(person: Person, found: tuple[Span, Body]) -> None:
    span, body = found
    person.offices.append(Office(span, "ministry.named", body=body, basis="linked", confidence=0.6))


def _field(text: str) -> frozenset[str]:
    """The words of a title or ministry that say what it is for.

    The first field of a longer title counts: "Under Secretary of State for Growth" is State.
    """
    head = re.split(r"\b[Ss]ecretary of (?:State|Defense)\b", text)
    if len(head) > 1:
        return frozenset(("state",) if "State" in text[: -len(head[1]) or None] else ("defense",))
    return frozenset(fold(text).split()) - _FILLERS


def _ministries(reading: Reading) -> list[tuple[Span, Body, frozenset[str]]]:
    """Ministries that the text names, known or not, with their fields."""
    found: list[tuple[Span, Body, frozenset[str]]] = []
    taken: list[Span] = []
    for tag in reading.tags:
        if tag.kind == "body" and tag.body_kind.startswith("ministry"):
            name = " ".join(reading.normal.text[tag.start : tag.end].split())
            body = Body(
                "ministry", name.removeprefix("the "), tag.body_kind.partition("/")[2] or None
            )
            found.append(((tag.start, tag.end), body, _field(name)))
            taken.append((tag.start, tag.end))
    for match in _NAMED.finditer(reading.normal.text):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        name = re.sub(r"^(?:and|The|A|An) ", "", match[1] or match[2])
        found.append((match.span(), Body("ministry", name), _field(name)))
    return [row for row in found if row[2]]
