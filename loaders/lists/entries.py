"""What the lines behind a name say: title, part of a body, or body.

An entry gives title, division and affiliation in this order, any of them missing. So each line is
judged by its words and its place together: the labels with the best sum win.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Literal

from graph.ids import fold
from graph.values import institution, ministry
from loaders.lists.countries import country_of
from loaders.lists.words import capacity, kinds_of, word_set, words_of

Label = Literal["title", "division", "body", "capacity", "place"]
Scores = tuple[float, float, float]  # title, division, body

_LABELS: tuple[Label, ...] = ("title", "division", "body")
_MOST = 5  # lines that are judged together
_LINK = re.compile(
    r"\b(?:of|for|to|in|at|on|de|du|des|del|pour|para|auprès|ante|von|für|der|da|do|di)\b|[,;(/]"
    r"|\s[-–—]\s|\bd['’]",
    re.IGNORECASE,
)
_FIRM = re.compile(
    r"\b(?:Inc|Ltd|LLC|LLP|Corp|GmbH|e\.\s?V|S\.\s?A|S\.p\.A|Co|plc|Ltée|AG|B\.V|N\.V)\b\.?|&"
)
_SECRETARIAT = re.compile(r"(?:Secretaría|Secretaria d[eo] (?:Estado d[eo]|Relaciones)) ?\b")
_LEGAL_FORM = re.compile(r"(?:Inc|Ltd|LLC|LLP|Corp|Co|S\.?A|GmbH|plc|Ltée|Jr|Sr)\.?", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z][A-Z&./-]{1,9}")
_PORTFOLIO = re.compile(r"\b(?:of|for|de|du|des|del|de la|d['’]|pour|para|für)\s", re.IGNORECASE)
# what is seldom part of another body
_WHOLES = word_set(
    """
    university universidad universite universitat universidade academy academie academia
    ministry ministere ministerio ministerium bank banque banco corporation company
    """
)
_SPLIT = re.compile(r"\s*[,;]\s+|\s+[-–—]\s+|(?<=\w)\s*-\s+(?=[A-Z])|\s*[,;]$")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A piece of an entry with what it is; offsets count in the entry's joined text."""

    label: Label
    text: str
    start: int
    end: int


def judged(lines: Sequence[str], known: frozenset[str] = frozenset()) -> list[Label]:
    """The label of each line of one entry.

    Args:
        lines: whole lines, wraps joined, without the name.
        known: folded names that the list elsewhere uses for bodies.
    """
    labels: list[Label | None] = [_sure(line) for line in lines]
    open_ = [i for i, label in enumerate(labels) if label is None]
    for i in open_[_MOST:]:
        labels[i] = "division"
    open_ = open_[:_MOST]
    if open_:
        scores = [_scores(lines[i], fold(lines[i]) in known) for i in open_]
        best = max(product(range(3), repeat=len(open_)), key=lambda ls: _fit(ls, scores))
        for i, label in zip(open_, best, strict=True):
            labels[i] = _LABELS[label]
    return [label or "division" for label in labels]


def _sure(line: str) -> Label | None:
    if capacity(line) is not None and capacity(line) not in ("member", "representative", "adviser"):
        return "capacity"
    if _SECRETARIAT.match(line):
        return "body"
    return "place" if country_of(line) is not None else None


def _fit(labels: tuple[int, ...], scores: Sequence[Scores]) -> float:
    """How well labels suit the words of the lines and each other."""
    total = sum(s[label] for label, s in zip(labels, scores, strict=True))
    last = len(labels) - 1
    for i, label in enumerate(labels):
        if i == 0 and label == 0:
            total += 0.8
        if i == last and label == 2:
            total += 0.5 + 0.5 * min(last, 2)
        if i and label < labels[i - 1]:
            total -= 1.2 if label == 0 else 0.9
        if i and label == labels[i - 1]:
            total -= 3.2 if label == 2 else 0.5  # one body an entry: what stands before is its part
    return total


@lru_cache(maxsize=65536)
def _scores(line: str, known: bool) -> Scores:
    words = words_of(line)
    if not words:
        return (-1.0, 0.0, -1.0)
    kinds = [kinds_of(w) for w in words]
    heads = _heads(line)
    title = 3.0 if "title" in heads else 1.0 if any("title" in k for k in kinds) else -1.0
    division = 2.6 if "division" in heads else 0.8 if any("division" in k for k in kinds) else 0.0
    body = 2.6 if "body" in heads else 1.2 if any("body" in k for k in kinds) else 0.6
    if all(k <= {"topic"} and k for k in kinds if k) and any("topic" in k for k in kinds):
        division += 2.4 if _only_topics(words) else 0.4
    if known or _FIRM.search(line) or line.endswith("*"):
        body += 2.0
    if _ACRONYM.fullmatch(line) or (len(words) > 1 and _ACRONYM.fullmatch(words[0])):
        body += 1.0
    if institution(line) is not None or ministry(line) is not None:
        body += 2.5
    if line[:1].islower():
        body -= 1.0
    if "title" in heads and not ("body" in heads and _FIRM.search(line)):
        body -= 0.6
        division -= 0.6
    return (title, division, body)


def _only_topics(words: Sequence[str]) -> bool:
    """Whether words name a field of work ("Media Relations"), with no proper name among them."""
    big = [w for w in words if len(w) > 3 and w[0].isupper()] or [w for w in words if len(w) > 3]
    topics = ["topic" in kinds_of(w) for w in big]
    return bool(big) and (
        all(topics) or (topics[0] and sum(topics) >= 2 and topics.count(False) < 2)
    )


@lru_cache(maxsize=65536)
def _heads(line: str) -> frozenset[str]:
    """Kinds of the words that can head a line: the last before a link, else the first.

    English heads stand last ("Policy Director"), those of Romance languages and of short forms
    first ("Directeur général", "Director Sustainability").
    """
    link = _LINK.search(line)
    before = words_of(line[: link.start()] if link and link.start() else line) or words_of(line)
    if not before:
        return frozenset()
    last = kinds_of(before[-1]) - {"topic"}
    first = kinds_of(before[0]) - {"topic"}
    return last or first


def pieces(line: str, label: Label) -> list[tuple[Label, int, int]]:
    """A line cut where it names something else behind a comma or dash: "Student - X University".

    A title keeps what belongs to its portfolio; of a body with its part ("Elm University, School of
    Business") the part is cut off.
    """
    cuts = [0, *(m.end() for m in _SPLIT.finditer(line))]
    ends = [*(m.start() for m in _SPLIT.finditer(line)), len(line)]
    parts: list[tuple[int, int]] = []
    for start, end in zip(cuts, ends, strict=True):
        if parts and _LEGAL_FORM.fullmatch(line[start:end].strip()):
            parts[-1] = (parts[-1][0], end)
        elif line[start:end].strip():
            parts.append((start, end))
    if len(parts) < 2:
        return [(label, 0, len(line.rstrip(" ,;")))]
    if label == "title":
        return _of_title(line, parts)
    if label == "body":
        return _of_body(line, parts)
    return [(label, 0, len(line))]


def _of_title(line: str, parts: list[tuple[int, int]]) -> list[tuple[Label, int, int]]:
    """A title with what goes on with it; a part or body behind a comma is none of it."""
    for i, (start, end) in enumerate(parts[1:], start=1):
        segment, before = line[start:end], line[: parts[i - 1][1]]
        if capacity(segment):
            return [
                *_of_title(line, parts[:i]),
                ("capacity", start, end),
                *_rest(line, parts[i + 1 :]),
            ]
        heads = _heads(segment)
        if "title" in heads:
            continue
        if "body" in heads or _FIRM.search(segment):
            return [("title", *_whole(parts[:i])), *_of_body(line, parts[i:])]
        if "division" in heads or not goes_on(before, segment):
            return [("title", *_whole(parts[:i])), ("division", start, parts[-1][1])]
    return [("title", *_whole(parts))]


def goes_on(title: str, segment: str) -> bool:
    """Whether a piece behind a comma continues a title.

    It does in a portfolio ("Minister of Environment, Water and Forests"), and in small letters
    ("Directeur, adjoint"); behind a bare head it is the division ("Manager, Financial Studies").
    """
    return bool(_PORTFOLIO.search(title)) or segment[:1].islower()


def _rest(line: str, parts: list[tuple[int, int]]) -> list[tuple[Label, int, int]]:
    if not parts:
        return []
    start, end = _whole(parts)
    label = judged([line[start:end]])[0]
    return _of_body(line, parts) if label == "body" else [(label, start, end)]


def _of_body(line: str, parts: list[tuple[int, int]]) -> list[tuple[Label, int, int]]:
    """The first of the widest bodies; parts of it that stand before or behind are left out."""
    ranks = [_width(line[s:e]) for s, e in parts]
    widest = max(ranks)
    if len(parts) < 2 or widest == 0 or sorted(ranks)[-2] == 0:
        return [("body", *_whole(parts))]
    return [("body", *parts[ranks.index(widest)])]


def _width(part: str) -> int:
    """How much a name can hold: 3 a whole body, 2 what may be part of it, 1 a division, 0 none."""
    folded = set(fold(part).split())
    if folded & _WHOLES or _FIRM.search(part):
        return 3
    heads = _heads(part)
    return 2 if "body" in heads else 1 if "division" in heads else 0


def _whole(parts: list[tuple[int, int]]) -> tuple[int, int]:
    return parts[0][0], parts[-1][1]
