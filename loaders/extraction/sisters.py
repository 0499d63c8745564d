"""Where content ends: before the first sister of its cue, and before the narrator's asides.

A sister is a verb that stands beside the cue ("… and urged Y", ", adding that Z", ", and he warned
of"), not inside its content. Small parsers hang sisters on verbs of the content, so tense,
conjunction and the lexicon have a say as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.extraction.cues import Cue, cue_at
from loaders.extraction.frames import words
from loaders.extraction.sentences import TRIM

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
ADVERBS = frozenset(("RB", "RBR"))
_ASIDE = words("as while even though although")


def content_end(cue: Cue, start: int, limit: int) -> int:
    """The token after the content: before the first sister of the cue, and before an aside."""
    doc, verb = cue.verb.doc, cue.verb
    for i in range(start + 1, limit):
        token = doc[i]
        if is_sister(cue, token, start):
            return _back(doc, _left(token), start)
        if token.lower_ in ("as", "though") and doc[i - 1].lower_ == "even":
            return _back(doc, i - 1, start)
        if token.lower_ == "with" and doc[i - 1].text == "," and _absolute(token):
            return _back(doc, i, start)
        opens = token.lower_ in _ASIDE and token.dep_ == "mark" and token.head.head == verb
        if opens and doc[i - 1].text == "," and token.head.i > i:
            return _back(doc, i, start)
    return limit


def _absolute(token: Token) -> bool:
    """As in "…, with the session set for May": a clause of the narrator's, not content."""
    inner = [c for c in token.children if c.dep_ in ("pobj", "pcomp")]
    return any(
        c.tag_ in ("VBN", "VBG")
        or any(k.dep_ == "acl" and k.tag_ in ("VBN", "VBG") for k in c.children)
        for c in inner
    )


def _left(token: Token) -> int:
    """Left edge of a sister: its own subject comes with it."""
    subjects = [c.left_edge.i for c in token.children if c.dep_ in ("nsubj", "nsubjpass")]
    return min([token.i, *subjects])


def _back(doc: Doc, i: int, start: int) -> int:
    """Step back over what leads to a sister: conjunction, adverbs, comma."""
    while i - 1 > start and (
        doc[i - 1].text in TRIM
        or (
            doc[i - 1].tag_ in ("CC", "RB", "IN")
            and doc[i - 1].lower_
            in (
                "and",
                "but",
                "or",
                "while",
                "also",
                "further",
                "then",
                "by",
                "in",
                "strongly",
                "additionally",
                "again",
                "both",
                "furthermore",
                "later",
            )
        )
        or (
            doc[i - 1].dep_ in ("aux", "advmod")
            and doc[i - 1].head == doc[i if i < len(doc) else i - 1]
        )
    ):
        i -= 1
    return i


def is_sister(cue: Cue, token: Token, start: int) -> bool:
    """Whether a verb after the cue stands beside it, rather than inside its content."""
    verb = cue.verb
    if token.tag_[:2] != "VB" or (token.tag_ == "VB" and verb.tag_ != "VB"):
        return False
    doc, other = verb.doc, cue_at(token)
    before = _before(token)
    own = [c for c in token.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < token.i]
    if token.dep_ == "conj" and _chain(token, verb):
        return not own or other is not None or doc[own[0].left_edge.i - 1].lower_ in ("and", "but")
    if token.tag_ == "VBG" and token.dep_ == "pcomp" and other is not None:
        return token.head.lower_ == "by" and (token.head.head == verb or not cue.takes("clause"))
    if _starts_anew(token, verb, own) and other is not None:
        return True
    if token.tag_ == "VBG" and other is not None and not own:
        if token.dep_ in ("advcl", "conj") and (token.head == verb or _chain(token.head, verb)):
            return token.i > start + 1
        return before == "," and token.dep_ in ("advcl", "acl", "dep", "ccomp", "conj", "xcomp")
    if token.tag_ != verb.tag_ or own or token.tag_ not in ("VBD", "VBZ", "VBP"):
        return False
    if before not in ("and", "but", "or") and not (before == "," and other is not None):
        return False
    head = token.head if token.dep_ == "conj" else None
    if head is None:
        return other is not None
    if head.i > verb.i and cue_at(head) is not None and _has_subject(head):
        return False
    if other is not None:
        return True
    return not cue.takes("clause") and head.tag_ not in FINITE


def _starts_anew(token: Token, verb: Token, own: list[Token]) -> bool:
    """As in "…, and he urged X": a cue of its own with a pronoun for the same speaker."""
    if token.tag_ != verb.tag_ or not own or own[0].lower_ not in ("he", "she", "they"):
        return False
    doc, left = token.doc, own[0].i - 1
    after = doc[token.i + 1].text if token.i + 1 < len(doc) else "."
    return doc[left].lower_ in (",", "and", "but") and after not in (",", ".", '"', "”")


def _before(token: Token) -> str:
    """The word before a verb, past its adverbs and auxiliaries."""
    i = token.i - 1
    while i > 0 and (token.doc[i].tag_ in ADVERBS or token.doc[i].dep_ in ("aux", "auxpass")):
        i -= 1
    return token.doc[i].lower_ if i >= 0 else ""


def _chain(token: Token, verb: Token) -> bool:
    """Whether a chain of coordination leads from a token up to the verb."""
    for _ in range(6):
        if token.dep_ != "conj" or token.head == token:
            return False
        token = token.head
        if token == verb:
            return True
    return False


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
