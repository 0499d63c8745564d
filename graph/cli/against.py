"""What changed in an answer since an earlier one."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from graph.errors import SourceError

if TYPE_CHECKING:
    from graph.queries import Result


@dataclass(frozen=True)
class Earlier:
    """The rows of an earlier answer, and the file that holds them."""

    path: Path
    rows: Counter[str]

    @classmethod
    def read(cls, path: Path) -> Self:
        """The JSON output of a report.

        Raises:
            SourceError: it cannot be read, or is something else.
        """
        what = "give an earlier --format json output"
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            message = f"{path}: cannot be read ({error.strerror}); {what}"
            raise SourceError(message) from None
        except (ValueError, RecursionError):
            message = f"{path}: is not JSON; {what}"
            raise SourceError(message) from None
        if not isinstance(content, list) or not all(isinstance(row, dict) for row in content):
            message = f"{path}: is not a list of rows; {what}"
            raise SourceError(message)
        return cls(path, _counted(content))

    def changes(self, result: Result) -> str:
        """Lines for rows that went (-) and came (+), as JSON; then how many of each.

        Raises:
            SourceError: the earlier answer has other columns.
        """
        from graph import queries

        columns = set(result.columns)
        if any(set(json.loads(row)) != columns for row in self.rows):
            name = result.query.name
            message = f"{self.path}: has other columns than report {name}; run it anew as JSON"
            raise SourceError(message)
        after = _counted(json.loads(queries.render(result, "json")))
        gone, new = self.rows - after, after - self.rows
        lines = [f"- {row}" for row in gone.elements()] + [f"+ {row}" for row in new.elements()]
        same = (self.rows & after).total()
        lines.append(f"{gone.total()} rows gone, {new.total()} new, {same} unchanged")
        return "\n".join(lines) + "\n"


def _counted(rows: list[dict[str, object]]) -> Counter[str]:
    told = [{key: value for key, value in row.items() if key != "why"} for row in rows]
    return Counter(json.dumps(row, ensure_ascii=False) for row in told)
