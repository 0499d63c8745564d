"""Claims of registers: who held which office from when until when, and what belongs to what.

Each claim quotes its whole record. A text's claim on the same office has no term, so the two stand
beside each other as facts of their own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from graph import ids
from graph.model import Body, Claim, Document, Extraction, Mention, Person
from graph.model.extraction import Term, Tie
from graph.values import portfolios, portfolios_of
from loaders.claims import bodies
from loaders.claims.bodies import Actor
from loaders.claims.builder import Builder, Given
from loaders.claims.people import Held, anchor_of, mention_of, office_at, represents
from loaders.claims.sentences import Records

Who = Callable[[str], Mention]


def registered_claims(document: Document, extraction: Extraction) -> list[Claim]:
    """All claims of a register, in text order."""
    register = extraction.registered
    assert register is not None
    builder = Builder(document, Records())
    known: dict[Body, Actor] = {}

    def actor(body: Body) -> Actor:
        if body not in known:
            known[body] = bodies.actor(body, document.id)
        return known[body]

    terms: dict[str, list[tuple[Term, Actor]]] = defaultdict(list)
    for term in register.terms:
        terms[term.person].append((term, actor(term.body)))
    taken = _taken(extraction.people, terms, document.id)
    for person in extraction.people:
        _person(builder, person, terms.get(person.id, []), taken)
    for tie in register.ties:
        _tie(builder, tie, actor)
    return builder.claims()


def _taken(
    people: Sequence[Person], terms: dict[str, list[tuple[Term, Actor]]], document: str
) -> Counter[str]:
    """How many persons of the register have each id: namesakes without an identifier share one."""
    return Counter(
        mention_of(p, document, anchor_of([a for _, a in terms.get(p.id, [])])).id
        for p in people
        if not p.identifier
    )


def _person(
    builder: Builder, person: Person, terms: list[tuple[Term, Actor]], taken: Counter[str]
) -> None:
    """A person and all terms.

    With an identifier there is a mention under each body that the person stood for, so that a text
    that knows one of them only means the same person. Namesakes without one stay apart, from each
    other and from all texts: nobody can tell which of them a text means.
    """
    whole = mention_of(person, builder.document.id, anchor_of([a for _, a in terms]))
    if taken[whole.id] > 1:
        own = ids.digest(builder.document.id, person.id)[:8]
        whole = Mention("Person", f"{whole.id.partition('#')[0]}#{own}")
    offices: dict[Mention, list[Held]] = defaultdict(list)
    for term, found in terms:
        mention = mention_of(person, builder.document.id, found.anchor)
        offices[mention if person.identifier else whole].append(_held(term, found))
    for mention, held in offices.items() or [(whole, [])]:
        _describe(builder, person, mention, held)
        for h in held:
            _term(builder, mention, h)


def _describe(builder: Builder, person: Person, mention: Mention, held: Sequence[Held]) -> None:
    builder.describe(
        mention,
        person.span,
        person,
        name=person.name,
        aliases=person.aliases,
        identifiers=[person.identifier] if person.identifier else [],
        offices=sorted({office for h in held if (office := office_at(h))}),
        bodies=sorted({h.actor.anchor for h in held}),
    )


def _held(term: Term, found: Actor) -> Held:
    first, last = _iso(term.since), _iso(term.until)
    days = {
        "from": first,
        "from_precision": term.since_precision,
        "until": last,
        "until_precision": term.until_precision,
    }
    key = first or (f"/{last}" if last else "")
    return Held(found, term.title, term.span, term, key, days)


def _term(builder: Builder, mention: Mention, held: Held) -> None:
    represents(builder, mention, held, [])
    iso3 = held.actor.id if held.actor.mention.label == "Country" else None
    for slug in portfolios_of(held.title, iso3) if iso3 and held.title else ():
        body = Body(type="ministry", name=portfolios()[slug].name, iso3=iso3, event=None)
        ministry = bodies.ministry_actor(body, builder.document.id, slug)
        evidence = Given(f"{held.evidence.rule}.portfolio", "inferred", held.evidence.confidence)
        represents(builder, mention, replace(held, actor=ministry, evidence=evidence), [held])


def _tie(builder: Builder, tie: Tie, actor: Callable[[Body], Actor]) -> None:
    part = bodies.describe(builder, actor(tie.body), tie.span, tie)
    whole = bodies.describe(builder, actor(tie.whole), tie.span, tie)
    if tie.kind == "part_of":
        builder.add("part_of", part, whole, tie.span, tie)
        return
    builder.add(
        "member_of",
        part,
        whole,
        tie.span,
        tie,
        **{"from": _iso(tie.since)},
        from_precision=tie.since_precision,
        until=_iso(tie.until),
        until_precision=tie.until_precision,
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
