"""Judgements as nodes of the graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from graph.resolution import Judgement, Judgements
from graph.writer import cypher as q

Read = Callable[..., list[dict[str, Any]]]
_ALL = """
MATCH (j:Judgement)
RETURN j.verdict AS verdict, j.label AS label, j.one AS one, j.other AS other,
       j.because AS because, j.by AS by, j.at AS at
ORDER BY at, one, other
"""
_PUT = "UNWIND $rows AS row MERGE (j:Judgement {id: row.id}) SET j += row.properties"
_DROP = "UNWIND $ids AS id MATCH (j:Judgement {id: id}) DETACH DELETE j"


def read_judgements(read: Read) -> list[Judgement]:
    """All judgements, the earliest first; `read` runs a statement."""
    return [Judgement(**{**row, "at": in_utc(row["at"])}) for row in read(_ALL)]


def judged(tx: q.Transaction) -> Judgements:
    """The pairs that people decided on."""
    return Judgements.of(read_judgements(tx.run))


def put_judgements(tx: q.Transaction, judgements: Iterable[Judgement]) -> None:
    """Write them, each in place of an earlier one on its pair."""
    q.run_batches(tx, _PUT, [{"id": j.id, "properties": asdict(j)} for j in judgements])


def drop_judgements(tx: q.Transaction, ids: Iterable[str]) -> None:
    """Take them out."""
    tx.run(_DROP, ids=sorted(ids))


def in_utc(value: datetime) -> datetime:
    """A time in UTC, which one of the databases leaves out."""
    return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
