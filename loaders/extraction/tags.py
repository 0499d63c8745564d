"""Marks countries, demonyms, capitals, known bodies, title words and honorifics in the text."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from graph.values import by_iso3, is_acronym
from loaders.extraction.reading import Tag

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from loaders.extraction.lexicon import Entry, Lexicon
    from loaders.extraction.reading import Reading

_ORDER = ("country", "demonym", "body", "capital")
# Before a country's name these make another place of it: "New Mexico", "South Wales".
_OTHER_PLACE = frozenset(
    (
        "new",
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "western",
        "eastern",
        "inner",
        "outer",
    )
)
Words = tuple[str, ...]


def tags(reading: Reading) -> None:
    """Fill `reading.tags`, in text order and without overlaps among places and bodies."""
    doc, lexicon = reading.doc, reading.lexicon
    table = _table(lexicon)
    found: list[Tag] = []
    at = 0
    while at < len(doc):
        match = _longest(doc, at, table)
        if match is not None:
            entry, length = match
            last = doc[at + length - 1]
            end = last.idx + len(last)
            tag = Tag(entry.kind, doc[at].idx, end, entry.value, entry.detail)
            found.append(tag)
            reading.tag_at.update(dict.fromkeys(range(at, at + length), tag))
            at += length
            continue
        token = doc[at]
        low = token.lower_.rstrip(".")
        if low in lexicon.heads and lexicon.kinds.get(lexicon.heads[low]) != "modifier":
            found.append(Tag("title", token.idx, token.idx + len(token), lexicon.heads[low]))
        elif token.lower_ in lexicon.honorifics and token.text[0].isupper():
            found.append(Tag("honorific", token.idx, token.idx + len(token), token.lower_))
        at += 1
    reading.tags = found


@cache
def _table(lexicon: Lexicon) -> dict[str, list[tuple[Words, Entry]]]:
    from loaders.extraction.syntax import pipeline

    make = pipeline().make_doc
    table: dict[str, list[tuple[Words, Entry]]] = {}
    for entry in lexicon.entries:
        forms = {entry.surface}
        if is_acronym(entry.surface):
            plain = entry.surface.replace(".", "")
            forms |= {plain, ".".join(plain) + "."}
        for form in forms:
            words = tuple(t.lower_ for t in make(form.replace("’", "'")))
            if words:
                table.setdefault(words[0], []).append((words, entry))
    for rows in table.values():
        rows.sort(key=lambda r: (-len(r[0]), _ORDER.index(r[1].kind)))
    return table


def _longest(
    doc: Doc, at: int, table: dict[str, list[tuple[Words, Entry]]]
) -> tuple[Entry, int] | None:
    rows = table.get(doc[at].lower_)
    if not rows or not doc[at].text[0].isupper():
        return None
    for words, entry in rows:
        n = len(words)
        if at + n > len(doc) or any(doc[at + k].lower_ != words[k] for k in range(1, n)):
            continue
        if _fits(doc, at, n, entry):
            return entry, n
    return None


def _fits(doc: Doc, at: int, n: int, entry: Entry) -> bool:
    text = doc[at : at + n].text
    if is_acronym(entry.surface):
        return text == text.upper() and not _shouted(doc[at])
    if n > 1 and entry.detail.startswith("ministry") and _titled(doc, at + n):
        return False
    if n == 1 and at and doc[at - 1].lower_ in _OTHER_PLACE and doc[at - 1].text[0].isupper():
        return False
    small = ("of", "the", "and", "for", "on", "in", "to", "de", "la", "du", "des")
    return all(not t.is_alpha or t.text[0].isupper() or t.lower_ in small for t in doc[at : at + n])


def _titled(doc: Doc, end: int) -> bool:
    """Whether "US Treasury" is a country and the first word of "Treasury Secretary"."""
    return (
        doc[end - 1].lower_ == "treasury"
        and end < len(doc)
        and doc[end].lower_ in ("secretary", "minister", "undersecretary", "official", "chief")
    )


def _shouted(token: Token) -> bool:
    """Whether the words around are all in capitals, so that "US" or "WHO" may be a word."""
    if len(token.text) > 4 or "." in token.text:
        return False
    around = [t for t in token.sent if t.is_alpha and len(t) > 2]
    return (
        len(around) > 3
        and all(t.is_upper for t in around)
        and token.lower_ in ("us", "who", "it", "am")
    )


def country_name(iso3: str) -> str:
    """Short name of a country by its code."""
    found = by_iso3(iso3)
    return found.name if found is not None else iso3


def tag_starting(reading: Reading, offset: int) -> Tag | None:
    """The tag that starts at a character, by bisection."""
    low, high = 0, len(reading.tags)
    while low < high:
        middle = (low + high) // 2
        if reading.tags[middle].start < offset:
            low = middle + 1
        else:
            high = middle
    found = reading.tags[low] if low < len(reading.tags) else None
    return found if found is not None and found.start == offset else None
