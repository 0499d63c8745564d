"""Properties of a node from all that is said of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from graph.ids import fold
from graph.writer.sayings import Saying

_ROSTERS = ("complete", "partial", "unknown")


def node_properties(label: str, id_: str, found: Sequence[Saying]) -> dict[str, Any]:
    """All properties of a node but its id; None where nothing is known.

    Independent of the order of `found`: choices fall to the most frequent value, then by size.
    """
    return _MAKERS[label](id_, found)


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


def _person(id_: str, found: Sequence[Saying]) -> dict[str, Any]:
    name, aliases = _names(found)
    return {
        "name": name,
        "aliases": aliases,
        "name_folded": fold(name),
        "former_ids": sorted({s.id for s in found} - {id_}),
        "identifiers": sorted({i for s in found for i in s.said.get("identifiers", ())}) or None,
    }


def _event(id_: str, found: Sequence[Saying]) -> dict[str, Any]:
    name, aliases = _names(found)
    start, end = _narrowest(found)
    rosters = {s.said.get("roster", "unknown") for s in found}
    return {
        "name": name,
        "aliases": aliases,
        "kind": _most_common(found, "kind"),
        "start": start,
        "end": end,
        "place": _most_common(found, "place"),
        "roster": next(roster for roster in _ROSTERS if roster in rosters),
        "former_ids": sorted({s.id for s in found} - {id_}),
    }


def _institution(_id: str, found: Sequence[Saying]) -> dict[str, Any]:
    name, aliases = _names(found)
    kind = _most_common(found, "kind")
    return {"name": name, "kind": kind, "aliases": aliases}


def _ministry(_id: str, found: Sequence[Saying]) -> dict[str, Any]:
    # a name that a text uses beats one made from the portfolio
    named = [s for s in found if not s.said.get("made")] or found
    name, aliases = _names(named)
    return {
        "name": name,
        "aliases": aliases,
        "portfolio": _most_common(found, "portfolio"),
        "country": _most_common(found, "country"),
    }


_MAKERS: dict[str, Callable[[str, Sequence[Saying]], dict[str, Any]]] = {
    "Person": _person,
    "Event": _event,
    "Institution": _institution,
    "Ministry": _ministry,
}


def _names(found: Sequence[Saying]) -> tuple[str, list[str]]:
    name = _most_common(found, "name") or ""
    every = {n for s in found for n in (s.said["name"], *s.said.get("aliases", ()))}
    return name, sorted(every - {name})


def _most_common(found: Sequence[Saying], key: str) -> Any:
    counts: Counter[Any] = Counter()
    for s in found:
        if value := s.said.get(key):
            counts[value] += s.times
    return min(counts, key=lambda v: (-counts[v], -len(v), v), default=None)


def _narrowest(found: Sequence[Saying]) -> tuple[date | None, date | None]:
    periods = {
        (date.fromisoformat(s.said["start"]), date.fromisoformat(s.said["end"]))
        for s in found
        if s.said.get("start") and s.said.get("end")
    }
    return min(periods, key=lambda p: (p[1] - p[0], p), default=(None, None))
