"""A time limit for a query, kept from a second session.

The embedded database ignores the driver's time limits, so the limit is kept from outside on both:
the transaction is found by a mark and terminated.
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
    """Terminates the marked transaction when the block is still running after `timeout` seconds."""

    def __init__(self, driver: Driver, database: str, mark: str, timeout: float) -> None:
        self._driver = driver
        self._database = database
        self._mark = mark
        self._timer = threading.Timer(timeout, self._bite)
        self._timer.daemon = True
        self._done = threading.Event()
        self.bitten = False

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._done.set()
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
