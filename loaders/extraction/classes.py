"""One letter for each token, so that the mention grammar can be written as regular expressions.

C country  D demonym  B known body  Z capital  P possessive
H head of a title  R rank or royal title  M modifier of titles  F portfolio word
N other capitalised word  n lower-case noun  j adjective
o "of"  f "for", "at"  t "to"  i "in", "on", "with", "from"
d determiner  & "and"  , comma  h honorific
X "former" and the like  r "his", "her", "their"  m "ministry", "department"  ( )  - dash
v verb  # number  | line break  s capitalised word that is no name
g noun of organisations in capitals  p particle of a name  J "Jr."  ~ hyphen inside a word  . other
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.values import is_ambiguous
from loaders.extraction.affiliations import ORGANISATION
from loaders.extraction.lexicon import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from loaders.extraction.lexicon import Lexicon
    from loaders.extraction.reading import Reading

FORMER = frozenset(
    ("former", "ex", "late", "then", "onetime", "retired", "ousted", "deposed", "ex-")
)
_TAGS = {"country": "C", "demonym": "D", "body": "B", "capital": "Z"}
_WORDS = {
    "of": "o", "for": "f", "to": "t", "at": "f", "in": "i", "on": "i", "with": "i", "from": "i",
    "and": "&", "&": "&", "the": "d", "a": "d", "an": "d", ",": ",", "(": "(", ")": ")",
    "his": "r", "her": "r", "their": "r", "its": "r", "our": "r", "my": "r",
    "-": "-", "–": "-", "—": "-", "--": "-", "/": "&",
}  # fmt: skip
# abbreviations of titles, which small letters make other words
_SHORT = word_set("pm fm eam dg md vp svp evp mp rep gen col adm gov lt maj cmdr capt sen amb")
_GENERATIONS = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))
_INITIAL = re.compile(r"[A-Z]\.?")
_LINKS = frozenset(
    ("-", "de", "la", "del", "van", "von", "der", "den", "bin", "al", "el", "dos", "da")
)
_MINISTRY = frozenset(
    ("ministry", "department", "ministries", "office", "bureau", "embassy", "agency")
)


# before a honorific that only persons have, the next capitalised word is a name whatever it means
_PERSONAL = frozenset(("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "sir", "dame"))


def classes(reading: Reading) -> str:
    """The letters of all tokens; its length is that of `reading.doc`."""
    letters = [_letter(reading, token) for token in reading.doc]
    for i in range(len(letters)):
        token = reading.doc[i]
        if token.is_quote and _nickname(reading.doc, letters, i):
            letters[i] = letters[i + 2] = "p"
        if not token.text[:1].isupper() or letters[i] not in "CZsFRMDg":
            continue
        before = reading.doc[i - 1].lower_ if i else ""
        ahead = letters[i - 1] if i else ""
        if (
            (letters[i] == "Z" and _beside(letters, reading.doc, i))
            or (ahead and ahead in "hHR" and letters[i] in "sF" and letters[i + 1 : i + 2] == ["N"])
            or (ahead == "h" and before in _PERSONAL)
            or (ahead == "p" and before in ("bin", "ibn", "al", "el", "de", "van", "von"))
            or (
                letters[i] == "C"
                and _APPOSED.match("".join(letters[i : i + 8]))
                and _lone(reading, letters, i)
            )
        ):
            letters[i] = "N"
    return "".join(letters)


def _nickname(doc: Doc, letters: list[str], i: int) -> bool:
    """Whether a quotation mark opens a name within a name: 'Ola "Bo" Berg'."""
    return i > 0 and "".join(letters[i - 1 : i + 4]) == "N.N.N" and doc[i + 2].is_quote


# "Jordan, a senior analyst": somebody, not a country
_APPOSED = re.compile(r"C,d[jnMF]*H")
# what a country may be said to be as well
_ALSO_STATES = word_set(
    "member leader partner chair co-chair president head observer mediator facilitator organizer "
    "organiser convener candidate trader owner shareholder nominee"
)


def _lone(reading: Reading, letters: list[str], i: int) -> bool:
    """Whether a country's name that persons have too is said to be what no country is."""
    tag, doc = reading.tag_at[i], reading.doc
    head = letters.index("H", i)
    return (
        tag.end - tag.start == len(doc[i])
        and is_ambiguous(doc[i].text)
        and doc[i + 2].lower_ in ("a", "an")
        and doc[head].lower_ not in _ALSO_STATES
    )


def _letter(reading: Reading, token: Token) -> str:
    if token.is_space:
        return "|" if "\n" in token.text else "."
    tag = reading.tag_at.get(token.i)
    if tag is not None and tag.kind in _TAGS:
        return _TAGS[tag.kind]
    low, lexicon = token.lower_, reading.lexicon
    if _INITIAL.fullmatch(token.text) and _in_name(token):
        return "N"
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
    if low in _GENERATIONS and token.text[0].isupper():
        return "J"
    if low == "respective":
        return "d"
    if low == "d'affaires":
        return "H"
    if low in _MINISTRY:
        return "m"
    if (low in lexicon.honorifics or token.text == "HE") and token.text[0].isupper():
        return "h"
    return _open_class(token, low, lexicon)


def _open_class(token: Token, low: str, lexicon: Lexicon) -> str:
    bare = low.rstrip(".")
    capital = token.text[:1].isupper() or _elided(token.text)
    head = lexicon.heads.get(bare)
    if head in _SHORT and not capital:
        head = None
    if head is not None and (capital or token.pos_ not in ("VERB", "AUX")):
        kind = lexicon.kinds.get(head)
        return "H" if kind == "office" else "R"
    if bare in lexicon.modifiers and (
        capital or token.pos_ in ("ADJ", "NOUN", "PROPN", "ADV") or _before_head(token, lexicon)
    ):
        return "M"
    if bare in lexicon.portfolio and (capital or token.pos_ in ("ADJ", "NOUN", "PROPN")):
        return "F"
    if token.like_num or token.text[:1].isdigit():
        return "#"
    if capital:
        if bare in ORGANISATION:
            return "g"
        if _accompanies(token):
            return "."
        if bare in lexicon.stops or _opens(token):
            return "s"
        return "N"
    if token.pos_ == "NOUN":
        return "n"
    if token.pos_ == "ADJ":
        return "j"
    return "v" if token.pos_ in ("VERB", "AUX") else "."


def _opens(token: Token) -> bool:
    """Whether a capital only shows that a sentence or quotation begins."""
    first = token.is_sent_start or token.i == 0 or token.doc[token.i - 1].is_quote
    return first and token.pos_ not in ("PROPN", "NOUN")


def _accompanies(token: Token) -> bool:
    """Whether a participle opens a sentence that ends with its subject: "Accompanying him were"."""
    return token.is_sent_start is True and token.lower_ in ("accompanying", "joining", "attending")


def _before_head(token: Token, lexicon: Lexicon) -> bool:
    doc, i = token.doc, token.i
    return i + 1 < len(doc) and doc[i + 1].lower_ in lexicon.heads


def _beside(letters: list[str], doc: Doc, i: int) -> bool:
    """Whether a capital's name stands right beside a part of a person's: "Nora Roseau"."""
    follows = letters[i + 1] if i + 1 < len(letters) else ""
    if i and letters[i - 1] == "N" and doc[i - 1].ent_type_ not in ("GPE", "LOC"):
        return follows not in ("s", "g", "N", "H", "M", "F")
    return follows == "N" and doc[i].ent_type_ == "PERSON"


def _elided(text: str) -> bool:
    """A name that begins with a small article: "d'Estaing", "al-Abadi"."""
    return bool(re.match(r"(?:d'|al-|el-|as-|ash-|l')[A-Z]", text))


def _between_capitals(token: Token) -> bool:
    """Whether a small word stands between the parts of a name, other such words beside it."""
    doc, i = token.doc, token.i
    if not token.text[0].islower() or i == 0 or doc[i - 1].is_space:
        return False
    before, after = i - 1, i + 1
    while before > 0 and doc[before].text in _LINKS and before > i - 4:
        before -= 1
    while after < len(doc) - 1 and doc[after].text in _LINKS and after < i + 4:
        after += 1
    if after >= len(doc):
        return False
    return doc[before].text[:1].isupper() and doc[after].text[:1].isupper()


def _in_name(token: Token) -> bool:
    """Whether an initial has another part of a name beside it: "K. M. Perera", "S Rao"."""
    doc, i = token.doc, token.i
    before = doc[i - 1].text if i else ""
    after = doc[i + 1].text if i + 1 < len(doc) else ""
    initial = _INITIAL.fullmatch(before) is not None
    named = before[:1].isupper() and len(before) > 1 and doc[i - 1].pos_ == "PROPN"
    if token.lower_ == "m." and not (initial or named):
        return False
    return after[:1].isupper() and (initial or named or len(token) == 2 or after[1:2].islower())


def _joined(token: Token) -> bool:
    before = token.doc[token.i - 1]
    return not before.whitespace_ and before.text[-1:].isalpha() and not before.is_space
