"""When each event takes place: the date of its own clause, else the day that the text speaks of.

A mention takes the date of its phrase or the nearest one in its sentence. An event that no
sentence dates has the date of what is told around it: a meeting on a journey that of the journey,
a signing that of the talks at which it took place, words before a meeting the day of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from loaders.extraction import dates, places, tree
from loaders.extraction.frames import words
from loaders.extraction.telling import aside, spoken_of, tense_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from loaders.extraction.dates import Interval, Moment
    from loaders.extraction.mentions import Mention
    from loaders.extraction.reading import Reading

_FAR = 220  # characters between an event and its date
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_LENGTH = re.compile(r"(?i)\b(\w+)[ -]day\b")
_ENDS = frozenset(("end", "close", "conclude", "finish"))
_BEGINS = frozenset(("begin", "open", "start"))
_LIMIT = re.compile(r"(?i)\b(?:until|since|before|after|by|from before|prior to)\s$")
_LIMITED = re.compile(r"(?i)(?:until|since|by)\b")  # not when, but up to when
# participles that say when an event is; others ("formed in 1983") tell something else of it
_HELD = words(
    "hold schedule plan set slate convene host organize organise start begin open close end "
    "conclude run take place expect due call arrange fix attend postpone delay"
)
_PLANNED = words("schedule plan set slate expect due arrange fix tentatively")
_DEPARTS = words("leave depart return arrive fly go come")
# of a later or an earlier event than the one that the text tells
_APART = words(
    "next last previous earlier future upcoming forthcoming subsequent following recent past "
    "ongoing annual regular latest"
)
_MARGINS = words("margin margins sideline sidelines fringes")
_LONGEST = 15  # days of one gathering
_STALE = 21  # days: what lies further back is told as background
_TRIP = 31  # days: longer than that, a date is no date of a journey


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A mention of an event with a date, which events told after it may share."""

    start: int
    token: int
    ahead: bool
    when: Interval
    mention: Mention


class _Calendar:
    """The date expressions of a text with the mentions that they may belong to."""

    def __init__(self, reading: Reading, mentions: list[Mention]) -> None:
        self.reading = reading
        self.day = dates.today(reading)
        text = reading.normal.text
        lines = [b.dateline for b in reading.blocks if b.dateline is not None]
        self.moments = [
            m
            for m in dates.find(text, self.day)
            if not any(a <= m.start < b for a, b in lines)
            and not _LIMIT.search(text[max(0, m.start - 12) : m.start])
            and not _LIMITED.match(text, m.start, m.end)
        ]
        self.starts = [m.start for m in self.moments]
        self.tokens = sorted(m.token for m in mentions if not _margin(reading.doc, m.token))
        self.inside: dict[int, list[Mention]] = {}  # moment -> nouns whose phrase it is in
        for mention in mentions:
            for n in self._range(mention.start, mention.end):
                self.inside.setdefault(n, []).append(mention)

    def _range(self, low: int, high: int) -> range:
        return range(bisect_left(self.starts, low), bisect_left(self.starts, high))

    def of(self, mention: Mention) -> Moment | None:
        """The date that belongs to a mention: in its phrase, else nearest in its sentence."""
        token = self.reading.doc[mention.token]
        own = [
            n
            for n in self._range(mention.start, mention.end)
            if self.starts[n] < token.idx or not self._limited(n)
        ]
        if own:
            return self.moments[own[0]]
        near = [
            moment
            for n in self._range(token.sent.start_char, _end(token.sent))
            if (abs(self.starts[n] - token.idx) < _FAR or self._held(n))
            and not any(not m.verb for m in self.inside.get(n, ()))
            and not self._limited(n)
            and self._clear(token, moment := self.moments[n])
            and not self._others(token, moment)
            and not self._apart(token, moment)
        ]
        if not near:
            return self._shared(token)
        # what follows the noun belongs to it sooner than what stands before
        best = min(near, key=lambda m: self._distance(token, m))
        if mention.verb and mention.kind == "visit" and best.precise and best.start > token.idx:
            return self._legs(token, best, near)
        return best

    def _held(self, n: int) -> bool:
        """Whether a date stands behind a verb of holding: "was held on Monday"."""
        at = self._token(self.moments[n])
        return any(t.lemma_.lower() in _HELD for t in self.reading.doc[max(0, at - 2) : at])

    def _legs(self, token: Token, first: Moment, near: list[Moment]) -> Moment:
        """All days of "to Oslo on June 3 and to Bergen on June 5"."""
        legs = [m for m in near if m.precise and m.past and self._distance(token, m)[1] == 0]
        if len(legs) < 2 or first not in legs:
            return first
        days = [m.past for m in legs if m.past] + [m.future for m in legs if m.future]
        hull = min(a for a, _ in days), max(b for _, b in days)
        return replace(first, past=hull, future=hull)

    def _shared(self, token: Token) -> Moment | None:
        """The date of the verb that the event is subject or object of, however far."""
        verb = next((t for t in tree.ancestors(token) if t.pos_ in ("VERB", "AUX")), None)
        if token.pos_ == "VERB":
            verb = token
        elif token.dep_ not in ("nsubj", "nsubjpass", "dobj"):
            return None
        if verb is None:
            return None
        first, last = token.sent.start_char, token.sent.end_char
        for n in self._range(first, last):
            date = self.reading.doc[self._token(self.moments[n])]
            over = next((t for t in tree.ancestors(date) if t.pos_ in ("VERB", "AUX")), None)
            if token.pos_ == "VERB" and date.i > token.i:
                break
            if over is not None and over.i == verb.i and n not in self.inside:
                return self.moments[n]
        return None

    def _limited(self, n: int) -> bool:
        return _attributive(self.reading, self.moments[n])

    def _clear(self, token: Token, moment: Moment) -> bool:
        """Whether no other event stands between."""
        at = self._token(moment)
        low, high = sorted((token.i, at))
        return bisect_right(self.tokens, low) >= bisect_left(self.tokens, high)

    def _token(self, moment: Moment) -> int:
        doc = self.reading.doc
        span = doc.char_span(moment.start, moment.end, alignment_mode="expand")
        return span.start if span is not None else 0

    def _others(self, token: Token, moment: Moment) -> bool:
        """Whether the date tells of something else about the event ("a group formed in 1983")."""
        at = self._token(moment)
        before = self.reading.doc[max(token.i, at - 3) : at]
        verb = next((t for t in reversed(before) if t.pos_ == "VERB"), None)
        if verb is None or verb.tag_ != "VBN" or verb.lemma_.lower() in _HELD:
            return False
        return not any(c.dep_ in ("aux", "auxpass") for c in verb.children)

    def _apart(self, token: Token, moment: Moment) -> bool:
        """Whether the date belongs to another clause: "today announced", "who joined in June"."""
        date = self.reading.doc[self._token(moment)]
        over = next((t for t in tree.ancestors(date) if t.pos_ in ("VERB", "AUX")), None)
        if over is None or over.i == token.i:
            return False
        if over.dep_ == "relcl":
            whose = over.head
            inside = token.is_ancestor(whose) or over.is_ancestor(token)
            return whose.i != token.i and not inside and not whose.is_ancestor(token)
        return date.i < token.i and spoken_of(token, over)

    def _distance(self, token: Token, moment: Moment) -> tuple[bool, int, bool, int]:
        at = self._token(moment)
        between = self.reading.doc[min(token.i, at) : max(token.i, at)]
        clauses = sum(t.tag_ in _FINITE for t in between)
        before = at < token.i
        return not moment.precise, max(0, clauses - before), before, abs(at - token.i)


def _end(sentence: Span) -> int:
    """The end of a sentence, past one that the parser begins within a line after no full stop."""
    doc, last = sentence.doc, sentence[-1]
    while sentence.end < len(doc) and _open(last):
        sentence = doc[sentence.end].sent
        last = sentence[-1]
    return sentence.end_char


def _open(last: Token) -> bool:
    """Whether no sentence ends with a token."""
    return bool(last.whitespace_) and (last.pos_ in ("PROPN", "NOUN") or last.text == ")")


def settle(reading: Reading, mentions: list[Mention], moving: dict[int, bool]) -> None:
    """Give each mention its date and place from its own clause; `moving` says what lies ahead."""
    starts = [b.start for b in reading.blocks]
    for mention in mentions:
        at = bisect_right(starts, mention.start) - 1
        mention.paragraph = starts[at] if at >= 0 else 0
    calendar = _Calendar(reading, mentions)
    for mention in mentions:
        token = reading.doc[mention.token]
        mention.departs = mention.verb and token.lemma_.lower() in _DEPARTS
        ahead = mention.ahead = moving.get(id(mention), False) or _planned(token)
        moment = calendar.of(mention)
        if moment is not None:
            mention.when = _stretched(reading, mention, moment.at(ahead=ahead))
        elif (
            calendar.day and (mention.told or mention.held) and not ahead and _leads(reading, token)
        ):
            mention.when = calendar.day, calendar.day
        if mention.kind == "visit" and mention.where is None:
            mention.where = places.goal(reading.normal.text[mention.start : mention.end])
        mention.where = mention.where or places.of(reading, mention.token, mention.end)


def _leads(reading: Reading, token: Token) -> bool:
    """Whether the first sentence behind a dateline tells of an event in the past tense."""
    lines = [b.dateline for b in reading.blocks if b.dateline is not None]
    opens = any(0 <= b - token.sent.start_char < 10 or a == token.sent.start_char for a, b in lines)
    return opens and tense_of(token) == "past" and not aside(token)


def _planned(token: Token) -> bool:
    """Whether an event is scheduled or set for a day, whatever the tense of that."""
    over = token.head
    if over.pos_ in ("VERB", "AUX") and over.lemma_.lower() in _PLANNED and tree.passive(over):
        return True
    return any(
        c.dep_ in ("acl", "relcl") and c.lemma_.lower() in _PLANNED and c.tag_ == "VBN"
        for c in token.children
    )


def _attributive(reading: Reading, moment: Moment) -> bool:
    """Whether a date only tells which thing is meant ("the January 27 executive order")."""
    text = reading.normal.text
    if text[max(0, moment.start - 4) : moment.start].lower().endswith(("on ", "in ", "of ")):
        return False
    word = re.match(r"\s\w+", text[moment.end : moment.end + 40])
    if word is None:
        return False
    span = reading.doc.char_span(moment.end + 1, moment.end + word.end(), alignment_mode="expand")
    return span is not None and len(span) > 0 and span[0].pos_ in ("NOUN", "ADJ")


def _stretched(reading: Reading, mention: Mention, when: Interval | None) -> Interval | None:
    """All days of "a three-day meeting" that ended, or began, on one."""
    long = _LENGTH.search(reading.normal.text[mention.start : mention.end])
    days = dates.NUMBERS.get(long[1].lower(), 0) if long else 0
    if when is None or when[0] != when[1] or days < 2:
        return when
    rest = timedelta(days=days - 1)
    if mention.ahead:
        return when[0], when[1] + rest
    for token in reading.doc[mention.token + 1 : mention.token + 60]:
        if token.is_sent_start:
            break
        if token.pos_ == "VERB":
            if token.lemma_.lower() in _ENDS:
                return when[0] - rest, when[1]
            return (when[0], when[1] + rest) if token.lemma_.lower() in _BEGINS else when
    return when


def date_of(group: list[Mention]) -> Interval | None:
    """The date of one event by its mentions: of a journey all its days, else the narrowest one."""
    body = [m for m in group if not m.title and m.when] or [m for m in group if m.when]
    found = [m.when for m in body if m.when and not (m.verb and m.departs)]
    found = found or [m.when for m in body if m.when]
    if not found:
        return None
    narrow = min(found, key=lambda w: w[1] - w[0])
    narrow = next((w for w in found if whole(w) and w[0] <= narrow[0] <= narrow[1] <= w[1]), narrow)
    if group[0].kind != "visit" or _vague(narrow):
        return narrow
    legs = [w for w in found if abs((w[0] - narrow[0]).days) <= _TRIP and not _vague(w)]
    return min(w[0] for w in legs), max(w[1] for w in legs)


def whole(when: Interval) -> bool:
    """Whether a date is all days of something, on one of which somebody spoke ("June 3 to 5")."""
    return 0 < (when[1] - when[0]).days < _LONGEST and not _vague(when)


def _margin(doc: Doc, token: int) -> bool:
    """Whether an event is only what another was beside: "on the margins of the APEC summit"."""
    return any(t.lower_ in _MARGINS for t in doc[max(0, token - 7) : token])


def apart(one: Interval | None, other: Interval | None) -> bool:
    """Whether two dates have no day in common."""
    return one is not None and other is not None and (one[1] < other[0] or other[1] < one[0])


def _vague(when: Interval) -> bool:
    """Whether a date is a week, a month or more: nothing else takes place on all of it."""
    days = (when[1] - when[0]).days
    return days >= 27 or (days == 6 and when[0].weekday() == 0)


def spread(reading: Reading, groups: list[list[Mention]]) -> None:
    """Date the events that no sentence dates by what is told around them."""
    dated = {id(g): when for g in groups if (when := date_of(g)) is not None}
    anchors = sorted(
        (
            _Anchor(m.start, m.token, m.ahead, m.when or dated[id(g)], m)
            for g in groups
            if id(g) in dated
            for m in g
            if not m.title and not m.other and (m.when is not None or m.told)
        ),
        key=lambda a: a.start,
    )
    starts = [a.start for a in anchors]
    spoken = any(b.speaker is not None for b in reading.blocks)
    for group in groups:
        if id(group) not in dated:
            group[0].when = _around(reading, group, anchors, starts, spoken=spoken)


def _around(
    reading: Reading,
    group: list[Mention],
    anchors: list[_Anchor],
    starts: list[int],
    *,
    spoken: bool,
) -> Interval | None:
    body = [m for m in group if not m.title]
    doc = reading.doc
    if now := _today(reading, group, spoken=spoken):
        return now
    if not body or spoken:
        return None
    told = [m for m in body if m.told]
    if not told:
        return None
    first = told[0]
    token = doc[first.token]
    if any(t.lower_ in _APART for t in token.lefts) or aside(token):
        return None
    if first.form == "possessive" and spoken_of(token):
        return None  # "thanked them for the President's visit"
    before = anchors[: bisect_left(starts, first.start)]
    same = [a for a in before[-6:] if a.token >= token.sent.start]
    if same and not same[-1].mention.departs:
        return same[-1].when
    tense = tense_of(token)
    if not first.ahead and tense in ("perfect", "future"):
        return None
    day = dates.today(reading)
    for anchor in reversed(before[-40:]):
        old = day is not None and (day - anchor.when[1]).days > _STALE
        if old or anchor.mention.departs or _vague(anchor.when):
            continue
        if anchor.ahead == first.ahead:
            return anchor.when
    if first.kind == "visit":
        after = [a for a in anchors[len(before) :][:6] if a.token < token.sent.end]
        return after[0].when if after else None
    return None


def _today(reading: Reading, group: list[Mention], *, spoken: bool) -> Interval | None:
    """The day of the text for what a speaker calls under way ("before their meeting")."""
    day = dates.today(reading)
    if day is None or any(m.other for m in group):
        return None
    titled = spoken and any(m.title for m in group)
    now = any(m.told and not m.ahead and _just(reading.doc[m.token], m) for m in group)
    return (day, day) if titled or now else None


def _just(token: Token, mention: Mention) -> bool:
    """Whether a speaker has just been there: "I have had a very good meeting"."""
    if mention.form == "definite" or tense_of(token) != "perfect":
        return False
    subject = (c for t in (token, *tree.ancestors(token)) for c in tree.children(t, "nsubj"))
    return any(c.lower_ in ("i", "we") for c in subject)
