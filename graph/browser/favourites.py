"""The report library and pictures of the graph as saved scripts for Neo4j Browser.

Browser refuses a script whose parameters are not set, so each script holds the defaults as text:
one click gives an answer. The zip is for the classic Browser (folders from paths, titles from first
lines), the CSV for the newer one, which shows names as given; both sort by name, hence the numbers.
Formats as read by neo4j-browser 5.24.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from graph.browser.style import style_sheet
from graph.queries import Query, load
from graph.queries.parameters import literal
from graph.store.text import masked

_PARAMETER = re.compile(r"\$([A-Za-z_]\w*)")
_UNSAFE = re.compile(r'[\\/:*?"<>|]')
_BEGINNING = (1980, 1, 1, 0, 0, 0)  # the same pack, byte for byte, whenever it is made
_START, _PICTURES = "0 Start", "1 Pictures"


@dataclass(frozen=True)
class Script:
    """One saved script: its folder, its name and its text, whose first line is the name again."""

    folder: str
    name: str
    text: str


def pictures() -> tuple[Query, ...]:
    """Queries that give a drawing, in the order of their numbers; Browser alone can show them."""
    return tuple(map(load, sorted(Path(__file__).with_name("pictures").glob("*.cypher"))))


def scripts(queries: Iterable[Query], guide: str) -> list[Script]:
    """Colours and guide, pictures, and every report numbered within the folder of its topic.

    Args:
        queries: the reports.
        guide: address of the guide.
    """
    made = [
        Script(_START, "00 Colours", f"// 00 Colours\n:style {style_sheet()}\n"),
        Script(_START, "01 Guide", f"// 01 Guide\n:guide {guide}\n"),
        *_numbered(_PICTURES, pictures()),
    ]
    ordered = sorted(queries, key=lambda query: (query.topic, query.title))
    for number, (topic, group) in enumerate(groupby(ordered, lambda query: query.topic), start=2):
        made += _numbered(f"{number} {topic.replace('_', ' ').capitalize()}", group)
    return made


def _numbered(folder: str, queries: Iterable[Query]) -> Iterable[Script]:
    for place, query in enumerate(queries, start=1):
        name = f"{place:02} {query.title}"
        yield Script(folder, name, f"// {name}\n{filled(query)}")


def filled(query: Query, but: Collection[str] = ()) -> str:
    """The statement without its header, its parameters (all `but` these) replaced by defaults."""
    values = {p.name: literal(p.default) for p in query.parameters if p.name not in but}
    bare, parts, end = masked(query.text), [], 0
    for match in _PARAMETER.finditer(bare):
        if match[1] in values:
            parts += [query.text[end : match.start()], values[match[1]]]
            end = match.end()
    lines = "".join([*parts, query.text[end:]]).split("\n")
    first = next((i for i, line in enumerate(lines) if not line.startswith("//")), 0)
    return "\n".join(lines[first:]).strip() + "\n"


def as_zip(made: Iterable[Script]) -> bytes:
    """`Folder/Name.cypher`, with an entry for every folder, which the newer Browser needs."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for folder, group in groupby(made, lambda script: script.folder):
            archive.writestr(zipfile.ZipInfo(f"{folder}/", _BEGINNING), "")
            for script in group:
                path = f"{folder}/{_UNSAFE.sub('-', script.name)}.cypher"
                archive.writestr(zipfile.ZipInfo(path, _BEGINNING), script.text)
    return buffer.getvalue()


def as_csv(made: Iterable[Script]) -> str:
    """The columns that the newer Browser imports, which has neither style sheets nor guides."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["name", "description", "query", "id", "parentId", "isFolder"])
    for folder, group in groupby(made, lambda script: script.folder):
        if folder == _START:
            continue
        writer.writerow([folder, "", "", folder, "", "true"])
        for script in group:
            row = [script.name, "", script.text, f"{folder}/{script.name}", folder, "false"]
            writer.writerow(row)
    return out.getvalue()
