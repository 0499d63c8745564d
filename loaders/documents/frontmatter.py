"""Front matter: `key: value` lines between two `---` lines at the very top of a file.

Only plain values are read. Keys of other programs (tags, layout) are passed over together with the
indented or dashed lines below them, but a key that looks like a misspelt one of ours is refused.
"""

from __future__ import annotations

import difflib
import re

from graph.errors import SourceError
from loaders.documents.metadata import FIELDS, Metadata, from_strings

_LINE = re.compile(r"[^\n]*(?:\n|\Z)")
_PAIR = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+(.*))?$")
_FENCE = "---"


def split(text: str, where: str) -> tuple[Metadata, str]:
    """The metadata of a text and the text after it, untouched.

    Args:
        text: a whole file.
        where: its path, for messages.

    Raises:
        SourceError: the front matter is not closed or a line of it is wrong; names file and line.
    """
    first = _LINE.match(text)
    if first is None or first.group().rstrip() != _FENCE:
        return Metadata(), text
    lines: list[str] = []
    at = first.end()
    while at < len(text):
        line = _LINE.match(text, at)
        assert line is not None  # the pattern matches at every position
        at = line.end()
        if line.group().rstrip() == _FENCE:
            return _parse(lines, where), text[at:]
        lines.append(line.group().rstrip())
    message = f"{where}:1: front matter is opened but not closed; end it with a line ---"
    raise SourceError(message)


def _parse(lines: list[str], where: str) -> Metadata:
    values: dict[str, str] = {}
    numbers: dict[str, int] = {}
    foreign = False
    for number, line in enumerate(lines, start=2):
        if not line or line.startswith("#"):
            continue
        if foreign and line.startswith((" ", "\t", "-")):
            continue
        pair = _PAIR.match(line)
        if pair is None:
            message = f"{where}:{number}: front matter needs `key: value`, not {line[:60]!r}"
            raise SourceError(message)
        key, value = pair.group(1).lower(), _unquoted((pair.group(2) or "").strip())
        foreign = key not in FIELDS
        if foreign and (near := difflib.get_close_matches(key, FIELDS, n=1, cutoff=0.8)):
            message = f"{where}:{number}: unknown key {key!r}; did you mean {near[0]!r}?"
            raise SourceError(message)
        if key in values:
            message = f"{where}:{number}: key {key!r} is given twice; keep one"
            raise SourceError(message)
        values[key], numbers[key] = value, number
        try:
            from_strings({key: value})
        except ValueError as error:
            message = f"{where}:{number}: {error}"
            raise SourceError(message) from None
    return from_strings(values)


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
