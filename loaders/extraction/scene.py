"""The scene that clauses are read on: who stands where, which events are named, what was claimed.

Helpers that find the subject, the object and what follows a preposition of a verb, by the tree
where the parser has it right and by the line of words where it has not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.extraction import frames, tree
from loaders.extraction.frames import words
from loaders.extraction.mentions import Claim, Mention, key
from loaders.extraction.participants import Stand
from loaders.extraction.reading import Body, Person
from loaders.extraction.roles import spaced_dash

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

    from loaders.extraction.participants import Cast
    from loaders.extraction.reading import Role, Span, Status

    Paired = tuple[Body, Span]

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_ASKS = words("call rely count")
_LETS = words("permit enable authorize authorise instruct direct send appoint")
_BEFORE_LISTS = words("include includes included including")  # "included: A, B and C"
_TAKES = words("accept receive have")  # what the one who is invited does with an invitation
_BARRED = words("about against over at during with between by that")


class Scene:
    """The actors, event mentions and claims of one text while its clauses are read."""

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
        self.headlines: list[tuple[int, int]] = []
        self.later: list[tuple[Stand, Mention | None, Role, Status, str, Token]] = []
        self.used: set[int] = set()  # verbs that an event noun has spoken for

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
        on: str | None = None,
    ) -> None:
        """One claim per actor of the stands."""
        past = frames.tensed(at) == "past"
        for stand in stands:
            if not stand.who and stand.noun and stand.sort == "group":
                self.later.append((stand, mention, role, status, rule, at))
            for who, span in stand.who:
                # whoever sent a delegation does not chair or host by it
                sent = stand.sort == "delegation" and isinstance(who, Body)
                if sent and role not in ("participant", "presented"):
                    continue
                self.claims.append(
                    Claim(
                        who,
                        span,
                        role,
                        status,
                        rule,
                        at.idx,
                        mention,
                        past,
                        creates,
                        confidence,
                        on,
                    )
                )
                if mention is not None:
                    mention.told = True
                if mention is not None and all(key(who) != key(p) for p in mention.parts):
                    mention.parts.append(who)

    def resolve(self) -> None:
        """Claims about "they" and "the two leaders": the participants of the last event before."""
        ready = sorted(self.mentions, key=lambda m: m.token)
        for stand, mention, role, status, rule, at in sorted(self.later, key=lambda x: x[0].first):
            before = [
                m
                for m in ready
                if m.token < stand.first and len(m.parts) > 1 and m is not mention and not m.title
            ]
            if not before:
                continue
            meant = before[-1].parts
            bodies = stand.noun in (
                "side",
                "country",
                "government",
                "party",
                "delegation",
                "nation",
            )
            of_sort = [w for w in meant if isinstance(w, Body) == bodies]
            if bodies and not of_sort:
                of_sort = _lands(meant)
            of_sort = of_sort or meant
            whole = Stand(
                stand.first, stand.last, stand.start, stand.end, "group",
                [(w, (stand.start, stand.end)) for w in of_sort],
            )  # fmt: skip
            self.add([whole], mention, role, status, f"{rule}.they", at, confidence=0.6)

    def reach(self, i: int, far: int = 16) -> Stand | None:
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
            if word.lower_ in _BARRED:
                return None
            colon = word.text == ":" and self.doc[j - 1].lower_ in _BEFORE_LISTS
            if (word.text in (".", ";", ":") and not colon) or "\n" in word.text:
                return None
        return stands[0]

    def by(self, verb: Token) -> list[Stand]:
        """The run behind "by" after a verb."""
        for i in range(verb.i + 1, min(verb.sent.end, verb.i + 14)):
            word = self.doc[i]
            if word.tag_ in ("VBD", "VBZ", "VBP", "MD") or word.text == ";":
                break
            if word.lower_ == "by":
                stand = self.reach(i, 30)
                return self.cast.onward(stand) if stand is not None else []
        return []

    def subject(self, verb: Token) -> list[Stand]:
        """The run of stands that does what the verb says."""
        sent = self._sent(verb)
        if sent is not None:
            return [sent]
        if asked := self._asked(verb):
            return asked
        heads = tree.subjects(verb)
        if not heads and verb.dep_ == "relcl" and verb.head.dep_ == "attr":
            heads = tree.own_subjects(verb.head.head)  # "was the first to arrive"
        if not heads and verb.head.pos_ == "ADJ" and verb.head.head.pos_ in ("AUX", "VERB"):
            heads = tree.own_subjects(verb.head.head)  # "is due to attend"
        if not heads or verb.dep_ == "pcomp":
            heads = _thanked(verb) or heads
        stands = self.stands(heads)
        opener = self.doc[verb.sent.start]
        if len(stands) > 1 and opener.pos_ in ("ADP", "SCONJ") and verb.dep_ != "pcomp":
            # "After talks with A and B, C told …": only C is the subject
            edge = min(h.left_edge.i for h in heads)
            stands = [s for s in stands if s.first >= edge] or stands
        if stands or tree.passive(verb):
            return stands or self.by(verb)
        if heads and not any(h.dep_ in ("nsubj", "nsubjpass", "conj", "appos") for h in heads):
            return []
        if heads and any(h.pos_ in ("NOUN", "PRON") for h in heads) and not _nameless(heads):
            return []
        return self.left(verb)

    def _asked(self, verb: Token) -> list[Stand]:
        """Who is called on, or let, to do what an infinitive says ("called on Norway to host")."""
        above = verb.head
        links = ("xcomp", "advcl", "ccomp", "acl", "relcl")
        if verb.tag_ != "VB" or verb.dep_ not in links or tree.passive(above):
            return []
        lemma = above.lemma_.lower()
        if lemma == "invitation" and above.head.lemma_.lower() in _TAKES:
            return self.stands(tree.own_subjects(above.head))
        if lemma in _ASKS:
            asked = tree.prepositional(above, "on", "upon")
            return self.stands(asked) or [self._body(t) for t in asked if t.i in self.cast.bodies]
        return self.stands(tree.children(above, "dobj")) if lemma in _LETS else []

    def _body(self, token: Token) -> Stand:
        """A country or body where it would else be only a place."""
        spot = (token.idx, token.idx + len(token))
        who = [(self.cast.bodies[token.i], spot)]
        return Stand(token.i, token.i, *spot, "body", [*who], until=token.i)

    def lands(self, first: int) -> list[Stand]:
        """The countries of a list ("the meeting of Norway, Kenya and Chile")."""
        found: list[Stand] = []
        for token in self.doc[first : first + 60]:
            body = self.cast.bodies.get(token.i)
            if body is not None and body.type == "country" and token.pos_ == "PROPN":
                found.append(self._body(token))
            elif token.lower_ not in (",", "and", "the", "of") and token.pos_ != "PROPN":
                break
        after = self.doc[found[-1].last + 1] if found else None
        whose = after is None or after.text in ("'s", "’s", "'", "’") or after.pos_ == "NOUN"
        return [] if whose else found

    def _sent(self, verb: Token) -> Stand | None:
        """The delegation that is named or sent to do what an infinitive says."""
        if verb.i < 2 or self.doc[verb.i - 1].lower_ != "to" or verb.tag_ != "VB":
            return None
        for stand in reversed(self.cast.between(max(verb.sent.start, verb.i - 12), verb.i - 2)):
            if stand.sort == "delegation":
                between = self.doc[stand.last + 1 : verb.i - 1]
                return stand if all(t.pos_ != "VERB" for t in between) else None
        return None

    def left(self, verb: Token) -> list[Stand]:
        """The run right before a verb, in the same clause."""
        for i in range(verb.i - 1, max(verb.sent.start, verb.i - 12) - 1, -1):
            word = self.doc[i]
            if word.tag_ in ("VBD", "VBZ", "VBP") or word.text in (";", ":") or i in self.by_token:
                break
            stand = self.cast.at(word)
            if stand is not None:
                return self.cast.back(stand) if not stand.possessive else []
        return []

    def stands(self, tokens: Iterable[Token]) -> list[Stand]:
        """Stands of head tokens with their lists."""
        found: list[Stand] = []
        for token in tokens:
            stand = self.cast.of(token)
            if stand is None or stand.possessive:
                continue
            found += [
                s
                for s in self.cast.run(stand)
                if all(s is not f for f in found)
                and (not s.beside or s is stand)
                and abs(s.first - stand.first) < 400
            ]
        return found

    def object(self, verb: Token) -> list[Stand]:
        """The run right behind the verb, or what the parser calls its object."""
        stands = self.stands(t for t in tree.children(verb, "dobj", "dative"))
        if stands and stands[0].first > verb.i:
            return stands
        stand = self.reach(verb.i, 14)
        if stand is None:
            return []
        between = [self.doc[j] for j in range(verb.i + 1, stand.first)]
        if any(t.pos_ == "ADP" and t.lower_ not in ("of", "for", "with") for t in between):
            return []
        return self.cast.onward(stand)

    def behind(self, verb: Token, prep: str) -> list[Stand]:
        """The run behind a preposition of the verb."""
        stands = [s for s in self.stands(tree.prepositional(verb, prep)) if s.first > verb.i]
        if stands:
            return stands
        for i in range(verb.i + 1, min(verb.sent.end, verb.i + 26)):
            word = self.doc[i]
            if word.tag_ in ("VBD", "VBZ", "VBP", "MD", "WDT", "WP") or word.text == ";":
                break
            if word.lower_ == prep and (stand := self.reach(i, 24)) is not None:
                return self.cast.onward(stand)
        return []

    def particle(self, verb: Token, *words: str) -> bool:
        """Whether the verb goes with one of these particles ("called off")."""
        nxt = self.doc[verb.i + 1].lower_ if verb.i + 1 < len(self.doc) else ""
        return nxt in words or any(c.lower_ in words and c.dep_ == "prt" for c in verb.children)

    def near(self, verb: Token) -> Mention | None:
        """The event named in the same sentence."""
        low, high = verb.sent.start, verb.sent.end
        found = [m for m in self.mentions if low <= m.token < high and not m.title]
        return min(found, key=lambda m: abs(m.token - verb.i), default=None)

    def near_event(self, verb: Token) -> Mention | None:
        """The event named in the same sentence, other than the address itself."""
        found = self.near(verb)
        return None if found is not None and found.kind == "briefing" else found

    def named(self, stand: Stand) -> str:
        """How a stand is called in the name of an event."""
        if stand.sort == "person":
            return next((w.name for w, _ in stand.who), "")
        first, last = stand.first, stand.until
        if stand.sort in ("group", "delegation"):
            first = min(first, self.doc[stand.first].left_edge.i)
            dashes = [i for i in range(first, stand.first) if spaced_dash(self.doc[i])]
            first = dashes[-1] + 1 if dashes else first
            while first < stand.first and self.doc[first].is_punct:
                first += 1
        return self.doc[first : last + 1].text

    def own(
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
        names = [self.named(s) for s in subject]
        to = [self.named(s) for s in others]
        name = f"{label} {' and '.join(names)}" if names else label.split()[0]
        if to:
            name += f" with {', '.join(to)}"
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
        mention.title = any(a <= verb.idx < b for a, b in self.headlines)
        mention.lone = not subject
        self.mentions.append(mention)
        self.moving[id(mention)] = status in ("planned", "invited")
        return mention


def _thanked(verb: Token) -> list[Token]:
    """Who is thanked for doing what the verb says ("commended Norway for hosting")."""
    above = verb.head.head if verb.dep_ == "pcomp" else verb
    if verb.head.lower_ == "for" and above.lemma_.lower() in frames.THANKS:
        return tree.objects(above)
    return []


def _lands(people: list[Person | Body]) -> list[Person | Body]:
    """The countries that people represent."""
    found: dict[object, Person | Body] = {}
    for person in people:
        for office in person.offices if isinstance(person, Person) else ():
            if office.body is not None and office.body.type == "country" and not office.former:
                found.setdefault(key(office.body), office.body)
    return list(found.values())


def _nameless(heads: list[Token]) -> bool:
    return all(h.pos_ == "PROPN" for h in heads)
