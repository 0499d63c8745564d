"""Common nouns that speak: what kind of speaker they are, what they are called, whose they are.

`data/en/speaker_nouns.tsv` holds the nouns.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, cast

from loaders.extraction import lexicon, tree
from loaders.extraction.affiliations import body_of
from loaders.extraction.frames import words
from loaders.extraction.reading import Body, Person

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from loaders.extraction.lexicon import Lexicon
    from loaders.extraction.reading import Reading

BodyKind = Literal["ministry", "institution"]
NounKind = Literal["people", "source", "body", "document", "event"]
AS_COUNTRY = words("government delegation side administration team authority cabinet")
MINISTRIES = words("ministry department treasury")


@cache
def _speaker_nouns(words: Lexicon) -> dict[str, NounKind]:
    return {row["noun"]: cast("NounKind", row["kind"]) for row in words.rows["speaker_nouns.tsv"]}


def speaker_nouns(doc: Doc) -> dict[str, NounKind]:
    """Kinds of speakers by noun."""
    return _speaker_nouns(lexicon.of(doc))


def noun_kind(token: Token) -> NounKind | None:
    """Kind of speaker that a common noun is; capitals and plurals as they come."""
    known = speaker_nouns(token.doc)
    for form in (token.lemma_.lower(), token.lower_, token.lower_.removesuffix("s")):
        if form in known:
            return known[form]
    return None


def capitals(name: str) -> list[str]:
    """The capitalised words of a name."""
    return [w for w in name.split() if w[:1].isupper() and w.lower() not in ("the", "a", "this")]


def definite(token: Token) -> bool:
    """Whether a noun points back: "the board", "this delegation"."""
    return any(c.lower_ in ("the", "this", "that") for c in token.children if c.dep_ == "det")


def name_of(token: Token) -> str:
    """A noun phrase as a name: without clauses and article."""
    start, end = tree.phrase(token)
    text = tree.words(token.doc, start, end)
    first, _, rest = text.partition(" ")
    return rest if first.lower() in ("the", "a", "an") and rest else text


def proper_name(token: Token) -> str:
    """The capitalised part of a noun phrase: "Review Board" of "a new Review Board (RB)"."""
    own = name_of(token).partition(" (")[0].split()
    while own and not own[0][:1].isupper():
        own.pop(0)
    return " ".join(own)


def voice_of(reading: Reading, token: Token) -> Body | Person | None:
    """Whose voice an organ is: "the Iraqi side" Iraq's, "Peru's ministry" a ministry's."""
    owner = owner_of(reading, token)
    lemma = token.lemma_.lower()
    if owner is None and lemma in AS_COUNTRY:
        return _nationality(reading, token)
    if not isinstance(owner, Body) or owner.type != "country" or lemma in AS_COUNTRY:
        return owner
    kind: BodyKind = "ministry" if lemma in MINISTRIES else "institution"
    own = [
        c.i for c in token.children if c.dep_ in ("compound", "amod") and c.i not in reading.actors
    ]
    tails = [
        c.right_edge.i for c in token.children if c.dep_ == "prep" and c.lower_ in ("of", "for")
    ]
    name = reading.doc[min([token.i, *own]) : max([token.i, *tails]) + 1].text
    return Body(kind, name, owner.iso3)


def _nationality(reading: Reading, token: Token) -> Body | None:
    """The country of "a delegation of high-level Peruvian officials"."""
    for member in tree.prepositional(token, "of", "from"):
        for inner in member.children:
            tag = reading.tag_at.get(inner.i)
            if tag is not None and tag.kind in ("country", "demonym") and inner.i < member.i:
                return body_of(tag.kind, tag.value, tag.body_kind)
    return None


def owner_of(reading: Reading, token: Token) -> Body | Person | None:
    """Whose organ, statement or letter a noun is: possessor, modifier, or "of"/"from"/"by" whom."""
    near = [c for c in token.children if c.dep_ in ("poss", "compound", "amod", "nmod")]
    for inner in [*near, *tree.prepositional(token, "of", "from", "by")]:
        actor = reading.actors.get(inner.i)
        if isinstance(actor, Body | Person):
            return actor
    return None
