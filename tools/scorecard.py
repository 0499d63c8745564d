"""The score card: extraction quality on the annotated documents, as a Markdown table.

usage: python -m tools.scorecard BENCH
Scores the development set and the resting set (which nobody reads), with a bootstrap interval over
documents for the headline, beside a general toolkit's and two human annotators' figures.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from loaders.documents import read
from loaders.extraction import extract_many
from loaders.scoring import KINDS, ScoreCard, Sheet, read_sheets, score

# Headline and kinds in the order of KINDS, from the benchmark's own README.
BASELINE = {
    "baseline, dev": (0.606, 0.849, 0.743, 0.474, 0.589, 0.400, 0.564),
    "baseline, resting": (0.611, 0.859, 0.694, 0.496, 0.612, 0.375, 0.631),
    "two people, blind": (0.934, 1.00, 0.92, 0.96, None, 0.93, 0.86),
}
ROUNDS = 1000


def measured(folder: Path) -> ScoreCard:
    """Extract a set and score it."""
    documents = list(read([folder / "docs"], index=folder / "index.jsonl"))
    found = extract_many(documents)
    predicted = {
        Path(document.origin).stem: Sheet.model_validate(
            {**extraction.model_dump(mode="json"), "id": Path(document.origin).stem}
        )
        for document, extraction in zip(documents, found, strict=True)
    }
    return score(read_sheets(folder / "gold"), predicted)


def interval(card: ScoreCard, seed: int = 1) -> tuple[float, float]:
    """95 % of the headline when the documents are drawn again with replacement."""
    rng = random.Random(seed)  # not for secrets: a repeatable draw
    names = list(card.documents)
    heads = sorted(
        ScoreCard(
            {f"{i}": card.documents[rng.choice(names)] for i in range(len(names))}, card.answered
        ).headline
        for _ in range(ROUNDS)
    )
    return heads[int(ROUNDS * 0.025)], heads[int(ROUNDS * 0.975)]


def _row(label: str, values: tuple[float | None, ...], note: str = "") -> str:
    cells = ["-" if value is None else f"{value:.3f}" for value in values]
    return f"| {label} | {cells[0]}{note} | " + " | ".join(cells[1:]) + " |"


def main() -> int:
    """Print the table."""
    bench = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/bench")
    print("| F1 | headline | " + " | ".join(KINDS) + " |")
    print("| --- " * (len(KINDS) + 2) + "|")
    sides = []
    for name in ("dev", "resting"):
        card = measured(bench / name)
        low, high = interval(card)
        values = (card.headline, *(card.measure(kind).f1 for kind in KINDS))
        print(_row(f"Entente, {name}", values, f" ({low:.3f}-{high:.3f})"))
        side = card.side
        sides.append(
            f"{name}: roles {side.role or 0:.3f}, direct {side.direct or 0:.3f}, "
            f"statuses {side.status or 0:.3f}, event dates {side.date or 0:.3f}"
        )
    for label, figures in BASELINE.items():
        print(_row(label, figures))
    print("\n" + "\n".join(sides))
    return 0


if __name__ == "__main__":
    sys.exit(main())
