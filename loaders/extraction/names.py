"""Where persons are named: stretches of capitalised words with something that makes them a name.

A stretch alone is no name. It takes an anchor: an honorific, a title, the possessive of a country
or body, an appositive office, a list line, or spaCy's proposal of a person's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.extraction import affiliations, offices
from loaders.extraction.layout import block_at
from loaders.extraction.lexicon import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from loaders.extraction.offices import Phrase
    from loaders.extraction.reading import Block, Reading

_RUN = re.compile(r"(?:(?<=[HRh])p+~?)?N(?:(?:~[NnFMpo.])+~?N?|(?:p~?)*N)*(?:,?J)?")
_OTHER_ENTITY = frozenset(("ORG", "FAC", "LOC", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT"))
STRONG = frozenset(("honorific", "title", "appositive", "list", "brackets"))

# small words that the capitals of a headline do not make part of a name
JOINTS = word_set("and at before after during on in of with to following from")


@dataclass(frozen=True)
class Mention:
    """A person's name in the text: tokens `start` to `end`, and why it is one.

    Attributes:
        start: first token.
        end: the token after the last.
        anchor: what makes it a name.
        before: first token of the office phrase in front, honorific included.
        headline: whether it stands in a headline.
    """

    start: int
    end: int
    anchor: str
    before: int
    headline: bool


def mentions(reading: Reading, letters: str) -> Iterator[Mention]:
    """Anchored names in text order."""
    doc = reading.doc
    for start, end in _runs(reading, letters):
        block = block_at(reading, doc[start].idx)
        if block is not None and (
            block.kind == "boilerplate" or _in_dateline(reading, block, start)
        ):
            continue
        headline = block is not None and block.kind == "headline"
        if block is not None and _shouted(reading, block.start, block.end):
            headline = True
        start, end = _trimmed(reading, letters, start, end)
        if start < end and reading.doc[end - 1].lower_ in ("led", "backed", "era", "brokered"):
            end -= 2
        if start >= end:
            continue
        anchor, before = _anchor(reading, letters, start, end)
        if anchor:
            yield Mention(start, end, anchor, before, headline)


def _in_dateline(reading: Reading, block: Block, start: int) -> bool:
    """Whether a stretch is the place where the text was written ("CAMP DAVID, Aug 18 -")."""
    return block.dateline is not None and reading.doc[start].idx < block.dateline[1]


def _shouted(reading: Reading, start: int, end: int) -> bool:
    """Whether a line is all in capitals: names in it are hard to tell from other words."""
    line = reading.normal.text[start:end]
    return line.isupper() and len(line.split()) > 4


def _runs(reading: Reading, letters: str) -> Iterator[tuple[int, int]]:
    letters = _overruled(reading, letters)
    for match in _RUN.finditer(letters):
        yield match.span()


def _overruled(reading: Reading, letters: str) -> str:
    """Country, month or title words at either end of a proposed name are part of it."""
    new = list(letters)
    for entity in reading.doc.ents:
        if entity.label_ != "PERSON" or len(entity) < 2:
            continue
        first, last = entity.start, entity.end - 1
        inside = letters[first : last + 1]
        if len(entity) > 2 and letters[first - 1 : first + 1] in ("oC", "oZ"):
            continue  # "President of Togo Kofi Mensah": the place ends the title
        if letters[first] in "CZsg" and set(inside[1:]) <= set("Np~"):
            new[first] = "N"
        if letters[last] in "CZsgRFM" and set(inside[:-1]) <= set("Np~") and len(inside) == 2:
            follows = letters[last + 1 : last + 2]
            if letters[last] in "Rsg" or follows not in ("H", "R", "M", "N", "F"):
                new[last] = "N"
    return "".join(new)


def _trimmed(reading: Reading, letters: str, start: int, end: int) -> tuple[int, int]:
    doc, suffixes = reading.doc, reading.lexicon.suffixes
    while end - 1 > start and doc[end - 1].lower_ in suffixes and doc[end - 1].text.isupper():
        if len(doc[end - 1]) < 2:
            break
        end -= 1
    # "Ports and Highways Nora Vik": words of a portfolio that no list has
    while end - start > 2 and letters[start - 1 : start] in ("&", ",", "o", "f", "F"):
        word = doc[start].text
        plural = word.endswith("s") and doc[start].tag_ in ("NNS", "NNPS")
        if not _ABSTRACT.search(word) and not plural:
            break
        start += 1
    for first, label in _proposals(doc, start, end):
        # a proposal that starts later tells where the portfolio ends and the name begins
        if (
            label == "PERSON"
            and start < first
            and letters[first] == "N"
            and letters[start - 1 : start] in ("&", "o", "f", "F", ",")
        ) and end - first >= 2:
            return first, end
    return start, end


def _proposals(doc: Doc, start: int, end: int) -> list[tuple[int, str]]:
    """First token and label of the entities within; `Span.ents` goes over the whole document."""
    firsts = [i for i in range(start, end) if doc[i].ent_iob_ == "B"]
    found = []
    for first in firsts:
        last = first + 1
        while last < len(doc) and doc[last].ent_iob_ == "I":
            last += 1
        if last <= end:
            found.append((first, doc[first].ent_type_))
    return found


def _anchor(reading: Reading, letters: str, start: int, end: int) -> tuple[str, int]:
    doc = reading.doc
    before = _honorifics(letters, start)
    honorific = before < start
    size = sum(c == "N" for c in letters[start:end]) or 1
    labels = {doc[i].ent_type_ for i in range(start, end)}
    person = "PERSON" in labels
    if _goes_on(doc, letters, end) or (not honorific and _is_body(reading, start, end)):
        return "", start
    titled = offices.before(reading, letters, before)
    if titled and _plain_title(reading, letters, titled, before, size, person):
        return "title", titled[0].start
    if honorific:
        return "honorific", before
    if letters[start - 1 : start] in ("o", "f", "t") and letters[start - 2 : start - 1] in (
        "H",
        "m",
    ):
        return "", start
    if letters[start - 1 : start] == "P" and letters[start - 2 : start - 1] in ("C", "B", "Z", "N"):
        if (size > 1 and not labels & _OTHER_ENTITY) or person:
            return "possessive", start
        if size in (2, 3) and letters[end : end + 1] in (",", "&", ".", "v", "-"):
            return "possessive", start
    ahead = doc[max(0, start - 2) : start].text.lower().rstrip(", ")
    if size > 1 and ahead.endswith(("counterpart", "counterparts")):
        return "appositive", start
    article = letters[start - 1 : start] == "d"
    placed = letters[start - 1 : start] in ("i", "o") and not person
    person_alone = person or _like_land(reading, letters, start)
    if not placed and (size > 1 or person_alone) and _appositive(reading, letters, end):
        return "appositive", start
    if size > 1 and _labelled(reading, start, end):
        return "list", start
    place = doc[end - 1].lower_ in _LANDFORMS
    if person and size > 1 and not article and not place and doc[start].pos_ == "PROPN":
        return "proposal", start
    if size > 1 and not labels - {""} and _reports(reading, end):
        return "speaker", start
    return "", start


def _like_land(reading: Reading, letters: str, start: int) -> bool:
    """Whether a word for a country is somebody's name here, as `classes` has seen."""
    tag = reading.tag_at.get(start)
    return tag is not None and tag.kind == "country" and letters[start] == "N"


def _labelled(reading: Reading, start: int, end: int) -> bool:
    """Alone behind a label in a line of a list: "Council on Tin: Nora Vik"."""
    doc = reading.doc
    block = block_at(reading, doc[start].idx)
    if block is None or block.kind != "item" or doc[start - 1].text != ":":
        return False
    return doc[end - 1].idx + len(doc[end - 1]) >= block.end


def _appositive(reading: Reading, letters: str, end: int) -> bool:
    phrases, stop = offices.after(reading, letters, end)
    if not phrases or phrases[0].plural:
        return False
    return not re.match(r"h*N", letters[stop:])


def _honorifics(letters: str, start: int) -> int:
    """First token of the honorifics in front of a name."""
    before = start
    while before and letters[before - 1] in "h.(":
        if letters[before - 1] in ".(" and letters[before - 2 : before - 1] != "h":
            break
        before -= 1
    return before


def _goes_on(doc: Doc, letters: str, end: int) -> bool:
    """Whether a capitalised word follows that makes the stretch part of something else.

    "National Flood Control Policy", "Bavaria Premier", "Nora Vik Centre".
    """
    follows = letters[end : end + 1]
    if follows not in ("s", "g", "F", "M", "H", "m") or end >= len(doc):
        return False
    token = doc[end]
    if token.lower_ in JOINTS:
        return False
    return token.text[0].isupper() and token.lower_ not in _CALENDAR and not token.is_sent_start


def _is_body(reading: Reading, start: int, end: int) -> bool:
    """Whether the words are those of a body: a lone acronym, or a noun for organisations inside."""
    doc = reading.doc
    if end - start == 1 and doc[start].is_upper and len(doc[start]) < 6:
        before = doc[start - 1] if start else None
        return before is None or not (before.is_upper and len(before) > 3)
    return any(doc[i].lower_ in affiliations.ORGANISATION for i in range(start, end))


def _plain_title(
    reading: Reading, letters: str, titled: list[Phrase], before: int, size: int, person: bool
) -> bool:
    """Whether an office phrase in front really leads to a name.

    After a portfolio ("Minister of Trade …") one more capitalised word may belong to it. After a
    comma, the phrase must not be an apposition to a name in front of it.
    """
    last = letters[before - 1 : before]
    if last == ",":
        first = titled[0].start
        ahead = letters[max(0, first - 2) : first].rstrip("d")
        if ahead.endswith(",") and size < 2 and not person:
            return False
        block = block_at(reading, reading.doc[before].idx)
        if block is not None and block.kind == "item" and ahead.endswith(","):
            return False
        return size > 1 or person or letters[before : before + 1] == "h"
    doc = reading.doc
    compound = letters[before + 1 : before + 2] == "n" and doc[before - 1].text.islower()
    if last in "HR~":
        return not (size < 2 and compound)
    if size < 2 and not person:
        closed = letters[before + 1 : before + 2] in ("v", ",", "P", ".", "|", "")
        return closed and doc[before].pos_ == "PROPN" and not _ABSTRACT.search(doc[before].text)
    return size > 1 or person or letters[before : before + 1] == "h"


# endings of nouns that name what an office is for
_ABSTRACT = re.compile(
    r"(?:[ts]ions?|ments?|it(?:y|ies)|ics|tures?|ings?|ships?|[ae]nces?|ies|[aeo]rs|ans)$"
)
# last words of places; those that are common surnames too are none here
_LANDFORMS = word_set(
    "creek river valley mountain mountains island islands beach street road avenue square airport "
    "harbour harbor gulf peninsula highway bridge strait canal province district region"
)
_CALENDAR = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april "
    "may june july august september october november december today yesterday tomorrow"
)


def _reports(reading: Reading, end: int) -> bool:
    doc = reading.doc
    return end < len(doc) and doc[end].lemma_ in ("say", "tell", "add", "note", "warn", "urge")
