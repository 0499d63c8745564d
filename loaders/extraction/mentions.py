"""Places that speak of events, and claims about who is there.

A mention is found by its noun here; verbs add their own while clauses are read. Acronyms that the
text introduces mention the event again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from graph.ids import fold
from loaders.extraction import frames, naming
from loaders.extraction.frames import words
from loaders.extraction.reading import Person

if TYPE_CHECKING:
    from loaders.extraction.dates import Interval
    from loaders.extraction.naming import Kind
    from loaders.extraction.reading import Body, Event, Reading, Role, Span, Status


@dataclass(slots=True, eq=False)
class Mention:
    """One place that speaks of an event."""

    token: int
    start: int
    end: int
    name: str
    kind: str
    form: Kind
    words: frozenset[str] = frozenset()
    full: frozenset[str] = frozenset()  # the same with whom it is with
    number: int | None = None
    other: bool = False
    capitals: bool = False
    plural: bool = False
    verb: bool = False
    told: bool = False  # somebody is said to take part
    lone: bool = False  # a verb whose subject is nobody known
    held: bool = False  # the text says that it is held, whoever comes
    void: bool = False  # on reflection no event of its own
    title: bool = False  # in the headline
    ahead: bool = False  # planned
    departs: bool = (
        False  # a journey by where it begins or ends: its date is not that of what follows
    )
    generic: bool = False  # no word of its own: "the meeting"
    paragraph: int = 0  # where its paragraph begins
    when: Interval | None = None
    where: str | None = None
    parts: list[Person | Body] = field(default_factory=list)
    event: Event | None = None


@dataclass(slots=True)
class Claim:
    """Somebody at an event, as one place says it; without a mention, the event in focus."""

    who: Person | Body
    span: Span
    role: Role
    status: Status
    rule: str
    at: int  # character
    mention: Mention | None = None
    past: bool = False  # told in the past tense
    creates: bool = False  # enough to say that there was an event, should the text name none
    confidence: float = 0.9
    on: str | None = None  # what was presented


_JOINED = words("attend join address host chair co-chair moderate convene")
_SHORT = re.compile(r"\(([A-Z][A-Z&]{2,}(?:\d+)?)\)")


def key(who: Person | Body) -> object:
    """What makes two mentions of an actor the same: the person, or the country or body by name."""
    if isinstance(who, Person):
        return id(who)
    return who.iso3 if who.type == "country" and who.iso3 else fold(who.name)


def detect(reading: Reading) -> list[Mention]:
    """Mentions of events by nouns, in text order."""
    found = []
    headline = [(b.start, b.end) for b in reading.blocks if b.kind == "headline"]
    boring = [(b.start, b.end) for b in reading.blocks if b.kind == "boilerplate"]
    for token in reading.doc:
        if any(a <= token.idx < b for a, b in boring):
            continue
        phrase = naming.read(token)
        if phrase is None:
            continue
        kind = phrase.noun.kind
        before = reading.doc[token.i - 1].lower_ if token.i else ""
        if phrase.noun.noun == "conference" and before in ("press", "news"):
            kind = "press"
        if kind == "ceremony" and "signing" in phrase.words:
            kind = "signing"
        mention = Mention(
            token=token.i,
            start=phrase.start,
            end=phrase.end,
            name=phrase.name,
            kind=kind,
            form=phrase.form,
            words=phrase.words,
            full=phrase.full,
            number=phrase.number,
            other=phrase.other,
            capitals=phrase.capitals,
            plural=phrase.plural,
            title=any(a <= token.idx < b for a, b in headline),
        )
        mention.generic = not phrase.words and phrase.number is None
        found.append(mention)
    found = [m for m in found if not any(_within(m, o) for o in found)]
    found += _short(reading, found)
    return sorted([*found, *_again(reading, found)], key=lambda m: m.token)


def _again(reading: Reading, found: list[Mention]) -> list[Mention]:
    """An event taken up by "it": "A joined it by video link", "It was hosted by B"."""
    more = []
    nouns = sorted((m for m in found if not m.plural and not m.title), key=lambda m: m.token)
    for token in reading.doc:
        frame = frames.of(token.head) if token.lower_ == "it" else None
        if frame is None or frame.verb not in _JOINED:
            continue
        if token.dep_ != ("nsubjpass" if token.i < token.head.i else "dobj"):
            continue
        low = token.sent.start - 1
        first = reading.doc[low].sent.start if low > 0 else 0
        before = [m for m in nouns if first <= m.token < token.i]
        if before:
            end = token.idx + len(token)
            more.append(
                replace(before[-1], token=token.i, start=token.idx, end=end, form="definite")
            )
    for mention in more:
        mention.parts = []
    return more


def _within(inner: Mention, outer: Mention) -> bool:
    """Whether a name is only part of another ("Conference of the Parties of the … Forum")."""
    if outer.kind == "event" or inner is outer or not inner.capitals:
        return False
    return outer.token < inner.token and inner.end <= outer.end


def _short(reading: Reading, found: list[Mention]) -> list[Mention]:
    """Later mentions by an acronym that the text has introduced: "the Forum (OFC) … at the OFC"."""
    known: dict[str, Mention] = {}
    for mention in found:
        after = reading.normal.text[mention.start : mention.end + 12]
        introduced = _SHORT.search(after)
        if introduced is not None:
            known.setdefault(introduced[1], mention)
    taken = [(m.start, m.end) for m in found]
    more = []
    for token in reading.doc if known else ():
        first = known.get(token.text)
        inside = any(a <= token.idx < b for a, b in taken)
        if first is None or inside or token.idx <= first.end + 12:
            continue
        nxt = reading.doc[token.i + 1] if token.i + 1 < len(reading.doc) else token
        if nxt.pos_ in ("NOUN", "PROPN") or nxt.text in ("-", "'s", ")"):
            continue
        end = token.idx + len(token)
        more.append(
            replace(first, token=token.i, start=token.idx, end=end, name=token.text,
                    form="definite", parts=[], title=False)
        )  # fmt: skip
    return more
