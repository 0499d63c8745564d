"""What the user says of a list: its event, its day, and what columns hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from graph.errors import UsageError
from loaders.lists import days

FIELDS = (
    "name", "first", "middle", "last", "honorific", "title", "delegation", "iso", "organisation",
    "division", "role", "event", "date", "end", "place", "status", "ignored",
)  # fmt: skip


@dataclass(frozen=True)
class Given:
    """Options of `load` and `extract` that lists of participants heed.

    Attributes:
        event: name of the event, in place of what the list says.
        date: ISO day or interval of the event.
        columns: header or number of a column, and the field that it holds.
        tell: is told how the columns of a table are read, before it is loaded.
    """

    event: str | None = None
    date: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    tell: Callable[[str], None] = field(default=lambda _: None, compare=False, repr=False)

    def line(self) -> str:
        """What was given, as the first line of the document, so that it is quoted and compared."""
        said = [f"event: {self.event}"] if self.event else []
        said += [f"date: {self.date}"] if self.date else []
        said += [f"column {column}: {field}" for column, field in self.columns]
        return f"As given with the list: {'; '.join(said)}" if said else ""


def given(
    event: str | None = None,
    date: str | None = None,
    columns: Sequence[str] = (),
    tell: Callable[[str], None] = lambda _: None,
) -> Given:
    """Options checked.

    Args:
        event: of --event.
        date: of --date: a day, `2024-05-01/2024-05-03`, or as headings write days.
        columns: of --map, each `COLUMN=FIELD`.
        tell: is told how the columns of each table are read.

    Raises:
        UsageError: a day or a field is none.
    """
    if event is not None and not event.strip():
        message = "--event needs the name of the event"
        raise UsageError(message)
    when = days.cell(date) if date is not None else None
    if date is not None and when is None:
        message = f"--date {date}: is no day; write 2024-05-01 or 2024-05-01/2024-05-03"
        raise UsageError(message)
    pairs = []
    for column in columns:
        name, equals, field = column.rpartition("=")
        if not equals or not name.strip() or field.strip().lower() not in FIELDS:
            message = f"--map {column}: write COLUMN=FIELD, the field one of {', '.join(FIELDS)}"
            raise UsageError(message)
        pairs.append((name.strip(), field.strip().lower()))
    return Given(" ".join(event.split()) if event else None, when, tuple(pairs), tell)
