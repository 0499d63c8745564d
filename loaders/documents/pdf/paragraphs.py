"""Lines of print made text again: paragraphs joined, words that a line end parted made whole."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from loaders.documents.pdf.room import first_word, width
from loaders.documents.pdf.rows import Row

_ITEM = re.compile(r"^(?:[•●▪■◦‣·*–—-]|\((?:[a-z]|[ivx]+|\d{1,2})\)|\d{1,2}[.)])\s+(?=\S)")
_BULLET = re.compile(r"^[•●▪■◦‣·*–—-]\s+")
_ENDED = re.compile(r"[.!?:;][\"'”’)\]]*$")
_PARTED = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad]$")
_PREFIXES = re.compile(
    r"all|anti|co|cross|ex|half|high|long|low|mid|near|non|self|short|three|two|vice|well"
)  # they keep their hyphen
_LIGATURES = {chr(c): unicodedata.normalize("NFKC", chr(c)) for c in range(0xFB00, 0xFB07)}
_SYMBOLS = re.compile("[\x7f\uf0a7\uf0b7\uf0d8]")  # bullets of symbol typefaces
_ROOM = 1.35  # line heights, above which more room than usual stands between two lines
_SIZE = 0.08
_INDENT = 6.0  # points
_FULL = 0.87  # widths are estimated


@dataclass(frozen=True)
class _Line:
    """A row with what its column says of it."""

    row: Row
    text: str
    left: float
    edge: float
    heading: bool = False

    @property
    def item(self) -> bool:
        return bool(_ITEM.match(self.text))

    @property
    def indented(self) -> bool:
        return self.row.x > self.left + _INDENT

    def full(self, following: str) -> bool:
        """Whether the next word had no room."""
        reach = self.row.right + width(first_word(following), self.row.size)
        return reach - self.left > _FULL * (self.edge - self.left)


def joined(columns: list[list[Row]], pages: int) -> tuple[str, tuple[int, ...]]:
    """The text of lines in reading order, and where each page starts in it.

    Paragraphs have an empty line between them; items of lists, rows of tables and lines that stand
    for themselves a line of their own.
    """
    sizes = Counter(row.size for rows in columns for row in rows)
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    bold = sum(row.bold for rows in columns for row in rows) > sizes.total() / 2
    parts = [_lines(rows, usual, bold=bold) for rows in columns]
    step = _step(parts)
    known = _words(parts)
    text: list[str] = []
    starts: dict[int, int] = {}
    at = 0
    last: _Line | None = None
    beside = False
    for part in parts:
        for line in part:
            between = "" if last is None else _between(last, line, step, beside=beside)
            if last is not None and between == " " and _PARTED.search(text[-1]):
                whole = _mended(text[-1], line.text, known)
                at += len(whole) - len(text[-1])
                text[-1], between = whole, ""
            words = line.text if between == " " else _BULLET.sub("- ", line.text)
            at += len(between)
            starts.setdefault(line.row.page, at)
            text += [between, words]
            at += len(words)
            last, beside = line, True
        beside = False
    return "".join(text), tuple(_starts(starts, pages, at))


def _lines(rows: list[Row], usual: float, *, bold: bool) -> list[_Line]:
    if not rows:
        return []
    left = min(Counter(round(row.x) for row in rows).most_common(3), key=lambda item: item[0])[0]
    edge = sorted(row.right for row in rows)[-max(1, len(rows) // 20)]
    return [
        _Line(
            row, _clean(row.text), left, edge,
            row.size > (1 + _SIZE) * usual or (row.bold and not bold),
        )
        for row in rows if row.text.strip()
    ]  # fmt: skip


def _clean(text: str) -> str:
    text = _SYMBOLS.sub("•", "".join(_LIGATURES.get(letter, letter) for letter in text))
    text = re.sub("\u00ad(?=.)", "", text.rstrip())
    return " ".join(text.split())


def _step(parts: list[list[_Line]]) -> float:
    """Usual distance of two lines in line heights."""
    steps = [
        (a.row.y - b.row.y) / a.row.size
        for part in parts for a, b in pairwise(part) if 0 < a.row.y - b.row.y < 4 * a.row.size
    ]  # fmt: skip
    return float(median(sorted(steps)[: max(1, len(steps) * 3 // 4)])) if steps else 1.2


def _between(last: _Line, line: _Line, step: float, *, beside: bool) -> str:
    """What stands between two lines: a blank in a paragraph, a line's end, or an empty line."""
    a, b = last.row, line.row
    if abs(a.size - b.size) > _SIZE * max(a.size, b.size) or a.bold != b.bold:
        return "\n\n"
    if not beside:  # the next column or page: a paragraph goes on unless it was ended
        goes_on = not _ENDED.search(last.text) and not line.item
        return " " if goes_on and (last.full(line.text) or line.text[:1].islower()) else "\n\n"
    apart = a.y - b.y > _ROOM * step * max(a.size, b.size)
    if not apart and last.heading and line.heading:
        return " "  # one heading in several lines: two of a kind have room between them
    if not apart and last.item and b.x > a.x + 2:
        return " "
    dash = line.text[:1] in "-–—" and not (apart or last.item or _ENDED.search(last.text))
    if line.item and not (dash and last.full(line.text)):
        return "\n" if last.item or (last.indented and not apart) else "\n\n"
    if apart:
        return "\n\n"
    if last.indented and abs(a.x - b.x) < 1 and not last.item and _ENDED.search(last.text):
        return "\n\n"  # both first lines of paragraphs
    if last.item or last.indented:
        return " " if last.full(line.text) or line.text[:1].islower() else "\n\n"
    if line.indented and not last.indented and _ENDED.search(last.text):
        return "\n\n"
    if last.full(line.text):
        return " "
    return "\n\n" if _ENDED.search(last.text) else "\n"


def _words(parts: list[list[_Line]]) -> Counter[str]:
    """Words inside of lines, with their hyphens: what tells how a parted word is written."""
    found: Counter[str] = Counter()
    for part in parts:
        for line in part:
            found.update(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line.text.casefold())[:-1])
    return found


def _mended(before: str, after: str, known: Counter[str]) -> str:
    """The line before without its hyphen, unless that belongs to the word."""
    head = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", before[:-1].casefold())[-1]
    tail = re.match(r"[^\W\d_]+", after.casefold())
    if before.endswith("\u00ad"):
        return before[:-1]
    if tail is None or not after[:1].islower():
        return before
    hyphened, whole = known[f"{head}-{tail[0]}"], known[f"{head}{tail[0]}"]
    if hyphened != whole:
        return before if hyphened > whole else before[:-1]
    return before if _PREFIXES.fullmatch(head) else before[:-1]


def _starts(starts: dict[int, int], pages: int, end: int) -> list[int]:
    """Where each page starts; one without text where the next one does."""
    found, following = [], end
    for page in range(pages, 0, -1):
        following = starts.get(page, following)
        found.append(following)
    return [0, *found[::-1][1:]]
