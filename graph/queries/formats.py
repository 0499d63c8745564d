"""An answer as text: aligned table, CSV, JSON, JSON Lines or Markdown, with or without its why."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import asdict, fields

from graph.errors import UsageError
from graph.queries.cells import cell, harmless, json_text, plain, printable
from graph.queries.evidence import Evidence
from graph.queries.record import FACTS
from graph.queries.runner import Result, Row
from graph.queries.suggest import did_you_mean
from graph.queries.table import table

Whys = list[list[Evidence]] | None


def render(
    result: Result,
    fmt: str = "table",
    *,
    width: int | None = None,
    facts: bool = False,
    why: bool = False,
) -> str:
    """The answer in a format of FORMATS, ended by a newline; the same answer gives the same text.

    Args:
        result: the answer; with `why` its graph must be open.
        fmt: `table`, `csv`, `json`, `jsonl` or `md`.
        width: terminal columns for `table`; None wraps only very long cells.
        facts: show the column of fact ids too.
        why: add the sentences behind each row.

    Raises:
        UsageError: an unknown format, or `why` for a query that returns no facts.
    """
    if fmt not in FORMATS:
        known = ", ".join(FORMATS)
        message = f"unknown format {fmt!r}{did_you_mean(fmt, FORMATS)}; formats are {known}"
        raise UsageError(message)
    columns = [*result.columns, *([FACTS] if facts and FACTS in result.query.columns else [])]
    whys = result.whys() if why else None
    if fmt == "table":
        return _table(result, columns, whys, width)
    return FORMATS[fmt](result, columns, whys)


def cite(found: Evidence) -> str:
    """One line: the sentence, and where it stands."""
    origin = (found.title, found.publisher, found.published)
    source = ", ".join(printable(cell(value)) for value in origin if value)
    page = f" p. {found.page}" if found.page else ""
    where = f"{source}{page} [{found.document}:{found.start}-{found.end}]"
    sure = f"{found.basis}, {found.rule}, {found.confidence:.2f}"
    return f"“{printable(found.quote)}” — {where.strip()} ({sure})"


def _values(row: Row, columns: list[str]) -> list[object]:
    return [list(row.facts) if c == FACTS else row.get(c) for c in columns]


def _table(result: Result, columns: list[str], whys: Whys, width: int | None) -> str:
    if not result.rows:
        return "no rows\n"
    rows = [_values(row, columns) for row in result.rows]
    below = [[cite(found) for found in why] for why in whys or []]
    return "\n".join(table(columns, rows, limit=width, below=below)) + "\n"


_EVIDENCE = tuple(f"why_{f.name}" for f in fields(Evidence))


def _csv(result: Result, columns: list[str], whys: Whys) -> str:
    """With why, one line for each row and sentence; a row without a sentence keeps its line."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*columns, *(_EVIDENCE if whys is not None else ())])
    for i, row in enumerate(result.rows):
        values = _values(row, columns)
        if whys is None:
            writer.writerow(map(harmless, values))
            continue
        behind: list[Evidence | None] = [*whys[i]] or [None]
        for found in behind:
            told = asdict(found).values() if found else [None] * len(_EVIDENCE)
            writer.writerow([harmless(v) for v in (*values, *told)])
    return out.getvalue()


def _records(result: Result, columns: list[str], whys: Whys) -> list[dict[str, object]]:
    records = []
    for i, row in enumerate(result.rows):
        record = {c: plain(v) for c, v in zip(columns, _values(row, columns), strict=True)}
        if whys is not None:
            record["why"] = [plain(asdict(found)) for found in whys[i]]
        records.append(record)
    return records


def _json(result: Result, columns: list[str], whys: Whys) -> str:
    """An array with one object a row."""
    return json_text(_records(result, columns, whys), indent=2) + "\n"


def _jsonl(result: Result, columns: list[str], whys: Whys) -> str:
    records = _records(result, columns, whys)
    return "".join(json_text(record) + "\n" for record in records)


def _md(result: Result, columns: list[str], whys: Whys) -> str:
    """A table; with why, the sentences follow as numbered notes."""
    head = [*columns, *(["why"] if whys is not None else [])]
    lines = [_md_line(head), _md_line(["---"] * len(head))]
    notes: dict[Evidence, int] = {}
    for i, row in enumerate(result.rows):
        texts = [_escaped(cell(v)) for v in _values(row, columns)]
        if whys is not None:
            numbers = [notes.setdefault(found, len(notes) + 1) for found in whys[i]]
            texts.append(", ".join(f"[{n}]" for n in numbers))
        lines.append(_md_line(texts))
    if notes:
        lines.append("")
        lines += [f"{n}. {_escaped(cite(found))}" for found, n in notes.items()]
    return "\n".join(lines) + "\n"


def _md_line(texts: list[str]) -> str:
    return "| " + " | ".join(texts) + " |"


def _escaped(text: str) -> str:
    for char in "\\|*_`<[":
        text = text.replace(char, "\\" + char)
    return printable(text)


FORMATS: dict[str, Callable[[Result, list[str], Whys], str]] = {
    "table": lambda result, columns, whys: _table(result, columns, whys, None),
    "csv": _csv,
    "json": _json,
    "jsonl": _jsonl,
    "md": _md,
}
