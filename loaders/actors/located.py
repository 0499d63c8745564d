"""JSON with the place of each object in its text, so that an object can be quoted."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graph.model.extraction import Span

_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()
_MOST = 2000  # characters of a quote; longer objects are quoted by their name alone


@dataclass(frozen=True, slots=True)
class Located:
    """An object and where it stands."""

    value: dict[str, Any]
    span: Span

    def text(self, key: str) -> str:
        """A member that is a text or number, else nothing."""
        found = self.value.get(key)
        return str(found).strip() if isinstance(found, str | int) else ""


def members(text: str, start: int) -> Iterator[tuple[str, int]]:
    """Keys of the object that starts at an offset, with the offset of each value.

    Raises:
        json.JSONDecodeError: it is no object.
    """
    at = _after(text, start, "{")
    while text[at : at + 1] != "}":
        key, at = _DECODER.raw_decode(text, at)
        at = _after(text, at, ":")
        yield str(key), at
        _, at = _DECODER.raw_decode(text, at)
        at = _next(text, at, "}")


def elements(text: str, start: int) -> Iterator[Located]:
    """The objects of the array that starts at an offset; other values are passed over."""
    if text[start : start + 1] != "[":
        return
    at = _after(text, start, "[")
    while text[at : at + 1] != "]":
        value, end = _DECODER.raw_decode(text, at)
        if isinstance(value, dict):
            yield Located(value, (at, end))
        at = _next(text, end, "]")


def inner(text: str, outer: Located, key: str) -> Iterator[Located]:
    """The objects of an array within an object."""
    if isinstance(outer.value.get(key), list):
        for name, at in members(text, outer.span[0]):
            if name == key:
                yield from elements(text, at)


def quote(text: str, found: Located) -> Span:
    """What to quote of an object that names somebody: all of it, or its name if it is long."""
    start, end = found.span
    if end - start <= _MOST:
        return found.span
    match = re.compile(r'"name"\s*:\s*(?:\[\s*)?"(?:[^"\\]|\\.)*"').search(text, start, end)
    return match.span() if match else (start, start + _MOST)


def _after(text: str, at: int, sign: str) -> int:
    at = _skip(text, at)
    if text[at : at + 1] != sign:
        message = f"Expecting {sign!r}"
        raise json.JSONDecodeError(message, text, at)
    return _skip(text, at + 1)


def _next(text: str, at: int, closing: str) -> int:
    """The start of the next member, or the closing sign."""
    at = _skip(text, at)
    return at if text[at : at + 1] == closing else _after(text, at, ",")


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at
