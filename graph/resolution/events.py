"""Which event mentions of different documents are one event.

An event belongs to its document until a rule on the two mentions alone joins it to another's. The
rules ask for much, since a wrong join is worse than a missed one: "talks" on the same day in two
papers are not one event by name alone. Two events of one document are never one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import combinations

from graph.ids import fold
from graph.resolution.clusters import Link, Pair, Partition, candidates, cluster

_FORMS = (  # words for one sort of event
    "summit summits",
    "meeting ministerial talks conference session consultations consultation dialogue roundtable"
    " negotiations negotiation gathering retreat forum council",
    "call telephone phone",
    "visit trip tour",
    "signing ceremony",
    "dinner lunch breakfast reception",
    "workshop seminar",
)
_LEVELS = (  # who meets; a summit is of leaders
    "leaders leader heads summit presidents",
    "foreign fm",
    "finance financial treasury",
    "trade commerce",
    "defence defense",
    "energy",
    "environment climate",
    "health",
    "agriculture agricultural",
    "interior justice home",
    "labour labor employment",
    "development",
    "digital technology",
    "education science",
    "transport tourism",
    "culture",
    "deputy deputies sherpa sherpas officials official",
)
# words that events are named with, capitalised or not, without telling them apart
_COMMON_WORDS = """a an the of on in at for and to with by from between among during their its
    first second third annual informal formal joint bilateral trilateral high level special regular
    congress assembly round table press briefing news debate launch event hearing speech address
    ministers minister economic security prime presidential state working nations group meetings
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday"""
_FORM_OF = {word: words.split()[0] for words in _FORMS for word in words.split()}
_LEVEL_OF = {word: words.split()[0] for words in _LEVELS for word in words.split()}
_COMMON = frozenset(_COMMON_WORDS.split()) | _FORM_OF.keys() | _LEVEL_OF.keys()
_SPELLED = {"seven": "g7", "twenty": "g20", "eight": "g8"}  # Group of Seven
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER = re.compile(r"\b\d{1,3}(?:st|nd|rd|th)\b", re.IGNORECASE)
_PAIRED = re.compile(r"\b[A-Z]\w*[-–+]\w")
_DAYS = 14  # of a longer event that are looked up
_MOST = 24  # participants that are looked up
_WORTH = 0.5  # a pair that scores no more is not worth a look
_MONTH = 31  # days of a period that says no more than a month

Face = tuple[str, str | None, date | None, date | None, str | None]


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
    def own_words(self) -> frozenset[str]:
        """What tells the name from those of other events: no common words, years or numbers."""
        bare = _NUMBER.sub(" ", _YEAR.sub(" ", self.name))
        words = [w for w in re.findall(r"[^\W_]+", bare) if w[0].isupper() or w[0].isdigit()]
        return frozenset(_SPELLED.get(f, f) for w in words if (f := fold(w)) not in _COMMON)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The ordinal number that it has in its series."""
        return frozenset(n.casefold() for n in _NUMBER.findall(self.name))

    @cached_property
    def years(self) -> frozenset[str]:
        """The years that its name has."""
        return frozenset(_YEAR.findall(self.name))

    @cached_property
    def levels(self) -> frozenset[str]:
        """Who meets, as far as the name says so: leaders, foreign, finance."""
        return frozenset(_LEVEL_OF[w] for w in fold(self.name).split() if w in _LEVEL_OF)

    @cached_property
    def form(self) -> str | None:
        """The sort of event, else what it was taken for."""
        found = [_FORM_OF[w] for w in fold(self.name).split() if w in _FORM_OF]
        kind = self.kind or ""
        return found[-1] if found else _FORM_OF.get(kind, kind) or None

    @cached_property
    def paired(self) -> bool:
        """Whether the name is that of a meeting of two sides: EU-Japan, ASEAN+3."""
        return _PAIRED.search(self.name) is not None

    @cached_property
    def place_words(self) -> frozenset[str]:
        """The words of the place."""
        return frozenset(fold(self.place or "").split())

    @property
    def face(self) -> Face:
        """What must agree with others of the same event, participants left out."""
        return self.name, self.kind, self.start, self.end, self.place

    @property
    def narrow(self) -> bool:
        """Whether more is known of its days than the month."""
        if self.start is None or self.end is None:
            return False
        return (self.end - self.start).days < _MONTH - 3

    @cached_property
    def keys(self) -> frozenset[str]:
        """Mentions that may be one event have a key in common."""
        numbered = {f"Event {n} {w}" for w in self.own_words for n in self.numbers | self.years}
        named = {f"Event {month} {w}" for w in self.own_words for month in self._months()}
        who = sorted(self.participants)[:_MOST] if self.narrow else ()
        met = {f"Event {day} {one}" for day in self._days() for one in who}
        return frozenset(numbered | named | met)

    def _days(self) -> Iterator[date]:
        if self.start and self.end:
            for number in range(min((self.end - self.start).days + 1, _DAYS)):
                yield self.start + timedelta(days=number)

    def _months(self) -> set[str]:
        return {day.isoformat()[:7] for day in (*self._days(), self.end) if day}


def distinctive(name: str) -> bool:
    """Whether a name can be that of one event or series only.

    It has a year, an ordinal number, or a capitalised word beside the common ones.
    """
    mention = EventMention("", "", name)
    return bool(mention.numbers or mention.years or mention.own_words)


def link(a: EventMention, b: EventMention) -> Link | None:
    """The rule that makes two mentions one event.

    Nothing in names, days or places may speak against it. Then it is one event by a name with a
    year or number of its series; by a distinctive name, with overlapping days and the same place
    or a participant in common; or by overlapping days and most participants, two at least.
    """
    dated = _days_agree(a, b)
    if a.document == b.document or dated is False or not _names_agree(a, b):
        return None
    places = _places_agree(a, b)
    if places is False:
        return None
    same_name = bool(a.own_words) and a.own_words == b.own_words
    if same_name and (a.numbers & b.numbers or a.years & b.years):
        return Link.between(0, a.id, b.id, "the same name with its year or number")
    if not dated:
        return None
    shared = len(a.participants & b.participants)
    if same_name and (places or shared):
        return Link.between(1, a.id, b.id, "the same name and days")
    part = bool(a.own_words and b.own_words) and not a.own_words.isdisjoint(b.own_words)
    if part and places and (shared or (a.narrow and b.narrow)) and a.form == b.form:
        return Link.between(2, a.id, b.id, "a part of the name, the same days and place")
    most = 2 * shared > max(len(a.participants), len(b.participants))
    if shared >= 2 and most and a.narrow and b.narrow and a.form == b.form:
        return Link.between(3, a.id, b.id, f"the same days and {shared} participants")
    return None


def near_events(a: EventMention, b: EventMention) -> tuple[float, tuple[str, ...]] | None:
    """How near two events come that no rule joins, between 0 and 1, and what they share."""
    if a.document == b.document or not _compatible(a, b) or not _days_agree(a, b):
        return None
    shared = len(a.participants & b.participants)
    named = bool(a.own_words & b.own_words)
    score = 0.3 + 0.25 * named + 0.2 * bool(_places_agree(a, b))
    reasons = ["overlapping days"]
    reasons += ["a part of the name"] if named else []
    reasons += ["the same place"] if _places_agree(a, b) else []
    reasons += [f"{shared} participants"] if shared else []
    score += min(shared, 3) * 0.08
    return (score, tuple(reasons)) if score > _WORTH else None


def events(
    mentions: Iterable[EventMention], same: Iterable[Pair] = (), apart: Iterable[Pair] = ()
) -> Partition:
    """Which events are one, and what could not be decided.

    Args:
        mentions: each id once.
        same: pairs that were judged to be one event.
        apart: pairs that were judged not to be.
    """
    every = {m.id: m for m in sorted(mentions, key=lambda m: m.id)}
    links = [found for a, b in candidates(every.values()) if (found := link(a, b))]

    agree: dict[tuple[Face, Face], bool] = {}

    def fits(sides: Sequence[frozenset[str]]) -> bool:
        documents = [d for side in sides for d in {every[m].document for m in side}]
        if len(documents) > len(set(documents)):
            return False
        faces: dict[Face, tuple[EventMention, set[int]]] = {}
        for number, side in enumerate(sides):
            for m in side:
                faces.setdefault(every[m].face, (every[m], set()))[1].add(number)
        for (f, (a, here)), (g, (b, there)) in combinations(faces.items(), 2):
            if (f, g) not in agree:
                agree[f, g] = _compatible(a, b)
            if not agree[f, g] and len(here | there) > 1:
                return False
        return True

    return cluster(every, links, fits, same, apart)


def join_events(
    mentions: Iterable[EventMention], same: Iterable[Pair] = (), apart: Iterable[Pair] = ()
) -> dict[str, str]:
    """Event id of each mention id: the smallest of those that are one event."""
    return events(mentions, same, apart).root


def _compatible(a: EventMention, b: EventMention) -> bool:
    return (
        _days_agree(a, b) is not False and _names_agree(a, b) and _places_agree(a, b) is not False
    )


def _days_agree(a: EventMention, b: EventMention) -> bool | None:
    """Whether the days overlap; None where some are unknown."""
    if not (a.start and a.end and b.start and b.end):
        return None
    return a.start <= b.end and b.start <= a.end


def _names_agree(a: EventMention, b: EventMention) -> bool:
    """Whether years, numbers, levels, forms and own words of two names can be of one event."""
    for one, other in ((a.numbers, b.numbers), (a.years, b.years), (a.levels, b.levels)):
        if one and other and one.isdisjoint(other):
            return False
    if "leaders" in a.levels ^ b.levels and a.levels and b.levels:
        return False
    if a.form and b.form and a.form != b.form and {a.form, b.form} != {"summit", "meeting"}:
        return False
    one, other = a.own_words, b.own_words
    if one and other and (a.paired or b.paired):
        return one == other
    return not one or not other or one <= other or other <= one


def _places_agree(a: EventMention, b: EventMention) -> bool | None:
    """Whether the places agree; None where one is unknown."""
    if not a.place or not b.place:
        return None
    return a.place_words <= b.place_words or b.place_words <= a.place_words
