"""Reading the header of a saved query, and holding the query to what it declares."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import NoReturn, cast, get_args

from graph.errors import QueryError
from graph.queries.record import COLUMN_TYPES, FACTS, Kind, Parameter, Query, Value
from graph.queries.text import parameters_used, returned
from graph.store.dialect import violations

KINDS = frozenset(get_args(Kind))
KEYS = ("name", "param", "returns", "tags")

_KEY = re.compile(r"(?P<key>[a-z]+)(?:\s+(?P<which>\S+?))?\s*:(?:\s+(?P<rest>.*)|)\Z")
_PARAM = re.compile(r"(?P<kind>[a-z]+)\s*(?P<default>=\s*.*?)?\s*(?:--\s*(?P<help>.*))?\Z")
_JSON = re.compile(r"=\s*(?=[\"\[])")
_NAME = re.compile(r"[a-z][a-z0-9_]*")


class _Header:
    """The header's lines, read one by one; every refusal names file and line."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.title = ""
        self.prose: list[str] = []
        self.lines: dict[str, int] = {}
        self.name: str | None = None
        self.columns: tuple[str, ...] = ()
        self.types: tuple[str, ...] = ()
        self.tags: tuple[str, ...] = ()
        self.parameters: dict[str, Parameter] = {}
        for number, line in enumerate(text.split("\n"), start=1):
            if not line.startswith("//"):
                break
            self._read(number, line.removeprefix("//").strip())

    def refuse(self, line: int, message: str) -> NoReturn:
        text = f"{self.path}:{line}: {message}"
        raise QueryError(text)

    def _read(self, number: int, line: str) -> None:
        match = _KEY.match(line)
        if match and match["key"] in KEYS and number > 1:
            key, which, rest = match["key"], match["which"], (match["rest"] or "").strip()
            self._once(number, f"param {which}" if key == "param" else key)
            if (which is None) == (key == "param"):
                self.refuse(number, f"expected '{_EXAMPLES[key]}', got {line!r}")
            if not rest:
                self.refuse(number, f"{key} is empty; expected '{_EXAMPLES[key]}'")
            self._key(number, key, which or "", rest)
        elif number == 1:
            self.title = line
        elif match and (self.lines or match["which"] is None):
            known = ", ".join(KEYS)
            self.refuse(number, f"unknown key {match['key']!r}; the keys are {known}")
        elif self.lines and line:
            self.refuse(number, f"only keys may follow the first key, got {line!r}")
        else:
            self.prose.append(line)

    def _once(self, number: int, key: str) -> None:
        if key in self.lines:
            self.refuse(number, f"{key} is declared twice, first on line {self.lines[key]}")
        self.lines[key] = number

    def _key(self, number: int, key: str, which: str, rest: str) -> None:
        if key == "name":
            self.name = rest
        elif key == "param":
            self.parameters[which] = self._parameter(number, which, rest)
        else:
            words = tuple(w.strip() for w in rest.split(","))
            if key == "returns":
                words, self.types = self._typed(number, words)
            if wrong := [w for w in words if not re.fullmatch(r"[A-Za-z_][\w-]*", w)]:
                self.refuse(number, f"{key}: expected words with commas between, got {wrong[0]!r}")
            if len(set(words)) < len(words):
                self.refuse(number, f"{key}: a word stands there twice")
            if key == "returns":
                self.columns = words
            else:
                self.tags = words

    def _typed(
        self, number: int, words: tuple[str, ...]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Names and types of columns: `name, events: integer`."""
        parts = [word.partition(":") for word in words]
        names = tuple(name.strip() for name, _, _ in parts)
        types = tuple(
            kind.strip() if colon else "strings" if name.strip() == FACTS else "string"
            for name, colon, kind in parts
        )
        for kind in types:
            if kind not in COLUMN_TYPES:
                known = ", ".join(COLUMN_TYPES)
                self.refuse(number, f"returns: unknown type {kind!r}; types are {known}")
        return names, types

    def _parameter(self, number: int, name: str, rest: str) -> Parameter:
        raw, around = _cut_default(rest)
        match = _PARAM.match(around)
        if not match or not _NAME.fullmatch(name):
            self.refuse(number, f"expected '{_EXAMPLES['param']}', got '{name}: {rest}'")
        kind = match["kind"]
        if kind not in KINDS:
            known = ", ".join(sorted(KINDS))
            self.refuse(number, f"param {name}: unknown type {kind!r}; types are {known}")
        if raw is None and match["default"]:
            raw = match["default"].removeprefix("=").strip()
        default: Value = None
        if raw is not None:
            try:
                default = _default(kind, raw)
            except ValueError:
                self.refuse(number, f"param {name}: {raw} is no default for type {kind}")
        told = (match["help"] or "").strip()
        return Parameter(name, cast("Kind", kind), raw is None, default, told)


def _cut_default(rest: str) -> tuple[str | None, str]:
    """A default that is JSON text or a list, which may hold `--`, and what stands around it."""
    begin = _JSON.search(rest.split("--")[0])
    if not begin:
        return None, rest
    try:
        _, end = json.JSONDecoder().raw_decode(rest, begin.end())
    except (ValueError, RecursionError):
        return None, rest
    return rest[begin.end() : end], f"{rest[: begin.start()].rstrip()} {rest[end:].strip()}".strip()


_EXAMPLES = {
    "name": "name: who_attended",
    "param": 'param event: event = "Finance Ministerial"  -- what it means',
    "returns": "returns: name, title, facts",
    "tags": "tags: attendance",
}


def _default(kind: str, raw: str) -> Value:
    if kind == "date" and raw != "null":
        return date.fromisoformat(raw.strip('"'))
    value = json.loads(raw)
    if value is None:
        return None
    if kind == "strings" and isinstance(value, list) and all(isinstance(v, str) for v in value):
        return [str(v) for v in value]
    types: dict[str, type] = {"integer": int, "float": float, "boolean": bool}
    wanted = types.get(kind, str)
    if kind == "float" and type(value) is int:
        return float(value)
    if kind == "strings" or type(value) is not wanted:
        raise ValueError(raw)
    return wanted(value)  # type: ignore[no-any-return]


def parse(text: str, path: Path, *, own: bool = False) -> Query:
    """The query in `text`, held to what its header declares.

    With `own` (a file of the user's, as saved from Neo4j Browser) the header may be just a title or
    nothing at all: the name is then the file's stem and the columns are the returned ones. Such a
    file need not run on both databases.

    Raises:
        QueryError: file and line, what is wrong and what was expected.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    header = _Header(path, text)
    bare = own and not header.lines
    title = header.title or (path.stem if own else "")
    if not title:
        header.refuse(1, "the first line must be a title such as '// Who attended an event'")
    if not bare:
        for key in ("name", "returns"):
            if key not in header.lines and not own:
                header.refuse(1, f"'{_EXAMPLES[key]}' is missing")
    name = header.name or path.stem
    if name != path.stem and not own:
        header.refuse(header.lines["name"], f"name {name!r} is not the file's, {path.stem!r}")
    if not own and not _NAME.fullmatch(name):
        header.refuse(header.lines["name"], f"name {name!r} must be lower_case")
    _same_parameters(header, text)
    columns = _same_columns(header, text)
    for line, message in [] if own else violations(text):  # the store guards files of one's own
        header.refuse(line, message)
    return Query(
        name=name,
        title=title,
        description=re.sub(r"\n{3,}", "\n\n", "\n".join(header.prose)).strip(),
        parameters=tuple(header.parameters.values()),
        columns=columns,
        tags=header.tags,
        text=text,
        path=path,
        types=header.types,
    )


def _same_parameters(header: _Header, text: str) -> None:
    used = parameters_used(text)
    for name, line in used.items():
        if name not in header.parameters:
            header.refuse(
                line, f"parameter ${name} is not declared; add '// param {name}: string' on top"
            )
    for name in header.parameters:
        if name not in used:
            line = header.lines[f"param {name}"]
            header.refuse(line, f"parameter {name} is declared but never used")


def _same_columns(header: _Header, text: str) -> tuple[str, ...]:
    clauses = returned(text)
    if not clauses:
        header.refuse(1, "the query returns nothing; expected a RETURN with named columns")
    declared = header.columns
    for line, names in clauses:
        if None in names:
            header.refuse(line, "every returned column needs a name: RETURN x.name AS name")
        columns = tuple(str(n) for n in names)
        declared = declared or columns
        if columns != declared:
            header.refuse(
                line, f"returned columns ({', '.join(columns)}) differ from {', '.join(declared)}"
            )
    if declared == (FACTS,):
        header.refuse(clauses[0][0], f"a column beside {FACTS} is needed")
    return declared
