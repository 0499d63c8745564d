"""An index: JSON Lines that describe text files by id."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from graph.errors import SourceError
from loaders.documents.metadata import FIELDS, Metadata, from_strings
from loaders.documents.names import file_stem


@dataclass(frozen=True)
class Index:
    """Metadata by file stem: `<id>.txt` is the file that the line with this id describes.

    Attributes:
        path: where it was read from, for messages.
        rows: metadata by the stem of the file that they describe.
    """

    path: Path
    rows: dict[str, Metadata]

    def describe(self, place: Path | str) -> Metadata:
        """What the index says about a file or address; nothing if it has no line for it."""
        return self.rows.get(_stem(place), Metadata())

    def knows(self, place: Path | str) -> bool:
        """Whether the index has a line for a file, or for an address, which is then its id."""
        return _stem(place) in self.rows

    @classmethod
    def read(cls, path: Path) -> Index:
        """Read and check an index; keys beside ours are passed over.

        Raises:
            SourceError: the file is missing or a line is wrong; names file and line.
        """
        try:
            lines = path.read_text(encoding="utf-8-sig").split("\n")
        except OSError as error:
            message = f"{path}: cannot read the index ({error.strerror}); give a JSON Lines file"
            raise SourceError(message) from None
        except UnicodeDecodeError as error:
            message = f"{path}: the index is not UTF-8 (byte {error.start}); save it as UTF-8"
            raise SourceError(message) from None
        rows: dict[str, Metadata] = {}
        for number, line in enumerate(lines, start=1):
            if line.strip():
                _add(rows, line, f"{path}:{number}")
        if not rows:
            message = f"{path}: the index is empty; write a JSON object with an id on each line"
            raise SourceError(message)
        return cls(path, rows)


def _stem(place: Path | str) -> str:
    return place.stem if isinstance(place, Path) else file_stem(place)


def _add(rows: dict[str, Metadata], line: str, where: str) -> None:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        message = f"{where}: not JSON ({error.msg} at column {error.colno}); one object on a line"
        raise SourceError(message) from None
    except (ValueError, RecursionError):  # a number of thousands of digits, lists without end
        message = f"{where}: holds what is no description; one object on a line"
        raise SourceError(message) from None
    if not isinstance(record, dict) or not isinstance(record.get("id"), str) or not record["id"]:
        message = f"{where}: every index line needs an `id` that is a text"
        raise SourceError(message)
    values: dict[str, str] = {}
    for name in FIELDS:
        value = record.get(name)
        if isinstance(value, str):
            values[name] = value.strip()
        elif value is not None:
            message = f"{where}: {name} must be a text or null, not {json.dumps(value)[:40]}"
            raise SourceError(message)
    try:
        metadata = from_strings(values)
    except ValueError as error:
        message = f"{where}: {error}"
        raise SourceError(message) from None
    stem = file_stem(record["id"])
    if stem in rows:
        message = f"{where}: id {record['id']!r} is listed twice; keep one line"
        raise SourceError(message)
    rows[stem] = metadata
