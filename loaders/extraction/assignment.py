"""Which office phrase belongs to which name: before it, after it, or shared by several names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.extraction import affiliations, offices
from loaders.extraction.layout import block_at
from loaders.extraction.reading import Office, Person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.extraction.names import Mention
    from loaders.extraction.offices import Phrase
    from loaders.extraction.reading import Reading

Given = list[tuple["Person", Office]]


def assigned(reading: Reading, letters: str, mentions: Sequence[Mention]) -> Given:
    """Offices for the persons of the mentions, from phrases next to their names."""
    given: Given = []
    floor = 0
    at = 0
    while at < len(mentions):
        group = _group(letters, mentions, at)
        floor = _one(reading, letters, group, floor, given)
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


def _one(
    reading: Reading, letters: str, group: list[Mention], floor: int, given: Given
) -> int:
    first, last = group[0], group[-1]
    persons = [reading.person_at.get(m.start) for m in group]
    front = first.start
    while front > floor and letters[front - 1] == "h":
        front -= 1
    lead = offices.before(reading, letters, front, floor)
    for phrase in lead:
        _give(phrase, persons if phrase.plural else persons[:1], "office.before", given)
    if not lead:
        _possessive(reading, letters, front, persons[0], given)
    close = _suffixed(reading, last.end)
    phrases, end = offices.after(reading, letters, close)
    if last.headline or phrases and (
        _for_next(letters, end, bool(lead), phrases)
        or (len(group) == 1 and phrases[0].plural)
    ):
        return last.end
    for phrase in phrases:
        several = phrase.plural and len(persons) > 1
        _give(phrase, persons if several else persons[-1:], "office.apposition", given)
    person = persons[-1]
    if person is None:
        return end
    if not phrases:
        _of(reading, letters, close, person, bool(lead), given)
        _label(reading, letters, first, person, given)
    return _segments(reading, letters, end, person, given)


_SEGMENT = re.compile(r"(?:,|-|\()d?([NCBDsFZMm][NCBDsFZMHmo&f~dijPp#.]*?)(?=[,.|()]|$)")


def _segments(
    reading: Reading, letters: str, start: int, person: Person, given: Given
) -> int:
    """The bodies that follow in a line of a list: ", Argentine Republic", ", Council on Tin"."""
    doc = reading.doc
    block = block_at(reading, doc[start - 1].idx)
    if block is None:
        return start
    stop = start
    while stop < len(doc) and doc[stop].idx < block.end:
        stop += 1
    listed = block.kind == "item"
    while match := _SEGMENT.match(letters[start:stop]):
        first, last = start + match.start(1), start + match.end(1)
        closed = last >= stop or doc[last].text in (";", ")") or letters[last] == "|"
        if not listed and not (closed and (";" in {t.text for t in doc[last : last + 1]} or last >= stop)):
            break
        if re.search("[HR]", match[1]) and not re.search("[sgNB]", match[1]):
            break
        body = affiliations.named(reading, first, last)
        if body is None:
            break
        own = affiliations.tagged(reading, first, last)
        land = len(own) == 1 and own[0][1].type == "country" and set(match[1]) <= set("CDdosg")
        given.append((person, Office(body[0], "office.line", body=own[0][1] if land else body[1])))
        start = last + (1 if last < stop and doc[last].text == ")" else 0)
    return start


def _suffixed(reading: Reading, end: int) -> int:
    """The token after letters behind a name ("AO", "MP")."""
    doc = reading.doc
    while end < len(doc) and doc[end].is_upper and doc[end].lower_ in reading.lexicon.suffixes:
        end += 1
    return end


def _label(reading: Reading, letters: str, mention: Mention, person: Person, given: Given) -> None:
    """ "Council on Tin: Ada Lund": the label in front of a name in a list is its body."""
    if mention.anchor != "list":
        return
    start = mention.start - 1
    block = block_at(reading, reading.doc[mention.start].idx)
    while block is not None and start > 0 and reading.doc[start - 1].idx >= block.start:
        start -= 1
    while start < mention.start and letters[start] in "-.d#~":
        start += 1
    body = affiliations.named(reading, start, mention.start - 1)
    if body is not None:
        given.append((person, Office(body[0], "office.label", body=body[1])))


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


def _possessive(reading: Reading, letters: str, front: int, person: Person | None, given: Given) -> None:
    """ "Norway's Eirik Solbakken", "the Bank of England's Hugh Tarrant"."""
    if person is None or letters[front - 1 : front] != "P":
        return
    start = front - 1
    while start and letters[start - 1] in "CBZNosgFM":
        start -= 1
    own = affiliations.tagged(reading, front - 2, front - 1)
    body = own[-1] if own else affiliations.named(reading, start, front - 1)
    if body is not None:
        given.append((person, Office(body[0], "office.possessive", body=body[1])))


def _of(
    reading: Reading, letters: str, end: int, person: Person | None, titled: bool, given: Given
) -> None:
    """ "President X of Y", "X (Rosgeo Holding)", "X of the University of Lagos"."""
    match = re.match(r"od?((?:[CB]|[NsgFM](?=[NsgFMod~]*))[CBNsgFMo~d]*)", letters[end : end + 20])
    brackets = re.match(r"\(([^()|iv]{1,16})\)", letters[end : end + 20])
    found = match or brackets
    if person is None or found is None:
        return
    start = end + found.start(1)
    stop = end + found.end(1)
    while match and stop > start and letters[stop - 1] in "od":
        stop -= 1
    tag = reading.tag_at.get(start)
    if tag is not None and match:
        if tag.kind in ("country", "body"):
            body = affiliations.body_of(tag.kind, tag.value, tag.body_kind)
            given.append((person, Office((tag.start, tag.end), "office.of", body=body)))
        return
    if not reading.doc[start].text[:1].isupper():
        return
    named = affiliations.named(reading, start, stop)
    if named is None:
        return
    rule = "office.brackets" if brackets else "office.of"
    last = named[1].name.split()[-1].lower()
    if brackets or not titled or last in affiliations.ORGANISATION:
        given.append((person, Office(named[0], rule, body=named[1])))


_SEGMENT = re.compile(r"(?:,|-|\()d?([NCBDsFZMm][NCBDsFZMHmo&f~dijPp#.]*?)(?=[,.|()]|$)")


def _segments(
    reading: Reading, letters: str, start: int, person: Person, given: Given
) -> int:
    """The bodies that follow in a line of a list: ", Argentine Republic", ", Council on Tin"."""
    doc = reading.doc
    block = block_at(reading, doc[start - 1].idx)
    if block is None:
        return start
    stop = start
    while stop < len(doc) and doc[stop].idx < block.end:
        stop += 1
    listed = block.kind == "item"
    while match := _SEGMENT.match(letters[start:stop]):
        first, last = start + match.start(1), start + match.end(1)
        closed = last >= stop or doc[last].text in (";", ")") or letters[last] == "|"
        if not listed and not (closed and (";" in {t.text for t in doc[last : last + 1]} or last >= stop)):
            break
        if re.search("[HR]", match[1]) and not re.search("[sgNB]", match[1]):
            break
        body = affiliations.named(reading, first, last)
        if body is None:
            break
        own = affiliations.tagged(reading, first, last)
        land = len(own) == 1 and own[0][1].type == "country" and set(match[1]) <= set("CDdosg")
        given.append((person, Office(body[0], "office.line", body=own[0][1] if land else body[1])))
        start = last + (1 if last < stop and doc[last].text == ")" else 0)
    return start


def _suffixed(reading: Reading, end: int) -> int:
    """The token after letters behind a name ("AO", "MP")."""
    doc = reading.doc
    while end < len(doc) and doc[end].is_upper and doc[end].lower_ in reading.lexicon.suffixes:
        end += 1
    return end


def _label(reading: Reading, letters: str, mention: Mention, person: Person, given: Given) -> None:
    """ "Council on Tin: Ada Lund": the label in front of a name in a list is its body."""
    if mention.anchor != "list":
        return
    start = mention.start - 1
    block = block_at(reading, reading.doc[mention.start].idx)
    while block is not None and start > 0 and reading.doc[start - 1].idx >= block.start:
        start -= 1
    while start < mention.start and letters[start] in "-.d#~":
        start += 1
    body = affiliations.named(reading, start, mention.start - 1)
    if body is not None:
        given.append((person, Office(body[0], "office.label", body=body[1])))


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


def _possessive(reading: Reading, letters: str, front: int, person: Person | None, given: Given) -> None:
    """ "Norway's Eirik Solbakken", "the Bank of England's Hugh Tarrant"."""
    if person is None or letters[front - 1 : front] != "P":
        return
    start = front - 1
    while start and letters[start - 1] in "CBZNosgFM":
        start -= 1
    own = affiliations.tagged(reading, front - 2, front - 1)
    body = own[-1] if own else affiliations.named(reading, start, front - 1)
    if body is not None:
        given.append((person, Office(body[0], "office.possessive", body=body[1])))


def _of(
    reading: Reading, letters: str, end: int, person: Person | None, titled: bool, given: Given
) -> None:
    """ "President X of Y", "X (Rosgeo Holding)", "X of the University of Lagos"."""
    match = re.match(r"od?((?:[CB]|[Ns](?=[NsoFd~]*))[CBNsFo~d]*)", letters[end : end + 20])
    brackets = re.match(r"\(d?([NCBsFZ][NCBDsFZMHm&of~]*)\)", letters[end : end + 20])
    found = match or brackets
    if person is None or found is None:
        return
    start = end + found.start(1)
    stop = end + found.end(1)
    while stop > start and letters[stop - 1] in "od":
        stop -= 1
    tag = reading.tag_at.get(start)
    if tag is not None and match:
        if tag.kind in ("country", "body"):
            body = affiliations.body_of(tag.kind, tag.value, tag.body_kind)
            given.append((person, Office((tag.start, tag.end), "office.of", body=body)))
        return
    named = affiliations.named(reading, start, stop)
    if named is not None and (brackets or not titled or named[1].name.split()[-1].lower() in affiliations.ORGANISATION):
        given.append((person, Office(named[0], "office.brackets" if brackets else "office.of", body=named[1])))
