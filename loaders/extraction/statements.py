"""Who said what: quotations, reported speech, transcripts and joint statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.extraction.continued import continued
from loaders.extraction.cues import cue_at
from loaders.extraction.joint import MOST, issuers, positions
from loaders.extraction.nominal import according, nominal, noun_at
from loaders.extraction.reading import Group
from loaders.extraction.record import Record
from loaders.extraction.reported import reported
from loaders.extraction.sentences import sentences
from loaders.extraction.speakers import Speakers
from loaders.extraction.transcripts import quoted_lines, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from loaders.extraction.reading import Reading, Statement
    from loaders.extraction.sentences import Sentences


def statements(reading: Reading) -> None:
    """Stage: fill `reading.stated`, in text order."""
    record = Record(reading)
    bounds = sentences(reading)
    direct = spoken(reading)
    together = None if direct else issuers(reading)
    record.memory.we = together
    for token in _in_prose(reading):
        record.memory.pass_by(reading, token)
        if token.lower_ == "according":
            according(record, token, bounds)
        elif (cue := cue_at(token)) is not None:
            reported(record, cue, bounds)
        elif (noun := noun_at(token)) is not None:
            nominal(record, token, noun, bounds)
    if not direct:
        continued(record)
    if len({id(who) for who, _ in direct}) > 1:
        # "they say" in conversation means nobody in particular
        record.found = [s for s in record.found if not _vague(s)]
    for who, span in direct:
        record.add(Speakers([who], "S-labelled"), span, "T-paragraph", direct=True)
    for who, span in quoted_lines(reading):
        if not any(s.span[0] < span[1] and s.span[1] > span[0] and s.direct for s in record.found):
            record.add(Speakers([who], "S-labelled"), span, "T-line", direct=True)
    if together is not None:
        _jointly(record, together, bounds)
    reading.stated = record.settle()


def _vague(statement: Statement) -> bool:
    vague = ("they", "one", "some", "many", "another", "others", "most", "people")
    return isinstance(statement.who, Group) and statement.who.name.lower() in vague


def _jointly(record: Record, together: Group, bounds: Sentences) -> None:
    """Add the sentences of a joint statement that have no cue of their own."""
    spoken_for = [s.span for s in record.found]
    already = len({s.span for s in record.found if isinstance(s.who, Group)})
    for span in positions(record.reading, bounds, spoken_for)[: max(0, MOST - already)]:
        record.add(Speakers([together], "S-issuers"), span, "J-sentence", direct=False)


def _in_prose(reading: Reading) -> Iterator[Token]:
    """Tokens of paragraphs and list items; headlines state nothing, boilerplate neither."""
    text = reading.normal.text
    blocks = [
        b
        for b in reading.blocks
        if b.kind in ("paragraph", "item")
        or (b.kind == "heading" and text[b.start : b.end].rstrip().endswith((":", ";")))
    ]
    at = 0
    for token in reading.doc:
        while at < len(blocks) and blocks[at].end <= token.idx:
            at += 1
        if at < len(blocks) and blocks[at].start <= token.idx:
            yield token
