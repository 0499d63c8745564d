"""Tab-separated reference tables, checked line by line.

Lines that start with `#` are comments, the first other line names the columns. Cells that hold
several values separate them with `;`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NoReturn, TypeVar

from graph.errors import DefinitionError

T = TypeVar("T")


@dataclass(frozen=True)
class Row:
    """One line of a table; its methods raise DefinitionError with file and line."""

    path: Path
    number: int
    cells: dict[str, str]

    def fail(self, what: str) -> NoReturn:
        """Refuse this line."""
        message = f"{self.path}:{self.number}: {what}"
        raise DefinitionError(message)

    def text(self, column: str) -> str:
        """A cell that must not be empty."""
        if not self.cells[column]:
            self.fail(f"'{column}' is empty; give it a value")
        return self.cells[column]

    def optional(self, column: str) -> str | None:
        """A cell, or None where it is empty."""
        return self.cells[column] or None

    def many(self, column: str) -> tuple[str, ...]:
        """The values of a `;` list, which may be empty but holds no empty or repeated value."""
        if not self.cells[column]:
            return ()
        values = tuple(value.strip() for value in self.cells[column].split(";"))
        if "" in values or len(set(values)) != len(values):
            self.fail(f"'{column}' has an empty or repeated value; remove it")
        return values

    def day(self, column: str) -> date | None:
        """An ISO day, or None where the cell is empty."""
        if not self.cells[column]:
            return None
        try:
            return date.fromisoformat(self.cells[column])
        except ValueError:
            self.fail(f"'{column}' is '{self.cells[column]}'; write a day as 2024-05-01")

    def one_of(self, column: str, allowed: frozenset[str]) -> str:
        """A cell whose value is one of a fixed few."""
        value = self.text(column)
        if value not in allowed:
            self.fail(f"'{column}' is '{value}'; use one of {', '.join(sorted(allowed))}")
        return value


def rows(path: Path, columns: tuple[str, ...], *, bare: str = "\0") -> Iterator[Row]:
    """The lines of a table whose header names exactly `columns`, in that order.

    Args:
        path: the table.
        columns: what its header must say.
        bare: how a line starts that may stop after its first cell.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        message = f"{path}: not UTF-8 (byte {error.start}); save the table as UTF-8"
        raise DefinitionError(message) from error
    except OSError as error:
        reason = error.strerror or "unreadable"
        message = f"{path}: {reason}; reference data ships with Entente, reinstall it"
        raise DefinitionError(message) from error
    header = False
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not header:
            if tuple(cells) != columns:
                message = f"{path}:{number}: the columns must be {' '.join(columns)}"
                raise DefinitionError(message)
            header = True
            continue
        if line.startswith(bare):
            cells += [""] * (len(columns) - len(cells))
        if len(cells) != len(columns):
            message = f"{path}:{number}: {len(cells)} cells; expected {len(columns)} by tabs"
            raise DefinitionError(message)
        yield Row(path, number, dict(zip(columns, cells, strict=True)))
    if not header:
        message = f"{path}: no header line; it must name the columns {' '.join(columns)}"
        raise DefinitionError(message)


def index(path: Path, columns: tuple[str, ...], key: str, make: Callable[[Row], T]) -> dict[str, T]:
    """Records of a table by a column whose values must be unique, in file order."""
    found: dict[str, T] = {}
    for row in rows(path, columns):
        name = row.text(key)
        if name in found:
            row.fail(f"'{name}' is given twice; keep one line")
        found[name] = make(row)
    return found
