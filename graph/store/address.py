"""Addresses of graphs: `embedded:PATH`, a bare path, or a Neo4j URI."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from graph.errors import StoreError

Engine = Literal["embedded", "neo4j"]
SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")


@dataclass(frozen=True)
class Address:
    """Where a graph lies.

    Attributes:
        engine: which database serves it.
        text: as shown to people; without a password, which never belongs in it.
        folder: of an embedded graph.
    """

    engine: Engine
    text: str
    folder: Path | None = None


def parse(db: str) -> Address:
    """Read an address.

    Raises:
        StoreError: the scheme is unknown, the path is empty, or credentials are part of it.
    """
    scheme, colon, rest = db.partition(":")
    if scheme in SCHEMES and colon:
        try:
            parts = urlsplit(db)
            host, _ = parts.hostname, parts.port
        except ValueError as error:
            message = f"address {db!r}: {error}; expected {scheme}://HOST:7687"
            raise StoreError(message) from error
        if "@" in parts.netloc:
            message = (
                f"address {scheme}://…@{host}: credentials do not belong in it; "
                "set NEO4J_USERNAME and NEO4J_PASSWORD or NEO4J_PASSWORD_FILE"
            )
            raise StoreError(message)
        if not host:
            message = f"address {db!r} names no host; expected {scheme}://HOST:7687"
            raise StoreError(message)
        return Address("neo4j", db)
    if scheme == "embedded" and colon:
        path = rest
    elif "://" in db:
        known = ", ".join(f"{s}://" for s in SCHEMES)
        message = f"address {db!r}: unknown scheme {scheme!r}; expected embedded:PATH, {known}"
        raise StoreError(message)
    else:
        path = db
    if not path.strip():
        message = f"address {db!r} names no folder; expected embedded:PATH"
        raise StoreError(message)
    folder = Path(path).expanduser().absolute()
    return Address("embedded", f"embedded:{folder}", folder)
