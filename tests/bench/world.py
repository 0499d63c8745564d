"""A made-up world of about 100,000 facts, told in reports: the same one every time.

Its degrees are those of the real one: a few countries and people are at very many events, most at
few; most events are small and a few are assemblies. Names, series and words are invented.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from graph.model import Document, Extraction
from graph.values import Country, countries, institutions, topics
from tests.golden import extraction
from tests.rosters.people import GIVEN

EVENTS = 1300
FIRST, DAYS = date(2005, 1, 1), 7800  # to May 2026
SMALLEST, LARGEST = 2, 200  # participants
SEED = 11

_LARGE = (
    "USA", "CHN", "DEU", "FRA", "GBR", "JPN", "IND", "RUS", "BRA", "ITA", "CAN", "KOR", "AUS",
    "IDN", "MEX", "TUR", "ZAF", "SAU", "ESP", "NLD",
)  # fmt: skip
_TITLES = (
    "Foreign Minister", "Ambassador", "Prime Minister", "Minister of Finance", "Minister of Trade",
    "Deputy Minister of Energy", "Minister of Energy", "Minister of Defence", "Special Envoy",
    "Deputy Minister of Finance", "Minister of Health", "Minister of Agriculture", "Director",
)  # fmt: skip
_SERIES = (
    "Harbour", "Lantern", "Meridian", "Delta", "Amber", "Monsoon", "Basalt", "Tundra", "Coral",
    "Saffron", "Juniper", "Granite", "Estuary", "Cedar", "Obsidian", "Plateau", "Heron", "Copper",
    "Savanna", "Glacier", "Orchid", "Isthmus", "Quartz", "Falcon", "Lagoon", "Marble", "Thistle",
)  # fmt: skip
_FORMS = ("Summit", "Ministerial", "Forum", "Conference", "Dialogue", "Talks")
_PUBLISHERS = ("Daily Ledger", "Evening Post", "World Wire", "The Observer", "State Gazette")
_SYLLABLES = [c + v for c in "bdfghjklmnprstvyz" for v in "aeiou"]
_EDGES = (("planned", 0.05), ("invited", 0.04), ("absent", 0.03))


def world() -> Iterator[tuple[Document, Extraction]]:
    """Every report with what it says; registers of office-holders last."""
    maker = _World(Random(SEED))
    for number in range(EVENTS):
        yield from maker.event(number)
    yield maker.register()


@dataclass
class _Guest:
    """Somebody who may attend: a person of the extraction, or a body."""

    name: str
    title: str | None
    body: dict[str, Any] | None
    person: bool = True


@dataclass
class _Report:
    """One text that grows by sentences, with what they say."""

    id: str
    published: date
    lines: list[str] = field(default_factory=list)
    length: int = 0
    gold: dict[str, Any] = field(default_factory=lambda: defaultdict(list))
    known: dict[str, str] = field(default_factory=dict)

    def say(self, line: str) -> int:
        """Add a paragraph; where it begins."""
        at = self.length
        self.lines.append(line)
        self.length += len(line) + 2
        return at

    def person(self, guest: _Guest, span: tuple[int, int]) -> str:
        """The id of a person of this report."""
        if guest.name not in self.known:
            id_ = self.known[guest.name] = f"p{len(self.known)}"
            self.gold["people"].append(
                {
                    "id": id_, "name": guest.name, "span": span, "confidence": 0.95,
                    "titles": [guest.title] if guest.title else [],
                    "represents": [guest.body] if guest.body else [],
                }
            )  # fmt: skip
        return self.known[guest.name]

    def attends(self, guest: _Guest, event: str, name: str, **what: str) -> None:
        """A sentence that somebody was there, or was not."""
        whom = f" of {guest.body['name']}" if guest.person and guest.body else ""
        who = f"{guest.title or 'Delegate'} {guest.name}{whom}" if guest.person else guest.name
        verb = {"planned": "will attend", "invited": "was invited to", "absent": "will not attend"}
        line = f"{who} {verb.get(what.get('status', ''), 'took part in')} the {name}."
        begin = self.say(line)
        span = (begin, begin + len(who))
        self.gold["attended"].append(
            {
                "who": self.person(guest, span) if guest.person else guest.body,
                "event": event, "span": span, "rule": "made-up", "confidence": 0.9, **what,
            }
        )  # fmt: skip

    def done(self, publisher: str) -> tuple[Document, Extraction]:
        """The document with its extraction."""
        document = Document(
            self.id, "\n\n".join(self.lines) + "\n", title=f"Report {self.id}",
            publisher=publisher, published=self.published,
        )  # fmt: skip
        shape: dict[str, Any] = {"people": [], "attended": [], "stated": [], **self.gold}
        return document, extraction(shape)


class _World:
    """Who there is, and what happens; whoever was often at events is at the next one too."""

    def __init__(self, random: Random) -> None:
        self.random = random
        current = {c.iso3: c for c in countries().values() if c.status == "current"}
        rest = sorted(set(current) - set(_LARGE))
        random.shuffle(rest)
        self.countries = [current[iso3] for iso3 in (*_LARGE, *rest)]
        self.weights = [1 / (rank + 3) ** 0.9 for rank in range(len(self.countries))]
        self.places = [c.capitals[0] for c in self.countries if c.capitals]
        kinds = ("intergovernmental", "development bank", "company")
        self.bodies = sorted(i.name for i in institutions().values() if i.kind in kinds)
        self.words = sorted({word for topic in topics().values() for word in topic.words})
        self.past: dict[str, list[_Guest]] = defaultdict(list)
        self.series: dict[str, int] = defaultdict(int)
        self.names: set[str] = set()

    def event(self, number: int) -> Iterator[tuple[Document, Extraction]]:
        """One event in one report, or in two that know different guests."""
        random = self.random
        day = FIRST + timedelta(number * DAYS // EVENTS)
        size = random.lognormvariate(2.3, 1.0)
        guests = self._guests(max(SMALLEST, min(round(size), LARGEST)))
        name = self._event_name()
        told = {
            "id": "e0", "name": name, "kind": random.choice(("meeting", "summit")),
            "date": None if random.random() < 0.05 else f"{day}/{day + timedelta(2)}",
            "place": None if random.random() < 0.1 else random.choice(self.places),
            "roster": random.choice(("partial", "unknown", "complete")),
        }  # fmt: skip
        for turn in range(1 + (random.random() < 0.3)):
            report = _Report(f"report-{number}-{turn}", day + timedelta(3 + turn))
            begin = report.say(f"The {name} ended on {day}.")
            report.gold["events"].append({**told, "span": (begin + 4, begin + 4 + len(name))})
            some = guests if turn == 0 else guests[: 2 + len(guests) // 2]
            self._tell(report, name, some, again=turn > 0)
            yield report.done(random.choice(_PUBLISHERS))

    def register(self) -> tuple[Document, Extraction]:
        """Terms of office of those who were named with one, each a line."""
        people, terms, lines, at = [], [], [], 0
        holders = {g.name: g for past in self.past.values() for g in past if g.title and g.body}
        for number, guest in enumerate(sorted(holders.values(), key=lambda g: g.name)):
            assert guest.body is not None
            since = FIRST + timedelta(self.random.randrange(DAYS))
            until = None if self.random.random() < 0.4 else since + timedelta(1500)
            line = f"{guest.name},{guest.title},{guest.body['name']},{since},{until or ''}"
            span, at = (at, at + len(line)), at + len(line) + 1
            lines.append(line)
            people.append({"id": f"p{number}", "name": guest.name, "span": span})
            terms.append(
                {
                    "person": f"p{number}", "body": guest.body, "title": guest.title, "span": span,
                    "since": since, "until": until,
                }
            )  # fmt: skip
        found = Extraction.model_validate({"people": people, "registered": {"terms": terms}})
        text = "\n".join(lines) + "\n"
        return Document("register", text, title="Office-holders", extraction=found), found

    def _tell(self, report: _Report, name: str, guests: list[_Guest], *, again: bool) -> None:
        random = self.random
        for place, guest in enumerate(guests):
            role = "participant"
            if place == 0:
                role = random.choice(("hosted", "chaired", "convened"))
            elif random.random() < 0.06:
                role = "presented"
            missed = again and random.random() < 0.02
            said = {"status": "absent"} if missed else {"role": role}
            report.attends(guest, "e0", name, **said)
        if not again:
            for status, share in _EDGES:
                for guest in self._guests(round(len(guests) * share)):
                    report.attends(guest, "e0", name, status=status)
        speakers = [guest for guest in guests if guest.person] or guests
        for _ in range(min(12, int(random.expovariate(0.3)))):
            speaker = random.choice(speakers)
            words = f"{random.choice(self.words)} and {random.choice(self.words)} need care"
            begin = report.say(f"{speaker.name} said that {words}.")
            start = begin + len(speaker.name) + 6
            who = speaker.body
            if speaker.person:
                who = report.person(speaker, (begin, begin + len(speaker.name)))  # type: ignore[assignment]
            span = (start, start + 5 + len(words))
            report.gold["stated"].append(
                {"who": who, "event": "e0", "span": span, "rule": "made-up", "confidence": 0.9}
            )

    def _guests(self, size: int) -> list[_Guest]:
        """Different ones, in the order in which they come to mind."""
        found: dict[str, _Guest] = {}
        while len(found) < size:
            draw = self.random.random()
            if draw < 0.86:
                guest = self._delegate(self.random.choices(self.countries, self.weights)[0])
            elif draw < 0.92:
                state = self.random.choices(self.countries, self.weights)[0]
                guest = _Guest(state.name, None, _country(state), person=False)
            elif draw < 0.98:
                body = {"type": "institution", "name": self.random.choice(self.bodies)}
                guest = self._of(body["name"], body)
            else:
                guest = _Guest(self._name(), None, None)
            found[guest.name] = guest
        return list(found.values())

    def _delegate(self, state: Country) -> _Guest:
        return self._of(state.iso3, _country(state))

    def _of(self, key: str, body: dict[str, Any]) -> _Guest:
        """Somebody of a country or body: who came before, the more often the likelier."""
        past = self.past[key]
        if past and self.random.random() < 0.75:
            guest = self.random.choice(past)
        else:
            title = self.random.choice(_TITLES) if self.random.random() < 0.85 else None
            guest = _Guest(self._name(), title, body)
        past.append(guest)
        return guest

    def _name(self) -> str:
        while True:
            family = "".join(self.random.choices(_SYLLABLES, k=3)).capitalize()
            name = f"{self.random.choice(GIVEN)} {family}"
            if name not in self.names:
                self.names.add(name)
                return name

    def _event_name(self) -> str:
        weights = [1 / (rank + 1) for rank in range(len(_SERIES))]
        series = self.random.choices(_SERIES, weights)[0]
        name = f"{series} {_FORMS[_SERIES.index(series) % len(_FORMS)]}"
        self.series[name] += 1
        return f"{_ordinal(self.series[name])} {name}"


def _country(state: Country) -> dict[str, Any]:
    return {"type": "country", "name": state.name, "iso3": state.iso3}


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10)
    return f"{number}{ending or 'th'}"
