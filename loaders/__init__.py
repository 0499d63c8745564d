"""Reading sources into documents, and documents into claims.

`loaders.load(db, source)` puts documents into a graph; `loaders.extract(text)` says what one text
says and needs no database; `loaders.read(sources)` gives documents.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders.documents import read
    from loaders.extraction import extract
    from loaders.loading import load

__all__ = ["extract", "load", "read"]

_HOMES = {
    "extract": "loaders.extraction",
    "load": "loaders.loading",
    "read": "loaders.documents",
}


def __getattr__(name: str) -> object:
    """Names are imported when they are used: the extractor takes a second to load."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    message = f"module 'loaders' has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    return __all__
