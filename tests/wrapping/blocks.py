"""A plain text as an author would set it: a headline, paragraphs, headings and lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

ITEM = re.compile(r"\s*[-*•]\s+")
_CLOSED = re.compile(r"[.!?:;,][\"'”’)]*$")


@dataclass(frozen=True)
class Block:
    """A part of a text with its lines; items without their bullets."""

    kind: Literal["headline", "heading", "paragraph", "list"]
    lines: tuple[str, ...]


def blocks(text: str) -> Iterator[Block]:
    """The parts of a text between its empty lines."""
    first = True
    for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip("\n")):
        lines = [" ".join(line.split()) for line in part.split("\n") if line.strip()]
        if first and lines and len(lines[0]) < 200:
            yield Block("headline", (lines.pop(0),))
        first = False
        while lines:
            count = _run(lines)
            yield _block(lines[:count])
            del lines[:count]


def _run(lines: list[str]) -> int:
    """How many lines from the first are all items, or all none."""
    item = bool(ITEM.match(lines[0]))
    count = 1
    while count < len(lines) and bool(ITEM.match(lines[count])) == item:
        count += 1
    return count


def _block(lines: list[str]) -> Block:
    if ITEM.match(lines[0]):
        return Block("list", tuple(ITEM.sub("", line, count=1) for line in lines))
    if len(lines) == 1 and len(lines[0]) < 90 and not _CLOSED.search(lines[0]):
        return Block("heading", (lines[0],))
    return Block("paragraph", tuple(lines))
