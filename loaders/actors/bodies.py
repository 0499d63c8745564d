"""What an office is for: the country, ministry or institution behind a record."""

from __future__ import annotations

import re
from functools import lru_cache

from graph.ids import fold
from graph.model import Body
from graph.values import by_iso3, country, demonym, institution, ministry, rank
from graph.values.countries import Country
from loaders.actors.collector import UnreadRecordError, wikidata
from loaders.claims.bodies import kind_of

_CONNECTOR = re.compile(r" (?:of|for|in) (?:the )?")
# behind these, a country's name has only begun before: "Democratic Republic of the | Congo"
_LONG_NAME = re.compile(
    r"\b(?:republic|kingdom|states?|federation|union|commonwealth|emirates?|principality|sultanate|"
    r"duchy)$",
    re.IGNORECASE,
)
_MINISTERIAL = frozenset({"minister", "deputy-minister"})
_ENVOY = re.compile(
    r"\b(?:ambassador|envoy|consul|high commissioner|permanent representative|nuncio|delegate)\b",
    re.IGNORECASE,
)
_TO = re.compile(r"^(?P<post>.+?) to (?:the )?(?P<host>.+)$", re.IGNORECASE)


def country_of(code: str, name: str) -> Country | None:
    """The country of a record by its code and its name, either of which may be missing.

    Raises:
        UnreadRecordError: neither means a country, or they mean two.
    """
    by_code = country(code.strip().upper()) if code.strip() else None
    named = "" if wikidata(name) else name.strip()
    by_name = country(named) if named else None
    if by_code and by_name and by_code != by_name:
        message = f"the code {code.strip()} and the name {named} are two countries"
        raise UnreadRecordError(message)
    if (code.strip() or named) and not (by_code or by_name):
        message = f"{(named or code.strip())[:60]!r} is no known country"
        raise UnreadRecordError(message)
    return by_code or by_name


def country_body(found: Country) -> Body:
    """A country as a body."""
    return Body(type="country", name=found.name, iso3=found.iso3, event=None)


@lru_cache(maxsize=16384)
def named_body(name: str, iso3: str | None = None) -> Body:
    """The body that a name means: a country, a ministry, else an institution of the country."""
    if iso3 is None and (found := country(name)):
        return country_body(found)
    known = institution(name)
    if known is not None and (known.iso3 is None or iso3 in (None, known.iso3)):
        return Body(type="institution", name=known.name, iso3=known.iso3, event=None)
    if (own := ministry(name)) and iso3 in (None, own.iso3):
        return Body(type="ministry", name=own.name, iso3=own.iso3, event=None)
    kind = "ministry" if re.match(r"(?:ministry|department) (?:of|for)\b", fold(name)) else None
    return Body(type=kind or "institution", name=name, iso3=iso3, event=None)


@lru_cache(maxsize=16384)
def office(position: str, land: Country | None) -> tuple[str, Body]:
    """Title and body of a position as registers name it: "President of France".

    The body that the position itself names comes before the country of the record: the Secretary-
    General of the United Nations speaks for no country, and a governor for a province.

    Raises:
        UnreadRecordError: it is not clear whom the office speaks for.
    """
    if _ENVOY.search(position):
        return _envoy(position, land)
    grade = rank(position)
    for match in _CONNECTOR.finditer(position):
        title, rest = position[: match.start()], position[match.end() :]
        body = _body_after(rest, land, by_kind=grade not in _MINISTERIAL)
        if body is None or _LONG_NAME.search(title):
            continue
        owner = by_iso3(body.iso3) if body.iso3 else None
        if land and owner and land != owner:
            message = f"{position[:60]!r} is of {owner.name}, but the country is {land.name}"
            raise UnreadRecordError(message)
        return (title if body.type == "country" else position), body
    if inner := _body_before(position):
        return position, inner
    if land and grade == "subnational-head" and _CONNECTOR.search(position):
        province = _CONNECTOR.split(position, maxsplit=1)[1]
        return position, Body(type="institution", name=province, iso3=land.iso3, event=None)
    if grade == "head-of-body":
        message = f"no known body for {position[:60]!r}"
        raise UnreadRecordError(message)
    if land:
        return position, country_body(land)
    message = f"no country or body for {position[:60]!r}"
    raise UnreadRecordError(message)


def _body_after(rest: str, land: Country | None, *, by_kind: bool) -> Body | None:
    """The body that the words behind "of" are, if they are one as a whole."""
    if found := country(rest):
        return country_body(found)
    known = institution(rest)
    if known and (known.iso3 is None or land is None or known.iso3 == land.iso3):
        return Body(type="institution", name=known.name, iso3=known.iso3, event=None)
    if not by_kind or kind_of(rest) is None:
        return None
    last = _last_country(rest)
    if last is not None:
        name, owner = last
        return Body(type="institution", name=name, iso3=owner.iso3, event=None)
    return Body(type="institution", name=rest, iso3=land.iso3, event=None) if land else None


def _last_country(name: str) -> tuple[str, Country] | None:
    """A body's name without the country at its end, and that country: "Senate of France"."""
    for match in _CONNECTOR.finditer(name):
        owner = country(name[match.end() :])
        if owner and not _LONG_NAME.search(name[: match.start()]):
            return name[: match.start()], owner
    return None


def _body_before(position: str) -> Body | None:
    """The body where it comes first: "United Nations Secretary-General"."""
    words = position.split()
    for end in range(len(words) - 1, 0, -1):
        known = institution(" ".join(words[:end]))
        if known is not None and known.iso3 is None:
            return Body(type="institution", name=known.name, iso3=None, event=None)
    return None


def _envoy(position: str, land: Country | None) -> tuple[str, Body]:
    """Whom an envoy speaks for: the sender, never the host."""
    match = _TO.match(position)
    post, host = (match["post"], match["host"]) if match else (position, "")
    title = post
    sender = demonym(post.split()[0])
    if own := _last_country(post):
        title, sender = own
    if sender is None and land is not None and land != country(host):
        sender = land
    if sender is None:
        message = f"{position[:60]!r} does not say which country sends"
        raise UnreadRecordError(message)
    return f"{title} to {host}" if host else title, country_body(sender)
