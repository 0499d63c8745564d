"""Portfolios, ministries and ranks: what a title says about an office, from seeds/reference."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graph.config import resource
from graph.ids import fold
from graph.values.countries import by_iso3
from graph.values.tables import Row, index, rows

PORTFOLIO_COLUMNS = ("slug", "name", "words", "titles")
MINISTRY_COLUMNS = ("name", "iso3", "portfolio", "aliases")
RANK_COLUMNS = ("slug", "order", "name", "patterns")

# Ranks that only the officers of a state hold: "President" of a bank is its executive.
_OF_STATES = frozenset({"head-of-state", "head-of-government", "deputy-head"})
_NATIONAL = re.compile(r"(?:([A-Z]{3}):)?(.+)")
_MINISTER = re.compile(r"\b(?:minister|ministers|secretary|secretaries|ministry|department)\b")


@dataclass(frozen=True)
class Portfolio:
    """A field of government that countries share.

    Attributes:
        slug: last part of a ministry's id.
        name: how it is shown.
        words: what names it in "Minister of …" or "… Minister".
        titles: (iso3 or "", title) of whole titles that name it otherwise.
    """

    slug: str
    name: str
    words: tuple[str, ...]
    titles: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Ministry:
    """A ministry with a name of its own; `iso3/portfolio` is its id."""

    name: str
    iso3: str
    portfolio: str
    aliases: tuple[str, ...]

    @property
    def id(self) -> str:
        """The id that an inferred ministry of the same country and portfolio has too."""
        return f"{self.iso3}/{self.portfolio}"


@dataclass(frozen=True)
class Rank:
    """A rank of offices; `order` 1 is the highest."""

    slug: str
    order: int
    name: str
    patterns: tuple[str, ...]


def _portfolio(row: Row) -> Portfolio:
    titles = []
    for title in row.many("titles"):
        match = _NATIONAL.fullmatch(title)
        iso3, plain = (match[1] or "", match[2]) if match else ("", title)
        if iso3 and by_iso3(iso3) is None:
            row.fail(f"title '{title}' starts with an unknown country code")
        titles.append((iso3, fold(plain)))
    words = tuple(fold(word) for word in row.many("words"))
    return Portfolio(row.text("slug"), row.text("name"), words, tuple(titles))


def _rank(row: Row) -> Rank:
    order = row.text("order")
    if not order.isdecimal():
        row.fail(f"order '{order}' must be a number, 1 for the highest rank")
    patterns = row.many("patterns")
    if not patterns:
        row.fail("a rank needs at least one pattern")
    return Rank(row.text("slug"), int(order), row.text("name"), patterns)


@cache
def portfolios() -> dict[str, Portfolio]:
    """Portfolios by slug."""
    path = resource("seeds") / "reference" / "portfolios.tsv"
    return index(path, PORTFOLIO_COLUMNS, "slug", _portfolio)


@cache
def ministries() -> dict[str, Ministry]:
    """Ministries with a name of their own, by that name."""
    path = resource("seeds") / "reference" / "ministries.tsv"
    found: dict[str, Ministry] = {}
    for row in rows(path, MINISTRY_COLUMNS):
        name, iso3, portfolio = row.text("name"), row.text("iso3"), row.text("portfolio")
        if name in found:
            row.fail(f"'{name}' is given twice; keep one line")
        if by_iso3(iso3) is None:
            row.fail(f"'{iso3}' is no country code of countries.tsv")
        if portfolio not in portfolios():
            row.fail(f"'{portfolio}' is no slug of portfolios.tsv")
        found[name] = Ministry(name, iso3, portfolio, row.many("aliases"))
    return found


@cache
def ranks() -> dict[str, Rank]:
    """Ranks by slug, highest first."""
    return index(resource("seeds") / "reference" / "ranks.tsv", RANK_COLUMNS, "slug", _rank)


@cache
def _ministry_forms() -> dict[str, Ministry]:
    found: dict[str, Ministry] = {}
    for ministry in ministries().values():
        for form in (ministry.name, *ministry.aliases):
            found.setdefault(fold(form).removeprefix("the "), ministry)
    return found


def ministry(text: str) -> Ministry | None:
    """The ministry that a name of its own means ("State Department", "HM Treasury")."""
    return _ministry_forms().get(fold(text).removeprefix("the "))


@cache
def _portfolio_words() -> tuple[tuple[str, str], ...]:
    # Longest first, so that "economy and finance" is one portfolio and not two.
    pairs = {(word, p.slug) for p in portfolios().values() for word in p.words}
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


def portfolios_of(title: str, iso3: str | None = None) -> tuple[str, ...]:
    """Portfolio slugs that a title names, in the order of the title.

    "Minister of Trade and Tourism" names two; "Prime Minister" none. Titles of one country only
    ("Secretary of State") count when that country is given.
    """
    folded = fold(title)
    for portfolio in portfolios().values():
        for country, whole in portfolio.titles:
            if country in {"", iso3 or ""} and re.search(rf"\b{whole}\b", folded):
                return (portfolio.slug,)
    if not _MINISTER.search(folded):
        return ()
    found: list[tuple[int, str]] = []
    left = re.sub(r"\b(?:prime|first) minister\b|\bsecretary general\b", " | ", folded)
    for word, slug in _portfolio_words():
        if match := re.search(rf"\b{re.escape(word)}\b", left):
            left = left[: match.start()] + "|" * len(match[0]) + left[match.end() :]
            found.append((match.start(), slug))
    return tuple(dict.fromkeys(slug for _, slug in sorted(found)))


@cache
def _rank_patterns() -> tuple[tuple[int, int, str, re.Pattern[str]], ...]:
    patterns = []
    for rank in ranks().values():
        for written in rank.patterns:
            words = (r"\w+(?: \w+){0,3}" if w == "*" else fold(w) for w in written.split())
            pattern = re.compile(rf"\b{' '.join(words)}\b")
            patterns.append((-len(written.replace("*", "")), rank.order, rank.slug, pattern))
    return tuple(sorted(patterns, key=lambda p: p[:3]))


def rank(title: str, *, of_state: bool = True) -> str | None:
    """The rank that a title shows, or None; `of_state` is False for offices of other bodies."""
    folded = fold(title)
    if folded.startswith("former "):
        return None
    for _, _, slug, pattern in _rank_patterns():
        if pattern.search(folded):
            return slug if of_state or slug not in _OF_STATES else "executive"
    return None
