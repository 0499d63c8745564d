"""Which office phrase belongs to which name: before it, after it, or shared by several names."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from loaders.extraction import neighbours, offices
from loaders.extraction.reading import Person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.extraction.names import Mention
    from loaders.extraction.offices import Phrase
    from loaders.extraction.reading import Reading

Given = neighbours.Given


def assigned(reading: Reading, letters: str, mentions: Sequence[Mention]) -> Given:
    """Offices for the persons of the mentions, from phrases next to their names."""
    given: Given = []
    floor = 0
    at = 0
    while at < len(mentions):
        group = _group(letters, mentions, at)
        start = floor
        floor = _one(reading, letters, group, floor, given)
        if len(group) == 1:
            _each_of(reading, letters, mentions[at:], start, given)
        at += len(group)
    return given


def _group(letters: str, mentions: Sequence[Mention], at: int) -> list[Mention]:
    """Names with nothing but commas, "and" and honorifics between them."""
    group = [mentions[at]]
    for mention in mentions[at + 1 :]:
        between = letters[group[-1].end : mention.start]
        if not re.fullmatch(r"(?:,|,?&)h*\.?", between):
            break
        group.append(mention)
        if "&" in between:
            break
    return group


def _each_of(
    reading: Reading, letters: str, mentions: Sequence[Mention], floor: int, given: Given
) -> None:
    """One title for all in "Prime Ministers X of Norway and Y of Peru"."""
    lead = offices.before(reading, letters, mentions[0].start, floor)
    if not lead or not lead[-1].plural or lead[-1].bodies:
        return
    for before, mention in pairwise(mentions):
        if not re.fullmatch(r"od?C+,?&?", letters[before.end : mention.start]):
            return
        _give(lead[-1], [reading.person_at.get(mention.start)], "office.before", given)


def _one(reading: Reading, letters: str, group: list[Mention], floor: int, given: Given) -> int:
    first, last = group[0], group[-1]
    persons = [reading.person_at.get(m.start) for m in group]
    front = first.start
    while front > floor and letters[front - 1] == "h":
        front -= 1
    if front < first.start and letters[front - 1] == "d" and front - 1 > floor:
        front -= 1  # "the Prime Minister, the Honourable Nora Vik"
    lead = offices.before(reading, letters, front, floor)
    for phrase in lead:
        _give(phrase, persons if phrase.plural else persons[:1], "office.before", given)
    if not lead:
        neighbours.possessive(reading, letters, front, persons[0], given)
        neighbours.counterpart(reading, letters, front, persons[0], given)
    close = _suffixed(reading, last.end)
    phrases, end = offices.after(reading, letters, close)
    if phrases and _acts(reading, letters, close, end):
        return last.end
    if last.headline or (
        phrases
        and (
            _for_next(letters, end, bool(lead), phrases) or (len(group) == 1 and phrases[0].plural)
        )
    ):
        return last.end
    for phrase in phrases:
        several = phrase.plural and len(persons) > 1
        _give(phrase, persons if several else persons[-1:], "office.apposition", given)
    person = persons[-1]
    if person is None:
        return end
    if not phrases:
        neighbours.of(reading, letters, close, person, bool(lead), given)
        neighbours.label(reading, letters, first, person, given)
    return neighbours.segments(reading, letters, end, person, given)


def _suffixed(reading: Reading, end: int) -> int:
    """The token after letters behind a name ("AO", "MP")."""
    doc = reading.doc
    while end < len(doc) and doc[end].is_upper and doc[end].lower_ in reading.lexicon.suffixes:
        end += 1
    return end


def _acts(reading: Reading, letters: str, comma: int, end: int) -> bool:
    """Whether what follows a name acts itself: "on behalf of President X, the Secretary said"."""
    doc = reading.doc
    opening = doc[doc[comma].sent.start]
    return (
        opening.tag_ == "IN"
        and letters[comma + 1 : comma + 2] == "d"
        and letters[end : end + 1] != ","
        and any(t.dep_ in ("nsubj", "nsubjpass") for t in doc[comma + 1 : end])
    )


def _for_next(letters: str, end: int, titled: bool, phrases: list[Phrase]) -> bool:
    """Whether a phrase after a name is really the title in front of the next name."""
    follows = re.match(r"h*@|,h*@", letters[end : end + 4])
    if follows is None:
        return False
    comma = follows[0].startswith(",")
    return not comma or titled or phrases[0].plural


def _give(phrase: Phrase, persons: Sequence[Person | None], rule: str, given: Given) -> None:
    """To each person; when there are as many countries as persons, each gets its own."""
    lands = [b for b in phrase.bodies if b[1].type == "country"]
    spread = len(persons) > 1 and len(lands) == len(persons)
    for n, person in enumerate(persons):
        if person is not None:
            bodies = [lands[n]] if spread else None
            given += [(person, office) for office in offices.offices_of(phrase, rule, bodies)]
