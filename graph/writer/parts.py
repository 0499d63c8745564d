"""Large registers in parts, each small enough for one transaction.

No fact of a register spans two parts: all claims on persons of one name lie in one part, and those
on bodies alone in the first. So every part can be written as if it were the whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from graph.writer.rows import Row

MOST = 8000
"""Claims a transaction; a name with more makes a part of its own."""

_KINDS = frozenset({"mention", "represents", "part_of", "member_of"})
_LABELS = frozenset({"Person", "Country", "Ministry", "Institution", "Document"})


def parts(rows: Sequence[Row], most: int = MOST) -> list[list[Row]]:
    """The claims of a document in parts; texts, whose facts hang together, stay whole."""
    if len(rows) <= most or not all(map(_of_register, rows)):
        return [list(rows)]
    found: list[list[Row]] = []
    for name, group in groupby(sorted(rows, key=_name), key=_name):
        claims = list(group)
        if found and name and len(found[-1]) + len(claims) <= most:
            found[-1] += claims
        else:
            found.append(claims)
    return found


def _of_register(row: Row) -> bool:
    return row.kind in _KINDS and {row.from_label, row.to_label} <= _LABELS


def _name(row: Row) -> str:
    """The name of the person that a claim is on; empty for claims on bodies."""
    for label, id_ in ((row.from_label, row.subject), (row.to_label, row.object)):
        if label == "Person" and id_:
            return id_.partition("@")[0].partition("#")[0]
    return ""
