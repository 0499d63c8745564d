"""What a list says: events, participants with what they stand for, and what was not understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from graph.model import Body
from graph.model.extraction import Role, Span, Status

Complete = Literal["complete", "partial", "unknown"]


@dataclass(frozen=True, slots=True)
class Said:
    """Words of the list, as they are to be entered, and where they stand."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Backed:
    """A body that somebody stands for, and where it is named."""

    body: Body
    span: Span


@dataclass(frozen=True, slots=True)
class Participant:
    """One entry of a list.

    Attributes:
        name: the person.
        span: the whole entry, which is the quote of every claim about it.
        titles: offices, and the place in the delegation, as written.
        delegation: the country or body that the person came for.
        affiliations: other bodies that the entry names.
        event: which of the roster's events it is about.
        role: participant, or what the list says beside it.
        status: attended, or what the list says else.
    """

    name: Said
    span: Span
    titles: tuple[Said, ...] = ()
    delegation: Backed | None = None
    affiliations: tuple[Backed, ...] = ()
    event: int = 0
    role: Role = "participant"
    status: Status = "attended"


@dataclass(frozen=True, slots=True)
class Gathering:
    """An event that a list is about.

    Attributes:
        name: as the list or the user calls it.
        aliases: other names that the list gives.
        date: ISO day or interval.
        place: as written.
        roster: whether the list claims to be whole.
        span: where the list names it.
    """

    name: str
    aliases: tuple[str, ...] = ()
    date: str | None = None
    place: str | None = None
    roster: Complete = "unknown"
    span: Span = (0, 0)


@dataclass(frozen=True, slots=True)
class Unread:
    """A row or line that was not understood.

    Attributes:
        where: "row 12", "line 40", "page 3, line 5".
        text: its words, cut.
        reason: why, and what would help.
    """

    where: str
    text: str
    reason: str


@dataclass(slots=True)
class Roster:
    """Everything that one list says."""

    events: list[Gathering] = field(default_factory=list)
    participants: list[Participant] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
