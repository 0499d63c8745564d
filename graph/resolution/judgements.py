"""What people decided about pairs of mentions, and which decisions contradict each other."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from graph.ids import digest
from graph.resolution.clusters import Pair

Verdict = Literal["same", "different"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision that two persons, or two events, are one, or are not.

    Attributes:
        verdict: same or different.
        label: Person or Event.
        one: id of a mention.
        other: id of another, greater than `one`.
        because: why.
        by: who decided.
        at: when, UTC.
    """

    verdict: Verdict
    label: str
    one: str
    other: str
    because: str
    by: str
    at: datetime

    @property
    def id(self) -> str:
        """There is one judgement a pair."""
        return digest(self.label, self.one, self.other)[:8]

    def __str__(self) -> str:
        sign = "=" if self.verdict == "same" else "≠"
        return f"{self.one} {sign} {self.other}"


@dataclass(frozen=True)
class Judgements:
    """What people decided, as pairs of mention ids.

    Attributes:
        same: pairs that are one person or event.
        apart: pairs that are not.
    """

    same: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> Judgements:
        """The pairs of some judgements."""
        every = list(judgements)
        return cls(
            frozenset((j.one, j.other) for j in every if j.verdict == "same"),
            frozenset((j.one, j.other) for j in every if j.verdict == "different"),
        )


NONE = Judgements()


def contradiction(known: Iterable[Judgement], new: Judgement) -> list[Judgement]:
    """The judgements that together say the opposite of a new one, as a chain; none if they do not.

    A = B and B = C leave no room for A ≠ C, nor A = B and B ≠ C for A = C.
    """
    earlier = [j for j in known if j.id != new.id]
    same = [j for j in earlier if j.verdict == "same"]
    if new.verdict == "different":
        return _path(same, new.one, new.other) or []
    for parted in (j for j in earlier if j.verdict == "different"):
        for here, there in ((parted.one, parted.other), (parted.other, parted.one)):
            first, last = _path(same, new.one, here), _path(same, there, new.other)
            if first is not None and last is not None:
                return [*first, parted, *last]
    return []


def _path(same: Sequence[Judgement], start: str, goal: str) -> list[Judgement] | None:
    """The shortest chain of judgements that makes two one; None where there is none."""
    reached: dict[str, list[Judgement]] = {start: []}
    open_ = deque([start])
    while open_:
        at = open_.popleft()
        if at == goal:
            return reached[at]
        for j in same:
            if at in (j.one, j.other):
                to = j.other if at == j.one else j.one
                if to not in reached:
                    reached[to] = [*reached[at], j]
                    open_.append(to)
    return None
