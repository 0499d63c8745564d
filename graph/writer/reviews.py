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
End = tuple[str, str]  # label and id of a mention

_FIELDS = """
       v.id AS id, v.ruling AS ruling, v.from_label AS from_label, v.subject AS subject,
       v.kind AS kind, v.to_label AS to_label, v.object AS object,
       coalesce(v.qualifiers, []) AS qualifiers, v.because AS because, v.by AS by, v.at AS at
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
        from_label: of the node at its start.
        subject: id of the mention at its start.
        kind: of the claims.
        to_label: of the node at its end.
        object: id of the mention at its end.
        qualifiers: what else tells such facts apart, in the order of the kind's `keys`.
        because: why, if said.
        by: who.
        at: when, UTC.
    """

    id: str
    ruling: Ruling
    from_label: str
    subject: str
    kind: str
    to_label: str
    object: str
    qualifiers: tuple[str, ...]
    because: str
    by: str
    at: datetime

    @classmethod
    def on(cls, row: Row, ruling: Ruling, because: str, by: str, at: datetime) -> Review:
        """A ruling on what one claim says."""
        return cls.made(ruling, row.kind, *_ends(row), _qualifiers(row), because, by, at)

    @classmethod
    def made(
        cls,
        ruling: Ruling,
        kind: str,
        start: End,
        end: End,
        qualifiers: tuple[str, ...],
        because: str,
        by: str,
        at: datetime,
    ) -> Review:
        """A ruling on claims of a kind between two mentions, whether there are any or not."""
        id_ = _key(kind, start, end, qualifiers)
        return cls(id_, ruling, *start, kind, *end, qualifiers, because, by, at)

    def __str__(self) -> str:
        return f"{self.subject} {self.kind} {self.object}: {self.ruling}"


def key(row: Row) -> str:
    """What a claim says, whichever document and sentence says it."""
    return _key(row.kind, *_ends(row), _qualifiers(row))


def bearing(row: Row) -> set[str]:
    """Keys of the rulings that bear on a claim: on what it says, and on what it follows from."""
    return {key(row), *_sources(row)}


def reviewable(row: Row) -> bool:
    """Whether a claim supports a fact that can be ruled on."""
    return row.kind in KINDS and row.kind != "mention"


def read_reviews(read: Read) -> list[Review]:
    """All reviews, the earliest first; `read` runs a statement."""
    return [_review(row) for row in read(_ALL)]


def reviewed(tx: q.Transaction, rows: Sequence[Row]) -> list[Row]:
    """Rows of a document with the rulings that are on what they say."""
    keys = {id_ for row in rows if reviewable(row) for id_ in bearing(row)}
    return ruled(rows, {r["id"]: r["ruling"] for r in q.read_ids(tx, _SOME, keys)})


def ruled(rows: Iterable[Row], rulings: Mapping[str, str]) -> list[Row]:
    """Rows with the rulings on them, by key; what follows from a rejected office is rejected."""
    return [replace(row, review=_ruling(row, rulings)) if reviewable(row) else row for row in rows]


def put_reviews(tx: q.Transaction, reviews: Iterable[Review]) -> None:
    """Write them, each in place of an earlier one on the same."""
    q.run_batches(tx, _PUT, [asdict(r) for r in reviews])


def drop_reviews(tx: q.Transaction, ids: Iterable[str]) -> None:
    """Take them out."""
    tx.run(_DROP, ids=sorted(ids))


def _review(row: dict[str, Any]) -> Review:
    return Review(**{**row, "qualifiers": tuple(row["qualifiers"]), "at": in_utc(row["at"])})


def _ruling(row: Row, rulings: Mapping[str, str]) -> str | None:
    gone = any(rulings.get(source) == "rejected" for source in _sources(row))
    return "rejected" if gone else rulings.get(key(row))


def _sources(row: Row) -> list[str]:
    person = row.from_label, row.subject
    return [_key(row.kind, person, (label, id_), said) for label, id_, *said in row.follows]


def _ends(row: Row) -> tuple[End, End]:
    return (row.from_label, row.subject), (row.to_label or "", row.object or "")


def _qualifiers(row: Row) -> tuple[str, ...]:
    return tuple(str(row.said.get(name, "")) for name in KINDS[row.kind].keys)


def _key(kind: str, start: End, end: End, qualifiers: Sequence[str]) -> str:
    return digest("review", kind, *start, *end, *qualifiers)
