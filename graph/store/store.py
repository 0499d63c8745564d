"""The store: one graph on either database."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from graph import schema
from graph.config import Settings
from graph.errors import StoreError
from graph.store import guard
from graph.store.address import Engine, parse
from graph.store.records import Rows, Transaction

if TYPE_CHECKING:
    from graph.store.bolt import Bolt, Endpoint

T = TypeVar("T")

_VERSION = "MATCH (m:Meta {id: 'schema'}) RETURN m.version AS version"
_SET_VERSION = "MERGE (m:Meta {id: 'schema'}) SET m.version = $version"


class Store:
    """An open graph; use it in a `with` statement, or call `close`.

    Attributes:
        address: where it lies, without credentials.
        engine: which database serves it.
    """

    def __init__(self, bolt: Bolt, query_timeout: float) -> None:
        self._bolt = bolt
        self._timeout = query_timeout
        self.address: str = bolt.endpoint.address
        self.engine: Engine = bolt.endpoint.engine

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
        """Let go of the database; nothing can be asked or written after that."""
        self._bolt.close()

    def read(self, cypher: str, **parameters: Any) -> list[dict[str, Any]]:
        """Rows of a statement of our own that only reads; not for text from files or users."""
        return self._bolt.read(cypher, parameters)

    def write(self, work: Callable[[Transaction], T]) -> T:
        """The result of `work`, run in one transaction that is committed when it returns.

        `work` may run more than once (after a lost connection or a conflict), so it must not change
        anything but the graph. When it raises, nothing is written.
        """
        return self._bolt.write(work)

    def query(
        self,
        cypher: str,
        params: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Rows:
        """The answer to a query that must only read, such as a saved one or a user's.

        Args:
            cypher: one statement.
            params: its parameters.
            timeout: seconds after which it is ended; ENTENTE_QUERY_TIMEOUT unless given.

        Raises:
            ForbiddenWriteError: it writes, or could reach beyond the graph.
            QueryTimeoutError: it ran too long.
            QueryError: the database does not understand it, or a parameter is missing.
        """
        guard.check(cypher)
        limit = self._timeout if timeout is None else timeout
        return self._bolt.query(cypher, dict(params or {}), limit)

    def explain(self, cypher: str) -> None:
        """Compile a query without running it.

        Raises:
            QueryError: the database does not understand it.
        """
        guard.check(cypher)
        self._bolt.explain(cypher)

    def ensure_schema(self) -> None:
        """Make the constraints and indexes that are missing, and note the version of the schema.

        Raises:
            StoreError: the graph was made by a newer Entente.
        """
        found = self.read(_VERSION)
        version = found[0]["version"] if found else None
        if version is not None and version > schema.VERSION:
            message = (
                f"{self.address} has schema version {version}, newer than the {schema.VERSION} "
                "that this Entente knows; install a newer one"
            )
            raise StoreError(message)
        have = {row["name"] for row in self.read("SHOW CONSTRAINTS")}
        have |= {row["name"] for row in self.read("SHOW INDEXES")}
        for name, statement in (schema.constraints() | schema.indexes()).items():
            if name not in have:
                self._bolt.define(statement)
        if version != schema.VERSION:
            self.write(lambda tx: tx.run(_SET_VERSION, version=schema.VERSION))


def connect(settings: Settings) -> Store:
    """Open the graph of these settings; makes an embedded one where there is none.

    Raises:
        AuthenticationError: the server refuses the credentials, or wants some.
        StoreError: it cannot be reached or opened.
    """
    from graph.store.bolt import Bolt  # the driver takes a third of a second to import

    address = parse(settings.db)
    endpoint: Endpoint
    if address.folder is not None:
        from graph.store.embedded import Embedded

        endpoint = Embedded(address.text, address.folder)
    else:
        from graph.store.remote import Remote

        endpoint = Remote(address.text, settings)
    return Store(Bolt(endpoint), settings.query_timeout)
