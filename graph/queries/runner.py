"""Running a saved query: typed values in, rows with declared columns and their facts out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.errors import QueryError, UsageError
from graph.queries.evidence import Evidence, evidence, merged
from graph.queries.html import html
from graph.queries.lookup import Reader, resolve, why_empty
from graph.queries.parameters import bind
from graph.queries.record import FACTS, Query, Value

if TYPE_CHECKING:
    from pandas import DataFrame


class Row(dict[str, object]):
    """One row: the visible columns in declared order; `facts` beside them."""

    def __init__(self, values: Mapping[str, object], facts: Iterable[str] = ()) -> None:
        super().__init__(values)
        self.facts = tuple(facts)


@dataclass(frozen=True)
class Result:
    """The answer to a saved query.

    Attributes:
        query: what was asked.
        values: every parameter with the value that it ran with.
        rows: the rows; `row.facts` holds the ids of the facts behind each.
        notes: what the reader should know about how the question was understood.
        store: where `why` reads; the answer needs it open.
    """

    query: Query
    values: Mapping[str, Value]
    rows: list[Row]
    notes: tuple[str, ...] = ()
    store: Reader | None = field(default=None, repr=False, compare=False)

    @property
    def columns(self) -> tuple[str, ...]:
        """The declared columns but `facts`, in declared order."""
        return self.query.visible

    def __len__(self) -> int:
        return len(self.rows)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        rows = [[row[column] for column in self.columns] for row in self.rows]
        return html(self.query.title, self.columns, rows, self.notes)

    def df(self, *, facts: bool = False) -> DataFrame:
        """The rows as a pandas DataFrame with the declared columns, also when there are none."""
        try:
            import pandas as pd
        except ImportError as error:
            message = "pandas is not installed; pip install 'entente-graph[notebook]'"
            raise UsageError(message) from error
        columns = [*self.columns, *([FACTS] if facts else [])]
        records = [{**row, FACTS: list(row.facts)} for row in self.rows]
        return pd.DataFrame(records, columns=columns)

    def why(self, row: Row | int) -> list[Evidence]:
        """The sentences behind a row (or the row with that number), best first for each fact.

        A sentence that supports several of the facts stands there once.

        Raises:
            UsageError: the query returns no `facts`.
        """
        chosen = self.rows[row] if isinstance(row, int) else row
        return self._evidence([chosen])[0]

    def whys(self) -> list[list[Evidence]]:
        """The sentences behind every row, parallel to `rows`, in two round trips."""
        return self._evidence(self.rows)

    def _evidence(self, rows: list[Row]) -> list[list[Evidence]]:
        if FACTS not in self.query.columns:
            message = f"report {self.query.name} returns no column '{FACTS}': it cannot say why"
            raise UsageError(message)
        if self.store is None:
            message = (
                f"report {self.query.name}: the answer is detached from its graph; run it again"
            )
            raise UsageError(message)
        found = evidence(self.store, (fact for row in rows for fact in row.facts))
        return [merged(e for fact in row.facts for e in found[fact]) for row in rows]


def run(
    store: Reader,
    query: Query,
    values: Mapping[str, object] | None = None,
    *,
    timeout: float | None = None,
) -> Result:
    """The answer to `query` with `values` (typed, or text); names may be typed loosely.

    Raises:
        UsageError: a value is of the wrong type, or names nothing or several things.
        QueryError: the database refuses the query, or returns other columns than declared.
    """
    given = dict(values or {})
    bound, notes = resolve(store, query, bind(query, given), set(given))
    answer = store.query(query.text, bound, timeout=timeout)
    if answer.rows and tuple(answer.columns) != query.columns:
        got, wanted = ", ".join(answer.columns), ", ".join(query.columns)
        message = f"{query.path}: returned columns ({got}) differ from the declared ({wanted})"
        raise QueryError(message)
    if not answer.rows:
        notes += why_empty(store, query, bound, set(given))
    return Result(query, bound, [_row(query, values) for values in answer.rows], notes, store)


def _row(query: Query, values: Sequence[object]) -> Row:
    by_name = dict(zip(query.columns, values, strict=True))
    facts = by_name.pop(FACTS, None)
    ids = [str(f) for f in facts if f] if isinstance(facts, list | tuple) else []
    return Row(by_name, dict.fromkeys(ids))
