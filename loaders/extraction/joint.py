"""Joint statements: the issuing parties speak together, sentence by sentence.

Sentences that state a position and hold no statement yet become one indirect entry each, at most
`MOST` with those that have a cue of their own ("the two sides reaffirmed …").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from loaders.extraction.frames import words
from loaders.extraction.reading import Body, Group
from loaders.extraction.sentences import text_span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from loaders.extraction.reading import Reading, Span
    from loaders.extraction.sentences import Sentences

MOST = 12
_JOINT = re.compile(
    r"(?i)\b(?:joint (?:\w+ ){0,3}?(?:statement|declaration|communiqu[eé]|readout|vision|"
    r"press release|release|announcement)|(?:leaders|ministers|chairs?)['’]?s? "
    r"(?:joint )?(?:statement|declaration|communiqu[eé]))\b"
)
_RELEASED = re.compile(
    r"(?i)\b(?:text of the following|following is the|the following)\b.{0,60}\b(?:statement|"
    r"communiqu[eé]|declaration|text)\b.{0,80}?\b(?:by|of|from)\s+(?P<who>[^:\n.]{5,400}?)[.:\n]"
)
_ISSUERS = re.compile(
    r"(?i)\b(?:by|from|of|between)\s+(?P<who>(?:the )?[A-Z][^\n]{3,200}?)(?= on | follow| at |$)"
)
_ANNOUNCES = re.compile(
    r"(?i)^\W*(?:(?:begin|end)s? text|"
    r"(?:the )?(?:following|text of).{0,60}(?:statement|text|declaration))"
)
_POSITION = words("will must should shall can may")
_OWN = words("we our us these this")
_NARRATES = words(
    "discuss meet review exchange hold convene co-chair chair explore examine lead include "
    "attend host visit join participate launch bring gather sign open focus follow"
)


def issuers(reading: Reading) -> Group | None:
    """The collective that a joint statement speaks for; None for other documents."""
    if reading.continued:
        return None
    text = reading.normal.text
    head = [b for b in reading.blocks[:6] if b.kind in ("headline", "heading", "paragraph")]
    top = text[head[0].start : head[0].end] if head else ""
    if head and head[0].kind != "headline" and top.rstrip().endswith("."):
        top = ""
    opening = text[: head[-1].end] if head else ""
    released = _RELEASED.search(opening)
    if not _JOINT.search(top) and not (released and _several(released["who"])):
        return None
    if released and _several(released["who"]):
        return Group(released["who"].strip(), parties=_bodies(reading, released.span("who")))
    named = _ISSUERS.search(top)
    name = named["who"].strip() if named else "the parties"
    return Group(name, parties=_bodies(reading, (0, len(top))))


def _several(who: str) -> bool:
    return " and " in who or "," in who or who.lower().rstrip().endswith("s")


def _bodies(reading: Reading, span: Span) -> list[Body]:
    found: list[Body] = []
    for token in reading.doc:
        if token.idx >= span[1]:
            break
        actor = reading.actors.get(token.i)
        if token.idx >= span[0] and isinstance(actor, Body) and actor not in found:
            found.append(actor)
    return found


def positions(reading: Reading, bounds: Sentences, taken: list[Span]) -> list[Span]:
    """Sentences of a joint statement that state a position and hold no statement yet."""
    doc = reading.doc
    taken = sorted(taken)
    found: list[Span] = []
    prose = [b for b in reading.blocks if b.kind in ("paragraph", "item")]
    at = 0
    for first, end in zip(bounds.starts, bounds.ends, strict=True):
        start = doc[first].idx
        while at < len(prose) and prose[at].end <= start:
            at += 1
        if at == len(prose) or prose[at].start > start or end - first < 7:
            continue
        last = doc[end - 1]
        span = text_span(doc, first, end)
        if span is None or _taken(span, taken):
            continue
        if _position([doc[i] for i in range(first, end)]):
            stop = last.idx + len(last) if last.text == "." else span[1]
            found.append(
                (span[0], max(span[1], stop if not last.is_space else _full(doc[end - 2], span[1])))
            )
    return found


def _taken(span: Span, taken: list[Span]) -> bool:
    """Whether statements cover much of a sentence already; a few words do not count."""
    at = bisect_left(taken, (span[1],))
    near = taken[max(0, at - 20) : at]
    covered = max((min(b, span[1]) - max(a, span[0]) for a, b in near), default=0)
    return covered > 0.4 * (span[1] - span[0])


def _full(token: Token, end: int) -> int:
    return max(end, token.idx + len(token)) if token.text == "." else end


def _position(tokens: list[Token]) -> bool:
    """Whether a sentence says what holds or shall be, rather than what was done."""
    roots = [t for t in tokens if t.head == t]
    if not roots or tokens[-1].text == "?":
        return False
    root = roots[0]
    words = {t.lower_ for t in tokens}
    if _ANNOUNCES.search(tokens[0].doc[tokens[0].i : tokens[-1].i + 1].text):
        return False
    perfect = root.tag_ == "VBN" and any(c.lemma_ == "have" for c in root.children)
    if perfect and not words & {"we", "our"}:
        return False
    if any(c.lower_ in _POSITION for c in root.children if c.dep_ == "aux"):
        return True
    if root.lemma_.lower() in _NARRATES and root.tag_ in ("VBD", "VBN"):
        return False
    if root.tag_ in ("VBZ", "VBP") or any(
        c.tag_ in ("VBZ", "VBP") for c in root.children if c.dep_ == "aux"
    ):
        return True
    return root.tag_ != "VBD" and bool(words & _OWN)
