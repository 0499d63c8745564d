"""What verbs and nouns of taking part mean: the frame table and the modality of a clause.

The tables are data (`loaders/data/en/event_verbs.tsv`, `event_nouns.tsv`); this module looks words
up there and says of a verb in its sentence whether what it speaks of happened, lies ahead, was only
invited to, or did not happen.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

from loaders.extraction import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from loaders.extraction.lexicon import Lexicon
    from loaders.extraction.reading import Role, Status


def words(text: str) -> frozenset[str]:
    """A set of words written as one text."""
    return frozenset(text.split())


_AHEAD = words(
    "plan intend expect schedule due hope agree want seek prepare set wish propose decide "
    "offer promise wait aim pledge vow arrange need commit consider look slate anticipate "
    "bind announce designate name appoint select likely ready prepared able wish threaten seem"
)
_REFUSED = words("refuse decline fail cancel avoid boycott skip miss forgo")
_INVITED = words("invite ask urge request encourage call invitation")
_WENT = words("travel fly go come arrive leave visit begin continue gather stop manage")
# "had the opportunity to meet": it happened
_GIVEN = words(
    "opportunity chance honour honor pleasure privilege first able pleased delighted glad happy "
    "honoured honored proud privileged thrilled grateful great good wonderful nice joy"
)
THANKS = words("thank commend praise congratulate applaud credit")
_SOON = words("later tomorrow tonight soon shortly next")
_MODALS = words("will shall would should may might could can must 'll wo ca")


@dataclass(frozen=True, slots=True)
class Frame:
    """What a verb says about its subject and its object."""

    verb: str
    prep: str
    frame: str
    role: Role


@dataclass(frozen=True, slots=True)
class EventNoun:
    """A noun that names gatherings, and under which condition it does."""

    noun: str
    kind: str
    use: str


@cache
def _verbs(words: Lexicon) -> dict[str, list[Frame]]:
    table: dict[str, list[Frame]] = {}
    for row in words.rows["event_verbs.tsv"]:
        frame = Frame(row["verb"], row["preposition"], row["frame"], cast("Role", row["role"]))
        table.setdefault(frame.verb, []).append(frame)
    return {verb: sorted(rows, key=lambda f: not f.prep) for verb, rows in table.items()}


@cache
def _nouns(words: Lexicon) -> dict[str, EventNoun]:
    return {
        row["noun"]: EventNoun(row["noun"], row["kind"], row["use"])
        for row in words.rows["event_nouns.tsv"]
    }


def verbs(doc: Doc) -> dict[str, list[Frame]]:
    """The frame table by lemma, frames with a preposition first."""
    return _verbs(lexicon.of(doc))


def nouns(doc: Doc) -> dict[str, EventNoun]:
    """The event nouns by lower-case form."""
    return _nouns(lexicon.of(doc))


def of(verb: Token) -> Frame | None:
    """The frame of a verb in its sentence; a preposition that the table asks for must be there."""
    lemma = verb.lemma_.lower()
    if lemma == "co" and verb.i + 2 < len(verb.doc) and verb.doc[verb.i + 1].text == "-":
        lemma = f"co-{verb.doc[verb.i + 2].lemma_.lower()}"  # the tokenizer parts "co-chairs"
    table = verbs(verb.doc)
    if lemma.startswith("co-") and lemma not in table:
        lemma = lemma.removesuffix("e")  # the lemmatizer guesses "co-chaire"
    rows = table.get(lemma, ())
    after = {c.lower_ for c in verb.children if c.dep_ in ("prep", "prt", "advmod", "agent")}
    nxt = verb.doc[verb.i + 1].lower_ if verb.i + 1 < len(verb.doc) else ""
    if nxt in ("by", "today", "yesterday", "earlier", "again", "separately", "privately"):
        after |= {t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 5] if t.pos_ == "ADP"}
    for row in rows:
        if not row.prep or row.prep in after or row.prep == nxt:
            return row
    return None


def pays_call(verb: Token) -> bool:
    """Whether somebody is called on, not to do anything: "called on the president in Oslo"."""
    doc, on = verb.doc, verb.i + 1
    if verb.lemma_.lower() != "call" or on >= len(doc) or doc[on].lower_ not in ("on", "upon"):
        return False
    rest = doc[on + 1 : verb.sent.end]
    return not any(t.tag_ == "TO" or t.lower_ in ("to", "for", "not") for t in rest)


def negated(verb: Token) -> bool:
    """Whether the verb stands under "not", "never" or "no longer", or its subject under "no"."""
    if any(c.dep_ == "neg" or c.lower_ == "never" for c in verb.children):
        return True
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    if any(
        t.lower_ in ("neither", "no") and t.dep_ != "npadvmod" for s in subjects for t in s.lefts
    ):
        return True
    return any(
        c.lower_ == "longer" and any(g.lower_ == "no" for g in c.children) for c in verb.children
    )


def governor(verb: Token) -> Token | None:
    """The word that an infinitive or a participle depends on, if any."""
    if verb.dep_ in ("xcomp", "ccomp", "advcl", "acl", "pcomp", "oprd") and verb.head != verb:
        return verb.head.head if verb.dep_ == "pcomp" and verb.head.pos_ == "ADP" else verb.head
    return None


def tensed(verb: Token) -> Literal["past", "present", "future", "none"]:
    """The tense of a verb with its auxiliaries, as far as the form shows it."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if helpers & _MODALS:
        return "future"
    if verb.tag_ in ("VBD", "VBN") and (verb.tag_ == "VBD" or helpers):
        return "present" if helpers & {"is", "are", "being"} else "past"
    if helpers & {"has", "have", "had", "was", "were", "did", "'ve"}:
        return "past"
    if verb.tag_ in ("VBZ", "VBP") or helpers & {"is", "are", "am", "'s", "'re"}:
        return "present"
    return "none"


def status(verb: Token) -> Status:
    """What the clause of a verb says: it happened, lies ahead, was an invitation, did not happen.

    Follows the verbs above an infinitive ("was expected to join", "declined to attend") and the
    verb that a coordinated one shares its auxiliaries with.
    """
    result: Status = "attended"
    seen = 0
    word: Token | None = verb
    while word is not None and seen < 6:
        seen += 1
        if negated(word):
            return "absent"
        if looks_forward(word):
            return "planned"
        if seen > 1 and word.lemma_.lower() in THANKS:
            return "attended"  # "wants to thank them for hosting"
        helpers = {c.lower_ for c in word.children if c.dep_ in ("aux", "auxpass")}
        if helpers & _MODALS or _soon(word, helpers):
            return "planned"
        if any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in word.children):
            return "planned"
        infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in word.children)
        above = governor(word)
        if infinitive and above is not None:
            lemma = above.lemma_.lower()
            if lemma in _REFUSED:
                return "absent"
            if lemma in _INVITED:
                taken = lemma == "invitation" and above.head.lemma_.lower() == "accept"
                return "planned" if taken else "invited"
            if lemma in _AHEAD or above.pos_ in ("NOUN", "PROPN", "ADJ"):
                result = "planned" if above.lower_ not in _GIVEN else result
                if negated(above):
                    return "absent"
                return result if tensed(above) != "future" else "planned"
            if lemma == "be":
                return "planned"
            word = above
            continue
        if word.dep_ == "conj" and word.head.pos_ in ("VERB", "AUX") and _shares(word):
            word = word.head
            continue
        if word.dep_ in ("advcl", "pcomp") and word.tag_ == "VBG" and above is not None:
            word = above
            continue
        break
    return result


def _soon(verb: Token, helpers: set[str]) -> bool:
    """Whether a present progressive speaks of what is to come: "is meeting them tomorrow"."""
    if verb.tag_ != "VBG" or not helpers & {"is", "are", "am", "'s", "'re", "'m", "’re", "’m"}:
        return False
    near = verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + 8)]
    return any(t.lower_ in _SOON for t in near)


def looks_forward(verb: Token) -> bool:
    """Whether somebody looks forward to what follows."""
    nxt = verb.doc[verb.i + 1].lower_ if verb.i + 1 < len(verb.doc) else ""
    return verb.lemma_.lower() == "look" and nxt == "forward"


def _shares(verb: Token) -> bool:
    """A coordinated verb without a subject or auxiliary of its own takes those of the first."""
    own = {"nsubj", "nsubjpass", "aux", "auxpass"}
    return verb.tag_ in ("VB", "VBG", "VBN") and not any(c.dep_ in own for c in verb.children)
