"""What clauses say about events that a noun names.

"Talks between A and B", "the summit hosted by C", "D attended the meeting", "E said at the
conference": the complements of the noun, its participles, and the verb that it depends on.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.extraction import frames, tree
from loaders.extraction.frames import words
from loaders.extraction.governed import INCLUDES, governed
from loaders.extraction.mentions import Claim, Mention, key
from loaders.extraction.naming import distinctive
from loaders.extraction.participants import Stand
from loaders.extraction.reading import Body

if TYPE_CHECKING:
    from spacy.tokens import Token

    from loaders.extraction.reading import Role, Status
    from loaders.extraction.scene import Scene

# nouns between a verb and the event: "took part in the talks", "the opening of the session"
_VIA = words(
    "part opening start beginning end close series round day week number closing leg "
    "conclusion set course"
)
_MARGINS = words("margin sideline eve fringe run-up heel wake invitation support absence")
_HELD = frozenset(("hold", "take", "convene", "begin", "open", "schedule"))
_OWN = words("inauguration swearing-in")  # ceremonies at which the one they are for is
_GIVEN_TO = frozenset(("receive", "hear", "provide", "give", "deliver"))
_UNDER: dict[str, Role] = {
    "chairmanship": "chaired",
    "chair": "chaired",
    "presidency": "chaired",
    "auspices": "convened",
    "aegis": "convened",
    "patronage": "convened",
    "sponsorship": "convened",
    "leadership": "chaired",
}


def read(scene: Scene, mention: Mention) -> None:
    """Claims about one event noun."""
    token = scene.doc[mention.token]
    verb, link = _governor(token)
    status: Status = frames.status(verb) if verb is not None else "attended"
    anchor = verb if verb is not None else token
    if verb is not None and link not in ("blocked",):
        scene.moving[id(mention)] = status in ("planned", "invited")
    named: list[Stand] = _complements(scene, mention, token)
    if named and verb is not None and token.i < verb.i:
        named = _before_subject(named, verb)
    owner = _owner(scene, mention, token)
    if link == "by" and verb is not None and verb.lemma_.lower() in ("speak", "talk", "meet"):
        mention.void = True  # "spoke by video conference": how, not what
        return
    if mention.kind == "briefing" and verb is not None and verb.lemma_.lower() in _GIVEN_TO:
        mention.void = True  # part of the meeting at which it was given
        return
    held = status
    if verb is not None:
        if frames.tensed(verb) == "past" and status == "planned":
            held = "planned"
        if link == "blocked":
            held = "attended" if not mention.other else "planned"
    if (
        mention.other
        and held == "attended"
        and any(
            t.lower_ in ("next", "forthcoming", "upcoming", "future", "further")
            for t in token.lefts
        )
    ):
        held = "planned"
        scene.moving[id(mention)] = True
    if mention.title and link.endswith(("before", "ahead")):
        held = "planned"
    if verb is not None and verb.lemma_.lower() in _HELD and link in ("dobj", "nsubj"):
        mention.held = True
    told = (c for c in token.children if c.dep_ in ("acl", "relcl") and c.tag_ == "VBN")
    mention.held = mention.held or any(c.lemma_.lower() in _HELD for c in told)
    if named:
        scene.add(named, mention, "participant", held, "noun.complement", anchor)
    if owner:
        _rename(scene, mention, token, owner)
        _forget(mention, tree.words(scene.doc, mention.start, owner[-1].end), owner)
        scene.add(owner, mention, "participant", held, "noun.owner", anchor)
    _pair(scene, mention, held, anchor)
    _agents(scene, mention, token, held)
    under(scene, mention, token, held)
    if verb is not None and link != "blocked":
        governed(scene, mention, verb, link, status, bool(named))


def _before_subject(named: list[Stand], verb: Token) -> list[Stand]:
    """Without the subject of the clause ("In a meeting with A, B said …": only A)."""
    edges = [t.left_edge.i for t in tree.children(verb, "nsubj", "nsubjpass")]
    start = min(edges, default=verb.i)
    kept = [s for s in named if s.first < start]
    return kept if kept else named


def _complements(scene: Scene, mention: Mention, token: Token) -> list[Stand]:
    """Who follows the noun by "between", "with", "of", "among" or "by"."""
    doc, found = scene.doc, []
    i = token.i + 1
    while i < min(token.sent.end, token.i + 40):
        word = doc[i]
        if word.tag_ in ("VBD", "VBZ", "VBP", "MD", "WDT", "WP", "WRB") or word.text in (
            ";",
            ":",
        ):
            break
        if i in scene.by_token or (word.tag_ == "VB" and word.pos_ == "VERB"):
            break
        if word.tag_ in ("VBN", "VBG") and word.dep_ in ("acl", "advcl", "ROOT"):
            break
        if word.lower_ == "behalf":
            break
        if word.lower_ == "to" and i + 1 < len(doc) and doc[i + 1].tag_ == "VB":
            break
        courtesy = word.lower_ == "on" and token.lower_ == "call" and i == token.i + 1
        if courtesy or word.lower_ in ("between", "with", "among", "of", "by", "from"):
            stand = scene.reach(i)
            near = i == token.i + 1 or word.lower_ not in ("of", "from")
            if stand is not None and near and _fits(word.lower_, stand, mention, token.lower_):
                run = scene.cast.onward(stand)
                found += [apart(s) if word.lower_ == "of" else s for s in run]
                i = max(s.until for s in run)
            elif i == token.i + 1 and word.lower_ == "of" and len(lands := scene.lands(i + 1)) > 1:
                found += lands
                i = lands[-1].last
        i += 1
    return found


def apart(stand: Stand) -> Stand:
    """Without the body whose people gather: "a meeting of OPEC ministers" is OPEC's own."""
    if stand.sort != "group":
        return stand
    kept = [(w, spot) for w, spot in stand.who if not isinstance(w, Body) or w.type == "country"]
    return replace(stand, who=kept, noun=stand.noun if kept else "")


def _fits(prep: str, stand: Stand, mention: Mention, noun: str) -> bool:
    if stand.possessive:
        return False
    if prep in ("of", "from"):
        if mention.kind == "ceremony":  # nobody is at a funeral of his own
            return noun in _OWN and stand.sort == "person"
        return stand.sort in ("person", "group", "delegation") and mention.kind != "signing"
    if prep == "by":
        return mention.kind in ("visit", "meal", "talks", "briefing", "ceremony")
    return True


def _owner(scene: Scene, mention: Mention, token: Token) -> list[Stand]:
    """Whose event it is: "Argentina's talks", "his visit", "their meeting"."""
    first = scene.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    low = first.start if first is not None else token.i
    stands = [
        s
        for s in scene.cast.between(max(low - 1, 0), token.i - 1)
        if s.last < token.i and (s.possessive or scene.doc[s.last].tag_ == "PRP$")
    ]
    lands = [
        i
        for i in range(max(low - 1, 0), token.i - 1)
        if i in scene.cast.bodies and scene.doc[i + 1].text in ("'s", "’s", "'", "’")
    ]
    if lands and (not stands or lands[-1] > stands[-1].last):
        i = lands[-1]
        spot = (scene.doc[i].idx, scene.doc[i].idx + len(scene.doc[i]))
        stands = [Stand(i, i, *spot, "body", [(scene.cast.bodies[i], spot)])]
        if any(
            (t.pos_ == "VERB" and t.tag_ not in ("VBG", "VBN")) or t.i in scene.by_token
            for t in scene.doc[i + 2 : token.i]
        ):
            return []
    theirs = any(t.lower_ == "their" for t in scene.doc[low : token.i])
    if theirs and (not stands or not stands[-1].who):
        # "A and B before their meeting"
        before = scene.cast.between(token.sent.start, low)
        runs = [scene.cast.run(s) for s in before if s.who]
        lists = [r for r in runs if sum(len(s.who) for s in r) > 1]
        return [s for s in lists[-1] if not s.beside] if lists else []
    # "the Prime Ministers' Conference": a kind of people, not the one of that title
    stands = [
        s for s in stands if scene.doc[s.last].tag_ not in ("NNS", "NNPS") or s.first < s.last
    ]
    if not stands:
        return []
    stand = stands[-1]
    who = [w for w, _ in stand.who]
    if all(isinstance(w, Body) and w.type != "country" for w in who) and mention.kind not in (
        "visit",
        "talks",
        "call",
    ):
        return []
    between = [scene.doc[j] for j in range(stand.last + 1, token.i)]
    if any(t.pos_ == "VERB" and t.tag_ not in ("VBG", "VBN") for t in between):
        return []
    return scene.cast.back(stand) if stand in scene.cast.stands else [stand]


def _rename(scene: Scene, mention: Mention, token: Token, owner: list[Stand]) -> None:
    """Name by its participants what only a pronoun tells from others ("before their meeting")."""
    names = [scene.named(s) for s in owner if s.who]
    theirs = any(t.lower_ == "their" for t in scene.doc[max(0, token.i - 3) : token.i])
    if mention.words or len(names) < 2 or not theirs:
        return
    mention.name = f"{token.lower_} of {', '.join(names[:-1])} and {names[-1]}"


def _forget(mention: Mention, text: str, owner: list[Stand]) -> None:
    """Whose event it is does not tell it from others: "Carney's meeting", "the meeting"."""
    if owner[-1].sort == "person":
        mention.words -= distinctive(text)


def _pair(scene: Scene, mention: Mention, status: Status, at: Token) -> None:
    """Country names in the name of the event ("U.S.-Spain Dialogue") make both attend."""
    pair = scene.pairs.get(mention.token)
    if pair:
        for body, span in pair:
            scene.claims.append(
                Claim(body, span, "participant", status, "noun.pair", at.idx, mention)
            )
            if all(key(body) != key(p) for p in mention.parts):
                mention.parts.append(body)


def _agents(scene: Scene, mention: Mention, token: Token, status: Status) -> None:
    """Participles on the noun: "hosted by", "chaired by", "attended by", "led by"."""
    for child in token.children:
        if child.dep_ not in ("acl", "relcl"):
            continue
        if child.lemma_.lower() in INCLUDES and (found := scene.reach(child.i, 22)) is not None:
            scene.used.add(child.i)
            mine = frames.status(child) if child.dep_ == "relcl" else status
            run = scene.cast.onward(found)
            scene.add(run, mention, "participant", mine, "noun.includes", child)
            continue
        frame = frames.of(child)
        if frame is None or frame.frame not in ("attend", "join"):
            continue
        mine = frames.status(child) if child.dep_ == "relcl" else status
        run = scene.by(child)
        if not run and child.dep_ == "relcl":
            run = scene.stands(t for t in tree.own_subjects(child) if t.i != token.i)
        scene.used.add(child.i)
        scene.add(run, mention, frame.role, mine, "noun.agent", child)


def under(scene: Scene, mention: Mention, token: Token, status: Status) -> None:
    """Read "under the chairmanship of X", "under the auspices of Y"."""
    doc, finite = scene.doc, 0
    for i in range(token.i + 1, min(token.sent.end, token.i + 100)):
        finite += doc[i].tag_ in ("VBD", "VBZ", "VBP")
        if finite > 1:
            break  # another clause by now
        if doc[i].lower_ in _UNDER and any(doc[j].lower_ == "under" for j in range(i - 3, i)):
            role = _UNDER[doc[i].lower_]
            stand = scene.reach(i + 1) or scene.reach(i)
            if stand is not None:
                scene.add(scene.cast.onward(stand), mention, role, status, "noun.under", token)
        stand = None
        seen = [t.lower_ for t in doc[i - 2 : i + 1]] == ["in", "the", "presence"]
        if seen or (doc[i].lower_ == "participation" and doc[i - 1].lower_ in ("with", "the")):
            stand = scene.reach(i + 1) or scene.reach(i)
        elif doc[i].lower_ == "attendance" and doc[i - 1].lower_ == "in":
            lead = [j for j in range(token.i + 1, i) if doc[j].lower_ == "with"]
            stand = scene.reach(lead[-1]) if lead else None
        if stand is not None:
            scene.add(scene.cast.onward(stand), mention, "participant", status, "noun.with", token)


def _governor(token: Token) -> tuple[Token | None, str]:
    """The verb that an event noun depends on, and how: object, subject, preposition."""
    word, link = token, ""
    for _ in range(6):
        head = word.head
        if head == word:
            return None, ""
        if word.dep_ in ("conj", "appos") and head.pos_ in ("NOUN", "PROPN"):
            word = head
        elif word.dep_ in ("dobj", "nsubjpass", "nsubj", "attr", "oprd"):
            return head, {"nsubjpass": "dobj" if tree.passive(head) else "nsubj"}.get(
                word.dep_, word.dep_
            )
        elif word.dep_ == "pobj":
            prep = head
            if prep.dep_ == "prep" and prep.head.dep_ == "prep":
                prep = prep.head
            over = prep.head
            if over is prep:
                return None, ""
            lemma = over.lemma_.lower()
            if lemma in _MARGINS:
                verb = next((a for a in tree.ancestors(over) if a.pos_ == "VERB"), None)
                return verb, "blocked"
            if over.pos_ in ("NOUN", "PROPN") and lemma in _VIA:
                word = over
                if lemma == "part" and over.head.lemma_.lower() == "take":
                    return over.head, "part"
                continue
            if over.pos_ in ("VERB", "AUX"):
                return over, link or head.lower_
            if over.pos_ in ("NOUN", "PROPN"):
                if link == "":
                    link = head.lower_
                return over, f"noun {head.lower_}"
            return None, ""
        elif word.dep_ in ("pcomp", "acl", "relcl", "advcl", "xcomp", "ccomp"):
            return head if head.pos_ == "VERB" else None, ""
        elif word.dep_ in ("compound", "nmod", "npadvmod", "dep", "poss"):
            word = head
        else:
            return None, ""
    return None, ""
