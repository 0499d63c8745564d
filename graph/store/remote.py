"""A Neo4j server."""

from __future__ import annotations

import re
from contextlib import AbstractContextManager, nullcontext

from neo4j import Driver

from graph.config import Settings
from graph.errors import StoreError
from graph.store.address import Engine
from graph.store.driver import greet, open_driver
from graph.store.failures import Failure, translated

_AGENT = re.compile(r"Neo4j/(\d+)\.(\d+)")
_OLDEST = (5, 26)
_RETRY = 10.0


def check_version(agent: str, address: str) -> None:
    """Refuse a Neo4j that lacks clauses which the saved queries use.

    Args:
        agent: what the server calls itself: `Neo4j/5.26.31`.
        address: for the message.
    """
    version = _AGENT.match(agent)
    if version and (int(version[1]), int(version[2])) < _OLDEST:
        message = f"{address} is {agent}; expected Neo4j 5.26 or later"
        raise StoreError(message)


class Remote:
    """Connections to one database of a Neo4j server; opened by `connect`."""

    engine: Engine = "neo4j"

    def __init__(self, address: str, settings: Settings) -> None:
        self.address = address
        self.database = settings.database
        self._driver = open_driver(address, _credentials(settings), retry=_RETRY)
        try:
            agent = greet(self._driver, self.database)
            check_version(agent, address)
        except Failure as error:
            self._driver.close()
            raise translated(error, address) from error
        except StoreError:
            self._driver.close()
            raise

    @property
    def owner(self) -> Driver:
        """All connections are the same: the Community edition has no users that may only read."""
        return self._driver

    reader = owner

    def recover(self, error: Exception, used: Driver) -> bool:  # noqa: ARG002  (the driver has retried)
        """Never: the driver has already repeated what can be repeated."""
        return False

    def writing(self) -> AbstractContextManager[None]:
        """The server orders its writers."""
        return nullcontext()

    def close(self) -> None:
        """Close the connections."""
        self._driver.close()


def _credentials(settings: Settings) -> tuple[str, str] | None:
    """User and password; None where no password is given, for a server that asks for none."""
    if settings.password is not None:
        return settings.user, settings.password
    if settings.password_file is None:
        return None
    try:
        text = settings.password_file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no text"
        message = f"password file {settings.password_file} cannot be read: {reason}"
        raise StoreError(message) from error
    lines = text.splitlines()
    if not lines or not lines[0]:
        message = f"password file {settings.password_file} is empty; its first line is the password"
        raise StoreError(message)
    return settings.user, lines[0]
