"""Which country a heading or a cell of a list means: short and long names in several languages."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from graph.ids import fold
from graph.values import by_iso3, country
from graph.values.countries import Country
from graph.values.tables import rows
from loaders.lists.words import DATA

_ASIDE = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*$")
_AFTER_COMMA = re.compile(
    r"(?P<name>[^,]+), (?:the |la |le |l')?(?P<form>[^,]*\b(?:of|de|du|del|do|d'))(?: the| la)?$",
    re.IGNORECASE,
)
# "Islamic Republic of", "République islamique d'", "Estado Plurinacional de"
_FORMS = (
    r"republic|kingdom|state|states|federation|commonwealth|principality|sultanate|grand duchy|"
    r"union|republique|royaume|etat|etats|federation|principaute|sultanat|grand duche|republica|"
    r"reino|estado|estados|federacion|principado|sultanato|gran ducado|mancomunidad|republik|"
    r"konigreich|repubblica|regno|emirate"
)
_LONG = re.compile(
    rf"(?:the |la |le |l |el )?(?:[a-z]+ ){{0,3}}?(?:{_FORMS})(?: [a-z]+){{0,3}}? "
    r"(?:of the|of|de la|de los|de l|de|des|du|del|do|da|dos|d|der|di) (?:the )?(?P<name>.+)"
)
_ARTICLE = re.compile(r"(?:the|la|le|les|l|el|los|las|a|o|os) (?P<name>.+)")
# shortened, these would mean another state
_SHARED = frozenset(("congo", "korea", "coree", "corea", "coreia", "china", "chine"))


@cache
def _names() -> dict[str, str]:
    found: dict[str, str] = {}
    for table in ("official_names.tsv", "country_names.tsv"):
        for row in rows(DATA / table, ("name", "iso3", "language")):
            iso3 = row.text("iso3")
            if by_iso3(iso3) is None:
                row.fail(f"'{iso3}' is no country of seeds/reference/countries.tsv")
            found.setdefault(fold(row.text("name")), iso3)
    return found


@lru_cache(maxsize=16384)
def country_of(text: str) -> Country | None:
    """The country that the whole of a text names, in any of the languages; codes in capitals.

    "Venezuela (Bolivarian Republic of)", "ROYAUME DU MAROC" and "Iran, Islamic Republic of" do;
    "Embassy of France" does not.
    """
    text = text.strip(" *.:;†‡¹²³0123456789").replace("’", "'")
    if not text or len(text) > 90:
        return None
    if (found := _exactly(text)) is not None:
        return found
    bare = _ASIDE.sub("", text)
    if bare != text and (found := _exactly(bare)) is not None:
        return found
    if inverted := _AFTER_COMMA.match(bare):
        return _exactly(inverted["name"].strip())
    return None


def _exactly(text: str) -> Country | None:
    folded = fold(text)
    if iso3 := _names().get(folded):
        return by_iso3(iso3)
    if (found := country(text)) is not None:
        return found
    for pattern in (_LONG, _ARTICLE):
        match = pattern.fullmatch(folded)
        if match is None or match["name"] in _SHARED:
            continue
        if iso3 := _names().get(match["name"]):
            return by_iso3(iso3)
        if (found := country(match["name"])) is not None:
            return found
    return None
