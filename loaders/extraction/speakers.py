"""Who speaks: from the subject of a reporting verb to persons, bodies, collectives, unnamed sources.

`data/en/speaker_nouns.tsv` says of common nouns what kind of speaker they are. Persons and bodies
come from `reading.actors`; what stands for somebody only by way of another sentence (a pronoun, "the
minister", "the statement") is linked, with lower confidence.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Literal, cast, get_args

from graph.errors import DefinitionError
from loaders.extraction import tree
from loaders.extraction.reading import Body, Group, Person

if TYPE_CHECKING:
    from spacy.tokens import Token

    from loaders.extraction.reading import Actor, Basis, Reading

NounKind = Literal["people", "source", "body", "document", "event"]
_TOGETHER = frozenset(["they", "both", "we", "us", "all", "others"])
_SINGLE = frozenset(["he", "she", "him", "her", "i"])
_AS_COUNTRY = frozenset("government delegation side administration team authority cabinet".split())
_MINISTRIES = frozenset("ministry department treasury".split())
_NUMBERS = frozenset(
    [
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "all",
        "both",
        "several",
        "many",
        "some",
        "most",
        "other",
    ]
)


@dataclass(slots=True)
class Speakers:
    """Who speaks at one cue."""

    actors: list[Actor]
    rule: str
    basis: Basis = "stated"
    confidence: float = 1.0


@dataclass(slots=True)
class Memory:
    """Who spoke last, for pronouns that coreference leaves open."""

    person: Actor | None = None
    group: Actor | None = None
    body: Actor | None = None
    we: Group | None = (
        None  # who speaks in the first person plural: the issuers of a joint statement
    )

    by_noun: dict[str, Body | Person] = field(default_factory=dict)  # "board": whose it last was

    def pass_by(self, reading: Reading, token: Token) -> None:
        """Notice bodies on the way, for "the board", "the ministry", "the delegation" later on."""
        actor = reading.actors.get(token.i)
        if isinstance(actor, Body) and actor.type != "country":
            for noun in actor.name.lower().split():
                if speaker_nouns().get(noun) == "body":
                    self.by_noun[noun] = actor
        elif actor is None and speaker_nouns().get(token.lemma_.lower()) == "body":
            owner = _owned(reading, token)
            if owner is not None:
                self.by_noun[token.lemma_.lower()] = owner

    def keep(self, actors: list[Actor]) -> None:
        """Remember the speakers of a statement."""
        for actor in actors:
            if isinstance(actor, Person) or (isinstance(actor, Group) and not actor.collective):
                self.person = actor
            if isinstance(actor, Group):
                self.group = actor
            if isinstance(actor, Body):
                self.body = actor
        if len(actors) > 1:
            names = " and ".join(a.name for a in actors)
            self.group = Group(names, members=list(actors))


@cache
def speaker_nouns() -> dict[str, NounKind]:
    """Kinds of speakers by noun."""
    name = "speaker_nouns.tsv"
    table: dict[str, NounKind] = {}
    text = resources.files("loaders").joinpath("data", "en", name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        noun, _, kind = line.partition("\t")
        if kind not in get_args(NounKind):
            message = f"{name}:{number}: kind {kind!r} is none of {', '.join(get_args(NounKind))}"
            raise DefinitionError(message)
        table[noun] = cast("NounKind", kind)
    return table


def speakers(reading: Reading, subjects: list[Token], memory: Memory) -> Speakers | None:
    """The speakers that coordinated subjects name; None if nobody can be made out."""
    if len(subjects) > 1 and all(_of_people(reading, t) for t in subjects):
        members = [a for t in subjects if (a := reading.actors.get(t.i)) is not None]
        name = reading.doc[subjects[0].left_edge.i : subjects[-1].i + 1].text
        return Speakers([Group(name, members=members)], "S-together", "linked", 0.85)
    if memory.we is not None and len(subjects) > 1 and _all_bodies(reading, subjects):
        name = reading.doc[subjects[0].left_edge.i : subjects[-1].i + 1].text
        return Speakers([Group(name, parties=_bodies_of(reading, subjects))], "S-parties")
    subjects = _without_affiliations(subjects)
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
    return _kind(token) in ("people", "source")


def speaker(reading: Reading, token: Token, memory: Memory) -> Speakers | None:
    """Who one noun or pronoun means as a speaker."""
    word = token.lower_
    actor = reading.actors.get(token.i)
    if actor is not None and not (token.tag_ == "PRP" and word in ("we", "us", "i")):
        if token.tag_ in ("NNP", "NNPS") or isinstance(actor, Group):
            return Speakers([actor], "S-named")
        return Speakers([actor], "S-coreferent", "linked", 0.85)
    if token.tag_ in (
        "PRP",
        "DT",
        "PDT",
        "NN",
        "NNS",
        "CD",
        "JJ",
    ) and word in _TOGETHER | _SINGLE | {"it"}:
        return _pronoun(word, memory)
    if token.tag_ in ("WP", "WDT", "WRB", "EX", "PRP", "CD") and word not in (
        "one",
        "two",
        "three",
    ):
        return None
    if token.tag_ in ("NNP", "NNPS") and token.ent_type_ in ("PERSON", "GPE", "LOC", "DATE"):
        return None
    return _described(reading, token, memory)


def _pronoun(word: str, memory: Memory) -> Speakers | None:
    if word in ("we", "us", "i"):
        return Speakers([memory.we], "S-we") if memory.we is not None and word == "we" else None
    if word in ("they", "both", "all", "others"):
        known = memory.group
    elif word == "it":
        known = memory.body
    else:
        known = memory.person
    if word in ("both", "others", "all") and known is None:
        known = Group(word)
    return Speakers([known], "S-pronoun", "linked", 0.6) if known is not None else None


def _kind(token: Token) -> NounKind | None:
    """Kind of speaker that a common noun is; capitals and plurals as they come."""
    known = speaker_nouns()
    for form in (token.lemma_.lower(), token.lower_, token.lower_.removesuffix("s")):
        if form in known:
            return known[form]
    return None


def _described(reading: Reading, token: Token, memory: Memory) -> Speakers | None:
    lemma = token.lemma_.lower()
    kind = _kind(token)
    if kind is None:
        if token.tag_ in ("NNP", "NNPS") and token.ent_type_ == "ORG":
            return Speakers([Body("institution", _name(token))], "S-organisation", "stated", 0.7)
        return None
    if kind == "document":
        return _issuer(reading, token, memory)
    plural = token.tag_ in ("NNS", "NNPS") or any(c.lower_ in _NUMBERS for c in token.children)
    if kind in ("body", "event") and not plural:
        owned = _owned(reading, token)
        if owned is not None:
            return Speakers([owned], "S-owner", "stated", 0.8)
        known = memory.by_noun.get(lemma)
        if kind == "body" and known is not None and _definite(token):
            return Speakers([known], "S-definite-body", "linked", 0.7)
    group = Group(
        _name(token),
        parties=_parties(reading, token),
        collective=(kind != "source" and plural) or kind == "event",
    )
    if kind == "people" and not plural:
        if _definite(token) and isinstance(memory.person, Person):
            return Speakers([memory.person], "S-definite", "linked", 0.5)
        group.collective = False
    return Speakers([group], "S-described", "stated", 0.9)


def _definite(token: Token) -> bool:
    return any(c.lower_ in ("the", "this", "that") for c in token.children if c.dep_ == "det")


def _name(token: Token) -> str:
    start, end = tree.phrase(token)
    text = token.doc.text[start:end]
    return text.removeprefix("the ").removeprefix("The ").removeprefix("a ").removeprefix("A ")


def _parties(reading: Reading, token: Token) -> list[Body]:
    inner = tree.prepositional(token, "of", "from") + [
        c for c in token.children if c.dep_ in ("amod", "compound", "poss", "nmod")
    ]
    return [a for t in inner if isinstance(a := reading.actors.get(t.i), Body)]


def _owned(reading: Reading, token: Token) -> Body | Person | None:
    """Whose voice an organ with an owner is: "the Iraqi side" Iraq, "Peru's ministry" a ministry."""
    owner = _owner(reading, token)
    lemma = token.lemma_.lower()
    if not isinstance(owner, Body) or owner.type != "country" or lemma in _AS_COUNTRY:
        return owner
    kind: Literal["ministry", "institution"] = "ministry" if lemma in _MINISTRIES else "institution"
    own = [c.i for c in token.children if c.dep_ in ("compound", "amod") and c.i not in reading.actors]
    tails = [
        c.right_edge.i for c in token.children if c.dep_ == "prep" and c.lower_ in ("of", "for")
    ]
    name = reading.doc[min([token.i, *own]) : max([token.i, *tails]) + 1].text
    return Body(kind, name, owner.iso3)


def _owner(reading: Reading, token: Token) -> Body | Person | None:
    """Whose organ, statement or letter a noun is: possessor, modifier, or "of"/"from"/"by" whom."""
    near = [c for c in token.children if c.dep_ in ("poss", "compound", "amod", "nmod")]
    for inner in [*near, *tree.prepositional(token, "of", "from", "by")]:
        actor = reading.actors.get(inner.i)
        if isinstance(actor, Body | Person):
            return actor
    return None


def _issuer(reading: Reading, token: Token, memory: Memory) -> Speakers | None:
    """A document speaks for whoever issued it."""
    owner = _owner(reading, token)
    if owner is not None:
        return Speakers([owner], "S-issuer", "stated", 0.8)
    inner = tree.prepositional(token, "from", "by", "of")
    for noun in inner:
        if (one := speaker(reading, noun, memory)) is not None:
            return Speakers(one.actors, "S-issuer", one.basis, 0.7)
    compounds = [c for c in token.children if c.dep_ in ("compound", "poss") and c.tag_ != "JJ"]
    for noun in compounds:
        if speaker_nouns().get(noun.lemma_.lower()) in ("body", "source", "people"):
            return Speakers([Group(_name(noun))], "S-issuer", "stated", 0.6)
    if _definite(token):
        known = memory.body or memory.group or memory.person
        if known is not None:
            return Speakers([known], "S-issuer", "linked", 0.5)
    return None
