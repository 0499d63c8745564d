"""What changed in an answer since an earlier one."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Self

from graph.errors import SourceError

if TYPE_CHECKING:
    from graph.queries import Query, Result


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
        """Lines for rows that vanished (-), appeared (+) and changed (~); then how many of each.

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
        changed = _changed(result.query, gone, new)
        lines = [f"- {row}" for row in gone.elements()] + [f"+ {row}" for row in new.elements()]
        same = (self.rows & after).total()
        lines += changed
        lines.append(
            f"{gone.total()} rows vanished, {new.total()} appeared,"
            f" {len(changed)} changed, {same} unchanged"
        )
        return "\n".join(lines) + "\n"


def _changed(query: Query, gone: Counter[str], new: Counter[str]) -> list[str]:
    """What changed in rows about the same thing, which are taken out of `gone` and `new`."""
    from graph.queries.cells import json_text

    key = _key(query)
    before, after = _by_key(gone, key), _by_key(new, key)
    lines: list[str] = []
    for about in before.keys() & after.keys() if key else ():
        (old, *others), (now, *more) = before[about], after[about]
        if others or more:
            continue
        gone[old] -= 1
        new[now] -= 1
        was, row = json.loads(old), json.loads(now)
        told = {name: row[name] for name in key}
        told |= {n: {"was": was[n], "is": row[n]} for n in row if was[n] != row[n]}
        lines.append(f"~ {json_text(told)}")
    return sorted(lines)


def _key(query: Query) -> list[str]:
    """The columns that say what a row is about: its id, else the text columns in front."""
    if "id" in query.visible:
        return ["id"]
    kinds = dict(zip(query.columns, query.types, strict=False))
    return list(takewhile(lambda name: kinds.get(name, "string") == "string", query.visible))


def _by_key(rows: Counter[str], key: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in rows.elements():
        values = json.loads(row)
        found.setdefault(json.dumps([values[name] for name in key]), []).append(row)
    return found


def _counted(rows: list[dict[str, object]]) -> Counter[str]:
    from graph.queries.cells import json_text

    told = [{key: value for key, value in row.items() if key != "why"} for row in rows]
    return Counter(json_text(row) for row in told)
