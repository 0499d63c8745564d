"""How much the graph holds, and one hash over all of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from graph.model.kinds import EDGE_TYPES, FOUND_IN, MODEL_LABELS

if TYPE_CHECKING:
    from graph.writer.writer import Store

_UNHASHED = frozenset({"loaded_at", "extractor", "content", "etag", "last_modified"})


@dataclass(frozen=True)
class Stats:
    """Counts and the hash of the graph.

    Attributes:
        nodes: how many nodes of each label of the model, all labels named.
        edges: how many edges of each type, all types named.
        documents: how many documents, reference data left out.
        texts: how many distinct texts among them.
        claims: how many live claims.
        schema: version of the schema in the graph, None where it was never set up.
        fact_hash: sha256 over all nodes and edges of the model, load times and extractor left out;
            equal graphs have equal hashes on either database. An empty list counts as unknown.
    """

    nodes: Mapping[str, int]
    edges: Mapping[str, int]
    documents: int
    texts: int
    claims: int
    schema: int | str | None
    fact_hash: str


def counts(store: Store) -> tuple[int, int]:
    """How many nodes and facts the graph holds: documents, claims and mentions left out."""
    labels = [label for label in MODEL_LABELS if label not in ("Document", "Claim")]
    types = [type_ for type_ in EDGE_TYPES if type_ not in (FOUND_IN, "MENTIONS")]
    nodes = [f"MATCH (n:{label}) RETURN count(n) AS n" for label in labels]
    facts = [f"MATCH ()-[r:{type_}]->() RETURN count(r) AS n" for type_ in types]
    return _sum(store, nodes), _sum(store, facts)


def _sum(store: Store, queries: Sequence[str]) -> int:
    return sum(row["n"] for row in store.read(" UNION ALL ".join(queries)))


def stats(store: Store) -> Stats:
    """Count and hash the whole graph; reads all of it once."""
    lines: list[str] = []
    nodes: dict[str, int] = {}
    for label in MODEL_LABELS:
        found = store.read(f"MATCH (n:{label}) RETURN properties(n) AS properties")
        nodes[label] = len(found)
        lines += (_line(label, r["properties"]) for r in found)
    edges: dict[str, int] = {}
    for type_ in EDGE_TYPES:
        found = store.read(
            f"MATCH (a)-[r:{type_}]->(b) "
            "RETURN a.id AS a, b.id AS b, labels(a)[0] AS a_label, labels(b)[0] AS b_label, "
            "properties(r) AS properties"
        )
        edges[type_] = len(found)
        for r in found:
            ends = [r["a_label"], r["a"], r["b_label"], r["b"]]
            lines.append(_line(f"{type_} {json.dumps(ends)}", r["properties"]))
    digest = hashlib.sha256()
    for line in sorted(lines):
        digest.update(line.encode() + b"\n")
    texts = store.read(
        "MATCH (d:Document) WHERE d.kind = 'text' "
        "WITH count(d) AS documents, count(DISTINCT d.sha256) AS texts "
        "RETURN documents, texts"
    )
    return Stats(
        nodes=nodes,
        edges=edges,
        documents=texts[0]["documents"],
        texts=texts[0]["texts"],
        claims=nodes["Claim"],
        schema=_schema(store),
        fact_hash=digest.hexdigest(),
    )


def _schema(store: Store) -> int | str | None:
    found = store.read("MATCH (m:Meta {id: 'schema'}) RETURN m.version AS version")
    return found[0]["version"] if found else None


def _line(kind: str, properties: Mapping[str, Any]) -> str:
    kept = {k: v for k, v in known(properties).items() if k not in _UNHASHED}
    return f"{kind} {json.dumps(dict(sorted(kept.items())), ensure_ascii=False)}"


def known(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Properties in the form in which graphs compare; an empty list counts as unknown.

    Neo4j's import leaves empty lists out.
    """
    return {k: normal(v) for k, v in properties.items() if v not in (None, [])}


def normal(value: Any) -> Any:
    """A value in the form in which graphs compare, on either database."""
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if hasattr(value, "iso_format"):  # a date type of the driver
        return value.iso_format()
    if isinstance(value, float):
        return format(value, ".9g")
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [normal(v) for v in value]
    return value
