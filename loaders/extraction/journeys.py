"""Journeys: whoever visits, is welcomed to a place, or accompanies somebody there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.extraction import frames, tree
from loaders.extraction.mentions import key
from loaders.extraction.participants import Stand
from loaders.extraction.reading import Body

if TYPE_CHECKING:
    from spacy.tokens import Token

    from loaders.extraction.reading import Status
    from loaders.extraction.scene import Scene


def visit(
    scene: Scene, verb: Token, frame: frames.Frame, status: Status, subject: list[Stand]
) -> None:
    """Read "A visited Lisbon", "B left for Oslo": an event of the travellers alone."""
    subject = [s for s in subject if s.sort != "body"]
    goal = _aim(scene, verb, frame)
    loose = verb.lemma_.lower() in ("go", "come", "return", "leave", "arrive", "depart")
    if loose and (goal is None or not _place(scene, verb, goal[1])):
        return
    if not subject or not goal:
        return
    told = [
        m
        for m in scene.mentions
        if verb.i < m.token < verb.sent.end and m.kind == "visit" and not m.verb
    ]
    if (
        loose
        and told
        and any(t.lower_ in ("for", "on") for t in scene.doc[told[0].token].ancestors)
    ):
        mention = told[0]  # "arrived in Oslo for a three-day visit"
    else:
        mention = scene.own(verb, "visit", "visit of", subject, [], status)
        mention.name += f" to {goal[0]}"
        mention.end = goal[1]
    mention.where = goal[0]
    scene.add(subject, mention, "participant", status, "verb.visit", verb)


def led(scene: Scene, verb: Token) -> bool:
    """Read "A led a delegation to Lisbon": a journey of both."""
    if verb.lemma_.lower() not in ("lead", "head") or tree.passive(verb):
        return False
    teams = [s for t in tree.children(verb, "dobj") if (s := scene.cast.at(t)) is not None]
    teams = [s for s in teams if s.sort == "delegation"]
    goal = _goal(scene, verb, teams[0]) if teams else None
    leaders = [s for s in scene.subject(verb) if s.sort == "person"]
    if goal is None or not leaders:
        return False
    status = frames.status(verb)
    mention = scene.own(verb, "visit", "visit of", leaders, [], status)
    mention.name += f" to {goal[0]}"
    mention.end, mention.where = goal[1], goal[0]
    scene.add(leaders + teams, mention, "participant", status, "verb.visit", verb)
    return True


def _place(scene: Scene, verb: Token, end: int) -> bool:
    """Whether where somebody goes is a place: "go to Oslo", not "go to the Court of Justice"."""
    for token in scene.doc[verb.i + 1 : verb.sent.end]:
        if token.idx + len(token) >= end:
            land = token.i in scene.cast.bodies and scene.cast.bodies[token.i].type == "country"
            return land or token.ent_type_ in ("GPE", "LOC", "FAC")
    return False


def _aim(scene: Scene, verb: Token, frame: frames.Frame) -> tuple[str, int] | None:
    """Where a visit goes: a capitalised place or body behind the verb."""
    doc, i = scene.doc, verb.i + 1
    if frame.prep:
        while i < min(verb.sent.end, verb.i + 6) and doc[i].lower_ != frame.prep:
            i += 1
        i += 1
    while i < min(verb.sent.end, len(doc)) and doc[i].lower_ in ("the", "a", "an", "to"):
        i += 1
    first = i
    while i < min(verb.sent.end, first + 24) and (
        doc[i].pos_ in ("PROPN",)
        or doc[i].text[:1].isupper()
        or (doc[i].lower_ in (",", "and", "of", "the", "'s") and i > first)
    ):
        stand = scene.cast.at(doc[i])
        if doc[i].ent_type_ in ("DATE", "TIME") or (stand is not None and stand.sort == "person"):
            break
        i += 1
    while i > first and doc[i - 1].lower_ in (",", "and", "of", "the", "'s"):
        i -= 1
    if i == first or not doc[first].text[:1].isupper():
        return None
    end = doc[i - 1].idx + len(doc[i - 1])
    return doc[first:i].text, end


def greeted(scene: Scene, word: Token) -> bool:
    """Read "Welcome to Lisbon", "a pleasure to welcome you": between those who speak in turn."""
    voice = scene.cast.voice(word.i)
    if voice is None or voice.me is None or voice.you is None or not voice.joint:
        return False
    nxt = scene.doc[word.i + 1 : word.i + 2].text.lower()
    if nxt not in ("you", "to") or scene.subject(word):
        return False
    spot = (word.idx, word.idx + len(word))
    host, guest = (
        Stand(word.i, word.i, *spot, "person", [(who, spot)], until=word.i)
        for who in (voice.me, voice.you)
    )
    return welcomed(scene, word, "attended", [host], [guest])


def welcomed(
    scene: Scene, verb: Token, status: Status, hosts: list[Stand], guests: list[Stand]
) -> bool:
    """Read "A welcomed B to Lisbon", "thank you for receiving me": B's visit, with A for a host."""
    own = {key(w) for s in hosts for w, _ in s.who}
    guests = [
        replace(s, who=[w for w in s.who if key(w[0]) not in own]) for s in guests
    ]  # "thank you for having us"
    goal = _goal(scene, verb, guests[-1])
    people = {key(w) for s in guests for w, _ in s.who}
    known = [
        m
        for m in scene.mentions
        if m.kind == "visit" and not m.title and any(key(p) in people for p in m.parts)
    ]
    spoken_to = guests[0].first == verb.i or scene.doc[guests[0].first].tag_ == "PRP"
    if goal is None or guests[0].sort != "person" or (spoken_to and known):
        land = all(isinstance(w, Body) for s in hosts for w, _ in s.who)
        if not spoken_to and not ((land or tree.passive(verb)) and known):
            return False
        mention = known[-1] if known else None
    else:
        mention = scene.own(verb, "visit", "visit of", guests, [], status)
        mention.name += f" to {goal[0]}"
        mention.end, mention.where = goal[1], goal[0]
    if mention is not None:
        scene.add(guests, mention, "participant", status, "verb.welcome", verb)
        scene.add(hosts, mention, "hosted", status, "verb.welcome", verb)
    return True


def _goal(scene: Scene, verb: Token, guest: Stand) -> tuple[str, int] | None:
    """The place that guests are welcomed to."""
    end = min(verb.sent.end, max(guest.until, verb.i) + 12)
    for i in range(verb.i + 1, end):
        if scene.doc[i].lower_ == "to" and i + 1 < len(scene.doc):
            first = i + 1 + (scene.doc[i + 1].lower_ == "the")
            last = first
            while last < end and scene.doc[last].pos_ == "PROPN" and scene.doc[last].ent_type_ in (
                "GPE", "LOC", "FAC", "ORG",
            ):  # fmt: skip
                last += 1
            place = scene.doc[first:last]
            if last > first:
                return place.text, place.end_char
    return None


def accompany(scene: Scene, verb: Token, status: Status, subject: list[Stand]) -> None:
    """Company shares the journey of those whom it accompanies, else the event in focus."""
    company, led = subject, scene.object(verb)
    if tree.passive(verb):
        company, led = scene.by(verb), scene.stands(tree.own_subjects(verb))
    people = {key(w) for s in led for w, _ in s.who}
    told = [m for m in scene.mentions if m.token < verb.i and not m.title]
    trips = [m for m in told if m.kind == "visit" and any(key(p) in people for p in m.parts)]
    mention = trips[-1] if trips else None
    scene.add(company, mention, "participant", status, "verb.accompany", verb)
