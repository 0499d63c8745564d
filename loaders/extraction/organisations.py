"""Bodies that no lexicon knows, by the shape of their names: "Reef Council", "Tin Ltd".

A run of capitals with a noun that names organisations ("the Department of Tides", "Nordic Tin
Council"), or with the suffix of a company, is a body. Acronyms that the text puts behind such a
name in brackets mean it from there on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from loaders.extraction.frames import words
from loaders.extraction.reading import Body

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from loaders.extraction.reading import Reading

_NOUNS = words(
    "ministry department agency administration bureau commission committee council board "
    "association authority organization organisation union bank fund institute university "
    "college academy foundation federation center centre chamber corporation company alliance "
    "network society laboratory command secretariat embassy service survey trust party police "
    "consortium cooperative syndicate guild workers congress "
    "parliament senate school"
)
_COMPANY = words("inc inc. corp corp. ltd ltd. plc co co. ag sa s.a. nv n.v. gmbh llc holdings")
_MINISTRY = words("ministry department treasury")
_INNER = words("of and the for & de on")


def organisations(reading: Reading, taken: set[int]) -> dict[int, tuple[int, Body]]:
    """Bodies by shape: last token of the name to its first token and the body.

    Args:
        reading: with tags and blocks.
        taken: tokens that belong to the name of a person.
    """
    doc = reading.doc
    found: dict[int, tuple[int, Body]] = {}
    known: dict[str, Body] = {}
    shouted = _shouted(reading)
    at = 0
    while at < len(doc):
        span = _name(reading, at, taken) if at not in shouted else None
        if span is None:
            body = known.get(doc[at].text)
            if body is not None and at not in taken and at not in reading.tag_at:
                found[at] = (at, body)
            at += 1
            continue
        first, last = span
        name = " ".join(doc[first : last + 1].text.split())
        body = known.setdefault(name, Body(_kind(doc, first, last), name, _land(reading, span)))
        found[last] = (first, body)
        short = _short(doc, last)
        if short is not None:
            known.setdefault(short, body)
        at = last + 1
    return found


def _name(reading: Reading, at: int, taken: set[int]) -> tuple[int, int] | None:
    """The name of a body that begins at a token."""
    doc = reading.doc
    if not _capital(doc[at]) or at in taken or _part(reading, at):
        return None
    if doc[at].pos_ in ("ADP", "PRON", "SCONJ", "VERB", "ADV", "AUX"):
        return None
    if at and _capital(doc[at - 1]) and at - 1 not in taken and doc[at - 1].lower_ not in _INNER:
        return None
    last, noun, i = -1, -1, at
    while i < min(len(doc), at + 16) and i not in taken:
        word = doc[i]
        low = word.lower_
        if _capital(word) and not _part(reading, i):
            if low in _COMPANY and i > at and not _hyphened(doc, i):
                return _apart(doc, at, i)
            if low in _NOUNS:
                noun = i
            last = i
        elif not _inside(doc, i, last, noun):
            break
        i += 1
    if noun < 0:
        return None
    last = _closed(doc, noun, last)
    return (at, last) if _says_more(reading, at, noun, last) else None


def _inside(doc: Doc, i: int, last: int, noun: int) -> bool:
    """Whether a small word may stand within a name: "of", "and the"; most only behind the noun."""
    low = doc[i].lower_
    if noun < 0 and low in ("for", "on", "the"):
        return False
    return low in _INNER and (last == i - 1 or (low == "the" and doc[i - 1].lower_ in _INNER))


def _says_more(reading: Reading, first: int, noun: int, last: int) -> bool:
    """Whether a run of capitals names a body, rather than a state, an office or an event."""
    doc = reading.doc
    if last == first or _goes_on(reading, last):
        return False
    alone = last - first == 1
    if alone and doc[noun].lower_ in ("administration", "embassy"):
        return False
    lands = doc[noun].lower_ in ("federation", "union") and alone and first in reading.tag_at
    return not lands and doc[first : last + 1].text not in ("West Bank", "World War")


def _hyphened(doc: Doc, i: int) -> bool:
    return i + 1 < len(doc) and doc[i + 1].text == "-"


def _apart(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """A company, or what is named before it ("the Tin Workers and Nordic Tin Ltd": the first)."""
    joint = [i for i in range(first, last) if doc[i].lower_ == "and"]
    if not joint:
        return first, last
    known = doc[joint[0] - 1].lower_ in _NOUNS | _COMPANY
    return (first, joint[0] - 1) if known else (joint[-1] + 1, last)


def _closed(doc: Doc, noun: int, last: int) -> int:
    """Where a name ends: another body or person behind "and" is no part of it."""
    for i in range(noun + 1, last + 1):
        low = doc[i].lower_
        if low in ("and", "&") and not _of(doc, noun, i):
            return i - 1
    return last


def _of(doc: Doc, noun: int, i: int) -> bool:
    """Whether "and" joins the fields of one body ("Ministry of Tides and Winds")."""
    field = doc[noun + 1].lower_ in ("of", "for", "on")
    after = {t.lower_ for t in doc[i + 1 : i + 6] if _capital(t)}
    return field and not after & (_NOUNS | _COMPANY)


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() and (token.pos_ != "DET" or len(token) > 3)


def _part(reading: Reading, i: int) -> bool:
    """Whether a token belongs to a body that is known, or to a title."""
    tag, low = reading.tag_at.get(i), reading.doc[i].lower_
    if tag is None:
        return low in reading.lexicon.heads or low.rstrip(".") in reading.lexicon.honorifics
    return tag.kind == "body"


def _goes_on(reading: Reading, last: int) -> bool:
    """Whether the name is only the beginning of an office or an event."""
    doc = reading.doc
    if last + 1 >= len(doc):
        return False
    nxt = doc[last + 1]
    return nxt.lower_ in reading.lexicon.heads or nxt.text in ("-", "–", "/")


def _kind(doc: Doc, first: int, last: int) -> Literal["ministry", "institution"]:
    own = {t.lower_ for t in doc[first : last + 1]}
    return "ministry" if own & _MINISTRY else "institution"


def _land(reading: Reading, span: tuple[int, int]) -> str | None:
    """The country of a national body; a company may be called after any."""
    if reading.doc[span[1]].lower_ in _COMPANY:
        return None
    for i in range(span[0], span[1] + 1):
        tag = reading.tag_at.get(i)
        if tag is not None and tag.kind in ("country", "demonym"):
            return tag.value
    return None


def _short(doc: Doc, last: int) -> str | None:
    """The acronym in brackets behind a name."""
    if last + 3 < len(doc) and doc[last + 1].text == "(" and doc[last + 3].text == ")":
        word = doc[last + 2].text
        return word if word.isupper() and 2 <= len(word) <= 8 else None
    return None


def _shouted(reading: Reading) -> set[int]:
    """Tokens of lines in capitals throughout, where a capital says nothing."""
    found: set[int] = set()
    for block in reading.blocks:
        line = reading.normal.text[block.start : block.end]
        if line.isupper():
            span = reading.doc.char_span(block.start, block.end, alignment_mode="expand")
            if span is not None:
                found.update(range(span.start, span.end))
    return found
