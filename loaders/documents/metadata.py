"""What a source may say about a document beside its text, and how each value is checked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ].+")
_VAGUE = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_LONGEST = 500  # characters

FIELDS = ("id", "title", "publisher", "published", "url", "language")


@dataclass(frozen=True)
class Metadata:
    """Values from front matter or an index line; None where nothing is said.

    Attributes:
        id: the name of the document among all others; stays the same when the file moves.
        title: headline or title.
        publisher: who published it.
        published: day of publication; a month or year alone leaves it unknown.
        url: where it can be read.
        language: BCP 47 code.
    """

    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = None

    def or_else(self, other: Metadata) -> Metadata:
        """These values, and the other's where these are silent."""
        return Metadata(**{name: getattr(self, name) or getattr(other, name) for name in FIELDS})


def from_strings(values: dict[str, str]) -> Metadata:
    """Check and convert values by field; a `ValueError` says what is wrong with which field."""
    known = {name: text for name, text in values.items() if name in FIELDS and text}
    published = known.pop("published", None)
    if (language := known.get("language")) and not _LANGUAGE.fullmatch(language):
        message = f"language {language!r} is no language code such as en or pt-BR"
        raise ValueError(message)
    return Metadata(published=parse_day(published) if published else None, **known)


def lenient(**values: object) -> Metadata:
    """What can be used of values that a page or file gives of itself; the rest is left out."""
    known: dict[str, str] = {}
    for name, value in values.items():
        text = " ".join(str(value).split())[:_LONGEST] if value else ""
        try:
            from_strings({name: text})
        except ValueError:
            continue
        known[name] = text
    return from_strings(known)


def parse_day(text: str) -> date | None:
    """The day of an ISO date or date and time; a `ValueError` names the expected form.

    A month (2015-12) or a year gives None: any day of it would be a guess, and "on Monday" would
    be resolved against that guess.
    """
    if _VAGUE.fullmatch(text):
        return None
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
        if _MOMENT.fullmatch(text):
            return datetime.fromisoformat(text).date()
    except ValueError as error:
        message = f"published {text!r} is no day of the calendar ({error})"
        raise ValueError(message) from None
    message = f"published {text!r} is not a date of the form 2024-05-31"
    raise ValueError(message)
