"""Documents that a round loads, with their extractions made once: a round is about the writing."""

from __future__ import annotations

import pickle
import random
import shutil
from dataclasses import dataclass
from pathlib import Path

from loaders.documents import read
from loaders.extraction import extract_many
from tests.bench.corpus import BENCH, SETS


@dataclass(frozen=True)
class Documents:
    """Files that the command loads.

    Attributes:
        files: one text each.
        index: describes them.
        kept: extractions by id of document, for `tests.torture.command`.
    """

    files: tuple[Path, ...]
    index: Path
    kept: Path

    def some(self, chance: random.Random, share: float) -> Documents:
        """A share of them, in any order."""
        files = chance.sample(self.files, max(1, round(share * len(self.files))))
        return Documents(tuple(files), self.index, self.kept)


def prepare(folder: Path, count: int, chance: random.Random) -> Documents:
    """Copy some of the development and practice documents, and extract them."""
    lines: list[str] = []
    found: list[Path] = []
    for name in SETS:
        lines += (BENCH / name / "index.jsonl").read_text(encoding="utf-8").splitlines()
        found += sorted((BENCH / name / "docs").glob("*.txt"))
    index = folder / "index.jsonl"
    index.write_text("\n".join(lines) + "\n", encoding="utf-8")
    chosen = chance.sample(found, min(count, len(found)))
    files = tuple(Path(shutil.copy(file, folder)) for file in chosen)
    texts = list(read(files, index=index))
    kept = folder / "extractions"
    facts = dict(zip((t.id for t in texts), extract_many(texts), strict=True))
    kept.write_bytes(pickle.dumps(facts))
    return Documents(files, index, kept)
