"""From a reading to the facts that leave the extractor, with offsets of the text as given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model import extraction as out
from loaders.extraction.bodynames import own_forms
from loaders.extraction.implied import implied
from loaders.extraction.normalise import normalise
from loaders.extraction.reading import Body, Group, Person

if TYPE_CHECKING:
    from loaders.extraction.reading import Actor, Event, Office, Reading, Span


def emitted(reading: Reading, id_: str) -> out.Extraction:
    """Everything that the reading holds, in the order of the text."""
    people = {id(p): f"p{n}" for n, p in enumerate(reading.people, start=1)}
    events = {id(e): f"e{n}" for n, e in enumerate(reading.events, start=1)}
    at = reading.normal.to_source
    forms = own_forms(reading)

    def body(of: Body) -> out.Body:
        return _body(of, forms)

    def who(actor: Actor) -> str | out.Body:
        if isinstance(actor, Person):
            return people[id(actor)]
        if isinstance(actor, Body):
            return body(actor)
        return out.Body(
            type="collective" if actor.collective else "unnamed",
            name=actor.name or "they",
            iso3=None,
            event=None,
        )

    def speaker(actor: Actor, event: Event | None) -> str | out.Body:
        found = who(actor)
        if (
            isinstance(actor, Group)
            and actor.collective
            and event is not None
            and isinstance(found, out.Body)
        ):
            return found.model_copy(update={"event": events[id(event)]})
        return found

    attended = [
        out.Attended(
            who=who(a.who), event=events[id(a.event)], role=a.role, status=a.status,
            on_behalf_of=tuple(body(b) for b in a.on_behalf_of), on=a.on, span=at(*a.span),
            rule=a.rule, basis=a.basis, confidence=a.confidence,
        )
        for a in reading.attended
    ]  # fmt: skip
    stated = [
        out.Stated(
            who=speaker(s.who, s.event), span=at(*s.span),
            mode="direct" if s.direct else "indirect",
            event=events[id(s.event)] if s.event is not None else None,
            rule=s.rule, basis=s.basis, confidence=s.confidence,
        )
        for s in reading.stated
    ]  # fmt: skip
    return out.Extraction(
        id=id_,
        published=reading.published.isoformat() if reading.published else None,
        events=tuple(_event(reading, e, events[id(e)]) for e in reading.events),
        people=tuple(_person(reading, p, people[id(p)], forms) for p in reading.people),
        attended=tuple(attended),
        stated=tuple(stated),
        inferred=tuple(implied(reading, people)),
    )


def _body(body: Body, forms: dict[str, str]) -> out.Body:
    name = body.name if body.type == "country" else forms.get(body.name, body.name)
    return out.Body(type=body.type, name=name, iso3=body.iso3, event=None)


def _person(reading: Reading, person: Person, id_: str, forms: dict[str, str]) -> out.Person:
    at = reading.normal.to_source
    named = _named(reading, person)
    titles = [o for o in person.offices if o.title is not None]
    bodies = [o for o in person.offices if o.body is not None]
    return out.Person(
        id=id_, name=as_given(reading, named, person.name), span=at(*named),
        aliases=tuple(_alias(reading, person, alias) for alias in person.aliases),
        titles=tuple(_title(reading, o) for o in titles),
        represents=tuple(_body(o.body, forms) for o in bodies if o.body),
        offices=tuple(_office(reading, o, forms) for o in (*titles, *bodies)),
        rule=person.rule, basis="stated", confidence=person.confidence,
    )  # fmt: skip


def as_given(reading: Reading, span: Span, words: str) -> str:
    """The words as the given text has them (its apostrophes), if they stand at that place."""
    start, end = reading.normal.to_source(*span)
    given = " ".join(reading.text[start:end].split())
    return given if " ".join(normalise(given).text.split()) == words else words


def _alias(reading: Reading, person: Person, alias: str) -> str:
    text = reading.normal.text
    place = next((m for m in person.mentions if text[m[0] : m[1]] == alias), None)
    return as_given(reading, place, alias) if place is not None else alias


def _title(reading: Reading, office: Office) -> str:
    title = office.title or ""
    bare = title.removeprefix("former ")
    given = as_given(reading, office.span, bare)
    return title.replace(bare, given) if given != bare else title


def _named(reading: Reading, person: Person) -> Span:
    """The first mention in the fullest form."""
    text = reading.normal.text
    return next(
        (m for m in person.mentions if text[m[0] : m[1]] == person.name), person.mentions[0]
    )


def _office(reading: Reading, office: Office, forms: dict[str, str]) -> out.Office:
    body = office.body
    return out.Office(
        kind="title" if body is None else "represents",
        value=_title(reading, office) if body is None else _value(body, forms),
        span=reading.normal.to_source(*office.span),
        rule=office.rule, basis=office.basis, confidence=office.confidence,
    )  # fmt: skip


def _value(body: Body, forms: dict[str, str]) -> str:
    return body.iso3 if body.type == "country" and body.iso3 else _body(body, forms).name


def _event(reading: Reading, event: Event, id_: str) -> out.Event:
    return out.Event(
        id=id_, name=event.name, aliases=tuple(event.aliases), kind=event.kind, date=event.date,
        place=event.place, roster=event.roster, span=reading.normal.to_source(*event.mentions[0]),
        rule=event.rule, basis="stated", confidence=event.confidence,
    )  # fmt: skip
