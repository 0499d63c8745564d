"""People: who they are, which offices they hold, and for whom they speak by office."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from graph import ids
from graph.ids import fold
from graph.model import Body, Extraction, Mention, Person
from graph.model.extraction import Inferred, Office, Span
from graph.resolution.names import lone
from graph.values import portfolios_of, rank, ranks
from loaders.claims import bodies
from loaders.claims.bodies import Actor
from loaders.claims.builder import Builder, Evidence

LISTED = "list.entry"  # rule of who a list of participants names: each entry is somebody else


@dataclass(frozen=True)
class Delegate:
    """A person of the document with what presence and speech say of them.

    Attributes:
        mention: the person.
        titles: current titles as written.
        speaks_for: ids of what the person stands for by stated office.
    """

    mention: Mention
    titles: tuple[str, ...]
    speaks_for: tuple[str, ...]


@dataclass(frozen=True)
class Held:
    """One represented body with the title under which it is represented.

    Attributes:
        actor: the body.
        title: as written.
        span: the words that say so.
        evidence: how far they can be trusted.
        term: tells terms of one office apart; empty where a text says nothing of days.
        days: from and until, with their precision, as qualifiers.
    """

    actor: Actor
    title: str | None
    span: Span
    evidence: Evidence
    term: str = ""
    days: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Holder:
    """A person of the document under the mention id, with the offices that the text gives."""

    person: Person
    mention: Mention
    titles: tuple[str, ...]
    held: Sequence[Held]
    stated: Sequence[Held]


def add_people(builder: Builder, extraction: Extraction) -> dict[str, Delegate]:
    """Claims about all people; who each is, by the extraction's person ids."""
    inferred: dict[str, list[Inferred]] = {}
    for item in extraction.inferred:
        inferred.setdefault(item.person, []).append(item)
    holders = [_holder(builder.document.id, person) for person in extraction.people]
    listed = _listed(builder.document.id, extraction, holders)
    return {
        holder.person.id: _person(
            builder, holder, inferred.get(holder.person.id, ()), listed.get(holder.mention, ())
        )
        for holder in holders
    }


def _holder(document: str, person: Person) -> Holder:
    actors = [bodies.actor(body, document) for body in person.represents]
    titles = tuple(t for t in person.titles if not fold(t).startswith("former "))
    held = _pair(person, actors, titles)
    stated = [h for h in held if h.evidence.basis != "inferred"] or held
    mention = mention_of(person, document, anchor_of([h.actor for h in stated]))
    return Holder(person, mention, titles, held, stated)


def _listed(
    document: str, extraction: Extraction, holders: Sequence[Holder]
) -> dict[Mention, Sequence[str]]:
    """The lists of participants, one an event, that name each mention."""
    mentions = {holder.person.id: holder.mention for holder in holders}
    found: dict[Mention, dict[str, None]] = {}
    for entry in extraction.attended:
        if entry.rule == LISTED and isinstance(entry.who, str):
            events = found.setdefault(mentions[entry.who], {})
            events[ids.digest(document, entry.event)[:12]] = None
    return {mention: sorted(events) for mention, events in found.items()}


def _person(
    builder: Builder, holder: Holder, inferred: Iterable[Inferred], listed: Sequence[str]
) -> Delegate:
    document = builder.document.id
    person, mention, titles = holder.person, holder.mention, holder.titles
    held, stated = holder.held, holder.stated
    builder.describe(
        mention,
        person.span,
        person,
        name=person.name,
        aliases=person.aliases,
        offices=sorted({office for h in stated if (office := office_at(h))}),
        bodies=sorted({h.actor.anchor for h in stated}),
        listed=listed or None,
    )
    for h in held:
        represents(builder, mention, h, [])
    for item in inferred:
        found = bodies.ministry_actor(item.ministry, document, item.portfolio)
        title = _title_of(item.portfolio, titles, item.ministry.iso3)
        offices = [h for h in stated if h.actor.id == item.ministry.iso3]
        represents(builder, mention, Held(found, title, item.span, item), offices)
    speaks_for = dict.fromkeys(id_ for h in stated for id_ in h.actor.stands_for)
    return Delegate(mention, titles, tuple(speaks_for))


def anchor_of(actors: Sequence[Actor]) -> str:
    """Under what a person is told apart: the country comes before the body."""
    countries = [a.anchor for a in actors if a.mention.label == "Country"]
    return next(iter(countries or [a.anchor for a in actors]), "")


def mention_of(person: Person, document: str, anchor: str) -> Mention:
    """A person under an anchor.

    A lone surname stays in its document; an identifier tells namesakes apart.
    """
    id_ = ids.anchored(person.name, anchor)
    if person.identifier:
        id_ = f"{id_}#{person.identifier}"
    elif lone(person.name):
        id_ = f"{id_}#{ids.digest(document)[:8]}"
    return Mention("Person", id_)


def represents(builder: Builder, mention: Mention, held: Held, via: Sequence[Held]) -> None:
    """Claim an office; `via` are the offices that it follows from."""
    found = held.actor
    bodies.describe(builder, found, held.span, held.evidence)
    ministry = found.mention.label == "Ministry"
    portfolio = found.properties.get("portfolio") if ministry else None
    iso3 = found.anchor if found.anchor.isupper() else None
    of_state = found.mention.label != "Institution"
    grade, fields = _office_of(held.title, iso3, of_state) if held.title else (None, ())
    builder.add(
        "represents",
        mention,
        found.mention,
        held.span,
        held.evidence,
        title=held.title,
        office=portfolio or _office(held.title, iso3, of_state=of_state),
        portfolio=portfolio or ", ".join(fields),
        rank=grade,
        rank_order=ranks()[grade].order if grade else None,
        via=[_step(v, iso3) for v in via],
        term=held.term,
        **held.days,
    )


def office_at(held: Held) -> str:
    """An office with its body, by which mentions compare: `minister finance@FRA`."""
    found = held.actor
    iso3 = found.anchor if found.anchor.isupper() else None
    office = _office(held.title, iso3, of_state=found.mention.label != "Institution")
    return f"{office}@{found.id}" if office else ""


def _step(held: Held, iso3: str | None) -> str:
    """An office that another follows from, as the writer takes it."""
    office = _office(held.title, iso3, of_state=True)
    step = f"{held.actor.mention.label}|{held.actor.id}|{office}"
    return f"{step}|{held.term}" if held.term else step


def _office(title: str | None, iso3: str | None, *, of_state: bool) -> str:
    """A title in the form in which offices compare: "Finance Minister" is "Minister of Finance"."""
    if not title:
        return ""
    grade, fields = _office_of(title, iso3, of_state)
    return " ".join((grade, *fields)) if grade and fields else fold(title)


@lru_cache(maxsize=4096)
def _office_of(title: str, iso3: str | None, of_state: bool) -> tuple[str | None, tuple[str, ...]]:
    """Rank and portfolios that a title shows; the same few titles come again and again."""
    return rank(title, of_state=of_state), portfolios_of(title, iso3) if of_state else ()


def _title_of(portfolio: str, titles: Sequence[str], iso3: str | None) -> str | None:
    return next((t for t in titles if portfolio in _office_of(t, iso3, True)[1]), None)


def _pair(person: Person, actors: Sequence[Actor], titles: Sequence[str]) -> list[Held]:
    """Each represented body with its title: the nearest in the text, else the one that fits.

    A title that no body takes goes to the first body, so that no office is lost.
    """
    said = {o.value: o for o in person.offices if o.kind == "represents"}
    where = {o.value: o for o in person.offices if o.kind == "title"}
    held: list[Held] = []
    for body, found in zip(person.represents, actors, strict=True):
        office = said.get(body.iso3 or "") or said.get(body.name)
        title = _nearest(body, office, titles, where)
        held.append(Held(found, title, *_place(person, office, where.get(title or ""))))
    used = {h.title for h in held}
    if held:
        first = held[0]
        held += [
            Held(first.actor, t, *_place(person, where.get(t), None))
            for t in titles
            if t not in used
        ]
    return held


def _nearest(
    body: Body, office: Office | None, titles: Sequence[str], where: dict[str, Office]
) -> str | None:
    if len(titles) < 2:
        return titles[0] if titles else None
    if naming := [t for t in titles if fold(body.name) in fold(t)]:
        return naming[0]
    if office is None or not where:
        return titles[0]
    placed = [t for t in titles if t in where] or list(titles)
    start = office.span[0]
    return min(placed, key=lambda t: abs(where[t].span[0] - start) if t in where else 0)


def _place(person: Person, office: Office | None, title: Office | None) -> tuple[Span, Evidence]:
    """The words that carry an office: body, title and name where these are close together."""
    evidence: Evidence = office or person
    spans = [s.span for s in (office, title) if s] or [person.span]
    near = [s for s in (*spans, person.span) if abs(s[0] - spans[0][0]) < 200]
    return (min(s[0] for s in near), max(s[1] for s in near)), evidence
