"""The lines of a list: where they stand, what sets them apart, and which are only furniture."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from loaders.lists.words import section

_PAGE = re.compile(
    r"(?:-+\s*)?(?:(?:page|página|pagina|seite)\s*)?(?!(?:19|20)\d\d$)\d{1,4}(?:\s*(?:/|of|de|von)\s*\d{1,4})?(?:\s*-+)?",
    re.IGNORECASE,
)
_SYMBOL = re.compile(r"[A-Z]{1,8}(?:/[A-Z0-9][\w.()-]*){2,}(?:\s*\([^)]*\))?.{0,24}")
_RULE = re.compile(r"[\s\-_=*.·•~—–]{3,}")
_OPEN = re.compile(
    r"(?:[,&/–—-]|\b(?:and|of|for|the|in|on|to|with|et|de|du|des|la|le|les|l['’]|d['’]|y|del|los|las|e|do|da"
    r"|dos|und|der|für|von|para|pour|por|sur|au|aux|en|at|by)"
    r"|\bUnited|(?<!United )\bNations|\bNaciones)$",
    re.IGNORECASE,
)
_EDGE = 3  # lines at either end of a page among which headers and footers are looked for

# accents that a typesetter drew beside their letter
_MARKS = {
    "´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303", "¸": "\u0327",
    "ˇ": "\u030c", "˚": "\u030a",
}  # fmt: skip
_DRAWN = re.compile(rf"([^\W\d_]?)( ?)([{''.join(_MARKS)}])( ?)([^\W\d_]?)")
_APART = re.compile(r"([A-Za-zı]) ?([\u0300-\u030c\u0327])")
_LATIN = 0x17F  # the last code point of the letters that a mark is believed to belong to
_ODD = frozenset("ĺĹŕŔńŃśŚźŹćĆţŢşŞļĻņŅķĶģĢŗŖ")  # made by chance more often than meant


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list.

    Attributes:
        text: its words, accents mended, without space around them.
        start: where it starts in the document's text.
        end: where it ends there.
        page: number of its page, from 1, where the source has pages.
        size: size of its type, where known, relative to most of the document's.
        strong: set apart by bold type, larger type or a heading style; None where type is unknown.
        gap: more room or a blank line stands before it; None at the top of a page or column.
        wraps: whether it goes on in the next line, where the source shows it.
        full: share of its column that it takes with the first word of the next line, where its
            column has an edge; above 1, that word had no room.
    """

    text: str
    start: int
    end: int
    page: int | None = None
    size: float = 1.0
    strong: bool | None = None
    gap: bool | None = False
    wraps: bool | None = None
    full: float | None = None


def is_open(text: str) -> bool:
    """Whether a line breaks off: at a comma or preposition, or within "United Nations"."""
    return bool(_OPEN.search(text))


def mend(text: str) -> str:
    """Accents beside their letters joined to them, ligatures undone, spaces single.

    Both orders occur: "Jos´e" and "Jose´" mean José; "Cˆote" and "Co ˆte" mean Côte.
    """
    if not text.isascii() or "`" in text:
        text = _DRAWN.sub(_joined, text)
        text = _APART.sub(lambda m: unicodedata.normalize("NFC", _dotted(m[1]) + m[2]), text)
        text = unicodedata.normalize("NFC", text)
        text = text.replace("ﬁ", "fi").replace("ﬂ", "fl").replace("ﬀ", "ff")
        text = text.replace("\u00ad", "").replace("\u200b", "")
    return " ".join(text.split())


def _joined(match: re.Match[str]) -> str:
    before, space, mark, other, after = match.groups()
    on_next, on_last = _with(after, mark), _with(before, mark)
    if on_next and (not on_last or on_next not in _ODD) and not (other and after.isupper()):
        return f"{before}{on_next}" if on_last or not space else f"{before}{space}{on_next}"
    if on_last:
        return f"{on_last}{other if after.isupper() or not space else ''}{after}"
    return match[0]


def _with(letter: str, mark: str) -> str | None:
    """The letter with the mark on it, where writing has such a letter."""
    if not letter:
        return None
    whole = unicodedata.normalize("NFC", _dotted(letter) + _MARKS[mark])
    return whole if len(whole) == 1 and ord(whole) <= _LATIN else None


def _dotted(letter: str) -> str:
    return "i" if letter == "ı" else letter


def from_text(text: str) -> list[Line]:
    """The lines of a plain text; a blank line is a gap, a form feed starts a page."""
    found: list[Line] = []
    page = 1 if "\f" in text else None
    gap: bool | None = True
    at = 0
    for raw in text.split("\n"):
        if "\f" in raw:
            page = (page or 1) + raw.count("\f")
            gap = None
        words = mend(raw)
        if words:
            lead = len(raw) - len(raw.lstrip())
            start = at + lead
            found.append(Line(words, start, at + len(raw.rstrip()), page, gap=gap))
            gap = False
        elif gap is not None:
            gap = True
        at += len(raw) + 1
    return found


def without_furniture(lines: Sequence[Line]) -> list[Line]:
    """The lines without page numbers, document symbols, rules, and what recurs at page edges."""
    recurring = _recurring(lines)
    kept: list[Line] = []
    for line in lines:
        if not _is_furniture(line.text) and _shape(line.text) not in recurring:
            kept.append(line)
    return kept


def _is_furniture(text: str) -> bool:
    return bool(
        _PAGE.fullmatch(text)
        or _SYMBOL.fullmatch(text)
        or _RULE.fullmatch(text)
        or section(text) == "furniture"
    )


def _shape(text: str) -> str:
    return re.sub(r"\b(?!(?:19|20)\d\d\b)\d+", "#", text)


def _recurring(lines: Iterable[Line]) -> frozenset[str]:
    """Shapes of lines that stand at the edges of at least three and a third of the pages."""
    pages: dict[int, list[str]] = {}
    for line in lines:
        if line.page is not None:
            pages.setdefault(line.page, []).append(_shape(line.text))
    counts: Counter[str] = Counter()
    for shapes in pages.values():
        counts.update({*shapes[:_EDGE], *shapes[-_EDGE:]})
    least = max(3, len(pages) / 3)
    return frozenset(s for s, n in counts.items() if n >= least and section(s) is None)
