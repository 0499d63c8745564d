"""`entente` with kept extractions: `python -m tests.torture.command KEPT ARGUMENT…`.

Prints a line before each document: those before it are written, or about to be.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Iterator
from pathlib import Path

from graph.cli import main
from graph.model import Document, Extraction
from loaders import pipeline

LOADING = "loading"


def kept(path: Path) -> pipeline.Extractor:
    """An extractor that looks up what was extracted before."""
    facts: dict[str, Extraction] = pickle.loads(path.read_bytes())

    def run(documents: Iterator[Document]) -> Iterator[Extraction]:
        for document in documents:
            print(LOADING, flush=True)
            yield facts[document.id]

    return pipeline.Extractor("kept", run)


if __name__ == "__main__":
    extractor = kept(Path(sys.argv[1]))
    pipeline.shipped = lambda jobs=1: extractor  # type: ignore[assignment]  # noqa: ARG005
    sys.exit(main(sys.argv[2:]))
