"""Whether the graph keeps its promise that every fact leads back to a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model.kinds import ACTORS, FOUND_IN, KINDS, MODEL_LABELS, REPRESENTED_AT

if TYPE_CHECKING:
    from graph.store import Store

_EXAMPLES = 3


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong.

    Attributes:
        rule: what should hold, as an id.
        message: what is wrong, in words.
        count: how often.
        examples: ids of the first few.
    """

    rule: str
    message: str
    count: int
    examples: tuple[str, ...]

    def __str__(self) -> str:
        more = ", …" if self.count > len(self.examples) else ""
        return f"{self.rule}: {self.count} {self.message} ({', '.join(self.examples)}{more})"


@dataclass(frozen=True)
class _Edge:
    """A fact: how many claims it says that it has, what it follows from, whom it refers to."""

    id: str
    derived: bool
    claims: int | None
    via: list[str]
    fits: bool
    actors: list[str]


@dataclass(frozen=True)
class _Graph:
    """What the rules look at, read once."""

    claims: list[tuple[str, str, str, int, int]]  # id, fact, quote, start, end
    in_document: set[str]  # ids of claims that lead to their document
    edges: list[_Edge]
    nodes: dict[str, set[str]]  # ids by label
    unnamed: list[str]


def check(store: Store) -> list[Finding]:
    """Every rule that the graph breaks, in the order of the rules."""
    graph = _read(store)
    findings = []
    for rule, (message, broken) in RULES.items():
        ids = sorted(set(broken(graph)))
        if ids:
            findings.append(Finding(rule, message, len(ids), tuple(ids[:_EXAMPLES])))
    return findings


def _quotes(graph: _Graph) -> Iterator[str]:
    for claim, _, quote, start, end in graph.claims:
        if not quote.strip() or len(quote) != end - start:
            yield claim


def _homeless(graph: _Graph) -> Iterator[str]:
    return (claim for claim, *_ in graph.claims if claim not in graph.in_document)


def _without_fact(graph: _Graph) -> Iterator[str]:
    held = {edge.id for edge in graph.edges}.union(*graph.nodes.values())
    return (claim for claim, fact, *_ in graph.claims if fact not in held)


def _without_claim(graph: _Graph) -> Iterator[str]:
    claimed = {fact for _, fact, *_ in graph.claims}
    return (edge.id for edge in graph.edges if edge.id not in claimed and not edge.via)


def _miscounted(graph: _Graph) -> Iterator[str]:
    counts = Counter(fact for _, fact, *_ in graph.claims)
    for edge in graph.edges:
        if not edge.derived and edge.id in counts and edge.claims != counts[edge.id]:
            yield edge.id


def _underived(graph: _Graph) -> Iterator[str]:
    held = {edge.id for edge in graph.edges}
    return (edge.id for edge in graph.edges if not held.issuperset(edge.via))


def _astray(graph: _Graph) -> Iterator[str]:
    return (edge.id for edge in graph.edges if not edge.fits)


def _dangling(graph: _Graph) -> Iterator[str]:
    actors = set().union(*(graph.nodes[label] for label in ACTORS))
    return (edge.id for edge in graph.edges if not actors.issuperset(edge.actors))


def _unnamed(graph: _Graph) -> Iterator[str]:
    return iter(graph.unnamed)


RULES: dict[str, tuple[str, Callable[[_Graph], Iterator[str]]]] = {
    "claim-quote": ("claims whose quote is empty or not as long as its offsets say", _quotes),
    "claim-document": ("claims without their document", _homeless),
    "claim-fact": ("claims whose fact is not in the graph", _without_fact),
    "fact-claim": ("facts that no claim supports", _without_claim),
    "fact-count": ("facts that count their claims wrongly", _miscounted),
    "fact-via": ("derived facts whose sources are gone", _underived),
    "fact-ends": ("edges between kinds of node that they must not join", _astray),
    "fact-actors": ("edges that refer to an actor who is gone", _dangling),
    "node-name": ("actors or events without a name", _unnamed),
}


def _read(store: Store) -> _Graph:
    claims = store.read(
        "MATCH (c:Claim) RETURN c.id AS id, c.fact AS fact, c.quote AS quote, c.start AS start,"
        " c.end AS end"
    )
    found_in = store.read(f"MATCH (c:Claim)-[:{FOUND_IN}]->(:Document) RETURN c.id AS id")
    nodes: dict[str, set[str]] = {}
    unnamed: list[str] = []
    for label in MODEL_LABELS:
        if label == "Claim":
            continue
        named = label in (*ACTORS, "Event")
        name = "n.name" if named else "n.id"
        rows = store.read(f"MATCH (n:{label}) RETURN n.id AS id, {name} AS name")
        nodes[label] = {str(row["id"]) for row in rows}
        unnamed += [str(row["id"]) for row in rows if not row["name"]]
    return _Graph(
        claims=[
            (str(c["id"]), str(c["fact"]), c["quote"] or "", _int(c["start"]), _int(c["end"]))
            for c in claims
        ],
        in_document={str(row["id"]) for row in found_in},
        edges=list(_edges(store)),
        nodes=nodes,
        unnamed=unnamed,
    )


def _edges(store: Store) -> Iterator[_Edge]:
    for kind in (*KINDS.values(), REPRESENTED_AT):
        # a property that this kind never has must not be asked for: Neo4j warns of unknown names
        via = "r.via" if "via" in kind.properties else "null"
        behalf = "r.on_behalf_of" if "on_behalf_of" in kind.properties else "null"
        by = "r.by" if "by" in kind.properties else "null"
        counted = "null" if kind is REPRESENTED_AT else "r.claims"
        rows = store.read(
            f"MATCH (a)-[r:{kind.type}]->(b) RETURN r.id AS id, {counted} AS claims, {via} AS via,"
            f" {behalf} AS behalf, {by} AS present, labels(a) AS starts, labels(b) AS ends"
        )
        for row in rows:
            yield _Edge(
                id=str(row["id"]),
                derived=kind is REPRESENTED_AT,
                claims=row["claims"],
                via=row["via"] or [],
                fits={*row["starts"]} <= {*kind.starts} and {*row["ends"]} <= {*kind.ends},
                actors=[*(row["behalf"] or []), *(row["present"] or [])],
            )


def _int(value: object) -> int:
    return value if isinstance(value, int) else -1
