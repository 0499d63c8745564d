"""Lists of participants: delegations and their members, list headings and the lines under them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loaders.extraction import tree
from loaders.extraction.frames import words
from loaders.extraction.mentions import Claim, Mention, key
from loaders.extraction.reading import Body, Person

if TYPE_CHECKING:
    from spacy.tokens import Token

    from loaders.extraction.participants import Cast, Stand
    from loaders.extraction.reading import Block, Reading, Role, Span, Status

_CONSISTS = words("include comprise consist compose involve feature")
_LEADS = words("lead head co-lead colead chair front")
_HEADING = re.compile(
    r"\b(?:participants?|participating|attendees?|attending|attended|in attendance|invitees?|guests"
    r"|delegates|delegations?|panell?ists|speakers|present|presented|represented|participated)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?:provisional |final )?list of (?:participants|attendees|delegates|speakers)", re.IGNORECASE
)
_BODIES = re.compile(
    r"\b(?:organi[sz]ations?|countries|agencies|institut(?:e|ion)s?|companies|governments"
    r"|delegations|states|components?)\b",
    re.IGNORECASE,
)
_PARTIAL = re.compile(r"\b(?:includ\w+|among)\b", re.IGNORECASE)


@dataclass(slots=True, eq=False)
class Delegation:
    """A delegation with the countries and bodies that sent it and the members that are named."""

    stands: list[Stand]
    bodies: list[tuple[Body, Span]] = field(default_factory=list)
    members: list[tuple[Person | Body, Span]] = field(default_factory=list)
    told: list[tuple[Stand, list[Stand], Token]] = field(default_factory=list)  # who, at which verb


def delegations(cast: Cast) -> list[Delegation]:
    """Delegations with their members; their stands mean all of these from here on."""
    found: list[Delegation] = []
    for stand in cast.stands:
        if stand.sort != "delegation":
            continue
        bodies = [(w, s) for w, s in stand.who if isinstance(w, Body)]
        home = _known(found, {key(b) for b, _ in bodies})
        if home is None:
            home = Delegation([])
            found.append(home)
        home.stands.append(stand)
        for body, span in bodies:
            if all(key(body) != key(b) for b, _ in home.bodies):
                home.bodies.append((body, span))
        for verb, run in _composed(cast, stand):
            home.told.append((stand, run, verb))
            for member in run:
                for who, span in member.who:
                    if all(key(who) != key(m) for m, _ in home.members):
                        home.members.append((who, span))
    for delegation in found:
        everyone = delegation.bodies + [
            m for m in delegation.members if all(key(m[0]) != key(b) for b, _ in delegation.bodies)
        ]
        composed = {id(s) for s, _, _ in delegation.told}
        for stand in delegation.stands:
            # ministries that sent people are named once; later the country and the people count
            whole = id(stand) in composed
            own = {key(w): span for w, span in stand.who}
            spot = (stand.start, stand.end)
            stand.who = [
                (w, own.get(key(w), spot))
                for w, _ in everyone
                if whole or isinstance(w, Person) or w.type == "country" or key(w) in own
            ]
            stand.plural = True
    return found


def _known(found: list[Delegation], bodies: set[object]) -> Delegation | None:
    """The delegation that a later mention means: of the same body, or the last one."""
    for delegation in reversed(found):
        theirs = {key(b) for b, _ in delegation.bodies}
        if not bodies or not theirs or bodies & theirs:
            return delegation
    return None


def _composed(cast: Cast, stand: Stand) -> list[tuple[Token, list[Stand]]]:
    """Members named with a delegation: "included A", "comprising B", "led by C", "D led it"."""
    doc = cast.doc
    token = doc[stand.first]
    found: list[tuple[Token, list[Stand]]] = []
    limit = min(len(doc), stand.last + 45)
    for i in range(stand.last + 1, limit):
        word = doc[i]
        if word.text in (".",) or "\n" in word.text:
            break
        lemma = word.lemma_.lower()
        if lemma in _CONSISTS or lemma == "with" or word.lower_ in ("including", "comprising"):
            if lemma == "with" and doc[i + 1].lemma_.lower() not in ("representative", "member"):
                continue
            run = _after(cast, i)
            if run:
                found.append((word, run))
                break
        if lemma in _LEADS and word.tag_ in ("VBN", "VBD"):
            for j in range(i + 1, min(limit, i + 4)):
                if doc[j].lower_ == "by" and (run := _after(cast, j)):
                    found.append((word, run))
        if word.tag_ in ("VBD", "VBZ", "VBP", "MD") and lemma not in _LEADS | {"be", "will"}:
            break
    head = token.head
    if token.dep_ == "dobj" and head.lemma_.lower() in _LEADS:
        leaders = [s for t in tree.subjects(head) if (s := cast.of(t)) is not None]
        if not leaders:
            before = [
                s
                for s in cast.between(max(head.sent.start, head.i - 25), head.i - 1)
                if s.sort == "person"
            ]
            leaders = before[-1:]
        leaders = [s for s in leaders if s.sort == "person"]
        if leaders:
            found.append((head, leaders))
    if token.dep_ == "pobj" and head.lower_ == "among":
        run = [s for s in cast.between(token.sent.start, token.i) if s.sort == "person"]
        if run:
            found.append((head, run))
    return found


def _after(cast: Cast, i: int) -> list[Stand]:
    """The run that begins behind a token, with no verb before it."""
    stands = cast.between(i + 1, i + 30)
    if not stands:
        return []
    for j in range(i + 1, stands[0].first):
        word = cast.doc[j]
        if word.tag_ in ("VBD", "VBZ", "VBP", "MD") or "\n" in word.text or word.text == ".":
            return []
    return cast.onward(stands[0])


def told(found: list[Delegation], status_of: dict[int, Status]) -> list[Claim]:
    """Whoever is named as a member takes part in the event in focus, with the sending country."""
    claims = []
    for delegation in found:
        for stand, run, verb in delegation.told:
            spot = verb.idx
            status = status_of.get(verb.i, "attended")
            people = [pair for s in run for pair in s.who]
            mine = [(w, s) for w, s in stand.who if isinstance(w, Body)]
            for who, span in [*mine, *people]:
                claims.append(
                    Claim(
                        who,
                        span,
                        "participant",
                        status,
                        "roster.delegation",
                        spot,
                        creates=True,
                        confidence=0.8,
                    )
                )
    return claims


def listed(reading: Reading, cast: Cast, mentions: list[Mention]) -> list[Claim]:
    """People and bodies in lines under a list heading take part in its event."""
    claims: list[Claim] = []
    for heading, lines in _lists(reading):
        text = reading.normal.text[heading.start : heading.end]
        inside = [m for m in mentions if heading.start <= m.start < heading.end]
        own = [m for m in inside if not m.title]
        mention = own[-1] if own else None
        status: Status = "attended"
        if re.search(r"\binvit", text, re.IGNORECASE):
            status = "invited"
        elif re.search(r"\bwill\b|\bexpected\b", text):
            status = "planned"
        both = bool(_BODIES.search(text))
        role: Role = (
            "presented"
            if re.search(r"\b(?:speakers|presenters|panell?ists)\b", text, re.I)
            else "participant"
        )
        for line in lines:
            for who, span in _of_line(reading, cast, line, both):
                claims.append(
                    Claim(
                        who,
                        span,
                        role,
                        status,
                        "roster.line",
                        span[0],
                        mention,
                        creates=True,
                        confidence=0.85,
                    )
                )
    return claims


def partial(reading: Reading) -> str:
    """What the text claims about its list: complete, partial, or nothing."""
    lists = _lists(reading)
    if not lists:
        return "unknown"
    texts = [reading.normal.text[h.start : h.end] for h, _ in lists]
    return "partial" if any(_PARTIAL.search(t) for t in texts) else "complete"


def _lists(reading: Reading) -> list[tuple[Block, list[Block]]]:
    """List headings that speak of taking part, each with the lines that stand under it."""
    text = reading.normal.text
    found: list[tuple[Block, list[Block]]] = []
    current: list[Block] | None = None
    for block in reading.blocks:
        line = text[block.start : block.end].strip()
        if not line:
            continue
        if block.kind == "heading" and current is not None and not _HEADING.search(line):
            continue  # a country or a group within the list
        lead = block.kind in ("heading", "headline") or (line.endswith(":") and len(line) < 300)
        if block.kind == "headline" and not _TITLE.match(line):
            continue
        if lead and _HEADING.search(line) and not _own_people(line):
            current = []
            found.append((block, current))
        elif current is not None and (
            block.kind == "item"
            or (len(line) < 220 and not line.endswith((".", "!", "?", ":")))
            or line.count("(") > 5
            or _person_line(reading, block)
        ):
            current.append(block)
        elif current is not None and block.kind == "heading":
            continue
        else:
            current = None
    return [(h, lines) for h, lines in found if lines]


def _person_line(reading: Reading, block: Block) -> bool:
    """Whether a line begins with a person and holds no verb: the last of a list, with its stop."""
    doc = reading.doc
    span = doc.char_span(block.start, block.end, alignment_mode="expand")
    if span is None or len(span) > 60:
        return False
    named = any(i in reading.person_at for i in range(span.start, min(span.end, span.start + 8)))
    return named and not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD", "VB") for t in span)


def _own_people(line: str) -> bool:
    return bool(
        re.search(r"\b(?:statements?|remarks|text|follows?|attributable)\b.*:$", line)
    ) and ("participa" not in line.lower() and "list" not in line.lower())


def _of_line(
    reading: Reading, cast: Cast, line: Block, both: bool
) -> list[tuple[Person | Body, Span]]:
    doc = reading.doc
    span = doc.char_span(line.start, line.end, alignment_mode="expand")
    if span is None:
        return []
    stands = cast.between(span.start, span.end - 1)
    persons = [s for s in stands if s.sort == "person"]
    called = [s for s in persons if any(i in reading.person_at for i in range(s.first, s.last + 1))]
    # not the President in "Adviser to the President"
    people = [p for s in called for p in s.who if isinstance(p[0], Person)]
    if not persons or both:
        first = [s for s in stands if s.sort == "body"][:1]
        if not first:
            i = next((i for i in range(span.start, span.end) if i in cast.bodies), None)
            if i is not None and not people:
                return [(cast.bodies[i], (doc[i].idx, doc[i].idx + len(doc[i])))]
        people = [p for s in first for p in s.who] + people
        if both and not first and (named := _unknown_body(reading, line)) is not None:
            people = [named, *people]
    return people


def _unknown_body(reading: Reading, line: Block) -> tuple[Body, Span] | None:
    """A line of a list of organisations names one, known or not ("Reef Council: A. Olu")."""
    text = reading.normal.text[line.start : line.end]
    found = re.match(r"\s*(?:[-•*–]|\d+[.)])?\s*(?:The\s)?([A-Z][^:(;\n]{3,90})", text)
    if found is None or found[1].rstrip().endswith("."):
        return None
    name = found[1].strip(" -–,")
    start = line.start + found.start(1)
    official = re.match(r"(?:Ministry|Department) of\b", name)
    return Body("ministry" if official else "institution", name), (start, start + len(name))
