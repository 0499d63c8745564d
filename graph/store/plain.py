"""Values of the driver as plain Python ones."""

from __future__ import annotations

from types import NoneType
from typing import Any

from neo4j.graph import Entity, Path
from neo4j.time import Date, DateTime, Duration, Time

_AS_IS = frozenset({NoneType, str, bool, int, float})


def plain(value: Any) -> Any:
    """A value without types of the driver.

    Dates and times become Python's, durations ISO 8601 text, nodes and edges their properties, and
    a path the list of these from one end to the other.
    """
    if type(value) in _AS_IS:
        return value
    match value:
        case list() | tuple():
            return [plain(item) for item in value]
        case dict() | Entity():
            return {key: plain(item) for key, item in value.items()}
        case Date() | DateTime() | Time():
            return value.to_native()
        case Duration():
            return value.iso_format()
        case Path():
            steps: list[Entity] = [value.nodes[0]]
            for edge, node in zip(value.relationships, value.nodes[1:], strict=True):
                steps += [edge, node]
            return [plain(step) for step in steps]
    return value
