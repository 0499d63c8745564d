"""Which country an office is of that the text names without one, and which it can be of."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from loaders.extraction.reading import Person, Reading, Tag

_LANDS = ("country", "demonym")
_SPEAKS = frozenset(("nsubj", "nsubjpass", "poss", "amod", "compound", "nmod"))
_PLACED = frozenset(("to", "with", "in", "for", "of"))
# offices that one person of a country holds
_SINGLE = frozenset(
    ("president", "prime minister", "chancellor", "king", "premier", "foreign minister")
)
_TOLD = 0.8  # the least that a country counts whose offices the text names
_BESIDE = 0.15  # what standing in every sentence with a person counts


def rated(reading: Reading, persons: list[Person]) -> list[tuple[float, Person, str]]:
    """Persons with the countries that their offices may be of, likeliest pairs first.

    What counts is whom the whole text speaks for, and who is named in the same sentences.
    """
    named = {iso3 for _, _, iso3 in _ends(reading)}
    told = {iso3 for person in reading.people for iso3 in told_by(reading, person, named)}
    scores = _speaking(reading, told)
    most = max(scores.values(), default=0)
    found = []
    for n, person in enumerate(persons):
        near = _beside(reading, person)
        for iso3, score in scores.items():
            force = max(score / (most or 1), _TOLD if iso3 in told else 0) + _BESIDE * near.get(
                iso3, 0
            )
            if force > 0:
                found.append((-force, n, iso3))
    return [(-force, persons[n], iso3) for force, n, iso3 in sorted(found)]


def _ends(reading: Reading) -> Iterator[tuple[int, Tag, str]]:
    """The last token of each country and national body, names of persons left out."""
    for token in reading.doc:
        tag = reading.tag_at.get(token.i)
        if tag is None or reading.tag_at.get(token.i + 1) is tag or token.i in reading.person_at:
            continue
        iso3 = tag.value if tag.kind != "body" else tag.body_kind.partition("/")[2]
        if iso3:
            yield token.i, tag, iso3


def _speaking(reading: Reading, told: set[str]) -> dict[str, float]:
    """How much each country that the text names acts and owns in it."""
    scores: Counter[str] = Counter()
    for i, tag, iso3 in _ends(reading):
        token = reading.doc[i]
        if tag.kind in _LANDS:
            speaks = token.dep_ in _SPEAKS or tag.kind == "demonym"
            placed = token.dep_ == "pobj" and token.head.lower_ in _PLACED
            scores[iso3] += 4 if speaks else 0 if placed else 1
        elif tag.kind == "capital":
            scores[iso3] += 2 if token.dep_ in ("nsubj", "ROOT") else 0
        else:
            scores[iso3] += 6
    # those who speak for other countries are said to; the own side needs no saying
    spoken_for = {iso3 for person in reading.people for iso3 in countries(person)}
    for iso3 in (spoken_for & set(scores)) - told:
        scores[iso3] = scores[iso3] * 3 // 10
    place = _dateline(reading)
    if place is not None:
        scores[place] += 8
    for iso3 in told:
        scores[iso3] += 8
    return dict(scores)


def _beside(reading: Reading, person: Person) -> dict[str, float]:
    """The share of a person's mentions that stand in one sentence with each country."""
    doc = reading.doc
    found: dict[str, float] = {}
    for mention in person.mentions:
        span = doc.char_span(*mention, alignment_mode="expand")
        if span is None:
            continue
        sentence = span.sent
        inside = range(sentence.start, sentence.end)
        tags = [reading.tag_at[i] for i in inside if i in reading.tag_at]
        for iso3 in {tag.value for tag in tags if tag.kind != "body"}:
            found[iso3] = found.get(iso3, 0) + 1 / len(person.mentions)
    return found


def _dateline(reading: Reading) -> str | None:
    """The country whose capital the text is dated from."""
    for block in reading.blocks:
        if block.dateline is not None:
            for tag in reading.tags:
                if block.dateline[0] <= tag.start < block.dateline[1] and tag.kind == "capital":
                    return tag.value
    return None


def countries(person: Person) -> set[str]:
    """Codes of the countries that a person is known to represent."""
    return {
        o.body.iso3
        for o in person.offices
        if o.body is not None and o.body.type == "country" and o.body.iso3
    }


def _titles(person: Person) -> list[str]:
    return [o.title.lower() for o in person.offices if o.title and not o.former]


def told_by(reading: Reading, person: Person, named: Container[str]) -> set[str]:
    """Countries that a person's titles tell: those with such an office, if the text names one."""
    found = set()
    for title in _titles(person):
        having = {iso3 for iso3 in _having(reading, title) if iso3 in named}
        found |= having if len(having) == 1 else set()
    return found


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
    titles = _titles(person)
    absent = reading.lexicon.absent_offices.get(iso3, ())
    if any(re.search(rf"\b{re.escape(words)}\b", t) for words in absent for t in titles):
        return False
    if any(having and iso3 not in having for having in (_having(reading, t) for t in titles)):
        return False
    if any(iso3 in _sent_to(reading, t) for t in titles):
        return False
    top = set(titles) & _SINGLE
    return not any(
        other is not person and iso3 in countries(other) and top & set(_titles(other))
        for other in reading.people
    )


def _sent_to(reading: Reading, title: str) -> set[str]:
    """The countries that an envoy is sent to: "Ambassador to Peru"."""
    _, to, host = title.partition(" to ")
    if not to:
        return set()
    text = reading.normal.text
    return {
        t.value for t in reading.tags if t.kind in _LANDS and text[t.start : t.end].lower() in host
    }
