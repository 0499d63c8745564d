"""Office-holders as a table: results of a query on Wikidata, or a list of one's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.errors import SourceError
from graph.ids import fold, slug
from graph.model import Body, Document
from loaders.actors.bodies import country_body, country_of, named_body, office
from loaders.actors.collector import Collector, UnreadRecordError, days, wikidata
from loaders.actors.records import Header, Record, header, records
from loaders.documents.source import Source
from loaders.documents.text import decode

RULE = "register.table"
_HEAD = 4096
_ADDRESS = re.compile(r"https?://|_:|.*/\.well-known/genid/")
_SPLIT = re.compile(r"\s*[;|]\s*")
# columns of lists of participants, which are no offices
_OCCASIONS = frozenset({"event", "meeting", "delegation", "session", "conference", "attendance"})


def recognises(source: Source) -> bool:
    """Whether the header of a table names persons, positions and their days.

    Without days, both a position and a person with a label beside its id, as Wikidata gives them.
    """
    if source.data.startswith((b"PK", b"%PDF")) or b"\n" not in source.data[:_HEAD] + b"\n":
        return False
    first = source.data[: 4 * _HEAD].decode("utf-8", "replace").lstrip("\ufeff").partition("\n")[0]
    return offices(header(first))


def offices(head: Header | None) -> bool:
    """Whether a header is that of a table of office-holders."""
    if head is None or _OCCASIONS & {fold(name) for name in head.names}:
        return False
    fields = set(head.fields)
    persons = fields & {"person", "name"}
    positions = fields & {"position", "position_name"}
    dated = fields & {"since", "until"}
    labelled = {"person", "name", "position", "position_name"} <= fields
    return bool(persons and positions and (dated or labelled))


def load(source: Source) -> Iterator[Document]:
    """One document: the table as its text, each row the quote of its office.

    Raises:
        SourceError: no row is understood, or the table is broken; nothing of it is loaded then.
    """
    text = decode(source)
    head = header(text)
    if head is None or not offices(head):  # recognised, but not in this encoding
        message = f"{source.origin}: the header names no office-holders; check --encoding"
        raise SourceError(message)
    found = Collector(RULE)
    if head.unread:
        found.unread.append(f"row 1: columns that are not read: {', '.join(head.unread)[:200]}")
    empty = True
    for record in records(text, head, source.origin, found.unread):
        empty = False
        try:
            _row(found, record)
        except UnreadRecordError as error:
            found.unread.append(f"row {record.number}: {error}")
    if empty or found.is_empty:
        why = f"; {found.unread[-1]}" if found.unread else ""
        message = f"{source.origin}: no row names who held which office{why}"
        raise SourceError(message)
    yield source.document(text, extraction=found.extraction(), unread=tuple(found.unread))


def _row(found: Collector, record: Record) -> None:
    name, identifier = _named(record, "person", "name")
    position, _ = _named(record, "position", "position_name")
    if not name:
        message = f"no name of the person{f' ({identifier})' if identifier else ''}"
        raise UnreadRecordError(message)
    if not position:
        message = f"no name of the position of {name[:60]}"
        raise UnreadRecordError(message)
    term = days(
        record.get("since"),
        record.get("until"),
        record.get("since_precision"),
        record.get("until_precision"),
    )
    title, body = _office(record, position)
    key = identifier or f"{fold(name)} {body.iso3 or fold(body.name)}"
    aliases = tuple(a for a in _SPLIT.split(record.get("aliases")) if a and a != name)
    person = found.person(key, name, record.span, aliases, identifier)
    found.term(person, body, title, term, record.span)


def _named(record: Record, id_field: str, name_field: str) -> tuple[str, str | None]:
    """Name and Wikidata id of two columns, where an id alone is no name."""
    cells = (record.get(name_field), record.get(id_field))
    identifier = next((found for c in reversed(cells) if (found := wikidata(c))), None)
    names = (c for c in cells if c and not wikidata(c) and not _ADDRESS.match(c))
    return next((" ".join(n.split()) for n in names if slug(n)), ""), identifier


def _office(record: Record, position: str) -> tuple[str, Body]:
    cells = (record.get("country_name"), record.get("country"))
    named = next((c for c in cells if c and not wikidata(c) and not _ADDRESS.match(c)), "")
    code, named = (named, "") if re.fullmatch(r"[A-Z]{2,3}", named) else (record.get("code"), named)
    land = country_of(code, named)
    body, _ = _named(record, "body", "body_name")
    if not body:
        return office(position, land)
    found = named_body(body, land.iso3 if land and fold(body) != fold(land.name) else None)
    if land and found.type == "country" and found != country_body(land):
        message = f"the body {body[:60]} and the country {land.name} are two"
        raise UnreadRecordError(message)
    return position, found
