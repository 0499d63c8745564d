"""Entente: the paper trail of diplomacy as a graph, and answers with the sentences behind them.

`graph.connect()` gives the `Database`; `db.report("who_attended", event=…)` an answer: `.rows`,
`.columns`, `.df()` and `.why(row)`. For loading and extracting see `loaders`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.api import Database, connect
    from graph.errors import EntenteError
    from graph.model import Document, Extraction
    from graph.queries import Evidence, Query, Result

__all__ = [
    "Database",
    "Document",
    "EntenteError",
    "Evidence",
    "Extraction",
    "Query",
    "Result",
    "connect",
]

_HOMES = {
    "Database": "graph.api",
    "Document": "graph.model",
    "EntenteError": "graph.errors",
    "Evidence": "graph.queries",
    "Extraction": "graph.model",
    "Query": "graph.queries",
    "Result": "graph.queries",
    "connect": "graph.api",
}


def __getattr__(name: str) -> object:
    """Names are imported when they are used, so that `import graph` costs and does nothing."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    message = f"module 'graph' has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    return __all__
