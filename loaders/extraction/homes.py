"""Which country a text speaks for, and which offices that country can have."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders.extraction.reading import Person, Reading, Tag

_LANDS = ("country", "demonym")
_SPEAKS = frozenset(("nsubj", "nsubjpass", "poss", "amod", "compound", "nmod"))
# offices that one person of a country holds
_SINGLE = frozenset(
    ("president", "prime minister", "chancellor", "king", "premier", "foreign minister")
)


def ranked_homes(reading: Reading) -> list[str]:
    """Countries that the text may speak for, likeliest first; none that another one equals."""
    scores: Counter[str] = Counter()
    seen: Tag | None = None
    for token in reading.doc:
        tag = reading.tag_at.get(token.i)
        if tag is None or reading.tag_at.get(token.i + 1) is tag:
            continue
        seen = tag
        if tag.kind in _LANDS:
            speaks = token.dep_ in _SPEAKS or tag.kind == "demonym"
            placed = token.dep_ == "pobj" and token.head.lower_ in ("to", "with", "in", "for", "of")
            scores[tag.value] += 4 if speaks else 0 if placed else 1
        elif tag.kind == "capital" and token.dep_ in ("nsubj", "ROOT"):
            scores[tag.value] += 2
        elif tag.kind == "body" and "/" in tag.body_kind:
            scores[tag.body_kind.partition("/")[2]] += 6
    if seen is None:
        return []
    spoken_for: set[str] = set()
    for person in reading.people:
        for office in person.offices:
            if office.body is not None and office.body.type == "country":
                spoken_for.add(office.body.iso3 or "")
        for title in person.offices:
            if title.title and not title.former:
                scores.update({i: 8 for i in telling(reading, title.title) if i in scores})
    # those who speak for other countries are said to; the own side needs no saying
    for iso3 in spoken_for & set(scores):
        scores[iso3] = scores[iso3] * 3 // 10
    place = _dateline(reading)
    if place is not None:
        scores[place] += 8
    return [iso3 for iso3, n in sorted(scores.items(), key=lambda i: (-i[1], i[0])) if n > 0]


def _dateline(reading: Reading) -> str | None:
    """The country whose capital the text is dated from."""
    for block in reading.blocks:
        if block.dateline is not None:
            for tag in reading.tags:
                if block.dateline[0] <= tag.start < block.dateline[1] and tag.kind == "capital":
                    return tag.value
    return None


def telling(reading: Reading, title: str) -> list[str]:
    """Countries whose government alone has such a title."""
    low = title.lower()
    if low.startswith("secretary of state for"):
        return []
    return [
        iso3
        for words, iso3 in reading.lexicon.own_offices
        if re.search(rf"\b{re.escape(words)}\b", low)
    ]


def possible(reading: Reading, person: Person, iso3: str) -> bool:
    """Whether a country can have the offices of a person, and nobody else there holds them."""
    titles = [o.title.lower() for o in person.offices if o.title and not o.former]
    absent = reading.lexicon.absent_offices.get(iso3, ())
    if any(re.search(rf"\b{re.escape(words)}\b", t) for words in absent for t in titles):
        return False
    top = set(titles) & _SINGLE
    return not any(
        other is not person
        and any(o.body is not None and o.body.iso3 == iso3 for o in other.offices)
        and top & {(o.title or "").lower() for o in other.offices if not o.former}
        for other in reading.people
    )
