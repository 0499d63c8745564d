"""Kinds of values: countries, bodies, offices, topics and days; each owns its reading."""

from graph.values.bodies import (
    Institution,
    Membership,
    institution,
    institutions,
    members,
    memberships,
)
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
from graph.values.offices import (
    Ministry,
    Portfolio,
    Rank,
    ministries,
    ministry,
    portfolios,
    portfolios_of,
    rank,
    ranks,
)
from graph.values.topics import Topic, topics, topics_in

__all__ = [
    "Country",
    "Institution",
    "Membership",
    "Ministry",
    "Period",
    "Portfolio",
    "Rank",
    "Topic",
    "by_iso3",
    "capital",
    "countries",
    "country",
    "demonym",
    "government",
    "holds_on",
    "institution",
    "institutions",
    "is_acronym",
    "is_ambiguous",
    "members",
    "memberships",
    "ministries",
    "ministry",
    "overlap",
    "period",
    "portfolios",
    "portfolios_of",
    "rank",
    "ranks",
    "topics",
    "topics_in",
]
