"""Tables of participants: rows into a roster, with the text in which each row is a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graph.errors import SourceError
from graph.ids import fold
from loaders.lists import days, preface
from loaders.lists.countries import country_of
from loaders.lists.grids import Grid, Row
from loaders.lists.headings import read_heading, unmarked
from loaders.lists.lines import Line
from loaders.lists.mapping import Columns, check_told, find
from loaders.lists.names import looks_like_name, read_name
from loaders.lists.options import Given
from loaders.lists.persons import Cells, is_nobody, participant
from loaders.lists.roster import Complete, Gathering, Roster, Unread
from loaders.lists.words import section, words_of

BETWEEN = " | "
_HEADING = 12  # words
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class NoListError(SourceError):
    """A table that lists no participants: no names, or no event."""


@dataclass(slots=True)
class Table:
    """A roster, the text whose lines its rows are, and the mapping that it was read by."""

    roster: Roster
    text: str
    mapping: str


@dataclass(slots=True)
class _Writer:
    """The text of a document, line by line."""

    parts: list[str] = field(default_factory=list)
    at: int = 0

    def line(self, text: str) -> tuple[int, int]:
        """Add a line; gives where it stands."""
        start = self.at
        self.parts.append(text)
        self.at += len(text) + 1
        return start, start + len(text)


def read_table(grids: Sequence[Grid], origin: str, told: Given, title: str | None) -> Table:
    """All sheets that hold participants, as one roster.

    Args:
        grids: sheets with their rows.
        origin: path or URL, for messages.
        told: what the user says of the list.
        title: from the metadata; names the event where nothing else does.

    Raises:
        SourceError: no column holds names, or nothing names the event.
    """
    found = [(grid, find(grid.rows, told)) for grid in grids]
    mapped = [(grid, m) for grid, m in found if m is not None]
    if not mapped:
        first = next((g.rows[0].cells for g in grids if g.rows), ())
        columns = ", ".join(c for c in first if c)[:120]
        if not columns:
            message = f"{origin}: holds no rows; add a header and the participants"
            raise NoListError(message)
        cure = "name one with --map COLUMN=name, by header or number"
        if len(first) < 2:
            cure += ", or part the columns by commas, semicolons, tabs or |"
        message = f"{origin}: no column of names among {columns}; {cure}"
        raise NoListError(message)
    check_told([m for _, m in mapped], told, origin)
    writer = _Writer()
    head = told.line()
    reader = _Reader(writer, told, writer.line(head) if head else (0, 0), title)
    for grid, mapping in found:
        if mapping is not None:
            reader.sheet(grid, mapping)
        elif grid.rows:
            where = f"sheet {grid.name}" if grid.name else "the table"
            reader.roster.unread.append(Unread(where, "", "has no column of names"))
    if not reader.roster.participants and not reader.roster.unread:
        message = f"{origin}: has a header and no row under it; add the participants"
        raise SourceError(message)
    if not reader.named:
        message = f"{origin}: nothing in it names the event; add --event NAME"
        raise NoListError(message)
    shown = "; ".join(dict.fromkeys(m.shown() for _, m in mapped))
    return Table(reader.roster, "\n".join(writer.parts), shown)


class _Reader:
    def __init__(self, writer: _Writer, told: Given, head: tuple[int, int], title: str | None):
        self.roster = Roster()
        self.named = True
        self._writer = writer
        self._told = told
        self._head = head
        self._title = title
        self._first: Gathering | None = None
        self._events: dict[tuple[str, str | None, str | None], int] = {}

    def sheet(self, grid: Grid, mapping: Columns) -> None:
        """Read the rows of one sheet under its header."""
        if grid.name:
            self._writer.line(grid.name)
        above = [
            Line(", ".join(c for c in row.cells if c), *self._write(row))
            for row in grid.rows[: mapping.header]
        ]
        for row in grid.rows[mapping.header : mapping.first]:
            self._write(row)
        usual = self._usual(above)
        if usual.name or self._first is None:
            self._first = self._first or usual
        else:  # sheets of one workbook are about one event, unless they name another
            usual = self._first
        header = tuple(fold(c) for c in mapping.names)
        heading: str | None = None
        once = mapping.given_once("delegation", grid.rows)
        where = f"sheet {grid.name}, row" if grid.name else "row"
        for row in grid.rows[mapping.first :]:
            span = self._write(row)
            if tuple(fold(c) for c in row.cells)[: len(header)] == header[: len(row.cells)]:
                continue
            if (words := _alone(row, mapping)) is not None:
                if _is_note(words):
                    reason = "is neither a participant nor a delegation"
                    self.roster.unread.append(Unread(f"{where} {row.number}", words[:120], reason))
                else:
                    heading = None if section(words) else words
                continue
            cells = Cells(row, mapping, span, heading)
            if once:
                heading = cells.first("delegation") or heading
                cells = replace(cells, heading=heading)
            made, reason = participant(cells)
            if made is None:
                text = BETWEEN.join(c for c in row.cells if c)[:120]
                self.roster.unread.append(Unread(f"{where} {row.number}", text, reason))
                continue
            made.event = self._event(cells, usual, span)
            self.roster.participants.append(made.build())
            if reason:
                self.roster.unread.append(Unread(f"{where} {row.number}", made.name.value, reason))

    def _write(self, row: Row) -> tuple[int, int]:
        return self._writer.line(BETWEEN.join(c for c in row.cells if c))

    def _usual(self, above: Sequence[Line]) -> Gathering:
        """The event of rows that name none."""
        said = preface.event(above, self._title)
        roster: Complete = said.roster
        return Gathering(
            self._told.event or said.name, said.aliases, self._told.date or said.date, said.place,
            roster, self._head if self._told.event else said.span,
        )  # fmt: skip

    def _event(self, cells: Cells, usual: Gathering, span: tuple[int, int]) -> int:
        name = self._told.event or cells.first("event") or usual.name
        when = self._told.date or cells.when() or usual.date
        place = cells.first("place") or usual.place
        key = (fold(name), when, place)
        if key not in self._events:
            self.named = self.named and bool(name)
            self._events[key] = len(self.roster.events)
            own = bool(cells.first("event")) and not self._told.event
            self.roster.events.append(
                Gathering(
                    name,
                    () if own else usual.aliases,
                    when,
                    place,
                    usual.roster,
                    span if own else usual.span if usual.span[1] else span,
                )
            )
        return self._events[key]


def _is_note(words: str) -> bool:
    """Whether a line among the rows is a count, a remark or a date rather than a heading."""
    if section(words) or country_of(unmarked(words)):
        return False
    long = len(words_of(words)) > _HEADING or words.rstrip().endswith((".", "!", "?"))
    return long or is_nobody(words) or days.cell(words) is not None or bool(_YEAR.search(words))


def _alone(row: Row, mapping: Columns) -> str | None:
    """The words of a row that is a heading: one cell, which names no person of its column."""
    filled = row.filled()
    if len({row.cells[i] for i in filled}) != 1 or not (row.merged or len(filled) == 1):
        return None
    words = row.cells[filled[0]]
    name = read_name(words)
    if name is not None and name.addressed:
        return None
    heading = read_heading(words)
    if heading is None:
        return None
    sure = heading.level == "section" or (
        heading.body is not None and heading.body.type == "country"
    )
    only_names = mapping.of("name") == filled and not row.merged
    if only_names and not sure and looks_like_name(words):
        return None
    return words if sure or row.merged or filled[0] == 0 else None
