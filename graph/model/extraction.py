"""What the extractor says about one text, in the shape that `entente extract` writes.

The shape is that of the annotation guide (people, events, attended, stated), with evidence beside
each fact: `rule` (which rule said so), `basis` (stated, linked across sentences, inferred) and
`confidence`. All spans are [start, end) offsets in code points of the text as given.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Span = tuple[int, int]
Basis = Literal["stated", "linked", "inferred"]
Role = Literal["convened", "hosted", "chaired", "presented", "participant"]
Status = Literal["attended", "planned", "invited", "absent"]
Precision = Literal["day", "month", "year", "unsure"]


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Body(_Record):
    """A country, ministry or institution; or, as a speaker only, a collective or unnamed source."""

    type: Literal["country", "ministry", "institution", "collective", "unnamed"]
    name: str = Field(description="as a careful analyst would enter it; countries by short name")
    iso3: str | None = Field(None, description="ISO 3166-1 alpha-3, also historic (SUN, YUG, DDR)")
    event: str | None = Field(None, description="collectives: the event whose participants speak")


class Evidence(_Record):
    """Why a fact is there and how far it can be trusted."""

    rule: str = Field("", description="id of the rule that produced this")
    basis: Basis = "stated"
    confidence: float = Field(1.0, ge=0, le=1)


class Office(Evidence):
    """Evidence for one title or one represented body of a person (parallel to the plain lists)."""

    kind: Literal["title", "represents"]
    value: str = Field(description="the title, or the body's iso3 or name")
    span: Span


class Person(Evidence):
    """A named person with the offices and bodies that this text gives."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    span: Span
    titles: tuple[str, ...] = ()
    represents: tuple[Body, ...] = ()
    offices: tuple[Office, ...] = Field((), description="where each title and body is said")
    identifier: str | None = Field(None, description="id in a register for all, such as Q7747")


class Event(Evidence):
    """A dated or datable gathering, visit or call."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: str = Field("", description="meeting, summit, visit, call, press_conference, …")
    date: str | None = Field(None, description="ISO day or interval 2024-05-01/2024-05-03")
    place: str | None = None
    roster: Literal["complete", "partial", "unknown"] = "unknown"
    span: Span


class Attended(Evidence):
    """Somebody took part in, or was planned, invited or absent from, an event."""

    who: str | Body = Field(description="a person's id, or a body")
    event: str
    role: Role = "participant"
    status: Status = "attended"
    on_behalf_of: tuple[Body, ...] = ()
    on: str | None = Field(None, description="what was presented, where said")
    span: Span


class Stated(Evidence):
    """A statement: who said what; joint speakers get one entry each over the same span."""

    who: str | Body
    span: Span
    mode: Literal["direct", "indirect"] = "indirect"
    event: str | None = None


class Inferred(Evidence):
    """What follows from a stated office: the ministry of a portfolio."""

    basis: Basis = "inferred"
    person: str
    ministry: Body
    portfolio: str
    span: Span


class _Dated(Evidence):
    """From and until a day, both included; None where it is not known or has not ended.

    A month or year stands for its first day as `since` and for its last as `until`; `unsure` means
    that a first of January may stand for its year.
    """

    since: date | None = None
    since_precision: Precision | None = None
    until: date | None = None
    until_precision: Precision | None = None


class Term(_Dated):
    """A person held an office, as a register of offices says."""

    person: str
    body: Body
    title: str | None = None
    span: Span


class Tie(_Dated):
    """A body belongs to a larger one, or is a member of one, as a register says."""

    kind: Literal["part_of", "member_of"]
    body: Body
    whole: Body
    span: Span


class Register(_Record):
    """What structured data says of offices; its spans are whole records, which are the quotes."""

    terms: tuple[Term, ...] = ()
    ties: tuple[Tie, ...] = ()


class Extraction(_Record):
    """Everything that one text says, by the guide's rules."""

    id: str = ""
    published: str | None = None
    events: tuple[Event, ...] = ()
    people: tuple[Person, ...] = ()
    attended: tuple[Attended, ...] = ()
    stated: tuple[Stated, ...] = ()
    inferred: tuple[Inferred, ...] = ()
    registered: Register | None = None
