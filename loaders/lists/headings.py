"""Headings of a list: delegations, sections, places in a delegation, bodies within it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from graph.ids import fold
from graph.model import Body
from graph.values import institution, ministry
from loaders.lists.countries import country_of
from loaders.lists.words import capacity, kinds_of, section, words_of

Level = Literal["delegation", "section", "capacity", "part"]

_CONTINUED = re.compile(
    r"\s*[(\[]?\b(?:continued|cont[’']?d\.?|cont\.|suite|continuaci[oó]n|continua[cç][aã]o|fortsetzung)\b"
    r"[.)\]]*\s*$",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[\s*†‡§#¹²³⁴⁵]+$|^[\s*†‡§]+")
_NOTE = re.compile(r"(?<=[^\W\d_])\s?\d{1,2}$")
_NUMBERED = re.compile(r"(?:[IVXLC]+|[A-H]|\d{1,3})[.)]\s+(?=\S)")
_OF_STATE = re.compile(
    r"minist\w+|embass\w+|ambassade|embajada|embaixada|botschaft|mission|misi[oó]n|missão|parliament|"
    r"parlement\w*|parlamento|senate?|sénat|senado|assembl\w+|asamblea|congress|congreso|government|"
    r"gouvernement|gobierno|cabinet|presiden\w+|présidence|chancell\w+|canciller[ií]a|department|"
    r"département|departamento|office|permanent|permanente|consul\w+|kanzleramt|ministerium"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading means.

    Attributes:
        level: a delegation, a section of them, a place in a delegation, or a body within it.
        text: its words without footnote marks and "(continued)".
        body: the country or body of a delegation or part.
    """

    level: Level
    text: str
    body: Body | None = None


def is_continued(text: str) -> bool:
    """Whether a heading only repeats the one before the page break."""
    return bool(_CONTINUED.search(text))


def bare(text: str) -> str:
    """A heading without numbering, footnote marks and "(continued)"."""
    return _NUMBERED.sub("", unmarked(_NOTE.sub("", _CONTINUED.sub("", text))))


def unmarked(text: str) -> str:
    """A name without footnote marks and "(continued)"."""
    return _MARKS.sub("", _CONTINUED.sub("", text)).rstrip(":").strip()


@lru_cache(maxsize=8192)
def read_heading(text: str, within: str | None = None) -> Heading | None:
    """What a heading means, or None where nothing is left of it.

    Args:
        text: the heading, mended, on one line.
        within: iso3 of the country whose delegation stands above it, if one does.
    """
    words = bare(text)
    if not words or not re.search(r"[^\W\d_]{2}", words):
        return None
    if place := _capacity(words):
        return Heading("capacity", place)
    if section(words) is not None:
        return Heading("section", words)
    if (land := country_of(words)) is not None:
        return Heading("delegation", words, Body(type="country", name=land.name, iso3=land.iso3))
    if within and _is_part(words):
        return Heading("part", words, body_of(words, within))
    return Heading("delegation", words, body_of(words, None))


def body_of(name: str, iso3: str | None) -> Body:
    """A body by its name; an organ of state belongs to the country of its delegation."""
    name = name.strip(" *†‡,;.") if not name.rstrip().endswith("Inc.") else name.strip(" *†‡,;")
    known = institution(name)
    if known is not None and name.isupper() and " " in name:
        name = known.name
    if is_ministry(name):
        return Body(type="ministry", name=name, iso3=iso3)
    return Body(type="institution", name=name, iso3=iso3 if iso3 and _is_part(name) else None)


def is_ministry(name: str) -> bool:
    """Whether a name is that of a ministry."""
    first = fold(name).split()[:4]
    return ministry(name) is not None or (
        any(w.startswith("minister") for w in first) and "title" not in kinds_of(first[0])
    )


def _is_part(words: str) -> bool:
    folded = fold(words)
    return bool(re.search(rf"\b(?:{_OF_STATE.pattern})\b", words, re.IGNORECASE)) and (
        institution(words) is None or "ministr" in folded
    )


def _capacity(words: str) -> str | None:
    """The place in a delegation that a heading names, also in the plural ("Alternates")."""
    for form in (words, _singular(words)):
        if capacity(form) is not None:
            return form
    return None


def _singular(words: str) -> str:
    found = words_of(words)
    if not found or len(found) > 3:
        return words
    first = found[0]
    for ending in ("es", "s"):
        if first.lower().endswith(ending) and capacity(
            " ".join((first[: -len(ending)], *found[1:]))
        ):
            return " ".join((first[: -len(ending)], *found[1:]))
    return words
