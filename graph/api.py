"""The graph as Python code and the command line use it."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from graph import health, profile, queries
from graph.config import Settings
from graph.errors import UsageError
from graph.health import Finding
from graph.profile import Profile
from graph.queries import Query, Result

if TYPE_CHECKING:
    from datetime import date

    import networkx as nx

    from graph.queries import Evidence
    from graph.resolution import Judgement, Suggestion
    from graph.reviewing import Doubt
    from graph.store import Store
    from graph.writer import Change, Entry, Stats
    from graph.writer.reviews import Review, Ruling


class Database:
    """An open graph; use it in a `with` statement, or call `close`."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @property
    def address(self) -> str:
        """Where the graph lies, without credentials."""
        return self.store.address

    @classmethod
    def open(cls, settings: Settings) -> Self:
        """Open the graph of these settings; makes an embedded one where there is none.

        Raises:
            StoreError: it cannot be reached or opened.
        """
        from graph.store import connect as connect_store

        return cls(connect_store(settings))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database; answers can then no longer say why."""
        self.store.close()

    def report(self, name: str, /, **parameters: object) -> Result:
        """The answer of a saved query: `.rows`, `.columns`, `.df()` and `.why(row)`.

        Args:
            name: of a report, or the path of a `.cypher` file.
            **parameters: its declared parameters; people, places and events by id, name or alias.

        Raises:
            UsageError: no such report or parameter, or a value that fits nothing.
            QueryError: the database refuses the query.
        """
        return self.run(queries.get(name), parameters)

    def run(self, query: Query, parameters: dict[str, object]) -> Result:
        """The same for a query at hand."""
        return queries.run(self.store, query, parameters)

    def trusted(self, result: Result, least: float) -> Result:
        """The rows of an answer whose facts are as confident as `least`, or were accepted."""
        return queries.trusted(self.store, result, least)

    def reports(self) -> tuple[Query, ...]:
        """The saved queries with their titles, parameters and columns."""
        return queries.catalogue()

    def network(
        self,
        name: str = "co_attendance",
        *,
        actors: str = "countries",
        since: date | str | None = None,
        until: date | str | None = None,
        **options: Any,
    ) -> nx.Graph[str]:
        """A network of the graph for networkx; its edges carry weights and ids of `facts`.

        Args:
            name: co_attendance, two_mode, co_statement or representation.
            actors: countries, institutions or people.
            since: first day that counts, "2025", "2025-06" or "2025-06-03"; so `until`, the last.
            until: last day that counts.
            **options: kinds of events, min_confidence, weight, test and seed; see
                `graph.network.build`.

        Raises:
            UsageError: no such network, kind of actor, day or option.
        """
        from graph import network

        return network.build(self.store, name, actors=actors, since=since, until=until, **options)

    def why(self, net: nx.Graph[str], one: str, other: str) -> list[Evidence]:
        """The sentences behind an edge of a network, best first for each fact.

        Raises:
            UsageError: there is no edge between the two.
        """
        if not net.has_edge(one, other):
            message = f"no edge between {one!r} and {other!r}; nodes go by their ids"
            raise UsageError(message)
        found = queries.evidence(self.store, net.edges[one, other]["facts"])
        return queries.merged(e for sentences in found.values() for e in sentences)

    def export(self, destination: str | Path, fmt: str) -> None:
        """Write the whole graph for another tool.

        Args:
            destination: a file, or a folder for csv and neo4j-admin.
            fmt: graphml, gexf, csv, json or neo4j-admin (tables for its `database import`).

        Raises:
            UsageError: no such format, or the destination cannot be written.
        """
        from graph import export

        export.write_graph(self.store, Path(destination), fmt)

    def show(self, name: str) -> Profile:
        """An actor or event with its edges and their sentences, by id, name or alias."""
        return profile.find(self.store, name)

    def stats(self) -> Stats:
        """Counts of nodes and edges, and the hash of all facts."""
        from graph.writer import stats

        return stats(self.store)

    def check(self) -> list[Finding]:
        """What is wrong with the graph: empty when every fact leads back to its sentence."""
        return health.check(self.store)

    def repair(self) -> None:
        """Make all that follows from claims and judgements anew, and missing constraints."""
        health.repair(self.store)

    def retract(self, source: str, *, dry_run: bool = False) -> Change:
        """Take a document back, with every fact that nothing else supports.

        Args:
            source: the document, by id, address, file or title.
            dry_run: work out what would change, and change nothing.

        Raises:
            UsageError: no document, or more than one, is meant.
        """
        from graph import correction

        return correction.retract(self.store, source, dry_run=dry_run)

    def duplicates(self) -> list[Suggestion]:
        """Pairs of persons and of events that may be one, the likeliest first."""
        from graph import judging

        return judging.duplicates(self.store)

    def same(self, one: str, other: str, *, because: str, by: str | None = None) -> Judgement:
        """Decide that two persons or events are one.

        Args:
            one: by id, name or alias.
            other: another.
            because: why; kept with the judgement.
            by: who decides.

        Raises:
            UsageError: nothing, or more than one thing, is meant, or other judgements contradict.
        """
        from graph import judging

        return judging.judge(self.store, "same", one, other, because=because, by=by)

    def different(self, one: str, other: str, *, because: str, by: str | None = None) -> Judgement:
        """Decide that two persons or events are not one; as `same`."""
        from graph import judging

        return judging.judge(self.store, "different", one, other, because=because, by=by)

    def undo(self, judgement: str | None = None) -> Judgement | Review:
        """Take a judgement or a ruling on a fact back by its id, else the last one.

        Raises:
            UsageError: there is none.
        """
        from graph import judging

        return judging.undo(self.store, judgement)

    def reviews(self) -> list[Review]:
        """Rulings on facts, the earliest first."""
        from graph.writer.reviews import read_reviews

        return read_reviews(self.store.read)

    def unreviewed(self, threshold: float = 0.7) -> list[Doubt]:
        """Facts less sure than a threshold that nobody has ruled on, the least sure first."""
        from graph import reviewing

        return reviewing.unreviewed(self.store, threshold)

    def review(
        self, fact: str, ruling: Ruling, *, because: str = "", by: str | None = None
    ) -> list[Review]:
        """Accept a fact, or reject it: then it stays away, whichever document says it again.

        Args:
            fact: its id.
            ruling: accepted or rejected.
            because: why.
            by: who decides.

        Raises:
            UsageError: no claim supports such a fact.
        """
        from graph import reviewing

        return reviewing.rule(self.store, fact, ruling, because=because, by=by)

    def judgements(self) -> list[Judgement]:
        """What people decided, the earliest first."""
        from graph import judging

        return judging.judgements(self.store)

    def ledger(self, limit: int = 50) -> list[Entry]:
        """The latest loads and retractions, newest first."""
        from graph.writer import entries

        return entries(self.store, limit)

    def init(self) -> None:
        """Make the constraints and indexes; changes nothing where they are."""
        self.store.ensure_schema()


def connect(db: str | None = None) -> Database:
    """Open a graph.

    Args:
        db: `embedded:PATH`, `neo4j://…` or `bolt://…`; without it, what ENTENTE_DB says, else an
            embedded graph in the user's data folder. Credentials come from the environment
            (NEO4J_USERNAME, NEO4J_PASSWORD or NEO4J_PASSWORD_FILE).
    """
    return Database.open(Settings.from_environment(db))
