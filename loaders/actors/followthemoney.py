"""Entities of followthemoney, one JSON object a line: offices, memberships, directorships.

https://followthemoney.tech/explorer/ ; properties have many values. What has several beginnings or
ends that do not agree is not guessed at.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator

from graph.ids import slug
from graph.model import Body
from graph.values import country
from graph.values.countries import Country
from loaders.actors.bodies import named_body, office
from loaders.actors.collector import Collector, Days, UnreadRecordError, days, wikidata
from loaders.actors.located import Located, quote

RULE = "register.followthemoney"
_LINE = re.compile(r"[^\n]+")
_BODIES = frozenset({"Organization", "PublicBody", "Company", "LegalEntity"})
_NAMED = _BODIES | {"Person", "Position"}
# schema: who, for whom, and the title where no role is given
_RELATIONS = {
    "Occupancy": ("holder", "post", ""),
    "Membership": ("member", "organization", "member"),
    "Directorship": ("director", "organization", "director"),
    "Representation": ("agent", "client", "representative"),
    "Employment": ("employee", "employer", "employee"),
}


def read(text: str, origin: str) -> Collector:  # noqa: ARG001  one shape for all formats
    """Who held which office, from when until when.

    Raises:
        json.JSONDecodeError: a line is no JSON.
    """
    entities: dict[str, Located] = {}
    relations: list[tuple[int, Located]] = []
    others: Counter[str] = Counter()
    found = Collector(RULE)
    for number, item in _lines(text):
        schema = item.text("schema")
        if schema in _NAMED:
            entities[item.text("id")] = item
        elif schema in _RELATIONS:
            relations.append((number, item))
        else:
            others[schema or "none"] += 1
    for number, item in relations:
        try:
            _relation(found, text, item, entities)
        except UnreadRecordError as error:
            found.unread.append(f"line {number}: {error}")
    found.unread += (
        f"schema {name}: {n} entities are not read" for name, n in sorted(others.items())
    )
    return found


def _lines(text: str) -> Iterator[tuple[int, Located]]:
    number, at = 1, 0
    for match in _LINE.finditer(text):
        number += text.count("\n", at, match.start())
        at = match.start()
        if not match[0].strip():
            continue
        try:
            value = json.loads(match[0])
        except json.JSONDecodeError as error:
            raise json.JSONDecodeError(error.msg, text, at + error.pos) from None
        if isinstance(value, dict):
            yield number, Located(value, (at, at + len(match[0].rstrip())))


def _relation(found: Collector, text: str, item: Located, entities: dict[str, Located]) -> None:
    who, whom, role = _RELATIONS[item.text("schema")]
    term = _days(item)
    title = next(iter(_values(item, "role")), "") or role
    actors, bodies = (_referred(item, key, entities) for key in (who, whom))
    for actor in actors:
        for body in bodies:
            held, holder = _held(body, title), actor.text("schema")
            if holder == "Person":
                found.term(_person(found, text, actor), held[1], held[0], term, item.span)
            elif holder in _BODIES and item.text("schema") == "Membership":
                found.member_of(_body(actor), held[1], term, item.span)
            else:
                message = f"a {holder or 'thing'} holds no office"
                raise UnreadRecordError(message)


def _referred(item: Located, key: str, entities: dict[str, Located]) -> list[Located]:
    ids = _values(item, key)
    missing = next((id_ for id_ in ids if id_ not in entities), None)
    if missing is not None or not ids:
        which = f"{missing[:60]!r} is not in the file" if missing else "is missing"
        message = f"its {key} {which}"
        raise UnreadRecordError(message)
    return [entities[id_] for id_ in ids]


def _held(item: Located, title: str) -> tuple[str, Body]:
    """Title and body of a position, or of a role in a body."""
    if item.text("schema") != "Position":
        return title, _body(item)
    name = _name(item)
    if "eu" in _values(item, "country"):
        return name, named_body("European Union")
    return office(name, _country(item))


def _body(item: Located) -> Body:
    if item.text("schema") == "Person":
        message = "somebody acts for a person, not for a body"
        raise UnreadRecordError(message)
    land = _country(item)
    return named_body(_name(item), land.iso3 if land else None)


def _country(item: Located) -> Country | None:
    codes = _values(item, "country") or _values(item, "jurisdiction")
    if len(codes) > 1:
        message = f"{_name(item)[:60]!r} is of several countries ({', '.join(codes)[:40]})"
        raise UnreadRecordError(message)
    return country(codes[0].upper()) if codes else None


def _person(found: Collector, text: str, item: Located) -> str:
    name = _name(item)
    others = (*_values(item, "name")[1:], *_values(item, "alias"))
    aliases = tuple(dict.fromkeys(a for a in others if a != name))
    listed = [*_values(item, "wikidataId"), item.text("id")]
    identifier = next((q for value in listed if (q := wikidata(value))), None)
    return found.person(item.text("id"), name, quote(text, item), aliases, identifier)


def _name(item: Located) -> str:
    name = next((n for n in _values(item, "name") if slug(n)), "")
    if not name:
        message = f"{item.text('id')[:60]!r} has no name"
        raise UnreadRecordError(message)
    return name


def _days(item: Located) -> Days:
    since = _agreed(item, "startDate", "beginnings")
    until = _agreed(item, "endDate", "ends")
    if not until and "ended" in _values(item, "status"):
        until = "unknown"
    return days(since, until)


def _agreed(item: Located, key: str, what: str) -> str:
    """The most exact of several dates that do not contradict one another."""
    dates = sorted(_values(item, key), key=len)
    if any(not dates[-1].startswith(date) for date in dates):
        message = f"it has several {what} ({', '.join(dates)[:60]})"
        raise UnreadRecordError(message)
    return dates[-1] if dates else ""


def _values(item: Located, key: str) -> list[str]:
    properties = item.value.get("properties")
    values = properties.get(key) if isinstance(properties, dict) else None
    listed = values if isinstance(values, list) else [values]
    return [v.strip() for v in listed if isinstance(v, str) and v.strip()]
