"""Sentences as token ranges, and the characters of a stretch of tokens.

spaCy's sentence breaks are mended: none within a quotation or after an abbreviation, unless the
sentence would be longer than any is.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loaders.extraction.frames import words
from loaders.extraction.syntax import LONGEST

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from loaders.extraction.reading import Reading, Span

TRIM = frozenset((",", ";", ":", "-", "--", "–", "—", "(", "[", "*", "•"))
_LINKS = words("that and but")


@dataclass(slots=True)
class Sentences:
    """Token ranges of the sentences, mended: no break within a quotation or after "U.S."."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)  # exclusive

    def around(self, index: int) -> tuple[int, int]:
        """First token and the one after the last of the sentence that holds a token."""
        at = bisect_right(self.starts, index) - 1
        return self.starts[at], self.ends[at]


def sentences(reading: Reading) -> Sentences:
    """The sentences of a text as token ranges."""
    doc, found = reading.doc, Sentences()
    quotes, at = reading.quotes, 0
    start = 0
    for i in range(1, len(doc) + 1):
        if i < len(doc):
            before, here = doc[i - 1], doc[i]
            offset = here.idx
            while at < len(quotes) and quotes[at][1] <= offset:
                at += 1
            inside = at < len(quotes) and quotes[at][0] < offset
            broken = "\n" in before.text or i - start == LONGEST
            if not broken and (inside or not (here.is_sent_start and _closed(doc, i))):
                continue
        found.starts.append(start)
        found.ends.append(i)
        start = i
    return found


def _closed(doc: Doc, i: int) -> bool:
    """Whether the token before `i` can end a sentence."""
    j = i - 1
    while j > 0 and (doc[j].is_space or doc[j].text in "\"'”’)]"):
        j -= 1
    return doc[j].text in (".", "?", "!", "...", "…", ":") or doc[j].text.endswith(("?", "!"))


def text_span(doc: Doc, first: int, end: int) -> Span | None:
    """Characters of tokens [first, end), without separators, a leading "that" and the full stop."""
    while first < end and (
        doc[first].is_space or doc[first].text in TRIM or doc[first].lower_ in _LINKS
    ):
        if (
            doc[first].lower_ == "that"
            and doc[first].dep_ not in ("mark", "det", "")
            and end - first < 3
        ):
            break
        first += 1
    quoted = False
    while end > first:
        last = doc[end - 1]
        if last.is_space or last.text in TRIM or (last.text == "." and not quoted):
            end -= 1
        else:
            break
    if first >= end:
        return None
    return doc[first].idx, doc[end - 1].idx + len(doc[end - 1])
