"""The forgiving look-up: what was typed for something in the graph becomes its id.

The queries themselves match by id, exact name or alias without regard to case. Only where that
would find nothing is the typed text compared by folded form (no accents, case or punctuation), then
as the beginning of a name, then as words of it; only a single hit is taken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from graph.errors import UsageError
from graph.ids import fold
from graph.queries.record import LABELS, Query, Value
from graph.queries.suggest import MOST, listed, nearest

_ONE = {
    "event": ("event", "events"),
    "person": ("person", "people"),
    "country": ("country", "countries"),
    "institution": ("institution", "institutions"),
    "body": ("country, ministry or institution", "countries, ministries and institutions"),
    "actor": ("actor", "actors"),
    "thing": ("actor or event", "actors and events"),
}
"""One and several of a kind, as messages say it."""


_SHORTEST = 3
"""Fewer letters could begin any name."""

_ANYTHING = "MATCH (d:Document) RETURN d.id AS id LIMIT 1"


class Rows(Protocol):
    """What a reading query gives."""

    @property
    def columns(self) -> Sequence[str]:
        """Names in the order of the query; none where an empty answer gives none."""

    @property
    def rows(self) -> Sequence[Sequence[Any]]:
        """One sequence of values a row."""


class Reader(Protocol):
    """The part of the store that reports need."""

    def query(
        self, cypher: str, params: Mapping[str, Any] | None = None, timeout: float | None = None
    ) -> Rows:
        """Runs a query that may only read."""


_EXACT = """
MATCH (n:{labels})
WHERE n.id = $typed OR toLower(n.name) = toLower($typed)
   OR any(alias IN n.aliases WHERE toLower(alias) = toLower($typed))
RETURN n.id AS id, n.name AS name, labels(n) AS labels
ORDER BY id
"""

_BY_ID = """
MATCH (n:{label} {{id: $typed}})
RETURN n.id AS id, n.name AS name, labels(n) AS labels
"""

_ALL = """
MATCH (n:{labels})
RETURN n.id AS id, n.name AS name, n.aliases AS aliases, n.former_ids AS former, n.iso2 AS iso2,
       labels(n) AS labels
ORDER BY id
"""


def resolve(
    store: Reader, query: Query, typed: Mapping[str, Value], given: set[str]
) -> tuple[dict[str, Value], tuple[str, ...]]:
    """The values with ids where names were typed loosely, and notes on what was found.

    Only parameters in `given` are looked up: a default that the graph does not hold gives no rows.

    Raises:
        UsageError: nothing, or more than one thing, fits; with a few suggestions.
    """
    values, notes = dict(typed), []
    for parameter in query.parameters:
        value = values[parameter.name]
        if parameter.name in given and parameter.names_something and isinstance(value, str):
            value, note = _find(store, parameter.kind, value)
            values[parameter.name] = value
            if note:
                notes.append(f"{parameter.name}: {note}")
    return values, tuple(notes)


def why_empty(
    store: Reader, query: Query, values: Mapping[str, Value], given: set[str]
) -> tuple[str, ...]:
    """Why an answer may have no rows: no documents, or defaults that name nothing in this graph."""
    if not store.query(_ANYTHING).rows:
        return ("the graph holds no documents yet; see entente demo or entente load --help",)
    notes = []
    for parameter in query.parameters:
        value = values[parameter.name]
        if parameter.name in given or not parameter.names_something or value is None:
            continue
        if not _exact(store, parameter.kind, str(value)):
            name = parameter.name
            notes.append(f"{name}: nothing is called {value!r}, the default; give {name}=…")
    return tuple(notes)


@dataclass(frozen=True)
class Hit:
    """A node of the graph that fits what was typed."""

    label: str
    id: str
    name: str


def locate(store: Reader, kind: str, typed: str) -> Hit:
    """The one node of a kind that `typed` names: by id, else name or alias, else loosely.

    Raises:
        UsageError: nothing, or more than one thing, fits; with a few suggestions.
    """
    exact = _exact(store, kind, typed)
    hits = [hit for hit in exact if hit.id == typed] or exact
    if not hits:
        hits, forms = _loose(store, kind, typed)
        if not hits:
            raise UsageError(_nothing(kind, typed, forms))
    if len(hits) > 1:
        raise UsageError(_several(kind, typed, hits))
    return hits[0]


def _find(store: Reader, kind: str, typed: str) -> tuple[str, str]:
    """The value to run with, and a note on how it was understood."""
    exact = _exact(store, kind, typed)
    if not exact:
        hit = locate(store, kind, typed)
        return hit.id, f"{typed!r} was read as {hit.id}"
    if len(exact) == 1 or any(hit.id == typed for hit in exact):
        return typed, ""
    several = ", ".join(hit.id for hit in exact[:MOST]) + (", …" if len(exact) > MOST else "")
    return typed, f"{len(exact)} are called {typed!r} ({several}); the answer is about all of them"


def _exact(store: Reader, kind: str, typed: str) -> list[Hit]:
    """What has this id, which an index finds; else what is called so."""
    known, value = LABELS[kind], {"typed": typed}
    rows = store.query("UNION ALL".join(_BY_ID.format(label=one) for one in known), value).rows
    if not rows:
        rows = store.query(_EXACT.format(labels="|".join(known)), value).rows
    return [Hit(labels[0], str(found_id), str(name)) for found_id, name, labels in rows]


def _loose(store: Reader, kind: str, typed: str) -> tuple[list[Hit], list[tuple[Hit, str]]]:
    """What fits the typed text best by folded form, and every form that there is."""
    forms: list[tuple[Hit, str]] = []
    for found_id, name, aliases, former, iso2, labels in store.query(
        _ALL.format(labels="|".join(LABELS[kind]))
    ).rows:
        hit = Hit(labels[0], str(found_id), str(name or found_id))
        words = [name, found_id, iso2, *(aliases or []), *(former or [])]
        forms += [(hit, str(word)) for word in words if word]
    found: dict[int, list[Hit]] = {}
    for hit, form in forms:
        if (distance := _distance(typed, form)) is not None:
            found.setdefault(distance, []).append(hit)
    return list(dict.fromkeys(found[min(found)])) if found else [], forms


def _distance(typed: str, form: str) -> int | None:
    """0 for the same name, 1 for its beginning, 2 for words of it, None for anything else."""
    key, whole = _key(typed), _key(form)
    if not key or key == whole:
        return 0 if key else None
    if len(key) < _SHORTEST:
        return None
    if whole.startswith(key):
        return 1
    return 2 if set(fold(typed).split()) <= set(fold(form).split()) else None


def _key(text: str) -> str:
    """Folded, without spaces and a leading article: "the U.K." and "UK" compare equal."""
    return fold(text).removeprefix("the ").replace(" ", "")


def _several(kind: str, typed: str, hits: list[Hit]) -> str:
    shown = listed([(hit.id, hit.name) for hit in hits], ids=True)
    return f"{len(hits)} {_ONE[kind][1]} fit {typed!r}: {shown}; give the id"


def _nothing(kind: str, typed: str, forms: list[tuple[Hit, str]]) -> str:
    one = _ONE[kind][0]
    if not forms:
        return f"the graph holds no {one} yet; load a document first, see 'entente load --help'"
    by_form: dict[str, list[Hit]] = {}
    for hit, form in forms:
        folded = fold(form)
        for part in (folded, *folded.split()):
            by_form.setdefault(part, []).append(hit)
    close = nearest(fold(typed), by_form, n=15)
    hits = list(dict.fromkeys(hit for form in close for hit in by_form[form]))[:MOST]
    if not hits:
        return f"no {one} is called {typed!r}; names come from the loaded documents"
    shown = listed([(hit.id, hit.name) for hit in hits])
    return f"no {one} is called {typed!r}; did you mean {shown}?"
