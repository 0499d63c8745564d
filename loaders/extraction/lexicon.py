"""The words that the extractor knows, from the tables of `tables` and the reference tables.

The parsed text carries the lexicon that it is read with, so that a stage finds it by any token.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from graph.values import countries
from loaders.extraction.tables import TABLES, check_folder, several, table

if TYPE_CHECKING:
    from spacy.tokens import Doc

_KEY = "lexicon"


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
        rows: the lines of each table, by its file name.
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

    rows: dict[str, tuple[dict[str, str], ...]]
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


def lexicon(own: Path | None = None) -> Lexicon:
    """The shipped lexicon, with an analyst's own lines on top; DefinitionError on a bad line."""
    if own is not None:
        check_folder(own)
    return _load(own.resolve() if own is not None else None)


@cache
def _load(own: Path | None) -> Lexicon:
    rows = {name: tuple(row.cells for row in table(name, own)) for name in TABLES}
    heads: dict[str, str] = {}
    plurals: set[str] = set()
    kinds: dict[str, str] = {}
    modifiers: set[str] = set()
    for row in rows["titles.tsv"]:
        word, plural, kind = row["word"].lower(), row["plural"].lower(), row["kind"]
        kinds.setdefault(word, kind)
        if kind == "modifier":
            modifiers.add(word)
            continue
        heads[word] = word
        if plural:
            heads.setdefault(plural, word)
            plurals.add(plural)
    names: dict[str, set[str]] = {}
    for row in rows["name_words.tsv"]:
        names.setdefault(row["kind"], set()).add(row["word"].lower())
    offices = rows["national_offices.tsv"]
    return Lexicon(
        rows=rows,
        heads=heads,
        plurals=frozenset(plurals),
        kinds=kinds,
        modifiers=frozenset(modifiers),
        honorifics=frozenset(names["honorific"]),
        particles=frozenset(names["particle"]),
        suffixes=frozenset(names["suffix"]),
        stops=frozenset(names["stop"]),
        portfolio=frozenset(row["word"].lower() for row in rows["portfolio_words.tsv"]),
        own_offices=tuple((words, r["iso3"]) for r in offices for words in several(r["own"])),
        absent_offices={row["iso3"]: several(row["absent"]) for row in offices},
        entries=(*_lands(), *(_body(row) for row in rows["bodies.tsv"])),
    )


def _lands() -> Iterator[Entry]:
    for country in countries().values():
        for name in (country.name, *country.aliases):
            yield Entry(name, "country", country.iso3)
        for name in country.demonyms:
            yield Entry(name, "demonym", country.iso3)
        for name in country.capitals:
            yield Entry(name, "capital", country.iso3)


def _body(row: dict[str, str]) -> Entry:
    detail = f"{row['kind']}/{row['iso3']}" if row["iso3"] else row["kind"]
    return Entry(row["surface"], "body", row["name"], detail)


def put(doc: Doc, words: Lexicon) -> None:
    """Say which lexicon a text is read with."""
    doc.user_data[_KEY] = words


def of(doc: Doc) -> Lexicon:
    """The lexicon that a text is read with."""
    found: Lexicon | None = doc.user_data.get(_KEY)
    return found if found is not None else lexicon()
