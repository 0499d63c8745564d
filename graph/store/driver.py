"""Opening the official driver, quiet and with short time limits."""

from __future__ import annotations

import logging

import neo4j
from neo4j import Driver, GraphDatabase
from neo4j.exceptions import ConfigurationError

from graph.errors import StoreError

_CONNECT = 5.0
_ACQUIRE = 15.0


def open_driver(uri: str, auth: tuple[str, str] | None, *, retry: float) -> Driver:
    """A driver that nothing was sent over yet.

    Args:
        uri: a Bolt address.
        auth: user and password.
        retry: seconds during which the driver repeats a managed transaction by itself.
    """
    logger = logging.getLogger("neo4j")
    if not logger.handlers:  # else Python prints warnings of libraries on stderr
        logger.addHandler(logging.NullHandler())
    try:
        return GraphDatabase.driver(
            uri,
            auth=auth,
            connection_timeout=_CONNECT,
            connection_acquisition_timeout=_ACQUIRE,
            max_transaction_retry_time=retry,
            notifications_min_severity=neo4j.NotificationMinimumSeverity.OFF,
            telemetry_disabled=True,
            user_agent="entente-graph",
        )
    except (ValueError, ConfigurationError) as error:
        message = f"address {uri!r} is refused by the driver: {error}"
        raise StoreError(message) from error


def greet(driver: Driver, database: str) -> str:
    """Reach the database; what the server calls itself."""
    with driver.session(database=database) as session:
        return session.run("RETURN 1 AS one").consume().server.agent
