"""Who stands where in a sentence: the actors that can take part in something, and their lists.

A stand is one place in the text that means one or more actors: a named person, "he", "Canada",
"officials from Italy and Spain", "the delegation". Stands that only commas, "and", titles and the
like lie between form a run; lists keep together that way even where the parser loses them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from loaders.extraction import frames
from loaders.extraction.affiliations import body_of
from loaders.extraction.firstperson import POSSESSIVE, Voice, meant, voices
from loaders.extraction.frames import words
from loaders.extraction.organisations import organisations
from loaders.extraction.reading import Body, Group, Person
from loaders.extraction.roles import (
    GLUE,
    ROLES,
    apposed,
    heads_names,
    itself,
    lemma_of,
    named,
    parties,
    same,
    sent_out,
    spoken_of,
    topic,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from loaders.extraction.reading import Reading, Span

Sort = Literal["person", "body", "group", "delegation"]

_SEPARATORS = frozenset((",", ";", "and", "&", "alongside", "including", "with", "as", ")", "/"))
_STANDING = frozenset(("nsubj", "nsubjpass", "dobj", "conj", "ROOT", "appos", "attr", "dative"))
_HOLDERS = frozenset(("between", "with", "by", "among", "alongside", "including", "from", "like"))
_NOT_LISTED = words(
    "with by between during at against who whom whose which that where margins margin sidelines "
    "fringes behalf eve honor honour occasion memory presence absence"
)


@dataclass(slots=True, eq=False)
class Stand:
    """One place in the text that means one or more actors."""

    first: int  # tokens
    last: int
    start: int  # characters
    end: int
    sort: Sort
    who: list[tuple[Person | Body, Span]] = field(default_factory=list)
    possessive: bool = False
    plural: bool = False
    noun: str = ""
    until: int = 0  # last token of the countries and bodies that a group comes from
    beside: bool = False  # only the affiliation of the person before it in the list


class Cast:
    """All stands of a text in order, with look-up by token and their runs."""

    def __init__(self, doc: Doc, stands: list[Stand], bodies: dict[int, Body]) -> None:
        self.doc = doc
        self.voices: list[Voice] = []
        self.bodies = bodies  # every country and body by a token of its name, standing or not
        self.stands = sorted(stands, key=lambda s: (s.first, -s.last))
        self._firsts = [s.first for s in self.stands]
        self._runs = _runs(doc, self.stands)

    def at(self, token: Token) -> Stand | None:
        """The stand that a token belongs to."""
        i = bisect_right(self._firsts, token.i) - 1
        while i >= 0:
            stand = self.stands[i]
            if stand.first <= token.i <= max(stand.last, stand.until):
                return stand
            if token.i - stand.first > 160:
                break
            i -= 1
        return None

    def voice(self, i: int) -> Voice | None:
        """Who speaks to whom at a token, in a text that is somebody's words."""
        return next((v for v in self.voices if v.first <= i < v.end), None)

    def between(self, first: int, last: int) -> list[Stand]:
        """Stands that begin between two tokens, both included."""
        return self.stands[bisect_left(self._firsts, first) : bisect_right(self._firsts, last)]

    def onward(self, stand: Stand) -> list[Stand]:
        """The rest of the run from a stand on, without mere affiliations."""
        run = self.run(stand)
        rest = run[run.index(stand) :]
        for n, other in enumerate(rest[1:], 1):
            # "talks with A, B told reporters": B begins another clause
            if self._begins(rest[n - 1], other) or any(
                t.dep_ in ("nsubj", "nsubjpass") for t in self.doc[other.first : other.last + 1]
            ):
                rest = rest[:n]
                break
        return [s for s in rest if not s.beside]

    def _begins(self, before: Stand, stand: Stand) -> bool:
        """Whether a stand is followed by its own verb, and only a comma is before it."""
        after = stand.until + 1
        if after >= len(self.doc) or self.doc[after].tag_ not in ("VBD", "VBZ", "VBP", "MD"):
            return False
        gap = {t.lower_ for t in self.doc[before.until + 1 : stand.first]}
        return "," in gap and not gap & {"and", "&", "alongside"}

    def back(self, stand: Stand) -> list[Stand]:
        """The run up to a stand, without mere affiliations."""
        run = self.run(stand)
        return [s for s in run[: run.index(stand) + 1] if not s.beside or s is stand]

    def run(self, stand: Stand) -> list[Stand]:
        """The list that a stand is part of."""
        return self._runs[id(stand)]

    def of(self, token: Token) -> Stand | None:
        """The stand that a noun phrase means: at its head, or named right beside or in it."""
        found = self.at(token)
        if found is not None:
            return found
        inside = [
            t
            for t in token.subtree
            if t.dep_ in ("appos", "compound", "nmod", "npadvmod", "flat") or t.head == token
        ]
        for t in inside:
            if t.dep_ in ("prep", "relcl", "acl", "poss", "conj", "punct", "cc", "det"):
                continue
            found = self.at(t)
            if found is not None and (found.sort == "person" or t.dep_ == "appos"):
                return found
        return None


def cast(reading: Reading) -> Cast:
    """All stands of a reading."""
    doc = reading.doc
    stands: list[Stand] = []
    taken: set[int] = set()

    def put(
        first: int, last: int, sort: Sort, who: list[tuple[Person | Body, Span]], noun: str = ""
    ) -> None:
        start, end = doc[first].idx, doc[last].idx + len(doc[last])
        follows = doc[last + 1].text if last + 1 < len(doc) else ""
        possessive = follows in ("'s", "’s", "'", "’") or doc[last].text.endswith(("'s", "’s"))
        stands.append(
            Stand(first, last, start, end, sort, who, possessive, len(who) > 1, noun, last)
        )
        taken.update(range(first, last + 1))

    for person in reading.people:
        for start, end in person.mentions:
            span = doc.char_span(start, end, alignment_mode="expand")
            if span is not None and span.start not in taken:
                put(span.start, span.end - 1, "person", [(person, (start, end))])
    speech = voices(reading)
    for i, people in (pair for voice in speech for pair in meant(doc, voice)):
        if i not in taken:
            spot = (doc[i].idx, doc[i].idx + len(doc[i]))
            put(i, i, "person", [(person, spot) for person in people])
            stands[-1].possessive = doc[i].lower_ in POSSESSIVE
    bodies = {
        i: actor
        for i, actor in reading.actors.items()
        if isinstance(actor, Body) and i not in taken
    }
    _tags_as_bodies(reading, bodies, taken)
    names = organisations(reading, taken)
    for last, (first, body) in names.items():
        for i in range(first, last):
            bodies.pop(i, None)  # "the Nordic Tin Council" is no country
        bodies[last] = body
    for i, actor in sorted(reading.actors.items()):
        if i in taken or isinstance(actor, Body):
            continue
        token = doc[i]
        if isinstance(actor, Person) and token.lower_ in ("he", "she"):
            actor = topic(token, reading.actors) or actor
        if isinstance(actor, Person) and not (named(token, taken) or apposed(token, taken)):
            put(i, i, "person", [(actor, (token.idx, token.idx + len(token)))])
    for token in doc:
        if token.i > 1 and [t.lower_ for t in doc[token.i - 2 : token.i]] == ["head", "of"]:
            continue  # "Head of Delegation": a title
        if token.lower_ == "leadership" and doc[token.i - 1].text in ("'s", "’s"):
            continue  # "welcomed Norway's leadership": what it does, not who does it
        if token.i not in taken and lemma_of(token) in ROLES and token.pos_ in ("NOUN", "PROPN"):
            who, used, until = parties(token, bodies, taken)
            if heads_names(doc, until, taken):
                continue  # "trade chiefs Nora Vik and Ola Berg": a title, not a group
            group = reading.actors.get(token.i)
            alone = token.tag_ in ("NN", "NNP") and (named(token, taken) or apposed(token, taken))
            if isinstance(group, Group) and not alone:
                who += [
                    (a, (token.idx, token.idx + len(token)))
                    for a in [*group.members, *group.parties]
                    if isinstance(a, Person | Body) and not any(same(a, w) for w, _ in who)
                ]
            sort: Sort = "delegation" if sent_out(token) else "group"
            if who or sort == "delegation":
                put(token.i, token.i, sort, who, lemma_of(token))
                stands[-1].until = max(until, token.i)
                taken |= used
    for i, actor in sorted(reading.actors.items()):
        if i not in taken and isinstance(actor, Group):
            token = doc[i]
            if not actor.collective and (named(token, taken) or apposed(token, taken)):
                continue  # "his Indian counterpart, Tor Vang"
            if heads_names(doc, i, taken):
                continue
            spot = (token.idx, token.idx + len(token))
            who = [
                (a, spot) for a in [*actor.members, *actor.parties] if isinstance(a, Person | Body)
            ]
            if who:
                put(i, i, "group", who, token.lemma_.lower())
    for i, body in itself(doc, bodies):
        put(i, i, "body", [(body, (doc[i].idx, doc[i].idx + len(doc[i])))])
    spoken_of(doc, taken, put)
    lines = [b.dateline for b in reading.blocks if b.dateline is not None]
    for i, body in sorted(bodies.items()):
        if any(a <= doc[i].idx < b for a, b in lines):
            continue  # where the text was written, not who acts
        first, last = (names[i][0], i) if i in names else _body_edges(reading, doc, i)
        head = doc[first : last + 1].root
        if i not in taken and _stands(head, last) and not _of_title(reading, i, names, taken):
            put(first, last, "body", [(body, (doc[first].idx, doc[last].idx + len(doc[last])))])
    found = Cast(doc, stands, bodies)
    found.voices = speech
    return found


def _tags_as_bodies(reading: Reading, bodies: dict[int, Body], taken: set[int]) -> None:
    """Countries of which no actor is known yet, demonyms among them, by their last token."""
    known: dict[str, Body] = {b.iso3: b for b in reading.bodies if b.iso3 and b.type == "country"}
    known |= {b.iso3: b for b in bodies.values() if b.iso3 and b.type == "country"}
    for tag in reading.tags:
        if tag.kind not in ("country", "demonym"):
            continue
        span = reading.doc.char_span(tag.start, tag.end, alignment_mode="expand")
        if span is None or any(i in taken or i in bodies for i in range(span.start, span.end)):
            continue
        body = known.get(tag.value)
        if body is None:
            body = known[tag.value] = body_of(tag.kind, tag.value, tag.body_kind)
        bodies[span.end - 1] = body


def _of_title(
    reading: Reading, i: int, names: dict[int, tuple[int, Body]], taken: set[int]
) -> bool:
    """Whether a body only ends the title of a person ("Head of the Reef Council Ola Berg")."""
    doc, after = reading.doc, i + 1
    if after + 3 < len(doc) and doc[after].text == "(" and doc[after + 2].text == ")":
        after += 3
    if after in taken and doc[after].text[:1].isupper():
        return True
    before = names[i][0] - 1 if i in names else i - 1
    while before > 0 and doc[before].lower_ in ("the", "of"):
        before -= 1
    return doc[before].lower_ in reading.lexicon.heads and doc[before + 1].lower_ == "of"


def _body_edges(reading: Reading, doc: Doc, i: int) -> tuple[int, int]:
    token = doc[i]
    for tag in reading.tags:
        if tag.start <= token.idx < tag.end:
            span = doc.char_span(tag.start, tag.end, alignment_mode="expand")
            if span is not None:
                return span.start, span.end - 1
    return i, i


def _stands(token: Token, last: int) -> bool:
    """Whether the name of a body is an actor of its own here, not a modifier or a place."""
    doc = token.doc
    nxt = doc[last + 1] if last + 1 < len(doc) else None
    if nxt is not None and nxt.text in ("-", "–", "/"):
        return False
    top = token
    while top.dep_ in ("conj", "appos") and top.head != top:
        top = top.head
    if top.dep_ == "pobj" and top.head.lower_ not in _HOLDERS:
        return False
    if token.dep_ in ("amod", "compound", "nmod", "poss", "npadvmod"):
        return False
    if nxt is not None and nxt.text in ("'s", "’s", "'", "’"):
        return False  # "Australia's Treasurer", "Argentina's talks": an owner, not an actor
    if nxt is not None and nxt.pos_ in ("NOUN", "PROPN", "ADJ") and nxt.dep_ != "appos":
        return False
    return token.tag_ in ("NNP", "NNPS", "NN", "NNS") or token.dep_ in _STANDING


def glued(doc: Doc, first: int, last: int) -> bool:
    """Whether only list glue (commas, "and", titles) lies between two tokens, both excluded."""
    if last - first > 45:
        return False
    separated = False
    known = frames.nouns(doc)
    for i in range(first + 1, last):
        word = doc[i]
        low = word.lower_
        if low in _SEPARATORS:
            separated = True
        if low in GLUE:
            continue
        if low == "with" and doc[i - 1].lower_ in ("along", "together", "as"):
            continue
        if low in _NOT_LISTED or "\n" in word.text or word.text == ".":
            return False
        if word.pos_ in ("VERB", "AUX") and word.tag_ not in ("VBG", "VBN"):
            return False
        if word.tag_ in ("MD", "PRP", "WP", "WDT") or (
            word.tag_ in ("VBG", "VBN")
            and word.dep_ in ("ROOT", "advcl", "acl", "relcl")
            and not word.text[0].isupper()
        ):
            return False
        if low in known and not word.text[0].isupper() and word.dep_ != "compound":
            return False
    return separated


def _runs(doc: Doc, stands: list[Stand]) -> dict[int, list[Stand]]:
    runs: dict[int, list[Stand]] = {}
    current: list[Stand] = []
    for stand in stands:
        if current and (current[-1].possessive or not glued(doc, current[-1].until, stand.first)):
            current = []
        if current and current[-1].sort == "person" and stand.sort in ("body", "group"):
            gap = {doc[i].lower_ for i in range(current[-1].last + 1, stand.first)}
            comma = doc[current[-1].last + 1].text in (",", "(", "-", "–", "—")
            stand.beside = comma and not gap & {"and", "&", "alongside", "plus", ";"}
        current.append(stand)
        runs[id(stand)] = current
    return runs
