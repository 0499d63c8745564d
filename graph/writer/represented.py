"""Who was represented at an event: derived from who attended, for whom, and from memberships."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from graph.ids import country_of
from graph.model.kinds import REPRESENTED_AT
from graph.writer.rows import BASES, Ends

_HOW = ("named", "own_body", "members")


@dataclass(frozen=True, slots=True)
class Presence:
    """One ATTENDED fact of an event."""

    label: str
    actor: str
    fact: str
    properties: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Membership:
    """Somebody belongs to a body from a first to a last day; None is open."""

    label: str
    member: str
    body: str
    since: date | None = None
    until: date | None = None

    def holds(self, day: date | None) -> bool:
        """Whether it is in force on a day; on no day in particular: whether it has not ended."""
        if day is None:
            return self.until is None
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True)
class Bodies:
    """What reference data says about bodies.

    Attributes:
        members: all memberships, past ones too.
        organs: bodies whose presence is that of the country or union that they belong to.
    """

    members: tuple[Membership, ...] = ()
    organs: Mapping[str, str] = field(default_factory=dict)

    @property
    def latest(self) -> date | None:
        """The last day on which a membership began or ended."""
        days = [d for m in self.members for d in (m.since, m.until) if d]
        return max(days, default=None)


@dataclass(slots=True)
class _Entry:
    how: set[str] = field(default_factory=set)
    by: set[str] = field(default_factory=set)
    via: dict[str, Presence] = field(default_factory=dict)
    members: dict[str, str] = field(default_factory=dict)
    total: dict[str, str] = field(default_factory=dict)


def is_country(id_: str) -> bool:
    """Whether the id of a body is that of a country."""
    return len(id_) == 3 and id_.isalpha() and id_.isupper()


def represented(
    event: str, start: date | None, presences: Sequence[Presence], bodies: Bodies
) -> list[tuple[Ends, dict[str, Any]]]:
    """The REPRESENTED_AT edges of one event, with their properties.

    A person stands for what `on_behalf_of` names. A ministry stands for its country, and an organ
    of government or of a union for that: one step and no more. A body with members is represented
    through those that are, and counted as of the event's day, else the day of the first report,
    else the latest day of the reference data ("assumed").
    """
    entries: dict[str, _Entry] = {}
    for presence in presences:
        person = presence.actor if presence.label == "Person" else None
        stood_for = presence.properties.get("on_behalf_of") or () if person else [presence.actor]
        for body in stood_for:
            for id_, how in _stands_for(body, bodies):
                entry = entries.setdefault(id_, _Entry())
                entry.how.add(how)
                entry.via[presence.fact] = presence
                if person:
                    entry.by.add(person)
    as_of, as_of_basis = _day(start, presences, bodies)
    _count_members(entries, bodies, None if as_of_basis == "assumed" else as_of)
    return [
        (
            Ends(
                REPRESENTED_AT.type,
                "Country" if is_country(id_) else "Institution",
                id_,
                "Event",
                event,
            ),
            _properties(entry, as_of, as_of_basis),
        )
        for id_, entry in sorted(entries.items())
    ]


def _stands_for(body: str, bodies: Bodies) -> Iterable[tuple[str, str]]:
    if "/" in body:
        country = country_of(body)
        return [(country, "named")] if country else []
    found = [(body, "named")]
    if parent := bodies.organs.get(body):
        found.append((parent, "own_body"))
    return found


def _day(
    start: date | None, presences: Sequence[Presence], bodies: Bodies
) -> tuple[date | None, str]:
    if start:
        return start, "event"
    reported = [d for p in presences if (d := p.properties.get("first_reported"))]
    return (min(reported), "published") if reported else (bodies.latest, "assumed")


def _count_members(entries: dict[str, _Entry], bodies: Bodies, day: date | None) -> None:
    present = {id_: entry for id_, entry in entries.items() if entry.how}
    for m in bodies.members:
        if not m.holds(day):
            continue
        member = present.get(m.member)
        entry = entries.get(m.body)
        if entry is None:
            entry = entries[m.body] = _Entry()
        entry.total[m.member] = m.label
        if member is not None:
            entry.members[m.member] = m.label
            if m.body not in present:
                entry.via |= member.via
    for id_ in [i for i, e in entries.items() if not e.how and not e.members]:
        del entries[id_]


def _properties(entry: _Entry, as_of: date | None, as_of_basis: str) -> dict[str, Any]:
    facts = [p.properties for p in entry.via.values()]
    top = min(
        entry.via.values(),
        key=lambda p: (BASES[p.properties["basis"]], -p.properties["confidence"], p.fact),
    ).properties
    days = [d for f in facts for d in (f.get("first_reported"), f.get("last_reported")) if d]
    counted = bool(entry.total)
    return {
        "claims": sum(f["claims"] for f in facts),
        "documents": max(f["documents"] for f in facts),
        "first_reported": min(days, default=None),
        "last_reported": max(days, default=None),
        "basis": "inferred",
        "confidence": top["confidence"],
        "quote": top["quote"],
        "source": top["source"],
        "how": next((how for how in _HOW if how in entry.how), "members"),
        "by": sorted(entry.by) or None,
        "via": sorted(entry.via),
        "members": sorted(entry.members) if counted else None,
        "members_total": len(entry.total) if counted else None,
        "countries": list(entry.members.values()).count("Country") if counted else None,
        "countries_total": list(entry.total.values()).count("Country") if counted else None,
        "as_of": as_of if counted else None,
        "as_of_basis": as_of_basis if counted else None,
    }
