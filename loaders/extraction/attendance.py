"""Who took part in what: claims of all rules, tied to the right event and reduced to one each.

Clauses and lists make claims; claims that name no event ("Attendees included …", "X also
participated") belong to the event in focus. One entry per actor and event remains, with the
strongest role that the text states.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal, get_args

from loaders.extraction import (
    clauses,
    dates,
    encounters,
    events,
    frames,
    participants,
    presence,
    rosters,
    timing,
)
from loaders.extraction.firstperson import at_their_event
from loaders.extraction.layout import block_at
from loaders.extraction.mentions import detect, key
from loaders.extraction.reading import Attendance, Body, Event, Person, Role
from loaders.extraction.scene import Scene

if TYPE_CHECKING:
    from loaders.extraction.mentions import Claim, Mention
    from loaders.extraction.participants import Cast
    from loaders.extraction.reading import Reading, Span, Status

_ROLES = get_args(Role)
_WEIGHT: dict[str, int] = {"absent": 0, "attended": 1, "planned": 2, "invited": 3}
_OF_TITLES = ("noun.pair", "title.speaker")  # what a headline says beside the text
_CREATED = {"list.presented": "presentations", "verb.absent": "meeting"}


def attendance(reading: Reading) -> None:
    """Fill `reading.events` and `reading.attended`."""
    cast = participants.cast(reading)
    groups = rosters.delegations(cast)
    mentions = detect(reading)
    scene = Scene(reading.doc, cast, mentions, _pairs(reading, cast, mentions))
    scene.headlines = [(b.start, b.end) for b in reading.blocks if b.kind == "headline"]
    _collect(scene)
    at_their_event(reading, scene)
    mentions = sorted((m for m in mentions if not m.void), key=lambda m: (m.start, m.token))
    verbs = {verb.i: frames.status(verb) for g in groups for _, _, verb in g.told}
    claims = [
        *scene.claims,
        *rosters.told(groups, verbs),
        *rosters.listed(reading, cast, mentions),
    ]
    timing.settle(reading, mentions, scene.moving)
    found = events.cluster(reading, mentions)
    attended = _reduce(reading, claims, mentions, found)
    reading.attended = attended
    kept = {id(a.event) for a in attended}
    kept |= {
        id(m.event)
        for m in mentions
        if not m.title and m.event and m.event.date and m.held and (m.event.place or m.capitals)
    }
    reading.events = [e for e in found if id(e) in kept]
    _roster(reading)


def _collect(scene: Scene) -> None:
    """Read all clauses; the headline last, as it repeats what the text says."""
    named = list(scene.mentions)
    for mention in named:
        if not mention.title:
            clauses.read(scene, mention)
    for token in scene.doc:
        verb = token.pos_ in ("VERB", "AUX") or token.lower_ == "welcome"
        verb = verb and token.i not in scene.used
        if verb and not presence.read(scene, token):
            encounters.read(scene, token)
    scene.resolve()
    for mention in named:
        if mention.title:
            clauses.read(scene, mention)


def _pairs(
    reading: Reading, cast: Cast, mentions: list[Mention]
) -> dict[int, list[tuple[Body, Span]]]:
    """Bodies joined by a dash within the name of an event ("U.S.-Spain Cybersecurity Dialogue")."""
    doc = reading.doc
    found: dict[int, list[tuple[Body, Span]]] = {}
    for mention in mentions:
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is None:
            continue
        inside = [i for i in range(span.start, span.end) if i in cast.bodies]
        for a, b in pairwise(inside):
            between = doc[a + 1 : b].text.strip()
            gap = between.split()
            joined = between[:1] in "-–—/" and between and len(gap) < 4
            if joined or (gap[:1] == ["and"] and len(gap) < 3 and 0 < mention.token - b < 4):
                pair = found.setdefault(mention.token, [])
                for i in (a, b):
                    body = cast.bodies[i]
                    if all(key(body) != key(x) for x, _ in pair):
                        pair.append((body, (doc[i].idx, doc[i].idx + len(doc[i]))))
    return found


def _reduce(
    reading: Reading, claims: list[Claim], mentions: list[Mention], found: list[Event]
) -> list[Attendance]:
    """One entry per actor and event, with the strongest role and the plainest status."""
    today = dates.today(reading)
    of_event: dict[int, list[Claim]] = {}
    by_id = {id(e): e for e in found}
    for claim in claims:
        if claim.mention is not None and claim.mention.event is not None:
            of_event.setdefault(id(claim.mention.event), []).append(claim)
    whole = {
        event_id
        for event_id, rows in of_event.items()
        if any(not c.mention.title for c in rows if c.mention is not None)
    }
    for event_id, rows in of_event.items():
        if event_id in whole:  # the headline only where the text itself says nothing
            of_event[event_id] = [
                c for c in rows if c.mention is None or not c.mention.title or c.rule in _OF_TITLES
            ]
    focus = _Focus(reading, mentions, of_event, found)
    for claim in claims:
        if claim.mention is None:
            event = focus.of(claim)
            if event is None:
                continue
            by_id[id(event)] = event
            of_event.setdefault(id(event), []).append(claim)
    ahead = {
        id(e)
        for e in found
        if today is not None and e.date is not None and e.date[:10] > today.isoformat()
    }
    result = []
    for event in found:
        rows = of_event.get(id(event), [])
        told = [
            c.status
            for c in rows
            if c.rule not in ("roster.line", "roster.delegation") and c.mention is not None
        ]
        result += _one_each(event, rows, told, future=id(event) in ahead)
    return result


def _one_each(
    event: Event, rows: list[Claim], told: list[Status], *, future: bool
) -> list[Attendance]:
    best: dict[object, Attendance] = {}
    waiting = bool(told) and all(s in ("planned", "invited") for s in told)
    for claim in rows:
        status = claim.status
        if (
            status == "attended"
            and not claim.past
            and (
                future
                or (waiting and claim.mention is None)
                or (waiting and claim.rule == "roster.line")
            )
        ):
            status = "planned"
        entry = best.get(key(claim.who))
        if entry is None:
            best[key(claim.who)] = Attendance(
                who=claim.who,
                event=event,
                role=claim.role,
                status=status,
                span=claim.span,
                rule=claim.rule,
                basis="stated" if claim.mention is not None else "linked",
                confidence=claim.confidence
                if claim.mention is not None
                else 0.8 * claim.confidence,
                on_behalf_of=_for(claim.who),
                on=claim.on,
            )
            continue
        entry.on = entry.on or claim.on
        if _ROLES.index(claim.role) < _ROLES.index(entry.role):
            entry.role = claim.role
            entry.span, entry.rule = claim.span, claim.rule
        if _WEIGHT[status] < _WEIGHT[entry.status]:
            entry.status = status
    return list(best.values())


def _for(who: Person | Body) -> list[Body]:
    if isinstance(who, Body):
        return []
    bodies: list[Body] = []
    for office in who.offices:
        if (
            office.body is not None
            and not office.former
            and all(office.body is not b for b in bodies)
        ):
            bodies.append(office.body)
    return bodies


class _Focus:
    """Which event a sentence without one means."""

    def __init__(
        self,
        reading: Reading,
        mentions: list[Mention],
        of_event: dict[int, list[Claim]],
        found: list[Event],
    ) -> None:
        self.reading = reading
        self.mentions = [m for m in mentions if not m.title and m.event is not None]
        self.of_event = of_event
        self.found = found
        self.main = self._main(mentions)

    def _main(self, mentions: list[Mention]) -> Event | None:
        """The event that most is said about; the headline's counts double."""
        titled = {id(m.event) for m in mentions if m.title}
        first = {id(m.event): -m.start for m in reversed(mentions) if m.event is not None}

        def weight(event: Event) -> tuple[int, int]:
            rows = self.of_event.get(id(event), ())
            score = len(rows) + len(event.mentions) + (3 if id(event) in titled else 0)
            return score, first.get(id(event), 0)

        told = [e for e in self.found if self.of_event.get(id(e))] or self.found
        return max(told, key=weight, default=None)

    def of(self, claim: Claim) -> Event | None:
        """The event of the sentence, of the paragraph, else the main one; made if need be."""
        block = block_at(self.reading, claim.at)
        low = block.start if block is not None else 0
        near = [m for m in self.mentions if low <= m.start <= claim.at and not m.other]
        if (
            near
            and near[-1].event is not None
            and (self.of_event.get(id(near[-1].event)) or self.main is None)
        ):
            return near[-1].event
        if self.main is None and claim.creates:
            doc = self.reading.doc
            token = next((t for t in doc if t.idx <= claim.at < t.idx + len(t) + 1), doc[0])
            sentence = token.sent
            name = _CREATED.get(claim.rule, "meeting")
            self.main = Event(
                name=name,
                kind="event",
                mentions=[(sentence.start_char, token.idx + len(token))],
                rule="event.implied",
                confidence=0.5,
            )
            self.found.append(self.main)
        return self.main


def _roster(reading: Reading) -> None:
    """Whether the text claims to name all participants, some, or says nothing about it."""
    claim = rosters.partial(reading)
    listed: dict[int, int] = {}
    for entry in reading.attended:
        if entry.rule.startswith(("roster.", "list.")):
            listed[id(entry.event)] = listed.get(id(entry.event), 0) + 1
    for event in reading.events:
        if listed.get(id(event), 0) > 1:
            event.roster = _flag(claim)


def _flag(claim: str) -> Literal["complete", "partial", "unknown"]:
    return "complete" if claim == "complete" else "partial"
