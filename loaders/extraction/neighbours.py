"""What else beside a name says whom it speaks for: possessives, brackets, lines, labels."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from graph.values import country
from loaders.extraction import affiliations
from loaders.extraction.layout import block_at
from loaders.extraction.reading import Office, Person

if TYPE_CHECKING:
    from loaders.extraction.names import Mention
    from loaders.extraction.reading import Reading

Given = list[tuple["Person", Office]]

# heads of provinces, states and cities, whose names no table has
_GOVERNS = re.compile(r"(?i)\b(?:governor|premier|mayor|senator|attorney general|commissioner)$")
_INTERIM = re.compile(r"(?i),? (?:a\.i\.?|ad interim)(?=,)")
_EMBASSY = re.compile(r"(?i)\b(?:embassy|consulate|high commission)\b")
_SEGMENT = re.compile(r"(?:,|-)d?([NCBDsgFZMm][NCBDsgFZMHmo&f~dijPp#.]*?)(?=[,.|()]|$)")


def segments(reading: Reading, letters: str, start: int, person: Person, given: Given) -> int:
    """The bodies that follow in a line of a list: ", Argentine Republic", ", Council on Tin"."""
    doc = reading.doc
    block = block_at(reading, doc[start - 1].idx)
    if block is None:
        return start
    stop = bisect_left(range(len(doc)), block.end, lo=start, key=lambda i: doc[i].idx)
    listed = block.kind == "item"
    if interim := _INTERIM.match(reading.normal.text, doc[start - 1].idx + len(doc[start - 1])):
        while start < stop and doc[start].idx < interim.end():
            start += 1
    while match := _SEGMENT.match(letters, start, stop):
        first, last = match.span(1)
        closed = last >= stop or doc[last].text in (";", ")") or letters[last] == "|"
        if not listed and not (
            closed and (";" in {t.text for t in doc[last : last + 1]} or last >= stop)
        ):
            break
        if re.search("[HR]", match[1]) and not re.search("[sgNB]", match[1]):
            break
        body = affiliations.named(reading, first, last)
        if body is None:
            break
        own = affiliations.tagged(reading, first, last)
        land = len(own) == 1 and own[0][1].type == "country" and set(match[1]) <= set("CDdosg")
        given.append((person, Office(body[0], "office.line", body=own[0][1] if land else body[1])))
        if own and _EMBASSY.search(body[1].name):
            given.append((person, Office(own[0][0], "office.line", body=own[0][1])))
        start = last + (1 if last < stop and doc[last].text == ")" else 0)
    return start


def label(reading: Reading, letters: str, mention: Mention, person: Person, given: Given) -> None:
    """The label in front of a name in a list is its body: "Council on Tin: Nora Vik"."""
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


def possessive(
    reading: Reading, letters: str, front: int, person: Person | None, given: Given
) -> None:
    """The owner in "Norway's Nora Vik", "the Bank of England's Nora Vik"."""
    if person is None or letters[front - 1 : front] != "P":
        return
    if letters[front - 2 : front - 1] not in ("C", "B", "Z", "N", "g"):
        return
    start = front - 1
    while start and letters[start - 1] in "CBZNosgFM":
        start -= 1
    own = affiliations.tagged(reading, front - 2, front - 1)
    body = own[-1] if own else affiliations.named(reading, start, front - 1)
    if body is not None:
        given.append((person, Office(body[0], "office.possessive", body=body[1])))


def counterpart(
    reading: Reading, letters: str, front: int, person: Person | None, given: Given
) -> None:
    """For "his Peruvian counterpart, X": the country, and the office of the one before."""
    doc = reading.doc
    at = front - 1 if letters[front - 1 : front] == "," else front
    if person is None or at < 2 or doc[at - 1].lower_ not in ("counterpart", "counterparts"):
        return
    tag = reading.tag_at.get(at - 2)
    if tag is None or tag.kind not in ("demonym", "country"):
        return
    span = (tag.start, tag.end)
    body = affiliations.body_of(tag.kind, tag.value)
    given.append((person, Office(span, "office.counterpart", body=body)))
    titles = [o for _, o in given if o.title is not None and not o.former]
    if titles:
        last = titles[-1]
        given.append(
            (
                person,
                Office(
                    last.span,
                    "office.counterpart",
                    title=_without_land(last.title or ""),
                    basis="linked",
                    confidence=0.7,
                ),
            )
        )


def _without_land(title: str) -> str:
    """An office without the country of the one who holds it: "Foreign Minister of Peru"."""
    name, _, land = title.rpartition(" of ")
    return name if name and country(land) is not None else title


def of(
    reading: Reading, letters: str, end: int, person: Person | None, titled: bool, given: Given
) -> None:
    """What follows: "President X of Y", "X (Acme Holding)", "X of the University of Oslo"."""
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
        after = next(i for i in range(start, stop + 2) if reading.tag_at.get(i) is not tag)
        if tag.kind in ("country", "body") and letters[after : after + 1] != "P":
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
    governs = any(p is person and _GOVERNS.search(o.title or "") for p, o in given)
    if brackets or governs or not titled or last in affiliations.ORGANISATION:
        given.append((person, Office(named[0], rule, body=named[1])))
