"""Ruling on facts that the extractor is not sure of."""

from __future__ import annotations

import getpass
from dataclasses import dataclass
from datetime import UTC, datetime

from graph.errors import UsageError
from graph.model.kinds import KINDS
from graph.store import Store
from graph.writer import Writer
from graph.writer.reviews import Review, Ruling, read_reviews

THRESHOLD = 0.7
"""Facts that are less confident wait for a person."""

_UNREVIEWED = """
MATCH (a)-[r:{type}]->(b)
WHERE r.confidence < $threshold AND NOT r.id IN $accepted
RETURN r.id AS fact, coalesce(a.name, a.text, a.id) AS subject,
       coalesce(b.name, b.text, b.id) AS object,
       r.confidence AS confidence, r.quote AS quote, r.source AS source
"""
_ACCEPTED = "MATCH (c:Claim) WHERE c.review = 'accepted' RETURN DISTINCT c.fact AS fact"


@dataclass(frozen=True)
class Doubt:
    """A fact that is not sure and that nobody has ruled on.

    Attributes:
        fact: its id.
        type: of the edge.
        subject: name of its start.
        object: name, or words, of its end.
        confidence: between 0 and 1.
        quote: its best sentence.
        source: the document of that.
    """

    fact: str
    type: str
    subject: str
    object: str
    confidence: float
    quote: str
    source: str


def unreviewed(store: Store, threshold: float = THRESHOLD) -> list[Doubt]:
    """Facts below a threshold that nobody has ruled on, the least sure first."""
    known = read_reviews(store.read)
    accepted = [r["fact"] for r in store.read(_ACCEPTED)] if known else []
    found = [
        Doubt(type=kind.type, **row)
        for kind in KINDS.values()
        if kind.type != KINDS["mention"].type
        for row in store.read(
            _UNREVIEWED.format(type=kind.type), threshold=threshold, accepted=accepted
        )
    ]
    return sorted(found, key=lambda d: (d.confidence, d.source, d.fact))


def rule(
    store: Store, fact: str, ruling: Ruling, *, because: str = "", by: str | None = None
) -> list[Review]:
    """Accept a fact, or reject it: a rejected one goes, also when its documents come again.

    Raises:
        UsageError: there is no such fact, or it follows from others.
    """
    now = datetime.now(UTC)
    at = now.replace(microsecond=now.microsecond // 1000 * 1000)
    who = by or getpass.getuser()
    made = Writer(store).review(fact, ruling, because=because, by=who, at=at)
    if not made:
        message = f"no claim supports a fact {fact}; see entente review for those to rule on"
        raise UsageError(message)
    return made
