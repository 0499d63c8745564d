"""How a clause tells of an event: as what happened, as what is talked about, or only in passing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.extraction import frames, tree
from loaders.extraction.frames import words

if TYPE_CHECKING:
    from spacy.tokens import Token

# "ahead of the summit", "built on the meeting": mentioned, not told
_ASIDE = words("before after since until following towards toward despite from about of like")
# what is announced, welcomed or spoken about is not what happens on the day of these words
_SPOKEN_OF = words(
    "announce appreciate appreciation welcome thank congratulate congratulation commend praise "
    "mark recall note highlight discuss reaffirm condemn applaud commemorate acknowledge mention"
)
_LINKS = frozenset(("pobj", "prep", "dobj", "pcomp", "conj", "compound"))
_PART = words(
    "opening beginning start close end conclusion day series part visit trip tour mission"
)


def aside(token: Token) -> bool:
    """Whether an event is only referred to: "ahead of the summit", "built on the meeting"."""
    over = token.head
    if token.dep_ == "pobj":
        if over.lower_ in _ASIDE:
            return not (
                over.lower_ == "of" and over.head.pos_ == "NOUN" and over.head.lower_ in _PART
            )
        return over.lower_ == "on" and over.head.pos_ == "VERB" and token.lower_ not in _PART
    return token.dep_ == "pcomp" and over.lower_ in _ASIDE


def spoken_of(token: Token, verb: Token | None = None) -> bool:
    """Whether an event is what somebody (or the given verb) announces, welcomes or thanks for."""
    word = token
    for _ in range(5):
        head = word.head
        if head is word or word.lower_ in ("at", "during", "in"):
            return False
        if head.lemma_.lower() in _SPOKEN_OF and (verb is None or head.i == verb.i):
            return word.dep_ not in ("nsubj", "nsubjpass")
        if verb is None and word.dep_ not in _LINKS:
            return False
        word = head
    return False


def tense_of(token: Token) -> str:
    """The tense of the clause that a mention stands in; "perfect" for "has met"."""
    for above in (token, *tree.ancestors(token)):
        if above.pos_ not in ("VERB", "AUX"):
            continue
        helpers = {c.lower_ for c in above.children if c.dep_ in ("aux", "auxpass")}
        if helpers & {"has", "have", "'ve", "had"}:
            return "perfect"
        tense = frames.tensed(above)
        if tense != "none":
            return tense
    return "none"
