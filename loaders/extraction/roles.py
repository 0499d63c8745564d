"""Nouns that stand for people and countries: "Italian ministers", "the two leaders", "he".

Whom a role noun means: the countries and bodies that it is modified by or comes from, unless it
is the title of somebody named beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.extraction.frames import words
from loaders.extraction.reading import Body, Person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Doc, Token

    from loaders.extraction.reading import Actor, Span

# plural nouns that stand for those whom they come from
ROLES = words(
    "official minister leader representative delegate delegation government head envoy "
    "negotiator ambassador diplomat counterpart president governor banker lawmaker expert "
    "scientist secretary chief team parliamentarian senator member side premier chancellor "
    "authority partner commissioner adviser advisor chairman chairperson director officer "
    "mission minister king queen prince emir sultan monarch state country party deputy trader "
    "producer agency staff general commander speaker leadership"
)
# whom one meets though they are no actors of their own
PEOPLE = ROLES | words(
    "businessman businesswoman businesspeople entrepreneur investor journalist reporter student "
    "youth worker activist advocate survivor victim family employee people community group "
    "stakeholder executive trader farmer producer lender creditor donor legislator refugee "
    "woman man child soldier troop veteran scholar academic religious civil-society media "
    "public society sector industry manufacturer ally friend colleague audience crowd panel "
    "committee council board cabinet parliament congress press union worker buyer seller "
    "exporter importer banker editor artist athlete scientist engineer teacher doctor citizen "
    "resident villager"
)
_SINGLE = words(
    "minister president premier secretary ambassador governor chancellor king queen prince "
    "emir sultan envoy commissioner adviser advisor negotiator counterpart delegation "
    "government side team mission leader head chief speaker official representative staff "
    "leadership"
)
_SIDES = words("leader minister side party country government president delegation premier nation")
# what may stand between two members of a list
GLUE = words(
    ", ; ( ) and & as well along together alongside including plus both namely also then "
    "respectively or the a an of at for to from in on - – — / : ' \" “ ” 's ’s ’"
)


def spoken_of(doc: Doc, taken: set[int], put: Callable[..., None]) -> None:
    """Stands of those spoken of before: "they", "the two leaders", "both sides"."""
    for token in doc:
        if token.i in taken:
            continue
        low, lemma = token.lower_, lemma_of(token)
        before = {t.lower_ for t in token.lefts}
        plural = token.tag_ in ("NNS", "NNPS") and lemma in _SIDES
        counted = before & {"both", "two", "three", "four"} or before == {"the"}
        if low == "they" or (low == "both" and token.dep_ == "nsubj") or (plural and counted):
            put(token.i, token.i, "group", [], "leader" if low in ("they", "both") else lemma)


def itself(doc: Doc, bodies: dict[int, Body]) -> Iterator[tuple[int, Body]]:
    """What "it" means in "Nordic Tin said it was in talks": the body that speaks of itself."""
    for token in doc:
        if token.lower_ != "it" or token.dep_ != "nsubj":
            continue
        over = token.head.head
        if token.head.dep_ != "ccomp" or over.lemma_ not in ("say", "announce"):
            continue
        for child in over.children:
            speaker = child if child.i in bodies else None
            if child.dep_ == "nsubj" and child.i < token.i and speaker is not None:
                yield token.i, bodies[child.i]


def topic(token: Token, actors: dict[int, Actor]) -> Person | None:
    """Whom "he" means: the subject of the clause above, else of the sentences before."""
    for above in token.head.ancestors:
        for child in above.children:
            if child.dep_ in ("nsubj", "nsubjpass") and child.tag_ != "PRP" and child.i < token.i:
                person = actors.get(child.i)
                return person if isinstance(person, Person) and _may_be(token, person) else None
    sentence = token.sent
    for _ in range(4):
        if sentence.start == 0:
            return None
        sentence = token.doc[sentence.start - 1].sent
        for child in sentence.root.children:
            person = actors.get(child.i)
            subject = child.dep_ in ("nsubj", "nsubjpass") and child.tag_ != "PRP"
            if subject and isinstance(person, Person):
                return person if _may_be(token, person) else None
    return None


def _may_be(pronoun: Token, person: Person) -> bool:
    return person.female in (None, pronoun.lower_ == "she")


def parties(
    token: Token, bodies: dict[int, Body], taken: set[int]
) -> tuple[list[tuple[Person | Body, Span]], set[int], int]:
    """Whom a role noun stands for: "Italian and Spanish ministers", "ministers from A and B"."""
    doc, used = token.doc, set()
    who: list[tuple[Person | Body, Span]] = []

    def add(i: int) -> None:
        body = bodies[i]
        used.add(i)
        if all(body is not w and not same(body, w) for w, _ in who):
            who.append((body, (doc[i].idx, doc[i].idx + len(doc[i]))))

    plural = token.tag_ in ("NNS", "NNPS")
    if not plural and (
        lemma_of(token) not in _SINGLE or named(token, taken) or apposed(token, taken)
    ):
        return [], used, token.i
    i = token.i - 1
    while i >= token.sent.start and token.i - i < 14:
        word = doc[i]
        if i in bodies:
            add(i)
        elif (
            i in taken
            or spaced_dash(word)
            or not (
                word.pos_ in ("ADJ", "NOUN", "PROPN", "NUM", "CCONJ", "PART")
                or word.text in (",", "'s", "’s", "-", "/")
                or word.tag_ in ("VBG", "VBN")
            )
        ):
            break
        i -= 1
    last = token.i
    i = token.i + 1
    if i < len(doc) and doc[i].lower_ in ("of", "from", "for", "representing"):
        i += 1
        while i < min(len(doc), token.i + 160):
            word = doc[i]
            if i in bodies:
                add(i)
                last = i
            elif (
                i in taken
                or not (
                    word.lower_ in GLUE
                    or word.pos_ in ("ADJ", "PROPN", "NOUN", "NUM", "DET", "CCONJ")
                )
                or (word.lower_ in ("to", "in", "on", "for") and i - last > 1)
                or word.text in (";", "\n")
                or "\n" in word.text
                or word.lower_ in ("including", "alongside", "together")
            ):
                break
            i += 1
    return who, used, last


def spaced_dash(token: Token) -> bool:
    """Whether a token is a dash between words, as behind a dateline."""
    before = token.doc[token.i - 1].whitespace_ if token.i else ""
    return token.text in ("-", "–", "—", "--") and bool(token.whitespace_ and before)


def same(a: Person | Body, b: Person | Body) -> bool:
    """Whether two actors are one: persons by identity, bodies by what they are called."""
    if isinstance(a, Person) or isinstance(b, Person):
        return a is b
    return (a.iso3, a.type) == (b.iso3, b.type) if a.type == "country" else a.name == b.name


def sent_out(token: Token) -> bool:
    """Whether a noun names people on a mission: a delegation, or a team "led by" somebody."""
    lemma = lemma_of(token)
    after = [t.lower_ for t in token.doc[token.i + 1 : token.i + 4] if t.text != ","]
    led = after[:2] in (["led", "by"], ["headed", "by"])
    return lemma == "delegation" or (led and lemma in ("team", "mission", "group"))


def lemma_of(token: Token) -> str:
    """The singular in lower case; the tagger leaves proper nouns as they are."""
    low = token.lemma_.lower()
    return low.removesuffix("s") if token.pos_ == "PROPN" and low not in ROLES else low


def apposed(token: Token, taken: set[int]) -> bool:
    """Whether the title belongs to the person right before it ("Ola Berg, Minister of Spain")."""
    doc, i = token.doc, token.i - 1
    while i >= max(0, token.i - 12):
        word = doc[i]
        if word.text in (",", "(", "-", "–", "—"):
            return i > 0 and i - 1 in taken
        if word.pos_ not in ("PROPN", "NOUN", "ADJ", "DET", "PART", "CCONJ") or "\n" in word.text:
            return False
        i -= 1
    return False


def heads_names(doc: Doc, until: int, taken: set[int]) -> bool:
    """Whether persons are named right behind a role noun, a comma at most in between."""
    after = until + 1
    if after < len(doc) and doc[after].text == ",":
        after += 1
    return after in taken


def named(token: Token, taken: set[int]) -> bool:
    """Whether a person is named right behind the title ("Minister", "Minister of Mines", comma)."""
    doc, i = token.doc, token.i + 1
    while i < min(len(doc), token.i + 12):
        if i in taken:
            return True
        word = doc[i]
        if (
            not (
                word.pos_ in ("PROPN", "NOUN", "ADJ", "DET", "CCONJ", "PUNCT")
                or word.lower_
                in (
                    "of",
                    "for",
                    "to",
                    "in",
                    "on",
                )
            )
            or word.text in (".", ";")
            or "\n" in word.text
        ):
            return False
        i += 1
    return False
