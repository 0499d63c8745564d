"""Who speaks: from the subject of a reporting verb to persons, bodies, collectives, unnamed sources.

`data/en/speaker_nouns.tsv` says of common nouns what kind of speaker they are. Persons and bodies
come from `reading.actors`; what stands for somebody only by way of another sentence (a pronoun, "the
minister", "the statement") is linked, with lower confidence.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Literal, cast, get_args

from graph.errors import DefinitionError
from loaders.extraction import tree
from loaders.extraction.reading import Body, Group, Person

if TYPE_CHECKING:
    from spacy.tokens import Token

    from loaders.extraction.reading import Actor, Basis, Reading

BodyKind = Literal["ministry", "institution"]
NounKind = Literal["people", "source", "body", "document", "event"]
_TOGETHER = frozenset(["they", "both", "we", "us", "all", "others"])
_SINGLE = frozenset(["he", "she", "him", "her", "i"])
_AS_COUNTRY = frozenset("government delegation side administration team authority cabinet".split())
_COMPANIES = frozenset("ltd inc corp co plc sa ag nv gmbh llc group holdings bank".split())
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
                if speaker_nouns().get(word) == "body":
                    self.by_noun[word] = actor
        elif actor is None and speaker_nouns().get(noun) == "body":
            owner = _owned(reading, token)
            if len(_capitals(_name(token))) > 1:
                kind: BodyKind = "ministry" if noun in _MINISTRIES else "institution"
                owner = self.named_body(_name(token), kind)
            if owner is not None:
                self.by_noun[noun] = owner
        if token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ not in ("relcl", "acl"):
            self._subject(reading, token, actor)

    def _subject(self, reading: Reading, token: Token, actor: Actor | None) -> None:
        if isinstance(actor, Person) and token.tag_ != "PRP":
            known = titled(reading, token, self) if token.i not in reading.person_at else actor
            self._put(known or actor)
        elif token.tag_ == "NN" and speaker_nouns().get(token.lemma_.lower()) in (
            "source",
            "people",
        ):
            if not any(c.lower_ in ("the", "this") for c in token.children):
                self._put(Group(_name(token), collective=False))

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
            if isinstance(actor, Body):
                self.body = actor
        if len(actors) > 1:
            names = " and ".join(a.name for a in actors)
            self.group = Group(names, members=list(actors))

    def named_body(self, name: str, kind: BodyKind) -> Body:
        """One body for each name that only statements know."""
        return self.bodies.setdefault(name.lower(), Body(kind, name))


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
    """Names coordinated with a subject that the parser took for a part of it ("A and Minister B")."""
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
    return _kind(token) in ("people", "source")


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
    if isinstance(actor, Group) and not actor.collective:
        if (single := _single(reading, token, actor, memory)) is not None:
            return single
    if isinstance(actor, Person) and token.i not in reading.person_at:
        known = titled(reading, token, memory)
        return Speakers([known or actor], "S-title", "linked", 0.8)
    if isinstance(actor, Group) and actor.collective and _kind(token) == "source":
        actor = replace(actor, collective=False)
    if actor is not None:
        return Speakers([actor], "S-named")
    if token.tag_ in ("PRP", "DT", "PDT", "NN", "NNS", "CD", "JJ") and word in _TOGETHER | {"it"}:
        return _pronoun(word, memory, None)
    if token.tag_ in ("WP", "WDT", "WRB", "EX", "PRP", "CD"):
        return None
    if token.tag_ in ("NNP", "NNPS") and token.ent_type_ in ("PERSON", "GPE", "LOC", "DATE"):
        return None
    return _described(reading, token, memory)


def _single(reading: Reading, token: Token, group: Group, memory: Memory) -> Speakers | None:
    """Whom an unnamed single stands for: a country's government or side, a person by name or title."""
    lemma = token.lemma_.lower()
    if len(group.parties) == 1 and lemma in _AS_COUNTRY:
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
    if _definite(token) and len(holders) == 1:
        return Speakers(list(holders), "S-holder", "linked", 0.6)
    return None


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
    if _definite(token) or token.text[0].isupper():
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


def _kind(token: Token) -> NounKind | None:
    """Kind of speaker that a common noun is; capitals and plurals as they come."""
    known = speaker_nouns()
    for form in (token.lemma_.lower(), token.lower_, token.lower_.removesuffix("s")):
        if form in known:
            return known[form]
    return None


def _described(reading: Reading, token: Token, memory: Memory) -> Speakers | None:
    lemma, kind = token.lemma_.lower(), _kind(token)
    if kind is None:
        if token.tag_ in ("NNP", "NNPS") and _organisation(token):
            body = memory.named_body(_name(token), "institution")
            return Speakers([body], "S-organisation", "stated", 0.7)
        return None
    if kind == "document":
        return _issuer(reading, token, memory)
    plural = token.tag_ in ("NNS", "NNPS") or any(c.lower_ in _NUMBERS for c in token.children)
    if kind in ("body", "event") and not plural:
        owned = _owned(reading, token)
        if isinstance(owned, Person) and token.text[0].isupper():
            owned = None
        if owned is not None:
            return Speakers([owned], "S-owner", "stated", 0.8)
        if kind == "body":
            return _organ(token, memory)
    group = Group(
        _name(token),
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
    lemma = token.lemma_.lower()
    name = _name(token)
    if len(_capitals(name)) > (token.tag_ in ("NNP", "NNPS")):
        body = memory.named_body(name, "ministry" if lemma in _MINISTRIES else "institution")
        memory.by_noun[lemma] = body
        return Speakers([body], "S-organ", "stated", 0.8)
    known = memory.by_noun.get(lemma)
    if known is not None and _definite(token):
        return Speakers([known], "S-definite-body", "linked", 0.7)
    return Speakers([Group(name, collective=False)], "S-described", "stated", 0.7)


def _capitals(name: str) -> list[str]:
    return [w for w in name.split() if w[:1].isupper() and w.lower() not in ("the", "a", "this")]


def _organisation(token: Token) -> bool:
    """Whether a name looks like an organisation's: a company's ending, an acronym, several words."""
    if token.lower_.strip(".") in _COMPANIES:
        return True
    if token.ent_type_ != "ORG":
        return False
    inner = token.text[1:]
    return token.text.isupper() or token.n_lefts > 0 or inner != inner.lower()


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
    kind: BodyKind = "ministry" if lemma in _MINISTRIES else "institution"
    own = [
        c.i for c in token.children if c.dep_ in ("compound", "amod") and c.i not in reading.actors
    ]
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
        known = memory.body or memory.group or memory.subject
        if known is not None:
            return Speakers([known], "S-issuer", "linked", 0.5)
    return None
