"""Answers limited to what is sure enough, or was accepted by a person."""

from __future__ import annotations

from dataclasses import replace

from graph.queries.evidence import evidence
from graph.queries.lookup import Reader
from graph.queries.runner import Result, Row

_REVIEWS = "MATCH (v:Review) RETURN v.id AS id LIMIT 1"
_ACCEPTED = """
MATCH (c:Claim) WHERE c.fact IN $facts AND c.review = 'accepted'
RETURN DISTINCT c.fact AS fact
"""


def trusted(store: Reader, result: Result, least: float) -> Result:
    """The rows of which each fact is as confident as `least`, or accepted; a note tells how many.

    A derived fact is as sure as the surest that it follows from. Rows without facts stay.
    """
    facts = sorted({fact for row in result.rows for fact in row.facts})
    found = evidence(store, facts)
    sure = {f for f, said in found.items() if any(e.confidence >= least for e in said)}
    if store.query(_REVIEWS).rows:
        behind = {e.fact for said in found.values() for e in said}
        accepted = {str(row[0]) for row in store.query(_ACCEPTED, {"facts": sorted(behind)}).rows}
        sure |= {f for f, said in found.items() if accepted & {f, *(e.fact for e in said)}}
    kept: list[Row] = [row for row in result.rows if sure.issuperset(row.facts)]
    left = len(result.rows) - len(kept)
    told = f"{left} rows rest on facts below {least:g} that nobody accepted; see entente review"
    return replace(result, rows=kept, notes=(*result.notes, told)) if left else result
