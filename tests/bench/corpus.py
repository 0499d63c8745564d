"""The texts that speeds are measured on."""

from __future__ import annotations

import itertools
import os
from pathlib import Path

from graph.model import Document
from loaders.documents import read

BENCH = Path(os.environ.get("ENTENTE_BENCH") or "../shared/bench")
SETS = ("dev", "practice")


def folders() -> list[Path]:
    """The folders of development and practice documents."""
    return [BENCH / name / "docs" for name in SETS]


def documents() -> list[Document]:
    """All of them."""
    found: list[Document] = []
    for name in SETS:
        found += read([BENCH / name / "docs"], index=BENCH / name / "index.jsonl")
    return found


def joined(texts: list[Document], size: int) -> str:
    """One text of so many characters: documents one below the other, over and over."""
    parts: list[str] = []
    length = 0
    for document in itertools.cycle(texts):
        if length >= size:
            break
        parts.append(document.text.strip())
        length += len(parts[-1]) + 2
    return "\n\n".join(parts)[:size]
