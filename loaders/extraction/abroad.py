"""Which countries a text does not speak for, and the one beside them that it does.

Whoever is named without a country is on the own side. So the country that such a person travels to,
and that of whoever such a person meets, is another one; and where the text names it in one breath
with a second country ("the U.S.-Israel partnership"), that second one is the text's own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from loaders.extraction.sides import lands_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.extraction.names import Mention
    from loaders.extraction.reading import Reading

_LANDS = ("country", "demonym")
_REACH = 160  # characters between the two who meet, or to the country that is travelled to
_MEETS = re.compile(
    r"(?:'s?|\))?,?\s(?:[\w,]+\s){0,4}?(?:met|meets?|meeting|spoke|speaks?|calls?|talks|discussions?|"
    r"conversation|lunch|dinner|consultations)\s(?:\w+\s){0,3}?(?:with|to)\s[^.;:]*",
    re.IGNORECASE,
)
_RECEIVES = re.compile(
    r",?\s(?:will\s|today\s)*(?:met|meets?|hosts?|hosted|received?|receives|welcomed?|welcomes)"
    r"\s[^.;:]*",
    re.IGNORECASE,
)
_GOES = re.compile(
    r"(?:'s?\s(?:\w+\s){0,3}?(?:travel|trip|visit)"
    r"|,?\s(?:(?:will|is|was|today|later|also)\s)*(?:travel(?:s|ed|led|ing)?|visit(?:s|ed|ing)?)"
    r"|,?\s(?:today\s)?(?:announce[sd]?|le(?:d|ads)|will lead)\s(?:[\w-]+\s){0,6}?delegations?)"
    r"\s(?:to\s)?(?:the\s)?(?:\w+\sof\s|\w+,\s)?",
    re.IGNORECASE,
)
_PAIRED = re.compile(
    r"(?:\s?[-–/]\s?|\s(?:and|with)\s(?:the\s)?(?:(?:Kingdom|Republic|State)\sof\s)?)"
)


def foreign(reading: Reading, mentions: Sequence[Mention]) -> dict[int, set[str]]:
    """By the identity of a person without a country: where they travel to, and whom they meet."""
    doc, text = reading.doc, reading.normal.text
    found: dict[int, set[str]] = {}
    lands = [t for t in reading.tags if t.kind in _LANDS]
    starts = [t.start for t in lands]
    for n, mention in enumerate(mentions):
        person = reading.person_at[mention.start]
        if lands_of(person):
            continue
        mine = found.setdefault(id(person), set())
        end = doc[mention.end - 1].idx + len(doc[mention.end - 1])
        for other in mentions[n + 1 : n + 4]:
            start = doc[other.before].idx
            whose = lands_of(reading.person_at[other.start])
            if len(whose) != 1 or not 0 < start - end < _REACH:
                continue
            between = text[end:start]
            if _MEETS.fullmatch(between) or _RECEIVES.fullmatch(between):
                mine.add(whose[0].iso3 or "")
            break
        near = slice(bisect_left(starts, end), bisect_left(starts, end + _REACH))
        mine |= {t.value for t in lands[near] if _GOES.fullmatch(text, end, t.start)}
    return found


def beside(reading: Reading, others: set[str]) -> dict[str, int]:
    """How often each country is named in one breath with one of the others."""
    counts: dict[str, int] = {}
    lands = [t for t in reading.tags if t.kind in _LANDS]
    for one, two in pairwise(lands):
        if not _PAIRED.fullmatch(reading.normal.text, one.end, two.start):
            continue
        for own, other in ((one, two), (two, one)):
            if other.value in others and own.value not in others:
                counts[own.value] = counts.get(own.value, 0) + 1
    return counts
