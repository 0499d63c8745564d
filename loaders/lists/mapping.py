"""What the columns of a table hold, guessed from their headers and values, or told."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from graph.errors import SourceError
from graph.ids import fold
from graph.values.tables import rows as table
from loaders.lists.grids import Row
from loaders.lists.names import looks_like_name, read_name
from loaders.lists.options import FIELDS, Given
from loaders.lists.words import DATA, honorifics

_TOP = 40  # rows among which the header is looked for
_SAMPLE = 40
_ONCE = 0.7  # share of rows that at most name a field that is given once for several
_NAMES = frozenset(("name", "first", "last"))


@dataclass(frozen=True)
class Columns:
    """The columns of one table.

    Attributes:
        header: index of the header among the rows; where there is none, of the first participant.
        names: headers as written; empty where there is none.
        fields: field by index of the column; columns that are not understood are missing.
    """

    header: int
    names: tuple[str, ...]
    fields: Mapping[int, str]

    @property
    def first(self) -> int:
        """Index of the first row of participants."""
        return self.header + any(self.names)

    def of(self, field: str) -> list[int]:
        """Indexes of the columns that hold a field."""
        return [i for i, f in self.fields.items() if f == field]

    def given_once(self, field: str, rows: Sequence[Row]) -> bool:
        """Whether a field stands only in the first row of each run of rows that share it."""
        (column, *_) = [*self.of(field), -1]
        named = [i for i in self.fields if self.fields[i] in _NAMES]
        people = [
            row.cells[column] if 0 <= column < len(row.cells) else ""
            for row in rows[self.first :]
            if any(i < len(row.cells) and row.cells[i] for i in named)
        ]
        written = [words for words in people if words]
        if len(written) < 2 or not people[0] or len(written) > _ONCE * len(people):
            return False
        return len(set(written)) == len(written)

    def shown(self) -> str:
        """The mapping in one line, for people."""
        used = {i: field for i, field in sorted(self.fields.items()) if field != "ignored"}
        known = [f"{self.names[i] or f'column {i + 1}'} = {field}" for i, field in used.items()]
        left = [name for i, name in enumerate(self.names) if name and i not in used]
        return ", ".join(known) + (f"; not used: {', '.join(left)}" if left else "")


@cache
def _headers() -> dict[str, str]:
    found = {}
    for row in table(DATA / "columns.tsv", ("header", "field")):
        found[row.text("header")] = row.one_of("field", frozenset(FIELDS))
    return found


def field_of(header: str) -> str | None:
    """The field that a header names: "Name of Delegate", "Pays / Organisation", "ISO-3"."""
    known = _headers()
    folded = fold(re.sub(r"[_/]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header)))
    if found := known.get(folded) or known.get(folded.replace(" ", "")):
        return found
    bare = fold(re.sub(r"\([^)]*\)|\*|:", " ", header))
    if bare != folded and (found := known.get(bare)):
        return found
    halves = [p for p in re.split(r"\s*[/|–]\s*|\s-\s|\n", header) if p.strip()]
    fields = {known.get(fold(half)) for half in halves} - {None}
    return next(iter(fields)) if len(halves) > 1 and len(fields) == 1 else None


def find(rows: Sequence[Row], told: Given) -> Columns | None:
    """The header among the first rows, and what its columns hold; None if no row is one.

    Columns told by number need no header: the first row that names somebody is no header then.
    """
    best: tuple[int, Columns] | None = None
    for i, row in enumerate(rows[:_TOP]):
        fields = {j: f for j, cell in enumerate(row.cells) if cell and (f := field_of(cell))}
        named = _told(row, told)
        score = len(set(fields.values()) - {"ignored"}) + 2 * len(named)
        names = _NAMES & {*fields.values(), *named.values()}
        if not names or (best is not None and score <= best[0]):
            continue
        found = Columns(i, row.cells, {**fields, **named})
        if not fields and _names_somebody(row, found):
            found = replace(found, names=("",) * len(row.cells))
        if score >= 2 or _over_names(rows, found):
            best = (score, found)
    return _settled(best[1], rows[best[1].first :], told) if best else None


def _names_somebody(row: Row, columns: Columns) -> bool:
    cells = [row.cells[i] for i in columns.fields if columns.fields[i] == "name"]
    return any((name := read_name(c)) and (name.addressed or looks_like_name(c)) for c in cells)


def _over_names(rows: Sequence[Row], columns: Columns) -> bool:
    """Whether a row of which only a column of names is understood heads a table of people.

    It is as wide as what is below it, unlike a line above a table, and most of that are names.
    """
    below = [row for row in rows[columns.first :][:_SAMPLE] if row.filled()]
    wide = sum(len(row.filled()) <= len(rows[columns.header].filled()) for row in below)
    names = sum(
        any(i < len(row.cells) and looks_like_name(row.cells[i]) for i in columns.of("name"))
        for row in below
    )
    return bool(below) and 2 * min(wide, names) > len(below)


def _told(row: Row, told: Given) -> dict[int, str]:
    found = {}
    for column, field in told.columns:
        for i, cell in enumerate(row.cells):
            if fold(cell) == fold(column) or (column.isdigit() and int(column) == i + 1):
                found[i] = field
    return found


def check_told(mappings: Sequence[Columns], told: Given, origin: str) -> None:
    """Refuse a column of --map that no table has.

    Raises:
        SourceError: names the columns that there are.
    """
    for column, _ in told.columns:
        if not any(
            fold(column) == fold(name) or column == str(i + 1)
            for m in mappings
            for i, name in enumerate(m.names)
        ):
            names = ", ".join(dict.fromkeys(n for m in mappings for n in m.names if n))
            message = f"{origin}: --map names no column {column!r}; there are {names}"
            raise SourceError(message)


def _settled(mapping: Columns, rows: Sequence[Row], told: Given) -> Columns:
    """One meaning for each column where headers leave a choice, by the other columns and values."""
    fields = dict(mapping.fields)
    fixed = _told(Row(0, mapping.names), told)
    present = set(fields.values())

    def turn(old: str, new: str) -> None:
        for i, field in fields.items():
            if field == old and i not in fixed:
                fields[i] = new

    for i in [i for i, f in fields.items() if f == "title" and i not in fixed]:
        values = [r.cells[i] for r in rows[:_SAMPLE] if i < len(r.cells) and r.cells[i]]
        known = honorifics()
        if values and all(
            all(known.get(p.replace(".", "")) for p in v.replace("/", " ").split()) for v in values
        ):
            fields[i] = "honorific"
    if "name" not in present and "first" not in present:
        turn("last", "name")
    if "name" not in present and "last" not in present:
        turn("first", "name")
    if "organisation" not in present and "division" in present:
        turn("division", "organisation")
    seen: set[str] = set()
    for i in sorted(fields):
        if fields[i] in ("name", "event", "date", "place", "delegation", "iso"):
            if fields[i] in seen and i not in fixed:
                fields[i] = "ignored"
            seen.add(fields[i])
    return replace(mapping, fields=fields)
