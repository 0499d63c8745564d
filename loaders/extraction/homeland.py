"""The country of an office that is named without one, where the text ties the person to it.

In this order: the delegation or side that the person is listed under; the person before in the same
list; the place where the person is met; the country that the whole text speaks for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.values import by_iso3, country, demonym, institution
from loaders.extraction import abroad, homes, sides, tree
from loaders.extraction.affiliations import ORGANISATION, body_of
from loaders.extraction.lexicon import word_set
from loaders.extraction.reading import Basis, Body, Office, Person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.extraction.names import Mention
    from loaders.extraction.reading import Reading, Tag
    from loaders.extraction.sides import Found

_LANDS = ("country", "demonym")
_OFFICIAL = re.compile(
    r"(?i)\b(?:minister|president|secretary|ambassador|commissioner|chancellor|premier|envoy|treasurer|"
    r"representative|advis[eo]r|king|queen|prince|princess|sultan|emir|spokes\w+|director|head|general|admiral|"
    r"governor|speaker|senator|counsel+or|deputy|chief|chargé|consul|administrator|assistant|mp|member|congress\w+|"
    r"vice[- ]\w+|judge|surgeon|negotiator|officer|coordinator|"
    r"general-secretary|secretary-general)\b"
)


def homelands(reading: Reading, letters: str, mentions: Sequence[Mention]) -> None:
    """Add the country to persons whose office has none."""
    ranked = homes.ranked_homes(reading)
    home = body_of("country", ranked[0]) if ranked else None
    elsewhere = abroad.foreign(reading, mentions)
    before: Mention | None = None
    for mention in mentions:
        person = reading.person_at[mention.start]
        bodies = [o.body for o in person.offices if o.body is not None]
        found = None if sides.lands_of(person) else sides.headed(reading, mention)
        if found is None and _needs(person, beside=True):
            found = (
                sides.delegated(reading, mention)
                or _speech(reading, mention)
                or sides.listed(reading, letters, before, mention)
                or _place(reading, mention)
            )
        if (
            found is not None
            and found[2].iso3 not in elsewhere.get(id(person), ())
            and _fits(reading, person, bodies, found)
        ):
            rule, tag, body, confidence = found
            span = (tag.start, tag.end) if tag is not None else reading_span(reading, mention)
            basis: Basis = "stated" if rule == "home.side" else "linked"
            person.offices.append(Office(span, rule, body=body, basis=basis, confidence=confidence))
        before = mention
    named = {tag.value for tag in reading.tags if tag.kind in _LANDS}
    for mention in mentions:
        person = reading.person_at[mention.start]
        told = homes.told_by(reading, person, named) if _needs(person) else set()
        if told:
            span = reading_span(reading, mention)
            body = body_of("country", min(told))
            person.offices.append(
                Office(span, "home.title", body=body, basis="linked", confidence=0.7)
            )
        _ministry(reading, person)
        _national(person, named)
        met = _met(reading, mention, home) if _needs(person) else None
        if met is not None and homes.possible(reading, person, met.value):
            span = (met.start, met.end)
            body = body_of("country", met.value)
            person.offices.append(
                Office(span, "home.met", body=body, basis="linked", confidence=0.6)
            )
        if not _needs(person):
            continue
        not_home = elsewhere.get(id(person), set())
        own_side = next((i for i in ranked if homes.possible(reading, person, i)), None)
        if not_home and (own_side is None or own_side in not_home):
            pairs = abroad.beside(reading, not_home)
            own_side = max(pairs, key=lambda i: pairs[i], default=None)
        if own_side is not None and homes.possible(reading, person, own_side):
            home_body = body_of("country", own_side)
            span = reading_span(reading, mention)
            person.offices.append(
                Office(span, "home.text", body=home_body, basis="linked", confidence=0.6)
            )


def _fits(reading: Reading, person: Person, bodies: list[Body], found: Found) -> bool:
    """Whether a person can speak for what was found, and it may be added beside bodies.

    The country of a delegation always, that of a list or heading to ministries; a body never. What
    somebody commits a country to tells more than what offices countries are known to have.
    """
    rule, _, new, _ = found
    if new.iso3 and rule != "home.speech" and not homes.held_by(reading, person, new.iso3):
        return False
    if not bodies or (rule == "home.side" and new.type == "country"):
        return True
    return rule in ("home.list", "home.heading") and all(
        b.type == "ministry" or _organ(b) for b in bodies
    )


def _organ(body: Body) -> bool:
    """Whether a name is made of common words only: "Presidential Office", "Central Bank"."""
    words = body.name.lower().split()
    known = {"presidential", "central", "national", "prime", "minister's", "of", "the", "state"}
    return all(w in known or w in ORGANISATION for w in words)


def reading_span(reading: Reading, mention: Mention) -> tuple[int, int]:
    """Characters of a mention."""
    doc = reading.doc
    return doc[mention.start].idx, doc[mention.end - 1].idx + len(doc[mention.end - 1])


def _needs(person: Person, *, beside: bool = False) -> bool:
    """Whether a person holds a public office, as far as the title shows, for nobody yet.

    With `beside`, a ministry or body that shows no country may be there already.
    """
    bodies = [o.body for o in person.offices if o.body is not None]
    if any(b.type == "country" or not beside for b in bodies):
        return False
    titles = [o.title for o in person.offices if o.title is not None and not o.former]
    return any(_OFFICIAL.search(t) and not _OTHERS.search(t) for t in titles)


# offices that a country is seldom spoken for by, or that companies have too
_OTHERS = re.compile(
    r"(?i)^(?:senators?|(?:local )?members?|mps?|spokes(?:man|woman)|congress\w+|"
    r"governor|premier|mayor|chairman|imam|director|"
    r".*\b(?:ceo|executive officer|chief executive|general manager|"
    r"(?:managing|assistant) director|"
    r"operating officer|president and c\w+|strategy|analyst|"
    r"economist|board)\b.*)$"
)


def _speech(reading: Reading, mention: Mention) -> Found | None:
    """Whose country what is said is about: "Prime Minister X said Peru will …"."""
    head = reading.doc[mention.end - 1]
    if head.dep_ != "nsubj" or head.head.lemma_ not in ("say", "announce", "tell", "add", "pledge"):
        return None
    for clause in tree.children(head.head, "ccomp"):
        for subject in tree.children(clause, "nsubj"):
            tag = reading.tag_at.get(subject.i)
            if tag is not None and tag.kind == "country":
                return "home.speech", tag, body_of("country", tag.value), 0.6
    return None


def _place(reading: Reading, mention: Mention) -> Found | None:
    """Where somebody is met: "flew to Lima to meet with President X"."""
    doc = reading.doc
    sentence = doc[mention.start].sent
    head = doc[mention.end - 1]
    if head.dep_ in ("nsubj", "nsubjpass") or (
        mention.before and doc[mention.before - 1].lower_ in ("by", "of", "between")
    ):
        return None
    verb = None
    for i in range(mention.before - 1, sentence.start - 1, -1):
        if doc[i].lemma_.lower() in (
            "meet",
            "meeting",
            "call",
            "host",
            "receive",
            "visit",
            "see",
            "talk",
            "talks",
            "join",
        ):
            verb = i
            break
    if verb is None:
        return None
    for i in range(mention.before - 1, sentence.start - 1, -1):
        tag = reading.tag_at.get(i)
        if tag is None or tag.kind not in ("country", "capital"):
            continue
        start = i
        while start > sentence.start and reading.tag_at.get(start - 1) is tag:
            start -= 1
        lead = {t.lower_ for t in doc[max(sentence.start, start - 3) : start]}
        if lead & {"in", "to", "visit", "visited", "visiting", ","} and by_iso3(tag.value):
            return "home.place", tag, body_of("country", tag.value), 0.7
    return None


def _met(reading: Reading, mention: Mention, home: Body | None) -> Tag | None:
    """The other country named last before somebody that the own side meets."""
    doc = reading.doc
    if home is None or doc[mention.end - 1].dep_ in ("nsubj", "nsubjpass"):
        return None
    words = [
        t.lower_
        for t in doc[max(doc[mention.start].sent.start, mention.before - 12) : mention.before]
    ]
    if not words or not (set(words) & _MEETS) or not set(words) & {"with", "met", "meet", "meets"}:
        return None
    for i in range(mention.before - 1, max(-1, mention.before - 250), -1):
        tag = reading.tag_at.get(i)
        if tag is not None and tag.kind != "body" and tag.value != home.iso3:
            return tag
    return None


_MEETS = word_set("meeting meetings meet meets met talks talk call spoke speak discussions")


_OF_STATE = ("organ", "legislature", "court")


def _of_state(body: Body) -> bool:
    """Whether a body is the state's own: no province, bank of business, agency or company is."""
    known = institution(body.name)
    return known is None or known.kind in _OF_STATE


def _national(person: Person, named: set[str]) -> None:
    """A body of one country alone ties its people to the country, where the text names it too."""
    bodies = [o for o in person.offices if o.body is not None]
    if not bodies or sides.lands_of(person) or not all(_of_state(o.body) for o in bodies if o.body):
        return
    iso3 = {o.body.iso3 for o in bodies if o.body is not None}
    only = iso3.pop() if len(iso3) == 1 else None
    kinds = {o.body.type for o in bodies if o.body is not None}
    if only and only in named and kinds:
        body = body_of("country", only)
        person.offices.append(
            Office(bodies[0].span, "home.body", body=body, basis="linked", confidence=0.7)
        )


def _ministry(reading: Reading, person: Person) -> None:
    """The body and land that a title names: "the US Treasury …", "Treasury Secretary X"."""
    if not _needs(person):
        return
    titles = [o for o in person.offices if o.title and not o.former]
    for match in _TREASURY.finditer(reading.normal.text):
        word = (match["a"] or match["b"]).lower()
        if not any((o.title or "").lower().startswith(f"{word} ") for o in titles):
            continue
        written = match["land"].removeprefix("The ")
        land = country(written) or demonym(written)
        if land is None:
            continue
        span = match.span()
        name = match[0].removeprefix("the ").removeprefix("The ").replace("'s", "")
        for body in (Body("country", land.name, land.iso3), Body("ministry", name, land.iso3)):
            person.offices.append(
                Office(span, "home.ministry", body=body, basis="linked", confidence=0.7)
            )
        return


_TREASURY = re.compile(
    r"\b(?P<land>(?:[A-Z][\w.]+)(?: [A-Z][\w.]+){0,2}?)(?:'s)? "
    r"(?:(?P<a>Treasury)(?! [A-Z])|(?P<b>[A-Z][a-z]+) (?:Ministry|Department)\b)"
)
