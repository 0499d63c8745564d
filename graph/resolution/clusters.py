"""Mentions that belong together, as a function of the links and judgements alone.

Links are taken in ranks, the surest first. Within a rank nothing depends on order: what could
belong to two that do not fit each other belongs to neither, and is kept as unsure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from typing import Protocol, TypeVar

Pair = tuple[str, str]
Fits = Callable[[Sequence[frozenset[str]]], bool]


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
    every: dict[str, K] = {}
    by_key: dict[str, list[str]] = defaultdict(list)
    for mention in mentions:
        every[mention.id] = mention
        for key in mention.keys:
            by_key[key].append(mention.id)
    groups = {tuple(found) for found in by_key.values()}  # many keys have the same mentions
    for one, other in sorted({pair for found in groups for pair in combinations(found, 2)}):
        yield every[one], every[other]


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

    @classmethod
    def between(cls, rank: int, one: str, other: str, reason: str) -> Link:
        """A link with its ends in order."""
        return cls(rank, min(one, other), max(one, other), reason)


@dataclass(frozen=True, slots=True)
class Partition:
    """Which mentions are one.

    Attributes:
        root: of each mention, the smallest id of those that it is one with.
        unsure: links that were not followed, since what they would join does not fit.
    """

    root: dict[str, str]
    unsure: tuple[Link, ...]


def cluster(
    mentions: Iterable[str],
    links: Iterable[Link],
    fits: Fits,
    same: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
) -> Partition:
    """Join what people judged to be the same, then what rules link, the surest links first.

    Args:
        mentions: ids.
        links: what rules take for one.
        fits: whether some sets of mentions may be one, as far as rules can tell.
        same: pairs that were judged to be one.
        apart: pairs that were judged not to be.
    """
    clusters = _Clusters(mentions, fits)
    for pair in apart:
        clusters.separate(*pair)
    for pair in sorted(same):
        clusters.join(*pair)
    ranks: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        ranks[link.rank].append(link)
    unsure = [link for rank in sorted(ranks) for link in clusters.follow(ranks[rank])]
    root = clusters.root
    return Partition(root, tuple(n for n in sorted(unsure) if root[n.one] != root[n.other]))


@dataclass(slots=True)
class _Clusters:
    mentions: Iterable[str]
    fits: Fits
    root: dict[str, str] = field(init=False)
    _members: dict[str, frozenset[str]] = field(init=False)
    _apart: dict[str, set[str]] = field(init=False)

    def __post_init__(self) -> None:
        self.root = {m: m for m in self.mentions}
        self._members = {m: frozenset({m}) for m in self.root}
        self._apart = {m: set() for m in self.root}

    def separate(self, one: str, other: str) -> None:
        if one in self.root and other in self.root:
            self._apart[one].add(other)
            self._apart[other].add(one)

    def join(self, one: str, other: str) -> None:
        if one not in self.root or other not in self.root:
            return
        kept, gone = sorted((self.root[one], self.root[other]))
        if kept == gone or self._parted(kept, gone):
            return
        for member in self._members[gone]:
            self.root[member] = kept
        self._members[kept] |= self._members.pop(gone)
        self._apart[kept] |= self._apart.pop(gone)

    def follow(self, links: Iterable[Link]) -> list[Link]:
        """Join along links of one rank; those that are not followed come back."""
        open_ = [n for n in sorted(links) if self.root[n.one] != self.root[n.other]]
        near = _neighbours((self.root[n.one], self.root[n.other]) for n in open_)
        agree = cache(self._agree)  # an event that many texts name is near itself many times
        torn = {c for c, found in near.items() if not agree(frozenset((c, *found)))}
        sure = [n for n in open_ if not torn & {self.root[n.one], self.root[n.other]}]
        for component in _components(
            _neighbours((self.root[n.one], self.root[n.other]) for n in sure)
        ):
            if agree(component):
                first = min(component)
                for other in component - {first}:
                    self.join(first, other)
        return [n for n in open_ if self.root[n.one] != self.root[n.other]]

    def _agree(self, roots: frozenset[str]) -> bool:
        """Whether all may be one."""
        told = [c for c in roots if self._apart[c]]
        parted = any(self._parted(a, b) for a in told for b in roots)
        return not parted and self.fits([self._members[c] for c in sorted(roots)])

    def _parted(self, a: str, b: str) -> bool:
        return not self._apart[a].isdisjoint(self._members[b])


def _neighbours(pairs: Iterable[Pair]) -> dict[str, set[str]]:
    near: dict[str, set[str]] = defaultdict(set)
    for a, b in pairs:
        near[a].add(b)
        near[b].add(a)
    return near


def _components(near: Mapping[str, set[str]]) -> Iterator[frozenset[str]]:
    """Sets of what hangs together."""
    rest = set(near)
    while rest:
        component, front = set(), {rest.pop()}
        while front:
            component |= front
            front = set[str]().union(*(near[one] for one in front)) - component
        rest -= component
        yield frozenset(component)
