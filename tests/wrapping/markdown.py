"""A plain text as Markdown, in the manner of a site's sources."""

from __future__ import annotations

import re
import textwrap

from graph.model import Document
from tests.wrapping.blocks import Block, blocks

_MARKS = re.compile(r"([\\`*_\[\]<>#|&~])")
_FIRST = re.compile(r"^(\d+)([.)])|^([-+=])")


def page(document: Document) -> bytes:
    """Front matter, headings, lists, links and wrapped paragraphs."""
    parts = [_written(block) for block in blocks(document.text)]
    front = f"---\nlayout: post\ntags:\n  - talks\npublished: {document.published or ''}\n---\n"
    image = "![President Ida Holm met Premier Odo Finch](/lima.png)"
    hidden = "<!-- President Ida Holm said that this is hidden. -->"
    return "\n\n".join([front, *parts[:1], image, *parts[1:], hidden]).encode()


def _written(block: Block) -> str:
    if block.kind in ("headline", "heading"):
        return f"{'#' if block.kind == 'headline' else '##'} {_escaped(block.lines[0])}"
    if block.kind == "list":
        return "\n".join(f"* {_escaped(line)}" for line in block.lines)
    return "\\\n".join(_paragraph(line) for line in block.lines)


def _paragraph(line: str) -> str:
    words = _escaped(line).split()
    for at, form in ((6, "**{}**"), (10, "[{}](https://outer.example/a_b)"), (14, "_{}_")):
        if len(words) > at and words[at].isalpha():
            words[at] = form.format(words[at])
    lines = textwrap.wrap(" ".join(words), 80, break_on_hyphens=False, break_long_words=False)
    return "\n".join(map(_guarded, lines))


def _escaped(line: str) -> str:
    return _guarded(_MARKS.sub(r"\\\1", line))


def _guarded(line: str) -> str:
    """A line that does not look like a list's."""
    return _FIRST.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", line)
