"""The event that a statement was made at, where the text leaves one choice.

Runs after attendance and statements. Nothing is guessed between several events: somebody who took
part in two, or spoke before the text comes to the event, is left without one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.extraction.reading import Body, Group, Person

if TYPE_CHECKING:
    from loaders.extraction.reading import Event, Reading, Statement

_TOGETHER = frozenset(
    ("attendees", "participants", "delegates", "ministers", "leaders", "members", "sides",
     "parties", "they", "delegations", "countries", "we")
)  # fmt: skip


def occasions(reading: Reading) -> None:
    """Fill `Statement.event`."""
    present: dict[tuple[str, str], list[Event]] = {}
    for taken in reading.attended:
        if taken.status == "attended":
            for key in _keys(taken.who):
                events = present.setdefault(key, [])
                if taken.event not in events:
                    events.append(taken.event)
    held = _unique([taken.event for taken in reading.attended if taken.status == "attended"])
    for statement in reading.stated:
        if statement.event is None:
            statement.event = _event(statement, present, held)


def _event(
    statement: Statement, present: dict[tuple[str, str], list[Event]], held: list[Event]
) -> Event | None:
    who = statement.who
    if isinstance(who, Group):
        last = who.name.casefold().split()[-1:]
        choices = held if who.collective and _TOGETHER.issuperset(last) else []
    else:
        choices = present.get(_key(who), [])
    told = [event for event in choices if _first(event) < statement.span[0]]
    return told[0] if len(choices) == 1 and told else None


def _keys(who: Person | Body) -> list[tuple[str, str]]:
    """The one who took part, and the bodies that a person was there for."""
    keys = [_key(who)]
    if isinstance(who, Person):
        keys += [_key(o.body) for o in who.offices if o.body is not None and not o.former]
    return keys


def _key(who: Person | Body) -> tuple[str, str]:
    if isinstance(who, Person):
        return ("person", who.name)
    return (who.type, who.iso3 if who.type == "country" and who.iso3 else who.name)


def _first(event: Event) -> int:
    return min((start for start, _ in event.mentions), default=0)


def _unique(events: list[Event]) -> list[Event]:
    return list({id(event): event for event in events}.values())
