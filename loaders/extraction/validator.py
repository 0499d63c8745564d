"""Drops from a reading what would break the shape of an extraction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.extraction.reading import Person

if TYPE_CHECKING:
    from loaders.extraction.reading import Actor, Reading, Span


def validate(reading: Reading) -> None:
    """Keep only facts about people and events that are listed, with spans inside the text."""
    people = {id(p) for p in reading.people}
    events = {id(e) for e in reading.events}
    size = len(reading.normal.text)

    def known(actor: Actor) -> bool:
        return not isinstance(actor, Person) or id(actor) in people

    def inside(span: Span) -> bool:
        return 0 <= span[0] < span[1] <= size

    reading.attended = [
        a for a in reading.attended if known(a.who) and id(a.event) in events and inside(a.span)
    ]
    reading.stated = [s for s in reading.stated if known(s.who) and inside(s.span)]
    for said in reading.stated:
        if said.event is not None and id(said.event) not in events:
            said.event = None
