"""The statements that the writer runs; labels and types come from `graph.model.kinds` only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Protocol, TypeVar

from graph.model.kinds import FOUND_IN, KINDS, REPRESENTED_AT
from graph.writer.rows import Ends

BATCH = 5000
_HUB = 1000  # edges of one type, above which merging at a node is slow
T = TypeVar("T")

_LEADS = {k.type: k.lead for k in (*KINDS.values(), REPRESENTED_AT)}

DOCUMENT = """
OPTIONAL MATCH (d:Document {id: $id})
RETURN d.sha256 AS sha256, d.extractor AS extractor, d.title AS title, d.publisher AS publisher,
       d.published AS published, d.language AS language, d.url AS url, d.kind AS kind,
       d.pages AS pages
"""
CLAIMS_OF_DOCUMENTS = (
    "UNWIND $ids AS id MATCH (c:Claim {document: id}) RETURN properties(c) AS claim"
)
_SAYING = """
RETURN c.mention AS mention, c.to_label AS label, c.object AS id, c.qualifiers AS qualifiers,
       count(*) AS times, min(c.document) AS document, min(c.published) AS first,
       max(c.published) AS last
"""
SAYINGS_OF_MENTIONS = (
    f"UNWIND $ids AS id MATCH (c:Claim {{mention: id}}) WHERE c.document <> $document {_SAYING}"
)
SAYINGS = f"MATCH (c:Claim) WHERE c.mention IS NOT NULL AND c.to_label IN $labels {_SAYING}"
DOCUMENTS_OF_MENTIONS = """
UNWIND $ids AS id MATCH (c:Claim {mention: id}) WHERE c.document <> $document
RETURN DISTINCT c.document AS id
"""
MENTIONS_OF_BLOCKS = """
UNWIND $ids AS id MATCH (b:Block {id: id}) RETURN b.id AS id, b.mentions AS mentions
"""
JOIN_BLOCKS = """
UNWIND $rows AS row
MERGE (b:Block {id: row.id})
SET b.mentions = [m IN coalesce(b.mentions, []) WHERE NOT m IN row.mentions] + row.mentions
"""
LEAVE_BLOCKS = """
UNWIND $rows AS row
MATCH (b:Block {id: row.id})
SET b.mentions = [m IN b.mentions WHERE NOT m IN row.mentions]
"""
DELETE_BLOCKS = "UNWIND $ids AS id MATCH (b:Block {id: id}) WHERE size(b.mentions) = 0 DELETE b"
# first in every writing transaction, so that on a server one waits for the other
LOCK = "MERGE (m:Meta {id: 'writer'}) SET m.at = $at"
CLAIMS_OF_FACTS = """
UNWIND $ids AS id MATCH (c:Claim {fact: id}) WHERE c.document <> $document
RETURN properties(c) AS claim
"""
CLAIMS_OF_SUBJECTS = """
MATCH (c:Claim) WHERE c.subject IN $subjects AND c.kind IN $kinds
RETURN properties(c) AS claim
"""
FETCHED = """
MATCH (d:Document {id: $id}) WHERE d.content IS NOT NULL AND d.extractor = $extractor
RETURN d.url AS url, d.etag AS etag, d.last_modified AS last_modified
"""
REVISITED = "MATCH (d:Document {id: $id}) SET d += $properties"
PUT_DOCUMENT = "MERGE (d:Document {id: $id}) SET d += $properties"
DELETE_DOCUMENT = "MATCH (d:Document {id: $id}) DETACH DELETE d"
CREATE_CLAIMS = f"""
MATCH (d:Document {{id: $document}})
UNWIND $rows AS row
CREATE (c:Claim {{id: row.id}}) SET c += row
CREATE (c)-[:{FOUND_IN}]->(d)
"""
UPDATE_CLAIMS = "UNWIND $rows AS row MATCH (c:Claim {id: row.id}) SET c += row"
DELETE_CLAIMS = "UNWIND $ids AS id MATCH (c:Claim {id: id}) DETACH DELETE c"


class Transaction(Protocol):
    """What the writer needs of a transaction of the store."""

    def run(self, cypher: str, **parameters: Any) -> list[dict[str, Any]]:
        """Run one statement and return its rows."""


def put_nodes(label: str, *, overwrite: bool) -> str:
    """Nodes by id; without `overwrite` one that is there already keeps its properties."""
    when = "" if overwrite else "ON CREATE "
    return (
        f"UNWIND $rows AS row WITH row WHERE row.id IS NOT NULL "
        f"MERGE (n:{label} {{id: row.id}}) {when}SET n += row.properties"
    )


def put_edges(ends: Ends, *, most: int = 0) -> str:
    """Edges by id, merged from the end with fewer relationships of the type.

    Args:
        ends: those of one edge, for its type and labels.
        most: edges that start at one node; a register that names thousands of persons is no place
            to merge at, so they lead.
    """
    edge = f"[r:{ends.type} {{id: row.id}}]"
    lead = "end" if most > _HUB else _LEADS[ends.type]
    pattern = f"(a)-{edge}->(b)" if lead == "start" else f"(b)<-{edge}-(a)"
    return (
        f"UNWIND $rows AS row WITH row WHERE row.id IS NOT NULL "
        f"MATCH (a:{ends.from_label} {{id: row.a}}) MATCH (b:{ends.to_label} {{id: row.b}}) "
        f"MERGE {pattern} SET r += row.properties"
    )


def read_edges(ends: Ends) -> str:
    """Edges by id and ends, with the day of the document that has the best sentence."""
    return (
        f"UNWIND $rows AS row MATCH (a:{ends.from_label} {{id: row.a}})"
        f"-[r:{ends.type} {{id: row.id}}]->(b:{ends.to_label} {{id: row.b}}) "
        "OPTIONAL MATCH (d:Document {id: r.source}) "
        "RETURN properties(r) AS properties, d.published AS published"
    )


def delete_edges(ends: Ends) -> str:
    """Edges by id and ends."""
    return (
        f"UNWIND $rows AS row MATCH (a:{ends.from_label} {{id: row.a}})"
        f"-[r:{ends.type} {{id: row.id}}]->(b:{ends.to_label} {{id: row.b}}) DELETE r"
    )


def delete_nodes(label: str) -> str:
    """Nodes by id, with what hangs on them."""
    return f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) DETACH DELETE n"


def delete_unused(label: str) -> str:
    """Nodes by id that no edge touches and no claim lists."""
    return (
        f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) WHERE NOT EXISTS {{ (n)--() }} "
        f"AND NOT EXISTS {{ MATCH (c:Claim {{fact: n.id}}) }} DELETE n"
    )


def chunks(items: Iterable[T], size: int = BATCH) -> Iterator[Sequence[T]]:
    """Pieces of at most `size`."""
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk


def run_batches(tx: Transaction, cypher: str, rows: Iterable[Any], **fixed: Any) -> None:
    """Run a writing statement over `$rows` in batches."""
    for chunk in chunks(rows):
        tx.run(cypher, rows=chunk, **fixed)


def read_ids(
    tx: Transaction, cypher: str, ids: Iterable[str], **fixed: Any
) -> list[dict[str, Any]]:
    """Rows of a reading statement over `$ids` in batches; nothing is asked for no ids."""
    return [
        record for chunk in chunks(sorted(ids)) for record in tx.run(cypher, ids=chunk, **fixed)
    ]
