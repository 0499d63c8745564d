"""Who was at which event, as rows: the two-mode data that every other network is made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from graph.errors import UsageError
from graph.network.reading import attributes, rows
from graph.values.dates import holds_on

if TYPE_CHECKING:
    from graph.queries.lookup import Reader

_EVENTS = """
MATCH (e:Event)
WHERE e.id > $after AND ($kinds IS NULL OR e.kind IN $kinds)
  AND (e.start IS NULL OR (($since IS NULL OR e.start >= $since)
                           AND ($until IS NULL OR e.start <= $until)))
WITH e ORDER BY e.id LIMIT 1000
OPTIONAL MATCH (e)<-[r:{type}]-(a:{label})
WHERE r.confidence >= $confidence{condition}
WITH e, collect(a.id) AS actors, collect(r.id) AS facts, min(r.first_reported) AS reported
RETURN e.id AS id, e.name AS name, e.kind AS kind, e.start AS start, e.end AS end,
       e.place AS place, e.roster AS roster, coalesce(e.start, reported) AS day, actors, facts
ORDER BY id
"""


@dataclass(frozen=True)
class _Presence:
    """How a kind of actor is present: its label, the edge, and what else the edge must be."""

    label: str
    type: str
    condition: str = ""


ACTORS: dict[str, _Presence] = {
    "countries": _Presence("Country", "REPRESENTED_AT"),
    "institutions": _Presence("Institution", "REPRESENTED_AT", " AND r.how <> 'members'"),
    "people": _Presence("Person", "ATTENDED"),
}
"""What may take part: a country or institution by itself or by whoever stood for it; a person."""


@dataclass
class TwoMode:
    """Two-mode data: actors, events, and who was where.

    Attributes:
        actors: attributes by id; of those that were at one event at least.
        events: attributes by id, `day` among them (start, else the first report); so.
        facts: (actor, event) to the id of the fact that says so.
    """

    actors: dict[str, dict[str, Any]] = field(default_factory=dict)
    events: dict[str, dict[str, Any]] = field(default_factory=dict)
    facts: dict[tuple[str, str], str] = field(default_factory=dict)

    def rosters(self) -> dict[str, list[str]]:
        """The actors of each event, sorted; events sorted."""
        found: dict[str, list[str]] = {event: [] for event in sorted(self.events)}
        for actor, event in sorted(self.facts):
            found[event].append(actor)
        return found


def read(
    store: Reader,
    actors: str,
    *,
    since: date | None = None,
    until: date | None = None,
    kinds: list[str] | None = None,
    min_confidence: float = 0.0,
) -> TwoMode:
    """Who took part in the events of a period; a thousand events at a time.

    Args:
        store: where the graph lies.
        actors: countries, institutions or people.
        since: first day that counts; an event counts on its first day, one without a day on that
            of its first report, and one without either only where no period is asked for.
        until: last day that counts.
        kinds: only events of these kinds (meeting, visit, call, …).
        min_confidence: only presence that is at least as sure.

    Raises:
        UsageError: no such kind of actor.
    """
    if actors not in ACTORS:
        message = f"no networks of {actors!r}; actors are one of: {', '.join(ACTORS)}"
        raise UsageError(message)
    presence = ACTORS[actors]
    cypher = _EVENTS.format(type=presence.type, label=presence.label, condition=presence.condition)
    data = TwoMode()
    conditions = {"since": since, "until": until, "kinds": kinds, "confidence": min_confidence}
    for event in _events(store, cypher, conditions):
        id_, present, facts = (event.pop(key) for key in ("id", "actors", "facts"))
        day = event["day"]
        if present and (holds_on(day, since, until) if day else since is None and until is None):
            data.events[id_] = event
            data.actors |= {actor: {} for actor in present}
            data.facts |= {(actor, id_): fact for actor, fact in zip(present, facts, strict=True)}
    days = [event["day"] for event in data.events.values() if event["day"]]
    data.actors = attributes(store, presence.label, data.actors, max(days, default=None))
    return data


def _events(store: Reader, cypher: str, conditions: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Events with who was there, in the order of their ids, a thousand at a time."""
    after = ""
    while page := rows(store, cypher, {**conditions, "after": after}):
        after = page[-1]["id"]
        yield from page
