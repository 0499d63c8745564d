"""Quoted stretches of a text, found by their marks alone.

A scanner, not a pattern: straight, curly, doubled (`` ''), angled and single marks; a quotation
that is opened anew at each of its paragraphs and closed at the last; mixed marks ("…'); and
apostrophes, which look like single marks and are none. Needs no syntax, so it runs before it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders.extraction.reading import Reading, Span

_DOUBLE = '"“”„«»'
_OPENS = "“„«"
_CLOSES = "”»"
_SINGLE = "'‘’‛"
_MARKS = re.compile(r"[”»\"\n]|''")  # where a quotation may end
_BEFORE_OPEN = " \t\n\r([{—–-/:;,\u00a0"
_LONGEST = 6000  # characters; beyond that a mark was forgotten
_LONGEST_SINGLE = 400


def quotes(reading: Reading) -> None:
    """Stage: fill `reading.quotes` with the quoted stretches, marks included, in text order."""
    reading.quotes = find_quotes(reading.normal.text)


def find_quotes(text: str) -> list[Span]:
    """Quoted stretches with their marks; of nested ones the outer."""
    found: list[Span] = []
    at = 0
    while at < len(text):
        start, width = _next_open(text, at)
        if start < 0:
            break
        double = text[start] in _DOUBLE or width == 2
        end = _close_double(text, start, width) if double else _close_single(text, start)
        if end < 0:
            at = start + width
            continue
        if end - start > 2 * width:
            found.append((start, end))
        at = end
    return found


def _next_open(text: str, at: int) -> Span:
    """Place and width of the next opening mark from `at`, or (-1, 0)."""
    for i in range(at, len(text)):
        mark = text[i]
        if mark in _OPENS:
            return i, 1
        if mark == '"' and _may_open(text, i, 1):
            return i, 1
        if text.startswith("``", i) or (text.startswith("''", i) and _may_open(text, i, 2)):
            return i, 2
        if mark in "'‘‛" and _may_open(text, i, 1) and text[i + 1 : i + 2].isalpha():
            return i, 1
    return -1, 0


def _may_open(text: str, i: int, width: int) -> bool:
    before = text[i - 1] if i else " "
    after = text[i + width : i + width + 1]
    return (before in _BEFORE_OPEN or before in "'‘“\"") and bool(after) and not after.isspace()


def _may_close(text: str, i: int) -> bool:
    """Whether a straight or doubled mark at `i` can end a quotation."""
    return not text[i - 1].isspace() and not text[i + 1 : i + 2].isalnum()


def _close_double(text: str, start: int, width: int) -> int:
    """End of the quotation opened at `start`; -1 if it is never closed.

    A paragraph that ends without a closing mark goes on in the next one if that one opens with a
    mark; else a single mark within the paragraph is taken (mixed marks), else its end, if the
    paragraph is all quotation.
    """
    i = start + width
    limit = min(len(text), start + _LONGEST)
    paragraph = start
    while (mark := _MARKS.search(text, i, limit)) is not None:
        i = mark.start()
        if text[i] in _CLOSES or (text[i] == '"' and _may_close(text, i)):
            return i + 1
        if width == 2 and text.startswith("''", i):
            return i + 2
        if text[i] == '"' and text[i - 1].isspace() and not text[i + 1 : i + 2].isalnum():
            return i + 1  # stray space before the closing mark
        if text[i] == "\n" and text[i : i + 2].strip() == "":
            after = _skip(text, i)
            if after < len(text) and text[after] in '"“':
                paragraph, i = after, after + 1
                continue
            return _unclosed(text, start, paragraph, i)
        i += 1
    return _unclosed(text, start, paragraph, limit) if limit == len(text) else -1


def _skip(text: str, i: int) -> int:
    while i < len(text) and text[i].isspace():
        i += 1
    return i


def _unclosed(text: str, start: int, paragraph: int, end: int) -> int:
    for j in range(start + 2, min(end, start + _LONGEST_SINGLE)):
        if text[j] in "'’" and _may_close(text, j) and text[j - 1] not in "sS":
            return j + 1
    begins = paragraph == 0 or text[paragraph - 1] == "\n"
    return end if begins and end - start > 2 else -1


def _close_single(text: str, start: int) -> int:
    """End of a single-marked quotation within its paragraph; -1 if the mark was an apostrophe.

    "leaders' talks" may close too early: where a later mark in the same sentence closes as well and
    the first follows an s before a space and a lower-case letter, the later one is taken.
    """
    fallback = -1
    for j in range(start + 2, min(len(text), start + _LONGEST_SINGLE)):
        if text[j] == "\n" and text[j : j + 2].strip() == "":
            break
        if text[j] in _DOUBLE and fallback > 0:
            break
        if text[j] in "'’" and _may_close(text, j):
            possessive = text[j - 1] in "sS" and text[j + 1 : j + 2] == " "
            if not possessive:
                return j + 1 if fallback < 0 or text[j - 1] in ".,?!" else fallback
            if fallback < 0:
                fallback = j + 1
    return fallback
