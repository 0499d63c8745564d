"""Measure how far each rule can be trusted; writes loaders/data/confidence.tsv.

usage: python -m tools.calibrate BENCH
For each kind of fact a logistic regression of "is right" on the fact's traits (class, rules,
circumstances), with a ridge that draws what few documents show towards no effect. Facts of one
document stand or fall together, so that a document weighs as the square root of its facts. Prints,
for folds of documents that the weights have not seen, what a threshold keeps and how much is right.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from loaders.extraction.confidence import ALL, COLUMNS, TABLE
from loaders.extraction.traits import Kind, Trait
from loaders.scoring import KINDS
from tools.annotated import Judged, annotated

RIDGE = 1.0
FOLDS = 10
THRESHOLD = 0.9
HEADER = """\
# How far a fact can be trusted, by what is known of it.
# source: the development documents, judged fact by fact against their annotations
# made by: python -m tools.calibrate (run it again after a change of the rules)
# licence: Apache-2.0
# A fact's odds of being right are those of its kind ("all") times those of each of its traits; odds
# of 9 are a confidence of 0.9. A trait that is not listed changes nothing. Few cases change little.
# facts, right: how many development facts have the trait, and how many of them are right.
"""


def log_odds(facts: Sequence[Judged]) -> dict[Trait, float]:
    """Weights by trait, and of `ALL`, by Newton's method."""
    names = [ALL, *sorted({trait for fact in facts for trait in fact.traits})]
    column = {trait: number for number, trait in enumerate(names)}
    given = np.zeros((len(facts), len(names)))
    for line, fact in enumerate(facts):
        given[line, [0, *(column[trait] for trait in fact.traits)]] = 1.0
    right = np.array([fact.right for fact in facts], dtype=float)
    sizes = Counter(fact.document for fact in facts)
    weight = np.array([sizes[fact.document] ** -0.5 for fact in facts])
    ridge = np.diag([1e-6] + [RIDGE] * (len(names) - 1))
    found = np.zeros(len(names))
    for _ in range(30):
        share = 1 / (1 + np.exp(-given @ found))
        slope = given.T @ (weight * (right - share)) - ridge @ found
        curve = (given.T * (weight * share * (1 - share))) @ given + ridge
        found += np.linalg.solve(curve, slope)
    return dict(zip(names, found.tolist(), strict=True))


def held_out(facts: Sequence[Judged]) -> Iterator[tuple[float, bool]]:
    """Confidence of each fact from the other folds, and whether it is right."""
    documents = sorted({fact.document for fact in facts})
    fold = {name: number % FOLDS for number, name in enumerate(documents)}
    for number in range(FOLDS):
        weights = log_odds([fact for fact in facts if fold[fact.document] != number])
        for fact in facts:
            if fold[fact.document] == number:
                total = sum(weights.get(trait, 0.0) for trait in (ALL, *fact.traits))
                yield float(1 / (1 + np.exp(-total))), fact.right


def lines(kind: Kind, facts: Sequence[Judged]) -> Iterator[str]:
    """The table's lines for one kind: traits together, frequent values first."""
    weights = log_odds(facts)
    seen = Counter(trait for fact in facts for trait in (ALL, *fact.traits))
    right = Counter(trait for fact in facts if fact.right for trait in (ALL, *fact.traits))
    for trait in sorted(seen, key=lambda trait: (trait != ALL, trait[0], -seen[trait], trait[1])):
        odds = np.exp(weights[trait])
        yield "\t".join((kind, *trait, str(seen[trait]), str(right[trait]), f"{odds:.3g}"))


def main() -> int:
    """Write the table and print what the threshold keeps."""
    bench = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/bench")
    facts = annotated(bench / "dev").facts()
    table = ["\t".join(COLUMNS)]
    print(f"{'unseen folds':12}{'facts':>7}{'right':>8}{'kept':>7}{'right':>8}   at {THRESHOLD}")
    for kind in KINDS:
        ours = [fact for fact in facts if fact.kind == kind]
        table += lines(kind, ours)
        kept = [right for sure, right in held_out(ours) if sure >= THRESHOLD]
        share = sum(fact.right for fact in ours) / len(ours)
        print(f"{kind:12}{len(ours):7}{share:8.3f}{len(kept):7}{sum(kept) / len(kept):8.3f}")
    TABLE.write_text(HEADER + "\n".join(table) + "\n", encoding="utf-8")
    print(f"wrote {TABLE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
