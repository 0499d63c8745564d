"""One letter for each token, so that the mention grammar can be written as regular expressions.

C country  D demonym  B known body  Z capital  P possessive  H head of a title  R rank or royal title
M modifier of titles  F portfolio word  N other capitalised word  n lower-case noun  j adjective
o "of"  f "for", "at"  t "to"  i "in", "on", "with", "from"  d determiner  & "and"  , comma  h honorific
X "former" and the like  r "his", "her", "their"  m "ministry", "department"  ( )  - dash
v verb  # number  | line break  s capitalised word that is no name  p particle of a name
~ hyphen inside a word  . other
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from loaders.extraction.lexicon import Lexicon
    from loaders.extraction.reading import Reading

FORMER = frozenset(("former", "ex", "late", "then", "onetime", "retired", "ousted", "deposed", "ex-"))
_TAGS = {"country": "C", "demonym": "D", "body": "B", "capital": "Z"}
_WORDS = {
    "of": "o", "for": "f", "to": "t", "at": "f", "in": "i", "on": "i", "with": "i", "from": "i",
    "and": "&", "&": "&", "the": "d", "a": "d", "an": "d", ",": ",", "(": "(", ")": ")",
    "his": "r", "her": "r", "their": "r", "its": "r", "our": "r", "my": "r",
    "-": "-", "–": "-", "—": "-", "--": "-", "/": "&",
}  # fmt: skip
_MINISTRY = frozenset(("ministry", "department", "ministries", "office", "bureau", "embassy", "agency"))


def classes(reading: Reading) -> str:
    """The letters of all tokens; its length is that of `reading.doc`."""
    return "".join(_letter(reading, token) for token in reading.doc)


def _letter(reading: Reading, token: Token) -> str:
    if token.is_space:
        return "|" if "\n" in token.text else "."
    tag = reading.tag_at.get(token.i)
    if tag is not None and tag.kind in _TAGS:
        return _TAGS[tag.kind]
    low, lexicon = token.lower_, reading.lexicon
    if low in lexicon.particles and _between_capitals(token):
        return "p"
    if token.text in ("-", "–") and token.i and not token.whitespace_ and _joined(token):
        return "~"
    if low in ("'s", "’s", "'", "’") and token.tag_ in ("POS", "''", "VBZ") and token.i:
        return "P"
    if low in _WORDS:
        return _WORDS[low]
    if low in FORMER:
        return "X"
    if low in _MINISTRY:
        return "m"
    if low in lexicon.honorifics and token.text[0].isupper():
        return "h"
    return _open_class(token, low, lexicon)


def _open_class(token: Token, low: str, lexicon: Lexicon) -> str:
    bare = low.rstrip(".")
    capital = token.text[:1].isupper()
    head = lexicon.heads.get(bare)
    if head is not None and (capital or token.pos_ not in ("VERB", "AUX")):
        kind = lexicon.kinds.get(head)
        return "H" if kind == "office" else "R"
    if bare in lexicon.modifiers and (capital or token.pos_ in ("ADJ", "NOUN", "PROPN", "ADV")):
        return "M"
    if bare in lexicon.portfolio and (capital or token.pos_ in ("ADJ", "NOUN", "PROPN")):
        return "F"
    if token.like_num or token.text[:1].isdigit():
        return "#"
    if capital and token.text[0].isalpha():
        if bare in lexicon.stops or (token.is_sent_start and token.pos_ not in ("PROPN", "NOUN")):
            return "s"
        return "N"
    if token.pos_ == "NOUN":
        return "n"
    if token.pos_ == "ADJ":
        return "j"
    return "v" if token.pos_ in ("VERB", "AUX") else "."


def _between_capitals(token: Token) -> bool:
    doc, i = token.doc, token.i
    if not token.text[0].islower() or i == 0 or i + 1 >= len(doc):
        return False
    after = doc[i + 1] if doc[i + 1].text not in ("-", "'") else doc[min(i + 2, len(doc) - 1)]
    capital = doc[i - 1].text[:1].isupper() or doc[i - 1].text == "-"
    return capital and after.text[:1].isupper()


def _joined(token: Token) -> bool:
    before = token.doc[token.i - 1]
    return not before.whitespace_ and before.text[-1:].isalpha() and not before.is_space
