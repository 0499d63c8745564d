"""The graph as Python code and the command line use it."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Self

from graph import health, profile, queries
from graph.config import Settings
from graph.health import Finding
from graph.profile import Profile
from graph.queries import Query, Result

if TYPE_CHECKING:
    from graph.store import Store
    from graph.writer import Change, Entry, Stats


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

    def reports(self) -> tuple[Query, ...]:
        """The saved queries with their titles, parameters and columns."""
        return queries.catalogue()

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
