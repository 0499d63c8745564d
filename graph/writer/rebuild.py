"""The whole graph as its claims and judgements have it, to compare with and to repair by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph.model.kinds import EDGE_TYPES, FOUND_IN, MODEL_LABELS
from graph.resolution import Judgements, resolve
from graph.writer import cypher as q
from graph.writer.document import now, put_nodes
from graph.writer.edges import delete_edges, put_edges
from graph.writer.facts import edge_properties
from graph.writer.judgements import Read, read_judgements
from graph.writer.nodes import node_properties, static_properties
from graph.writer.represented import Bodies, Membership, Presence, represented
from graph.writer.reviews import read_reviews, ruled
from graph.writer.rows import Ends, Row, ends_of, stored_row, with_fact
from graph.writer.sayings import Saying, described, sayings
from graph.writer.stats import known

Node = tuple[str, str]
Properties = dict[str, Any]

_CLAIMS = "MATCH (c:Claim) RETURN properties(c) AS claim"
_NODES = "MATCH (n:{label}) RETURN properties(n) AS properties"
_EDGES = """
MATCH (a)-[r:{type}]->(b)
RETURN a.id AS a, b.id AS b, labels(a)[0] AS a_label, labels(b)[0] AS b_label,
       properties(r) AS properties
"""
_BLOCKS = "MATCH (b:Block) RETURN b.id AS id, b.mentions AS mentions"
_PUT_BLOCKS = "UNWIND $rows AS row MERGE (b:Block {id: row.id}) SET b.mentions = row.mentions"
_KEPT = ("Document", "Claim")  # what documents say, from which the rest follows


@dataclass(frozen=True)
class Picture:
    """Nodes, edges and blocks, as they are or as they should be.

    Attributes:
        nodes: properties by label and id; None where anything will do.
        edges: ends and properties by fact.
        facts: the fact of each claim.
        blocks: the mentions of each block.
    """

    nodes: dict[Node, Properties | None]
    edges: dict[str, tuple[Ends, Properties]]
    facts: dict[str, str]
    blocks: dict[str, list[str]]


@dataclass(frozen=True)
class Drift:
    """Where the graph is not what its claims say, as ids.

    Attributes:
        claims: claims that point to another fact than the one they support.
        edges: facts that are missing, too many, or have other properties.
        nodes: nodes likewise.
        blocks: lists of mentions that are compared likewise.
    """

    claims: list[str]
    edges: list[str]
    nodes: list[str]
    blocks: list[str]


def drift(read: Read) -> Drift:
    """Compare the graph with what its claims and judgements say; reads all of it once."""
    want, have = _wanted(read), _found(read)
    return Drift(
        claims=sorted(c for c, fact in want.facts.items() if have.facts.get(c) != fact),
        edges=sorted(_other(want.edges, have.edges)),
        nodes=sorted(id_ for _, id_ in _other(want.nodes, have.nodes)),
        blocks=sorted(_other(want.blocks, have.blocks)),
    )


def repair(tx: q.Transaction) -> None:
    """Make the graph what its claims and judgements say; claims and documents stay."""
    tx.run(q.LOCK, at=now())
    want, have = _wanted(tx.run), _found(tx.run)
    other = _other(have.edges, want.edges)
    delete_edges(tx, {f: have.edges[f][0] for f in other if f in have.edges})
    for label, id_ in have.nodes.keys() - want.nodes.keys():
        tx.run(q.delete_nodes(label), ids=[id_])
    broken = [n for n in _other(want.nodes, have.nodes) if n in want.nodes]
    put_nodes(tx, {n: want.nodes[n] or {} for n in broken}, overwrite=True)
    changed = [f for f in _other(want.edges, have.edges) if f in want.edges]
    put_edges(tx, {f: want.edges[f] for f in changed})
    wrong = [{"id": c, "fact": f} for c, f in want.facts.items() if have.facts.get(c) != f]
    q.run_batches(tx, q.UPDATE_CLAIMS, wrong)
    for chunk in q.chunks(sorted(have.blocks.keys() - want.blocks.keys())):
        tx.run("UNWIND $ids AS id MATCH (b:Block {id: id}) DELETE b", ids=chunk)
    q.run_batches(tx, _PUT_BLOCKS, [{"id": b, "mentions": m} for b, m in want.blocks.items()])


def _wanted(read: Read) -> Picture:
    rulings = {r.id: r.ruling for r in read_reviews(read)}
    rows = ruled((stored_row(r) for r in read(_CLAIMS)), rulings)
    judged = Judgements.of(read_judgements(read))
    said = sayings(rows)
    mentions = described(said)
    resolved = resolve(mentions.values(), judged)
    support: dict[str, tuple[Ends, list[Row]]] = {}
    facts = {}
    for row in rows:
        tied = with_fact(row, resolved)
        facts[row.id] = tied.fact
        if ends := ends_of(row, resolved):
            support.setdefault(tied.fact, (ends, []))[1].append(tied)
    edges = {f: (ends, edge_properties(ends, held)) for f, (ends, held) in support.items()}
    nodes = _nodes(rows, said, resolved, edges)
    edges |= dict(_represented(edges, nodes))
    blocks: dict[str, list[str]] = defaultdict(list)
    for key in sorted(mentions):
        for block in mentions[key].keys:
            blocks[block].append(key)
    return Picture(nodes, edges, facts, dict(blocks))


def _nodes(
    rows: Iterable[Row],
    said: Iterable[Saying],
    resolved: Mapping[str, str],
    edges: Mapping[str, tuple[Ends, Properties]],
) -> dict[Node, Properties | None]:
    members: dict[Node, list[Saying]] = defaultdict(list)
    nodes: dict[Node, Properties | None] = {}
    for ends, _ in edges.values():
        nodes[ends.from_label, ends.from_id] = nodes[ends.to_label, ends.to_id] = None
    for row in rows:
        if row.describes and not row.mention:
            label, id_ = row.described
            if row.kind in ("listed", "statement"):
                nodes[label, id_] = static_properties(label, row.said)
            else:
                nodes.setdefault((label, id_), None)
    for saying in said:
        members[saying.label, resolved.get(saying.id, saying.id)].append(saying)
    nodes |= {node: node_properties(*node, found) for node, found in members.items()}
    return {node: said for node, said in nodes.items() if node[0] not in _KEPT}


def _represented(
    edges: Mapping[str, tuple[Ends, Properties]], nodes: Mapping[Node, Properties | None]
) -> Iterator[tuple[str, tuple[Ends, Properties]]]:
    presences: dict[str, list[Presence]] = defaultdict(list)
    members, organs = [], {}
    for fact, (ends, said) in edges.items():
        if ends.type == "ATTENDED":
            presences[ends.to_id].append(Presence(ends.from_label, ends.from_id, fact, said))
        elif ends.type == "MEMBER_OF":
            since, until = said.get("from"), said.get("until")
            members.append(Membership(ends.from_label, ends.from_id, ends.to_id, since, until))
        elif ends.type == "PART_OF":
            part = nodes.get((ends.from_label, ends.from_id))
            if part and part.get("kind") == "organ":
                organs[ends.from_id] = ends.to_id
    bodies = Bodies(tuple(members), organs)
    for event, found in presences.items():
        start = (nodes.get(("Event", event)) or {}).get("start")
        for ends, said in represented(event, start, found, bodies):
            yield ends.fact(), (ends, said)


def _found(read: Read) -> Picture:
    nodes: dict[Node, Properties | None] = {}
    for label in MODEL_LABELS:
        if label not in _KEPT:
            for row in read(_NODES.format(label=label)):
                nodes[label, row["properties"].pop("id")] = row["properties"]
    edges = {}
    for type_ in (t for t in EDGE_TYPES if t != FOUND_IN):
        for row in read(_EDGES.format(type=type_)):
            ends = Ends(type_, row["a_label"], row["a"], row["b_label"], row["b"])
            edges[str(row["properties"].pop("id", ""))] = (ends, row["properties"])
    facts = {r["claim"]["id"]: r["claim"].get("fact", "") for r in read(_CLAIMS)}
    blocks = {r["id"]: sorted(r["mentions"]) for r in read(_BLOCKS)}
    return Picture(nodes, edges, facts, blocks)


def _other(want: Mapping[Any, Any], have: Mapping[Any, Any]) -> list[Any]:
    """Keys of what one has and the other has not, or has otherwise."""
    return [
        *(want.keys() ^ have.keys()),
        *(k for k in want.keys() & have.keys() if not _equal(want[k], have[k])),
    ]


def _equal(want: Any, have: Any) -> bool:
    if want is None or have is None:
        return True
    if isinstance(want, tuple):
        return bool(want[0] == have[0]) and _equal(want[1], have[1])
    if isinstance(want, dict):
        return known(want) == known(have)
    return bool(want == have)
