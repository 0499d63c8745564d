"""Settings read once from the environment, and where the shipped data lies."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import UsageError

GUIDE_PORT = 7480
"""Where Neo4j Browser looks for the guide and the style sheet, on this machine."""

_PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """Folder of shipped data: `cypher` or `seeds`.

    In a checkout it lies at the top level; in an installed wheel it is package data under
    `graph/_cypher` and `graph/_seeds`.
    """
    packed = _PACKAGE / f"_{name}"
    return packed if packed.is_dir() else _PACKAGE.parent / name


def data_home() -> Path:
    """The user's data folder for Entente (XDG on Linux, the usual places elsewhere)."""
    if base := os.environ.get("XDG_DATA_HOME"):
        return Path(base) / "entente"
    if os.name == "nt" and (base := os.environ.get("LOCALAPPDATA")):
        return Path(base) / "entente"
    return Path.home() / ".local" / "share" / "entente"


@dataclass(frozen=True)
class Settings:
    """What the environment decides.

    Attributes:
        db: address of the graph: `embedded:PATH`, `neo4j://`, `neo4j+s://` or `bolt://`.
        user: user name for Neo4j.
        password: password for Neo4j, if given in the environment.
        password_file: file whose first line is the password.
        database: name of the Neo4j database.
        query_timeout: seconds after which a reading query is ended.
    """

    db: str
    user: str = "neo4j"
    password: str | None = field(default=None, repr=False)
    password_file: Path | None = None
    database: str = "neo4j"
    query_timeout: float = 60.0

    @classmethod
    def from_environment(cls, db: str | None = None) -> Settings:
        """Settings from ENTENTE_DB, NEO4J_USERNAME, NEO4J_PASSWORD, NEO4J_PASSWORD_FILE, …."""
        env = os.environ
        file = env.get("NEO4J_PASSWORD_FILE")
        default = env.get("ENTENTE_DB") or f"embedded:{data_home() / 'graph'}"
        return cls(
            db=default if db is None else db,  # an empty one is refused, not replaced
            user=env.get("NEO4J_USERNAME", "neo4j"),
            password=env.get("NEO4J_PASSWORD"),
            password_file=Path(file) if file else None,
            database=env.get("NEO4J_DATABASE", "neo4j"),
            query_timeout=_seconds(env.get("ENTENTE_QUERY_TIMEOUT", "60")),
        )


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if 0 < seconds < float("inf"):
        return seconds
    message = f"ENTENTE_QUERY_TIMEOUT={text}: expected seconds above 0, such as 60"
    raise UsageError(message)
