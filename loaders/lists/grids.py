"""Tables as rows of cells: CSV, with its encoding and delimiter found, and XLSX."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from graph.errors import SourceError
from loaders.documents import archives

_DELIMITERS = ",;\t|"
_SAMPLE = 60  # records by which the delimiter is found
_ALIKE = 0.3  # share of them that it parts into equally many cells
_CELL = 32_000  # characters; a spreadsheet holds no more in a cell either
COLUMNS = 200
_MERGED = re.compile(rb'<mergeCell[^>]*\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_CELLS = re.compile(rb"<c\b([^>]*)>(.*?)</c>", re.DOTALL)
_VALUE = re.compile(rb"<v[^>]*>[^<]")
_REF = re.compile(rb'\br="([A-Z]+\d+)"')
_WESTERN = re.compile("[^\u0000-\u007f]")
_LETTERS = re.compile("[À-ÖØ-öø-ÿŠšŽžŒœŸ’‘“”–—…º°ª«»\u00a0€]")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the file or sheet, from 1, and its cells without space around."""

    number: int
    cells: tuple[str, ...]
    merged: bool = False

    def filled(self) -> list[int]:
        """Indexes of the cells that hold something."""
        return [i for i, cell in enumerate(self.cells) if cell]


@dataclass(slots=True)
class Grid:
    """A table, or one sheet of a workbook.

    Attributes:
        name: of the sheet; empty for a file of one table.
        rows: all rows that hold something.
    """

    name: str
    rows: list[Row]


def from_csv(data: bytes, origin: str, encoding: str) -> Grid:
    """The rows of a delimited text.

    Raises:
        SourceError: in another encoding, binary, or with broken quoting.
    """
    text = decoded(data, origin, encoding)
    delimiter = _delimiter(text)
    rows = list(_records(text, delimiter, origin))
    return Grid("", rows)


def decoded(data: bytes, origin: str, encoding: str) -> str:
    """The characters: by byte order mark, as UTF-8, as told, or as Western European where it fits.

    Raises:
        SourceError: none of these.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif b"\0" in data:
        message = f"{origin}: holds NUL bytes, so it is no table of text; save it as UTF-8 CSV"
        raise SourceError(message)
    try:
        text = data.decode("utf-8-sig" if encoding.lower() in ("utf-8", "utf8") else encoding)
    except UnicodeDecodeError as error:
        western = _western(data) if encoding.lower() in ("utf-8", "utf8") else None
        if western is None:
            message = (
                f"{origin}: byte 0x{data[error.start]:02x} at offset {error.start} is not"
                f" {encoding.upper()}; name the right one, such as --encoding cp1251"
            )
            raise SourceError(message) from None
        text = western
    if "\0" in text:
        message = f"{origin}: holds NUL bytes, so it is no table of text; save it as UTF-8 CSV"
        raise SourceError(message)
    return text


def _western(data: bytes) -> str | None:
    """The text in Windows-1252 if all that is not ASCII are its letters and marks, mostly small."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    foreign = _WESTERN.findall(text)
    if len(_LETTERS.findall(text)) < len(foreign):
        return None
    capitals = sum(c.isupper() for c in foreign if c.isalpha())
    small = sum(c.islower() for c in foreign if c.isalpha())
    runs = len(re.findall("[À-ÖØ-öø-ÿ]{3,}", text))
    return text if small >= capitals and runs * 20 <= len(foreign) else None


def _delimiter(text: str) -> str:
    """What parts most records alike; a comma where nothing does, as in a table of one column."""
    best: tuple[float, int, str] | None = None
    sample = text[:200_000]
    for delimiter in _DELIMITERS:
        if delimiter not in sample:
            continue
        widths: list[int] = []
        try:
            for record in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
                if any(record):
                    widths.append(len(record))
                if len(widths) >= _SAMPLE:
                    break
        except csv.Error:
            continue
        wide = [w for w in widths if w > 1]
        if not wide:
            continue
        usual, times = Counter(wide).most_common(1)[0]
        score = (times / len(widths), usual, delimiter)
        if best is None or score[:2] > best[:2]:
            best = score
    return best[2] if best and best[0] >= _ALIKE else ","


def _records(text: str, delimiter: str, origin: str) -> Iterator[Row]:
    csv.field_size_limit(_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            message = f"{origin}: row {number} cannot be read ({error}); mend its quotes"
            if "field larger" in str(error):
                message = (
                    f"{origin}: row {number} has a cell above {_CELL:,} characters or an open"
                    " quote; mend it"
                )
            raise SourceError(message) from None
        cells = tuple(" ".join(cell.split()) for cell in record[:COLUMNS])
        if any(cells):
            yield Row(number, cells)


def from_xlsx(data: bytes, origin: str) -> list[Grid]:
    """The visible sheets of a workbook, merged cells filled in.

    Raises:
        SourceError: as `archives.checked`, or a formula was saved without its value.
    """
    import openpyxl

    archive = archives.checked(data, origin)
    book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
    try:
        grids = []
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible":
                continue
            xml = archive.read(sheet._worksheet_path)
            _refuse_bare_formulas(xml, origin, sheet.title)
            grids.append(Grid(sheet.title, _filled(sheet, _spans(xml))))
        return grids
    finally:
        book.close()


def _refuse_bare_formulas(xml: bytes, origin: str, sheet: str) -> None:
    if b"<f" not in xml:
        return
    for match in _CELLS.finditer(xml):
        if b"<f" in match[2] and not _VALUE.search(match[2]) and b't="str"' not in match[1]:
            ref = _REF.search(match[1])
            where = ref[1].decode() if ref else "a cell"
            message = (
                f"{origin}: {where} of sheet {sheet!r} is a formula without its value; open and"
                " save it in a spreadsheet program"
            )
            raise SourceError(message)


def _spans(xml: bytes) -> list[tuple[int, int, int, int]]:
    """Merged ranges: first and last row from 1, first and last column from 0."""
    return [(int(m[2]), int(m[4]), _column(m[1]), _column(m[3])) for m in _MERGED.finditer(xml)]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _filled(sheet: Any, spans: list[tuple[int, int, int, int]]) -> list[Row]:
    """Rows with something in them; a cell merged over rows stands in each of them."""
    down = sorted(s for s in spans if s[1] > s[0])
    across = {s[0] for s in spans if s[3] > s[2]}
    held: list[tuple[int, int, str]] = []  # last row, column, words
    rows: list[Row] = []
    at = 0
    for number, values in enumerate(sheet.iter_rows(max_col=COLUMNS, values_only=True), start=1):
        if not any(values):  # a sheet may claim a million rows
            continue
        cells = [_words(value) for value in values]
        held = [h for h in held if h[0] >= number]
        for _, column, words in held:
            if column < len(cells) and not cells[column]:
                cells[column] = words
        while at < len(down) and down[at][0] <= number:
            first, last, left, _ = down[at]
            if first == number and left < len(cells) and cells[left]:
                held.append((last, left, cells[left]))
            at += 1
        while cells and not cells[-1]:
            cells.pop()
        if any(cells):
            rows.append(Row(number, tuple(cells), number in across))
    return rows


def _words(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())[:_CELL]
