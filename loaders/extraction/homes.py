"""Which country a text speaks for, and which offices that country can have."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

    from loaders.extraction.reading import Person, Reading, Tag

_LANDS = ("country", "demonym")
_SPEAKS = frozenset(("nsubj", "nsubjpass", "poss", "amod", "compound", "nmod"))
_LEAST = 4  # one mention as owner or subject
# offices that one person of a country holds
_SINGLE = frozenset(
    ("president", "prime minister", "chancellor", "king", "premier", "foreign minister")
)


def ranked_homes(reading: Reading) -> list[str]:
    """Countries that the text may speak for, likeliest first; none where two are equally likely."""
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
        scores.update(dict.fromkeys(told_by(reading, person, scores), 8))
    # those who speak for other countries are said to; the own side needs no saying
    for iso3 in spoken_for & set(scores):
        scores[iso3] = scores[iso3] * 3 // 10
    place = _dateline(reading)
    if place is not None:
        scores[place] += 8
    ranked = sorted((-n, iso3) for iso3, n in scores.items() if n >= _LEAST)
    if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
        return []
    return [iso3 for _, iso3 in ranked]


def _dateline(reading: Reading) -> str | None:
    """The country whose capital the text is dated from."""
    for block in reading.blocks:
        if block.dateline is not None:
            for tag in reading.tags:
                if block.dateline[0] <= tag.start < block.dateline[1] and tag.kind == "capital":
                    return tag.value
    return None


def told_by(reading: Reading, person: Person, named: Container[str]) -> set[str]:
    """Countries that a person's titles tell: those with such an office, if the text names one."""
    found = set()
    for title in _titles(person):
        having = {iso3 for iso3 in _having(reading, title) if iso3 in named}
        found |= having if len(having) == 1 else set()
    return found


def _titles(person: Person) -> list[str]:
    return [o.title.lower() for o in person.offices if o.title and not o.former]


def _having(reading: Reading, title: str) -> list[str]:
    """Countries whose governments alone have such a title."""
    if re.match(r"(?:parliamentary under[- ])?secretary of state for", title):
        return []
    return [
        iso3
        for words, iso3 in reading.lexicon.own_offices
        if re.search(rf"\b{re.escape(words)}\b", title)
    ]


def possible(reading: Reading, person: Person, iso3: str) -> bool:
    """Whether a country can have the offices of a person, and nobody else there holds them."""
    top = set(_titles(person)) & _SINGLE
    return held_by(reading, person, iso3) and not any(
        other is not person
        and any(o.body is not None and o.body.iso3 == iso3 for o in other.offices)
        and top & set(_titles(other))
        for other in reading.people
    )


def held_by(reading: Reading, person: Person, iso3: str) -> bool:
    """Whether a country can have the offices of a person."""
    titles = _titles(person)
    absent = reading.lexicon.absent_offices.get(iso3, ())
    if any(re.search(rf"\b{re.escape(words)}\b", t) for words in absent for t in titles):
        return False
    if any(having and iso3 not in having for having in (_having(reading, t) for t in titles)):
        return False
    return not any(iso3 in _sent_to(reading, t) for t in titles)


def _sent_to(reading: Reading, title: str) -> set[str]:
    """The countries that an envoy is sent to: "Ambassador to Peru"."""
    _, to, host = title.partition(" to ")
    if not to:
        return set()
    text = reading.normal.text
    return {
        t.value for t in reading.tags if t.kind in _LANDS and text[t.start : t.end].lower() in host
    }
