"""Pairs that may be one and that no rule joined, for a person to decide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.resolution.clusters import candidates
from graph.resolution.events import EventMention, near_events
from graph.resolution.judgements import Judgements
from graph.resolution.names import Likeness
from graph.resolution.people import REASONS, PersonMention, likeness

_SCORES: dict[Likeness, float] = {
    "same": 0.9,
    "spelling": 0.8,
    "shorter": 0.7,
    "near": 0.6,
    "part": 0.5,
    "initials": 0.4,
}
_OFFICE = 0.08  # more, for the same office
_ELSEWHERE = 0.6  # times, for another country or body


@dataclass(frozen=True, order=True)
class Suggestion:
    """Two nodes that may be one.

    Attributes:
        score: between 0 and 1; for sorting, no probability.
        label: Person or Event.
        one: id of a node.
        other: id of another.
        reasons: what they have in common.
    """

    score: float
    label: str
    one: str
    other: str
    reasons: tuple[str, ...]


def suggestions(
    people: Iterable[PersonMention],
    events: Iterable[EventMention],
    root: Mapping[str, str],
    judged: Judgements,
) -> list[Suggestion]:
    """Pairs that may be one, the likeliest first; none that was judged.

    Args:
        people: all person mentions.
        events: all event mentions.
        root: the node of each mention.
        judged: what people decided.
    """
    best: dict[tuple[str, str], Suggestion] = {}
    parted = {tuple(sorted((root.get(a, a), root.get(b, b)))) for a, b in judged.apart}
    found = [*map(_persons, candidates(people)), *map(_events, candidates(events))]
    for suggestion in filter(None, found):
        one, other = sorted((root[suggestion.one], root[suggestion.other]))
        if one == other or (one, other) in parted:
            continue
        moved = Suggestion(suggestion.score, suggestion.label, one, other, suggestion.reasons)
        best[one, other] = max(moved, best.get((one, other), moved))
    return sorted(best.values(), key=lambda s: (-s.score, s.one, s.other))


def _persons(pair: tuple[PersonMention, PersonMention]) -> Suggestion | None:
    a, b = pair
    like = likeness(a, b)
    if like is None or (a.identifier and b.identifier and a.identifier != b.identifier):
        return None
    score, reasons = _SCORES[like], [REASONS[like]]
    shared = a.anchors & b.anchors
    if shared:
        reasons.append(min(shared))
    elif a.anchors and b.anchors:
        if like != "same":
            return None
        score *= _ELSEWHERE
        reasons.append(f"{min(a.anchors)} and {min(b.anchors)}")
    if a.offices & b.offices:
        score += _OFFICE
        reasons.append("the same office")
    return Suggestion(round(score, 2), "Person", a.id, b.id, tuple(reasons))


def _events(pair: tuple[EventMention, EventMention]) -> Suggestion | None:
    a, b = pair
    found = near_events(a, b)
    if found is None:
        return None
    score, reasons = found
    return Suggestion(round(score, 2), "Event", a.id, b.id, reasons)
