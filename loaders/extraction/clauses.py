"""What clauses say about taking part: the frames of verbs around event nouns and people.

Two ways lead to a claim: an event noun with its complements ("talks between A and B", "the summit
hosted by C", "D attended the meeting") and a verb that makes an event of its own ("A met with B",
"C visited D").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.extraction import frames, tree
from loaders.extraction.events import Claim, Mention, key
from loaders.extraction.participants import Stand
from loaders.extraction.reading import Body

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from loaders.extraction.participants import Cast
    from collections.abc import Iterable

    from loaders.extraction.reading import Role, Span, Status

    Paired = tuple[Body, Span]

# nouns between a verb and the event: "took part in the talks", "the opening of the session"
_VIA = frozenset(
    "part opening start beginning end close series round day week number closing leg conclusion "
    "set course".split()
)
_MARGINS = frozenset(
    "margin sideline eve fringe run-up heel wake invitation support absence".split()
)
_INSIDE = frozenset(("at", "during", "in", "to", "for", "with", "into", "throughout"))
_INCLUDES = frozenset(
    "include involve bring gather draw feature comprise unite group assemble see".split()
)
_INTRANSITIVE = frozenset(("attend", "participate", "join"))
_AGREEMENTS = frozenset(
    "agreement accord treaty pact memorandum protocol contract convention mou letter deal "
    "communique arrangement compact charter".split()
)
_CALLED_OFF = frozenset(("cancel", "scrap", "abandon"))
_PUT_OFF = frozenset(("postpone", "delay", "reschedule", "defer"))
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
_ADDRESSES = frozenset(
    "presentation remark speech address keynote briefing lecture update overview talk message "
    "statement report toast welcome".split()
)
_GIVES = frozenset("deliver give make provide present offer receive hear share".split())
_LISTED = frozenset(
    "attendee participant guest invitee delegate panelist panellist speaker".split()
)


class Clauses:
    """The claims of one text, collected clause by clause."""

    def __init__(
        self, doc: Doc, cast: Cast, mentions: list[Mention], pairs: dict[int, list[Paired]]
    ) -> None:
        self.doc = doc
        self.cast = cast
        self.mentions = mentions
        self.pairs = pairs
        self.by_token = {m.token: m for m in mentions}
        self.claims: list[Claim] = []
        self.moving: dict[int, bool] = {}  # mention -> lies ahead
        self.used: set[int] = set()  # verbs that an event noun has spoken for

    def collect(self) -> None:
        """Read all clauses."""
        for mention in list(self.mentions):
            if not mention.title:
                self._noun(mention)
        titles = [m for m in self.mentions if m.title]
        for token in self.doc:
            if token.pos_ in ("VERB", "AUX") and token.i not in self.used:
                self._verb(token)
        for mention in titles:
            self._noun(mention)

    # ---- claims

    def add(
        self,
        stands: list[Stand],
        mention: Mention | None,
        role: Role,
        status: Status,
        rule: str,
        at: Token,
        *,
        creates: bool = False,
        confidence: float = 0.9,
    ) -> None:
        """One claim per actor of the stands."""
        past = frames.tensed(at) == "past"
        for stand in stands:
            for who, span in stand.who:
                if (
                    stand.sort == "delegation"
                    and isinstance(who, Body)
                    and role
                    not in (
                        "participant",
                        "presented",
                    )
                ):
                    continue
                self.claims.append(
                    Claim(who, span, role, status, rule, at.idx, mention, past, creates, confidence)
                )
                if mention is not None and all(key(who) != key(p) for p in mention.parts):
                    mention.parts.append(who)

    # ---- nouns

    def _noun(self, mention: Mention) -> None:
        token = self.doc[mention.token]
        verb, link = self._governor(token)
        status: Status = frames.status(verb) if verb is not None else "attended"
        anchor = verb if verb is not None else token
        if verb is not None and link not in ("blocked",):
            self.moving[id(mention)] = status in ("planned", "invited")
        named: list[Stand] = self._complements(mention, token)
        owner = self._owner(mention, token)
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
            self.moving[id(mention)] = True
        if named:
            self.add(named, mention, "participant", held, "noun.complement", anchor)
        if owner:
            self.add(owner, mention, "participant", held, "noun.owner", anchor)
        self._pair(mention, token, held, anchor)
        self._agents(mention, token, held)
        self._under(mention, token, held)
        if verb is not None and link != "blocked":
            self._governed(mention, token, verb, link, status, bool(named))

    def _complements(self, mention: Mention, token: Token) -> list[Stand]:
        """Who follows the noun by "between", "with", "of", "among" or "by"."""
        doc, found = self.doc, []
        i = token.i + 1
        while i < min(token.sent.end, token.i + 40):
            word = doc[i]
            if word.tag_ in ("VBD", "VBZ", "VBP", "MD", "WDT", "WP", "WRB") or word.text in (
                ";",
                ":",
            ):
                break
            if i in self.by_token and word.lower_ not in ("talks",):
                break
            if word.tag_ in ("VBN", "VBG") and word.dep_ in ("acl", "advcl", "ROOT"):
                break
            if word.lower_ == "to" and i + 1 < len(doc) and doc[i + 1].tag_ == "VB":
                break
            if word.lower_ in ("between", "with", "among", "of", "by", "from"):
                stand = self._reach(i)
                if stand is not None and self._fits(word.lower_, stand, mention):
                    run = self.cast.onward(stand)
                    found += run
                    i = max(s.until for s in run)
            i += 1
        return found

    def _fits(self, prep: str, stand: Stand, mention: Mention) -> bool:
        if stand.possessive:
            return False
        if prep in ("of", "from"):
            return stand.sort in ("person", "group", "delegation") and mention.kind != "signing"
        if prep == "by":
            return mention.kind in ("visit", "meal", "talks", "briefing", "ceremony")
        return True

    def _reach(self, i: int, far: int = 16) -> Stand | None:
        """The first stand behind a token, with only names, titles and the like in between."""
        stands = self.cast.between(i + 1, min(len(self.doc) - 1, i + far))
        if not stands:
            return None
        for j in range(i + 1, stands[0].first):
            word = self.doc[j]
            if (
                word.tag_ in ("VBD", "VBZ", "VBP", "MD", "VB", "WP", "WDT", "PRP")
                or j in self.by_token
            ):
                return None
            if word.lower_ in (
                "about",
                "against",
                "over",
                "at",
                "during",
                "with",
                "between",
                "by",
                "that",
            ):
                return None
            if word.text in (".", ";", ":") or "\n" in word.text:
                return None
        return stands[0]

    def _owner(self, mention: Mention, token: Token) -> list[Stand]:
        """Whose event it is: "Argentina's talks", "his visit", "their meeting"."""
        first = self.doc.char_span(mention.start, mention.end, alignment_mode="expand")
        low = first.start if first is not None else token.i
        stands = [
            s
            for s in self.cast.between(max(low - 1, 0), token.i - 1)
            if s.last < token.i and (s.possessive or self.doc[s.last].tag_ == "PRP$")
        ]
        lands = [
            i for i in range(max(low - 1, 0), token.i - 1)
            if i in self.cast.bodies and self.doc[i + 1].text in ("'s", "’s", "'", "’")
        ]
        if lands and (not stands or lands[-1] > stands[-1].last):
            i = lands[-1]
            spot = (self.doc[i].idx, self.doc[i].idx + len(self.doc[i]))
            stands = [Stand(i, i, *spot, "body", [(self.cast.bodies[i], spot)])]
            if any(t.pos_ == "VERB" and t.tag_ not in ("VBG", "VBN") or t.i in self.by_token
                   for t in self.doc[i + 2 : token.i]):
                return []
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
        between = [self.doc[j] for j in range(stand.last + 1, token.i)]
        if any(t.pos_ == "VERB" and t.tag_ not in ("VBG", "VBN") for t in between):
            return []
        return self.cast.back(stand) if stand in self.cast.stands else [stand]

    def _pair(self, mention: Mention, token: Token, status: Status, at: Token) -> None:
        """Country names in the name of the event ("U.S.-Spain Dialogue") make both attend."""
        pair = self.pairs.get(mention.token)
        if pair:
            for body, span in pair:
                self.claims.append(
                    Claim(body, span, "participant", status, "noun.pair", at.idx, mention)
                )
                if all(key(body) != key(p) for p in mention.parts):
                    mention.parts.append(body)

    def _agents(self, mention: Mention, token: Token, status: Status) -> None:
        """Participles on the noun: "hosted by", "chaired by", "attended by", "led by"."""
        for child in token.children:
            if child.dep_ not in ("acl", "relcl"):
                continue
            frame = frames.of(child)
            if frame is None or frame.frame not in ("attend", "join"):
                continue
            mine = frames.status(child) if child.dep_ == "relcl" else status
            run = self._by(child)
            if not run and child.dep_ == "relcl":
                run = self._stands(t for t in tree.own_subjects(child) if t.i != token.i)
            self.used.add(child.i)
            self.add(run, mention, frame.role, mine, "noun.agent", child)

    def _by(self, verb: Token) -> list[Stand]:
        """The run behind "by" after a verb."""
        for i in range(verb.i + 1, min(verb.sent.end, verb.i + 14)):
            word = self.doc[i]
            if word.tag_ in ("VBD", "VBZ", "VBP", "MD") or word.text == ";":
                break
            if word.lower_ == "by":
                stand = self._reach(i, 30)
                return self.cast.onward(stand) if stand is not None else []
        return []

    def _under(self, mention: Mention, token: Token, status: Status) -> None:
        """Read "under the chairmanship of X", "under the auspices of Y"."""
        doc = self.doc
        for i in range(token.i + 1, min(token.sent.end, token.i + 40)):
            if doc[i].lower_ in _UNDER and any(doc[j].lower_ == "under" for j in range(i - 3, i)):
                role = _UNDER[doc[i].lower_]
                stand = self._reach(i + 1) or self._reach(i)
                if stand is not None:
                    self.add(self.cast.onward(stand), mention, role, status, "noun.under", token)
            if doc[i].lower_ == "participation" and doc[i - 1].lower_ in ("with", "the"):
                stand = self._reach(i + 1) or self._reach(i)
                if stand is not None:
                    self.add(
                        self.cast.onward(stand), mention, "participant", status, "noun.with", token
                    )

    def _governor(self, token: Token) -> tuple[Token | None, str]:
        """The verb that an event noun depends on, and how: object, subject, preposition."""
        word, link = token, ""
        for _ in range(6):
            head = word.head
            if head is word:
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

    def _governed(
        self, mention: Mention, token: Token, verb: Token, link: str, status: Status, named: bool
    ) -> None:
        """What the verb over an event noun says about its subject."""
        frame = frames.of(verb)
        lemma = verb.lemma_.lower()
        if link.startswith("noun"):
            self._nominal(mention, verb, link.removeprefix("noun "), status)
            return
        if link == "nsubj":
            if lemma in _INCLUDES or (lemma == "have" and named):
                stand = self._reach(verb.i, 22)
                if stand is not None:
                    self.used.add(verb.i)
                    role: Role = "presented" if lemma == "feature" else "participant"
                    self.add(self.cast.onward(stand), mention, role, status, "noun.includes", verb)
            if lemma == "convene" and (stand := self._reach(verb.i)) is not None:
                self.used.add(verb.i)
                self.add(
                    self.cast.onward(stand), mention, "participant", status, "noun.includes", verb
                )
            return
        if lemma in _CALLED_OFF or (lemma == "call" and self._particle(verb, "off")):
            subject = self._subject(verb)
            self.add(subject, mention, "participant", "absent", "verb.cancel", verb)
            for claim in self.claims:
                if claim.mention is mention:
                    claim.status = "absent"
            return
        if lemma in _PUT_OFF:
            for claim in self.claims:
                if claim.mention is mention:
                    claim.status = "planned"
            return
        subject = self._subject(verb)
        if link == "part":
            self.used.add(verb.i)
            self.add(subject, mention, "participant", status, "verb.attend", verb)
        elif link == "dobj" and frame is not None and frame.frame in ("attend", "join"):
            self.used.add(verb.i)
            role = frame.role
            if role == "presented" and mention.kind == "talks":
                role = "participant"
            if lemma in ("plan", "propose", "schedule", "arrange"):
                status = "planned"
            if mention.kind == "press" and lemma in ("hold", "give", "have"):
                role = "presented"
            if lemma == "hold" and mention.kind not in ("talks", "press"):
                subject = [s for s in subject if s.sort != "body" or _countries(s)]
            self.add(subject, mention, role, status, "verb.attend", verb)
        elif link == "dobj" and frame is not None and frame.frame == "absent":
            self.used.add(verb.i)
            self.add(subject, mention, "participant", _flipped(status), "verb.absent", verb)
        elif link == "dobj" and lemma in ("tell", "brief"):
            self.used.add(verb.i)
            self.add(subject, mention, "presented", "attended", "verb.tell", verb)
        elif link == "dobj" and lemma == "give" and mention.kind in ("press", "briefing"):
            self.add(subject, mention, "presented", status, "verb.tell", verb)
        elif link in _INSIDE or link in ("from",):
            self._adverbial(mention, verb, link, status, subject, frame)

    def _adverbial(
        self,
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
            self.used.add(verb.i)
            invited = subject if tree.passive(verb) and not self._by(verb) else self._object(verb)
            if tree.passive(verb):
                invited = self._stands(tree.own_subjects(verb))
            self.add(
                invited,
                mention,
                "participant",
                "invited" if status == "attended" else status,
                "verb.invite",
                verb,
            )
        elif kind == "receive" and link in ("for", "at", "to", "during"):
            self.used.add(verb.i)
            guests = self._object(verb)
            if guests:
                self.add(subject, mention, "hosted", status, "verb.receive", verb)
                self.add(guests, mention, "participant", status, "verb.receive", verb)
        elif kind == "meet" and link in ("at", "for", "in", "during"):
            others = self._object(verb) or self._with(verb, "with")
            own = link == "at" and bool(others) and others[0].sort == "person"
            self.add(subject + others, mention, "participant", status, "verb.meet-at", verb)
            if not own:
                self.used.add(verb.i)
        elif kind == "join":
            self.used.add(verb.i)
            self.add(
                subject + self._object(verb), mention, "participant", status, "verb.join", verb
            )
        elif kind == "visit" or lemma in ("be", "gather", "assemble", "head", "send", "bring"):
            if link in ("to", "for", "at", "in"):
                self.add(subject, mention, "participant", status, "verb.go", verb)
        elif kind == "present" or (lemma == "speak" and link in ("at", "to", "during")):
            self.used.add(verb.i)
            self.add(subject, mention, "presented", status, "verb.speak-at", verb)
        elif kind == "attend" and frame is not None and frame.prep == link:
            self.used.add(verb.i)
            self.add(subject, mention, frame.role, status, "verb.attend", verb)
        elif link in ("at", "during") or (
            link == "in" and mention.kind in ("talks", "meeting", "press")
        ):
            role: Role = "presented" if mention.kind == "press" else "participant"
            if subject and status == "attended":
                self.add(subject, mention, role, status, "verb.during", verb, confidence=0.75)

    def _nominal(self, mention: Mention, noun: Token, prep: str, status: Status) -> None:
        """An event behind a noun: "ministers at the meeting", "remarks at the dinner"."""
        lemma = noun.lemma_.lower()
        stand = self.cast.of(noun)
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
                self.add([stand], mention, "participant", status, "noun.at", noun)
        elif lemma in ("participation", "attendance", "presence") and prep in ("in", "at"):
            owner = [s for s in self.cast.between(noun.left_edge.i, noun.i) if s.possessive]
            self.add(owner[-1:], mention, "participant", status, "noun.participation", noun)

    # ---- verbs

    def _verb(self, verb: Token) -> None:
        if self._presence(verb) or self._listing(verb) or self._address(verb):
            return
        frame = frames.of(verb)
        if frame is None:
            return
        status = frames.status(verb)
        subject = self._subject(verb)
        if frame.frame == "meet":
            self._meet(verb, frame, status, subject)
        elif frame.frame == "call":
            self._call(verb, frame, status, subject)
        elif frame.frame == "visit":
            self._visit(verb, frame, status, subject)
        elif frame.frame == "receive":
            guests = self._object(verb)
            if subject and guests and not guests[0].possessive and guests[0].sort != "body":
                mention = self._own(verb, "meeting", "meeting of", subject, guests, status)
                self.add(subject, mention, "hosted", status, "verb.receive", verb)
                self.add(guests, mention, "participant", status, "verb.receive", verb)
        elif frame.frame == "join":
            self._join(verb, status, subject)
        elif frame.frame == "sign":
            self._sign(verb, status, subject)
        elif frame.frame == "absent" and frame.prep:
            self.add(
                subject, None, "participant", _flipped(status), "verb.absent", verb, creates=True
            )
        elif frame.frame == "invite":
            invited = (
                self._stands(tree.own_subjects(verb)) if tree.passive(verb) else self._object(verb)
            )
            to = any(c.lower_ in ("attend", "participate", "join") for c in verb.children)
            if invited and (to or tree.passive(verb)):
                later: Status = "invited"
                if any(frames.negated(c) for c in verb.children if c.dep_ == "conj"):
                    later = "absent"
                self.add(invited, None, "participant", later, "verb.invite", verb, creates=True)
        elif verb.lemma_.lower() in _INTRANSITIVE and not tree.passive(verb):
            self.add(subject, None, "participant", status, "verb.attend-bare", verb, creates=True)

    def _own(
        self,
        verb: Token,
        kind: str,
        label: str,
        subject: list[Stand],
        others: list[Stand],
        status: Status,
    ) -> Mention:
        """The event that a verb makes: "meeting of A with B"."""
        doc = self.doc
        last = max((s.until for s in others), default=verb.i)
        names = [self._named(s) for s in subject]
        to = [self._named(s) for s in others]
        name = f"{label} {' and '.join(names)}"
        if to:
            name += f" {'and' if not names else 'with'} {', '.join(to)}"
        begin = (
            min(
                [
                    verb.idx,
                    *(s.start for s in subject if s.first > verb.i - 30 and s.sort == "person"),
                ]
            )
            if kind == "call"
            else verb.idx
        )
        mention = Mention(
            token=verb.i,
            start=begin,
            end=doc[last].idx + len(doc[last]),
            name=" ".join(name.split()),
            kind=kind,
            form="bare",
            verb=True,
        )
        self.mentions.append(mention)
        self.moving[id(mention)] = status in ("planned", "invited")
        return mention

    def _named(self, stand: Stand) -> str:
        if stand.sort == "person":
            return next((w.name for w, _ in stand.who), "")
        first, last = stand.first, stand.until
        if stand.sort in ("group", "delegation"):
            first = min(first, self.doc[stand.first].left_edge.i)
        return self.doc.text[self.doc[first].idx : self.doc[last].idx + len(self.doc[last])]

    def _meet(self, verb: Token, frame: frames.Frame, status: Status, subject: list[Stand]) -> None:
        others = self._with(verb, "with") or ([] if frame.prep else self._object(verb))
        if others and others[0].possessive:
            others = []
        if not subject and not others:
            return
        several = sum(len(s.who) for s in subject) > 1 or any(s.sort == "group" for s in subject)
        loose = self._loose(verb)
        if not others and not several and not loose:
            return
        if frame.prep and not others and not loose:
            return
        if not subject and not others:
            return
        mention = self._own(verb, "meeting", "meeting of", subject, others, status)
        self.add(subject + others, mention, "participant", status, "verb.meet", verb)

    def _loose(self, verb: Token) -> bool:
        """Whether the verb meets people that are no actors ("met with civil society leaders")."""
        return bool(tree.prepositional(verb, "with") or tree.children(verb, "dobj"))

    def _call(self, verb: Token, frame: frames.Frame, status: Status, subject: list[Stand]) -> None:
        others = self._with(verb, frame.prep) if frame.prep else self._object(verb)
        others = [s for s in others if s.sort in ("person", "group") and not s.possessive]
        if verb.lemma_.lower() in ("call", "ring") and (
            not others
            or others[0].sort != "person"
            or self._particle(verb, "on", "for", "upon", "in")
        ):
            return
        if not subject or not others:
            return
        mention = self._own(verb, "call", "call of", subject, others, status)
        self.add(subject + others, mention, "participant", status, "verb.call", verb)

    def _visit(
        self, verb: Token, frame: frames.Frame, status: Status, subject: list[Stand]
    ) -> None:
        subject = [s for s in subject if s.sort != "body"]
        goal = self._goal(verb, frame)
        if not subject or not goal:
            return
        mention = self._own(verb, "visit", "visit of", subject, [], status)
        mention.name += f" to {goal[0]}"
        mention.end = goal[1]
        mention.where = goal[0]
        self.add(subject, mention, "participant", status, "verb.visit", verb)

    def _goal(self, verb: Token, frame: frames.Frame) -> tuple[str, int] | None:
        """Where a visit goes: a capitalised place or body behind the verb."""
        doc, i = self.doc, verb.i + 1
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
            if doc[i].ent_type_ in ("DATE", "TIME") or doc[i].ent_type_ == "PERSON":
                break
            i += 1
        while i > first and doc[i - 1].lower_ in (",", "and", "of", "the", "'s"):
            i -= 1
        if i == first or not doc[first].text[:1].isupper():
            return None
        end = doc[i - 1].idx + len(doc[i - 1])
        return doc.text[doc[first].idx : end], end

    def _join(self, verb: Token, status: Status, subject: list[Stand]) -> None:
        if tree.passive(verb):
            joined = self._stands(tree.own_subjects(verb))
            self.add(joined + self._by(verb), None, "participant", status, "verb.joined-by", verb)
            return
        guests = self._object(verb)
        rest = self.doc[verb.i + 1].lower_ if verb.i + 1 < len(self.doc) else ""
        if guests and guests[0].sort != "body":
            self.add(subject + guests, None, "participant", status, "verb.join", verb)
        elif rest in ("by", "in", "via", "the", ".", "remotely", "virtually", "from", "them", "us"):
            nouns = tree.children(verb, "dobj")
            if not nouns:
                self.add(subject, None, "participant", status, "verb.join", verb, creates=True)

    def _sign(self, verb: Token, status: Status, subject: list[Stand]) -> None:
        paper = [t for t in tree.objects(verb) if t.lemma_.lower() in _AGREEMENTS]
        if not paper or not subject or status != "attended":
            return
        mention = self._own(verb, "signing", "signing of", [], [], status)
        first, last = tree.phrase(paper[0])
        mention.name = "signing of " + self.doc.text[first : min(last, first + 160)]
        mention.end = max(mention.end, min(last, first + 160))
        self.add(subject, mention, "participant", status, "verb.sign", verb)

    def _presence(self, verb: Token) -> bool:
        """Read "Also present were A and B", "A and B were in attendance", "representing X were A"."""
        if verb.lemma_ != "be":
            return False
        sentence = [t for t in self.doc[verb.sent.start : verb.i] if not t.is_space]
        before = [t.lower_ for t in sentence[-14:]]
        after = [t.lower_ for t in self.doc[verb.i + 1 : verb.i + 7]]
        front = set(before) & {
            "present",
            "attendance",
            "attending",
            "participating",
            "representing",
        }
        back = "present" in after[:3] or after[:2] == ["in", "attendance"] or "among" in after[:2]
        status = frames.status(verb)
        if front and len(before) < 14:
            stand = self._reach(verb.i, 30)
            if stand is not None:
                mention = self._near(verb)
                self.add(
                    self.cast.onward(stand), mention, "participant", status, "list.present", verb
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
            subject = self._subject(verb)
            if subject:
                self.add(subject, self._near(verb), "participant", status, "list.present", verb)
                return True
        return False

    def _near(self, verb: Token) -> Mention | None:
        """The event named in the same sentence."""
        found = [
            m for m in self.mentions if verb.sent.start <= m.token < verb.sent.end and not m.title
        ]
        return min(found, key=lambda m: abs(m.token - verb.i), default=None)

    def _listing(self, verb: Token) -> bool:
        """Read "Attendees included A and B", "C was represented by D", "participation included"."""
        lemma = verb.lemma_.lower()
        if lemma == "represent":
            status = frames.status(verb)
            run = self._by(verb)
            if tree.passive(verb) and run:
                whole = [s for s in self._stands(tree.own_subjects(verb)) if s.sort == "body"]
                self.add(
                    run + whole,
                    self._near(verb),
                    "participant",
                    status,
                    "list.represented",
                    verb,
                    creates=True,
                )
                return True
            near = self._near(verb)
            if near is not None and (subject := self._subject(verb)) and verb.tag_ != "VBG":
                self.add(subject, near, "participant", status, "list.represented", verb)
                return True
            return False
        if lemma not in ("include", "be", "comprise", "feature"):
            return False
        heads = [t for t in tree.own_subjects(verb)] or [
            t for t in self.doc[verb.sent.start : verb.i] if t.lemma_.lower() in _LISTED
        ]
        if not any(t.lemma_.lower() in _LISTED | {"participation", "attendance"} for t in heads):
            return False
        stand = self._reach(verb.i, 30)
        if stand is None or (lemma == "be" and self.doc[stand.first].tag_ == "NN"):
            return False
        role: Role = "presented" if any(t.lemma_ == "speaker" for t in heads) else "participant"
        self.add(
            self.cast.onward(stand),
            self._near(verb),
            role,
            frames.status(verb),
            "list.attendees",
            verb,
            creates=True,
        )
        return True

    def _address(self, verb: Token) -> bool:
        """Presentations, remarks, briefings: who gives them addresses the event."""
        if verb.lemma_.lower() not in _GIVES:
            if verb.lemma_.lower() == "brief" and tree.passive(verb) and (run := self._by(verb)):
                self.add(
                    run, self._near(verb), "presented", frames.status(verb), "list.briefed", verb
                )
                return True
            if verb.lemma_.lower() == "present" and tree.passive(verb) and (run := self._by(verb)):
                self.add(
                    run,
                    self._near(verb),
                    "presented",
                    frames.status(verb),
                    "list.presented",
                    verb,
                    creates=True,
                )
                return True
            if verb.lemma_.lower() == "speak" and not tree.children(verb, "prep"):
                subject = self._subject(verb)
                if frames.status(verb) == "planned" and subject:
                    self.add(
                        subject, None, "presented", "planned", "verb.speak", verb, creates=True
                    )
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
                if self.doc[i].lower_ in ("from", "by") and (stand := self._reach(i)) is not None:
                    self.add(
                        self.cast.onward(stand),
                        self._near_event(verb),
                        "presented",
                        status,
                        "list.briefing",
                        verb,
                    )
            return True
        who = self._by(verb) if tree.passive(verb) else self._subject(verb)
        passive = tree.passive(verb)
        self.add(
            who,
            self._near_event(verb),
            "presented",
            status,
            "list.presented",
            verb,
            creates=passive,
        )
        return True

    def _near_event(self, verb: Token) -> Mention | None:
        """The event named in the same sentence, other than the address itself."""
        found = self._near(verb)
        return None if found is not None and found.kind == "briefing" else found

    # ---- who

    def _subject(self, verb: Token) -> list[Stand]:
        """The run of stands that does what the verb says."""
        heads = tree.subjects(verb)
        stands = self._stands(heads)
        if stands or tree.passive(verb):
            return stands or self._by(verb)
        if heads and not any(h.dep_ in ("nsubj", "nsubjpass", "conj", "appos") for h in heads):
            return []
        if heads and any(h.pos_ in ("NOUN", "PRON") for h in heads) and not _nameless(heads):
            return []
        for i in range(verb.i - 1, max(verb.sent.start, verb.i - 12) - 1, -1):
            word = self.doc[i]
            if word.tag_ in ("VBD", "VBZ", "VBP") or word.text in (";", ":") or i in self.by_token:
                break
            stand = self.cast.at(word)
            if stand is not None:
                return self.cast.back(stand) if not stand.possessive else []
        return []

    def _stands(self, tokens: Iterable[Token]) -> list[Stand]:
        """Stands of head tokens with their lists."""
        found: list[Stand] = []
        for token in tokens:
            stand = self.cast.of(token)
            if stand is None or stand.possessive:
                continue
            for s in self.cast.run(stand):
                if all(s is not f for f in found) and (not s.beside or s is stand):
                    if abs(s.first - stand.first) < 400:
                        found.append(s)
        return found

    def _object(self, verb: Token) -> list[Stand]:
        """The run right behind the verb, or what the parser calls its object."""
        stands = self._stands(t for t in tree.children(verb, "dobj", "dative"))
        if stands and stands[0].first > verb.i:
            return stands
        stand = self._reach(verb.i, 14)
        if stand is None:
            return []
        between = [self.doc[j] for j in range(verb.i + 1, stand.first)]
        if any(t.pos_ == "ADP" and t.lower_ not in ("of", "for", "with") for t in between):
            return []
        return self.cast.onward(stand)

    def _with(self, verb: Token, prep: str) -> list[Stand]:
        """The run behind a preposition of the verb."""
        stands = [s for s in self._stands(tree.prepositional(verb, prep)) if s.first > verb.i]
        if stands:
            return stands
        for i in range(verb.i + 1, min(verb.sent.end, verb.i + 26)):
            word = self.doc[i]
            if word.tag_ in ("VBD", "VBZ", "VBP", "MD", "WDT", "WP") or word.text == ";":
                break
            if word.lower_ == prep and (stand := self._reach(i, 24)) is not None:
                return self.cast.onward(stand)
        return []

    def _particle(self, verb: Token, *words: str) -> bool:
        nxt = self.doc[verb.i + 1].lower_ if verb.i + 1 < len(self.doc) else ""
        return nxt in words or any(c.lower_ in words and c.dep_ == "prt" for c in verb.children)


def _countries(stand: Stand) -> bool:
    return any(isinstance(w, Body) and w.type == "country" for w, _ in stand.who)


def _flipped(status: Status) -> Status:
    return "attended" if status == "absent" else "absent"


def _nameless(heads: list[Token]) -> bool:
    return all(h.pos_ == "PROPN" for h in heads)
