"""What a register says, collected towards an extraction."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.model import Body, Extraction, Person
from graph.model.extraction import Register, Span, Term, Tie
from loaders.actors.days import UnreadDayError, edge

CONFIDENCE = 0.95
_WIKIDATA = re.compile(r"(?:https?://(?:www\.)?wikidata\.org/(?:entity|wiki)/|wd:)?(Q[1-9]\d*)")


class UnreadRecordError(ValueError):
    """A record is not understood; the message says why."""


@dataclass(frozen=True)
class Days:
    """From and until, ready for a record of the extraction."""

    fields: Mapping[str, object]


@dataclass
class Collector:
    """Takes persons, terms and ties; what is not understood goes to `unread`.

    Attributes:
        rule: id under which the facts are known.
        people: by a key of the source.
        unread: place and reason of each record that was left out.
    """

    rule: str
    people: dict[str, Person] = field(default_factory=dict)
    terms: list[Term] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def person(
        self,
        key: str,
        name: str,
        span: Span,
        aliases: tuple[str, ...] = (),
        identifier: str | None = None,
    ) -> str:
        """Note a person once; gives the id."""
        if key not in self.people:
            self.people[key] = Person(
                id=f"p{len(self.people) + 1}",
                name=name,
                aliases=aliases,
                span=span,
                identifier=identifier,
                rule=self.rule,
                confidence=CONFIDENCE,
            )
        return self.people[key].id

    def term(self, person: str, body: Body, title: str | None, days: Days, span: Span) -> None:
        """Note that somebody held an office."""
        self.terms.append(
            Term(
                person=person,
                body=body,
                title=title or None,
                span=span,
                rule=self.rule,
                confidence=CONFIDENCE,
                **days.fields,
            )
        )

    def part_of(self, body: Body, whole: Body, span: Span) -> None:
        """Note that a body belongs to another."""
        self._tie("part_of", body, whole, Days({}), span)

    def member_of(self, body: Body, whole: Body, days: Days, span: Span) -> None:
        """Note that a body is a member of another."""
        self._tie("member_of", body, whole, days, span)

    def _tie(self, kind: str, body: Body, whole: Body, days: Days, span: Span) -> None:
        self.ties.append(
            Tie(
                kind=kind,
                body=body,
                whole=whole,
                span=span,
                rule=self.rule,
                confidence=CONFIDENCE,
                **days.fields,
            )
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was understood."""
        return not (self.terms or self.ties)

    def extraction(self) -> Extraction:
        """All of it; persons without any office are left out."""
        named = {term.person for term in self.terms}
        people = tuple(p for p in self.people.values() if p.id in named)
        register = Register(terms=tuple(self.terms), ties=tuple(self.ties))
        return Extraction(people=people, registered=register)


def days(since: str, until: str, since_precision: str = "", until_precision: str = "") -> Days:
    """From and until as written.

    A beginning that is not known is left open. An end that is not known cannot be: the office
    would seem to be held still.

    Raises:
        UnreadRecordError: a day cannot be told, or the end lies before the beginning.
    """
    try:
        first = edge(since, since_precision)
    except UnreadDayError as error:
        if str(error) != UnreadDayError.UNKNOWN:
            message = f"its beginning is {error}"
            raise UnreadRecordError(message) from None
        first = None
    try:
        last = edge(until, until_precision, last=True)
    except UnreadDayError as error:
        message = f"it ended, but its end is {error}"
        raise UnreadRecordError(message) from None
    if first and last and last.day < first.day:
        message = f"it ends on {last.day}, before it begins on {first.day}"
        raise UnreadRecordError(message)
    return Days(
        {
            "since": first.day if first else None,
            "since_precision": first.precision if first else None,
            "until": last.day if last else None,
            "until_precision": last.precision if last else None,
        }
    )


def wikidata(text: str) -> str | None:
    """The id of a person on Wikidata, from an id or address."""
    match = _WIKIDATA.fullmatch(text.strip())
    return match[1] if match else None
