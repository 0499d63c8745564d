"""What changed in an answer since an earlier one."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import SourceError

if TYPE_CHECKING:
    from graph.queries import Result


def changes(result: Result, old: Path) -> str:
    """Lines for rows that went (-) and came (+), as JSON; then how many of each.

    Raises:
        SourceError: the old answer cannot be read, or has other columns.
    """
    from graph import queries

    before = _records(old.name, _read(old))
    after = _records(result.query.name, json.loads(queries.render(result, "json")))
    columns = set(result.columns)
    if before and any(set(json.loads(row)) != columns for row in before):
        message = f"{old}: has other columns than report {result.query.name}; run it anew as JSON"
        raise SourceError(message)
    gone, new = before - after, after - before
    lines = [f"- {row}" for row in gone.elements()] + [f"+ {row}" for row in new.elements()]
    same = (before & after).total()
    lines.append(f"{gone.total()} rows gone, {new.total()} new, {same} unchanged")
    return "\n".join(lines) + "\n"


def _read(path: Path) -> object:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        message = f"{path}: cannot be read ({error.strerror}); give an earlier --format json output"
        raise SourceError(message) from None
    except ValueError:
        message = f"{path}: is not JSON; give an earlier --format json output"
        raise SourceError(message) from None


def _records(where: str, content: object) -> Counter[str]:
    if not isinstance(content, list) or not all(isinstance(row, dict) for row in content):
        message = f"{where}: is not a list of rows; give an earlier --format json output"
        raise SourceError(message)
    told = [{key: value for key, value in row.items() if key != "why"} for row in content]
    return Counter(json.dumps(row, ensure_ascii=False) for row in told)
