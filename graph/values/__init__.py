"""Kinds of values: countries, days and intervals; each owns its reading and comparing."""

from graph.values.countries import (
    Country,
    by_iso3,
    capital,
    countries,
    country,
    demonym,
    government,
    is_acronym,
    is_ambiguous,
)
from graph.values.dates import Period, holds_on, overlap, period

__all__ = [
    "Country",
    "Period",
    "by_iso3",
    "capital",
    "countries",
    "country",
    "demonym",
    "government",
    "holds_on",
    "is_acronym",
    "is_ambiguous",
    "overlap",
    "period",
]
