"""Reading what networks are made of: rows by name, and what is known of actors."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from graph.values.dates import holds_on

if TYPE_CHECKING:
    from graph.queries.lookup import Reader

_BATCH = 1000

_ACTORS = """
MATCH (a:{label})
WHERE a.id IN $ids
RETURN a.id AS id, a.name AS name, a.kind AS kind
ORDER BY id
"""
_BLOCS = """
MATCH (a:{label})-[m:MEMBER_OF]->(b:Institution)
WHERE a.id IN $ids
RETURN a.id AS id, b.name AS bloc, m.from AS since, m.until AS until
ORDER BY id, bloc
"""


def rows(store: Reader, cypher: str, values: dict[str, Any]) -> list[dict[str, Any]]:
    """The answer, one dict a row."""
    answer = store.query(cypher, values)
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


def attributes(
    store: Reader, label: str, actors: Iterable[str], day: date | None
) -> dict[str, dict[str, Any]]:
    """Name and kind of every actor, and the blocs that it belonged to on a day (None: today's).

    People have no blocs: they belong to none.
    """
    ids = sorted(set(actors))
    found: dict[str, dict[str, Any]] = {}
    for begin in range(0, len(ids), _BATCH):
        batch = {"ids": ids[begin : begin + _BATCH]}
        for row in rows(store, _ACTORS.format(label=label), batch):
            found[row["id"]] = {"name": row["name"], "kind": row["kind"] or label.lower()}
        if label == "Person":
            continue
        for one in batch["ids"]:
            found[one]["blocs"] = []
        for row in rows(store, _BLOCS.format(label=label), batch):
            held = holds_on(day, row["since"], row["until"]) if day else row["until"] is None
            if held and row["bloc"] not in found[row["id"]]["blocs"]:
                found[row["id"]]["blocs"].append(row["bloc"])
    return found
