"""What the store hands to those who use it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class Rows:
    """The answer to a reading query.

    Attributes:
        columns: names in order; the embedded database gives none when there are no rows.
        rows: one tuple a row.
    """

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


class Transaction(Protocol):
    """One transaction; it is committed when the work that it was given to returns."""

    def run(self, cypher: str, **parameters: Any) -> list[dict[str, Any]]:
        """Run one statement and give its rows."""
