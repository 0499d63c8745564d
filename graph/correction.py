"""Taking back what a document said."""

from __future__ import annotations

from pathlib import Path

from graph.errors import UsageError
from graph.queries.suggest import did_you_mean
from graph.store import Store
from graph.writer import Change, Writer

_TEXTS = """
MATCH (d:Document) WHERE d.kind = 'text'
RETURN d.id AS id, d.title AS title, d.url AS url
ORDER BY id
"""


def retract(store: Store, source: str, *, dry_run: bool = False) -> Change:
    """Withdraw a document: its claims go, and the facts that nothing else supports.

    Args:
        store: an open store.
        source: the document, by id, address, file or title.
        dry_run: work out what would change, and change nothing.

    Raises:
        UsageError: no document, or more than one, is meant.
    """
    return Writer(store).withdraw(_document(store, source), dry_run=dry_run)


def _document(store: Store, source: str) -> str:
    texts = store.read(_TEXTS)
    file = Path(source).resolve().as_uri() if source and "\0" not in source else ""
    for forms in ({source}, {file}):
        for text in texts:
            if forms & {text["id"], text["url"]}:
                return str(text["id"])
    titled = [str(text["id"]) for text in texts if text["title"] == source]
    if len(titled) > 1:
        message = f"{len(titled)} documents are titled {source!r}: {', '.join(titled)}; give the id"
        raise UsageError(message)
    if titled:
        return titled[0]
    known = [str(form) for text in texts for form in (text["id"], text["title"]) if form]
    hint = did_you_mean(source, known) or "; see entente ledger for what was loaded"
    message = f"no document {source!r} is in the graph{hint}"
    raise UsageError(message)
