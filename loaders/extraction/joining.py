"""One extraction of the portions of a long text.

Each portion counts for its own stretch; what it says of its context, the portion before has said.
A person or event of two portions is one where both mention it at the same place, which their
overlap shows; else by name: a person is the last one so named, an event of a proper name the one
of that name, unless their dates differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from graph.ids import fold
from graph.model.extraction import Attended, Body, Event, Extraction, Inferred, Person, Role, Stated
from loaders.extraction.confidence import weighed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from loaders.extraction.portions import Portion
    from loaders.extraction.reading import Reading, Span

_ROLES = get_args(Role)  # the strongest first
_STATUSES = ("absent", "attended", "planned", "invited")  # the plainest first
_NAMESAKES = 40  # the most that one name is compared with


def joined(
    portions: Iterable[Portion], read: Callable[[Reading, str], Extraction], id_: str
) -> Extraction:
    """Read portions one after the other, keeping no more than what they say."""
    whole = _Whole()
    published = None
    for number, portion in enumerate(portions):
        found = read(portion.reading, id_)
        published = found.published if number == 0 else published
        _Part(portion, found).into(whole)
    return weighed(
        Extraction(
            id=id_,
            published=published,
            events=tuple(whole.events.values()),
            people=tuple(whole.people.values()),
            attended=tuple(whole.attended.values()),
            stated=tuple(whole.stated.values()),
            inferred=tuple(whole.inferred.values()),
        )
    )


class _Whole:
    """What the portions so far say together."""

    def __init__(self) -> None:
        self.people: dict[str, Person] = {}
        self.events: dict[str, Event] = {}
        self.attended: dict[tuple[object, str], Attended] = {}
        self.stated: dict[tuple[object, Span], Stated] = {}
        self.inferred: dict[tuple[str, str], Inferred] = {}
        self.people_at: dict[Span, str] = {}  # mentions in the last portion
        self.events_at: dict[Span, str] = {}
        self._surnamed: dict[str, dict[str, None]] = {}  # ids, the last one named at the end
        self._named: dict[str, str] = {}  # events of a proper name

    def person(self, person: Person, mentions: list[Span]) -> str:
        """The id of a person here, who is new or one of those known."""
        id_ = next((self.people_at[m] for m in mentions if m in self.people_at), None)
        id_ = id_ or self._namesake(person.name)
        if id_ is None:
            id_ = f"p{len(self.people) + 1}"
            self.people[id_] = person.model_copy(update={"id": id_})
        else:
            self.people[id_] = _fuller(self.people[id_], person)
        known = self._surnamed.setdefault(_words(person.name)[-1], {})
        known.pop(id_, None)
        known[id_] = None
        return id_

    def _namesake(self, name: str) -> str | None:
        words = set(_words(name))
        known = self._surnamed.get(_words(name)[-1], {})
        for id_, _ in zip(reversed(known), range(_NAMESAKES), strict=False):
            other = set(_words(self.people[id_].name))
            if words <= other or other <= words:
                return id_
        return None

    def event(self, event: Event, mentions: list[Span]) -> str:
        """The id of an event here, which is new or one of those known."""
        id_ = next((self.events_at[m] for m in mentions if m in self.events_at), None)
        proper = sum(word[:1].isupper() for word in event.name.split()) > 1
        if id_ is None and proper:
            id_ = self._named.get(fold(event.name))
        if id_ is not None and _agree(self.events[id_].date, event.date):
            self.events[id_] = _told(self.events[id_], event)
        else:
            id_ = f"e{len(self.events) + 1}"
            self.events[id_] = event.model_copy(update={"id": id_})
        if proper:
            self._named[fold(event.name)] = id_
        return id_


class _Part:
    """What one portion says, in the ids that people and events have in the whole."""

    def __init__(self, portion: Portion, found: Extraction) -> None:
        self.portion, self.found = portion, found
        reading, at = portion.reading, portion.reading.normal.to_source
        self.people = {
            given.id: (given, [at(*m) for m in person.mentions])
            for given, person in zip(found.people, reading.people, strict=True)
        }
        self.events = {
            given.id: (given, [at(*m) for m in event.mentions])
            for given, event in zip(found.events, reading.events, strict=True)
        }
        self.ids: dict[str, str] = {}  # of this portion -> of the whole

    def into(self, whole: _Whole) -> None:
        """Add what belongs to this portion's own stretch."""
        for id_, (_, mentions) in (*self.people.items(), *self.events.items()):
            if any(self.portion.holds(start) for start, _ in mentions):
                self._put(whole, id_)
        for attended in self.found.attended:
            if self.portion.holds(attended.span[0]):
                who, event = self._actor(whole, attended.who), self._put(whole, attended.event)
                new = attended.model_copy(update={"who": who, "event": event})
                key = (_key(who), event)
                old = whole.attended.get(key)
                whole.attended[key] = _strongest(old, new) if old else new
        for stated in self.found.stated:
            if self.portion.holds(stated.span[0]):
                who = self._actor(whole, stated.who)
                event_ = self._put(whole, stated.event) if stated.event else None
                new_ = stated.model_copy(update={"who": who, "event": event_})
                whole.stated.setdefault((_key(who), stated.span), new_)
        for inferred in self.found.inferred:
            if inferred.person in self.ids:
                person = self.ids[inferred.person]
                key_ = (person, inferred.ministry.name)
                whole.inferred.setdefault(key_, inferred.model_copy(update={"person": person}))
        placed = [(i, self.people[i][1]) for i in self.ids if i in self.people]
        whole.people_at = {mention: self.ids[i] for i, mentions in placed for mention in mentions}
        placed = [(i, self.events[i][1]) for i in self.ids if i in self.events]
        whole.events_at = {mention: self.ids[i] for i, mentions in placed for mention in mentions}

    def _put(self, whole: _Whole, id_: str) -> str:
        if id_ not in self.ids:
            self.ids[id_] = (
                whole.person(*self.people[id_])
                if id_ in self.people
                else whole.event(*self.events[id_])
            )
        return self.ids[id_]

    def _actor(self, whole: _Whole, who: str | Body) -> str | Body:
        if isinstance(who, str):
            return self._put(whole, who)
        if who.event is None:
            return who
        return who.model_copy(update={"event": self._put(whole, who.event)})


def _words(name: str) -> list[str]:
    return fold(name).split() or [name]


def _key(who: str | Body) -> object:
    return who if isinstance(who, str) else (who.type, who.iso3, fold(who.name), who.event)


def _agree(one: str | None, other: str | None) -> bool:
    """Whether two dates, days or intervals, have a day in common, or one is not known."""
    if one is None or other is None:
        return True
    (a, _, b), (c, _, d) = one.partition("/"), other.partition("/")
    return a <= (d or c) and c <= (b or a)


def _fuller(old: Person, new: Person) -> Person:
    """One person of two portions: the fuller name, and all offices once."""
    long, short = (new, old) if len(_words(new.name)) > len(_words(old.name)) else (old, new)
    aliases = dict.fromkeys((*long.aliases, short.name, *short.aliases))
    aliases.pop(long.name, None)
    known = {(o.kind, fold(o.value)) for o in old.offices}
    fresh = [o for o in new.offices if (o.kind, fold(o.value)) not in known]
    titles = [o for o in new.offices if o.kind == "title"]
    bodies = [o for o in new.offices if o.kind == "represents"]
    added = {
        "titles": tuple(t for t, o in zip(new.titles, titles, strict=True) if o in fresh),
        "represents": tuple(b for b, o in zip(new.represents, bodies, strict=True) if o in fresh),
    }
    return old.model_copy(
        update={
            "name": long.name,
            "span": long.span,
            "rule": long.rule,
            "aliases": tuple(aliases),
            "titles": old.titles + added["titles"],
            "represents": old.represents + added["represents"],
            "offices": tuple(sorted((*old.offices, *fresh), key=lambda o: o.kind == "represents")),
        }
    )


def _told(old: Event, new: Event) -> Event:
    """One event of two portions, with what either says of it."""
    aliases = dict.fromkeys((*old.aliases, new.name, *new.aliases))
    aliases.pop(old.name, None)
    return old.model_copy(
        update={
            "aliases": tuple(aliases),
            "date": old.date or new.date,
            "place": old.place or new.place,
            "roster": old.roster if old.roster != "unknown" else new.roster,
        }
    )


def _strongest(old: Attended, new: Attended) -> Attended:
    """One entry for one actor at one event: the strongest role, the plainest status."""
    best = new if _ROLES.index(new.role) < _ROLES.index(old.role) else old
    status = min(old.status, new.status, key=_STATUSES.index)
    return best.model_copy(update={"status": status, "on": old.on or new.on})
