"""Several processes that load overlapping documents into one graph at once."""

from __future__ import annotations

import random

from tests.torture.documents import Documents
from tests.torture.graphs import Calm, New

PROCESSES = 4
SHARE = 0.6


def together(new: New, documents: Documents, calm: Calm, chance: random.Random, how: str) -> str:
    """One round: four load at once; the first, which serves an embedded graph, leaves early.

    Args:
        new: makes an empty graph.
        documents: what to load.
        calm: a load of all when nobody disturbs it.
        chance: decides on what each loads, and on the moment.
        how: the first leaves: it ends after a few documents, or is killed.
    """
    with new() as target:
        first = target.load(documents.some(chance, 0.2 if how == "ends" else SHARE))
        first.loading()
        others = [target.load(documents.some(chance, SHARE)) for _ in range(PROCESSES - 1)]
        if how == "killed":
            calm.moment(first, chance, SHARE)
            first.process.kill()
            first.end()
        else:
            first.succeeds()
        for other in others:
            other.succeeds()
        held = target.holds(calm.whole)
        target.finish(documents, calm.whole)
        return f"first {how}, {held} documents were whole"
