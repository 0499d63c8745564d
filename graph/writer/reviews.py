"""Reviews: what a person accepted or rejected, by what claims say, whoever says it again.

A review names kind, ends and qualifiers of a claim as they are before resolution. So it holds when
the document is loaded again or edited elsewhere, and when people are joined or parted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any, Literal

from graph.ids import digest
from graph.model.kinds import KINDS
from graph.writer import cypher as q
from graph.writer.judgements import Read, in_utc
from graph.writer.rows import Row

Ruling = Literal["accepted", "rejected"]

_FIELDS = """
       v.id AS id, v.ruling AS ruling, v.subject AS subject, v.kind AS kind, v.object AS object,
       v.because AS because, v.by AS by, v.at AS at
"""
_ALL = f"MATCH (v:Review) RETURN {_FIELDS} ORDER BY at, id"
_SOME = f"UNWIND $ids AS id MATCH (v:Review {{id: id}}) RETURN {_FIELDS}"
_PUT = "UNWIND $rows AS row MERGE (v:Review {id: row.id}) SET v += row"
_DROP = "UNWIND $ids AS id MATCH (v:Review {id: id}) DETACH DELETE v"


@dataclass(frozen=True, slots=True)
class Review:
    """A person's ruling on what claims say.

    Attributes:
        id: of what they say.
        ruling: accepted or rejected.
        subject: id of the mention at its start.
        kind: of the claims.
        object: id of the mention at its end.
        because: why, if said.
        by: who.
        at: when, UTC.
    """

    id: str
    ruling: Ruling
    subject: str
    kind: str
    object: str
    because: str
    by: str
    at: datetime

    @classmethod
    def on(cls, row: Row, ruling: Ruling, because: str, by: str, at: datetime) -> Review:
        """A ruling on what one claim says."""
        return cls(key(row), ruling, row.subject, row.kind, row.object or "", because, by, at)

    def __str__(self) -> str:
        return f"{self.subject} {self.kind} {self.object}: {self.ruling}"


def key(row: Row) -> str:
    """What a claim says, whichever document and sentence says it."""
    kind = KINDS[row.kind]
    ends = (row.from_label, row.subject, row.to_label or "", row.object or "")
    return digest("review", row.kind, *ends, *(str(row.said.get(k, "")) for k in kind.keys))


def reviewable(row: Row) -> bool:
    """Whether a claim supports a fact that can be ruled on."""
    return row.kind in KINDS and row.kind != "mention"


def read_reviews(read: Read) -> list[Review]:
    """All reviews, the earliest first; `read` runs a statement."""
    return [_review(row) for row in read(_ALL)]


def reviewed(tx: q.Transaction, rows: Sequence[Row]) -> list[Row]:
    """Rows of a document with the rulings that are on what they say."""
    keys = {key(row) for row in rows if reviewable(row)}
    return ruled(rows, {r["id"]: r["ruling"] for r in q.read_ids(tx, _SOME, keys)})


def ruled(rows: Iterable[Row], rulings: Mapping[str, str]) -> list[Row]:
    """Rows with the rulings on them, by key."""
    return [replace(row, review=rulings.get(key(row))) if reviewable(row) else row for row in rows]


def put_reviews(tx: q.Transaction, reviews: Iterable[Review]) -> None:
    """Write them, each in place of an earlier one on the same."""
    q.run_batches(tx, _PUT, [asdict(r) for r in reviews])


def drop_reviews(tx: q.Transaction, ids: Iterable[str]) -> None:
    """Take them out."""
    tx.run(_DROP, ids=sorted(ids))


def _review(row: dict[str, Any]) -> Review:
    return Review(**{**row, "at": in_utc(row["at"])})
