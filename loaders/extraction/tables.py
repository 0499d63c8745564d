"""The tables of words in `loaders/data/en`: one format, checked line by line, open to an analyst.

A table is tab-separated with a header that names its columns; lines that start with `#` are
comments. A folder of an analyst's own can hold tables of the same names: a line there replaces the
shipped one with the same key, other lines come on top, and `-word` in the first cell takes all
shipped lines of that word away. Cells with several values part them with commas or semicolons.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import get_args

from graph.errors import DefinitionError
from graph.values import by_iso3
from graph.values.bodies import KINDS as BODY_KINDS
from graph.values.tables import Row, rows
from loaders.extraction.reading import Role

DATA = Path(__file__).resolve().parents[1] / "data" / "en"
PREPOSITIONS = frozenset(
    ("for", "on", "upon", "to", "about", "of", "with", "against", "into", "as", "that")
)
_POLARITIES = frozenset("+-0")
_SEVERAL = re.compile(r"\s*[,;]\s*")


@dataclass(frozen=True)
class Table:
    """The shape of a table.

    Attributes:
        columns: their names, in order.
        key: the columns that tell one line from another; the first column where empty.
        optional: columns that may be empty.
        values: what the cells of a column may hold.
    """

    columns: tuple[str, ...]
    key: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    values: Mapping[str, frozenset[str]] = field(default_factory=dict)


def _one_of(text: str) -> frozenset[str]:
    return frozenset(text.split())


TABLES = {
    "titles.tsv": Table(
        ("word", "plural", "kind"),
        key=("word", "kind"),
        optional=("plural",),
        values={"kind": _one_of("office rank royal modifier")},
    ),
    "name_words.tsv": Table(
        ("word", "kind"),
        key=("word", "kind"),
        values={"kind": _one_of("honorific particle suffix stop")},
    ),
    "portfolio_words.tsv": Table(("word",)),
    "national_offices.tsv": Table(("iso3", "own", "absent"), optional=("own", "absent")),
    "bodies.tsv": Table(
        ("surface", "name", "kind", "iso3"),
        optional=("iso3",),
        values={"kind": BODY_KINDS | {"ministry"}},
    ),
    "event_verbs.tsv": Table(
        ("verb", "preposition", "frame", "role"),
        key=("verb", "preposition"),
        optional=("preposition",),
        values={
            "frame": _one_of("attend meet receive call visit join absent invite sign present"),
            "role": frozenset(get_args(Role)),
        },
    ),
    "event_nouns.tsv": Table(
        ("noun", "kind", "use"), values={"use": _one_of("plain name act generic ordinal")}
    ),
    "reporting_verbs.tsv": Table(
        ("verb", "frames", "polarity"),
        values={
            "frames": PREPOSITIONS | _one_of("clause addressee object light infinitive"),
            "polarity": _POLARITIES,
        },
    ),
    "reporting_nouns.tsv": Table(
        ("noun", "links", "use", "polarity"),
        values={
            "links": PREPOSITIONS,
            "use": _one_of("own given light"),
            "polarity": _POLARITIES,
        },
    ),
    "speaker_nouns.tsv": Table(
        ("noun", "kind"), values={"kind": _one_of("people source body document event")}
    ),
}


def table(name: str, own: Path | None = None) -> list[Row]:
    """The lines of a table: an analyst's first, then the shipped ones that they leave.

    Raises:
        DefinitionError: a bad line, with file, line and what was expected.
    """
    mine = _lines(own / name, name) if own is not None and (own / name).exists() else ()
    shape = TABLES[name]
    added = [row for row in mine if not _first(row, shape).startswith("-")]
    taken = {_first(row, shape)[1:].strip() for row in mine} - {""}
    replaced = {_key(row, shape) for row in added}
    return added + [
        row
        for row in _shipped(name)
        if _key(row, shape) not in replaced and _first(row, shape) not in taken
    ]


def check_folder(own: Path) -> None:
    """Refuse a folder that is not there, or that holds a table of a name that is not known."""
    if not own.is_dir():
        message = f"{own}: no such folder; give a folder with any of {', '.join(TABLES)}"
        raise DefinitionError(message)
    for path in sorted(own.glob("*.tsv")):
        if path.name not in TABLES:
            message = f"{path}: no table of that name; use any of {', '.join(TABLES)}"
            raise DefinitionError(message)


def several(cell: str) -> tuple[str, ...]:
    """The values of a cell."""
    return tuple(value for value in _SEVERAL.split(cell.strip()) if value)


def _first(row: Row, shape: Table) -> str:
    return row.cells[shape.columns[0]]


def _key(row: Row, shape: Table) -> tuple[str, ...]:
    return tuple(row.cells[column] for column in shape.key or shape.columns[:1])


@cache
def _shipped(name: str) -> tuple[Row, ...]:
    return _lines(DATA / name, name)


def _lines(path: Path, name: str) -> tuple[Row, ...]:
    shape = TABLES[name]
    found: dict[tuple[str, ...], Row] = {}
    for row in rows(path, shape.columns, bare="-"):
        _check(row, shape)
        key = _key(row, shape)
        if key in found:
            row.fail(f"'{' '.join(key).strip()}' is given twice; keep one line")
        found[key] = row
    return tuple(found.values())


def _check(row: Row, shape: Table) -> None:
    if _first(row, shape).startswith("-"):
        if any(row.cells[column] for column in shape.columns[1:]):
            row.fail("a line that takes a word away has nothing but the word")
        return
    for column in shape.columns:
        if column not in shape.optional:
            row.text(column)
        allowed = shape.values.get(column)
        for value in several(row.cells[column]) if allowed else ():
            if allowed and value not in allowed:
                row.fail(f"'{column}' is '{value}'; use one of {', '.join(sorted(allowed))}")
    iso3 = row.cells.get("iso3")
    if iso3 and by_iso3(iso3) is None:
        row.fail(f"'iso3' is '{iso3}', which is no country code, as in NOR")
