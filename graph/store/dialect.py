"""The rules that keep one Cypher text valid on both databases, as far as a text shows.

Each rule is a pattern over the text without comments and strings, with what to write instead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.store.text import line_of, masked


@dataclass(frozen=True)
class Rule:
    """One thing not to write in a saved query.

    Attributes:
        pattern: what it looks like.
        message: what is wrong and what to write instead.
    """

    pattern: re.Pattern[str]
    message: str


def _rule(pattern: str, message: str) -> Rule:
    return Rule(re.compile(pattern, re.IGNORECASE | re.MULTILINE), message)


_CLAUSE = r"(?<![.:$\w`])(?<!\bAS )"  # a word that is no property, label, parameter or alias

RULES = (
    _rule(
        _CLAUSE + r"(?:CREATE|MERGE|SET|DELETE|DETACH|REMOVE|FOREACH|DROP|ALTER|GRANT|DENY|REVOKE)"
        r"\b(?!\s*[,.=)\]}:])",
        "a saved query only reads; take the writing clause out",
    ),
    _rule(r"\bLOAD\s+CSV\b", "LOAD CSV reads files; load documents with 'entente load'"),
    _rule(r"\bTERMINATE\s+TRANSACTIONS?\b", "TERMINATE does not belong in a saved query"),
    _rule(r"\A\s*(?:CYPHER|USE|EXPLAIN|PROFILE)\b", "no prefix before the query; take it out"),
    _rule(r"(?<![\w.$])(?:apoc|gds)\s*\.", "apoc and gds exist on some Neo4j servers only"),
    _rule(r"\bdb\s*\.\s*(?:schema|index)\b", "db.schema and db.index exist on Neo4j only"),
    _rule(r"\bIN\s+(?:\d+\s+CONCURRENT\s+)?TRANSACTIONS\b", "no CALL … IN TRANSACTIONS"),
    _rule(
        r"^\s*(?:LET\s+\w+\s*=|FILTER\s+(?:WHERE\s+)?[\w(]|NEXT\s*$)",
        "LET, FILTER and NEXT are understood by newer Neo4j only; use WITH and WHERE",
    ),
    _rule(r"\A\s*WHEN\b", "WHEN is understood by newer Neo4j only; use CASE"),
    _rule(
        r"\b(?:ALL|ANY)\s+SHORTEST\b|\bSHORTEST\s+(?:\d+|\$\w+|\()",
        "use shortestPath, or a variable-length pattern with ORDER BY length and LIMIT 1",
    ),
    _rule(
        r"\b(?:allS|s)hortestPath\s*\([^()]*(?:\([^()]*\)[^()]*)*?\*\s*(?:[2-9]|1\d)\s*\.\.",
        "shortestPath takes a lower bound of 0 or 1 only",
    ),
    _rule(r"\b(?:RETURN|WITH)\s+(?:DISTINCT\s+)?\*", "name the columns instead of *"),
    _rule(r"(?<![\w.$])exists\s*\(", "use x IS NOT NULL, or EXISTS { … }"),
    _rule(r"(?<![\w.$])(?:elementId|id)\s*\(", "internal ids differ on every load; use n.id"),
    _rule(r":\s*\$\s*\(", "labels and types have to be written out"),
    _rule(
        r"\b(?:LIMIT|SKIP|OFFSET)\s+\$",
        "write LIMIT toInteger($n): Neo4j Browser sends numbers as floats",
    ),
    _rule(r"\btoString\s*\(\s*(?:local)?datetime\b", "return the typed time; its text differs"),
)

_AGGREGATE = re.compile(
    r"(?<![\w.$])(?:count|sum|avg|min|max|collect|stdevp?|percentile(?:cont|disc))\s*\(",
    re.IGNORECASE,
)
_BEFORE_BRACE = re.compile(r"\b(?:COUNT|EXISTS|COLLECT|CALL)\s*(?:\([^()]*\)\s*)?\Z", re.IGNORECASE)
_FUNCTION = re.compile(r"(?<![\w.$])([A-Za-z_]\w*)\s*\Z")
_NO_FUNCTION = frozenset(
    [
        "and",
        "or",
        "xor",
        "not",
        "in",
        "where",
        "when",
        "then",
        "else",
        "with",
        "return",
        "by",
        "as",
        "case",
    ]
)
_IN_MAP = "aggregate in WITH first, then build the map: Neo4j refuses it, ArcadeDB miscounts"
_IN_CALL = "aggregate in WITH first: a function over two aggregates loses its column on ArcadeDB"


def violations(cypher: str) -> list[tuple[int, str]]:
    """What a saved query must not contain: line and message of each breach, in text order."""
    bare = masked(cypher)
    found = [
        (match.start(), rule.message) for rule in RULES for match in rule.pattern.finditer(bare)
    ]
    found += _aggregates(bare)
    return [(_line(bare, offset), message) for offset, message in sorted(set(found))]


def _line(bare: str, offset: int) -> int:
    """The line of the first thing at or after the offset that is no space."""
    rest = bare[offset:]
    return line_of(bare, offset + len(rest) - len(rest.lstrip()))


def _aggregates(bare: str) -> list[tuple[int, str]]:
    """Aggregates inside a map, and two of them inside one call."""
    found: list[tuple[int, str]] = []
    inside: dict[int, int] = {}
    for match in _AGGREGATE.finditer(bare):
        opener = _opener(bare, match.start())
        if opener is None:
            continue
        before = bare[:opener]
        if bare[opener] == "{":
            if not _BEFORE_BRACE.search(before):
                found.append((match.start(), _IN_MAP))
        elif bare[opener] == "(":
            name = _FUNCTION.search(before)
            if name and name[1].lower() not in _NO_FUNCTION:
                inside[opener] = inside.get(opener, 0) + 1
                if inside[opener] == 2:
                    found.append((match.start(), _IN_CALL))
    return found


def _opener(bare: str, offset: int) -> int | None:
    """Offset of the bracket that is open at `offset`."""
    depth = 0
    for i in range(offset - 1, -1, -1):
        if bare[i] in ")}]":
            depth += 1
        elif bare[i] in "({[":
            if depth == 0:
                return i
            depth -= 1
    return None
