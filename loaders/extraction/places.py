"""Where an event takes place: the place named with it, "here" meaning the place of the dateline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.values import demonym
from loaders.extraction import dates

if TYPE_CHECKING:
    from loaders.extraction.reading import Reading

_CAP = r"[A-Z][\w.'’-]*"
_PLACE = re.compile(
    rf"\b(?:in|at|In|At)\s(?:the\s)?({_CAP}(?:(?:\s|,\s|\sof\s|\sof\sthe\s)(?:{_CAP}))*)"
)
_HERE = re.compile(r"\bhere\b")


def of(reading: Reading, token: int, end: int) -> str | None:
    """The place in the sentence of a mention, after it sooner than before it."""
    doc = reading.doc
    sentence = doc[token].sent
    text = reading.normal.text
    spot = doc[token].idx
    first, last = sentence.start_char, sentence.end_char
    found = [
        (m.start(), name)
        for m in _PLACE.finditer(text, first, last)
        if (name := _until_person(reading, m)) and _is_place(reading, name)
    ]
    after = [name for at, name in found if spot <= at < end + 120]
    before = [name for at, name in found if at < spot and spot - at < 120]
    if after or before:
        return _clean((after or before[::-1])[0])
    if _HERE.search(text, first, last):
        return dateline_place(reading)
    return None


def _until_person(reading: Reading, match: re.Match[str]) -> str:
    """The part before whoever follows: "In Oslo, Minister Vik …", "In Oslo Mr. Vik …"."""
    name, *rest = match[1].split(", ")
    if rest and reading.lexicon.is_title_word(rest[0].split()[0]):
        return name  # "In Oslo, President of Peru Nora Vik …"
    span = reading.doc.char_span(*match.span(1), alignment_mode="expand")
    person = next((t for t in span or () if t.i in reading.person_at), None)
    if span is None or person is None:
        return match[1]
    before, known = match[1][: max(0, person.idx - match.start(1))], reading.lexicon
    words = before.split()
    while words and (
        known.is_title_word(words[-1])
        or demonym(words[-1]) is not None
        or words[-1].lower() in known.honorifics
        or words[-1] in ("of", "the")
    ):
        words.pop()
    return " ".join(words) if before else match[1]


def goal(name: str) -> str | None:
    """Where a visit goes by its name ("Ms Olmo's visit to Oslo and Bergen")."""
    found = re.search(rf"\bto\s(?:the\s)?({_CAP}(?:(?:\s|,\s|,?\sand\s)(?:{_CAP}))*)", name)
    return _clean(found[1]) if found else None


def dateline_place(reading: Reading) -> str | None:
    """The place that the dateline names ("OSLO, Jan. 12 —": Oslo)."""
    for block in reading.blocks:
        if block.dateline is not None:
            a, b = block.dateline
            line = reading.normal.text[a:b]
            moments = dates.find(line, reading.published)
            name = line[: moments[0].start] if moments else line
            name = re.sub(r"\([^)]*\)", "", name).strip(" ,-–—(")
            return (
                ", ".join(
                    part.title() if part.isupper() and len(part) > 2 else part
                    for part in name.split(", ")
                )
                or None
            )
    return None


def _is_place(reading: Reading, name: str) -> bool:
    first = name.split(",")[0].split()[0]
    if dates.find(f"in {name}", reading.published) or first in ("Parliament", "Begin", "The"):
        return False
    words = name.split()
    return not (len(words) == 1 and words[0].isupper() and len(words[0]) > 5)


def _clean(name: str) -> str:
    name = re.sub(
        r",?\s(?:on|On|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)$", "", name
    )
    return (
        name.strip(" ,").removesuffix("'s").removesuffix("’s").rstrip(".")
        if not re.search(r"[A-Z]\.[A-Z]\.$", name)
        else name.strip(" ,")
    )
