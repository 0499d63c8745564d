"""Where sentences start and end in a text as given, for quoting.

Quotes need the sentence that an analyst would point at, not a parse: a blank line, the end of a
line that was not merely wrapped, or a full stop before a new start ends it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

Span = tuple[int, int]

_ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sen|Rep|Gov|Amb|Hon|St|Messrs|No|vs|etc|Inc|Ltd|Corp|Co|Jan|"
    r"Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[A-Z])\.$"
)
_STOP = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s)")
_BREAK = re.compile(r"[ \t\r]*\n\s*")
_MARK = re.compile(r"[-*•–—·]|\(?\d+[.)]")


class Sentences:
    """The sentences of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts, self._ends = _bounds(text)

    def __iter__(self) -> Iterator[Span]:
        return zip(self._starts, self._ends, strict=True)

    def around(self, span: Span) -> Span:
        """From the start of the sentence where a span starts to the end of the one where it ends.

        A span that lies in no sentence is its own quote.
        """
        start, end = span
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, max(start, end - 1)) - 1
        if first < 0 or last < 0:
            return span
        return min(start, self._starts[first]), max(end, self._ends[last])


class Lines:
    """The lines of a table, each its own sentence."""

    def __init__(self, text: str) -> None:
        self._text = text

    def around(self, span: Span) -> Span:
        """The whole lines that a span touches, without their ends."""
        start = self._text.rfind("\n", 0, span[0]) + 1
        end = self._text.find("\n", span[1])
        return start, len(self._text.rstrip()) if end < 0 else end


class Records:
    """Records of structured data: what a claim points at is its whole quote."""

    def around(self, span: Span) -> Span:
        """The span itself."""
        return span


def _bounds(text: str) -> tuple[list[int], list[int]]:
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _lines(text):
        left = start
        for stop in _STOP.finditer(text, start, end):
            after = text[stop.end() : end].lstrip()
            if not after or not _new_start(
                text[max(left, stop.end() - 12) : stop.end()], stop[0], after
            ):
                continue
            starts.append(left)
            ends.append(stop.end())
            left = end - len(after)
        if text[left:end].strip():
            starts.append(left)
            ends.append(end)
    return starts, ends


def _new_start(before: str, stop: str, after: str) -> bool:
    first = after.lstrip("\"'“‘([")[:1]
    if not (first.isupper() or first.isdigit()):
        return False
    return not (stop == "." and _ABBREVIATION.search(before))


def _lines(text: str) -> list[Span]:
    """Stretches between line ends that are no mere wraps, without the space around them."""
    out: list[Span] = []
    left = len(text) - len(text.lstrip())
    line = left
    for match in _BREAK.finditer(text):
        if match.start() <= left:
            continue
        if _wrapped(text, line, match):
            line = match.end()
            continue
        out.append((left, match.start()))
        left = line = match.end()
    if text[left:].strip():
        out.append((left, len(text.rstrip())))
    return out


def _wrapped(text: str, line: int, match: re.Match[str]) -> bool:
    """Whether a line break only wraps a paragraph: one break, after a full line without a stop."""
    width = match.start() - line
    rest = text[match.end() : match.end() + 3]
    if match[0].count("\n") > 1 or not rest or _MARK.match(rest):
        return False
    if rest[0].islower():
        return True
    return 50 <= width <= 100 and text[match.start() - 1] not in '.!?:;”"'
