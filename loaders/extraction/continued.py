"""Quotations that go on without a cue of their own belong to the entry before them.

Rule Q-continued widens the entry (`"A," he said. "B."` is one); Q-alone gives a quotation that
makes a sentence of its own to whoever spoke in the sentence before, at lower confidence.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

from loaders.extraction.speakers import Speakers

if TYPE_CHECKING:
    from loaders.extraction.reading import Reading, Span, Statement
    from loaders.extraction.record import Record

_CUE = 70  # characters that a cue between two parts of a quotation may take
_NEAR = 400
_WINDOW = 40  # statements looked back at
_LEAST = 3


def continued(record: Record) -> None:
    """Join quotations that no entry covers to the entry before, or give them to its speaker."""
    reading = record.reading
    ordered = sorted(record.found, key=lambda s: s.span)
    for quote in reading.quotes:
        at = bisect_left(ordered, quote[1], key=lambda s: s.span[0])
        near = ordered[max(0, at - _WINDOW) : at]
        if not _speech(reading, quote) or any(s.span[1] > quote[0] for s in near):
            continue
        earlier = [s for s in near if s.span[1] <= quote[0]]
        if not earlier:
            continue
        last = max(earlier, key=lambda s: (s.span[1], s.span[0]))
        group = [s for s in earlier if s.span == last.span]
        count = len(record.found)
        _attach(record, quote, group)
        for new in record.found[count:]:
            insort(ordered, new, key=lambda s: s.span)


def _attach(record: Record, quote: Span, group: list[Statement]) -> None:
    text = record.reading.normal.text
    gap = text[group[0].span[1] : quote[0]]
    quoted = record.quoted(group[0].span)
    breaks = gap.count("\n")
    if len(gap) <= _CUE and (breaks == 0 or quoted) and gap.strip(" \n,.\"”'’")[-1:] != ":":
        for statement in group:
            statement.span = (statement.span[0], quote[1])
            statement.direct = True
            statement.rule = f"Q-continued-{statement.rule.removeprefix('Q-continued-')}"
        return
    if len(gap) <= _NEAR and breaks <= 2:
        actors = [s.who for s in group]
        record.add(Speakers(actors, "S-before", "linked", 0.4), quote, "Q-alone", direct=True)


def _speech(reading: Reading, quote: Span) -> bool:
    """Whether a quotation is a sentence of its own, not a word or a name in somebody else's."""
    text = reading.normal.text
    inner = text[quote[0] + 1 : quote[1] - 1]
    before = text[max(0, quote[0] - 2) : quote[0]].strip()
    starts = not before or before in (".", ":", "?", "!", '"', "”") or before.endswith((".", ":"))
    return len(inner) >= _LEAST and inner[:1].isupper() and inner[-1:] in ".?!,…" and starts
