"""Itineraries: the notes of a journey, line by line, whose traveller goes without saying.

"Monday, 27 May / 10.00 Talks with the Premier / Dinner with the Ambassador": each line that begins
with an event takes the traveller along, on the day that the lines above name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.extraction import dates
from loaders.extraction.layout import block_at
from loaders.extraction.mentions import Claim
from loaders.extraction.reading import Person

if TYPE_CHECKING:
    from loaders.extraction.dates import Interval
    from loaders.extraction.mentions import Mention
    from loaders.extraction.reading import Block, Reading, Status
    from loaders.extraction.scene import Scene

_LINES = 4  # fewer notes are no itinerary
_CALLED = re.compile(r"(?i)\b(?:itinerary|programme|schedule|diary|engagements)\b")
_LEAD = re.compile(
    r"(?i)[\W\d]*(?:(?:[ap]\.?m\.?|noon|hrs|hours|morning|afternoon|evening|official|private)\W+)*"
)
_FINITE = ("VBD", "VBZ", "VBP", "MD")


def itinerary(reading: Reading, scene: Scene) -> None:
    """Add the traveller to the events of the notes; nothing where the text is no itinerary."""
    if not _CALLED.search(reading.normal.text):
        return
    notes = [m for m in scene.mentions if _note(reading, m)]
    traveller = _traveller(reading, scene, notes) if len(notes) >= _LINES else None
    if traveller is None:
        return
    ahead = any(scene.moving.get(id(m)) for m in scene.mentions if m not in notes)
    ahead = ahead or "will" in reading.normal.text[: notes[_LINES - 1].start].split()
    for mention in notes:
        after = reading.normal.text[mention.start : mention.end].split()[1:2]
        if mention.kind == "visit" and after == ["by"]:
            continue  # somebody else's
        token = reading.doc[mention.token]
        status: Status = "planned" if ahead else "attended"
        scene.moving[id(mention)] = ahead
        for claim in scene.claims:
            if claim.mention is mention:
                claim.status = status
        spot = (token.idx, token.idx + len(token))
        scene.claims.append(
            Claim(traveller, spot, "participant", status, "list.itinerary", token.idx, mention,
                  confidence=0.7)
        )  # fmt: skip
        mention.told = True
        mention.parts.append(traveller)
        mention.when = _day(reading, mention)


def _note(reading: Reading, mention: Mention) -> bool:
    """Whether a line begins with the event and tells nothing in a sentence."""
    block = block_at(reading, mention.start)
    if block is None or mention.title or mention.verb or mention.kind in ("session", "event"):
        return False
    line = reading.doc.char_span(block.start, block.end, alignment_mode="expand")
    lead = reading.normal.text[block.start : mention.start]
    short = line is not None and len(line) < 30 and not _told(reading, mention.start)
    return short and _LEAD.fullmatch(lead) is not None


def _told(reading: Reading, at: int) -> bool:
    """Whether the line at a character holds a finite verb: a sentence, not a note."""
    block = block_at(reading, at)
    if block is None:
        return False
    line = reading.doc.char_span(block.start, block.end, alignment_mode="expand")
    return line is not None and any(t.tag_ in _FINITE for t in line)


def _traveller(reading: Reading, scene: Scene, notes: list[Mention]) -> Person | None:
    """Whose journey it is: the visitor that a sentence names, else who is named most by far."""
    for mention in scene.mentions:
        if mention.kind == "visit" and mention not in notes:
            people = [p for p in mention.parts if isinstance(p, Person)]
            if len(people) == 1:
                return people[0]
    named = [(sum(_told(reading, a) for a, _ in p.mentions), p) for p in reading.people]
    named.sort(key=lambda pair: -pair[0])
    if not named or not named[0][0] or (len(named) > 1 and named[0][0] == named[1][0]):
        return None
    return named[0][1]


def _day(reading: Reading, mention: Mention) -> Interval | None:
    """The day that the nearest line above consists of; columns of days say nothing."""
    above = [b for b in reading.blocks if b.start < mention.start]
    for i in range(len(above) - 1, -1, -1):
        if (found := _heading(reading, above[i])) is not None:
            column = i > 0 and _heading(reading, above[i - 1]) is not None
            return None if column else found
    return None


def _heading(reading: Reading, block: Block) -> Interval | None:
    line = reading.normal.text[block.start : block.end].strip(" :-–.")
    moments = [m for m in dates.find(line, dates.today(reading)) if m.precise]
    if len(moments) != 1 or moments[0].end - moments[0].start < 0.35 * len(line):
        return None
    return moments[0].at(ahead=True)
