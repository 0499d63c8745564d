"""Answers as pandas tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from graph.errors import UsageError

if TYPE_CHECKING:
    from pandas import DataFrame


def frame(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> DataFrame:
    """Rows as a table with these columns, also when there are none; the first names the rows.

    Raises:
        UsageError: pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError as error:
        message = "pandas is not installed; pip install 'entente-graph[notebook]'"
        raise UsageError(message) from error
    return pd.DataFrame(list(rows), columns=list(columns)).set_index(columns[0])
