"""Who is meant: names, pronouns, "the minister", governments, bodies and groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.extraction import tree
from loaders.extraction.affiliations import body_of
from loaders.extraction.lexicon import word_set
from loaders.extraction.memory import Memory, titled
from loaders.extraction.reading import Actor, Body, Group, Person

if TYPE_CHECKING:
    from spacy.tokens import Token

    from loaders.extraction.reading import Reading

_SINGULAR = frozenset(("he", "she", "him", "her", "his", "hers", "himself", "herself"))
_FEMALE = frozenset(("she", "her", "hers", "herself"))
_PLURAL = frozenset(("they", "them", "themselves"))
_GROUPS = word_set(
    "minister official source delegate participant attendee leader party side country "
    "government member state analyst diplomat expert economist trader negotiator head "
    "governor spokesman spokeswoman spokesperson representative principal partner ambassador "
    "president secretary chief"
)
_GOVERNMENT = frozenset(("government", "administration", "authorities", "delegation", "team"))


def coreference(reading: Reading) -> None:
    """Fill `reading.actors`, by the index of the head token."""
    actors = reading.actors
    bodies: dict[tuple[str, str], Body] = {}
    salient: list[Person] = []
    memory = Memory()
    for token in reading.doc:
        if token.i and reading.actors.get(token.i - 1) is not None:
            memory.pass_by(reading, reading.doc[token.i - 1])
        person = reading.person_at.get(token.i)
        if person is not None:
            actors[token.i] = person
            if person in salient:
                salient.remove(person)
            salient.append(person)
            continue
        low = token.lower_
        if low in _SINGULAR and salient:
            actors[token.i] = _pronoun(low, salient)
            continue
        if low in _PLURAL and token.dep_ in ("nsubj", "nsubjpass"):
            actors[token.i] = Group(token.text, span=(token.idx, token.idx + len(token)))
            continue
        found = _described(reading, token, memory) or _body(reading, token, bodies)
        if found is not None:
            actors[token.i] = found
    reading.bodies = list(bodies.values())


def actor_of(reading: Reading, token: Token) -> Actor | None:
    """Whom the noun phrase with this head means, or None."""
    found = reading.actors.get(token.i)
    if found is not None or token.dep_ not in ("compound", "nmod", "poss", "flat"):
        return found
    return None


def _pronoun(low: str, salient: list[Person]) -> Person:
    female = low in _FEMALE
    for person in reversed(salient):
        if person.female is None or person.female == female:
            if person.female is None:
                person.female = female
            return person
    return salient[-1]


def _described(reading: Reading, token: Token, memory: Memory) -> Actor | None:
    """Read "the minister", "the two ministers", "ministers of Italy and Spain", "officials"."""
    if token.lower_ not in reading.lexicon.heads and token.lemma_.lower() not in _GROUPS:
        return None
    if token.dep_ in ("compound", "nmod", "appos", "amod") or _within_title(reading, token):
        return None
    plural = token.tag_ in ("NNS", "NNPS")
    head = token.lemma_.lower()
    parties = _parties(reading, token)
    start, end = tree.phrase(token)
    name = reading.normal.text[start:end]
    if plural:
        return Group(name, parties=parties, span=(start, end))
    definite = any(c.lower_ in ("the", "this") for c in token.children)
    if definite or token.text[0].isupper():
        person = titled(reading, token, memory)
        if person is not None:
            return person
    if head in _GROUPS or parties:
        return Group(name, parties=parties, collective=False, span=(start, end))
    return None


def _within_title(reading: Reading, token: Token) -> bool:
    """Whether a word only ends a title: the President in "Assistant to the President"."""
    head = token.head.head
    if token.head.lower_ == "as":
        return True  # "sworn in as President": an office, nobody
    titled = head.lower_ in reading.lexicon.heads and token.head.lower_ in ("of", "to", "for")
    return titled and token.dep_ == "pobj" and head.i != token.i and head.tag_ in ("NN", "NNP")


def _parties(reading: Reading, token: Token) -> list[Body]:
    found: list[Body] = []
    modifiers = tree.children(token, "amod", "compound", "poss", "nmod")
    inside = [t for child in modifiers for t in tree.coordinated(child)]
    inside += tree.prepositional(token, "of", "from")
    for t in inside:
        tag = reading.tag_at.get(t.i)
        if tag is not None and tag.kind != "capital":
            found.append(body_of(tag.kind, tag.value, tag.body_kind))
    return found


def _body(reading: Reading, token: Token, bodies: dict[tuple[str, str], Body]) -> Body | None:
    tag = reading.tag_at.get(token.i)
    if tag is None and token.lower_ in _GOVERNMENT:
        own = _parties(reading, token)
        return own[0] if own else None
    if tag is None or reading.tag_at.get(token.i + 1) is tag:
        return None
    if tag.kind == "demonym" and token.tag_ not in ("NNPS", "NNS"):
        return None
    if tag.kind == "capital" and token.dep_ not in ("nsubj", "nsubjpass"):
        return None
    body = body_of(tag.kind, tag.value, tag.body_kind)
    # a ministry shares its country's code with the others: its name tells it apart
    known = body.iso3 if body.type == "country" and body.iso3 else body.name
    return bodies.setdefault((body.type, known), body)
