"""Which person mentions are one person.

A mention is a name under an anchor: the country that the person speaks for, else the body. Two
with the same anchor are one person when their names are alike enough; across anchors nothing is
joined by name alone. An identifier of a register joins and parts whatever the names say. Two that
one list of participants names side by side are two persons, unless their names are the same. A
mention without an anchor joins the one person that bears its very name, if some text anchors that
person too: a register knows many people whom no text means. What could be either of two stays
alone, and so does a lone surname.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations, product
from typing import get_args

from graph.ids import fold
from graph.resolution import names
from graph.resolution.clusters import Link, Pair, Partition, candidates, cluster
from graph.resolution.names import Likeness

_LIFETIME = 60  # years between two reports of one person in office, at most


@dataclass(frozen=True)
class PersonMention:
    """What documents say of a person, as far as persons are compared by it.

    Attributes:
        id: mention id, `jane-doe@FRA`, `jane-doe@some-body` or `jane-doe`, with `#Q1` behind it
            where a register identifies the person, and with a hash where it stands for itself.
        names: forms of the name.
        offices: what the person is at a body, `finance minister@FRA`.
        bodies: countries and bodies that the person speaks for, beside the anchor.
        listed: lists of participants that name the person; they name everybody once.
        identifier: of a register for all.
        first: day of the first report.
        last: day of the last one.
    """

    id: str
    names: frozenset[str]
    offices: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    listed: frozenset[str] = frozenset()
    identifier: str = ""
    first: date | None = None
    last: date | None = None

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Country or body that the id carries, and the others."""
        anchor = self.id.partition("@")[2].partition("#")[0]
        return self.bodies | {anchor} if anchor else self.bodies

    @property
    def alone(self) -> bool:
        """Whether no rule can tell who it is: a lone surname, one of several namesakes."""
        return "#" in self.id and not self.identifier

    @cached_property
    def full_names(self) -> frozenset[str]:
        """Forms of more than one word; a surname says nothing across documents."""
        return frozenset(n for n in self.names if not names.lone(n))

    @cached_property
    def folded_names(self) -> frozenset[str]:
        """The same, folded."""
        return frozenset(map(fold, self.full_names))

    @cached_property
    def keys(self) -> frozenset[str]:
        """Mentions that may be one person have a key in common."""
        if self.alone:
            return frozenset()
        under = {f"Person {a} {k}" for k in names.keys(self.full_names) for a in self.anchors}
        exact = {f"Person {key}" for key in names.exact_keys(self.full_names)}
        return frozenset(under | exact | ({f"Person #{self.identifier}"} - {"Person #"}))


def likeness(a: PersonMention, b: PersonMention) -> Likeness | None:
    """The nearest that any two of their full names come."""
    found = {names.alike(one, other) for one in a.full_names for other in b.full_names}
    return next((like for like in get_args(Likeness) if like in found), None)


def link(a: PersonMention, b: PersonMention) -> Link | None:
    """The rule that makes two mentions one person."""
    if a.alone or b.alone or (a.identifier and b.identifier and a.identifier != b.identifier):
        return None
    if a.identifier and a.identifier == b.identifier:
        return Link.between(0, a.id, b.id, "the same identifier")
    if not a.anchors or not b.anchors:
        if bool(a.anchors) != bool(b.anchors) and likeness(a, b) == "same":
            return Link.between(_UNANCHORED, a.id, b.id, "the same name")
        return None
    shared = a.anchors & b.anchors
    if not shared or _ages_apart(a, b):
        return None
    if _listed_apart(a, b):  # asked first: a long list compares most of its people with each other
        return None
    like = likeness(a, b)
    office = bool(a.offices & b.offices)
    if like is None or (like in _WEAK and not office):
        return None
    rank = 1 + 2 * get_args(Likeness).index(like) + (not office)
    reason = f"{REASONS[like]}, {min(shared)}{', the same office' if office else ''}"
    return Link.between(rank, a.id, b.id, reason)


REASONS: dict[Likeness, str] = {
    "same": "the same name",
    "spelling": "a spelling of the name",
    "shorter": "a shorter form of the name",
    "near": "nearly the same name",
    "part": "a part of the name",
    "initials": "initials of the name",
}
_WEAK = frozenset({"near", "part", "initials"})
_UNANCHORED = 1 + 2 * len(REASONS)


def people(
    mentions: Iterable[PersonMention], same: Iterable[Pair] = (), apart: Iterable[Pair] = ()
) -> Partition:
    """Who is who: the person of each mention, and what could not be decided.

    Args:
        mentions: each id once, with all that is said of it.
        same: pairs that were judged to be one person.
        apart: pairs that were judged not to be.
    """
    every = {m.id: m for m in sorted(mentions, key=lambda m: m.id)}
    links = [found for a, b in candidates(every.values()) if (found := link(a, b))]

    def fits(sides: Sequence[frozenset[str]]) -> bool:
        return _fit([[every[m] for m in side] for side in sides])

    return cluster(every, links, fits, same, apart)


def join_people(
    mentions: Iterable[PersonMention], same: Iterable[Pair] = (), apart: Iterable[Pair] = ()
) -> dict[str, str]:
    """Person id of each mention id: the smallest of those that are one person."""
    return people(mentions, same, apart).root


def _fit(sides: Sequence[Sequence[PersonMention]]) -> bool:
    """Whether nothing speaks against some sets of mentions being one person."""
    known = [frozenset(m.identifier for m in side if m.identifier) for side in sides]
    if any(a and b and a.isdisjoint(b) for a, b in combinations(known, 2)):
        return False
    anchors = [frozenset[str]().union(*(m.anchors for m in side)) for side in sides]
    ties = [a | {f"#{i}" for i in ids} for a, ids in zip(anchors, known, strict=True)]
    if not _connected([t for t in ties if t]):
        return False
    if not all(anchors) and not any(m.anchors and not m.identifier for s in sides for m in s):
        return False
    pairs = (pair for a, b in combinations(sides, 2) for pair in product(a, b))
    return all(a.identifier == b.identifier != "" or _may_be_one(a, b) for a, b in pairs)


def _may_be_one(a: PersonMention, b: PersonMention) -> bool:
    return not _listed_apart(a, b) and likeness(a, b) is not None


def _listed_apart(a: PersonMention, b: PersonMention) -> bool:
    """Whether one list names both, so that likeness of two names is no reason to join them."""
    if a.listed.isdisjoint(b.listed):
        return False
    return a.folded_names.isdisjoint(b.folded_names)


def _connected(groups: Sequence[frozenset[str]]) -> bool:
    """Whether sets hang together by what they share."""
    reached, rest = groups[0] if groups else frozenset[str](), list(groups[1:])
    while near := [g for g in rest if not g.isdisjoint(reached)]:
        reached = reached.union(*near)
        rest = [g for g in rest if g not in near]
    return not rest


def _ages_apart(a: PersonMention, b: PersonMention) -> bool:
    """Whether two reports are further apart than one person holds offices."""
    if not (a.first and a.last and b.first and b.last):
        return False
    return max(a.first, b.first).year - min(a.last, b.last).year > _LIFETIME
