"""Verbs and nouns that report speech: the lexicons, and which verbs of a text are used to report.

`data/en/reporting_verbs.tsv` gives each verb its frames (how the content hangs on it) and polarity;
`reporting_nouns.tsv` the nouns. A verb that is negated, hypothetical or lies ahead reports nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

from loaders.extraction import frames, lexicon
from loaders.extraction.frames import words
from loaders.extraction.tables import several

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from loaders.extraction.lexicon import Lexicon

Polarity = Literal["+", "-", "0"]
NounUse = Literal["own", "given", "light"]

_MODALS = words("will would shall should may might could must can 'll wo")
# "went on to say", "took the opportunity to thank", "joined other countries in calling for"
_CARRIERS = words(
    "go continue begin start conclude use take rise join proceed hasten write speak pause be "
    "have move seize"
)
_UNTRUE = words("if unless whether until")


@dataclass(frozen=True, slots=True)
class ReportingVerb:
    """A verb, with its particle, and how the content hangs on it."""

    lemma: str
    frames: frozenset[str]
    polarity: Polarity


@dataclass(frozen=True, slots=True)
class ReportingNoun:
    """A noun that reports, and the words that its content may follow."""

    noun: str
    links: frozenset[str]
    use: NounUse
    polarity: Polarity


@dataclass(slots=True)
class Cue:
    """A verb of the text that reports, and the last token that belongs to it (its particle)."""

    verb: Token
    last: int
    entry: ReportingVerb

    def takes(self, frame: str) -> bool:
        """Whether content may hang on the verb in this way."""
        return frame in self.entry.frames


@cache
def _verbs(words: Lexicon) -> dict[str, ReportingVerb]:
    return {
        row["verb"]: ReportingVerb(
            row["verb"], frozenset(several(row["frames"])), cast("Polarity", row["polarity"])
        )
        for row in words.rows["reporting_verbs.tsv"]
    }


@cache
def _nouns(words: Lexicon) -> dict[str, ReportingNoun]:
    return {
        row["noun"]: ReportingNoun(
            row["noun"],
            frozenset(several(row["links"])),
            cast("NounUse", row["use"]),
            cast("Polarity", row["polarity"]),
        )
        for row in words.rows["reporting_nouns.tsv"]
    }


def verbs(doc: Doc) -> dict[str, ReportingVerb]:
    """The verbs by lemma and particle ("point out")."""
    return _verbs(lexicon.of(doc))


def nouns(doc: Doc) -> dict[str, ReportingNoun]:
    """The nouns by lemma."""
    return _nouns(lexicon.of(doc))


def cue_at(token: Token) -> Cue | None:
    """The reporting verb at a token, with its particle; None if it is no such verb."""
    if token.tag_[:2] != "VB" or frames.pays_call(token) or _spoke_on_a_day(token):
        return None
    table, lemma = verbs(token.doc), token.lemma_.lower()
    for child in token.children:
        if child.dep_ in ("prt", "advmod", "acomp", "oprd") and token.i < child.i <= token.i + 2:
            entry = table.get(f"{lemma} {child.lower_}")
            if entry is not None:
                return Cue(token, child.i, entry)
    words = [lemma]
    for after in token.doc[token.i + 1 : token.i + 3]:
        words.append(after.lower_)
        if (entry := table.get(" ".join(words))) is not None:
            return Cue(token, after.i, entry)
    entry = table.get(lemma)
    return Cue(token, token.i, entry) if entry is not None else None


def _spoke_on_a_day(verb: Token) -> bool:
    """Whether "on" only tells the day: "spoke on Monday with A"."""
    days = [t for prep in verb.children if prep.lower_ == "on" for t in prep.children]
    return verb.lemma_.lower() == "speak" and any(t.ent_type_ == "DATE" for t in days)


def asserted(verb: Token) -> bool:
    """Whether the speech took place: not denied, wished for, required, conditional or ahead."""
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in ("never", "n't"):
            return False
        if child.dep_ == "aux" and child.lower_ in _MODALS:
            return False
        if child.dep_ == "mark" and child.lower_ in _UNTRUE and child.i < verb.i:
            return False
    if (
        verb.tag_ == "VBN"
        and verb.dep_ in ("advcl", "acl", "relcl", "prep")
        and not any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    ):
        return False
    if verb.tag_ == "VB" and any(c.lower_ == "to" for c in verb.children):
        return _carried(verb)
    if verb.tag_ == "VB" and not any(c.dep_ == "aux" for c in verb.children):
        return verb.dep_ == "conj" and verb.head.tag_ == "VB" and asserted(verb.head)
    if verb.dep_ == "conj" and verb.tag_ in ("VB", "VBN") and not _own_frame(verb):
        return verb.head.tag_[:2] != "VB" or asserted(verb.head)
    if verb.tag_ == "VBG" and verb.dep_ == "conj" and verb.head.tag_ == "VBG":
        return cue_at(verb.head) is not None and asserted(verb.head)
    if verb.tag_ == "VBG" and verb.dep_ in ("pcomp", "xcomp", "advcl") and not _own_frame(verb):
        above = verb.head if verb.dep_ != "pcomp" else verb.head.head
        if above.tag_[:2] == "VB" and above != verb:
            return _happened(above)
    return True


def _own_frame(verb: Token) -> bool:
    return any(c.dep_ in ("aux", "nsubj", "nsubjpass") for c in verb.children)


def _happened(verb: Token) -> bool:
    return not any(
        c.dep_ == "neg" or (c.dep_ == "aux" and c.lower_ in _MODALS) for c in verb.children
    )


def _carried(verb: Token) -> bool:
    """Whether an infinitive reports: "went on to say", "used the opportunity to thank"."""
    above = verb.head
    if above.tag_[:2] == "NN":
        above = above.head
    if above == verb or above.tag_[:2] != "VB":
        return False
    return above.lemma_ in _CARRIERS and verb.dep_ in ("xcomp", "acl", "advcl") and _happened(above)
