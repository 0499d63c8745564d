"""Where an event takes place: the place named with it, "here" meaning the place of the dateline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

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
    found = [m for m in _PLACE.finditer(text, first, last) if _is_place(reading, m[1])]
    after = [m for m in found if spot <= m.start() < end + 120]
    before = [m for m in found if m.start() < spot and spot - m.start() < 120]
    if after or before:
        return _clean((after or before[::-1])[0][1])
    if _HERE.search(text, first, last):
        return dateline_place(reading)
    return None


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
