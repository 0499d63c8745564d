"""From fact ids to the sentences behind them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from graph.queries.lookup import Reader

_CLAIMS = """
MATCH (c:Claim)-[:FOUND_IN]->(d:Document)
WHERE c.fact IN $facts
RETURN d.id AS document, d.title AS title, d.publisher AS publisher, d.published AS published,
       d.url AS url, c.quote AS quote, c.start AS start, c.end AS end, c.basis AS basis,
       c.rule AS rule, c.confidence AS confidence, c.fact AS fact,
       c.page AS page, c.id AS claim
ORDER BY fact, confidence DESC, document, start, claim
"""

_VIA = """
MATCH (a)-[r:{type}]->(b)
WHERE r.id IN $facts AND r.via IS NOT NULL
RETURN r.id AS fact, r.via AS via
ORDER BY fact
"""
# one type a query: with several the embedded database uses no index
_DERIVED = ("REPRESENTED_AT", "REPRESENTS")

_BATCH = 1000
_DEPTH = 6


@dataclass(frozen=True)
class Evidence:
    """One sentence that supports a fact.

    Attributes:
        document: source id of the document.
        title: its title, where known; so for publisher, published (day) and url.
        publisher: who published it.
        published: day of publication.
        url: where it can be read.
        quote: the sentence as it stands in the document.
        start: its first character in the document's text, in code points.
        end: one past its last.
        basis: stated, linked or inferred.
        rule: the rule of the extractor that said so; several stand with commas between.
        confidence: between 0 and 1; the best of several rules, as is basis.
        fact: id of the fact that it supports; for a derived fact, of one that it follows from.
            A sentence that supports several facts of a row names the first.
        page: page of the document, where it has pages.
    """

    document: str
    title: str | None
    publisher: str | None
    published: date | None
    url: str | None
    quote: str
    start: int
    end: int
    basis: str
    rule: str
    confidence: float
    fact: str
    page: int | None = None


def evidence(store: Reader, facts: Iterable[str]) -> dict[str, list[Evidence]]:
    """The sentences behind each fact, best first; derived facts lead to those they follow from."""
    wanted = list(dict.fromkeys(facts))
    via = _follow(store, wanted)
    reached = {fact: _reach(fact, via) for fact in wanted}
    claims = _claims(store, sorted({f for facts in reached.values() for f in facts}))
    answer: dict[str, list[Evidence]] = {}
    for fact, sources in reached.items():
        answer[fact] = merged(found for source in sources for found in claims.get(source, []))
    return answer


def merged(found: Iterable[Evidence]) -> list[Evidence]:
    """Each sentence once, where it came first, with all its rules and the surest basis."""
    places: dict[tuple[str, int, int], list[Evidence]] = {}
    for one in found:
        places.setdefault((one.document, one.start, one.end), []).append(one)
    sentences = []
    for same in places.values():
        surest = max(same, key=lambda one: one.confidence)
        rules = dict.fromkeys(rule for one in same for rule in one.rule.split(", "))
        sentences.append(replace(surest, fact=same[0].fact, rule=", ".join(rules)))
    return sentences


def _follow(store: Reader, facts: list[str]) -> dict[str, list[str]]:
    """`via` of every derived fact that can be reached."""
    via: dict[str, list[str]] = {}
    front = facts
    for _ in range(_DEPTH):
        rows = [row for t in _DERIVED for row in _batched(store, _VIA.format(type=t), front)]
        found = {str(fact): [str(source) for source in sources] for fact, sources in rows}
        via |= found
        front = sorted({v for ids in found.values() for v in ids} - via.keys())
        if not front:
            break
    return via


def _reach(fact: str, via: dict[str, list[str]]) -> list[str]:
    order, todo = [], [fact]
    while todo:
        current = todo.pop(0)
        if current not in order:
            order.append(current)
            todo += via.get(current, [])
    return order


def _claims(store: Reader, facts: list[str]) -> dict[str, list[Evidence]]:
    found: dict[str, list[Evidence]] = {}
    names = [f.name for f in fields(Evidence)]
    for row in _batched(store, _CLAIMS, facts):
        claim = Evidence(**dict(zip(names, row, strict=False)))
        found.setdefault(claim.fact, []).append(claim)
    return found


def _batched(store: Reader, cypher: str, facts: list[str]) -> list[Sequence[Any]]:
    rows: list[Sequence[Any]] = []
    for begin in range(0, len(facts), _BATCH):
        rows += store.query(cypher, {"facts": facts[begin : begin + _BATCH]}).rows
    return rows
