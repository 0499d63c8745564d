"""Reading annotation sheets: the facts of one document each, gold or predicted.

Only what scoring needs is kept, so that predictions may carry more (rules, confidence, inferred
facts) and gold sheets their sources.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from graph.errors import SourceError

Span = tuple[int, int]


def _empty_if_null(value: object) -> object:
    return () if value is None else value


class _Fact(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class Body(_Fact):
    """A country, ministry or institution; or a collective or unnamed speaker."""

    type: str
    name: str = ""
    iso3: str | None = None

    @property
    def unspecific(self) -> bool:
        """Whether this stands for people whom the text does not name."""
        return self.type in ("collective", "unnamed")


Who = str | Body
Texts = Annotated[tuple[str, ...], BeforeValidator(_empty_if_null)]


class Person(_Fact):
    """A person with titles and represented bodies."""

    id: str
    name: str
    aliases: Texts = ()
    span: Span | None = None
    titles: Texts = ()
    represents: Annotated[tuple[Body, ...], BeforeValidator(_empty_if_null)] = ()


class Event(_Fact):
    """A gathering."""

    id: str
    name: str
    aliases: Texts = ()
    span: Span | None = None
    date: str | None = None


class Attended(_Fact):
    """Somebody at an event."""

    who: Who
    event: str
    role: str = "participant"
    status: str = "attended"


class Stated(_Fact):
    """Somebody's words."""

    who: Who
    span: Span
    mode: str | None = None


class Sheet(_Fact):
    """All facts of one document."""

    id: str = ""
    people: Annotated[tuple[Person, ...], BeforeValidator(_empty_if_null)] = ()
    events: Annotated[tuple[Event, ...], BeforeValidator(_empty_if_null)] = ()
    attended: Annotated[tuple[Attended, ...], BeforeValidator(_empty_if_null)] = ()
    stated: Annotated[tuple[Stated, ...], BeforeValidator(_empty_if_null)] = ()


def read_sheets(path: Path) -> dict[str, Sheet]:
    """Sheets by document id, from a folder of `<id>.json` files or a JSON Lines file.

    Raises:
        SourceError: nothing there, or a sheet that breaks the shape; names file and place.
    """
    if not path.exists():
        message = f"{path}: no such file or folder; give a folder of .json files or JSON Lines"
        raise SourceError(message)
    sheets: dict[str, Sheet] = {}
    for where, name, content in _records(path):
        sheet = _sheet(content, where)
        document = name or sheet.id
        if not document:
            message = f"{where}: the sheet needs an `id`"
            raise SourceError(message)
        sheets[document] = sheet
    if not sheets:
        message = f"{path}: no sheets; give a folder of .json files or a JSON Lines file"
        raise SourceError(message)
    return sheets


def _records(path: Path) -> Iterator[tuple[str, str, str]]:
    """Where, the id by file name if any, and the JSON of each sheet."""
    try:
        if path.is_dir():
            for file in sorted(path.glob("*.json")):
                yield str(file), file.stem, file.read_text(encoding="utf-8")
        else:
            for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
                if line.strip():
                    yield f"{path}:{number}", "", line
    except OSError as error:
        message = f"{error.filename}: cannot be read ({error.strerror})"
        raise SourceError(message) from None
    except UnicodeDecodeError as error:
        message = f"{path}: not UTF-8 (byte {error.start}); sheets are JSON in UTF-8"
        raise SourceError(message) from None


def _sheet(content: str, where: str) -> Sheet:
    try:
        record: Any = json.loads(content)
        if isinstance(record, dict) and not record.get("id"):
            document = record.get("document")
            record["id"] = document.get("id", "") if isinstance(document, dict) else ""
        return Sheet.model_validate(record)
    except json.JSONDecodeError as error:
        message = f"{where}: not JSON ({error.msg}, line {error.lineno}); write one object a sheet"
        raise SourceError(message) from None
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the sheet"
        message = f"{where}: {place}: {first['msg']}"
        raise SourceError(message) from None
    except (ValueError, RecursionError):  # a number of thousands of digits, lists without end
        message = f"{where}: holds what is no sheet; write one object a sheet"
        raise SourceError(message) from None
