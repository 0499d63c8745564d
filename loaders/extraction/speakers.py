"""Who speaks: from the subject of a reporting verb to persons, bodies, groups, unnamed sources.

`data/en/speaker_nouns.tsv` says of common nouns what kind of speaker they are. Persons and bodies
come from `reading.actors`; what means somebody only by way of another sentence (a pronoun, "the
minister", "the statement") is linked, with lower confidence.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from loaders.extraction import tree
from loaders.extraction.frames import words
from loaders.extraction.memory import Memory, titled
from loaders.extraction.reading import Body, Group, Person
from loaders.extraction.speaker_words import (
    AS_COUNTRY,
    MINISTRIES,
    capitals,
    definite,
    name_of,
    noun_kind,
    owner_of,
    proper_name,
    speaker_nouns,
    voice_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from loaders.extraction.reading import Actor, Basis, Reading

_TOGETHER = words("they both we us all others")
_SOME = words("another one some many several most few")
_SINGLE = words("he she him her i")
_COMPANIES = words("ltd inc corp co plc sa ag nv gmbh llc group holdings bank")
_NUMBERS = words("two three four five six seven all both several many some most other")


@dataclass(slots=True)
class Speakers:
    """Who speaks at one cue."""

    actors: list[Actor]
    rule: str
    basis: Basis = "stated"
    confidence: float = 1.0


def speakers(reading: Reading, subjects: list[Token], memory: Memory) -> Speakers | None:
    """The speakers that coordinated subjects name; None if nobody can be made out."""
    if len(subjects) > 1 and all(_of_people(reading, t) for t in subjects):
        members = [a for t in subjects if (a := reading.actors.get(t.i)) is not None]
        name = reading.doc[subjects[0].left_edge.i : subjects[-1].i + 1].text
        return Speakers([Group(name, members=members)], "S-together", "linked", 0.85)
    if memory.we is not None and len(subjects) > 1 and _all_bodies(reading, subjects):
        name = reading.doc[subjects[0].left_edge.i : subjects[-1].i + 1].text
        return Speakers([Group(name, parties=_bodies_of(reading, subjects))], "S-parties")
    subjects = _without_affiliations([*_beside(reading, subjects), *subjects])
    found: list[Actor] = []
    rule, basis, confidence = "S-named", "stated", 1.0
    for token in subjects:
        one = speaker(reading, token, memory)
        if one is None:
            continue
        found += [a for a in one.actors if not any(a is b for b in found)]
        if one.confidence < confidence:
            rule, basis, confidence = one.rule, one.basis, one.confidence
    return Speakers(found, rule, basis, confidence) if found else None  # type: ignore[arg-type]


def _beside(reading: Reading, subjects: list[Token]) -> list[Token]:
    """Names beside a subject that the parser took for a part of it ("A and Minister B")."""
    found = []
    for token in subjects:
        if token.i not in reading.person_at:
            continue
        for inner in token.subtree:
            if inner.i >= token.i or inner.dep_ in ("pobj", "poss") or inner in subjects:
                continue
            person = reading.person_at.get(inner.i)
            if person is None or person is reading.person_at[token.i]:
                continue
            after = token.doc[inner.i + 1]
            if after.i not in reading.person_at and after.lower_ in (",", "and", "&"):
                found.append(inner)
    return found


def _without_affiliations(subjects: list[Token]) -> list[Token]:
    """Leave out a noun that only opens the next one's title: "he and [Ontario] Premier Jo Roy"."""
    kept = []
    for token, after in zip(subjects, [*subjects[1:], None], strict=True):
        between = token.doc[token.i + 1 : after.i] if after is not None else ()
        if after is None or any(t.text in (",", ";", "and", "or", "(", "&") for t in between):
            kept.append(token)
    return kept


def _bodies_of(reading: Reading, subjects: list[Token]) -> list[Body]:
    return [a for t in subjects if isinstance(a := reading.actors.get(t.i), Body)]


def _all_bodies(reading: Reading, subjects: list[Token]) -> bool:
    return len(_bodies_of(reading, subjects)) == len(subjects)


def _of_people(reading: Reading, token: Token) -> bool:
    """Whether people are described rather than named: "the president", "the two ministers"."""
    if token.i in reading.person_at or token.tag_[:2] != "NN":
        return False
    actor = reading.actors.get(token.i)
    if isinstance(actor, Person):
        return True
    return noun_kind(token) in ("people", "source")


def speaker(reading: Reading, token: Token, memory: Memory) -> Speakers | None:
    """Who one noun or pronoun means as a speaker."""
    word = token.lower_
    actor = reading.actors.get(token.i)
    if token.tag_ == "PRP" and word in _SINGLE | {"we", "us"}:
        return _pronoun(word, memory, actor)
    if actor is None or isinstance(actor, Group):
        for near in token.children:
            person = reading.actors.get(near.i)
            if near.dep_ == "appos" and isinstance(person, Person):
                return Speakers([person], "S-appositive")
    lone = actor if isinstance(actor, Group) and not actor.collective else None
    if lone is not None and (single := _single(reading, token, lone, memory)) is not None:
        return single
    if isinstance(actor, Person) and token.i not in reading.person_at:
        known = titled(reading, token, memory)
        if known is None and tree.children(token, "prep"):  # "the head of another office"
            return Speakers([Group(name_of(token), collective=False)], "S-described", "stated", 0.6)
        return Speakers([known or actor], "S-title", "linked", 0.8)
    if isinstance(actor, Group) and actor.collective and noun_kind(token) == "source":
        actor = replace(actor, collective=False)
    if actor is not None:
        return Speakers([actor], "S-named")
    if token.tag_ in ("PRP", "DT", "PDT", "NN", "NNS", "CD", "JJ") and word in _TOGETHER | {"it"}:
        return _pronoun(word, memory, None)
    if token.tag_ == "NNP" and (known := _surname(reading, token)) is not None:
        return Speakers([known], "S-surname", "linked", 0.8)
    if word in _SOME and token.dep_ == "nsubj" and not _nobody(token):
        return Speakers([Group(word, collective=False)], "S-described", "stated", 0.7)
    if token.tag_ in ("WP", "WDT", "WRB", "EX", "PRP", "CD"):
        return None
    if token.tag_ in ("NNP", "NNPS") and token.ent_type_ in ("PERSON", "GPE", "LOC", "DATE"):
        return None
    return _described(reading, token, memory)


def _surname(reading: Reading, token: Token) -> Person | None:
    """The only person whose surname a capitalised word is."""
    found = [p for p in reading.people if p.name.split()[-1:] == [token.text]]
    return found[0] if len(found) == 1 else None


def _nobody(token: Token) -> bool:
    return any(c.lower_ in ("no", "none", "not") for c in token.children)


def _single(reading: Reading, token: Token, group: Group, memory: Memory) -> Speakers | None:
    """Whom an unnamed single stands for: a country, or a person by name, title or office."""
    lemma = token.lemma_.lower()
    if len(group.parties) == 1 and lemma in AS_COUNTRY:
        return Speakers([group.parties[0]], "S-government")
    for near in [*(c for c in token.children if c.dep_ == "appos"), token.head]:
        person = reading.actors.get(near.i)
        linked = near.dep_ == "appos" or token.dep_ == "appos"
        if linked and isinstance(person, Person):
            return Speakers([person], "S-appositive")
    known = titled(reading, token, memory)
    if known is not None:
        return Speakers([known], "S-title", "linked", 0.7)
    parties = {(b.type, b.iso3 or b.name) for b in group.parties}
    holders = [
        p
        for p in reading.people
        if any(
            o.body is not None
            and not o.former
            and (o.body.type, o.body.iso3 or o.body.name) in parties
            for o in p.offices
        )
    ]
    if definite(token) and len(holders) == 1:
        return Speakers(list(holders), "S-holder", "linked", 0.6)
    return None


def _pronoun(word: str, memory: Memory, actor: Actor | None) -> Speakers | None:
    if word in ("we", "us", "i"):
        return Speakers([memory.we], "S-we") if memory.we is not None and word == "we" else None
    if word in _TOGETHER:
        known = memory.group or (Group(word) if word in ("both", "others", "all") else None)
    elif word == "it":
        known = memory.body
    else:
        female = word in ("she", "her")
        agree = (
            a
            for a in memory.subjects
            if not isinstance(a, Person) or a.female is None or a.female == female
        )
        known = next(agree, None) or actor
    return Speakers([known], "S-pronoun", "linked", 0.7) if known is not None else None


def _described(reading: Reading, token: Token, memory: Memory) -> Speakers | None:
    kind = noun_kind(token)
    if kind is None:
        if token.tag_ in ("NNP", "NNPS") and _organisation(token):
            body = memory.named_body(name_of(token), "institution")
            return Speakers([body], "S-organisation", "stated", 0.7)
        return None
    if kind == "document":
        return _issuer(reading, token, memory)
    plural = token.tag_ in ("NNS", "NNPS") or any(c.lower_ in _NUMBERS for c in token.children)
    if kind in ("body", "event") and not plural:
        owned = voice_of(reading, token)
        if isinstance(owned, Person) and token.text[0].isupper():
            owned = None
        if owned is not None:
            return Speakers([owned], "S-owner", "stated", 0.8)
        if kind == "body":
            return _organ(token, memory)
    group = Group(
        name_of(token),
        parties=_parties(reading, token),
        collective=(kind != "source" and plural) or kind == "event",
    )
    if kind == "people" and not plural:
        group.collective = False
    if not group.collective and (single := _single(reading, token, group, memory)) is not None:
        return single
    return Speakers([group], "S-described", "stated", 0.9)


def _organ(token: Token, memory: Memory) -> Speakers:
    """An organ without an owner: by its full name, or whichever "the board" was before."""
    lemma, name = token.lemma_.lower(), proper_name(token)
    if memory.we is not None and definite(token):  # an organ in its own joint statement
        return Speakers([Group(name_of(token), parties=memory.we.parties)], "S-parties")
    if len(capitals(name)) > (token.tag_ in ("NNP", "NNPS")) and lemma not in AS_COUNTRY:
        body = memory.named_body(name, "ministry" if lemma in MINISTRIES else "institution")
        memory.by_noun[lemma] = body
        return Speakers([body], "S-organ", "stated", 0.8)
    known = memory.by_noun.get(lemma)
    if known is not None and definite(token):
        return Speakers([known], "S-definite-body", "linked", 0.7)
    return Speakers([Group(name_of(token), collective=False)], "S-described", "stated", 0.7)


def _organisation(token: Token) -> bool:
    """Whether a name looks like an organisation's: company, acronym, several words."""
    if token.lower_.strip(".") in _COMPANIES:
        return True
    if token.text.isupper() and 2 <= len(token.text) <= 6 and token.text.isalpha():
        return True
    if token.ent_type_ != "ORG":
        return False
    inner = token.text[1:]
    return token.text.isupper() or token.n_lefts > 0 or inner != inner.lower()


def _parties(reading: Reading, token: Token) -> list[Body]:
    inner = tree.prepositional(token, "of", "from") + [
        c for c in token.children if c.dep_ in ("amod", "compound", "poss", "nmod")
    ]
    return [a for t in inner if isinstance(a := reading.actors.get(t.i), Body)]


def _issuer(reading: Reading, token: Token, memory: Memory) -> Speakers | None:
    """A document speaks for whoever issued it."""
    owner = owner_of(reading, token)
    if owner is not None:
        return Speakers([owner], "S-issuer", "stated", 0.8)
    inner = tree.prepositional(token, "from", "by", "of")
    for noun in inner:
        if (one := speaker(reading, noun, memory)) is not None:
            return Speakers(one.actors, "S-issuer", one.basis, 0.7)
    compounds = [c for c in token.children if c.dep_ in ("compound", "poss") and c.tag_ != "JJ"]
    for noun in compounds:
        if speaker_nouns(noun.doc).get(noun.lemma_.lower()) in ("body", "source", "people"):
            return Speakers([Group(name_of(noun))], "S-issuer", "stated", 0.6)
    if definite(token):
        known = memory.body or memory.group or memory.subject
        if known is not None:
            return Speakers([known], "S-issuer", "linked", 0.5)
    return None
