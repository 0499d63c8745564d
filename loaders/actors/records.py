"""Tables as text: each record with its cells by field and its place in the text."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.errors import SourceError
from graph.ids import fold
from graph.model.extraction import Span
from graph.values.tables import index

COLUMNS = Path(__file__).parent.parent / "data" / "actors" / "columns.tsv"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_DELIMITERS = ",;\t|"
# what a spreadsheet computes or failed to compute, and what would run in one
_FORMULA = re.compile(
    r"=\s*\S|[+@-]\s*[A-Za-z]+\d*[(!|]|#(?:REF|NAME|VALUE|DIV/0|N/A|NUM|NULL)[!?]?$"
)


@dataclass(frozen=True)
class Record:
    """One row.

    Attributes:
        number: as a spreadsheet counts: the header is row 1.
        cells: by field; fields without a column are missing.
        span: where it stands in the text, without its line end.
    """

    number: int
    cells: dict[str, str]
    span: Span

    def get(self, field: str) -> str:
        """A cell without the space around it; empty where there is none."""
        return self.cells.get(field, "").strip()


@dataclass(frozen=True)
class Header:
    """The first row: which column is which field.

    Attributes:
        delimiter: what stands between cells.
        fields: a field for each column; None where no field goes by that name.
        names: of the columns as written.
    """

    delimiter: str
    fields: tuple[str | None, ...]
    names: tuple[str, ...]

    @property
    def unread(self) -> list[str]:
        """Names of columns that mean no field, or one that an earlier column means."""
        return [n for n, f in zip(self.names, self.fields, strict=True) if f is None and n.strip()]


@cache
def _fields() -> dict[str, str]:
    read = index(COLUMNS, ("field", "names"), "field", lambda row: row.many("names"))
    return {_key(name): field for field, names in read.items() for name in names}


def _key(name: str) -> str:
    return fold(name.lstrip("?$")).replace(" ", "")


def header(text: str) -> Header | None:
    """The header of a table; None where the first line is none."""
    line = _LINE.match(text.lstrip("\ufeff"))
    first = line.group() if line else ""
    delimiter = max(_DELIMITERS, key=first.count)
    if not first.strip() or delimiter not in first:
        return None
    try:
        names = next(csv.reader([first], delimiter=delimiter, strict=True))
    except (csv.Error, StopIteration):
        return None
    fields: list[str | None] = []
    for name in names:
        field = _fields().get(_key(name))
        fields.append(None if field in fields else field)
    return Header(delimiter, tuple(fields), tuple(names))


def records(text: str, head: Header, origin: str, unread: list[str]) -> Iterator[Record]:
    """The rows below the header; rows of another width are noted and left out.

    Raises:
        SourceError: quotes that do not close, or formulas in place of values.
    """
    at = 0

    def lines() -> Iterator[str]:
        nonlocal at
        while at < len(text):
            match = _LINE.match(text, at)
            assert match is not None  # the pattern matches everywhere
            at = match.end()
            yield match.group()

    reader = csv.reader(lines(), delimiter=head.delimiter, strict=True)
    number = start = 0
    while True:
        try:
            row = next(reader, None)
        except csv.Error as error:
            message = (
                f"{origin}: row {number + 1} is no row of a table ({error}); mend its quotation"
                " marks"
            )
            raise SourceError(message) from None
        if row is None:
            return
        number += 1
        begin, start = start, at
        if number == 1 or not any(cell.strip() for cell in row):
            continue
        if len(row) != len(head.fields):
            unread.append(f"row {number}: {len(row)} cells; the header names {len(head.fields)}")
            continue
        _no_formula(row, head, number, origin)
        cells = {f: cell for f, cell in zip(head.fields, row, strict=True) if f is not None}
        yield Record(number, cells, (begin, begin + len(text[begin:at].rstrip("\r\n"))))


def _no_formula(row: list[str], head: Header, number: int, origin: str) -> None:
    for name, cell in zip(head.names, row, strict=True):
        if _FORMULA.match(cell):
            message = (
                f"{origin}: row {number}, column {name}: {cell[:30]!r} is a formula or its error,"
                " not a value; save the values and load again"
            )
            raise SourceError(message)
