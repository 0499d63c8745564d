"""The words of participant lists, read from `loaders/data/lists`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from graph.ids import fold
from graph.values.tables import Row, rows

DATA = Path(__file__).resolve().parents[1] / "data" / "lists"

Kind = Literal["title", "body", "division", "topic"]
Section = Literal["title", "provisional", "partial", "section", "continued", "furniture"]

_KINDS = frozenset(("title", "body", "division", "topic"))
_HONORIFICS = frozenset(("honorific", "rank", "after"))
_SECTIONS = frozenset(("title", "provisional", "partial", "section", "continued", "furniture"))
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")
_FORGIVEN = 7  # letters from which on a title word may have one letter wrong


@dataclass(frozen=True)
class Capacity:
    """A phrase for somebody's place in a delegation, and the English name of that place."""

    phrase: str
    name: str


def _table(name: str, columns: tuple[str, ...]) -> Iterator[Row]:
    return rows(DATA / name, columns)


@cache
def honorifics() -> dict[str, str]:
    """Forms of address without stops, as written, to their kind: honorific, rank or after."""
    found = {}
    for row in _table("honorifics.tsv", ("form", "kind", "language")):
        found[row.text("form")] = row.one_of("kind", _HONORIFICS)
    return found


@cache
def entry_words() -> dict[str, frozenset[str]]:
    """Folded words to the kinds of line that they speak for."""
    found: dict[str, set[str]] = {}
    for row in _table("entry_words.tsv", ("word", "kind")):
        found.setdefault(row.text("word"), set()).add(row.one_of("kind", _KINDS))
    return {word: frozenset(kinds) for word, kinds in found.items()}


@cache
def capacities() -> dict[str, str]:
    """Folded phrases to the English name of the place in a delegation."""
    table = _table("capacities.tsv", ("phrase", "capacity", "language"))
    return {fold(row.text("phrase")): row.text("capacity") for row in table}


@cache
def participation() -> dict[tuple[str, str], str]:
    """What folded cells mean, by column (role, status, name) and words."""
    found = {}
    for row in _table("participation.tsv", ("words", "column", "meaning")):
        found[row.text("column"), row.text("words")] = row.text("meaning")
    return found


@cache
def _sections() -> tuple[dict[str, str], list[tuple[re.Pattern[str], str]]]:
    whole: dict[str, str] = {}
    starts: list[tuple[re.Pattern[str], str]] = []
    for row in _table("sections.tsv", ("phrase", "kind", "language")):
        phrase, kind = row.text("phrase"), row.one_of("kind", _SECTIONS)
        if "*" in phrase:
            parts = ".*".join(re.escape(fold(part)) for part in phrase.rstrip("*").split("*"))
            end = r"\b" if phrase.endswith("*") else "$"
            starts.append((re.compile(parts + end), kind))
        else:
            whole[fold(phrase)] = kind
    return whole, starts


@lru_cache(maxsize=4096)
def section(text: str) -> str | None:
    """What kind of heading a line is that names no body of its own, if it is one."""
    folded = fold(text)
    whole, starts = _sections()
    if not folded or len(folded) > 120:
        return None
    if folded in whole:
        return whole[folded]
    return next((kind for pattern, kind in starts if pattern.match(folded)), None)


@lru_cache(maxsize=65536)
def capacity(text: str) -> str | None:
    """The place in a delegation that a whole phrase names: "Jefe de la delegación"."""
    return capacities().get(fold(text))


@lru_cache(maxsize=65536)
def kinds_of(word: str) -> frozenset[str]:
    """The kinds of a word; a long title word with one letter wrong still counts."""
    folded = fold(word).replace(" ", "-")
    known = entry_words()
    if folded in known:
        return known[folded]
    if folded.endswith("s") and folded[:-1] in known:  # "Engineers" are a firm, no title
        return known[folded[:-1]] - {"title"}
    if len(folded) >= _FORGIVEN and "-" not in folded and _nearly_title(folded):
        return frozenset(("title",))
    parts = folded.split("-")
    if len(parts) > 1:  # "Director-Environment", "Vice-ministre"
        return kinds_of(parts[-1]) | kinds_of(parts[0])
    return frozenset()


def word_set(text: str) -> frozenset[str]:
    """The words of a text between its spaces."""
    return frozenset(text.split())


def words_of(text: str) -> list[str]:
    """The words of a line; hyphens and apostrophes hold a word together."""
    return _WORD.findall(text)


@cache
def _title_letters() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word, kinds in entry_words().items():
        if "title" in kinds and len(word) >= _FORGIVEN:
            found.setdefault(word[:2], []).append(word)
    return found


def _nearly_title(word: str) -> bool:
    return any(_one_apart(word, known) for known in _title_letters().get(word[:2], ()))


def _one_apart(a: str, b: str) -> bool:
    """Whether one letter was left out, added or mistaken, or two neighbours changed places."""
    if abs(len(a) - len(b)) > 1 or a == b:
        return False
    i = 0
    while i < min(len(a), len(b)) and a[i] == b[i]:
        i += 1
    rest_a, rest_b = a[i:], b[i:]
    if len(a) == len(b):
        swapped = rest_a[:2] == rest_b[1::-1] if len(rest_b) > 1 else False
        return rest_a[1:] == rest_b[1:] or (swapped and rest_a[2:] == rest_b[2:])
    return rest_a[1:] == rest_b if len(a) > len(b) else rest_a == rest_b[1:]
