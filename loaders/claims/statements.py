"""Statements: who said what, at which event, about whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from graph.ids import digest
from graph.model import Body, Extraction, Mention, Stated
from graph.model.extraction import Span
from loaders.claims import bodies
from loaders.claims.builder import Builder, Given
from loaders.claims.events import Gathering, add_topics
from loaders.claims.finder import bodies as body_finder
from loaders.claims.people import Delegate


def add_statements(
    builder: Builder,
    extraction: Extraction,
    people: Mapping[str, Delegate],
    events: Mapping[str, Gathering],
) -> None:
    """Claims about all statements; joint speakers over one span share a statement."""
    names = {p.id: p.name for p in extraction.people}
    by_span: dict[Span, list[Stated]] = defaultdict(list)
    for item in extraction.stated:
        by_span[item.span].append(item)
    seen: Counter[str] = Counter()
    for span in sorted(by_span):
        text = builder.document.text[span[0] : span[1]]
        id_ = digest(builder.document.id, "statement", text, str(seen[text]))
        seen[text] += 1
        _statement(builder, Mention("Statement", id_), by_span[span], names, people, events)


def _statement(
    builder: Builder,
    statement: Mention,
    items: Sequence[Stated],
    names: Mapping[str, str],
    people: Mapping[str, Delegate],
    events: Mapping[str, Gathering],
) -> None:
    first = items[0]
    text = builder.document.text[first.span[0] : first.span[1]]
    speakers = [names[i.who] if isinstance(i.who, str) else i.who.name for i in items]
    at = next((events[i.event] for i in items if i.event and i.event in events), None)
    published = builder.document.published
    said_on = at.day if at and at.day else published
    builder.describe(
        statement,
        first.span,
        first,
        text=text,
        mode="direct" if any(i.mode == "direct" for i in items) else "indirect",
        speaker=", ".join(dict.fromkeys(speakers)),
        collective=any(isinstance(i.who, Body) and i.who.type == "collective" for i in items),
        said_on=str(said_on) if said_on else None,
        document=builder.document.id,
    )
    if at:
        builder.add("made_at", statement, at.mention, first.span, first)
    for item in items:
        _speaker(builder, statement, item, people, events)
    add_topics(builder, statement, text, first.span)
    _about(builder, statement, text, first.span)


def _speaker(
    builder: Builder,
    statement: Mention,
    item: Stated,
    people: Mapping[str, Delegate],
    events: Mapping[str, Gathering],
) -> None:
    if isinstance(item.who, str):
        delegate = people[item.who]
        builder.add(
            "stated",
            delegate.mention,
            statement,
            item.span,
            item,
            title=delegate.titles[0] if delegate.titles else None,
            on_behalf_of=delegate.speaks_for,
        )
    elif item.who.type == "collective":
        event = item.who.event or item.event
        if event and event in events:
            builder.add("issued", events[event].mention, statement, item.span, item)
    elif item.who.type != "unnamed":
        actor = bodies.actor(item.who, builder.document.id)
        who = bodies.describe(builder, actor, item.span, item)
        builder.add("stated", who, statement, item.span, item)


def _about(builder: Builder, statement: Mention, text: str, span: Span) -> None:
    """The countries and known institutions that the content names."""
    evidence = Given("named-in-content", "inferred")
    named = dict.fromkeys(owner for _, owner in body_finder().find(text))
    for type_, key in named:
        found = bodies.country_actor(key) if type_ == "country" else bodies.listed_institution(key)
        if found:
            bodies.describe(builder, found, span, evidence)
            builder.add("about", statement, found.mention, span, evidence)
