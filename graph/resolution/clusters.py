"""Mentions that belong together, as a function of the pairs alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import Protocol, TypeVar

Pair = tuple[str, str]


class Keyed(Protocol):
    """A mention as far as it is looked up."""

    @property
    def id(self) -> str:
        """Mention id."""

    @property
    def keys(self) -> frozenset[str]:
        """Mentions that may be one have a key in common."""


K = TypeVar("K", bound=Keyed)


def candidates(mentions: Iterable[K]) -> Iterator[tuple[K, K]]:
    """Pairs of mentions with a key in common, each once."""
    by_key: dict[str, list[K]] = defaultdict(list)
    for mention in mentions:
        for key in mention.keys:
            by_key[key].append(mention)
    seen: set[Pair] = set()
    for found in by_key.values():
        for a, b in combinations(found, 2):
            if (a.id, b.id) not in seen:
                seen.add((a.id, b.id))
                yield a, b


@dataclass(frozen=True, order=True, slots=True)
class Link:
    """Two mentions that a rule takes for one, the surest first in order.

    Attributes:
        rank: 0 for the surest rule.
        one: id of a mention.
        other: id of another, greater than `one`.
        reason: what they have in common, in words.
    """

    rank: int
    one: str
    other: str
    reason: str = ""


@dataclass(slots=True)
class Clusters:
    """A partition of mentions that grows by joining, and never joins what is to stay apart.

    Attributes:
        mentions: ids.
        root: of each mention, the smallest id of those that it is joined with.
    """

    mentions: Iterable[str]
    root: dict[str, str] = field(init=False)
    _members: dict[str, set[str]] = field(init=False)
    _apart: dict[str, set[str]] = field(init=False)

    def __post_init__(self) -> None:
        self.root = {m: m for m in self.mentions}
        self._members = {m: {m} for m in self.root}
        self._apart = {m: set() for m in self.root}

    def separate(self, one: str, other: str) -> None:
        """Never join two mentions from now on; without effect where they are joined already."""
        if one in self.root and other in self.root and self.root[one] != self.root[other]:
            self._apart[self.root[one]].add(other)
            self._apart[self.root[other]].add(one)

    def join(self, one: str, other: str) -> None:
        """Put two mentions together with all that are with them, unless some are to stay apart."""
        if one not in self.root or other not in self.root:
            return
        kept, gone = sorted((self.root[one], self.root[other]))
        if kept == gone or self._apart[kept] & self._members[gone]:
            return
        for member in self._members[gone]:
            self.root[member] = kept
        self._members[kept] |= self._members.pop(gone)
        self._apart[kept] |= self._apart.pop(gone)


def cluster(
    mentions: Iterable[str],
    links: Iterable[Link],
    same: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
    distinct: Iterable[Pair] = (),
) -> Clusters:
    """Join what people judged to be the same, then what rules link, the surest links first.

    Args:
        mentions: ids.
        links: what rules take for one.
        same: pairs that were judged to be one.
        apart: pairs that were judged not to be.
        distinct: pairs that no rule may join, though a judgement may.
    """
    clusters = Clusters(mentions)
    for pair in apart:
        clusters.separate(*pair)
    for pair in sorted(same):
        clusters.join(*pair)
    for pair in distinct:
        clusters.separate(*pair)
    for link in sorted(links):
        clusters.join(link.one, link.other)
    return clusters
