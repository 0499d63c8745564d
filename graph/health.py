"""Whether the graph keeps its promise that every fact leads back to a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model.kinds import ACTORS, FOUND_IN, KINDS, MODEL_LABELS, REPRESENTED_AT
from graph.schema import constraints

if TYPE_CHECKING:
    from graph.store import Store

_EXAMPLES = 3
_KEPT_TEXTS = """
MATCH (d:Document)<-[:FOUND_IN]-(c:Claim) WHERE d.content IS NOT NULL
RETURN c.id AS id, c.quote AS quote, c.start AS start, c.end AS end, d.content AS content
"""
_BACKWARDS = (
    "MATCH (e:Event) WHERE e.start > e.end RETURN e.id AS id",
    "MATCH ()-[r:REPRESENTS]->() WHERE r.from > r.until RETURN r.id AS id",
    "MATCH ()-[r:MEMBER_OF]->() WHERE r.from > r.until RETURN r.id AS id",
)


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
    texts: list[tuple[str, str, str]]  # id, quote, and what stands there in a kept text
    backwards: list[str]  # ids of what ends before it begins


def check(store: Store) -> list[Finding]:
    """Every rule that the graph breaks, in the order of the rules."""
    graph = _read(store)
    findings = [_finding(rule, message, broken(graph)) for rule, (message, broken) in RULES.items()]
    findings += [_finding(rule, what, ids) for rule, what, ids in _drifted(store)]
    return [finding for finding in findings if finding.count]


def repair(store: Store) -> None:
    """Make the constraints, and all that follows from claims and judgements, anew."""
    from graph.writer.rebuild import repair as rebuild

    store.ensure_schema()
    store.write(rebuild)


def _finding(rule: str, message: str, broken: Iterable[str]) -> Finding:
    ids = sorted(set(broken))
    return Finding(rule, message, len(ids), tuple(ids[:_EXAMPLES]))


def _drifted(store: Store) -> Iterator[tuple[str, str, Iterable[str]]]:
    """What does not follow from the claims and judgements, and what the schema lacks."""
    from graph.writer.rebuild import drift

    found = drift(store.read)
    yield "claim-support", "claims that point to another fact than they support", found.claims
    yield "fact-derived", "facts that are not what the claims say", found.edges
    yield "node-derived", "nodes that are not what the claims say", found.nodes
    yield "block-derived", "lists of mentions to compare that are out of date", found.blocks
    have = {row["name"] for row in store.read("SHOW CONSTRAINTS")}
    yield "constraint", "constraints that are missing", constraints().keys() - have


def _quotes(graph: _Graph) -> Iterator[str]:
    for claim, _, quote, start, end in graph.claims:
        if not quote.strip() or len(quote) != end - start:
            yield claim


def _misread(graph: _Graph) -> Iterator[str]:
    return (claim for claim, quote, said in graph.texts if quote != said)


def _backwards(graph: _Graph) -> Iterator[str]:
    return iter(graph.backwards)


def _homeless(graph: _Graph) -> Iterator[str]:
    return (claim for claim, *_ in graph.claims if claim not in graph.in_document)


def _without_fact(graph: _Graph) -> Iterator[str]:
    held = {edge.id for edge in graph.edges}.union(*graph.nodes.values())
    return (claim for claim, fact, *_ in graph.claims if fact and fact not in held)


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
    "claim-text": ("claims whose quote is not what the kept text has there", _misread),
    "claim-document": ("claims without their document", _homeless),
    "claim-fact": ("claims whose fact is not in the graph", _without_fact),
    "fact-claim": ("facts that no claim supports", _without_claim),
    "fact-count": ("facts that count their claims wrongly", _miscounted),
    "fact-via": ("derived facts whose sources are gone", _underived),
    "fact-ends": ("edges between kinds of node that they must not join", _astray),
    "fact-actors": ("edges that refer to an actor who is gone", _dangling),
    "dates": ("events, terms or memberships that end before they begin", _backwards),
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
        texts=list(_texts(store)),
        backwards=[str(row["id"]) for query in _BACKWARDS for row in store.read(query)],
    )


def _texts(store: Store) -> Iterator[tuple[str, str, str]]:
    for row in store.read(_KEPT_TEXTS):
        kept, start, end = row["content"], _int(row["start"]), _int(row["end"])
        yield str(row["id"]), row["quote"] or "", kept[start:end]


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
