"""The names of events: which stretch of a sentence names one, and when two names mean the same.

A name is the noun phrase around an event noun, with what follows by "of", "between", "with" or
"on", as long as no verb comes in between.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from graph.ids import fold
from loaders.extraction import frames, tree
from loaders.extraction.frames import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from loaders.extraction.frames import EventNoun

Kind = Literal["definite", "indefinite", "possessive", "bare"]

_DEFINITE = frozenset(("the", "this", "that", "these", "those", "today", "yesterday"))
_POSSESSIVE = frozenset(("their", "his", "her", "our", "my", "your", "its"))
# what no name begins with: "this week's talks", "their meeting"
_UNNAMED = (
    _DEFINITE | _POSSESSIVE
    | words("a an week weekend month year tomorrow 's ’s all both such")
)  # fmt: skip
_LEFT = frozenset(
    (
        "det",
        "amod",
        "compound",
        "nummod",
        "poss",
        "nmod",
        "npadvmod",
        "advmod",
        "predet",
        "quantmod",
    )
)
_RIGHT = frozenset(("of", "between", "with", "on", "for", "among", "to", "by", "about", "against"))
_NO_HEAD = words(
    "room hall table centre center venue table agenda statement communique document deadlock "
    "chair host organiser organizer hotel participant official programme program report "
    "process series line sheet day days breakdown failure success"
)
_OPENED = words("market markets border borders economy trade sectors skies door doors hostilities")
# a later meeting of the same sort is another event
OTHER = words(
    "next another further future last previous earlier subsequent following separate upcoming "
    "forthcoming additional other"
)
_ORDINALS = {
    word: n
    for n, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
        ],
        1,
    )
} | {"inaugural": 1}
_STOP = words(
    "the a an of on in at and for to with by between their his her our its my your this that "
    "these those today yesterday is was annual official bilateral day one two three four five"
)
_TITLE = re.compile(r"[A-Z]")


@dataclass(slots=True)
class Phrase:
    """A noun phrase that names an event."""

    head: int
    start: int
    end: int
    name: str
    noun: EventNoun
    form: Kind
    words: frozenset[str]  # the words that tell it from others of its kind
    full: frozenset[str]  # and those of whom it is with
    capitals: bool  # a proper name
    number: int | None  # "third", "28th"
    other: bool  # "next", "another": not the one that the text is about
    plural: bool


def read(token: Token) -> Phrase | None:
    """The phrase around an event noun; None where the word names no event here."""
    known = frames.nouns(token.doc)
    noun = known.get(token.lower_) or known.get(token.lemma_.lower())
    if noun is None and token.pos_ == "PROPN" and token.lower_.endswith("s"):
        stem = token.lower_.removesuffix("s")
        noun = known.get(stem) or known.get(stem.removesuffix("ie") + "y")
    if token.lower_ == "talk":
        return None  # only "talks" are negotiations
    if noun is None or not _nominal(token) or _modifies(token):
        return None
    first, last = _edges(token)
    doc = token.doc
    left = [doc[i] for i in range(first, token.i)]
    capitals = (
        token.text[0].isupper()
        and bool(left)
        and any(t.text[0].isupper() and t.pos_ in ("PROPN", "NOUN", "ADJ", "NUM") for t in left)
    )
    if not _counts(token, noun, left, capitals):
        return None
    while first < token.i and (doc[first].is_punct or doc[first].lower_ in ("both", "and")):
        first += 1
    begin = first
    while begin < token.i and doc[begin].lower_ in _UNNAMED:
        begin += 1
    name = " ".join(doc[begin : last + 1].text.split())
    words = [t.lower_ for t in doc[first : token.i]]
    return Phrase(
        head=token.i,
        start=doc[first].idx,
        end=doc[last].idx + len(doc[last]),
        name=name,
        noun=noun,
        form=_form(doc[first], words),
        words=distinctive(_core(token, begin, last)) - {fold(token.text), noun.noun},
        full=distinctive(name) - {fold(token.text), noun.noun},
        capitals=capitals,
        number=_number(words),
        other=any(w in OTHER for w in words),
        plural=token.tag_ in ("NNS", "NNPS") and noun.noun not in ("talks",),
    )


def _core(token: Token, begin: int, last: int) -> str:
    """The name without whom the event is with: that comes and goes between mentions."""
    doc = token.doc
    for i in range(token.i + 1, last + 1):
        if doc[i].lower_ in ("with", "between", "among", "by"):
            last = i - 1
            break
    return doc[begin : last + 1].text


def distinctive(name: str) -> frozenset[str]:
    """The words of a name that tell it from other events."""
    return frozenset(w for w in fold(name).split() if w not in _STOP and len(w) > 1)


def _nominal(token: Token) -> bool:
    """Whether the word is used as a noun; "the ministerial" is often tagged as an adjective."""
    if token.lower_ == "meeting" and token.tag_ == "VBG" and token.i:
        before = token.doc[token.i - 1]
        owned = before.text == "," or before.tag_ == "PRP$"
        return owned or before.pos_ in ("NUM", "PART", "DET", "ADJ")
    return token.pos_ in ("NOUN", "PROPN") or (
        token.tag_ == "JJ" and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "conj")
    )


def _modifies(token: Token) -> bool:
    """Whether the word only modifies another noun ("meeting room", "conference hall")."""
    doc, i = token.doc, token.i
    if token.text[0].isupper() and i + 4 < len(doc) and doc[i + 1].text == "(":
        # "the 9th Ostland Forum (OFC) Ministerial Meeting"
        rest = range(i + 4, min(i + 7, len(doc)))
        if doc[i + 3].text == ")" and any(doc[j].lower_ in frames.nouns(doc) for j in rest):
            return doc[i + 4].text[0].isupper()
    nxt = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if nxt is None or token.dep_ not in ("compound", "nmod", "amod", "poss"):
        return False
    if token.dep_ == "poss":
        return False
    known = frames.nouns(token.doc)
    if nxt.lower_ in known or nxt.lemma_.lower() in known:
        return True  # "press conference call": the last noun speaks
    return nxt.pos_ in ("NOUN", "PROPN") and not (token.text[0].isupper() and nxt.text.isupper())


def _edges(token: Token) -> tuple[int, int]:
    first = token.i
    for child in token.lefts:
        if child.dep_ in _LEFT or child.pos_ in ("PROPN", "ADJ", "NOUN", "NUM", "DET"):
            first = min(first, child.left_edge.i)
    doc = token.doc
    while (
        first > token.sent.start
        and doc[first - 1].text[0].isupper()
        and (
            doc[first - 1].pos_ in ("PROPN", "ADJ", "NOUN", "NUM") and doc[first].text[0].isupper()
        )
    ):
        first -= 1
    if first > token.sent.start + 4 and doc[first - 1].text == ")" and doc[first - 3].text == "(":
        outer = doc[first - 4]
        if outer.text[0].isupper() and doc[first].text[0].isupper():
            first = outer.left_edge.i if outer.i - outer.left_edge.i < 10 else outer.i
            while first > token.sent.start and doc[first - 1].text[0].isupper():
                first -= 1
    if first > token.sent.start and doc[first - 1].tag_ == "PRP$":
        first -= 1
    if doc[first].text in ("'s", "’s") and first > token.sent.start:
        first -= 1  # "yesterday's discussion"
    for i in range(token.i - 1, first - 1, -1):  # a verb or comma inside: parsed too far
        dash = (
            doc[i].text in ("-", "–", "—", "--") and doc[i - 1].whitespace_ and doc[i].whitespace_
        )
        if doc[i].tag_ in ("VBD", "VBZ", "VBP", "MD") or doc[i].text in (";", ":") or dash:
            first = i + 1
            break
    if token.i - first > 18:
        first = max(first, token.i - 6)
    return first, _right(token)


def _right(token: Token) -> int:
    """Where the phrase ends: after its complements, before any verb, date or relative clause."""
    doc, last, i = token.doc, token.i, token.i + 1
    end = min(token.sent.end, token.i + 30)
    proper = token.text[0].isupper() and token.i > 0 and doc[token.i - 1].text[0].isupper()
    if i + 2 < end and doc[i].text == "(" and doc[i + 2].text == ")":
        i, last = i + 3, i + 2
    while i < end and doc[i].lower_ in _RIGHT:
        if doc[i].lower_ == "for" and [t.lower_ for t in doc[i + 1 : i + 3]] == ["the", "first"]:
            break
        if i + 1 < end and (doc[i + 1].lower_ == "behalf" or doc[i + 1].tag_ == "VBG"):
            break
        if proper and not _proper_behind(doc[i]):
            break
        stop = i + 1
        while stop < end and _inside(doc[stop]) and not _subject_behind(doc[stop]):
            stop += 1
        while stop > i + 1 and (
            doc[stop - 1].lower_ == "to"
            or doc[stop - 1].is_punct
            or doc[stop - 1].pos_ in ("CCONJ", "ADP", "DET")
        ):
            stop -= 1
        if stop <= i + 1:
            break
        last, i = stop - 1, stop
    return last


def _proper_behind(preposition: Token) -> bool:
    """Whether a proper name goes on: "Forum on Ocean Affairs", but not "Forum on the subject"."""
    doc, i = preposition.doc, preposition.i + 1
    while i < len(doc) and doc[i].lower_ in ("the", "a", "an"):
        i += 1
    return i < len(doc) and doc[i].text[:1].isupper()


def _subject_behind(comma: Token) -> bool:
    """Whether the clause begins behind a comma ("In talks with A, B said …")."""
    if comma.text != ",":
        return False
    doc = comma.doc
    near = doc[comma.i + 1 : min(comma.i + 9, comma.sent.end)]
    return any(
        t.dep_ in ("nsubj", "nsubjpass") and t.left_edge.i == comma.i + 1 and t.head.i > t.i
        for t in near
    )


def _inside(token: Token) -> bool:
    if token.tag_ in ("VBD", "VBZ", "VBP", "MD", "VB", "WP", "WDT", "WRB", "WP$", "PRP"):
        return False
    if token.text in (";", ":", "(", ")", "--") or token.lower_ in ("at", "during", "in", "as"):
        return False
    if token.tag_ in ("VBG", "VBN") and token.dep_ in ("acl", "advcl", "ROOT"):
        return False
    return not (token.ent_type_ in ("DATE", "TIME") or token.lower_ in ("where", "that", "after"))


def _counts(token: Token, noun: EventNoun, left: list[Token], capitals: bool) -> bool:
    if noun.use == "generic":
        begins = left[0].lower_ if left else ""
        return begins in _DEFINITE | _POSSESSIVE and _number([t.lower_ for t in left]) is None
    after_it = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    if noun.noun == "convention" and after_it in ("on", "against", "for"):
        return False  # a treaty
    if noun.use == "ordinal":
        return token.text[0].isupper() and _number([t.lower_ for t in left]) is not None
    if noun.noun == "congress" and token.text[0].isupper():
        return sum(t.text[0].isupper() and "." not in t.text for t in left) > 1
    if noun.use == "name":
        named = capitals or any(t.pos_ == "PROPN" and t.text[0].isupper() for t in left)
        return (named and token.text[0].isupper()) or (
            noun.kind == "talks" and any(t.ent_type_ in ("GPE", "NORP", "ORG") for t in left)
        )
    if noun.use == "act":
        nxt = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
        after = [t.lower_ for t in token.doc[token.i + 2 : token.i + 6]]
        known = frames.nouns(token.doc)
        if nxt == "of" and any(w in known and known[w].use == "plain" for w in after):
            return False  # "the opening of the talks" is the talks
        opened = {t.lower_ for t in tree.prepositional(token, "of")} | set(after)
        if nxt == "of" and opened & _OPENED and noun.kind != "signing":
            return False  # nobody gathers at the opening of markets
        return nxt in ("of", "ceremony", "by", "this")
    if noun.noun == "consultation" and token.i and token.doc[token.i - 1].lower_ == "in":
        return False
    if noun.noun == "call":
        before = {t.lower_ for t in left}
        nxt = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
        return (
            bool(before & {"phone", "telephone", "conference", "video"})
            or nxt
            in (
                "with",
                "between",
            )
            or (nxt == "on" and bool(before & {"courtesy", "farewell"}))
            or (
                token.head.lemma_ in ("join", "hold", "have", "during", "on", "in", "attend")
                and token.tag_ == "NN"
                and nxt not in ("for", "to", "upon")
            )
        )
    if noun.noun == "travel":
        return token.text[0].isupper() or any(t.dep_ == "poss" for t in left)
    return not (noun.noun == "event" and token.tag_ == "NNS" and not left)


def _form(first: Token, words: list[str]) -> Kind:
    if any(w in _POSSESSIVE for w in words) or any(w in ("'s", "’s", "'", "’") for w in words):
        return "possessive"
    if first.lower_ in _DEFINITE or "'s" in words:
        return "definite"
    return "indefinite" if first.lower_ in ("a", "an", "another") else "bare"


def _number(words: list[str]) -> int | None:
    for word in words:
        if word in _ORDINALS:
            return _ORDINALS[word]
        found = re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)", word)
        if found:
            return int(found[1])
    return None
