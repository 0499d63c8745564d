"""Which gatherings a text speaks of: mentions of events, joined where they mean the same one.

Nouns ("the summit", "talks with A") and verbs ("met with A") mention events. A definite or
possessive mention without a name of its own means an event named before; a number, a date or
"next" sets two mentions of the same words apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.ids import fold
from loaders.extraction import dates, timing
from loaders.extraction.mentions import Mention, key
from loaders.extraction.reading import Event, Person

if TYPE_CHECKING:
    from loaders.extraction.reading import Reading

# kinds that a general word may take up again: "the talks" for a meeting, "the event" for anything
_NEAR = {
    "meeting": {"meeting", "talks", "session", "briefing", "call", "meal", "press"},
    "talks": {"talks", "meeting", "call", "session"},
    "session": {"session", "meeting"},
    "briefing": {"briefing", "meeting"},
    "call": {"call", "talks"},
    "meal": {"meal"},
    "ceremony": {"ceremony", "signing"},
    "signing": {"signing", "ceremony"},
    "visit": {"visit"},
    "press": {"press"},
    "event": {"meeting", "talks", "session", "briefing", "meal", "ceremony", "signing", "event"},
}


def cluster(reading: Reading, mentions: list[Mention]) -> list[Event]:
    """Join mentions to events; the headline comes last, as it repeats what the text says."""
    groups: list[list[Mention]] = []
    for mention in [m for m in mentions if not m.title]:
        home = _home(mention, groups)
        if home is None:
            groups.append([mention])
        else:
            home.append(mention)
    for mention in [m for m in mentions if m.title]:
        home = _home(mention, groups[::-1], fallback=False) or _led(mention, groups)
        if home is None:
            groups.insert(0, [mention])
        else:
            home.append(mention)
    _same_by_title(groups)
    timing.spread(reading, groups)
    return [_event(group) for group in groups]


def _same_by_title(groups: list[list[Mention]]) -> None:
    """The event of the headline, if nobody is told to be there, is what the text begins with."""
    for group in list(groups):
        titles = [m for m in group if m.title]
        if not titles or any(m.told for m in group if not m.title):
            continue
        others = [g for g in groups if g is not group]
        home = _led(titles[0], others)
        if home is not None:
            home += group
            groups.remove(group)


def _led(mention: Mention, groups: list[list[Mention]]) -> list[Mention] | None:
    """The first event that the text tells under a headline that names it in other words."""
    if mention.generic and not mention.parts:
        return None
    for group in groups:
        if not any(m.parts for m in group) or any(m.other for m in group):
            continue
        near = _NEAR.get(mention.kind, {mention.kind})
        if not any(m.kind in near for m in group) or _conflict(mention, group):
            return None
        own = {key(p) for p in mention.parts}
        theirs = {key(p) for m in group for p in m.parts}
        people = any(isinstance(p, Person) for p in mention.parts)
        if people and not own & theirs:
            return None
        if mention.kind == "visit" and not own & theirs:
            return None
        if len(own) > 1 and len(own & theirs) < 2 and any(m.words for m in group):
            continue  # "before their meeting" is none that one of the two goes to
        if any(m.capitals for m in group) and not own & theirs:
            return None
        return group
    return None


def _home(
    mention: Mention, groups: list[list[Mention]], *, fallback: bool = True
) -> list[Mention] | None:
    """The group that a mention belongs to: by name, by participants, else by "the"."""
    for group in reversed(groups):
        if _conflict(mention, group):
            continue
        if any(_same(mention, m) for m in group):
            return group
    if not fallback or mention.other or mention.verb:
        return None
    if (
        mention.form in ("definite", "possessive")
        and len(mention.words) <= 1
        and not mention.capitals
    ):
        for group in _by_focus(mention, groups):
            near = _NEAR.get(mention.kind, {mention.kind})
            if any(m.kind in near for m in group) and not _conflict(mention, group):
                own = {key(p) for p in mention.parts}
                theirs = {key(p) for m in group for p in m.parts}
                if mention.form == "possessive" and own and theirs and not own & theirs:
                    continue
                if mention.words and not any(mention.words & m.words for m in group):
                    continue
                return group
    return None


def _by_focus(mention: Mention, groups: list[list[Mention]]) -> list[list[Mention]]:
    """Groups in the order in which a general word may mean them: near ones, then weighty ones."""

    def rank(group: list[Mention]) -> tuple[bool, bool, int, int]:
        last = max((m.start for m in group if m.start < mention.start), default=-1)
        told = any(m.told for m in group)
        here = mention.paragraph <= last
        weight = 0 if here else sum(m.told for m in group) + len(group)
        return told, here, weight, last

    return sorted(groups, key=rank, reverse=True)


def _same(a: Mention, b: Mention) -> bool:
    near = a.kind in _NEAR.get(b.kind, {b.kind}) or b.kind in _NEAR.get(a.kind, {a.kind})
    if not near or (a.kind == "visit") != (b.kind == "visit"):
        return False
    if a.full and a.full == b.full:
        return True
    if a.words and b.words and (a.capitals or b.capitals or len(a.words & b.words) > 1):
        common = a.words & b.words
        if (
            common
            and (
                len(common) >= 0.5 * len(a.words | b.words)
                or a.words <= b.words
                or b.words <= a.words
            )
            and (len(common) > 1 or a.words == b.words)
        ):
            return True
    pa, pb = {key(p) for p in a.parts}, {key(p) for p in b.parts}
    if a.verb and b.verb and a.kind == b.kind and (a.lone or b.lone) and pa & pb:
        return pa <= pb or pb <= pa
    if len(pa) > 1 and len(pb) > 1 and a.kind != "visit":
        less = a if len(pa) <= len(pb) else b
        if a.verb and b.verb:
            return pa == pb and a.words == b.words
        bare = not a.words or not b.words or bool(a.words & b.words)
        if not any(isinstance(p, Person) for p in less.parts) and not a.words & b.words:
            return False  # two countries meet more than once in a text
        loose = less.title or less.form in ("definite", "possessive")
        return bare and (pa == pb or (loose and (pa <= pb or pb <= pa)))
    if a.kind == b.kind == "visit" and pa and pb and pa & pb:
        if a.verb and b.verb and a.ahead and b.ahead and not b.other:
            return True  # the legs of one journey
        for m in (a, b):
            if not m.verb and m.form in ("indefinite", "bare") and not m.capitals:
                return False
        return not (a.where and b.where) or bool(_words(a.where) & _words(b.where))
    return False


def _words(text: str | None) -> set[str]:
    return set(fold(text or "").split())


def _conflict(mention: Mention, group: list[Mention]) -> bool:
    legs = mention.kind == "visit" and mention.verb and mention.ahead
    when = mention.when
    stretches = [m.when for m in group if m.when and timing.whole(m.when)]
    if when and any(a <= when[0] and when[1] <= b for a, b in stretches):
        when = None  # one day of a longer event
    for m in group[:1] if legs else group:
        if mention.number and m.number and mention.number != m.number:
            return True
        if not (mention.departs or m.departs) and timing.apart(when, m.when):
            return True
        if mention.other != m.other and not (mention.words & m.words):
            return True
    return False


def _event(group: list[Mention]) -> Event:
    best = max(
        group,
        key=lambda m: (
            not m.generic,
            not m.title or m.capitals,
            m.capitals,
            bool(m.number),
            not m.verb,
            -m.start,
        ),
    )
    body = [m for m in group if not m.title] or group
    spot = best if not best.title else body[0]
    event = Event(name=best.name, kind=best.kind, rule="event.verb" if best.verb else "event.noun")
    event.mentions = [(spot.start, spot.end)] + [(m.start, m.end) for m in group if m is not spot]
    aliases = dict.fromkeys(m.name for m in group if m.name != best.name)
    event.aliases = list(aliases)
    event.date = dates.iso(timing.date_of(group))
    event.place = next((m.where for m in [spot, *group] if m.where), None)
    for m in group:
        m.event = event
    return event
