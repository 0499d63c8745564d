"""The forgiving look-up: what was typed for something in the graph becomes its id.

The queries themselves match by id, exact name or alias without regard to case. Only where that
would find nothing is the typed text compared by folded form (no accents, case or punctuation), and
only a single hit is taken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from graph.errors import UsageError
from graph.ids import fold
from graph.queries.record import LABELS, Query, Value
from graph.queries.suggest import nearest


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
RETURN n.id AS id, n.name AS name
ORDER BY id
"""

_ALL = """
MATCH (n:{labels})
RETURN n.id AS id, n.name AS name, n.aliases AS aliases, n.former_ids AS former, n.iso2 AS iso2
ORDER BY id
"""


def resolve(
    store: Reader, query: Query, typed: Mapping[str, Value], given: set[str]
) -> tuple[dict[str, Value], tuple[str, ...]]:
    """The values with ids where names were typed loosely, and notes on what was found.

    Only parameters in `given` are looked up: a default that the graph does not hold gives no rows.

    Raises:
        UsageError: nothing, or more than one thing, fits; with up to five suggestions.
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


def absent_defaults(
    store: Reader, query: Query, values: Mapping[str, Value], given: set[str]
) -> tuple[str, ...]:
    """Notes on defaults that name nothing in this graph: why an answer is empty."""
    notes = []
    for parameter in query.parameters:
        value = values[parameter.name]
        if parameter.name in given or not parameter.names_something or value is None:
            continue
        labels = "|".join(LABELS[parameter.kind])
        if not store.query(_EXACT.format(labels=labels), {"typed": value}).rows:
            name = parameter.name
            notes.append(f"{name}: nothing is called {value!r}, the default; give {name}=…")
    return tuple(notes)


def _find(store: Reader, kind: str, typed: str) -> tuple[str, str]:
    labels = "|".join(LABELS[kind])
    exact = store.query(_EXACT.format(labels=labels), {"typed": typed}).rows
    if exact:
        if len(exact) == 1 or any(found_id == typed for found_id, _ in exact):
            return typed, ""
        several = ", ".join(str(found_id) for found_id, _ in exact[:5])
        note = f"{len(exact)} are called {typed!r} ({several}); the answer is about all of them"
        return typed, note
    names = _names(store, labels)
    if not names:
        message = f"the graph holds no {kind} yet; load a document first, see 'entente load --help'"
        raise UsageError(message)
    key = _key(typed)
    hits = sorted({found_id for found_id, form in names if key and _key(form) == key})
    if len(hits) == 1:
        return hits[0], f"{typed!r} was read as {hits[0]}"
    raise UsageError(_nothing_or_several(kind, typed, hits, names))


def _names(store: Reader, labels: str) -> list[tuple[str, str]]:
    """(id, form) for every id, name, alias, former id and two-letter code; the name comes first."""
    forms: list[tuple[str, str]] = []
    for found_id, name, aliases, former, iso2 in store.query(_ALL.format(labels=labels)).rows:
        words = [name, found_id, iso2, *(aliases or []), *(former or [])]
        forms += [(str(found_id), str(word)) for word in words if word]
    return forms


def _key(text: str) -> str:
    """Folded, without spaces and a leading article: "the U.K." and "UK" compare equal."""
    return fold(text).removeprefix("the ").replace(" ", "")


def _nothing_or_several(
    kind: str, typed: str, hits: list[str], names: list[tuple[str, str]]
) -> str:
    first: dict[str, str] = {}
    for found_id, form in names:
        first.setdefault(found_id, form)
    if hits:
        shown = "; ".join(f"{first[h]} ({h})" for h in hits[:5])
        return f"{len(hits)} of kind {kind} fit {typed!r}: {shown}; give the id"
    by_form: dict[str, list[str]] = {}
    for found_id, form in names:
        folded = fold(form)
        for part in (folded, *folded.split()):
            by_form.setdefault(part, []).append(found_id)
    close = nearest(fold(typed), by_form, n=15)
    ids = list(dict.fromkeys(found_id for form in close for found_id in by_form[form]))[:5]
    if not ids:
        return f"no {kind} is called {typed!r}; 'entente show NAME' searches the graph"
    shown = "; ".join(f"{first[i]} ({i})" for i in ids)
    return f"no {kind} is called {typed!r}; did you mean {shown}?"
