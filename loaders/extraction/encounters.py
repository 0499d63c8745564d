"""What verbs say that make an event of their own: meet, visit, receive, call, sign, join.

"A met with B", "C visited D", "E spoke to F": nothing but the verb names the event.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.extraction import frames, journeys, tree
from loaders.extraction.clauses import apart, under
from loaders.extraction.frames import words
from loaders.extraction.participants import Stand
from loaders.extraction.reading import Office, Person
from loaders.extraction.roles import PEOPLE, lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from loaders.extraction.reading import Role, Status
    from loaders.extraction.scene import Scene

_INTRANSITIVE = frozenset(("attend", "participate", "join"))
_PRESS = words("journalist reporter medium media press correspondent")  # an interview is no call
_HANDING = words("present hand receive accept submit")
_AGREEMENTS = words(
    "agreement accord treaty pact memorandum protocol contract convention mou letter deal "
    "communique arrangement compact charter"
)


def read(scene: Scene, verb: Token) -> None:
    """Claims that one verb makes, with an event of its own where it has none."""
    frame = frames.of(verb)
    if verb.lower_ in ("welcome", "welcoming") and journeys.greeted(scene, verb):
        return
    if frame is None and _bare(verb):
        scene.add(
            scene.subject(verb) + _company(scene, verb),
            None,
            "participant",
            frames.status(verb),
            "verb.attend-bare",
            verb,
            creates=True,
        )
        _on_behalf(scene, verb, scene.subject(verb))
    if journeys.led(scene, verb):
        return
    if frames.pays_call(verb):
        _call_on(scene, verb)
        return
    if _exchanged(scene, verb) or (frame is None and _spoke_together(scene, verb)):
        return
    if frame is None or _dangling(scene, verb, frame):
        return
    status = frames.status(verb)
    subject = scene.subject(verb)
    if frame.frame == "meet":
        _meet(scene, verb, frame, status, subject)
    elif frame.frame == "call":
        _call(scene, verb, frame, status, subject)
    elif frame.frame == "visit":
        journeys.visit(scene, verb, frame, status, subject)
    elif frame.frame == "receive" or verb.lemma_.lower() in ("host", "convene"):
        guests = scene.object(verb)
        if tree.passive(verb) and (guests := scene.stands(tree.own_subjects(verb))):
            subject = scene.by(verb)  # "A was received by B"
        host: Role = "convened" if verb.lemma_.lower() == "convene" else "hosted"
        if subject and guests and journeys.welcomed(scene, verb, status, subject, guests):
            return
        if frame.frame == "receive" and _things(scene, verb):
            return  # "welcomed the statement of B"
        if subject and guests and not guests[0].possessive and guests[0].sort != "body":
            mention = scene.own(verb, "meeting", "meeting of", subject, guests, status)
            scene.add(subject, mention, host, status, "verb.receive", verb)
            scene.add(guests, mention, "participant", status, "verb.receive", verb)
        elif subject and not guests and verb.lemma_.lower() == "convene":
            crowd = [t for t in tree.children(verb, "dobj") if t.tag_ == "NNS"]
            if crowd:
                mention = scene.own(verb, "meeting", "meeting of", subject, [], status)
                scene.add(subject, mention, host, status, "verb.receive", verb)
    elif frame.frame == "join":
        _join(scene, verb, status, subject)
    elif frame.frame == "sign":
        _sign(scene, verb, status, subject)
    elif frame.frame == "absent" and frame.prep:
        scene.add(subject, None, "participant", _flipped(status), "verb.absent", verb, creates=True)
    elif frame.frame == "invite":
        invited = (
            scene.stands(tree.own_subjects(verb)) if tree.passive(verb) else scene.object(verb)
        )
        to = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp", "advcl")]
        come = any(c.lower_ in ("attend", "participate") or _joins(scene, c) for c in to)
        if invited and (come or (tree.passive(verb) and not to)):
            later: Status = "invited"
            if any(frames.negated(c) for c in verb.children if c.dep_ == "conj"):
                later = "absent"
            scene.add(invited, None, "participant", later, "verb.invite", verb, creates=True)
    elif verb.lemma_.lower() in _INTRANSITIVE and not tree.passive(verb):
        everyone = subject + _company(scene, verb)
        scene.add(everyone, None, "participant", status, "verb.attend-bare", verb, creates=True)
        _on_behalf(scene, verb, subject)


def _joins(scene: Scene, verb: Token) -> bool:
    """Whether a gathering is joined, or nothing that is named; not a body: that makes a member."""
    things = tree.children(verb, "dobj")
    gathers = all(t.i in scene.by_token or t.tag_ == "PRP" for t in things)
    return verb.lower_ == "join" and gathers


def _company(scene: Scene, verb: Token) -> list[Stand]:
    """Who follows in "X attended, together with Y and Z", or "alongside Y"."""
    for i in range(verb.i + 1, min(verb.i + 6, verb.sent.end - 1)):
        word, nxt = scene.doc[i].lower_, scene.doc[i + 1].lower_
        if word == "alongside" or (word in ("together", "along") and nxt == "with"):
            stand = scene.reach(i if word == "alongside" else i + 1, 24)
            return scene.cast.onward(stand) if stand is not None else []
    return []


def _on_behalf(scene: Scene, verb: Token, subject: list[Stand]) -> None:
    """Whom X represents in "X attended for the Council", "took part on behalf of Norway"."""
    words = [t.lower_ for t in scene.doc[verb.i + 1 : verb.i + 4]]
    skip = 1 if words[:1] == ["for"] else 3 if words == ["on", "behalf", "of"] else 0
    if not skip:
        return
    near = range(verb.i + 1 + skip, min(verb.i + skip + 5, verb.sent.end))
    at = next((i for i in near if i in scene.cast.bodies), None)
    people = [who for stand in subject for who, _ in stand.who if isinstance(who, Person)]
    if at is None or len(people) != 1 or any(o.body for o in people[0].offices):
        return
    token = scene.doc[at]
    span = (token.idx, token.idx + len(token))
    people[0].offices.append(Office(span, "attend.for", body=scene.cast.bodies[at]))


def _bare(verb: Token) -> bool:
    """Whether somebody takes part in what is not said: "X also participated", "Y took part"."""
    if any(c.lower_ in ("might", "could", "may") for c in verb.children if c.dep_ == "aux"):
        return False  # only a possibility
    lemma = verb.lemma_.lower()
    if lemma == "take":
        return any(c.lower_ == "part" for c in tree.children(verb, "dobj")) and not any(
            c.lower_ == "in" for c in verb.children
        )
    return lemma in _INTRANSITIVE and not tree.passive(verb)


def _dangling(scene: Scene, verb: Token, frame: frames.Frame) -> bool:
    """Read "…, led by A and B" and "Hosted by C, the summit …": the nearest event is meant."""
    nxt = scene.doc[verb.i + 1].lower_ if verb.i + 1 < len(scene.doc) else ""
    if (
        verb.tag_ != "VBN"
        or nxt != "by"
        or frame.frame != "attend"
        or any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    ):
        return False
    low, high = verb.sent.start, verb.sent.end
    here = [m for m in scene.mentions if low <= m.token < high and not m.verb]
    before = [m for m in here if verb.i - 30 < m.token < verb.i]
    after = [m for m in here if m.token > verb.i] if verb.i - verb.sent.start < 3 else []
    mention = before[-1] if before else after[0] if after else None
    near = scene.doc[verb.i - 1].text == "," or verb.i == verb.sent.start
    if mention is None or not near:
        return False
    scene.add(scene.by(verb), mention, frame.role, "attended", "verb.dangling", verb)
    return True


def _meet(
    scene: Scene, verb: Token, frame: frames.Frame, status: Status, subject: list[Stand]
) -> None:
    if not frame.prep and _things(scene, verb):
        return
    others = scene.behind(verb, "with") or ([] if frame.prep else scene.object(verb))
    others = [s for s in others if all(s is not own for own in subject)]
    if others and others[0].possessive:
        others = []
    if not subject and not others:
        return
    several = sum(len(s.who) for s in subject) > 1 or any(s.sort == "group" for s in subject)
    loose = _loose(verb)
    if not others and not several and not loose:
        return
    if frame.prep and not others and not loose:
        return
    if not subject and not others:
        return
    mention = scene.own(verb, "meeting", "meeting of", subject, others, status)
    mention.held = not others and status != "absent"
    if not others and not loose:
        subject = [apart(s) if len(s.who) == 1 else s for s in subject]
    scene.add(subject + others, mention, "participant", status, "verb.meet", verb)
    under(scene, mention, verb, status)


def _things(scene: Scene, verb: Token) -> bool:
    """Whether something is met that is nobody: a quota, an obligation, the needs of a country."""
    objects = [t for t in tree.children(verb, "dobj") if t.tag_ in ("NN", "NNS")]
    return bool(objects) and all(
        scene.cast.at(t) is None and lemma_of(t) not in PEOPLE and t.ent_type_ != "PERSON"
        for t in objects
    )


def _loose(verb: Token) -> bool:
    """Whether the verb meets people that are no actors ("met with civil society leaders")."""
    return bool(tree.prepositional(verb, "with") or tree.children(verb, "dobj"))


def _call(
    scene: Scene, verb: Token, frame: frames.Frame, status: Status, subject: list[Stand]
) -> None:
    others = scene.behind(verb, frame.prep) if frame.prep else scene.object(verb)
    others = [s for s in others if s.sort in ("person", "group") and not s.possessive]
    if verb.lemma_.lower() in ("call", "ring") and (
        not others or others[0].sort != "person" or scene.particle(verb, "on", "for", "upon", "in")
    ):
        return
    if not subject or not others or all(s.noun in _PRESS for s in others):
        return
    mention = scene.own(verb, "call", "call of", subject, others, status)
    scene.add(subject + others, mention, "participant", status, "verb.call", verb)


def _call_on(scene: Scene, verb: Token) -> None:
    """Read "A called on the president in Oslo": a meeting, not an appeal."""
    subject, status = scene.subject(verb), frames.status(verb)
    others = [s for s in scene.behind(verb, "on") if s.sort == "person" and not s.possessive]
    if subject and others:
        mention = scene.own(verb, "meeting", "meeting of", subject, others, status)
        scene.add(subject + others, mention, "participant", status, "verb.call-on", verb)


def _exchanged(scene: Scene, verb: Token) -> bool:
    """Read "A exchanged views with B", "C presented credentials to D", "D received those of C"."""
    things = {lemma_of(t) for t in tree.children(verb, "dobj")}
    lemma, status = verb.lemma_.lower(), frames.status(verb)
    if lemma == "exchange" and things & {"view", "idea", "pleasantry"}:
        links, kind, label = {"with"}, "meeting", "meeting of"
    elif lemma in _HANDING and things & {"credential", "credentials"}:
        links, kind, label = {"to", "from", "of"}, "ceremony", "presentation of credentials"
    else:
        return False
    subject = scene.subject(verb)
    ahead = (t.i for t in scene.doc[verb.i + 1 : verb.sent.end] if t.lower_ in links)
    stand = next((s for i in ahead if (s := scene.reach(i)) is not None), None)
    others = scene.cast.onward(stand) if stand is not None and not stand.possessive else []
    if not subject or not others:
        return kind == "ceremony"
    mention = scene.own(verb, kind, label, subject, others, status)
    if kind == "ceremony":
        mention.name = label
    scene.add(subject + others, mention, "participant", status, "verb.exchange", verb)
    return True


def _spoke_together(scene: Scene, verb: Token) -> bool:
    """Read "A and B spoke by phone", "A, B and C spoke regarding the strait": a call."""
    if verb.lemma_.lower() not in ("speak", "talk") or verb.i + 1 >= len(scene.doc):
        return False
    after = [t.lower_ for t in scene.doc[verb.i + 1 : verb.i + 7]]
    phone = bool({"phone", "telephone", "videoconference", "video"} & set(after))
    topic = bool({"regarding", "about", "concerning"} & set(after[:3]))
    if not phone and (not topic or any(m.token < verb.i and not m.title for m in scene.mentions)):
        return False  # "spoke about reefs" at a meeting addresses it
    people = scene.subject(verb)
    if sum(len(s.who) for s in people) < 2 or any(s.sort != "person" for s in people):
        return False
    status = frames.status(verb)
    mention = scene.own(verb, "call", "call of", people, [], status)
    scene.add(people, mention, "participant", status, "verb.call", verb)
    return True


def _join(scene: Scene, verb: Token, status: Status, subject: list[Stand]) -> None:
    if verb.lemma_.lower() == "accompany":
        journeys.accompany(scene, verb, status, subject)
        return
    if _announced(scene, verb, status, subject):
        return
    if tree.passive(verb) and scene.by(verb):
        joined = scene.stands(tree.own_subjects(verb))
        scene.add(joined + scene.by(verb), None, "participant", status, "verb.joined-by", verb)
        return
    if tree.passive(verb):  # "joined by video link", not by people
        subject = scene.left(verb)
    if any(c.lower_ in ("me", "us") for c in tree.children(verb, "dobj")):
        return  # "joining me now from Oslo" on the air
    guests = scene.object(verb)
    rest = scene.doc[verb.i + 1].lower_ if verb.i + 1 < len(scene.doc) else ""
    if guests and guests[0].sort != "body":
        scene.add(subject + guests, None, "participant", status, "verb.join", verb)
    elif rest in ("by", "in", "via", "the", ".", "remotely", "virtually", "from", "them", "us"):
        nouns = tree.children(verb, "dobj")
        if not nouns:
            scene.add(subject, None, "participant", status, "verb.join", verb, creates=True)


def _announced(scene: Scene, verb: Token, status: Status, subject: list[Stand]) -> bool:
    """Read "A joined B in announcing the arrangement": an announcement that all take part in."""
    acts = [
        act
        for prep in tree.children(verb, "prep")
        if prep.lower_ == "in"
        for act in tree.children(prep, "pcomp")
    ]
    if not acts:
        return False
    everyone = subject + [s for s in scene.object(verb) if s not in subject]
    if acts[0].lemma_.lower() == "announce" and len(everyone) > 1:
        mention = scene.own(verb, "ceremony", "announcement by", everyone, [], status)
        mention.end = max(mention.end, acts[0].right_edge.idx + len(acts[0].right_edge))
        scene.add(everyone, mention, "participant", status, "verb.announce", verb)
    return True


def _sign(scene: Scene, verb: Token, status: Status, subject: list[Stand]) -> None:
    """A signing takes those that sign and those in whose presence it happens."""
    paper = [t for t in tree.objects(verb) if t.lemma_.lower() in _AGREEMENTS]
    before = _witnesses(scene, verb)
    if not paper or not (subject or before) or status != "attended":
        return
    mention = scene.own(verb, "signing", "signing of", [], [], status)
    first, last = tree.phrase(paper[0])
    last = min(last, first + 160)
    mention.name = "signing of " + tree.words(scene.doc, first, last)
    mention.end = max(mention.end, last)
    scene.add(subject + before, mention, "participant", status, "verb.sign", verb)


def _witnesses(scene: Scene, verb: Token) -> list[Stand]:
    """Those in whose presence something is signed."""
    for i in range(verb.i + 1, min(verb.sent.end - 1, verb.i + 40)):
        if scene.doc[i].lower_ == "presence" and scene.doc[i + 1].lower_ == "of":
            stand = scene.reach(i + 1)
            return scene.cast.onward(stand) if stand is not None else []
    return []


def _flipped(status: Status) -> Status:
    return "attended" if status == "absent" else "absent"
