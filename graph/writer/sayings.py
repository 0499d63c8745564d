"""What claims say a person, event or body is: claims that say the same of one are taken together.

A person in the news is described by thousands of claims in a few ways; so only the ways are read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from graph.model import read_qualifiers
from graph.resolution import Described, EventMention, PersonMention
from graph.writer.rows import Row


@dataclass(frozen=True, slots=True)
class Saying:
    """What one or several claims say of a mention in the same words.

    Attributes:
        label: of the node that it is a mention of.
        id: mention id.
        mention: mention key.
        qualifiers: what they say, as stored.
        times: how many claims say so.
        document: id of the first of their documents in the order of ids; an event's only one.
        first: the first day on which one was published, if known.
        last: the last.
        said: the qualifiers, read.
    """

    label: str
    id: str
    mention: str
    qualifiers: str
    times: int
    document: str
    first: date | None
    last: date | None
    said: dict[str, Any] = field(compare=False)

    @property
    def described(self) -> tuple[str, str]:
        """Label and mention id."""
        return self.label, self.id


def stored_saying(record: dict[str, Any]) -> Saying:
    """A saying as the database takes claims together."""
    return Saying(**record, said=read_qualifiers(record["qualifiers"]))


def sayings(rows: Iterable[Row]) -> list[Saying]:
    """What claims say of mentions, other claims left out."""
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row.mention:
            groups[row.mention, row.qualifiers].append(row)
    return [_saying(same) for same in groups.values()]


def _saying(rows: Sequence[Row]) -> Saying:
    days = [row.published for row in rows if row.published]
    row = rows[0]
    return Saying(
        *row.described,
        row.mention or "",
        row.qualifiers,
        len(rows),
        min(r.document for r in rows),
        min(days, default=None),
        max(days, default=None),
        row.said,
    )


def described(found: Iterable[Saying]) -> dict[str, Described]:
    """The person and event mentions that are spoken of, for resolution, by mention key."""
    people: dict[str, list[Saying]] = defaultdict(list)
    known: dict[str, Described] = {}
    for saying in found:
        if saying.label == "Event":
            known[saying.mention] = _event(saying)
        elif saying.label == "Person":
            people[saying.mention].append(saying)
    return known | {key: _person(same) for key, same in people.items()}


def _event(saying: Saying) -> EventMention:
    said = saying.said
    return EventMention(
        id=saying.id,
        document=saying.document,
        name=said["name"],
        kind=said.get("kind"),
        start=_day(said.get("start")),
        end=_day(said.get("end")),
        place=said.get("place"),
        participants=frozenset(said.get("participants", ())),
    )


def _person(found: Sequence[Saying]) -> PersonMention:
    def every(key: str) -> frozenset[str]:
        return frozenset(value for s in found for value in s.said.get(key, ()))

    return PersonMention(
        found[0].id,
        names=every("aliases") | {s.said["name"] for s in found},
        offices=every("offices"),
        bodies=every("bodies"),
        listed=every("listed"),
        identifier=min(every("identifiers"), default=""),
        first=min((s.first for s in found if s.first), default=None),
        last=max((s.last for s in found if s.last), default=None),
    )


def _day(text: Any) -> date | None:
    return date.fromisoformat(text) if isinstance(text, str) else None
