"""Who was spoken of so far in a text: what "he", "the board" and "the vice president" refer to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loaders.extraction import tree
from loaders.extraction.reading import Body, Group, Person
from loaders.extraction.speaker_words import (
    AS_COUNTRY,
    MINISTRIES,
    BodyKind,
    capitals,
    definite,
    name_of,
    proper_name,
    speaker_nouns,
    voice_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from loaders.extraction.reading import Actor, Reading


@dataclass(slots=True)
class Memory:
    """Who was spoken of on the way through the text, for pronouns and descriptions.

    Whoever was the subject last is meant by "he", rather than whoever was named last; a description
    ("the prime minister") keeps the first person that it meant.
    """

    subjects: list[Actor] = field(default_factory=list)  # persons and unnamed sources, last first
    group: Actor | None = None
    body: Actor | None = None
    we: Group | None = None  # "we": the issuers of a joint statement
    by_noun: dict[str, Body | Person] = field(default_factory=dict)  # "board": whose it last was
    by_title: dict[str, Person] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)

    def pass_by(self, reading: Reading, token: Token) -> None:
        """Notice subjects, and bodies for "the board", "the delegation" later on."""
        actor = reading.actors.get(token.i)
        noun = token.lemma_.lower()
        if isinstance(actor, Body):
            last = actor.name.lower().split()[-1:]
            for word in {noun, *last}:
                if speaker_nouns(reading.doc).get(word) == "body":
                    self.by_noun[word] = actor
        elif actor is None and speaker_nouns(reading.doc).get(noun) == "body":
            owner = voice_of(reading, token)
            if len(capitals(proper_name(token))) > 1 and noun not in AS_COUNTRY:
                kind: BodyKind = "ministry" if noun in MINISTRIES else "institution"
                owner = self.named_body(proper_name(token), kind)
            if owner is not None:
                self.by_noun[noun] = owner
        if token.dep_ in ("nsubj", "nsubjpass") and _main(token.head):
            self._subject(reading, token, actor)

    def _subject(self, reading: Reading, token: Token, actor: Actor | None) -> None:
        if isinstance(actor, Person) and token.tag_ != "PRP":
            known = titled(reading, token, self) if token.i not in reading.person_at else actor
            other = known is None and tree.children(token, "prep")
            self._put(Group(name_of(token), collective=False) if other else known or actor)
            return
        human = speaker_nouns(reading.doc).get(token.lemma_.lower()) in ("source", "people")
        if human and token.tag_ == "NN" and not definite(token):
            self._put(Group(name_of(token), collective=False))

    def _put(self, actor: Actor) -> None:
        self.subjects = [actor, *(a for a in self.subjects if a is not actor)][:6]

    @property
    def subject(self) -> Actor | None:
        """The last subject."""
        return self.subjects[0] if self.subjects else None

    def keep(self, actors: list[Actor]) -> None:
        """Remember the speakers of a statement."""
        for actor in actors:
            if isinstance(actor, Group) and actor.collective:
                self.group = actor
            elif isinstance(actor, Group):
                self._put(actor)
            if isinstance(actor, Body):
                self.body = actor
        if len(actors) > 1:
            names = " and ".join(a.name for a in actors)
            self.group = Group(names, members=list(actors))

    def named_body(self, name: str, kind: BodyKind) -> Body:
        """One body for each name that only statements know."""
        return self.bodies.setdefault(name.lower(), Body(kind, name))


def _main(verb: Token) -> bool:
    """Whether a verb heads a main clause, not the content of somebody's words."""
    while verb.dep_ == "conj" and verb.head != verb:
        verb = verb.head
    return verb.dep_ not in ("relcl", "acl", "ccomp", "pcomp")


def titled(reading: Reading, token: Token, memory: Memory) -> Person | None:
    """The person whom "the vice president", "Minister", "the former president" means.

    All words of the description are in the title, and neither "vice" nor "deputy" is in the title
    alone; nobody named in the same sentence; who was meant before comes first.
    """
    own = [c for c in token.children if c.dep_ in ("compound", "amod") and c.i < token.i]
    former = any(c.lower_ in ("former", "ex") for c in own)
    lands = {reading.tag_at[c.i].value for c in own if c.i in reading.tag_at}
    plain = [c.lower_ for c in own if c.i not in reading.tag_at]
    words = [w for w in plain if w not in ("former", "ex", "two", "new")] + [token.lower_]
    tails = tree.prepositional(token, "of", "at")
    of = {reading.tag_at[h.i].value if h.i in reading.tag_at else h.lower_ for h in tails}
    key = " ".join([*(["former"] if former else []), *sorted(lands), *words, *sorted(of)])
    if key in memory.by_title:
        return memory.by_title[key]
    first, end = token.sent.start_char, token.sent.end_char
    found = []
    for person in reading.people:
        if not _from(person, lands, of):
            continue
        titles = [o for o in person.offices if o.title is not None and o.former == former]
        if any(_fits(o.title or "", words) for o in titles) or _called(reading, person, words):
            named = any(first <= a < end for a, _ in person.mentions)
            met = bool(person.mentions) and person.mentions[0][0] < token.idx
            found.append(
                (named, person is not memory.subject, not met, person.mentions[:1], person)
            )
    if not found:
        return None
    best = min(found, key=lambda f: f[:4])[4]
    if definite(token) or token.text[0].isupper():
        memory.by_title[key] = best
    return best


def _from(person: Person, lands: set[str], of: set[str]) -> bool:
    """Whether nothing that a description says of country or body speaks against a person."""
    own = {o.body.iso3 or o.body.name for o in person.offices if o.body is not None}
    own |= {o.body.name for o in person.offices if o.body is not None}
    if lands and own and not lands & own:
        return False
    known = " ".join([*own, *(o.title or "" for o in person.offices)]).lower()
    return not of or any(word.lower() in known for word in of)


def _called(reading: Reading, person: Person, words: list[str]) -> bool:
    """Whether the text puts the very words of a description before the person's name."""
    text, phrase = reading.normal.text, " ".join(words)
    return len(words) > 1 and any(
        text[max(0, a - len(phrase) - 1) : a].lower().strip() == phrase for a, _ in person.mentions
    )


def _fits(title: str, words: list[str]) -> bool:
    given = title.lower().replace("-", " ").split()
    rank = {"vice", "deputy", "under", "assistant"}
    return set(words) <= set(given) and not (rank & set(given)) - set(words)
