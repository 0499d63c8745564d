"""Values for a query's parameters: from text on a command line, or from Python."""

from __future__ import annotations

import calendar
import json
import math
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from graph.errors import UsageError
from graph.queries.record import Parameter, Query, Value
from graph.queries.suggest import did_you_mean

_EXPECTED = {
    "integer": "a whole number such as 3",
    "float": "a number such as 0.5",
    "boolean": "true or false",
    "date": "a day, month or year such as 2024-05-01, 2024-05 or 2024",
    "strings": 'words with commas between, or a JSON list such as ["France", "Korea, Republic of"]',
}
_WORDS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def from_text(query: Query, pairs: Iterable[str]) -> dict[str, Value]:
    """Typed values from `KEY=VALUE` texts.

    `KEY=` sets an optional parameter to null; a list may also come as the same key several times.

    Raises:
        UsageError: names the report, the parameter, what was expected and what was given.
    """
    given: dict[str, Value] = {}
    for pair in pairs:
        key, equals, text = pair.partition("=")
        key = key.strip()
        if not equals:
            message = f"report {query.name}: expected KEY=VALUE, got {pair!r}"
            raise UsageError(message)
        parameter = _known(query, key)
        value = _convert(query, parameter, text)
        if key in given:
            earlier = given[key]
            if not (isinstance(earlier, list) and isinstance(value, list)):
                message = f"report {query.name}: parameter {key} is given twice"
                raise UsageError(message)
            value = earlier + value
        given[key] = value
    return given


def bind(query: Query, values: Mapping[str, object]) -> dict[str, Value]:
    """Every declared parameter with a value of its type: the given one, else the default.

    Text is converted as on the command line; null stands for the default of optional ones.

    Raises:
        UsageError: an unknown parameter, a missing one, or a value of another type.
    """
    for key in values:
        _known(query, key)
    bound: dict[str, Value] = {}
    for parameter in query.parameters:
        if parameter.name in values:
            bound[parameter.name] = _checked(query, parameter, values[parameter.name])
        elif parameter.required:
            message = (
                f"report {query.name}: parameter {parameter.name} ({parameter.kind}) is missing"
            )
            raise UsageError(message)
        else:
            bound[parameter.name] = parameter.default
    return bound


def literal(value: Value) -> str:
    """The value as Cypher text, for `:param name => …` in Neo4j Browser."""
    if isinstance(value, date):
        return f"date('{value.isoformat()}')"
    if isinstance(value, str):
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'"
    if isinstance(value, list):
        return "[" + ", ".join(map(literal, value)) + "]"
    return "null" if value is None else json.dumps(value)


def _known(query: Query, key: str) -> Parameter:
    for parameter in query.parameters:
        if parameter.name == key:
            return parameter
    names = [p.name for p in query.parameters]
    has = f"it has {', '.join(names)}" if names else "it has none"
    message = f"report {query.name} has no parameter {key!r}{did_you_mean(key, names)}; {has}"
    raise UsageError(message)


def _refused(query: Query, parameter: Parameter, value: object) -> UsageError:
    wanted = _EXPECTED.get(parameter.kind, "text")
    return UsageError(
        f"report {query.name}: parameter {parameter.name} ({parameter.kind}):"
        f" expected {wanted}, got {value!r}"
    )


def _convert(query: Query, parameter: Parameter, text: str) -> Value:
    if not text.strip():
        if parameter.optional:
            return None
        raise _refused(query, parameter, text)
    if parameter.kind == "date":
        value: Value = _day(text.strip(), last=parameter.name.endswith("until"))
    else:
        value = _parsed(parameter.kind, text.strip())
    if value is None:
        raise _refused(query, parameter, text)
    return value


def _parsed(kind: str, text: str) -> Value:
    """The value, or None where the text is no value of that type."""
    if kind == "integer":
        number = int(text) if re.fullmatch(r"[+-]?[0-9]{1,19}", text) else None
        return number if number is not None and -(2**63) <= number < 2**63 else None
    if kind == "float":
        return _finite(text)
    if kind == "boolean":
        return _WORDS.get(text.lower())
    if kind == "strings":
        return _strings(text)
    return text


def _finite(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _day(text: str, *, last: bool) -> date | None:
    """The day; of a month or year its first day, or its last."""
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", text):
        return None
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    try:
        month = month if len(text) > 4 else 12 if last else 1
        ends = calendar.monthrange(year, month)[1] if last else 1
        return date(year, month, day if len(text) > 7 else ends)
    except (ValueError, calendar.IllegalMonthError):
        return None


def _strings(text: str) -> list[str] | None:
    if not text.startswith("["):
        return [word.strip() for word in text.split(",") if word.strip()] or None
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return values if all(isinstance(v, str) for v in values) else None


def _checked(query: Query, parameter: Parameter, value: object) -> Value:
    kind = parameter.kind
    if value is None:
        if parameter.optional:
            return None
        raise _refused(query, parameter, value)
    if isinstance(value, str):
        return _convert(query, parameter, value)
    if kind == "date" and isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    if kind == "strings" and isinstance(value, list | tuple):
        words = [str(v) for v in value if isinstance(v, str)]
        if len(words) == len(value):
            return words
    if kind == "boolean" and isinstance(value, bool):
        return value
    if kind in ("integer", "float") and isinstance(value, int) and not isinstance(value, bool):
        return float(value) if kind == "float" else value
    if kind == "float" and isinstance(value, float) and math.isfinite(value):
        return value
    raise _refused(query, parameter, value)
