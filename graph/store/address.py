"""Addresses of graphs: `embedded:PATH`, what is plainly a path, or a Neo4j URI."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from graph.errors import UsageError

Engine = Literal["embedded", "neo4j"]
SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
_FORMS = f"embedded:PATH, {', '.join(f'{scheme}://HOST' for scheme in SCHEMES)}"
_SEPARATORS = {"/", os.sep, os.altsep or os.sep}


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

    A word without a scheme is a folder only where it shows that it is one: it holds a separator,
    or there is such a folder. Else a misspelt address would quietly make an empty graph.

    Raises:
        UsageError: it has none of the known forms, names nothing, or holds credentials.
    """
    scheme, colon, rest = db.partition(":")
    if scheme in SCHEMES and colon:
        return Address("neo4j", _server(db, scheme))
    if scheme == "embedded" and colon:
        path = rest
    elif "://" not in db and (not _SEPARATORS.isdisjoint(db) or not db or _is_folder(db)):
        path = db
    else:
        what = f"unknown scheme {scheme!r}" if "://" in db else "neither a folder nor a server"
        message = f"address {db!r}: {what}; expected {_FORMS}"
        raise UsageError(message)
    if not path.strip():
        message = f"address {db!r} names no folder; expected embedded:PATH"
        raise UsageError(message)
    folder = Path(path).expanduser().absolute()
    return Address("embedded", f"embedded:{folder}", folder)


def _is_folder(name: str) -> bool:
    return name in (".", "..", "~") or Path(name).is_dir()


def _server(db: str, scheme: str) -> str:
    try:
        parts = urlsplit(db)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        message = f"address {db!r}: {error}; expected {scheme}://HOST:7687"
        raise UsageError(message) from error
    if "@" in parts.netloc:
        message = (
            f"address {scheme}://…@{host}: credentials do not belong in it; "
            "set NEO4J_USERNAME and NEO4J_PASSWORD or NEO4J_PASSWORD_FILE"
        )
        raise UsageError(message)
    if not host:
        message = f"address {db!r} names no host; expected {scheme}://HOST:7687"
        raise UsageError(message)
    return db
