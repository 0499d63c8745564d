"""Properties of an edge from the live claims that support it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.model.kinds import KINDS
from graph.writer.rows import BASES, Ends, Row

_LISTS = frozenset({"roles", "titles", "on_behalf_of"})
_DAYS = frozenset({"from", "until"})
_NEEDED = frozenset({"claims", "documents", "basis", "confidence", "source"})
_SEEN = {"first_seen": "first_reported", "last_seen": "last_reported"}


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
        properties |= _seen(properties)
        properties["via"] = _via(ends, rows) if top.basis == "inferred" else None
    return properties


@dataclass(frozen=True, slots=True)
class Stored:
    """An edge as the graph holds it, and the day of the document that has its best sentence."""

    properties: dict[str, Any]
    published: date | None


def extended(ends: Ends, stored: Stored, rows: Sequence[Row]) -> dict[str, Any] | None:
    """Properties of an edge that a further text supports too, without its claims so far.

    That a ministry belongs to its country half of all documents say; so they are not read again.

    Args:
        ends: those of the edge.
        stored: the edge so far.
        rows: the claims of a document that is new and says nothing that another says word for word.

    Returns:
        None where the edge alone does not tell: of two values it must be known which claim has one,
        and an edge that somebody has changed by hand may lack what it needs.
    """
    old, new = stored.properties, edge_properties(ends, rows)
    if not old.keys() >= _NEEDED:
        return None
    top = best(rows)
    leads = _preference(top)[:4] < (
        BASES[old["basis"]],
        -old["confidence"],
        stored.published or date.max,
        old["source"],
    )
    properties = dict(new if leads else old)
    for name in ("claims", "documents"):
        properties[name] = old[name] + new[name]
    for name, end in (("first_reported", min), ("last_reported", max)):
        days = [p[name] for p in (old, new) if p.get(name)]
        properties[name] = end(days, default=None)
    properties["review"] = old.get("review") or new["review"]
    for name in KINDS[top.kind].properties:
        known = [value for p in (old, new) if (value := p.get(name)) is not None]
        if name in _LISTS:
            properties[name] = _union(name, known)
        elif name == "via":
            facts = known if properties["basis"] == "inferred" else []
            properties[name] = sorted({fact for group in facts for fact in group}) or None
        elif len(set(known)) < 2 or name in _SEEN:
            properties[name] = known[0] if known else None
        elif leads and top.said.get(name):
            properties[name] = new[name]
        else:
            return None
    if ends.type == "REPRESENTS":
        properties |= _seen(properties)
    return properties


def _seen(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: properties[reported] for name, reported in _SEEN.items()}


def _one(name: str, values: list[Any]) -> Any:
    if name in _LISTS:
        return _union(name, values)
    if name == "count":
        return sum(values)
    if not values:
        return None
    return date.fromisoformat(values[0]) if name in _DAYS else values[0]


def _union(name: str, values: Iterable[Iterable[str]]) -> list[str] | None:
    union = {v for value in values for v in value}
    if name == "roles" and len(union) > 1:
        union.discard("participant")
    return sorted(union) or None


def _via(ends: Ends, rows: Sequence[Row]) -> list[str] | None:
    """Ids of the stated offices of the same person that claims follow from."""
    found = {
        Ends("REPRESENTS", "Person", ends.from_id, label, body).fact(*office)
        for row in rows
        for label, body, *office in row.follows
    }
    return sorted(found) or None
