"""What each line is on the page: headline, paragraph, heading, list item or boilerplate."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from graph.ids import fold
from loaders.extraction.reading import Block

if TYPE_CHECKING:
    from loaders.extraction.reading import Reading

BlockKind = Literal["headline", "paragraph", "heading", "item", "boilerplate"]

BULLET = re.compile(r"(?:[-•*–—·▪◦●■]|\(?\d{1,3}[.)]|\(?[a-z][.)]|\(?[ivx]{1,4}[.)])\s+")
_END = re.compile(r"[.!?][\"'”’)]*$")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})"
_DATELINE = re.compile(
    rf"[A-Z][A-Z.'\- /]+(?:,\s*[A-Z][A-Za-z.\- ]+)?(?:[,:]?\s*{_DAY}"
    r"(?:,?\s*\d{4})?)?(?:\s*\([A-Za-z .]+\))?\s*(?:--|[-–—:])\s+(?=\S)"
)
_PLAIN_DATELINE = re.compile(
    rf"[A-Z][A-Za-z.'\- ]{{2,40}}(?:,\s*[A-Z][A-Za-z.\- ]+)?,\s*{_DAY}"
    r"(?:,?\s*\d{4})?(?:\s*\([A-Za-z .]+\))?\s*(?:--|[-–—:])\s+(?=\S)"
)
_SPEAKER = re.compile(
    r"(?P<name>(?:(?:[A-Z][A-Z.'’\-]++|of|and|the|for|AND|OF|THE|Mr|Ms|Mrs|Dr|M[cC][A-Z]++)"
    r"\.?[ ]?){1,8}+"
    r"(?:\([^)\n]{1,60}\))?|[QA]|Q\d?)\s?:\s+(?=\S)"
)
_SPEAKER_MIXED = re.compile(
    r"(?P<name>(?:(?:[A-Z][\w.'’\-]++|of|and|the|for|de|van|von|al)\s?){1,7}+"
    r"(?:\([^)\n]{1,60}\))?)\s?:\s+(?=[\"“A-Z])"
)
_BOILERPLATE = re.compile(
    r"(?i)^(?:for immediate release\b|#{2,}|-+\s*(?:end|30)s?\s*-+$|contact:|"
    r"media (?:contact|enquiries|inquiries)\b|"
    r"press (?:contact|office)\b|(?:the )?author (?:has|holds|is)\b|information for this story\b|"
    r"not a recommendation\b|all rights reserved|copyright\b|©|photo(?:graph)?(?: credit)?:|"
    r"office of the (?:spokesperson|press secretary)$|e-?mail:|tel(?:ephone)?[.:]|"
    r"\(?reporting by\b|"
    r"share (?:this|on)\b|follow us\b|subscribe\b|end of transcript|transcribed by\b)"
)
_LISTS_PEOPLE = re.compile(
    r"(?i)\b(?:participants?|attendees|attending|delegat\w+|list|members|following|guests|present|speakers)\b"
)


def layout(reading: Reading) -> None:
    """Fill `reading.blocks`, one for each line that holds text."""
    text = reading.normal.text
    blocks: list[Block] = []
    lines = _lines(text)
    for number, (start, end) in enumerate(lines):
        blocks.append(Block(_kind(text, lines, number, reading), start, end))
    _runs(text, blocks)
    _headings(text, blocks)
    for block in blocks:
        if block.kind in ("paragraph", "item"):
            _openings(text, block)
    reading.blocks = blocks


def block_at(reading: Reading, offset: int) -> Block | None:
    """The block that holds a character, found by bisection."""
    low, high = 0, len(reading.blocks)
    while low < high:
        middle = (low + high) // 2
        if reading.blocks[middle].end <= offset:
            low = middle + 1
        else:
            high = middle
    found = reading.blocks[low] if low < len(reading.blocks) else None
    return found if found is not None and found.start <= offset else None


def _lines(text: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def _kind(text: str, lines: list[tuple[int, int]], number: int, reading: Reading) -> BlockKind:
    start, end = lines[number]
    line, title = text[start:end], reading.title
    if _BOILERPLATE.match(line):
        return "boilerplate"
    closed = bool(_END.search(line))
    if number == 0 and len(lines) > 1 and len(line) < 250 and not reading.continued:
        same = title is not None and fold(title) == fold(line)
        if same or not closed or line.isupper():
            return "headline" if not line.endswith(":") and not _DATELINE.match(line) else "heading"
    if number == 1 and title is not None and fold(title) == fold(line):
        return "headline"
    if BULLET.match(line):
        return "item"
    letters = [c for c in line if c.isalpha()]
    if line.endswith(":") and len(line) < 200:
        return "heading"
    if letters and len(line) < 90 and not closed and all(c.isupper() for c in letters):
        return "heading"
    return "paragraph"


def _runs(text: str, blocks: list[Block]) -> None:
    """Short lines that do not end a sentence are list items, or headings when alone."""
    for i, block in enumerate(blocks):
        if block.kind not in ("paragraph", "heading"):
            continue
        line = text[block.start : block.end]
        if (_END.search(line) and not _initialled(line)) or len(line) > 200 or line.endswith(":"):
            continue
        before = blocks[i - 1] if i else None
        after = blocks[i + 1] if i + 1 < len(blocks) else None
        close = [b for b in (before, after) if b is not None and _short(text, b)]
        if block.kind == "heading":
            continue
        under = before is not None and before.kind in ("heading", "item")
        if close and ("," in line or " - " in line or " – " in line or "(" in line or under):
            block.kind = "item"
        elif len(line) < 120 and i > 0:
            block.kind = "item" if under and "," in line else "heading"


def _initialled(line: str) -> bool:
    return bool(re.search(r"\b(?:[A-Z]|Jr|Sr|Ltd|Inc|Co|Corp)\.$", line))


def _short(text: str, block: Block) -> bool:
    line = text[block.start : block.end]
    if block.kind in ("item", "heading"):
        return len(line) < 250
    return block.kind == "paragraph" and len(line) < 200 and not _END.search(line)


def _headings(text: str, blocks: list[Block]) -> None:
    """Tie items to the heading, or the paragraph with a colon, that they stand under."""
    current: Block | None = None
    lead: Block | None = None
    for block in blocks:
        if block.kind == "heading":
            if text[block.end - 1] == ":":
                lead = block
            current = block
            if lead is not None and lead is not block:
                block.heading = lead
        elif block.kind == "item":
            block.heading = current
        elif block.kind == "paragraph":
            line = text[block.start : block.end]
            opens = line.endswith(":") or (len(line) < 300 and bool(_LISTS_PEOPLE.search(line)))
            block.heading = current if current is not None and current.kind == "heading" else None
            current = block if opens else None
            lead = block if opens else None


def _openings(text: str, block: Block) -> None:
    line = text[block.start : block.end]
    for pattern in (_DATELINE, _PLAIN_DATELINE):
        if (match := pattern.match(line)) and len(match[0]) < 90 and len(line) > len(match[0]) + 30:
            block.dateline = (block.start, block.start + len(match[0].rstrip()))
            if not (pattern is _DATELINE and match[0].rstrip().endswith(":")):
                return
            block.dateline = None
    match = _SPEAKER.match(line) or _SPEAKER_MIXED.match(line)
    if match and len(match["name"]) < 90:
        block.speaker = (block.start, block.start + len(match["name"].rstrip()))
