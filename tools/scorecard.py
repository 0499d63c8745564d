"""The score card: extraction quality on the annotated documents, as Markdown tables.

usage: python -m tools.scorecard BENCH
Scores the development set and the resting set (which nobody reads: totals only): F1 by kind of
fact with a bootstrap interval over documents for the headline, beside a general toolkit's and two
human annotators' figures; headline by genre; precision by class; and what a threshold keeps.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from loaders.extraction.confidence import at_least
from loaders.scoring import HEADLINE, KINDS, ScoreCard
from tools.annotated import GENRES, Annotated, annotated, card

# Headline and kinds in the order of KINDS, from the benchmark's own README.
BASELINE = {
    "baseline, dev": (0.606, 0.849, 0.743, 0.474, 0.589, 0.400, 0.564),
    "baseline, resting": (0.611, 0.859, 0.694, 0.496, 0.612, 0.375, 0.631),
    "two people, blind": (0.934, 1.00, 0.92, 0.96, None, 0.93, 0.86),
}
ROUNDS = 1000
THRESHOLD = 0.9
CLASSES = ("stated", "linked", "inferred")
FEWEST = 3  # documents of a genre, below which a total would tell of single documents


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


def by_kind(sets: dict[str, Annotated]) -> None:
    """F1 by kind of fact, then the measures beside it."""
    _head("F1", "headline", *KINDS)
    sides = []
    for name, one in sets.items():
        low, high = interval(one.card)
        values = (one.card.headline, *(one.card.measure(kind).f1 for kind in KINDS))
        print(_row(f"Entente, {name}", values, f" ({low:.3f}-{high:.3f})"))
        side = one.card.side
        sides.append(
            f"{name}: roles {side.role or 0:.3f}, direct {side.direct or 0:.3f}, "
            f"statuses {side.status or 0:.3f}, event dates {side.date or 0:.3f}"
        )
    for label, figures in BASELINE.items():
        print(_row(label, figures))
    print("\n" + "\n".join(sides))


def by_genre(sets: dict[str, Annotated]) -> None:
    """Headline of each genre, and their mean."""
    names = (*GENRES, "other")
    _head("headline by genre", "mean", *names)
    for label, one in sets.items():
        cards = [
            {n: c for n, c in one.card.documents.items() if one.genres[n] == genre}
            for genre in names
        ]
        heads = [ScoreCard(c, len(c)).headline if len(c) >= FEWEST else None for c in cards]
        known = [head for head in heads if head is not None]
        print(_row(label, (sum(known) / len(known), *heads)))


def by_class(sets: dict[str, Annotated]) -> None:
    """How many facts of each class there are, and the share of them that is right."""
    _head("facts: precision", *KINDS)
    for label, one in sets.items():
        facts = one.facts()
        for class_ in CLASSES:
            found = [
                [f.right for f in facts if f.kind == kind and ("class", class_) in f.traits]
                for kind in KINDS
            ]
            if any(found):
                cells = (f"{len(r)}: {sum(r) / len(r):.3f}" if r else "-" for r in found)
                print(f"| {class_}, {label} | " + " | ".join(cells) + " |")


def above(sets: dict[str, Annotated]) -> None:
    """Precision and recall of the facts that `--min-confidence` keeps."""
    _head(f"at least {THRESHOLD}: precision (recall)", "together", *KINDS)
    for label, one in sets.items():
        sure = {name: at_least(found, THRESHOLD) for name, found in one.found.items()}
        kept = card(sure, one.gold)
        measures = {kind: kept.measure(kind) for kind in KINDS}
        matched, gold, predicted = (
            sum(getattr(measures[kind], part) for kind in HEADLINE)
            for part in ("matched", "gold", "predicted")
        )
        cells = (f"{m.precision:.3f} ({m.recall:.3f})" for m in measures.values())
        together = f"{matched / predicted:.3f} ({matched / gold:.3f})"
        print(f"| {label} | {together} | " + " | ".join(cells) + " |")


def _head(*names: str) -> None:
    print("\n| " + " | ".join(names) + " |\n" + "| --- " * len(names) + "|")


def main() -> int:
    """Print the tables."""
    bench = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/bench")
    sets = {name: annotated(bench / name) for name in ("dev", "resting")}
    for table in (by_kind, by_genre, by_class, above):
        table(sets)
    return 0


if __name__ == "__main__":
    sys.exit(main())
