"""Countries: names, codes, demonyms and capitals from seeds/reference/countries.tsv."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from graph.config import resource
from graph.ids import fold
from graph.values.tables import Row, index

COLUMNS = (
    "iso3",
    "iso2",
    "name",
    "status",
    "from",
    "until",
    "aliases",
    "demonyms",
    "capitals",
    "governments",
    "ambiguous",
)
STATUSES = frozenset({"current", "territory", "historic"})

_STOPS = re.compile(r"[.\s]")
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,6}")


@dataclass(frozen=True)
class Country:
    """A country, territory or former state.

    Attributes:
        iso3: ISO 3166-1 alpha-3; withdrawn codes for former states; XKX for Kosovo.
        iso2: alpha-2, empty where there is none of its own.
        name: short English name.
        status: current, territory or historic.
        since: first day of a former state, else None.
        until: last day of a former state, else None.
        aliases: other names and acronyms.
        demonyms: adjectives and words for its people, singular and plural.
        capitals: capital cities, former ones and other spellings included.
        governments: capitals whose name also stands for the government.
        ambiguous: forms from the lists above that mean other things too.
    """

    iso3: str
    iso2: str
    name: str
    status: str
    since: date | None
    until: date | None
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    governments: tuple[str, ...]
    ambiguous: tuple[str, ...]


def _country(row: Row) -> Country:
    iso3, iso2 = row.text("iso3"), row.cells["iso2"]
    if not re.fullmatch(r"[A-Z]{3}", iso3) or not re.fullmatch(r"([A-Z]{2})?", iso2):
        row.fail(f"'{iso3}' and '{iso2}' must be codes of three and two capital letters")
    status = row.one_of("status", STATUSES)
    since, until = row.day("from"), row.day("until")
    if (status == "historic") != bool(since and until and since < until):
        row.fail("historic states, and only they, have 'from' before 'until'")
    country = Country(
        iso3,
        iso2,
        row.text("name"),
        status,
        since,
        until,
        row.many("aliases"),
        row.many("demonyms"),
        row.many("capitals"),
        row.many("governments"),
        row.many("ambiguous"),
    )
    if extra := set(country.governments) - set(country.capitals):
        row.fail(f"governments must be capitals too: {', '.join(sorted(extra))}")
    forms = {country.name, *country.aliases, *country.demonyms, *country.capitals}
    if extra := set(country.ambiguous) - forms:
        row.fail(f"ambiguous forms must be listed as forms: {', '.join(sorted(extra))}")
    return country


def read(path: Path) -> dict[str, Country]:
    """Countries of a table by iso3; DefinitionError with file and line where it is wrong."""
    return index(path, COLUMNS, "iso3", _country)


@cache
def countries() -> dict[str, Country]:
    """All shipped countries by iso3."""
    return read(resource("seeds") / "reference" / "countries.tsv")


def is_acronym(form: str) -> bool:
    """Whether a form is to be matched as written: "US" and "U.K." are, "us" and "Chad" are not."""
    return bool(_ACRONYM.fullmatch(form))


def _without_article(text: str) -> str:
    folded = fold(text)
    return folded.removeprefix("the ") or folded


def _forms(pairs: Iterable[tuple[str, Country]]) -> dict[str, Country]:
    # The first owner keeps a form: names come before aliases.
    found: dict[str, Country] = {}
    for form, country in pairs:
        found.setdefault(_without_article(form), country)
    return found


@cache
def _codes() -> dict[str, Country]:
    found: dict[str, Country] = {}
    for country in countries().values():
        for code in (country.iso3, country.iso2, *filter(is_acronym, country.aliases)):
            if code:
                found.setdefault(_STOPS.sub("", code), country)
    return found


@cache
def _names() -> dict[str, Country]:
    every = countries().values()
    names = [(c.name, c) for c in every]
    aliases = [(a, c) for c in every for a in c.aliases if not is_acronym(a)]
    return _forms(names + aliases)


@cache
def _demonyms() -> dict[str, Country]:
    return _forms((d, c) for c in countries().values() for d in c.demonyms)


@cache
def _capitals() -> dict[str, Country]:
    return _forms((city, c) for c in countries().values() for city in c.capitals)


@cache
def _governments() -> dict[str, Country]:
    return _forms((city, c) for c in countries().values() for city in c.governments)


@cache
def _ambiguous() -> frozenset[str]:
    return frozenset(_without_article(f) for c in countries().values() for f in c.ambiguous)


def by_iso3(iso3: str) -> Country | None:
    """The country with this alpha-3 code, written in capitals."""
    return countries().get(iso3)


def country(text: str) -> Country | None:
    """The country that a name, alias or code means.

    Codes and acronyms count only in capitals, with or without stops ("US", "U.S."), for "us" and
    "it" are words; names count without regard to case, accents and a leading "the".
    """
    written = text.strip()
    if _ACRONYM.fullmatch(written) and (found := _codes().get(_STOPS.sub("", written))):
        return found
    return _names().get(_without_article(written))


def demonym(text: str) -> Country | None:
    """The country of an adjective or a word for a people: "Canadian", "Britons", "West German"."""
    return _demonyms().get(_without_article(text))


def capital(text: str) -> Country | None:
    """The country of a capital city."""
    return _capitals().get(_without_article(text))


def government(text: str) -> Country | None:
    """The country whose government a capital's name can stand for ("Moscow said")."""
    return _governments().get(_without_article(text))


def is_ambiguous(text: str) -> bool:
    """Whether a form is also something else, so that only context makes it a country."""
    return _without_article(text) in _ambiguous()
