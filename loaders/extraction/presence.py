"""Sentences that list who was there, and who addressed the meeting.

"Also present were A and B", "attendees included C", "D was represented by E", "presentations were
delivered by F": they mostly name no event, and mean the one in focus.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.extraction import frames, tree
from loaders.extraction.frames import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from loaders.extraction.participants import Stand
    from loaders.extraction.reading import Role
    from loaders.extraction.scene import Scene

_ADDRESSES = words(
    "presentation remark speech address keynote briefing lecture update overview talk message "
    "statement report toast welcome"
)
_GIVES = words("deliver give make provide present offer receive hear share")
_CAME = words("attended participated came gathered joined")
_THERE = words("participating attending attended participated present gathered")
_LISTED = words("attendee participant guest invitee delegate panelist panellist speaker")


def read(scene: Scene, verb: Token) -> bool:
    """Claims of a sentence of presence; False where the verb makes no such sentence."""
    _opening(scene, verb)
    return (
        _likewise(scene, verb)
        or _presence(scene, verb)
        or _listing(scene, verb)
        or _address(scene, verb)
    )


def _opening(scene: Scene, verb: Token) -> None:
    """Read "after opening remarks from A": who gives them addresses the event."""
    if verb.dep_ != "ROOT":
        return
    for i in range(verb.sent.start, verb.sent.end - 1):
        word = scene.doc[i]
        if word.lemma_.lower() in ("remark", "address", "speech") and scene.doc[i + 1].lower_ in (
            "from",
            "by",
        ):
            stand = scene.reach(i + 1)
            if stand is not None:
                run = scene.cast.onward(stand)
                scene.add(
                    run, scene.near_event(verb), "presented", frames.status(verb),
                    "list.remarks", verb,
                )  # fmt: skip


def _likewise(scene: Scene, verb: Token) -> bool:
    """Read "A took part, and so did B": B did what the verb before says."""
    if verb.lemma_ != "do" or not verb.i or scene.doc[verb.i - 1].lower_ != "so":
        return False
    stand = scene.reach(verb.i)
    before = [t for t in scene.doc[max(0, verb.i - 40) : verb.i] if t.pos_ == "VERB"]
    if stand is None or not before:
        return False
    told = [c for c in scene.claims if c.at == before[-1].idx]
    if not told:
        return False
    last = told[-1]
    scene.add(scene.cast.onward(stand), last.mention, last.role, last.status, "list.likewise", verb)
    return True


def following(scene: Scene, verb: Token) -> list[Stand]:
    """Who is listed behind the colon in "The following attended the talks: A, B and C"."""
    opening = [t.lower_ for t in scene.doc[verb.sent.start : verb.sent.start + 3]]
    if "following" not in opening:
        return []
    for i in range(verb.i + 1, min(verb.sent.end, verb.i + 25)):
        stand = scene.reach(i, 30) if scene.doc[i].text == ":" else None
        if stand is not None:
            return scene.cast.onward(stand)
    return []


def _presence(scene: Scene, verb: Token) -> bool:
    """Read "Also present were A and B", "A and B were in attendance", "representing X were A"."""
    if verb.lemma_ != "be":
        return False
    sentence = [t for t in scene.doc[verb.sent.start : verb.i] if not t.is_space]
    before = [t.lower_ for t in sentence[-14:]]
    after = [t.lower_ for t in scene.doc[verb.i + 1 : verb.i + 7]]
    front = set(before) & {
        "present",
        "attendance",
        "attending",
        "participating",
        "representing",
    }
    back = "present" in after[:3] or after[:2] == ["in", "attendance"] or "among" in after[:2]
    status = frames.status(verb)
    if after[:1] in (["absent"], ["missing"]) and (missing := scene.subject(verb)):
        scene.add(
            missing,
            scene.near(verb),
            "participant",
            "attended" if status == "absent" else "absent",
            "list.absent",
            verb,
        )
        return True
    there = scene.near(verb) is not None and before[1:2] == ["those"] and "at" in before[2:3]
    if before[:1] == ["among"] and (there or set(before) & _CAME):
        front.add("present")
    if front and len(before) < 14:
        stand = scene.reach(verb.i, 30)
        if stand is not None:
            mention = scene.near(verb)
            scene.add(
                scene.cast.onward(stand), mention, "participant", status, "list.present", verb
            )
            return True
    if back:
        if "among" in after[:2] and not set(after) & {
            "participants",
            "delegates",
            "delegation",
            "guests",
            "attendees",
            "those",
        }:
            return False
        subject = scene.subject(verb)
        if subject:
            scene.add(subject, scene.near(verb), "participant", status, "list.present", verb)
            return True
    return False


def _listing(scene: Scene, verb: Token) -> bool:
    """Read "Attendees included A and B", "C was represented by D", "participation included"."""
    lemma = verb.lemma_.lower()
    if lemma == "represent":
        status = frames.status(verb)
        run = scene.by(verb)
        if tree.passive(verb) and run:
            whole = [s for s in scene.stands(tree.own_subjects(verb)) if s.sort == "body"]
            scene.add(
                run + whole,
                scene.near(verb),
                "participant",
                status,
                "list.represented",
                verb,
                creates=True,
            )
            return True
        near = scene.near(verb)
        if near is not None and (subject := scene.subject(verb)) and verb.tag_ != "VBG":
            scene.add(subject, near, "participant", status, "list.represented", verb)
            return True
        return False
    if lemma not in ("include", "be", "comprise", "feature"):
        return False
    heads = tree.own_subjects(verb) or [
        t for t in scene.doc[verb.sent.start : verb.i] if t.lemma_.lower() in _LISTED
    ]
    if not any(
        t.lemma_.lower() in _LISTED | {"participation", "attendance"}
        or any(c.lower_ in _THERE for c in t.children)
        for t in heads
    ):
        return False
    stand = scene.reach(verb.i, 30)
    if stand is None or (lemma == "be" and scene.doc[stand.first].tag_ == "NN"):
        return False
    role: Role = "presented" if any(t.lemma_ == "speaker" for t in heads) else "participant"
    scene.add(
        scene.cast.onward(stand),
        scene.near(verb),
        role,
        frames.status(verb),
        "list.attendees",
        verb,
        creates=True,
    )
    return True


def _address(scene: Scene, verb: Token) -> bool:
    """Presentations, remarks, briefings: who gives them addresses the event."""
    if verb.lemma_.lower() not in _GIVES:
        if verb.lemma_.lower() == "brief" and tree.passive(verb) and (run := scene.by(verb)):
            scene.add(
                run, scene.near(verb), "presented", frames.status(verb), "list.briefed", verb,
                on=matter(verb),
            )  # fmt: skip
            return True
        if verb.lemma_.lower() == "present" and tree.passive(verb) and (run := scene.by(verb)):
            scene.add(
                run,
                scene.near(verb),
                "presented",
                frames.status(verb),
                "list.presented",
                verb,
                creates=True,
            )
            return True
        if verb.lemma_.lower() == "speak" and not tree.children(verb, "prep"):
            subject = scene.subject(verb)
            if frames.status(verb) == "planned" and subject:
                scene.add(subject, None, "presented", "planned", "verb.speak", verb, creates=True)
                return True
        return False
    things = [t for t in tree.objects(verb) if t.lemma_.lower() in _ADDRESSES]
    if verb.tag_ == "VBN" and verb.dep_ == "acl" and verb.head.lemma_.lower() in _ADDRESSES:
        things.append(verb.head)
    if not things:
        return False
    status = frames.status(verb)
    if verb.lemma_.lower() in ("receive", "hear"):
        for i in range(verb.i, min(verb.sent.end, verb.i + 60)):
            if scene.doc[i].lower_ in ("from", "by") and (stand := scene.reach(i)) is not None:
                scene.add(
                    scene.cast.onward(stand),
                    scene.near_event(verb),
                    "presented",
                    status,
                    "list.briefing",
                    verb,
                    on=next((m for t in things if (m := matter(t))), None),
                )
        return True
    who = scene.by(verb) if tree.passive(verb) else scene.subject(verb)
    passive = tree.passive(verb)
    scene.add(
        who,
        scene.near_event(verb),
        "presented",
        status,
        "list.presented",
        verb,
        creates=passive,
        on=next((m for t in [*things, verb] if (m := matter(t))), None),
    )
    return True


def matter(head: Token) -> str | None:
    """What is presented: "a paper on reefs", "briefed the Council on tin", "spoke about fish"."""
    for prep in tree.children(head, "prep"):
        if prep.lower_ not in ("on", "about", "regarding", "concerning"):
            continue
        for thing in tree.children(prep, "pobj"):
            if thing.ent_type_ not in ("DATE", "TIME"):
                start, end = tree.phrase(thing)
                text = tree.words(head.doc, start, end)
                return " ".join(text.split()).removeprefix("the ")[:160] or None
    return None
