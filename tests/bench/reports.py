"""Every saved report on 100,000 facts: `db.report` beside the same text by the bare driver."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf
from statistics import median
from typing import Any

from graph.api import Database
from graph.errors import QueryTimeoutError
from graph.queries import Query, catalogue
from tests.bench.large import Large
from tests.bench.timing import in_turns

AIM, SLOW = 1.2, 1.0  # ratio; seconds
_BUSIEST = {
    "event": "MATCH (n:Event)<-[r:ATTENDED]-(:Person)",
    "person": "MATCH (n:Person)-[r:ATTENDED]->(:Event)",
    "country": "MATCH (n:Country)-[r:REPRESENTED_AT]->(:Event)",
    "institution": "MATCH (n:Institution)-[r:REPRESENTED_AT]->(:Event)"
    " WHERE r.countries_total < 60",
}
_SAME = {"body": "country", "actor": "person", "thing": "event"}
_WORDS = {"series": "harbour", "topic": "minerals", "office": "minister"}
_SCANS = ("AllNodesScan", "AllRelationshipsScan", "CartesianProduct", "NodeByLabelScan")


@dataclass(frozen=True)
class Timing:
    """One report with some parameters.

    Attributes:
        asked: its name, and what it was narrowed to.
        rows: of the answer.
        ours: seconds through `db.report`, infinite where the time limit ended it; so bare, through
            the driver.
        scans: operators of the plan that look at all of something; of Neo4j only.
    """

    asked: str
    rows: int
    ours: float
    bare: float
    scans: str

    @property
    def ratio(self) -> float:
        """How many times as long ours takes."""
        return self.ours / self.bare if self.bare < inf else 1.0


def reports(graph: Large) -> None:
    """Time each, with its defaults and narrowed to what is busiest, and print a table."""
    busiest = {kind: _top(graph.db, pattern) for kind, pattern in _BUSIEST.items()}
    found = []
    print(f"reports, {graph.label}: seconds through db.report and by the bare driver")
    for query in catalogue():
        for note, values in _questions(query, busiest):
            timing = _timed(graph, query, note, values)
            found.append(timing)
            print(
                f"  {timing.asked:42} {timing.rows:7,} rows {timing.ours:8.4f} {timing.bare:8.4f}"
                f"  {timing.ratio:5.2f}  {timing.scans}",
                flush=True,
            )
    ratios = [timing.ratio for timing in found]
    worst = max(found, key=lambda t: t.ratio)
    slowest = max(found, key=lambda t: t.ours)
    print(
        f"reports, {graph.label}: ratio {median(ratios):.2f} in the median, {worst.ratio:.2f} at"
        f" most ({worst.asked}), aim {AIM}; slowest {slowest.ours:.2f} s ({slowest.asked})"
    )
    for what, above in (
        (f"above a ratio of {AIM}", [t.asked for t in found if t.ratio > AIM]),
        (f"above {SLOW:g} s", [t.asked for t in found if t.ours > SLOW]),
    ):
        print(f"  {what}: {', '.join(above) or 'none'}")


def _timed(graph: Large, query: Query, note: str, values: dict[str, Any]) -> Timing:
    try:
        result = graph.db.report(query.name, **values)
    except QueryTimeoutError:
        return Timing(f"{query.name}{note}", 0, inf, inf, "")
    bound = dict(result.values)
    ours, bare = in_turns(
        lambda: graph.db.report(query.name, **values), lambda: graph.bare(query.text, bound)
    )
    scans = _scans(graph, query.text, bound) if graph.label == "Neo4j" else ""
    return Timing(f"{query.name}{note}", len(result.rows), ours, bare, scans)


def _questions(query: Query, busiest: dict[str, list[str]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """With what must be given; then narrowed by each thing that may be given."""
    given: dict[str, Any] = {}
    for parameter in query.parameters:
        if parameter.optional:
            continue
        if parameter.names_something:
            kind = _SAME.get(parameter.kind, parameter.kind)
            given[parameter.name] = busiest[kind][parameter.name == "second"]
        elif parameter.name in _WORDS:
            given[parameter.name] = _WORDS[parameter.name]
    yield "", given
    for parameter in query.parameters:
        if parameter.optional and parameter.names_something:
            one = busiest[_SAME.get(parameter.kind, parameter.kind)][0]
            yield f" {parameter.name}=…", {**given, parameter.name: one}


def _top(db: Database, pattern: str) -> list[str]:
    """The two that are at most events."""
    cypher = f"{pattern} RETURN n.id AS id, count(r) AS n ORDER BY n DESC, id LIMIT 2"
    return [row["id"] for row in db.store.read(cypher)]


def _scans(graph: Large, text: str, values: dict[str, Any]) -> str:
    """Operators that look at all of something, with what they look at."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plan = graph.bare(f"EXPLAIN {text}", values).summary.plan
    counted = Counter(_operators(plan)) if plan else Counter()
    return ", ".join(f"{n}x {what}" if n > 1 else what for what, n in sorted(counted.items()))


def _operators(plan: dict[str, Any]) -> Iterator[str]:
    name = plan["operatorType"].partition("@")[0]
    if name.endswith(_SCANS):
        details = plan["args"].get("Details", "").partition(" WHERE ")[0]
        yield f"{name}({details})"
    for child in plan.get("children", ()):
        yield from _operators(child)
