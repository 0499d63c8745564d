"""Build loaders/data/lists/country_names.tsv: countries as participant lists head them.

Run in an environment of its own, the project itself does not need the library:

    python -m pip install babel
    python -m tools.build_country_names

Names in English come from seeds/reference/countries.tsv; official long names that rules cannot
shorten stand in loaders/data/lists/official_names.tsv.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

from graph.ids import fold
from graph.values import countries, country

TARGET = Path(__file__).resolve().parent.parent / "loaders" / "data" / "lists" / "country_names.tsv"
LANGUAGES = ("fr", "es", "pt", "de", "it", "ru", "ar", "zh")
HEADER = """\
# Names of countries in the languages of participant lists, as far as English does not have them.
# source: Unicode CLDR through babel
# made by: tools/build_country_names.py
# licence: Unicode-3.0
name\tiso3\tlanguage
"""


def main() -> None:
    """Write the table; a form that two countries share is left out."""
    babel: Any = importlib.import_module("babel")
    owners: dict[str, tuple[str, str, str]] = {}
    shared: set[str] = set()
    for language in LANGUAGES:
        names = babel.Locale(language).territories
        for known in countries().values():
            name = names.get(known.iso2) if known.iso2 and known.status != "historic" else None
            if not name or country(name) is not None:
                continue
            key = fold(name)
            if key in owners and owners[key][1] != known.iso3:
                shared.add(key)
            owners.setdefault(key, (name, known.iso3, language))
    rows = sorted((v for k, v in owners.items() if k not in shared), key=lambda r: (r[1], r[2]))
    TARGET.write_text(HEADER + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
