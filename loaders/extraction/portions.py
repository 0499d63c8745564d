"""Long texts in portions, so that what a text costs grows with its length and no faster.

Many rules look back over a text: who was named so far, which meeting was told last. Over hundreds
of pages that costs the square of the length, and finds the wrong ones: "the meeting" of the last
page is none of the first. So a text above `LONGEST` is read in portions. They end where a
paragraph ends, begin with some context from the portion before, and stand under the heading that
the text has at that place; `joining` makes one extraction of what they say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.extraction import dates
from loaders.extraction.layout import layout
from loaders.extraction.normalise import EMPTY, NormalText, normalise
from loaders.extraction.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from loaders.extraction.lexicon import Lexicon

# characters of the text as given
LONGEST = 60_000  # read in one go
_OWN = 48_000  # of a portion, at most, without its context
_CONTEXT = 4_000  # before them
_ABOVE = 600  # of the text as read, above the heading of a list
# where a portion may end, the best first
_ENDS = tuple(
    map(re.compile, (r"\n[^\S\n]*\r?\n", r"[\n\r\u2028\u2029]", r"[.!?][\"”’)]*\s", r"\s"))
)


@dataclass(frozen=True, slots=True)
class Portion:
    """A reading of one stretch of a text, with its context.

    Attributes:
        reading: carries the whole text; its normalised text is that of the portion alone.
        start: where the stretch without context begins in the text as given.
        end: where it ends.
    """

    reading: Reading
    start: int
    end: int

    def holds(self, place: int) -> bool:
        """Whether a place of the text as given is this portion's own, not its context."""
        return self.start <= place < self.end


def portions(
    text: str,
    published: date | None,
    words: Lexicon,
    title: str | None = None,
    publisher: str | None = None,
) -> Iterator[Portion]:
    """The portions of a text in order; later ones speak on the day of the first one's dateline."""
    start, day = 0, published
    heading = EMPTY
    while start < len(text):
        end = _end(text, start)
        begin = _begin(text, start)
        normal = heading + normalise(text[begin:end]).moved(begin)
        reading = Reading(text, published, normal, words, title, publisher, continued=start > 0)
        layout(reading)
        if start == 0:
            day = dates.today(reading)
        yield Portion(reading, start, end)
        published, title = day, None
        heading = _heading(reading, _begin(text, end))
        start = end


def _end(text: str, start: int) -> int:
    """Where the portion ends that starts here: at the end of a paragraph, line, sentence, word."""
    last = start + _OWN
    if last >= len(text):
        return len(text)
    for pattern in _ENDS:
        found = [m.end() for m in pattern.finditer(text, last - _OWN // 3, last)]
        if found:
            return found[-1]
    return last


def _begin(text: str, start: int) -> int:
    """Where the context of a portion begins."""
    low = max(0, start - _CONTEXT)
    if low == 0:
        return 0
    for pattern in _ENDS:
        found = pattern.search(text, low, start - _CONTEXT // 2)
        if found is not None:
            return found.end()
    return low


def _heading(reading: Reading, place: int) -> NormalText:
    """What a list stands under that goes on at a place of the text as given.

    That is its heading with the lines above, which tell of the event that the list belongs to.
    """
    at, _ = reading.normal.from_source(place, place)
    block = next((b for b in reading.blocks if b.end > at), None)
    if block is None or block.kind != "item" or block.heading is None:
        return EMPTY
    heading = block.heading
    if heading.start >= at:
        return EMPTY
    first = next(b.start for b in reading.blocks if b.start >= heading.start - _ABOVE)
    return reading.normal.lines(first, heading.end)
