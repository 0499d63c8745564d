"""Tables for `neo4j-admin database import full`: a whole graph into an empty Neo4j."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import UsageError
from graph.model.kinds import BOOKKEEPING_LABELS, EDGE_TYPES, MODEL_LABELS

if TYPE_CHECKING:
    from graph.store import Store

ARRAY = "\x1f"  # between the parts of a list: a character that no cleaned text holds
ARGUMENTS = "import.args"
_TYPES = {bool: "boolean", int: "long", float: "double", str: "string"}


def write(store: Store, folder: Path) -> None:
    """One table for each label and for each type of edge between two labels, and `import.args`.

    `import.args` holds the arguments of the command, which takes them as
    `neo4j-admin database import full @import.args`, run in the folder, the server stopped. The
    import makes no constraints: `entente init` on the new graph makes them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    arguments = ["--array-delimiter=U+001F", "--multiline-fields=true"]
    for label in (*MODEL_LABELS, *BOOKKEEPING_LABELS):
        rows = store.read(f"MATCH (n:{label}) RETURN properties(n) AS p ORDER BY n.id")
        if rows:
            _nodes(folder / f"{label}.csv", label, [row["p"] for row in rows])
            arguments.append(f"--nodes={label}={label}.csv")
    for type_ in EDGE_TYPES:
        for (start, end), rows in _by_ends(store, type_).items():
            name = f"{start}-{type_}-{end}.csv"
            _edges(folder / name, (start, end), rows)
            arguments.append(f"--relationships={type_}={name}")
    (folder / ARGUMENTS).write_text("\n".join(arguments) + "\n", encoding="utf-8")


def _by_ends(store: Store, type_: str) -> dict[tuple[str, str], list[dict[str, Any]]]:
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in store.read(
        f"MATCH (a)-[r:{type_}]->(b) RETURN labels(a)[0] AS al, a.id AS a, labels(b)[0] AS bl, "
        "b.id AS b, properties(r) AS p ORDER BY a, b"
    ):
        found.setdefault((row["al"], row["bl"]), []).append(row)
    return found


def _nodes(path: Path, label: str, nodes: Sequence[Mapping[str, Any]]) -> None:
    types = _columns(path, (node.items() for node in nodes))
    types.pop("id", None)
    header = [f"id:ID({label})", *(f"{key}:{type_}" for key, type_ in types.items())]
    _table(path, header, ([n["id"], *(n.get(key) for key in types)] for n in nodes))


def _edges(path: Path, ends: tuple[str, str], rows: Sequence[Mapping[str, Any]]) -> None:
    types = _columns(path, (row["p"].items() for row in rows))
    header = [f":START_ID({ends[0]})", f":END_ID({ends[1]})"]
    header += [f"{key}:{type_}" for key, type_ in types.items()]
    _table(path, header, ([r["a"], r["b"], *(r["p"].get(key) for key in types)] for r in rows))


def _columns(path: Path, rows: Iterable[Iterable[tuple[str, Any]]]) -> dict[str, str]:
    """Type of each property; a list that is always empty counts as one of text."""
    types: dict[str, str] = {}
    for row in rows:
        for key, value in row:
            if value is None:
                continue
            found = _type(value)
            known = types.get(key)
            if known not in (None, found, "string[]" if found.endswith("[]") else found):
                message = (
                    f"cannot write {path}: '{key}' is {known} in one place and {found} in another"
                )
                raise UsageError(message)
            if known is None or value != []:
                types[key] = found
    return dict(sorted(types.items()))


def _type(value: Any) -> str:
    if isinstance(value, list | tuple):
        return f"{_type(value[0]) if value else 'string'}[]"
    if type(value) in _TYPES:
        return _TYPES[type(value)]
    return "datetime" if isinstance(value, datetime) or hasattr(value, "hour") else "date"


def _table(path: Path, header: list[str], rows: Iterable[list[Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write(",".join(header) + "\n")
        out.writelines(",".join(map(_cell, row)) + "\n" for row in rows)


def _cell(value: Any) -> str:
    """Quoted, so that an empty text or list is there; what is unknown is nothing at all."""
    return "" if value is None else '"' + _text(value).replace('"', '""') + '"'


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, list | tuple):
        return ARRAY.join(map(_text, value))
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value.iso_format() if hasattr(value, "iso_format") else str(value)
