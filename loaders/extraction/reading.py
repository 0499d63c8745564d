"""What the stages of the extractor share: one reading of one text.

Stages run in the order of `loaders.extraction.STAGES`; each takes the reading and fills its part.
All offsets in here count characters of the *normalised* text (`reading.normal.text`, which is also
what spaCy has seen); `emission` maps them back to the text as given.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from loaders.extraction.lexicon import Lexicon
    from loaders.extraction.normalise import NormalText

Span = tuple[int, int]
Role = Literal["convened", "hosted", "chaired", "presented", "participant"]
Status = Literal["attended", "planned", "invited", "absent"]
Basis = Literal["stated", "linked", "inferred"]


@dataclass(slots=True)
class Block:
    """A line or paragraph with its function on the page."""

    kind: Literal["headline", "paragraph", "heading", "item", "boilerplate"]
    start: int
    end: int
    heading: Block | None = None  # the heading or lead-in line that this block stands under
    speaker: Span | None = None  # transcript label or by-line at its start ("PRIME MINISTER:")
    dateline: Span | None = None  # "OSLO, Norway, March 4 -" at its start


@dataclass(slots=True)
class Tag:
    """A stretch of text that a lexicon knows."""

    kind: Literal["country", "demonym", "capital", "body", "title", "honorific"]
    start: int
    end: int
    value: str  # canonical name; countries: ISO alpha-3
    body_kind: str = ""  # bodies: institution, ministry, …; iso3 of a national body after "/"


@dataclass(slots=True, eq=False)
class Body:
    """A country, ministry or institution."""

    type: Literal["country", "ministry", "institution"]
    name: str
    iso3: str | None = None


@dataclass(slots=True)
class Office:
    """A title or a represented body, with the place that says so."""

    span: Span
    rule: str
    title: str | None = None
    body: Body | None = None
    basis: Basis = "stated"
    confidence: float = 1.0
    former: bool = False


@dataclass(slots=True, eq=False)
class Person:
    """One person of the text: all mentions, joined."""

    name: str
    mentions: list[Span] = field(default_factory=list)  # in text order; the name only
    aliases: list[str] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    female: bool | None = None
    rule: str = ""
    confidence: float = 1.0


@dataclass(slots=True, eq=False)
class Group:
    """Several actors spoken of together: "the two ministers", "ministers from Italy and Spain"."""

    name: str  # as written
    members: list[Actor] = field(default_factory=list)  # those that the text names
    parties: list[Body] = field(default_factory=list)  # bodies that unnamed members stand for
    span: Span = (0, 0)  # the noun phrase
    collective: bool = True  # False: one unnamed source ("a Treasury official")


Actor = Person | Body | Group


@dataclass(slots=True, eq=False)
class Event:
    """One gathering: all mentions, joined."""

    name: str
    mentions: list[Span] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    kind: str = ""
    date: str | None = None  # ISO day or interval
    place: str | None = None
    roster: Literal["complete", "partial", "unknown"] = "unknown"
    rule: str = ""
    confidence: float = 1.0


@dataclass(slots=True)
class Attendance:
    """Somebody at an event."""

    who: Person | Body
    event: Event
    role: Role
    status: Status
    span: Span
    rule: str
    basis: Basis = "stated"
    confidence: float = 1.0
    on_behalf_of: list[Body] = field(default_factory=list)
    on: str | None = None


@dataclass(slots=True)
class Statement:
    """Somebody's words."""

    who: Actor
    span: Span
    direct: bool
    rule: str
    event: Event | None = None
    basis: Basis = "stated"
    confidence: float = 1.0


@dataclass(slots=True)
class Reading:
    """One text on its way through the stages."""

    text: str  # as given
    published: date | None
    normal: NormalText
    lexicon: Lexicon
    title: str | None = None  # metadata, not part of the text
    publisher: str | None = None
    continued: bool = False  # a portion of a long text, not its beginning
    blocks: list[Block] = field(default_factory=list)
    doc: Doc = None  # type: ignore[assignment]  # set by the syntax stage
    quotes: list[Span] = field(default_factory=list)  # quoted stretches with their marks
    tags: list[Tag] = field(default_factory=list)
    tag_at: dict[int, Tag] = field(default_factory=dict)  # token index -> the tag that covers it
    people: list[Person] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    person_at: dict[int, Person] = field(default_factory=dict)  # token index -> whose name it is in
    actors: dict[int, Actor] = field(default_factory=dict)  # head token index -> who it means
    events: list[Event] = field(default_factory=list)
    attended: list[Attendance] = field(default_factory=list)
    stated: list[Statement] = field(default_factory=list)
