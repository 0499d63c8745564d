"""How far a fact can be trusted: the share of facts like it that turned out right.

`data/confidence.tsv` says so by class, rule and circumstance; `tools/calibrate.py` measures it
on annotated documents. A rule that the table does not know yet has the confidence of its class.
"""

from __future__ import annotations

from functools import cache
from math import prod
from typing import TYPE_CHECKING, TypeVar, get_args

from graph.model.extraction import Evidence
from graph.values.tables import Row, rows
from loaders.extraction.tables import DATA
from loaders.extraction.traits import Kind, Trait, Traits, traits

if TYPE_CHECKING:
    from graph.model import Extraction, Person
    from graph.model.extraction import Inferred

TABLE = DATA.parent / "confidence.tsv"
COLUMNS = ("kind", "trait", "value", "facts", "right", "odds")
Fact = TypeVar("Fact", bound=Evidence)
Odds = dict[tuple[str, Trait], float]
ALL: Trait = ("all", "*")  # the odds of a kind before anything else is known


def weighed(extraction: Extraction) -> Extraction:
    """The same facts, each with its confidence."""
    found = {kind: iter(each) for kind, each in traits(extraction).items()}

    def sure(kind: Kind, fact: Fact) -> Fact:
        return fact.model_copy(update={"confidence": confidence(kind, next(found[kind]))})

    def person(one: Person) -> Person:
        offices = tuple(
            sure("titles" if office.kind == "title" else "represents", office)
            for office in one.offices
        )
        return sure("people", one).model_copy(update={"offices": offices})

    people = {one.id: person(one) for one in extraction.people}
    return extraction.model_copy(
        update={
            "people": tuple(people.values()),
            "events": tuple(sure("events", fact) for fact in extraction.events),
            "attended": tuple(sure("attended", fact) for fact in extraction.attended),
            "stated": tuple(sure("stated", fact) for fact in extraction.stated),
            "inferred": tuple(_inferred(fact, people[fact.person]) for fact in extraction.inferred),
        }
    )


def _inferred(fact: Inferred, person: Person) -> Inferred:
    """As far as the weakest of what it follows from: the country and the title, if one says it."""
    grounds = [
        office.confidence
        for office in person.offices
        if office.value == fact.ministry.iso3 or office.span == fact.span
    ]
    return fact.model_copy(update={"confidence": min(grounds, default=person.confidence)})


def confidence(kind: Kind, found: Traits) -> float:
    """Between 0 and 1: the product of what each trait does to the odds."""
    table = odds()
    product = prod(table.get((kind, trait), 1.0) for trait in (ALL, *found))
    return round(product / (1 + product), 3)


@cache
def odds() -> Odds:
    """What each trait multiplies the odds by; DefinitionError on a bad line."""
    found: Odds = {}
    for row in rows(TABLE, COLUMNS):
        key = (
            row.one_of("kind", frozenset(get_args(Kind))),
            (row.text("trait"), row.text("value")),
        )
        if key in found:
            row.fail(f"{' '.join((key[0], *key[1]))} is given twice; keep one line")
        found[key] = _positive(row)
    return found


def _positive(row: Row) -> float:
    try:
        value = float(row.text("odds"))
    except ValueError:
        value = 0.0
    if not value > 0:
        row.fail(f"'odds' is '{row.cells['odds']}'; write a number above 0")
    return value


def at_least(extraction: Extraction, confidence: float) -> Extraction:
    """The facts of at least this confidence, with the persons and events that they are about.

    A sure fact keeps what it refers to: its own confidence says already how often the person and
    the event behind it are right.
    """
    if confidence <= 0:
        return extraction
    attended = tuple(fact for fact in extraction.attended if fact.confidence >= confidence)
    stated = tuple(fact for fact in extraction.stated if fact.confidence >= confidence)
    people = {person.id: _sure_offices(person, confidence) for person in extraction.people}
    named = {fact.who for fact in attended} | {fact.who for fact in stated}
    held = {fact.event for fact in attended}
    kept = [p for p in people.values() if p.confidence >= confidence or p.offices or p.id in named]
    events = [e for e in extraction.events if e.confidence >= confidence or e.id in held]
    ids = {person.id for person in kept}
    there = {event.id for event in events}
    return extraction.model_copy(
        update={
            "people": tuple(kept),
            "events": tuple(events),
            "attended": attended,
            "stated": tuple(
                fact if fact.event in there else fact.model_copy(update={"event": None})
                for fact in stated
            ),
            "inferred": tuple(
                fact
                for fact in extraction.inferred
                if fact.confidence >= confidence and fact.person in ids
            ),
        }
    )


def _sure_offices(person: Person, confidence: float) -> Person:
    """Without the titles and bodies that are too weak; `offices` says them in the same order."""
    titles = [o.confidence for o in person.offices if o.kind == "title"]
    bodies = [o.confidence for o in person.offices if o.kind == "represents"]
    return person.model_copy(
        update={
            "titles": tuple(
                title
                for title, sure in zip(person.titles, titles, strict=True)
                if sure >= confidence
            ),
            "represents": tuple(
                body
                for body, sure in zip(person.represents, bodies, strict=True)
                if sure >= confidence
            ),
            "offices": tuple(o for o in person.offices if o.confidence >= confidence),
        }
    )
