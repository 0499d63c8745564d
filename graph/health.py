"""Whether the graph keeps its promise that every fact leads back to a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model.kinds import ACTORS, FOUND_IN, KINDS, MODEL_LABELS, REPRESENTED_AT

if TYPE_CHECKING:
    from graph.queries.lookup import Reader

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
class _Graph:
    """What the rules look at, read once."""

    claims: list[tuple[str, str, str, int, int]]  # id, fact, quote, start, end
    in_document: set[str]  # ids of claims that lead to their document
    edges: list[tuple[str, str, int | None, list[str], bool, list[str]]]
    # id, type, claims, via, ends fit, actor ids that it refers to
    nodes: dict[str, set[str]]  # ids by label
    unnamed: list[str]


def check(store: Reader) -> list[Finding]:
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
    held = {edge[0] for edge in graph.edges}.union(*graph.nodes.values())
    return (claim for claim, fact, *_ in graph.claims if fact not in held)


def _without_claim(graph: _Graph) -> Iterator[str]:
    claimed = {fact for _, fact, *_ in graph.claims}
    return (edge for edge, _, _, via, *_ in graph.edges if edge not in claimed and not via)


def _miscounted(graph: _Graph) -> Iterator[str]:
    counts = Counter(fact for _, fact, *_ in graph.claims)
    for edge, kind, claims, *_ in graph.edges:
        if kind != REPRESENTED_AT.type and edge in counts and claims != counts[edge]:
            yield edge


def _underived(graph: _Graph) -> Iterator[str]:
    held = {edge[0] for edge in graph.edges}
    return (edge for edge, _, _, via, *_ in graph.edges if not held.issuperset(via))


def _astray(graph: _Graph) -> Iterator[str]:
    return (edge[0] for edge in graph.edges if not edge[4])


def _dangling(graph: _Graph) -> Iterator[str]:
    actors = set().union(*(graph.nodes[label] for label in ACTORS))
    return (edge[0] for edge in graph.edges if not actors.issuperset(edge[5]))


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


def _read(store: Reader) -> _Graph:
    claims = store.query(
        "MATCH (c:Claim) RETURN c.id AS id, c.fact AS fact, c.quote AS quote, c.start AS start,"
        " c.end AS end"
    ).rows
    found_in = store.query(f"MATCH (c:Claim)-[:{FOUND_IN}]->(:Document) RETURN c.id AS id").rows
    nodes: dict[str, set[str]] = {}
    unnamed: list[str] = []
    for label in MODEL_LABELS:
        if label == "Claim":
            continue
        rows = store.query(f"MATCH (n:{label}) RETURN n.id AS id, n.name AS name").rows
        nodes[label] = {str(row[0]) for row in rows}
        if label in (*ACTORS, "Event"):
            unnamed += [str(row[0]) for row in rows if not row[1]]
    return _Graph(
        claims=[(str(i), str(f), str(q or ""), _int(s), _int(e)) for i, f, q, s, e in claims],
        in_document={str(row[0]) for row in found_in},
        edges=list(_edges(store)),
        nodes=nodes,
        unnamed=unnamed,
    )


def _edges(store: Reader) -> Iterator[tuple[str, str, int | None, list[str], bool, list[str]]]:
    for kind in (*KINDS.values(), REPRESENTED_AT):
        # a property that this kind never has must not be asked for: Neo4j warns of unknown names
        via = "r.via" if "via" in kind.properties else "null"
        behalf = "r.on_behalf_of" if "on_behalf_of" in kind.properties else "null"
        by = "r.by" if "by" in kind.properties else "null"
        counted = "null" if kind is REPRESENTED_AT else "r.claims"
        rows = store.query(
            f"MATCH (a)-[r:{kind.type}]->(b) RETURN r.id AS id, {counted} AS claims, {via} AS via,"
            f" {behalf} AS behalf, {by} AS present, labels(a) AS left, labels(b) AS right"
        ).rows
        for fact, claims, sources, actors, people, left, right in rows:
            fits = set(_list(left)) <= set(kind.starts) and set(_list(right)) <= set(kind.ends)
            referred = [*_list(actors), *_list(people)]
            count = claims if isinstance(claims, int) else None
            yield str(fact), kind.type, count, _list(sources), fits, referred


def _int(value: object) -> int:
    return value if isinstance(value, int) else -1


def _list(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list | tuple) else []
