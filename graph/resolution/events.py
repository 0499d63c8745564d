"""Which event mentions of different documents are one event.

An event belongs to its document until a rule on the two mentions alone joins it to another's. The
rules ask for much, since a wrong join is worse than a missed one: "talks" on the same day in two
papers are not one event by name alone. Two events of one document are never one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import combinations

from graph.ids import fold
from graph.resolution.clusters import Link, Pair, candidates, cluster

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
_DAYS = 14  # of a longer event that are looked up
_MOST = 24  # participants that are looked up
_ORDINAL = re.compile(r"\b\d{1,3}(?:st|nd|rd|th)\b", re.IGNORECASE)


@dataclass(frozen=True)
class EventMention:
    """What one document says of an event, as far as events are compared by it.

    Attributes:
        id: mention id.
        document: id of the document.
        name: as written.
        kind: summit, meeting, call and the like, if known.
        start: first day, if known.
        end: last day, if known.
        place: place as written.
        participants: folded names or ids of those who took part or were to.
    """

    id: str
    document: str
    name: str
    kind: str | None = None
    start: date | None = None
    end: date | None = None
    place: str | None = None
    participants: frozenset[str] = frozenset()

    @cached_property
    def own_name(self) -> str:
        """The folded name where it can be that of one event or series only, else empty."""
        return fold(self.name) if distinctive(self.name) else ""

    @cached_property
    def keys(self) -> frozenset[str]:
        """Mentions that may be one event have a key in common."""
        named = {f"Event {self.own_name}"} if self.own_name else set()
        who = sorted(self.participants)[:_MOST]
        return frozenset(named | {f"Event {day} {one}" for day in self._days() for one in who})

    def _days(self) -> Iterator[date]:
        if self.start and self.end:
            for number in range(min((self.end - self.start).days + 1, _DAYS)):
                yield self.start + timedelta(days=number)


def distinctive(name: str) -> bool:
    """Whether a name can be that of one event or series only.

    It has a year, an ordinal number, or a capitalised word beside the common ones.
    """
    if _YEAR.search(name) or _ORDINAL.search(name):
        return True
    words = [w for w in re.findall(r"[^\W_]+", name) if w[0].isupper() or w[0].isdigit()]
    return any(fold(w) not in _COMMON for w in words)


def link(a: EventMention, b: EventMention) -> Link | None:
    """The rule that makes two mentions one event.

    Their known days overlap, and either they bear the same distinctive name, with the same place or
    a participant in common; or they are of one kind and have most participants in common, two at
    least, and nothing in their names or places speaks against it.
    """
    if a.document == b.document or not (a.start and a.end and b.start and b.end):
        return None
    if a.start > b.end or b.start > a.end:
        return None
    places = _places(a.place, b.place)
    if places is False:
        return None
    shared = len(a.participants & b.participants)
    one, other = sorted((a.id, b.id))
    if a.own_name and a.own_name == b.own_name:
        if places or shared:
            return Link(0, one, other, "the same name and days")
        return None
    most = 2 * shared > max(len(a.participants), len(b.participants))
    if shared >= 2 and most and a.kind == b.kind and _names_agree(a.own_name, b.own_name):
        return Link(1, one, other, f"the same days and {shared} participants")
    return None


def join_events(
    mentions: Iterable[EventMention],
    same: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
) -> dict[str, str]:
    """Event id of each mention id: the smallest of those that are one event.

    Args:
        mentions: each id once.
        same: pairs that were judged to be one event.
        apart: pairs that were judged not to be.
    """
    every = sorted(mentions, key=lambda m: m.id)
    links = [found for a, b in candidates(every) if (found := link(a, b))]
    own: dict[str, list[str]] = defaultdict(list)
    for mention in every:
        own[mention.document].append(mention.id)
    distinct = (pair for ids in own.values() for pair in combinations(ids, 2))
    return cluster((m.id for m in every), links, same, apart, distinct).root


def _names_agree(a: str, b: str) -> bool:
    """Two distinctive names agree only where one holds all words of the other."""
    one, other = set(a.split()), set(b.split())
    return not a or not b or one <= other or other <= one


def _places(a: str | None, b: str | None) -> bool | None:
    """Whether two places agree; None where one is unknown."""
    return _same_place(a, b) if a and b else None


def _same_place(a: str, b: str) -> bool:
    one, other = set(fold(a).split()), set(fold(b).split())
    return one <= other or other <= one
