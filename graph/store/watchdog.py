"""Ending a query from a second session, at its time limit or on Ctrl-C.

A server keeps the driver's time limits itself; the embedded database ignores them. So the
transaction is found by a mark and terminated.
"""

from __future__ import annotations

import re
import threading
from types import TracebackType
from typing import Self

from neo4j import Driver

from graph.store.failures import Failure

_AGAIN = 0.2
_ID = re.compile(r"[\w-]+")


class Watchdog:
    """Terminates the marked transaction when told, or when the block runs for too long.

    Args:
        driver: of a user who may terminate.
        database: where it runs.
        mark: in its text or metadata.
        timeout: seconds; None where somebody else looks at the time.
    """

    def __init__(self, driver: Driver, database: str, mark: str, timeout: float | None) -> None:
        self._driver = driver
        self._database = database
        self._mark = mark
        self._timer = None if timeout is None else threading.Timer(timeout, self._bite)
        self._done = threading.Event()
        self.bitten = False

    def __enter__(self) -> Self:
        if self._timer is not None:
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._done.set()
        if self._timer is not None:
            self._timer.cancel()
            self._timer.join()

    def _bite(self) -> None:
        self.bitten = True
        while not self._done.is_set():
            try:
                self.terminate()
            except Failure:  # the query's own connection meets the same trouble and reports it
                return
            self._done.wait(_AGAIN)

    def terminate(self) -> None:
        """End the transaction now, if it is still there."""
        with self._driver.session(database=self._database) as session:
            for row in session.run("SHOW TRANSACTIONS").data():
                seen = f"{row.get('metaData')} {row['currentQuery']}"
                if self._mark in seen and _ID.fullmatch(row["transactionId"]):
                    session.run(f"TERMINATE TRANSACTIONS '{row['transactionId']}'").consume()
