"""Events and who was there, was to be there, or stayed away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph import ids
from graph.ids import fold
from graph.model import Attended, Body, Event, Extraction, Mention
from graph.values import capital, country, is_ambiguous, period, topics, topics_in
from loaders.claims import bodies
from loaders.claims.builder import Builder, Given
from loaders.claims.people import Delegate

_STATUSES = {"planned": "expected_at", "invited": "invited_to", "absent": "absent_from"}


@dataclass(frozen=True)
class Gathering:
    """An event of the document: its mention, and its day where it took one day."""

    mention: Mention
    day: date | None


def add_events(builder: Builder, extraction: Extraction) -> dict[str, Gathering]:
    """Claims about all events; what each is, by the extraction's event ids."""
    seen: Counter[str] = Counter()
    names = {p.id: fold(p.name) for p in extraction.people}
    participants: dict[str, set[str]] = {}
    for a in extraction.attended:
        if a.status != "absent":
            who = names.get(a.who, "") if isinstance(a.who, str) else _key(builder, a.who)
            participants.setdefault(a.event, set()).add(who)
    out = {}
    for event in sorted(extraction.events, key=lambda e: e.span):
        name = ids.slug(event.name)
        present = sorted(participants.get(event.id, set()) - {""})
        out[event.id] = _event(builder, event, str(seen[name]), present)
        seen[name] += 1
    return out


def _key(builder: Builder, body: Body) -> str:
    return bodies.actor(body, builder.document.id).id


def _event(
    builder: Builder, event: Event, occurrence: str, participants: Sequence[str]
) -> Gathering:
    id_ = ids.local(event.name, builder.document.id, ids.slug(event.name), occurrence)
    mention = Mention("Event", id_)
    days = period(event.date) if event.date else None
    builder.describe(
        mention,
        event.span,
        event,
        name=event.name,
        aliases=event.aliases,
        kind=event.kind,
        start=str(days.start) if days else None,
        end=str(days.end) if days else None,
        place=event.place,
        roster=event.roster,
        participants=participants,
    )
    host = _country_of(event.place) if event.place else None
    if host and (found := bodies.country_actor(host)):
        bodies.describe(builder, found, event.span, event)
        builder.add("held_in", mention, found.mention, event.span, event)
    add_topics(builder, mention, f"{event.name}\n{builder.sentence(event.span)}", event.span)
    return Gathering(mention, days.start if days and days.start == days.end else None)


def _country_of(place: str) -> str | None:
    """The country that a place is or lies in: "Busan, Korea"; cities only if they are capitals."""
    parts = [place, *(p.strip() for p in reversed(place.split(",")))]
    sure = parts if "," not in place else [p for p in parts if not is_ambiguous(p)]
    for lookup in (country, capital):
        for part in sure:
            if found := lookup(part):
                return found.iso3
    return None


def add_topics(builder: Builder, mention: Mention, text: str, span: tuple[int, int]) -> None:
    """Claims that a statement or event is about the topics whose words its text has."""
    evidence = Given("topic-words", "inferred")
    for slug in topics_in(text):
        topic = Mention("Topic", slug)
        known = topics()[slug]
        builder.describe(topic, span, evidence, name=known.name, words=known.words)
        builder.add("about", mention, topic, span, evidence)


def add_presence(
    builder: Builder,
    extraction: Extraction,
    people: Mapping[str, Delegate],
    events: Mapping[str, Gathering],
) -> None:
    """Claims about who attended, was expected, invited or absent, and in which role."""
    for item in extraction.attended:
        if item.event in events:
            _presence(builder, item, people, events[item.event].mention)


def _presence(
    builder: Builder, item: Attended, people: Mapping[str, Delegate], event: Mention
) -> None:
    titles: tuple[str, ...] = ()
    behalf: Sequence[str] = ()
    if isinstance(item.who, str):
        delegate = people[item.who]
        who, titles, behalf = delegate.mention, delegate.titles, delegate.speaks_for
    else:
        actor = bodies.actor(item.who, builder.document.id)
        who = bodies.describe(builder, actor, item.span, item)
    if item.on_behalf_of:
        principals = [bodies.actor(b, builder.document.id) for b in item.on_behalf_of]
        for principal in principals:
            bodies.describe(builder, principal, item.span, item)
        behalf = list(dict.fromkeys(id_ for p in principals for id_ in p.stands_for))
    if item.status != "attended":
        kind = _STATUSES[item.status]
        builder.add(
            kind,
            who,
            event,
            item.span,
            item,
            roles=(item.role,),
            titles=titles,
            on_behalf_of=behalf,
        )
        return
    if who.label == "Person" or item.role != "convened":
        builder.add(
            "attended",
            who,
            event,
            item.span,
            item,
            roles=(item.role,),
            titles=titles,
            on_behalf_of=behalf,
        )
    if item.role != "participant":
        builder.add(
            item.role,
            who,
            event,
            item.span,
            item,
            on=item.on,
            titles=titles,
            on_behalf_of=behalf,
        )
