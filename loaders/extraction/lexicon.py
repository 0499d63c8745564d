"""The words that the extractor knows, read from `loaders/data/en` and the reference tables.

A folder of an analyst's own can hold files of the same names; its lines come on top.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from graph.errors import DefinitionError
from graph.values import countries

DATA = Path(__file__).resolve().parents[1] / "data" / "en"
FILES = {
    "titles.tsv": ("word", "plural", "kind"),
    "name_words.tsv": ("word", "kind"),
    "portfolio_words.tsv": ("word",),
    "national_offices.tsv": ("iso3", "own", "absent"),
    "bodies.tsv": ("surface", "name", "kind", "iso3"),
}
TITLE_KINDS = frozenset(("office", "rank", "royal", "modifier"))
NAME_KINDS = frozenset(("honorific", "particle", "suffix", "stop"))


@dataclass(frozen=True)
class Entry:
    """A phrase and what it means: kind and value as in `reading.Tag`."""

    surface: str
    kind: Literal["country", "demonym", "capital", "body"]
    value: str
    detail: str = ""  # bodies: kind, and "/ISO3" of a national one


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Everything that the stages look words up in; all words are lower case.

    Attributes:
        heads: singular and plural words that head a title, to the singular.
        plurals: those of them that are plural.
        kinds: singular title word to office, rank, royal or modifier.
        modifiers: words that may stand before a head in a title.
        honorifics: "mr", "dr", "h.e." and the like.
        particles: lower-case parts of names ("van", "bin").
        suffixes: letters after a name ("MP", "Jr").
        stops: words that are no part of a person's name.
        portfolio: words that say what an office is for.
        own_offices: words of a title that one country alone has, with its code.
        absent_offices: words of titles that a country does not have, by its code.
        entries: countries, demonyms, capitals and bodies.
    """

    heads: dict[str, str]
    plurals: frozenset[str]
    kinds: dict[str, str]
    modifiers: frozenset[str]
    honorifics: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    stops: frozenset[str]
    portfolio: frozenset[str]
    own_offices: tuple[tuple[str, str], ...]
    absent_offices: dict[str, tuple[str, ...]]
    entries: tuple[Entry, ...]

    def is_title(self, word: str) -> bool:
        """Whether a word heads a title, in singular or plural."""
        return word.lower().rstrip(".") in self.heads

    def is_title_word(self, word: str) -> bool:
        """Whether a word belongs to a title: head, modifier or portfolio."""
        low = word.lower().rstrip(".")
        return low in self.heads or low in self.modifiers or low in self.portfolio


def word_set(text: str) -> frozenset[str]:
    """The words of a text as a set: how short closed classes of words are written in code."""
    return frozenset(text.split())


def shipped_rows(name: str, width: int) -> list[tuple[int, list[str]]]:
    """Line numbers and cells of a shipped table without a header; DefinitionError on a bad line."""
    text = (DATA / name).read_text(encoding="utf-8")
    rows = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != width:
            message = f"{name}:{number}: {len(cells)} columns, expected {width}: {line!r}"
            raise DefinitionError(message)
        rows.append((number, cells))
    return rows


def lexicon(own: Path | None = None) -> Lexicon:
    """The shipped lexicon, with an analyst's own lines on top; DefinitionError on a bad line."""
    if own is not None and not own.is_dir():
        message = f"{own}: no such folder; give a folder with any of {', '.join(FILES)}"
        raise DefinitionError(message)
    return _load(own.resolve() if own is not None else None)


@cache
def _load(own: Path | None) -> Lexicon:
    folders = [DATA] + ([own] if own is not None else [])
    heads: dict[str, str] = {}
    plurals: set[str] = set()
    kinds: dict[str, str] = {}
    for word, plural, kind in _rows(folders, "titles.tsv", TITLE_KINDS, 2):
        kinds.setdefault(word.lower(), kind)
        if kind != "modifier":
            heads[word.lower()] = word.lower()
            if plural:
                heads.setdefault(plural.lower(), word.lower())
                plurals.add(plural.lower())
    groups: dict[str, set[str]] = {kind: set() for kind in NAME_KINDS}
    for word, kind in _rows(folders, "name_words.tsv", NAME_KINDS, 1):
        groups[kind].add(word.lower())
    offices = list(_rows(folders, "national_offices.tsv"))
    titles = list(_rows(folders, "titles.tsv", TITLE_KINDS, 2))
    return Lexicon(
        heads=heads,
        plurals=frozenset(plurals),
        kinds=kinds,
        modifiers=frozenset(w.lower() for w, _, kind in titles if kind == "modifier"),
        honorifics=frozenset(groups["honorific"]),
        particles=frozenset(groups["particle"]),
        suffixes=frozenset(groups["suffix"]),
        stops=frozenset(groups["stop"]),
        portfolio=frozenset(w.lower() for (w,) in _rows(folders, "portfolio_words.tsv")),
        own_offices=tuple((words, iso3) for iso3, own, _ in offices for words in _list(own)),
        absent_offices={iso3: _list(absent) for iso3, _, absent in offices},
        entries=(*_lands(), *_bodies(folders)),
    )


def _list(cell: str) -> tuple[str, ...]:
    return tuple(value.strip() for value in cell.split(";") if value.strip())


def _rows(
    folders: Iterable[Path], name: str, kinds: frozenset[str] | None = None, column: int = 0
) -> Iterator[tuple[str, ...]]:
    columns = FILES[name]
    for folder in folders:
        path = folder / name
        if not path.exists() and folder != DATA:
            continue
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, start=1):
            if not line.strip() or line.startswith("#"):
                continue
            cells = tuple(cell.strip() for cell in line.split("\t"))
            if cells == columns:
                continue
            if len(cells) != len(columns) or not cells[0]:
                message = f"{path}:{number}: expected {len(columns)} cells: {' '.join(columns)}"
                raise DefinitionError(message)
            if kinds is not None and cells[column] not in kinds:
                message = (
                    f"{path}:{number}: '{cells[column]}' is none of {', '.join(sorted(kinds))}"
                )
                raise DefinitionError(message)
            yield cells


def _lands() -> Iterator[Entry]:
    for country in countries().values():
        for name in (country.name, *country.aliases):
            yield Entry(name, "country", country.iso3)
        for name in country.demonyms:
            yield Entry(name, "demonym", country.iso3)
        for name in country.capitals:
            yield Entry(name, "capital", country.iso3)


def _bodies(folders: Iterable[Path]) -> Iterator[Entry]:
    for surface, name, kind, iso3 in _rows(folders, "bodies.tsv"):
        yield Entry(surface, "body", name, f"{kind}/{iso3}" if iso3 else kind)
