"""Leaving out what the extractor is not sure enough of."""

from __future__ import annotations

from graph.model import Extraction
from graph.model.extraction import Person


def at_least(extraction: Extraction, confidence: float) -> Extraction:
    """The facts of at least this confidence, and nothing that refers to one that is left out."""
    if confidence <= 0:
        return extraction
    people = tuple(_offices(p, confidence) for p in extraction.people if p.confidence >= confidence)
    events = tuple(e for e in extraction.events if e.confidence >= confidence)
    known = {person.id for person in people}
    held = {event.id for event in events}
    return extraction.model_copy(
        update={
            "people": people,
            "events": events,
            "attended": tuple(
                fact
                for fact in extraction.attended
                if fact.confidence >= confidence
                and fact.event in held
                and (not isinstance(fact.who, str) or fact.who in known)
            ),
            "stated": tuple(
                fact if fact.event in held else fact.model_copy(update={"event": None})
                for fact in extraction.stated
                if fact.confidence >= confidence
                and (not isinstance(fact.who, str) or fact.who in known)
            ),
            "inferred": tuple(fact for fact in extraction.inferred if fact.person in known),
        }
    )


def _offices(person: Person, confidence: float) -> Person:
    """Without the titles and bodies of which every mention is too weak."""
    strong = {(o.kind, o.value) for o in person.offices if o.confidence >= confidence}
    weak = {(o.kind, o.value) for o in person.offices} - strong
    return person.model_copy(
        update={
            "titles": tuple(t for t in person.titles if ("title", t) not in weak),
            "represents": tuple(
                body
                for body in person.represents
                if ("represents", body.iso3 or body.name) not in weak
            ),
            "offices": tuple(o for o in person.offices if o.confidence >= confidence),
        }
    )
