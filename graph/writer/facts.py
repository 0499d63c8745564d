"""Properties of an edge from the live claims that support it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from graph.model.kinds import KINDS
from graph.writer.rows import BASES, Ends, Row

_LISTS = frozenset({"roles", "titles", "on_behalf_of"})
_DAYS = frozenset({"from", "until"})


def best(rows: Iterable[Row]) -> Row:
    """The claim to show for a fact: stated before inferred, then confidence, then the earliest."""
    return min(rows, key=_preference)


def _preference(row: Row) -> tuple[Any, ...]:
    published = row.published or date.max
    return (
        BASES[row.basis],
        -row.confidence,
        published,
        row.document,
        row.start,
        row.span_start,
        row.id,
    )


def common_properties(rows: Sequence[Row], top: Row) -> dict[str, Any]:
    """What every fact carries: how well it is supported, and its best sentence."""
    days = [r.published for r in rows if r.published]
    return {
        "claims": len(rows),
        "documents": len({r.sha256 for r in rows}),
        "first_reported": min(days, default=None),
        "last_reported": max(days, default=None),
        "basis": top.basis,
        "confidence": top.confidence,
        "quote": top.quote,
        "source": top.document,
    }


def edge_properties(ends: Ends, rows: Sequence[Row]) -> dict[str, Any]:
    """All properties of an edge but its id; None where nothing is known."""
    top = best(rows)
    properties = common_properties(rows, top)
    properties["review"] = "accepted" if any(r.review for r in rows) else None
    ordered = sorted(rows, key=_preference)
    for name in KINDS[top.kind].properties:
        values = [r.said[name] for r in ordered if r.said.get(name) not in (None, "", [], ())]
        properties[name] = _one(name, values)
    if ends.type == "REPRESENTS":
        properties["first_seen"] = properties["first_reported"]
        properties["last_seen"] = properties["last_reported"]
        properties["via"] = _via(ends, rows) if top.basis == "inferred" else None
    return properties


def _one(name: str, values: list[Any]) -> Any:
    if name in _LISTS:
        union = {v for value in values for v in value}
        if name == "roles" and len(union) > 1:
            union.discard("participant")
        return sorted(union) or None
    if name == "count":
        return sum(values)
    if not values:
        return None
    return date.fromisoformat(values[0]) if name in _DAYS else values[0]


def _via(ends: Ends, rows: Sequence[Row]) -> list[str] | None:
    """Ids of the stated offices of the same person that claims follow from."""
    found = {
        Ends("REPRESENTS", "Person", ends.from_id, label, body).fact(*office)
        for row in rows
        for label, body, *office in row.follows
    }
    return sorted(found) or None
