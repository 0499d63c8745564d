"""The ledger: what each load and retraction changed, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from graph.writer import cypher as q
from graph.writer.document import now

if TYPE_CHECKING:
    from graph.writer.writer import Store

_PUT = "CREATE (l:LedgerEntry {id: $id}) SET l += $properties"
_ENTRIES = """
MATCH (l:LedgerEntry)
RETURN l.id AS id, l.at AS at, l.action AS action, l.subject AS subject, l.facts AS facts,
       l.lost AS lost
ORDER BY at DESC, id
LIMIT $limit
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One change of the graph.

    Attributes:
        id: of the entry.
        at: when it was made, UTC.
        action: loaded, replaced, withdrawn, same, different or undone.
        subject: id of the document, or the judgement.
        facts: edges written, new or changed.
        lost: edges that went with it.
    """

    id: str
    at: datetime
    action: str
    subject: str
    facts: int
    lost: int


def record(tx: q.Transaction, action: str, subject: str, *, facts: int, lost: int) -> None:
    """Enter a change, in the transaction that makes it."""
    properties: dict[str, Any] = {
        "at": now(),
        "action": action,
        "subject": subject,
        "facts": facts,
        "lost": lost,
    }
    tx.run(_PUT, id=uuid4().hex, properties=properties)


def entries(store: Store, limit: int) -> list[Entry]:
    """The latest changes, newest first."""
    return [Entry(**row) for row in store.read(_ENTRIES, limit=limit)]
