"""Put one document's claims into the graph, and derive again exactly what they touch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from graph.ids import digest
from graph.model import Claim, Document, Mention
from graph.resolution import Judgements, resolve
from graph.writer import cypher as q
from graph.writer.edges import Edges, delete_edges, growing, put_edges
from graph.writer.facts import edge_properties
from graph.writer.judgements import judged as read_judged
from graph.writer.nodes import node_properties, static_properties
from graph.writer.reviews import reviewed
from graph.writer.rows import (
    Ends,
    Row,
    ends_of,
    rows_of,
    stored_row,
    with_fact,
)
from graph.writer.sayings import Saying, described, sayings
from graph.writer.scope import BlockChange, around

Node = tuple[str, str]
_RESOLVED = ("Person", "Event")
DocumentKind = Literal["text", "reference"]


@dataclass(slots=True)
class Difference:
    """What one document changes, worked out before anything is written."""

    created: list[Row] = field(default_factory=list)
    updated: list[Row] = field(default_factory=list)
    deleted: list[Row] = field(default_factory=list)
    moved: list[Row] = field(default_factory=list)  # claims of others that change their fact
    nodes: dict[Node, dict[str, Any]] = field(default_factory=dict)
    known: dict[Node, dict[str, Any]] = field(default_factory=dict)  # kept if they are there
    gone: set[Node] = field(default_factory=set)
    unused: set[Node] = field(default_factory=set)  # to go if nothing else holds them
    edges: Edges = field(default_factory=dict)
    dead: dict[str, Ends] = field(default_factory=dict)
    events: set[str] = field(default_factory=set)
    blocks: BlockChange = field(default_factory=lambda: BlockChange({}, {}))


def document_properties(document: Document, extractor: str, kind: DocumentKind) -> dict[str, Any]:
    """What is stored of a document and compared when it comes again."""
    return {
        "sha256": document.sha256,
        "extractor": extractor,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published,
        "language": document.language,
        "url": document.url,
        "kind": kind,
        "pages": len(document.pages) or None,
    }


def fetched_properties(document: Document) -> dict[str, Any]:
    """What is kept of a page beside its facts: its text, since the page may change or go.

    None of it counts in comparisons: the text has its hash, and a server may rename a version.
    """
    came = document.fetched
    return {
        "content": document.text if came else None,
        "etag": came.etag if came else None,
        "last_modified": came.last_modified if came else None,
    }


def difference(tx: q.Transaction, id_: str, new: Sequence[Row], *, known: bool) -> Difference:
    """Compare a document's new claims with what the graph holds.

    Args:
        tx: transaction to read in.
        id_: id of the document.
        new: its claims, not yet tied to facts; none to withdraw it.
        known: whether the document is in the graph already.
    """
    found = q.read_ids(tx, q.CLAIMS_OF_DOCUMENTS, [id_]) if known else []
    old = {row.id: row for row in map(stored_row, found)}
    judged = read_judged(tx)
    new = reviewed(tx, new)
    said_before, said_after = sayings(old.values()), sayings(new)
    others = around(tx, id_, (said_before, said_after), judged.same)
    before = resolve(described([*said_before, *others]).values(), judged)
    after = resolve(described([*said_after, *others]).values(), judged)
    return _difference(tx, id_, old, new, others, judged, before, after)


def rejudged(tx: q.Transaction, before: Judgements, after: Judgements) -> Difference:
    """What another set of judgements changes."""
    changed = (before.same ^ after.same) | (before.apart ^ after.apart)
    keys = {Mention(label, id_).key for pair in changed for id_ in pair for label in _RESOLVED}
    others = around(tx, "", (), before.same | after.same, keys)
    mentions = described(others).values()
    old, new = resolve(mentions, before), resolve(mentions, after)
    return _difference(tx, "", {}, (), others, after, old, new)


def rereviewed(tx: q.Transaction, old: Sequence[Row], new: Sequence[Row]) -> Difference:
    """What other rulings on some stored claims change."""
    judged = read_judged(tx)
    ends = {(r.from_label, r.subject) for r in old} | {
        (r.to_label or "", r.object or "") for r in old
    }
    keys = {Mention(label, id_).key for label, id_ in ends if label in _RESOLVED}
    others = around(tx, "", (), judged.same, keys)
    resolved = resolve(described(others).values(), judged)
    return _difference(tx, "", {r.id: r for r in old}, new, others, judged, resolved, resolved)


def _difference(
    tx: q.Transaction,
    id_: str,
    old: dict[str, Row],
    new: Sequence[Row],
    others: Sequence[Saying],
    judged: Judgements,
    before: dict[str, str],
    after: dict[str, str],
) -> Difference:
    out = Difference()
    moving = _moving(tx, id_, others, before, after)
    settled = _settled(tx, id_, moving, judged, after)
    before, after = settled | before, settled | after
    current = {row.id: row for row in (with_fact(r, after) for r in new)}
    out.created = [r for r in current.values() if r.id not in old]
    out.updated = [r for r in current.values() if r.id in old and old[r.id] != r]
    out.deleted = [r for r in old.values() if r.id not in current]
    out.moved = [with_fact(row, after) for row in moving]
    _edges(tx, id_, out, old, current, before, after)
    _fixed(out, old, current)
    said_before = [*sayings(old.values()), *others]
    said_after = [*sayings(current.values()), *others]
    _described(out, said_before, said_after, before, after)
    keys = {r.mention for r in (*out.created, *out.updated, *out.deleted) if r.mention}
    out.blocks = BlockChange.between(said_before, said_after, keys)
    return out


def apply(tx: q.Transaction, id_: str, change: Difference) -> None:
    """Write a difference: what goes first, then nodes, claims and edges."""
    delete_edges(tx, change.dead)
    for chunk in q.chunks([r.id for r in change.deleted]):
        tx.run(q.DELETE_CLAIMS, ids=chunk)
    for label, ids in _by_label(change.gone).items():
        tx.run(q.delete_nodes(label), ids=ids)

    put_nodes(tx, change.nodes, overwrite=True)
    put_nodes(tx, change.known, overwrite=False)
    rows = [r.properties() for r in change.created]
    q.run_batches(tx, q.CREATE_CLAIMS, rows, document=id_)
    updated = [r.properties() for r in (*change.updated, *change.moved)]
    q.run_batches(tx, q.UPDATE_CLAIMS, updated)
    put_edges(tx, change.edges)
    change.blocks.apply(tx)


def sweep(tx: q.Transaction, change: Difference) -> None:
    """Delete nodes that nothing holds any more; last, when derived edges are up to date."""
    for label, ids in _by_label(change.unused).items():
        tx.run(q.delete_unused(label), ids=ids)


def new_rows(document: Document, claims: Iterable[Claim]) -> list[Row]:
    """The rows of a document's claims; later ones of the same id are dropped."""
    unique = {row.id: row for row in reversed(rows_of(document, claims))}
    return list(reversed(unique.values()))


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


def stamp(pairs: Iterable[tuple[str, str]]) -> str:
    """A short hash of documents by id and content."""
    return digest(*(f"{id_} {sha256}" for id_, sha256 in sorted(pairs)))


def _moving(
    tx: q.Transaction,
    id_: str,
    others: Sequence[Saying],
    before: dict[str, str],
    after: dict[str, str],
) -> list[Row]:
    """Claims of other documents on mentions that belong to another node than before."""
    keys = {s.mention for s in others if before.get(s.id, "") != after.get(s.id, "")}
    found = q.read_ids(tx, q.DOCUMENTS_OF_MENTIONS, keys, document=id_)
    documents = {record["id"] for record in found}
    mentions = {m for m in after if m in before and before[m] != after[m]}
    rows = [stored_row(r) for r in q.read_ids(tx, q.CLAIMS_OF_DOCUMENTS, documents)]
    return [r for r in rows if r.subject in mentions or r.object in mentions]


def _settled(
    tx: q.Transaction, id_: str, rows: Iterable[Row], judged: Judgements, known: dict[str, str]
) -> dict[str, str]:
    """The nodes of those ends of claims that the change leaves where they are."""
    ends = {(r.from_label, r.subject) for r in rows} | {(r.to_label, r.object) for r in rows}
    keys = {
        Mention(label, end).key
        for label, end in ends
        if label in _RESOLVED and end is not None and end not in known
    }
    return resolve(described(around(tx, id_, (), judged.same, keys)).values(), judged)


def _edges(
    tx: q.Transaction,
    id_: str,
    out: Difference,
    old: dict[str, Row],
    current: dict[str, Row],
    before: dict[str, str],
    after: dict[str, str],
) -> None:
    lost = [old[r.id] for r in out.updated] + out.deleted
    changed = _facts((*lost, *out.moved), before) | _facts((*out.updated, *out.moved), after)
    touched = _facts(out.created, after) | changed
    if not old:
        added = {fact: touched[fact] for fact in touched.keys() - changed.keys()}
        out.edges = growing(tx, id_, added, list(current.values()))
    moved = {r.id: r for r in out.moved}
    open_ = touched.keys() - out.edges.keys()
    read = [stored_row(r) for r in q.read_ids(tx, q.CLAIMS_OF_FACTS, open_, document=id_)]
    live = {r.id: r for r in read} | moved | current
    support: dict[str, list[Row]] = defaultdict(list)
    for row in live.values():
        if row.fact in open_:
            support[row.fact].append(row)
    for fact in open_:
        if fact in support:
            out.edges[fact] = (touched[fact], edge_properties(touched[fact], support[fact]))
        else:
            out.dead[fact] = touched[fact]
    out.events |= {ends.to_id for ends in touched.values() if ends.type == "ATTENDED"}


def _facts(rows: Iterable[Row], resolved: dict[str, str]) -> dict[str, Ends]:
    """The facts that claims support, with their ends."""
    found = ((with_fact(row, resolved).fact, ends_of(row, resolved)) for row in rows)
    return {fact: ends for fact, ends in found if ends}


def _fixed(out: Difference, old: dict[str, Row], current: dict[str, Row]) -> None:
    """Nodes that one claim describes in full, or that are known by their id."""
    changed = {r.id for r in (*out.created, *out.updated)}
    fixed_before = {r.described for r in old.values() if r.describes and not r.mention}
    fixed_after = {r.described for r in current.values() if r.describes and not r.mention}
    for row in current.values():
        if row.describes and not row.mention and row.id in changed:
            given = static_properties(row.described[0], row.said)
            (out.nodes if row.kind in ("listed", "statement") else out.known)[row.described] = given
    out.unused = fixed_before - fixed_after
    for node in out.nodes:
        out.known.pop(node, None)


def _described(
    out: Difference,
    said_before: Sequence[Saying],
    said_after: Sequence[Saying],
    before: dict[str, str],
    after: dict[str, str],
) -> None:
    """Nodes that are what is said of their mentions."""
    members: dict[Node, list[Saying]] = defaultdict(list)
    for saying in said_after:
        members[_node(saying, after)].append(saying)
    for node, found in members.items():
        out.nodes[node] = node_properties(*node, found)
        out.known.pop(node, None)
        if node[0] == "Event":
            out.events.add(node[1])
    out.gone = {_node(saying, before) for saying in said_before} - set(members)
    out.events -= {id_ for label, id_ in out.gone if label == "Event"}


def _node(saying: Saying, resolved: dict[str, str]) -> Node:
    return saying.label, resolved.get(saying.id, saying.id)


def _by_label(nodes: Iterable[Node]) -> dict[str, list[str]]:
    out: dict[str, list[str]] = defaultdict(list)
    for label, id_ in sorted(nodes):
        out[label].append(id_)
    return out


def put_nodes(tx: q.Transaction, nodes: dict[Node, dict[str, Any]], *, overwrite: bool) -> None:
    """Write nodes; without `overwrite` those that are there keep their properties."""
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for (label, id_), properties in nodes.items():
        rows[label].append({"id": id_, "properties": properties})
    for label in sorted(rows):
        q.run_batches(tx, q.put_nodes(label, overwrite=overwrite), rows[label])
