"""The mention grammar: titles, what they are of, and whom they speak for.

Phrases are found as regular expressions over the letters of `classes`, and read from left to right:
affiliation (country, demonym, body), former, title, "of" parts, and further titles joined by "and".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.extraction.reading import Body, Office
from loaders.extraction.tags import country_name

if TYPE_CHECKING:
    from loaders.extraction.reading import Reading

_WINDOW = 45
# what an office is of: words, known names, lists of them
_WORDS = r"(?:[FNCDBZMHRmns#]|P|~|[jp](?=[FNCDBZMHRmnsjp~]))+"
_LIST = rf"{_WORDS}(?:,{_WORDS}(?=[,&]|of))*(?:,?&d?{_WORDS})?"
_OF = rf"(?:o|f)d?{_LIST}"
_AFFILIATION = r"(?:d?[CDBZNsF#]+(?:~[CDBZNsFM])*P?|d?(?:[NsF]+o)d?[CZN]+P?)"
_CORE = r"(?:[MFDNsm~j&]*[HR]+)"
_TITLE = rf"X?~?(?:{_AFFILIATION})?j?X?~?{_CORE}(?:{_OF})*"
_JOINT = rf"{_TITLE}(?:,?&d?{_TITLE})*"
_BEFORE = re.compile(rf"d?(?:{_JOINT}),?$")
_AFTER = re.compile(rf"\(?,?-?\(?d?{_JOINT}")
_HEADS = frozenset("HR")


def start_before(reading: Reading, letters: str, end: int) -> int | None:
    """First token of the office phrase that ends where a name starts."""
    doc = reading.doc
    if end == 0:
        return None
    low = max(0, end - _WINDOW)
    sentence = doc[end - 1].sent.start
    low = max(low, sentence)
    match = _BEFORE.search(letters[low:end])
    if match is None or not _HEADS & set(match[0]):
        return None
    return low + match.start()


def ends_after(reading: Reading, letters: str, start: int) -> int | None:
    """Token after the office phrase in apposition to a name that ends at `start`."""
    high = min(len(letters), start + _WINDOW)
    if letters[start : start + 1] not in (",", "(", "-"):
        return None
    match = _AFTER.match(letters[start:high])
    if match is None or not _HEADS & set(match[0]):
        return None
    del reading
    return start + match.end()


def read(reading: Reading, letters: str, start: int, end: int, rule: str) -> list[Office]:
    """Offices of a phrase: titles and bodies, in text order."""
    while start < end and letters[start] in "d,(-h.&":
        start += 1
    while end > start and letters[end - 1] in ",(-&d.of":
        end -= 1
    if start >= end:
        return []
    doc = reading.doc
    former = any(letters[i] == "X" for i in range(start, end))
    found: list[Office] = []
    at = start
    if letters[at] == "X":
        at += 1
        if at < end and letters[at] == "~":
            at += 1
    lead = at
    while at < end and letters[at] in "CDBZP~N#":
        if letters[at] == "N" and not re.search(r"P|[NsFM]*[HR]", letters[at:end]):
            break
        at += 1
    for body in bodies(reading, letters, lead, at):
        found.append(Office(body[0], rule, body=body[1], former=former))
    while at < end and letters[at] in "jX~P":
        at += 1
    head = max((i for i in range(at, end) if letters[i] in "HR"), default=None)
    if head is not None:
        text = reading.normal.text[doc[at].idx : doc[end - 1].idx + len(doc[end - 1])]
        title = ("former " if former else "") + re.sub(r"\s+", " ", text)
        found.append(Office((doc[at].idx, doc[end - 1].idx + len(doc[end - 1])), rule, title=title, former=former))
        first = next(i for i in range(at, end) if letters[i] in "HR")
        for body in bodies(reading, letters, first + 1, end):
            found.append(Office(body[0], rule, body=body[1], former=former))
    return found


def bodies(reading: Reading, letters: str, start: int, end: int) -> list[tuple[tuple[int, int], Body]]:
    """Countries and bodies named between two tokens."""
    found: list[tuple[tuple[int, int], Body]] = []
    i = start
    while i < end:
        tag = reading.tag_at.get(i)
        if tag is not None and tag.kind != "capital":
            j = i
            while j < end and reading.tag_at.get(j) is tag:
                j += 1
            if not (letters[i - 1 : i] == "f" and reading.doc[i - 1].lower_ == "to"):
                found.append(((tag.start, tag.end), body_of(tag.kind, tag.value, tag.body_kind)))
            i = j
            continue
        i += 1
    return found


def body_of(kind: str, value: str, detail: str = "") -> Body:
    """The body that a tag means."""
    if kind in ("country", "demonym", "capital"):
        return Body("country", country_name(value), value)
    body_kind, _, iso3 = detail.partition("/")
    return Body("ministry" if body_kind == "ministry" else "institution", value, iso3 or None)
