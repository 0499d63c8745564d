"""How much of what plain texts say is found when they come in other formats.

    python -m tests.wrapping [FOLDER …] [--only FORMAT] [--differences]

A folder holds `docs` with the texts and `index.jsonl`; without one, the development documents.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from graph.model import Document
from loaders.documents import read
from loaders.documents.formats import load
from loaders.documents.source import Source
from loaders.extraction import extract_many
from tests.wrapping.compare import KINDS, Fact, facts, kept
from tests.wrapping.formats import FORMATS

BENCH = Path(os.environ.get("ENTENTE_BENCH", "../shared/bench"))


def wrapped(documents: list[Document], name: str) -> Iterator[Document]:
    """The documents again, read from another format."""
    wrap, suffix = FORMATS[name]
    for document in documents:
        source = Source(wrap(document), document.id, document.id, f"a{suffix}")
        found = [part for part in load(source) if isinstance(part, Document)]
        # a plain text has no publisher and often no day: what depends on them is not compared
        yield replace(
            found[0],
            title=document.title,
            published=document.published,
            publisher=document.publisher,
        )


def main() -> None:
    """Print a table: each format, and for each kind of fact the share found and the new ones."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[BENCH / "dev"])
    parser.add_argument("--only", choices=FORMATS)
    parser.add_argument("--differences", action="store_true")
    given = parser.parse_args()
    documents = [
        document
        for folder in given.folders
        for document in read([folder / "docs"], index=folder / "index.jsonl")
    ]
    plain = _facts(documents)
    print(f"{len(documents)} documents; share of the facts of the plain text (+ facts not in it)")
    print("format".ljust(10) + "".join(kind.rjust(14) for kind in (*KINDS, "all")))
    for name in [given.only] if given.only else FORMATS:
        others = _facts(list(wrapped(documents, name)))
        _print(name, plain, others)
        if given.differences:
            _print_differences(documents, plain, others)


def _facts(documents: list[Document]) -> list[Counter[Fact]]:
    return [facts(d, e) for d, e in zip(documents, extract_many(documents), strict=True)]


def _print(name: str, plain: list[Counter[Fact]], others: list[Counter[Fact]]) -> None:
    sums = dict.fromkeys((*KINDS, "all"), (0, 0, 0))
    for one, other in zip(plain, others, strict=True):
        for kind, counts in kept(one, other).items():
            for key in (kind, "all"):
                a, b, c = sums[key]
                sums[key] = (a + counts[0], b + counts[1], c + counts[2])
    cells = (f"{a / max(b, 1):.1%} (+{c})".rjust(14) for a, b, c in sums.values())
    print(name.ljust(10) + "".join(cells), flush=True)


def _print_differences(
    documents: list[Document], plain: list[Counter[Fact]], others: list[Counter[Fact]]
) -> None:
    for document, one, other in zip(documents, plain, others, strict=True):
        for sign, facts_ in (("-", one - other), ("+", other - one)):
            for fact in facts_:
                print(f"  {sign} {document.id}: {' · '.join(part[:70] for part in fact)}")


if __name__ == "__main__":
    main()
