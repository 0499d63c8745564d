"""Offices described first, whose holder is named in the next sentence as its speaker.

"Peru's mining minister rejected the plan. "No," Nora Vik told reporters."
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.extraction import offices
from loaders.extraction.layout import block_at
from loaders.extraction.reading import Person

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from loaders.extraction.names import Mention
    from loaders.extraction.offices import Phrase
    from loaders.extraction.reading import Reading

_SPEAKS = frozenset(("say", "tell", "add"))


def described(reading: Reading, letters: str, mentions: Sequence[Mention]) -> None:
    """Give untitled speakers of quotations the one office that the sentence before describes."""
    seen: set[int] = set()
    for mention in mentions:
        person = reading.person_at[mention.start]
        first = id(person) not in seen
        seen.add(id(person))
        if not first or person.offices or not _quoted(reading, mention):
            continue
        phrases = list(_phrases(reading, letters, mention))
        if len(phrases) == 1:
            _give(person, phrases[0])


def _quoted(reading: Reading, mention: Mention) -> bool:
    """Whether a person says what stands in quotation marks in front of the name."""
    doc = reading.doc
    if mention.end >= len(doc) or doc[mention.end].lemma_ not in _SPEAKS:
        return False
    return any(0 <= doc[mention.start].idx - end <= 2 for _, end in reading.quotes)


def _phrases(reading: Reading, letters: str, mention: Mention) -> Iterator[Phrase]:
    """Offices of a country without a name, as subject or in the paragraph before the quotation."""
    doc = reading.doc
    block = block_at(reading, doc[mention.start].idx)
    at = stop = mention.start
    while block is not None and at and doc[at - 1].idx >= block.start:
        at -= 1
    if "@" in letters[at:stop]:
        return
    while at < stop:
        found = [p for p in offices.at(reading, letters, at, stop) if p.title and not p.plural]
        yield from (p for p in found if any(b.type == "country" for _, b in p.bodies))
        at = max((p.end for p in found), default=at) + 1


def _give(person: Person, phrase: Phrase) -> None:
    for office in offices.offices_of(phrase, "office.described"):
        office.basis, office.confidence = "linked", 0.5
        person.offices.append(office)
