"""Which event mentions of different documents are one event.

An event belongs to its document until a rule on the two mentions alone joins it to another's. The
rule asks for much, since a wrong join is worse than a missed one: "talks" on the same day in two
papers are not one event by name alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from graph.ids import fold

# words that events are named with, capitalised or not, without telling them apart
_COMMON_WORDS = """a an the of on in at for and to with by from between among during
    first second third annual informal formal joint bilateral trilateral high level official special
    summit ministerial meeting talks conference session visit signing ceremony dialogue forum call
    consultations consultation congress council assembly roundtable round table workshop seminar
    press briefing news debate negotiations negotiation dinner lunch breakfast reception gathering
    trip tour retreat launch event hearing speech address leaders ministers finance foreign trade
    defence defense economic security prime minister presidential state working phone telephone
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday"""
_COMMON = frozenset(_COMMON_WORDS.split())
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ORDINAL = re.compile(r"\b\d{1,3}(?:st|nd|rd|th)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class EventMention:
    """What one document says of an event, as far as events are compared by it.

    Attributes:
        id: mention id.
        group: its group (folded name, where the name is distinctive).
        document: id of the document.
        start: first day, if known.
        end: last day, if known.
        place: place as written.
        participants: folded names or ids of those who took part or were to.
    """

    id: str
    group: str
    document: str
    start: date | None = None
    end: date | None = None
    place: str | None = None
    participants: frozenset[str] = frozenset()


def distinctive(name: str) -> bool:
    """Whether a name can be that of one event or series only.

    It has a year, an ordinal number, or a capitalised word beside the common ones.
    """
    if _YEAR.search(name) or _ORDINAL.search(name):
        return True
    words = [w for w in re.findall(r"[^\W_]+", name) if w[0].isupper() or w[0].isdigit()]
    return any(fold(w) not in _COMMON for w in words)


def same_event(a: EventMention, b: EventMention) -> bool:
    """Whether two mentions of one group, in two documents, are one event.

    Their known dates overlap, and either the places agree or they share a participant and the
    places do not contradict each other.
    """
    if a.group != b.group or a.document == b.document:
        return False
    if not (a.start and a.end and b.start and b.end) or a.start > b.end or b.start > a.end:
        return False
    if a.place and b.place:
        return _same_place(a.place, b.place)
    return bool(a.participants & b.participants)


def join_events(mentions: Sequence[EventMention]) -> dict[str, str]:
    """Event id of each mention id: the smallest member of its connected component."""
    root = {m.id: m.id for m in mentions}

    def find(x: str) -> str:
        while root[x] != x:
            root[x] = root[root[x]]
            x = root[x]
        return x

    ordered = sorted(mentions, key=lambda m: m.id)
    for i, a in enumerate(ordered):
        for b in ordered[i + 1 :]:
            if same_event(a, b):
                low, high = sorted((find(a.id), find(b.id)))
                root[high] = low
    return {m.id: find(m.id) for m in mentions}


def _same_place(a: str, b: str) -> bool:
    one, other = set(fold(a).split()), set(fold(b).split())
    return one <= other or other <= one
