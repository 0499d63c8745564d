"""What the verb over an event noun says of its subject and object.

"A hosted the summit", "B was invited to the talks", "C said at the dinner", "D called off the
visit": the verb gives the role and the status, the preposition tells attending from "on the
margins of".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.extraction import frames, presence, tree
from loaders.extraction.frames import words
from loaders.extraction.reading import Body

if TYPE_CHECKING:
    from spacy.tokens import Token

    from loaders.extraction.mentions import Mention
    from loaders.extraction.participants import Stand
    from loaders.extraction.reading import Role, Status
    from loaders.extraction.scene import Scene

_TELLS = words("assure inform brief tell thank congratulate update urge ask present")
_INSIDE = frozenset(("at", "during", "in", "to", "for", "with", "into", "throughout"))
_CALLED_OFF = frozenset(("cancel", "scrap", "abandon"))
_PUT_OFF = frozenset(("postpone", "delay", "reschedule", "defer"))
INCLUDES = words("include involve bring gather draw feature comprise unite group assemble see")


def governed(
    scene: Scene, mention: Mention, verb: Token, link: str, status: Status, named: bool
) -> None:
    """What the verb over an event noun says about its subject."""
    frame = frames.of(verb)
    lemma = verb.lemma_.lower()
    if link.startswith("noun"):
        _nominal(scene, mention, verb, link.removeprefix("noun "), status)
        return
    if link == "nsubj":
        if lemma in INCLUDES or (lemma == "have" and named):
            stand = scene.reach(verb.i, 22)
            if stand is not None:
                scene.used.add(verb.i)
                role: Role = "presented" if lemma == "feature" else "participant"
                scene.add(scene.cast.onward(stand), mention, role, status, "noun.includes", verb)
        if lemma == "convene" and (stand := scene.reach(verb.i)) is not None:
            scene.used.add(verb.i)
            scene.add(
                scene.cast.onward(stand), mention, "participant", status, "noun.includes", verb
            )
        return
    if lemma in _CALLED_OFF or (lemma == "call" and scene.particle(verb, "off")):
        subject = scene.subject(verb)
        scene.add(subject, mention, "participant", "absent", "verb.cancel", verb)
        for claim in scene.claims:
            if claim.mention is mention:
                claim.status = "absent"
        return
    if lemma in _PUT_OFF:
        for claim in scene.claims:
            if claim.mention is mention:
                claim.status = "planned"
        return
    if link == "oprd" and lemma == "call" and not tree.children(verb, "dobj", "nsubjpass"):
        link = "dobj"  # "called a ministerial", which the parser takes for a name
    subject = scene.subject(verb)
    if lemma == "take" and any(c.lower_ == "part" for c in tree.children(verb, "dobj")):
        link = "part"
    if link == "part":
        scene.used.add(verb.i)
        scene.add(subject, mention, "participant", status, "verb.attend", verb)
    elif link == "dobj" and frame is not None and frame.frame in ("attend", "join"):
        scene.used.add(verb.i)
        role = frame.role
        if role == "presented" and mention.kind == "talks":
            role = "participant"
        if lemma in ("plan", "propose", "schedule", "arrange"):
            status = "planned"
        if status == "invited" and role in ("convened", "hosted", "chaired"):
            status = "planned"  # asked to hold it, not to come
        if mention.kind == "press" and lemma in ("hold", "give", "have"):
            role = "presented"
        if lemma == "hold" and mention.kind not in ("talks", "press"):
            subject = [s for s in subject if s.sort != "body" or _countries(s)]
        subject = subject or presence.following(scene, verb)
        scene.add(subject, mention, role, status, "verb.attend", verb)
        _beside(scene, mention, verb, role, status)
    elif link == "dobj" and frame is not None and frame.frame == "absent":
        scene.used.add(verb.i)
        scene.add(subject, mention, "participant", _flipped(status), "verb.absent", verb)
    elif link == "dobj" and lemma in ("tell", "brief"):
        scene.used.add(verb.i)
        scene.add(
            subject, mention, "presented", "attended", "verb.tell", verb, on=presence.matter(verb)
        )
    elif link == "dobj" and lemma == "give" and mention.kind in ("press", "briefing"):
        scene.add(subject, mention, "presented", status, "verb.tell", verb)
    elif link in ("after", "following") and scene.doc[mention.token + 1].lower_ == "with":
        scene.add(subject, mention, "participant", "attended", "verb.after", verb, confidence=0.7)
    elif link in _INSIDE or link in ("from", "on"):
        _adverbial(scene, mention, verb, link, status, subject, frame)


def _beside(scene: Scene, mention: Mention, verb: Token, role: Role, status: Status) -> None:
    """Read "hosted a dinner for B" and "co-chaired the session with B"."""
    doc, noun = scene.doc, scene.doc[mention.token]
    ahead = range(noun.i + 1, min(noun.i + 12, verb.sent.end))
    joint = role == "chaired" and any(t.lower_ == "co" for t in (verb, doc[max(0, verb.i - 2)]))
    joint = joint or verb.lemma_.lower().startswith("co-")
    stop = next((i for i in ahead if doc[i].pos_ == "VERB" or doc[i].lower_ == "with"), noun.i)
    at = stop if joint and doc[stop].lower_ == "with" else None
    if role == "hosted" and doc[noun.i + 1 : noun.i + 2].text == "for":
        at = noun.i + 1
    guests = scene.reach(at) if at is not None else None
    if guests is not None and guests.sort != "body":
        mine: Role = "participant" if role == "hosted" else role
        scene.add(scene.cast.onward(guests), mention, mine, status, "noun.with", verb)


def _adverbial(
    scene: Scene,
    mention: Mention,
    verb: Token,
    link: str,
    status: Status,
    subject: list[Stand],
    frame: frames.Frame | None,
) -> None:
    """An event behind a preposition of the verb: "said at the summit", "came for talks"."""
    lemma = verb.lemma_.lower()
    kind = frame.frame if frame is not None else ""
    if kind == "invite" and link in ("to", "for"):
        scene.used.add(verb.i)
        invited = subject if tree.passive(verb) and not scene.by(verb) else scene.object(verb)
        if tree.passive(verb):
            invited = scene.stands(tree.own_subjects(verb))
        scene.add(
            invited,
            mention,
            "participant",
            "invited" if status == "attended" else status,
            "verb.invite",
            verb,
        )
    elif (kind == "receive" or lemma in ("host", "convene")) and link in (
        "for",
        "at",
        "to",
        "during",
    ):
        scene.used.add(verb.i)
        guests = [s for s in scene.object(verb) if s.sort != "body"]
        if guests or (tree.children(verb, "dobj") and not tree.passive(verb)):
            host: Role = "convened" if lemma == "convene" else "hosted"
            scene.add(subject, mention, host, status, "verb.receive", verb)
            scene.add(guests, mention, "participant", status, "verb.receive", verb)
    elif kind == "meet" and link in ("at", "for", "in", "during"):
        others = scene.object(verb) or scene.behind(verb, "with")
        if mention.kind == "visit" and others:  # whom a traveller meets is no traveller
            travellers = [] if mention.parts else subject
            scene.add(travellers, mention, "participant", status, "verb.during", verb)
            return
        own = link == "at" and bool(others) and others[0].sort == "person"
        scene.add(subject + others, mention, "participant", status, "verb.meet-at", verb)
        if not own:
            scene.used.add(verb.i)
    elif kind == "join":
        scene.used.add(verb.i)
        joined = scene.stands(tree.own_subjects(verb)) if tree.passive(verb) else []
        everyone = joined + subject + scene.object(verb)
        scene.add(everyone, mention, "participant", status, "verb.join", verb)
    elif lemma == "send" and (sent := [s for s in scene.object(verb) if s.sort == "person"]):
        scene.add(sent, mention, "participant", status, "verb.sent", verb)
    elif lemma == "be" and link == "on" and mention.kind == "visit":
        scene.add(subject, mention, "participant", status, "verb.go", verb)
    elif kind == "visit" or lemma in ("be", "gather", "assemble", "head", "send", "bring"):
        if link in ("to", "for", "at", "in"):
            scene.add(subject, mention, "participant", status, "verb.go", verb)
    elif kind == "present" or (lemma == "speak" and link in ("at", "to", "during")):
        scene.used.add(verb.i)
        scene.add(
            subject, mention, "presented", status, "verb.speak-at", verb, on=presence.matter(verb)
        )
    elif kind == "attend" and frame is not None and frame.prep == link:
        scene.used.add(verb.i)
        scene.add(subject, mention, frame.role, status, "verb.attend", verb)
    elif link in ("at", "during", "in"):
        role: Role = "presented" if mention.kind == "press" else "participant"
        if subject and status in ("attended", "planned"):
            scene.add(subject, mention, role, status, "verb.during", verb, confidence=0.75)
            if lemma in _TELLS and mention.kind != "press":
                heard = [s for s in scene.object(verb) if s.sort == "person" and not s.possessive]
                scene.add(heard, mention, role, status, "verb.heard", verb, confidence=0.7)


def _nominal(scene: Scene, mention: Mention, noun: Token, prep: str, status: Status) -> None:
    """An event behind a noun: "ministers at the meeting", "remarks at the dinner"."""
    lemma = noun.lemma_.lower()
    over = next((a for a in tree.ancestors(noun) if a.pos_ == "VERB"), None)
    if prep in ("at", "during") and over is not None and frames.of(over) is not None:
        told = frames.of(over)
        if told is not None and told.frame in ("meet", "join", "call"):
            subject = scene.subject(over)
            _adverbial(scene, mention, over, prep, frames.status(over), subject, told)
            return
    stand = scene.cast.of(noun)
    if (
        stand is not None
        and prep in ("at", "in", "to", "attending")
        and stand.sort
        in (
            "group",
            "delegation",
        )
    ):
        if prep == "at":
            scene.add([stand], mention, "participant", status, "noun.at", noun)
    elif lemma in ("appearance", "participation", "attendance") and (
        noun.dep_ == "dobj" and noun.head.lemma_.lower() in _CALLED_OFF
    ):
        missing = scene.subject(noun.head)
        scene.add(missing, mention, "participant", "absent", "verb.cancel", noun.head)
    elif lemma in ("participation", "attendance", "presence") and prep in ("in", "at"):
        owner = [s for s in scene.cast.between(noun.left_edge.i, noun.i) if s.possessive]
        scene.add(owner[-1:], mention, "participant", status, "noun.participation", noun)


def _countries(stand: Stand) -> bool:
    return any(isinstance(w, Body) and w.type == "country" for w, _ in stand.who)


def _flipped(status: Status) -> Status:
    return "attended" if status == "absent" else "absent"
