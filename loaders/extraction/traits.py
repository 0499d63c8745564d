"""What the confidence of a fact depends on: its class, its rules and a few circumstances.

Circumstances are such as hold in any document and can be read off the facts alone: how many were
at the meeting, whether the speaker is a named person, how long the statement is.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from graph.model import Attended, Body, Event, Extraction, Person, Stated
    from graph.model.extraction import Evidence, Office

Kind = Literal["people", "titles", "represents", "events", "attended", "stated"]
Trait = tuple[str, str]  # its name and value; a rule id with a slash names two rules
Traits = tuple[Trait, ...]


def traits(extraction: Extraction) -> dict[Kind, list[Traits]]:
    """The traits of all facts by kind; titles and bodies in the order of their persons."""
    company = Counter(fact.event for fact in extraction.attended)
    active = {a.who for a in extraction.attended} | {s.who for s in extraction.stated}
    crowd = _up_to(len(extraction.events), 1, 2, 4)
    return {
        "people": [_person(p, p.id in active) for p in extraction.people],
        "titles": [_title(p, o) for p in extraction.people for o in p.offices if o.kind == "title"],
        "represents": [
            _body(p, o) for p in extraction.people for o in p.offices if o.kind == "represents"
        ],
        "events": [_event(e, company[e.id], crowd) for e in extraction.events],
        "attended": [_attended(a, company[a.event]) for a in extraction.attended],
        "stated": [_stated(s) for s in extraction.stated],
    }


def _evidence(fact: Evidence) -> Traits:
    return (("class", fact.basis), *(("rule", part) for part in fact.rule.split("/") if part))


def _person(person: Person, active: bool) -> Traits:
    return (
        *_evidence(person),
        ("office", "given" if person.offices else "none"),
        ("acts", "yes" if active else "no"),
    )


def _title(person: Person, office: Office) -> Traits:
    return (
        *_evidence(office),
        ("name", person.rule),
        ("words", _up_to(len(office.value.split()), 1, 4)),
    )


def _body(person: Person, office: Office) -> Traits:
    return (*_evidence(office), ("bodies", _up_to(len(person.represents), 1, 2)))


def _event(event: Event, company: int, crowd: str) -> Traits:
    return (*_evidence(event), ("company", _company(company)), ("events", crowd))


def _attended(fact: Attended, company: int) -> Traits:
    return (*_evidence(fact), ("who", _who(fact.who)), ("company", _company(company)))


def _stated(fact: Stated) -> Traits:
    length = _up_to(fact.span[1] - fact.span[0], 20, 40, 80, 160, 320)
    return (*_evidence(fact), ("who", _who(fact.who)), ("length", length))


def _who(actor: str | Body) -> str:
    return "person" if isinstance(actor, str) else actor.type


def _company(number: int) -> str:
    return _up_to(number, 0, 1, 2, 3, 6, 12)


def _up_to(number: int, *limits: int) -> str:
    """The number's bin, by the first limit that holds it."""
    for limit in limits:
        if number <= limit:
            return f"up to {limit}"
    return f"above {limits[-1]}"
