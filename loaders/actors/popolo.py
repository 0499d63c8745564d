"""Popolo JSON: persons, organizations, memberships, posts, areas; flat or nested.

https://www.popoloproject.com/specs/ and, for `legislative_period_id` and `events`, the files of
EveryPolitician: a membership without days lasts for its legislative period.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.errors import SourceError
from graph.ids import slug
from graph.model import Body
from graph.values import country
from loaders.actors.bodies import country_body, named_body
from loaders.actors.collector import Collector, Days, UnreadRecordError, days, wikidata
from loaders.actors.located import Located, elements, inner, members, quote

RULE = "register.popolo"
_COLLECTIONS = ("persons", "organizations", "posts", "areas", "events")


@dataclass
class _File:
    """The collections of a file by id, and its memberships with whom they lie within."""

    text: str
    origin: str
    found: dict[str, dict[str, Located]] = field(
        default_factory=lambda: {name: {} for name in _COLLECTIONS}
    )
    memberships: list[tuple[Located, str, str]] = field(default_factory=list)

    def get(self, collection: str, key: str, what: str) -> Located | None:
        """What an id refers to; None for no id.

        Raises:
            UnreadRecordError: the file does not hold it.
        """
        if not key:
            return None
        if key not in self.found[collection]:
            message = f"its {what} {key[:60]!r} is not in the file"
            raise UnreadRecordError(message)
        return self.found[collection][key]


def read(text: str, origin: str) -> Collector:
    """Who is a member of what, from when until when, in which post.

    Raises:
        SourceError: organizations that are their own parents.
        json.JSONDecodeError: no JSON.
    """
    file = _collected(text, origin)
    _no_cycles(file)
    found = Collector(RULE)
    for number, (membership, person, body) in enumerate(file.memberships, start=1):
        try:
            _membership(found, file, membership, person, body)
        except UnreadRecordError as error:
            label = membership.text("id") or number
            found.unread.append(f"membership {label}: {error}")
    for key, item in file.found["organizations"].items():
        try:
            if parent := file.get("organizations", item.text("parent_id"), "parent"):
                found.part_of(_body(file, item), _body(file, parent), quote(text, item))
        except UnreadRecordError as error:
            found.unread.append(f"organization {key}: {error}")
    return found


def _collected(text: str, origin: str) -> _File:
    file = _File(text, origin)
    for name, at in members(text, 0):
        if name == "memberships":
            file.memberships += ((m, "", "") for m in elements(text, at))
        elif name in _COLLECTIONS:
            for item in elements(text, at):
                file.found[name][item.text("id") or f"#{item.span[0]}"] = item
    for key, person in file.found["persons"].items():
        file.memberships += ((m, key, "") for m in inner(text, person, "memberships"))
    for key, body in list(file.found["organizations"].items()):
        file.memberships += ((m, "", key) for m in inner(text, body, "memberships"))
        for post in inner(text, body, "posts"):
            owned = {"organization_id": key} | post.value
            file.found["posts"].setdefault(post.text("id"), Located(owned, post.span))
    return file


def _no_cycles(file: _File) -> None:
    bodies = file.found["organizations"]
    for key in bodies:
        seen = {key}
        parent = bodies[key].text("parent_id")
        while parent in bodies:
            if parent in seen:
                message = (
                    f"{file.origin}: the organization {parent!r} is part of itself by parent_id;"
                    " mend the file"
                )
                raise SourceError(message)
            seen.add(parent)
            parent = bodies[parent].text("parent_id")


def _membership(
    found: Collector, file: _File, item: Located, person_key: str, body_key: str
) -> None:
    post = file.get("posts", item.text("post_id"), "post")
    owner = (
        item.text("organization_id") or body_key or (post.text("organization_id") if post else "")
    )
    body = _held(file, file.get("organizations", owner, "organization"), post, item)
    term = _days(file, item)
    title = (post.text("label") or post.text("role") if post else "") or item.text("role")
    member = item.text("member_id")
    if member in file.found["organizations"]:
        inside = _body(file, file.found["organizations"][member])
        found.member_of(inside, body, term, item.span)
        return
    key = item.text("person_id") or person_key or member
    person = file.get("persons", key, "person")
    if person is None:
        message = "it names no person"
        raise UnreadRecordError(message)
    found.term(_person(found, file.text, person, key), body, title or None, term, item.span)


def _held(file: _File, owner: Located | None, post: Located | None, item: Located) -> Body:
    """The body of a membership: its organization, else the country of its post's area."""
    if owner is not None:
        return _body(file, owner)
    area = file.get("areas", (post or item).text("area_id"), "area")
    if area is not None and (land := country(area.text("name"))):
        return country_body(land)
    message = "it names no organization"
    raise UnreadRecordError(message)


def _body(file: _File, item: Located) -> Body:
    name = item.text("name")
    if not slug(name):
        message = f"its organization {item.text('id')[:60]!r} has no name"
        raise UnreadRecordError(message)
    area = file.found["areas"].get(item.text("area_id"))
    land = country(area.text("name")) if area else None
    return named_body(name, land.iso3 if land else None)


def _days(file: _File, item: Located) -> Days:
    since, until = item.text("start_date"), item.text("end_date")
    period = file.found["events"].get(item.text("legislative_period_id"))
    if period is not None:
        since = since or period.text("start_date")
        until = until or period.text("end_date")
    return days(since, until)


def _person(found: Collector, text: str, item: Located, key: str) -> str:
    name = item.text("name")
    if not slug(name):
        message = f"its person {key[:60]!r} has no name"
        raise UnreadRecordError(message)
    others = item.value.get("other_names")
    names = (
        [o.get("name") for o in others if isinstance(o, dict)] if isinstance(others, list) else []
    )
    aliases = tuple(dict.fromkeys(n for n in names if isinstance(n, str) and n and n != name))
    return found.person(key, name, quote(text, item), aliases, _identifier(item))


def _identifier(item: Located) -> str | None:
    listed = item.value.get("identifiers")
    for entry in listed if isinstance(listed, list) else ():
        if isinstance(entry, dict) and entry.get("scheme") == "wikidata":
            return wikidata(str(entry.get("identifier", "")))
    return None
