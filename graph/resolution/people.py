"""Which person mentions are one person.

A mention is a name under an anchor: the country that the person speaks for, else the body. Two
with the same anchor are one person when their names are alike enough; across anchors nothing is
joined by name alone. A mention without an anchor joins the one person that bears its very name;
with two such persons it could be either, and stays alone. So does a lone surname.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

from graph.resolution import names
from graph.resolution.clusters import Clusters, Link, Pair, candidates, cluster
from graph.resolution.names import Likeness


@dataclass(frozen=True)
class PersonMention:
    """What documents say of a person, as far as persons are compared by it.

    Attributes:
        id: mention id, `jane-doe@FRA`, `jane-doe@some-body` or `jane-doe`.
        names: forms of the name.
        offices: what the person is at a body, `finance minister@FRA`.
    """

    id: str
    names: frozenset[str]
    offices: frozenset[str] = frozenset()

    @property
    def anchor(self) -> str:
        """Country or body that the id carries; empty where it has none."""
        return self.id.partition("@")[2]

    @cached_property
    def keys(self) -> frozenset[str]:
        """Mentions that may be one person have a key in common."""
        return frozenset(f"Person {key}" for key in names.keys(self.names))


def likeness(a: PersonMention, b: PersonMention) -> Likeness | None:
    """The nearest that any two of their names come."""
    found = {names.alike(one, other) for one in a.names for other in b.names}
    return next((like for like in get_args(Likeness) if like in found), None)


def link(a: PersonMention, b: PersonMention) -> Link | None:
    """The rule that makes two mentions one person."""
    if not a.anchor or a.anchor != b.anchor:
        return None
    like = likeness(a, b)
    office = bool(a.offices & b.offices)
    if like is None or (like in ("part", "initials") and not office):
        return None
    rank = 2 * get_args(Likeness).index(like) + (not office)
    reason = f"{_REASONS[like]}, {a.anchor}{', the same office' if office else ''}"
    one, other = sorted((a.id, b.id))
    return Link(rank, one, other, reason)


_REASONS: dict[Likeness, str] = {
    "same": "the same name",
    "spelling": "a spelling of the name",
    "shorter": "a shorter form of the name",
    "part": "a part of the name",
    "initials": "initials of the name",
}


def related(a: PersonMention, b: PersonMention) -> bool:
    """Whether what one is can depend on the other."""
    if a.anchor and b.anchor:
        return link(a, b) is not None
    return likeness(a, b) == "same"


def join_people(
    mentions: Iterable[PersonMention],
    same: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
) -> dict[str, str]:
    """Person id of each mention id: the smallest of those that are one person.

    Args:
        mentions: each id once, with all that is said of it.
        same: pairs that were judged to be one person.
        apart: pairs that were judged not to be.
    """
    every = sorted(mentions, key=lambda m: m.id)
    links = [found for a, b in candidates(every) if (found := link(a, b))]
    clusters = cluster((m.id for m in every), links, same, apart)
    anchored = [m for m in every if m.anchor]
    for mention in every:
        if not mention.anchor:
            _join_unanchored(mention, anchored, clusters)
    return clusters.root


def _join_unanchored(
    mention: PersonMention, anchored: Sequence[PersonMention], clusters: Clusters
) -> None:
    """A name without country or body is the one person of that name, if there is one only."""
    bearers = {clusters.root[m.id]: m for m in anchored if likeness(mention, m) == "same"}
    if len(bearers) == 1:
        clusters.join(mention.id, next(iter(bearers)))
