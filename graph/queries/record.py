"""A saved query as a plain record: what its header declares, and its text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

Value = str | int | float | bool | date | list[str] | None

Kind = Literal[
    "string", "integer", "float", "boolean", "date", "strings",
    "event", "person", "country", "institution", "body", "actor", "thing",
]  # fmt: skip

COLUMN_TYPES = ("string", "integer", "float", "boolean", "date", "strings")
"""What a column may hold, or null; a column without a declared type holds strings."""

LABELS: dict[str, tuple[str, ...]] = {
    "event": ("Event",),
    "person": ("Person",),
    "country": ("Country",),
    "institution": ("Institution",),
    "body": ("Country", "Ministry", "Institution"),
    "actor": ("Person", "Country", "Ministry", "Institution"),
    "thing": ("Event", "Person", "Country", "Ministry", "Institution"),
}
"""The kinds of parameter that name something in the graph, and the labels that they may mean."""


@dataclass(frozen=True)
class Parameter:
    """One declared parameter.

    Attributes:
        name: as used in the text, without the dollar sign.
        kind: its type; those in `LABELS` are text that names something by id, name or alias.
        required: no default is declared.
        default: what is used when nothing is given.
        help: the words after `--`.
    """

    name: str
    kind: Kind
    required: bool
    default: Value = None
    help: str = ""

    @property
    def optional(self) -> bool:
        """Whether null is a value: the declared default is null."""
        return not self.required and self.default is None

    @property
    def names_something(self) -> bool:
        """Whether its value is looked up in the graph."""
        return self.kind in LABELS


@dataclass(frozen=True)
class Query:
    """A saved query: name, documentation, typed parameters, declared columns and text.

    Attributes:
        name: what it is called on the command line; the stem of its file.
        title: the first line, which Neo4j Browser shows as the name of a saved script.
        description: the paragraphs below it.
        parameters: in the order of declaration.
        columns: in the order of declaration, with `facts` where the query returns it.
        tags: words to find it by.
        text: the whole file, which is what runs.
        path: where it was read from.
        types: what each column holds, parallel to `columns`; none for a file of the user's own that
            declares no columns.
    """

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    tags: tuple[str, ...]
    text: str
    path: Path
    types: tuple[str, ...] = ()

    @property
    def topic(self) -> str:
        """The folder that it lies in."""
        return self.path.parent.name

    @property
    def visible(self) -> tuple[str, ...]:
        """The columns without `facts`."""
        return tuple(c for c in self.columns if c != FACTS)


FACTS = "facts"
"""The column that holds fact ids: hidden unless asked for, and what `--why` follows."""
