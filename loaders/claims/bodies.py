"""Countries, ministries and institutions: which node a body of an extraction is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from graph import ids
from graph.ids import fold
from graph.model import Body, Mention
from graph.model.extraction import Span
from graph.values import (
    by_iso3,
    country,
    institution,
    institutions,
    ministries,
    ministry,
    portfolios,
    portfolios_of,
)
from loaders.claims.builder import Builder, Evidence

# what the name of an unknown body says about it; the first that fits
_KINDS = (
    ("subnational", r"province|state of|city of|city council|county|municipality|prefecture"),
    ("central bank", r"central bank|reserve bank|national bank|monetary authority"),
    ("legislature", r"parliament|senate|congress|national assembly|house of|duma|diet"),
    ("court", r"court|tribunal"),
    ("party", r"party"),
    ("organ", r"government|cabinet|embassy|presidency|delegation|army|navy|air force|armed forces"),
    ("agency", r"agency|authority|administration|bureau|office|service|commission|department"),
    ("company", r"inc|corp|corporation|ltd|plc|holdings|company|co|airlines|motors|bank|group"),
    ("ngo", r"university|institute|foundation|association|federation|society|centre|center|think"),
)
_KIND_PATTERNS = tuple((kind, re.compile(rf"\b(?:{words})\b")) for kind, words in _KINDS)
# names that mean another body in another country
_GENERIC = re.compile(
    r"(?:the )?(?:(?:national|central|federal|state|supreme|upper|lower|high) )?(?:bank|senate|"
    r"parliament|congress|assembly|government|cabinet|court|house|council|embassy|ministry|"
    r"opposition|commission|committee|board|army|navy|police|agency|party|university|company)"
)


@dataclass(frozen=True)
class Actor:
    """A body as a node.

    Attributes:
        mention: its mention, whose id is the node's.
        properties: what its claim of mention says.
        part_of: what it belongs to by the text or by its id; reference data gives the rest.
        anchor: country or body under which people who speak for it are told apart.
        stands_for: its own id, and its country's where it is an unlisted organ of government.
    """

    mention: Mention
    properties: dict[str, Any]
    part_of: Mention | None
    anchor: str
    stands_for: tuple[str, ...]

    @property
    def id(self) -> str:
        """Id of the node."""
        return self.mention.id


def actor(body: Body, document: str) -> Actor:
    """The node of a body that a document names; generic names without a country stay local."""
    if body.type == "country" and (found := _country(body)):
        return found
    if body.type == "ministry" or (institution(body.name) is None and ministry(body.name)):
        return ministry_actor(body, document)
    return _institution(body, document)


def country_actor(iso3: str) -> Actor | None:
    """The node of a country by its code."""
    known = by_iso3(iso3)
    if known is None:
        return None
    properties = {
        "name": known.name,
        "iso2": known.iso2,
        "aliases": known.aliases,
        "static": True,
    }
    return Actor(Mention("Country", iso3), properties, None, iso3, (iso3,))


def _country(body: Body) -> Actor | None:
    known = country(body.name)
    return country_actor(body.iso3 or (known.iso3 if known else ""))


def ministry_actor(body: Body, document: str, portfolio: str | None = None) -> Actor:
    """The node of a ministry: by its own name, else by its country and portfolio."""
    known = ministry(body.name)
    if known and portfolio is None and body.iso3 in (None, known.iso3):
        iso3: str | None = known.iso3
        portfolio = known.portfolio
    else:
        iso3 = body.iso3
        named = portfolios_of(body.name, iso3)
        portfolio = portfolio or (named[0] if len(named) == 1 else None)
    owner = country_actor(iso3) if iso3 else None
    if iso3 and owner:
        id_ = ids.ministry(iso3, portfolio or body.name)
    else:
        id_ = f"ministry/{ids.local(body.name, document, body.name)}"
    mention = Mention("Ministry", id_)
    properties = _ministry_properties(id_, body.name, portfolio, iso3)
    part_of = owner.mention if owner else None
    return Actor(mention, properties, part_of, iso3 if owner and iso3 else id_, (id_,))


def _ministry_properties(
    id_: str, name: str, portfolio: str | None, iso3: str | None
) -> dict[str, Any]:
    for listed in ministries().values():
        if listed.id == id_:
            return listed_ministry(listed.name)
    return {
        "name": name,
        "portfolio": portfolio if portfolio in portfolios() else None,
        "country": iso3,
    }


def listed_ministry(name: str) -> dict[str, Any]:
    """Properties of a ministry of the reference data; several names of one id are aliases."""
    first = ministries()[name]
    same = [m for m in ministries().values() if m.id == first.id]
    every = {n for m in same for n in (m.name, *m.aliases)}
    return {
        "name": same[0].name,
        "aliases": sorted(every - {same[0].name}),
        "portfolio": first.portfolio,
        "country": first.iso3,
        "static": True,
    }


def listed_institution(name: str) -> Actor:
    """The node of an institution of the reference data, by its name there."""
    known = institutions()[name]
    id_ = ids.slug(known.name)
    properties = {
        "name": known.name,
        "kind": known.kind,
        "aliases": known.aliases,
        "static": True,
    }
    anchor = known.iso3 or (known.kind == "organ" and known.part_of and ids.slug(known.part_of))
    return Actor(Mention("Institution", id_), properties, None, anchor or id_, (id_,))


def _institution(body: Body, document: str) -> Actor:
    known = institution(body.name)
    if known and (known.iso3 is None or body.iso3 in (None, known.iso3)):
        return listed_institution(known.name)
    kind = kind_of(body.name)
    owner = country_actor(body.iso3) if body.iso3 else None
    if owner:
        id_ = ids.anchored(body.name, owner.id)
    elif _GENERIC.fullmatch(fold(body.name)):
        id_ = ids.local(body.name, document, body.name)
    else:
        id_ = ids.slug(body.name)
    stands_for = (id_, owner.id) if owner and kind == "organ" else (id_,)
    return Actor(
        Mention("Institution", id_),
        {"name": body.name, "kind": kind},
        owner.mention if owner else None,
        owner.id if owner else id_,
        stands_for,
    )


def kind_of(name: str) -> str | None:
    """Kind of an unlisted institution by the words of its name."""
    folded = fold(name)
    return next((kind for kind, pattern in _KIND_PATTERNS if pattern.search(folded)), None)


def describe(builder: Builder, found: Actor, span: Span, evidence: Evidence) -> Mention:
    """Claim that a body is mentioned, and what it is part of as far as its id or the text says."""
    if builder.describe(found.mention, span, evidence, **found.properties) and found.part_of:
        owner = country_actor(found.part_of.id)
        if owner:
            builder.describe(owner.mention, span, evidence, **owner.properties)
        builder.add("part_of", found.mention, found.part_of, span, evidence)
    return found.mention
