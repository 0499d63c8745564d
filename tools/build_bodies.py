"""Build loaders/data/en/bodies.tsv, the lexicon of bodies, from the reference tables.

    python -m tools.build_bodies

Left out are forms that are words or names of other things as often as bodies; the extractor may
still find those bodies by their longer names.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from graph.values import institutions, ministries

TARGET = Path(__file__).resolve().parent.parent / "loaders" / "data" / "en" / "bodies.tsv"

HEADER = """\
# Bodies and their acronyms, as texts write them.
# source: seeds/reference/institutions.tsv and ministries.tsv
# made by: tools/build_bodies.py; add bodies to those tables and run it again
# licence: Apache-2.0
# surface: matched as written where it is all capitals (stops optional), else also in capitals.
# kind: a kind of institutions.tsv, or ministry. iso3: the country of a national body.
surface\tname\tkind\tiso3
"""
# Surnames, common words, or acronyms that more often mean something else.
TOO_GENERAL = frozenset(
    {
        "AES",
        "AID",
        "ALP",
        "Airbus",
        "Amazon",
        "Apple",
        "BIS",
        "BMF",
        "BSP",
        "Bercy",
        "Boeing",
        "CBN",
        "Citi",
        "Common Market",
        "Contact Group",
        "DFA",
        "Department of Foreign Affairs",
        "Department of Home Affairs",
        "Department of War",
        "EAC",
        "EAS",
        "EDC",
        "England",
        "FCO",
        "GAC",
        "GCF",
        "GEF",
        "Global Fund",
        "Google",
        "Hacienda",
        "ICO",
        "IDA",
        "IFC",
        "ISO",
        "ITC",
        "IWC",
        "International Trade Commission",
        "MAS",
        "MEA",
        "MEF",
        "MSP",
        "NAM",
        "NPC",
        "National Treasury",
        "No 10",
        "Northern Territory",
        "Number 10",
        "PIF",
        "SBP",
        "SRE",
        "Samsung",
        "Shell",
        "V4",
        "Vale",
        "Wales",
        "the Commonwealth",
    }
)


def lines() -> Iterator[str]:
    """One line a surface form: names first, then aliases, in the order of the tables."""
    for body in institutions().values():
        for form in (body.name, *body.aliases):
            if form not in TOO_GENERAL:
                yield f"{form}\t{body.name}\t{body.kind}\t{body.iso3 or ''}"
    for ministry in ministries().values():
        for form in (ministry.name, *ministry.aliases):
            if form not in TOO_GENERAL:
                yield f"{form}\t{ministry.name}\tministry\t{ministry.iso3}"


def main() -> None:
    """Write the lexicon."""
    TARGET.write_text(HEADER + "\n".join(lines()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
