"""Properties of a node from all claims that describe it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from graph.ids import fold
from graph.writer.rows import Row

_ROSTERS = ("complete", "partial", "unknown")


def node_properties(label: str, id_: str, rows: Sequence[Row]) -> dict[str, Any]:
    """All properties of a node but its id; None where nothing is known.

    Independent of the order of `rows`: choices fall to the most frequent value, then by size.
    """
    return _MAKERS[label](id_, sorted(rows, key=lambda r: r.id))


def static_properties(label: str, said: dict[str, Any]) -> dict[str, Any]:
    """Properties that one claim gives in full: reference data, bodies known by it, statements."""
    return {name: _plain(said.get(name), name) for name in _STATIC[label]}


_STATIC = {
    "Country": ("name", "iso2", "aliases"),
    "Ministry": ("name", "aliases", "portfolio", "country"),
    "Institution": ("name", "kind", "aliases"),
    "Topic": ("name", "words"),
    "Statement": ("text", "mode", "speaker", "collective", "said_on", "document"),
}
_DAYS = frozenset({"start", "end", "said_on", "from", "until"})


def _plain(value: Any, name: str) -> Any:
    if isinstance(value, (list, tuple)):
        return sorted(value)
    if name in _DAYS and isinstance(value, str):
        return date.fromisoformat(value)
    return None if value == "" else value


def _person(id_: str, rows: Sequence[Row]) -> dict[str, Any]:
    name, aliases = _names(rows)
    return {
        "name": name,
        "aliases": aliases,
        "name_folded": fold(name),
        "former_ids": sorted({r.described[1] for r in rows} - {id_}),
        "identifiers": sorted({i for r in rows for i in r.said.get("identifiers", ())}) or None,
    }


def _event(id_: str, rows: Sequence[Row]) -> dict[str, Any]:
    name, aliases = _names(rows)
    start, end = _narrowest(rows)
    rosters = {r.said.get("roster", "unknown") for r in rows}
    return {
        "name": name,
        "aliases": aliases,
        "kind": _most_common(r.said.get("kind") for r in rows),
        "start": start,
        "end": end,
        "place": _most_common(r.said.get("place") for r in rows),
        "roster": next(roster for roster in _ROSTERS if roster in rosters),
        "former_ids": sorted({r.described[1] for r in rows} - {id_}),
    }


def _institution(_id: str, rows: Sequence[Row]) -> dict[str, Any]:
    name, aliases = _names(rows)
    kind = _most_common(r.said.get("kind") for r in rows)
    return {"name": name, "kind": kind, "aliases": aliases}


def _ministry(_id: str, rows: Sequence[Row]) -> dict[str, Any]:
    # a name that a text uses beats one made from the portfolio
    named = [r for r in rows if not r.said.get("made")] or list(rows)
    name, aliases = _names(named)
    return {
        "name": name,
        "aliases": aliases,
        "portfolio": _most_common(r.said.get("portfolio") for r in rows),
        "country": _most_common(r.said.get("country") for r in rows),
    }


_MAKERS: dict[str, Callable[[str, Sequence[Row]], dict[str, Any]]] = {
    "Person": _person,
    "Event": _event,
    "Institution": _institution,
    "Ministry": _ministry,
}


def _names(rows: Sequence[Row]) -> tuple[str, list[str]]:
    name = _most_common(r.said["name"] for r in rows) or ""
    every = {n for r in rows for n in (r.said["name"], *r.said.get("aliases", ()))}
    return name, sorted(every - {name})


def _most_common(values: Iterable[Any]) -> Any:
    counts = Counter(v for v in values if v)
    return min(counts, key=lambda v: (-counts[v], -len(v), v), default=None)


def _narrowest(rows: Sequence[Row]) -> tuple[date | None, date | None]:
    periods = {
        (date.fromisoformat(r.said["start"]), date.fromisoformat(r.said["end"]))
        for r in rows
        if r.said.get("start") and r.said.get("end")
    }
    return min(periods, key=lambda p: (p[1] - p[0], p), default=(None, None))
