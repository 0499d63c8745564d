"""Build seeds/reference/countries.tsv from CLDR, countryinfo and tools/country_corrections.tsv.

Run in an environment of its own, the project itself needs neither library:

    python -m pip install babel countryinfo
    python -m tools.build_reference

tools/build_bodies.py makes the lexicon of bodies.
"""

from __future__ import annotations

import importlib
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.values.countries import COLUMNS

ROOT = Path(__file__).resolve().parent.parent
CORRECTIONS = ROOT / "tools" / "country_corrections.tsv"
TARGET = ROOT / "seeds" / "reference" / "countries.tsv"

HEADER = """\
# Countries and territories: ISO 3166-1, Kosovo, Palestine, Taiwan, and states that have ended.
# source: Unicode CLDR through babel (names, codes); countryinfo (demonyms, capitals, long names);
#   tools/country_corrections.tsv (aliases, demonyms, historic states).
# made by: tools/build_reference.py
# licence: Unicode-3.0 (CLDR), MIT (countryinfo), Apache-2.0 (corrections)
# status: current (a state), territory (of one, or a special region), historic (from, until).
# A form in all capitals is matched as written, with or without stops; all others without case and
# accents. governments: capitals whose name also stands for the government ("Moscow said").
# ambiguous: forms that are also something else, to be believed only in context.
"""


def _words(text: str, by: str | None = None) -> frozenset[str]:
    return frozenset(text.split(by))


# CLDR has these beside ISO 3166-1; Kosovo (XK) is kept.
NOT_ISO = _words("AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ")
# Codes of states that have ended share the successor's two letters in CLDR.
WITHDRAWN = _words("BUR ZAR DDR FXX TMP YMD")
LONG_NAME = re.compile(
    r"\b(Republic|Kingdom|Principality|Federation|Sultanate|State|Duchy|Commonwealth)\b"
)
# Not states: their capitals do not stand for governments.
TERRITORIES = _words(
    "ABW AIA ALA ASM ATA ATF BES BLM BMU BVT CCK COK CUW CXR CYM FLK FRO GGY GIB GLP GRL GUF GUM "
    "HKG HMD IMN IOT JEY MAC MAF MNP MSR MTQ MYT NCL NFK NIU PCN PRI PYF REU SGS SHN SJM SPM SXM "
    "TCA TKL UMI VGB VIR WLF"
)
# Capitals whose name is another city's, a person's or the country's own: not read as a government.
NO_GOVERNMENT = _words(
    "Brussels;Victoria;Kingston;Georgetown;Hamilton;Santiago;San José;Saint John's;St. John's;"
    "St. George's;Panama City;Guatemala City;Kuwait City;Mexico City;Vatican City;Singapore;"
    "Luxembourg;Monaco;Djibouti;City of San Marino;Amsterdam;Cape Town;Abidjan;Cotonou;Sucre;"
    "Dar es Salaam;Lobamba;Stanley;Jamestown;Plymouth;Gibraltar;Saint-Denis;Nassau;Aden;Dodoma;"
    "Washington, D.C.;Washington DC;Washington D.C.;Jerusalem;San Juan;Porto-Novo;Yaren;"
    "Sri Jayawardenepura Kotte;Malé;Yamoussoukro;City of Victoria",
    by=";",
)


@dataclass
class Row:
    """One line of the table before it is written."""

    iso3: str
    iso2: str
    name: str
    status: str = "current"
    since: str = ""
    until: str = ""
    aliases: list[str] = field(default_factory=list)
    demonyms: list[str] = field(default_factory=list)
    capitals: list[str] = field(default_factory=list)
    ambiguous: list[str] = field(default_factory=list)

    def line(self) -> str:
        """The row as tab-separated text, empty and repeated forms dropped."""
        aliases = [a for a in dict.fromkeys(self.aliases) if a and a != self.name]
        spoken_of = self.capitals if self.status != "territory" else []
        governments = [c for c in spoken_of if c not in NO_GOVERNMENT]
        lists = (aliases, self.demonyms, self.capitals, governments, self.ambiguous)
        cells = [self.iso3, self.iso2, self.name, self.status, self.since, self.until]
        return "\t".join(cells + [";".join(dict.fromkeys(cells_)) for cells_ in lists])


def _plurals(demonym: str) -> list[str]:
    """The demonym and, where it is also a noun, its plural."""
    return [demonym] if re.search(r"(ese|sh|ch|s)$", demonym) else [demonym, f"{demonym}s"]


def _countryinfo() -> dict[str, dict[str, Any]]:
    folder = Path(str(importlib.import_module("countryinfo").__file__)).parent / "data"
    records = (json.loads(f.read_text("utf-8")) for f in sorted(folder.glob("*.json")))
    return {r["ISO"]["alpha2"]: r for r in records if r.get("ISO", {}).get("alpha2")}


def base_rows() -> dict[str, Row]:
    """Rows of today's countries and territories by iso3, from the two libraries."""
    locale = importlib.import_module("babel").Locale("en")
    codes = importlib.import_module("babel.core").get_global("territory_aliases")
    alpha3 = {
        targets[0]: code
        for code, targets in codes.items()
        if len(code) == 3 and code.isalpha() and code not in WITHDRAWN and len(targets) == 1
    }
    alpha3["XK"] = "XKX"
    info = _countryinfo()
    rows = {}
    for iso2, shown in sorted(locale.territories.items()):
        if len(iso2) != 2 or iso2 in NOT_ISO:
            continue
        record = info.get(iso2, {})
        name = shown.replace(" & ", " and ").replace("’", "'")
        status = "territory" if alpha3[iso2] in TERRITORIES else "current"
        row = Row(alpha3[iso2], iso2, name, status)
        spellings = [record.get("name", ""), *record.get("altSpellings", [])]
        row.aliases = [
            s.strip()
            for s in spellings
            if s.isascii() and not re.search(r"[,(]|^the ", s) and LONG_NAME.search(s)
        ]
        for one in (record.get("demonym") or "").split(","):
            row.demonyms += _plurals(one) if one else []
        row.capitals = [record["capital"]] if record.get("capital") else []
        rows[row.iso3] = row
    return rows


def correct(rows: dict[str, Row]) -> None:
    """Apply the hand-kept corrections, historic states included."""
    lines = [x for x in CORRECTIONS.read_text("utf-8").splitlines() if not x.startswith("#")]
    for line in lines[1:]:
        iso3, what, text = line.split("\t")
        values = [] if text == "-" else text.split(";")
        if what == "historic":
            iso2, since, until = values
            rows[iso3] = Row(iso3, iso2.strip("-"), "", "historic", since, until)
        elif what == "name":
            rows[iso3].name = text
        elif what in {"aliases", "ambiguous"}:
            getattr(rows[iso3], what).extend(values)
        else:
            setattr(rows[iso3], what, values)


def drop_repeats(rows: dict[str, Row]) -> None:
    """Leave each form to its first owner: corrected rows, then others (French, not of Réunion)."""
    corrected = {x.split("\t")[0] for x in CORRECTIONS.read_text("utf-8").splitlines()}
    names = {row.name.casefold(): row.iso3 for row in rows.values()}
    for kind in ("aliases", "demonyms", "capitals"):
        owner: dict[str, str] = dict(names) if kind == "aliases" else {}
        for row in sorted(rows.values(), key=lambda r: r.iso3 not in corrected):
            forms = getattr(row, kind)
            kept = [f for f in forms if owner.setdefault(f.casefold(), row.iso3) == row.iso3]
            setattr(row, kind, kept)


def main() -> None:
    """Write the table."""
    rows = base_rows()
    correct(rows)
    drop_repeats(rows)
    lines = [row.line() for _, row in sorted(rows.items())]
    text = HEADER + "\t".join(COLUMNS) + "\n" + "\n".join(lines) + "\n"
    TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
