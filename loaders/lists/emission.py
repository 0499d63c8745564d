"""From a roster to an extraction: the facts of a list in the shape that all documents share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from graph.model import Body, Event, Extraction, Person
from graph.model import extraction as out
from graph.model.extraction import Office
from graph.values import portfolios, portfolios_of
from loaders.lists.roster import Backed, Gathering, Participant, Roster

_RULE = "list.entry"
_CONFIDENCE = 0.95


def emitted(roster: Roster, id_: str, published: date | None) -> Extraction:
    """Every participant as a person who attended for the delegation; entries stay apart.

    The same name twice in a list makes two persons here; whether they are one is for resolution.
    """
    pairs = [(f"p{n}", entry) for n, entry in enumerate(roster.participants, start=1)]
    return Extraction(
        id=id_,
        published=published.isoformat() if published else None,
        events=tuple(_event(g, f"e{n}") for n, g in enumerate(roster.events, start=1)),
        people=tuple(_person(entry, key) for key, entry in pairs),
        attended=tuple(_attended(entry, key) for key, entry in pairs),
        inferred=tuple(i for key, entry in pairs for i in _ministries(entry, key)),
    )


def _event(gathering: Gathering, id_: str) -> Event:
    return Event(
        id=id_, name=gathering.name, aliases=gathering.aliases, kind="meeting", date=gathering.date,
        place=gathering.place, roster=gathering.roster, span=gathering.span,
        rule="list.heading", confidence=_CONFIDENCE,
    )  # fmt: skip


def _backed(entry: Participant) -> list[Backed]:
    return [b for b in (entry.delegation, *entry.affiliations) if b is not None]


def _person(entry: Participant, id_: str) -> Person:
    backed = _backed(entry)
    titles = [
        Office(
            kind="title", value=t.value, span=t.span, rule=_RULE, confidence=_CONFIDENCE,
            basis="stated",
        )
        for t in entry.titles
    ]  # fmt: skip
    bodies = [
        Office(
            kind="represents", value=_value(b.body), span=entry.span, rule=_RULE,
            confidence=_CONFIDENCE, basis="stated",
        )
        for b in backed
    ]  # fmt: skip
    return Person(
        id=id_, name=entry.name.value, span=entry.name.span,
        titles=tuple(t.value for t in entry.titles), represents=tuple(b.body for b in backed),
        offices=(*titles, *bodies), rule=_RULE, confidence=_CONFIDENCE,
    )  # fmt: skip


def _value(body: Body) -> str:
    return body.iso3 if body.type == "country" and body.iso3 else body.name


def _attended(entry: Participant, id_: str) -> out.Attended:
    delegation: Sequence[Body] = (entry.delegation.body,) if entry.delegation else ()
    return out.Attended(
        who=id_, event=f"e{entry.event + 1}", role=entry.role, status=entry.status,
        on_behalf_of=tuple(delegation), on=None, span=entry.span, rule=_RULE,
        confidence=_CONFIDENCE,
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _portfolios(title: str, land: str) -> tuple[str, ...]:
    """Portfolios of a title; a list repeats few."""
    return tuple(portfolios_of(title, land))


def _ministries(entry: Participant, id_: str) -> Iterator[out.Inferred]:
    """The ministry of a title with a portfolio, where the entry names no ministry itself."""
    land = entry.delegation.body.iso3 if entry.delegation else None
    country = entry.delegation is not None and entry.delegation.body.type == "country"
    if land is None or not country or any(b.body.type == "ministry" for b in entry.affiliations):
        return
    seen: set[str] = set()
    for title in entry.titles:
        for slug in _portfolios(title.value, land):
            if slug in seen:
                continue
            seen.add(slug)
            yield out.Inferred(
                person=id_, portfolio=slug, span=title.span, rule="list.portfolio",
                ministry=Body(type="ministry", name=portfolios()[slug].name, iso3=land, event=None),
            )  # fmt: skip
