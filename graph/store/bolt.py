"""Running statements over Bolt, and what each database leaves to be guarded."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import Any, Protocol, TypeVar

from neo4j import READ_ACCESS, Driver, ManagedTransaction, Result, Session
from neo4j import Query as DriverQuery
from neo4j import Transaction as DriverTransaction

from graph.errors import ForbiddenWriteError, QueryTimeoutError, StoreError
from graph.store.address import Engine
from graph.store.failures import Failure, translated
from graph.store.plain import plain
from graph.store.records import Rows, Transaction
from graph.store.text import without_end
from graph.store.watchdog import Watchdog

T = TypeVar("T")

_ATTEMPTS = 6
_TEXTS = 1000  # of queries that are known to read


class Endpoint(Protocol):
    """A database that is open."""

    engine: Engine
    address: str
    database: str

    @property
    def owner(self) -> Driver:
        """Connections that may write."""

    @property
    def reader(self) -> Driver:
        """Connections for queries that are not ours; may be the same."""

    def recover(self, error: Exception, used: Driver) -> bool:
        """Whether an operation that failed on `used` is to be repeated, after opening again."""

    def writing(self) -> AbstractContextManager[None]:
        """Held while writing, where the database wants one writer at a time."""

    def close(self) -> None:
        """Let go of it."""


class _Running:
    def __init__(self, transaction: ManagedTransaction) -> None:
        self._transaction = transaction

    def run(self, cypher: str, **parameters: Any) -> list[dict[str, Any]]:
        return _dicts(self._transaction, cypher, parameters)


class Bolt:
    """Operations on an endpoint; those that lose their connection are repeated where that helps."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self._closed = False
        self._reading: set[str] = set()  # texts that the server has said only read
        self._marks: list[str] = []  # of queries that have ended

    def close(self) -> None:
        """Let go of the endpoint for good; harmless when that has been done."""
        if not self._closed:
            self._closed = True
            self.endpoint.close()

    def read(self, cypher: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
        """Rows of a statement of ours."""

        def attempt(driver: Driver) -> list[dict[str, Any]]:
            with driver.session(
                database=self.endpoint.database, default_access_mode=READ_ACCESS
            ) as session:
                return session.execute_read(_dicts, cypher, parameters)

        return self._repeated(attempt)

    def write(self, work: Callable[[Transaction], T]) -> T:
        """The result of `work`, run in one transaction."""

        def attempt(driver: Driver) -> T:
            with driver.session(database=self.endpoint.database) as session:
                return session.execute_write(lambda transaction: work(_Running(transaction)))

        with self.endpoint.writing():
            return self._repeated(attempt)

    def define(self, statement: str) -> None:
        """Run a statement of schema in a transaction of its own."""

        def attempt(driver: Driver) -> None:
            with driver.session(database=self.endpoint.database) as session:
                session.execute_write(lambda transaction: transaction.run(statement).consume())

        with self.endpoint.writing():
            self._repeated(attempt)

    def query(self, cypher: str, parameters: dict[str, Any], timeout: float) -> Rows:
        """The answer to a query of somebody else's, which must only read."""
        try:  # the embedded database keeps the plans of texts that it has seen, and a mark is text
            mark = self._marks.pop()
        except IndexError:
            mark = secrets.token_hex(8)
        text = without_end(cypher)

        def answer(watchdog: Watchdog) -> Rows:
            if self.endpoint.engine == "neo4j":
                self._must_read(text, parameters)
                return self._at_once(text, parameters, timeout, mark, watchdog)
            # the embedded database shows the text of a transaction, but no metadata
            marked = f"{text}\n// entente:{mark}"
            return self._rolled_back(lambda tx: self._rows(tx.run(marked, parameters)), watchdog)

        rows = self._repeated(lambda _: self._limited(answer, mark, timeout))
        self._marks.append(mark)
        return rows

    def explain(self, cypher: str) -> None:
        """Compile a query without running it."""
        text = without_end(cypher)
        self._repeated(
            lambda _: self._rolled_back(lambda tx: tx.run(_as_query("EXPLAIN " + text)).consume())
        )

    def _must_read(self, text: str, parameters: dict[str, Any]) -> None:
        """Ask a server once for each text; the embedded database calls every plan a write."""
        if text not in self._reading:
            plan = self._rolled_back(
                lambda tx: tx.run(_as_query("EXPLAIN " + text), parameters).consume()
            )
            self._only_reads(plan.query_type)
            if len(self._reading) >= _TEXTS:
                self._reading.clear()
            self._reading.add(text)

    def _only_reads(self, query_type: str | None) -> None:
        if query_type != "r":
            message = f"query refused by {self.endpoint.address}: reading only, and it writes"
            raise ForbiddenWriteError(message)

    def _rows(self, result: Result) -> Rows:
        columns = tuple(result.keys())
        rows = [tuple(map(plain, record.values())) for record in result]
        self._only_reads(result.consume().query_type)
        return Rows(columns, rows)

    def _limited(self, work: Callable[[Watchdog], T], mark: str, timeout: float) -> T:
        limit = None if self.endpoint.engine == "neo4j" else timeout
        with Watchdog(self.endpoint.owner, self.endpoint.database, mark, limit) as watchdog:
            try:
                return work(watchdog)
            except Failure as error:
                if watchdog.bitten or "TransactionTimedOut" in (getattr(error, "code", "") or ""):
                    message = (
                        f"query ended after {timeout:g} s, its time limit; narrow it, "
                        "or set ENTENTE_QUERY_TIMEOUT to more seconds"
                    )
                    raise QueryTimeoutError(message) from error
                raise

    def _at_once(
        self,
        text: str,
        parameters: dict[str, Any],
        timeout: float,
        mark: str,
        watchdog: Watchdog,
    ) -> Rows:
        """In one round trip, a transaction of its own: the server refuses writes in the session."""
        query = DriverQuery(_as_query(text), metadata={"entente": mark}, timeout=timeout)
        with self._reading_session() as session, _interruptible(watchdog):
            return self._rows(session.run(query, parameters))

    def _rolled_back(
        self, work: Callable[[DriverTransaction], T], watchdog: Watchdog | None = None
    ) -> T:
        with self._reading_session() as session:
            transaction = session.begin_transaction()
            try:
                with _interruptible(watchdog):
                    return work(transaction)
            finally:
                with suppress(*Failure):
                    transaction.close()

    def _reading_session(self) -> Session:
        return self.endpoint.reader.session(
            database=self.endpoint.database, default_access_mode=READ_ACCESS
        )

    def _repeated(self, attempt: Callable[[Driver], T]) -> T:
        if self._closed:  # an embedded graph would be opened again, and stay open
            message = f"{self.endpoint.address} is closed; ask before its `with` block ends"
            raise StoreError(message)
        for number in range(1, _ATTEMPTS + 1):
            driver = self.endpoint.owner
            try:
                return attempt(driver)
            except Failure as error:
                if number == _ATTEMPTS or not self.endpoint.recover(error, driver):
                    raise translated(error, self.endpoint.address) from error
        raise AssertionError  # the last attempt returns or raises


@contextmanager
def _interruptible(watchdog: Watchdog | None) -> Iterator[None]:
    """End the query on Ctrl-C: closing its session would wait for it to run to its end."""
    try:
        yield
    except Exception:
        raise
    except BaseException:
        if watchdog is not None:
            watchdog.terminate()
        raise


def _dicts(
    transaction: ManagedTransaction, cypher: str, parameters: dict[str, Any]
) -> list[dict[str, Any]]:
    result = transaction.run(_as_query(cypher), parameters)
    keys = result.keys()
    return [
        {key: plain(value) for key, value in zip(keys, record.values(), strict=True)}
        for record in result
    ]


def _as_query(cypher: str) -> Any:
    """The driver's types ask for literal text; ours is made from registries or comes from files."""
    return cypher
