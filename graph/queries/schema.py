"""The JSON output of a report as a JSON Schema, for scripts that check what they read."""

from __future__ import annotations

from graph.errors import UsageError
from graph.queries.record import FACTS, Query

_TYPES: dict[str, dict[str, object]] = {
    "string": {"type": ["string", "null"]},
    "integer": {"type": ["integer", "null"]},
    "float": {"type": ["number", "null"]},
    "boolean": {"type": ["boolean", "null"]},
    "date": {"type": ["string", "null"], "format": "date"},
    "strings": {"type": ["array", "null"], "items": {"type": "string"}},
}
_WHY = {"type": "array", "items": {"type": "object"}}


def json_schema(query: Query) -> dict[str, object]:
    """The schema (2020-12) of `--format json`: a list of rows with every column in this order.

    Raises:
        UsageError: a file of the user's own declares no columns, so their types are not known.
    """
    if not query.types:
        message = f"{query.path}: declare the columns first: // returns: name, events: integer"
        raise UsageError(message)
    kinds = dict(zip(query.columns, query.types, strict=True))
    properties = {name: _TYPES[kinds[name]] for name in query.visible}
    extra = {"why": _WHY} if FACTS in query.columns else {}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": query.name,
        "description": query.title,
        "type": "array",
        "items": {
            "type": "object",
            "properties": {**properties, **extra},
            "required": list(query.visible),
            "additionalProperties": False,
        },
    }
