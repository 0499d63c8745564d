"""How much of what plain texts say is found when they come in other formats.

    python -m tests.wrapping [FOLDER …] [--only FORMAT] [--differences]

A folder holds `docs` with the texts and `index.jsonl`; without one, the development documents.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from graph.model import Document
from loaders.documents import read
from tests.wrapping.compare import KINDS, Comparison, Facts
from tests.wrapping.formats import FORMATS, wrapped

BENCH = Path(os.environ.get("ENTENTE_BENCH", "../shared/bench"))


def main() -> None:
    """Print a table: each format, and for each kind of fact the share found and the new ones."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[BENCH / "dev"])
    parser.add_argument("--only", choices=FORMATS, action="append")
    parser.add_argument("--differences", action="store_true")
    given = parser.parse_args()
    documents = [
        document
        for folder in given.folders
        for document in read([folder / "docs"], index=folder / "index.jsonl")
    ]
    facts = Facts()
    print(f"{len(documents)} documents; share of the facts of the plain text (+ facts not in it)")
    print("format".ljust(16) + "".join(kind.rjust(14) for kind in (*KINDS, "all")))
    for name in given.only or FORMATS:
        comparison = Comparison.of(facts, documents, list(wrapped(documents, name)))
        _print(name, comparison)
        if given.differences:
            _print_differences(documents, comparison)


def _print(name: str, comparison: Comparison) -> None:
    cells = [
        f"{comparison.kept(kind):.1%} (+{comparison.new(kind)})".rjust(14)
        for kind in (*KINDS, None)
    ]
    print(name.ljust(16) + "".join(cells), flush=True)


def _print_differences(documents: list[Document], comparison: Comparison) -> None:
    for document, plain, other in zip(documents, comparison.plain, comparison.other, strict=True):
        for sign, facts in (("-", plain - other), ("+", other - plain)):
            for fact in facts:
                print(f"  {sign} {document.id}: {' · '.join(part[:70] for part in fact)}")


if __name__ == "__main__":
    main()
