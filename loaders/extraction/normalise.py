"""The text as the other stages see it, with a way back to the text as given.

Composed characters, plain spaces, one kind of apostrophe; paragraphs that were wrapped at a fixed
width are lines again; words that were glued together ("(EU)Mr", "talks.The") come apart.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass

_SPACES = frozenset("\t\x0b\x0c\x1c\x1d\x1e\x1f\xa0\u1680\u202f\u205f\u3000\ufeff") | {
    chr(c) for c in range(0x2000, 0x200B)
}
_INVISIBLE = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\xad\x00")
_BREAKS = frozenset("\r\n\x85\u2028\u2029")
_APOSTROPHES = frozenset("’ʼ′`´")
_GLUED = re.compile(
    r"(?<=\))(?=[A-Z][a-z])"  # (EU)Mr
    r"|(?<=[a-z]{2}[.;!?])(?=[A-Z][a-z])"  # talks.The
    r"|(?<=[a-z]{2},)(?=[A-Za-z]{2})"  # Paris,France
    r"|(?<=[a-z]{2}\))(?=[A-Za-z])"
    r"|(?<=[a-z]{3})(?=\([A-Za-z]{3})"  # Union(EU
)
_ITEM = re.compile(r"\s*(?:[-•*–—·▪◦]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")
_ENDLESS = re.compile(r"\S{200}(?=\S)")  # no word; a tokenizer takes the square of its length
_MOST_MARKS = 30  # on one letter; putting more in order would take the square of their number
_MAX_WIDTH = 110
_MIN_WIDTH = 45


@dataclass(frozen=True, slots=True)
class NormalText:
    """Normalised text; character `i` comes from `source[starts[i]:ends[i]]`."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the given text that a stretch of this text comes from."""
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else (self.ends or (0,))[-1]
            return at, at
        return self.starts[start], self.ends[end - 1]

    def from_source(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of this text that holds a stretch of the given text."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def moved(self, by: int) -> NormalText:
        """The same text as a stretch of a source that begins so many characters earlier."""
        if not by:
            return self
        return NormalText(
            self.text, tuple(s + by for s in self.starts), tuple(e + by for e in self.ends)
        )

    def lines(self, start: int, end: int) -> NormalText:
        """A stretch of this text, and a line break."""
        at = self.ends[end - 1]
        return NormalText(
            self.text[start:end] + "\n", (*self.starts[start:end], at), (*self.ends[start:end], at)
        )

    def __add__(self, other: NormalText) -> NormalText:
        return NormalText(
            self.text + other.text, self.starts + other.starts, self.ends + other.ends
        )


EMPTY = NormalText("", (), ())


def normalise(text: str) -> NormalText:
    """Normalise a text of any kind; never fails, and is linear in its length."""
    chars, starts, ends = _composed(text)
    chars, starts, ends = _spaced(chars, starts, ends)
    for at in _wraps("".join(chars)):
        chars[at] = " "
    return _unglued(chars, starts, ends)


def _composed(text: str) -> tuple[list[str], list[int], list[int]]:
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at, n = 0, len(text)
    while at < n:
        end = at + 1
        while end < n and end - at < _MOST_MARKS and unicodedata.combining(text[end]):
            end += 1
        piece = text[at:end]
        if piece in _INVISIBLE:
            at = end
            continue
        if piece == "\r" and text[end : end + 1] == "\n":
            piece, end = "\n", end + 1
        elif piece in _BREAKS:
            piece = "\n"
        elif piece in _SPACES:
            piece = " "
        elif piece in _APOSTROPHES and at and text[at - 1].isalnum():
            piece = "'"
        elif "\ud800" <= piece[0] <= "\udfff":
            piece = "\ufffd"
        elif end > at + 1:
            piece = unicodedata.normalize("NFC", piece)
        chars.extend(piece)
        starts.extend([at] * len(piece))
        ends.extend([end] * len(piece))
        at = end
    return chars, starts, ends


def _spaced(
    chars: list[str], starts: list[int], ends: list[int]
) -> tuple[list[str], list[int], list[int]]:
    """Single spaces, none at the ends of a line or text, at most one empty line in a row."""
    keep: list[int] = []
    breaks = 0
    for i, char in enumerate(chars):
        if char == " ":
            if keep and chars[keep[-1]] not in " \n":
                keep.append(i)
            continue
        if char == "\n":
            if keep and chars[keep[-1]] == " ":
                keep.pop()
            breaks += 1
            if breaks > 2 or not keep:
                continue
        else:
            breaks = 0
        keep.append(i)
    while keep and chars[keep[-1]] in " \n":  # it would change how the last line is parsed
        keep.pop()
    return [chars[i] for i in keep], [starts[i] for i in keep], [ends[i] for i in keep]


def _wraps(text: str) -> list[int]:
    """Positions of the line breaks that only wrap a paragraph at a fixed width."""
    found: list[int] = []
    at = 0
    for paragraph in text.split("\n\n"):
        lines = paragraph.split("\n")
        width = sorted(map(len, lines))[int(len(lines) * 0.9)] if len(lines) > 1 else 0
        if _MIN_WIDTH <= width <= _MAX_WIDTH and (_filled(lines) or _prose(lines)):
            place = at
            whole = _filled(lines)
            for line, after in itertools.pairwise(lines):
                place += len(line)
                if whole or _goes_on(line, after, width):
                    found.append(place)
                place += 1
        at += len(paragraph) + 2
    return found


def _filled(lines: list[str]) -> bool:
    """Whether no line had room for the first word of the next one, as in wrapped text."""
    width = max(map(len, lines))
    pairs = list(itertools.pairwise(lines))
    fits = sum(len(a) + 1 + len(b.split(" ", 1)[0]) <= width for a, b in pairs)
    return fits <= len(pairs) * 0.1 and sum(bool(_ITEM.match(line)) for line in lines) < 2


def _prose(lines: list[str]) -> bool:
    """Whether lines go on where the one before ended: many begin with a small letter."""
    return sum(line[:1].islower() for line in lines[1:]) > len(lines) * 0.35


def _goes_on(line: str, after: str, width: int) -> bool:
    if _ITEM.match(after) or line.isupper() != after.isupper():
        return False
    if after[:1].islower():
        return True
    return len(line) >= width * 0.7 and not (line[-1:] in ".!?:" and len(line) < width * 0.85)


def _unglued(chars: list[str], starts: list[int], ends: list[int]) -> NormalText:
    text = "".join(chars)
    cuts = sorted(
        {m.start() for m in _GLUED.finditer(text)} | {m.end() for m in _ENDLESS.finditer(text)}
    )
    if not cuts:
        return NormalText(text, tuple(starts), tuple(ends))
    new_chars: list[str] = []
    new_starts: list[int] = []
    new_ends: list[int] = []
    last = 0
    for cut in cuts:
        new_chars += [*chars[last:cut], " "]
        new_starts += [*starts[last:cut], starts[cut]]
        new_ends += [*ends[last:cut], starts[cut]]
        last = cut
    return NormalText(
        "".join([*new_chars, *chars[last:]]),
        (*new_starts, *starts[last:]),
        (*new_ends, *ends[last:]),
    )
