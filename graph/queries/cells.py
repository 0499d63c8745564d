"""One value as text in a cell, and how wide text stands on a terminal."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date, datetime

_STEERING = r"\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069"
_CONTROL = re.compile(rf"[\x00-\x1f{_STEERING}]+")
_RAW_IN_JSON = re.compile(f"[{_STEERING}]")
_FORMULA = re.compile(r"\s*[=+\-@\t\r]")


def cell(value: object) -> str:
    """Text of a value: ISO dates, lists joined by "; ", true and false, nothing for null."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "; ".join(cell(v) for v in value)
    if isinstance(value, dict):
        return json_text(plain(value))
    return str(value)


def plain(value: object) -> object:
    """The value in JSON's types: dates as ISO text, tuples as lists."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [plain(v) for v in value]
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    return value


def printable(text: str) -> str:
    """One line without control characters: documents may hold terminal escapes and bidi marks."""
    return _CONTROL.sub(" ", text).strip()


def json_text(value: object, *, indent: int | None = None) -> str:
    """JSON of a value, with words in any script as they are and nothing that steers a terminal."""
    return escaped(json.dumps(value, ensure_ascii=False, indent=indent, default=str))


def escaped(json_: str) -> str:
    """The same JSON with control characters and bidi marks as escapes; it alone leaves C1's raw."""
    return _RAW_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", json_)


def harmless(value: object) -> str:
    """A cell for spreadsheets: text that would be run as a formula gets an apostrophe in front."""
    text = cell(value)
    return f"'{text}" if isinstance(value, str | list | tuple) and _FORMULA.match(text) else text


def width(text: str) -> int:
    """Columns on a terminal: two for wide characters, none for combining ones."""
    return sum(_width(char) for char in text)


def _width(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def padded(text: str, columns: int, *, right: bool = False) -> str:
    """The text filled up with spaces to a number of terminal columns."""
    fill = " " * max(0, columns - width(text))
    return fill + text if right else text + fill


def wrapped(text: str, columns: int) -> list[str]:
    """The text broken into lines of at most so many terminal columns, at spaces where there are."""
    lines, line = [], ""
    for word in text.split(" "):
        while width(word) > columns:
            if line:
                lines.append(line)
                line = ""
            cut = _fitting(word, columns)
            lines.append(word[:cut])
            word = word[cut:]
        joined = f"{line} {word}" if line else word
        if width(joined) > columns:
            lines.append(line)
            line = word
        else:
            line = joined
    return [*lines, line] if line or not lines else lines


def _fitting(word: str, columns: int) -> int:
    """How many leading characters fit; at least one, with the combining ones behind it."""
    used = 0
    for i, char in enumerate(word):
        used += _width(char)
        if used > columns and i > 0:
            return i
    return len(word)
