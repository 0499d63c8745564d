"""`entente reports`: the library of saved queries."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.options import JsonOption
from graph.cli.output import echo_json

if TYPE_CHECKING:
    from graph.queries import Parameter, Query


def reports(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="Show one report with its parameters.")
    ] = None,
    as_json: JsonOption = False,
    schema: Annotated[
        bool, typer.Option("--schema", help="JSON Schema of a report's JSON output; all by name.")
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Only check the headers and texts of all reports.")
    ] = False,
) -> None:
    """List the saved reports, or show one."""
    from graph import queries

    chosen = [queries.get(name)] if name else list(queries.catalogue())
    if check:
        typer.echo(f"{len(chosen)} reports are well-formed")
    elif schema:
        schemas = {query.name: queries.json_schema(query) for query in chosen}
        echo_json(schemas[chosen[0].name] if name else schemas)
    elif as_json:
        content = [_record(query) for query in chosen]
        echo_json(content[0] if name else content)
    elif name:
        typer.echo(_page(chosen[0]))
    else:
        typer.echo(_listing(chosen))


def _listing(chosen: list[Query]) -> str:
    wide = max((len(query.name) for query in chosen), default=0)
    lines: list[str] = []
    for topic, group in groupby(chosen, key=lambda query: query.topic):
        lines += ["", topic.replace("_", " ").replace("-", " ").capitalize()]
        lines += [f"  {query.name:{wide}}  {query.title}" for query in group]
    lines += ["", "Parameters and columns: entente reports NAME. Run one: entente report NAME"]
    return "\n".join(lines[1:])


def _page(query: Query) -> str:
    lines = [query.title, ""]
    if query.description:
        lines += [query.description, ""]
    if query.parameters:
        wide = max(len(parameter.name) for parameter in query.parameters)
        lines.append("Parameters")
        lines += [
            f"  {parameter.name:{wide}}  {about(parameter)}" for parameter in query.parameters
        ]
        lines.append("")
    lines += ["Columns", f"  {', '.join(query.visible)}", ""]
    given = [f"{p.name}=…" for p in query.parameters if p.required]
    lines += ["Run", f"  {' '.join(['entente report', query.name, *given])}", "", str(query.path)]
    return "\n".join(lines)


def about(parameter: Parameter) -> str:
    """Type, default and meaning of a parameter in one line."""
    default = "required" if parameter.required else f"default {_text(parameter.default)}"
    return f"{parameter.kind}, {default}{f': {parameter.help}' if parameter.help else ''}"


def _text(value: object) -> str:
    from graph.queries.cells import json_text

    return "none" if value is None else json_text(value)


def _record(query: Query) -> dict[str, object]:
    return {
        "name": query.name,
        "title": query.title,
        "description": query.description,
        "topic": query.topic,
        "parameters": [
            {
                "name": parameter.name,
                "type": parameter.kind,
                "required": parameter.required,
                "default": None if parameter.default is None else _json(parameter.default),
                "help": parameter.help,
            }
            for parameter in query.parameters
        ],
        "columns": list(query.columns),
        "types": list(query.types),
        "tags": list(query.tags),
        "path": str(query.path),
    }


def _json(value: object) -> object:
    return json.loads(json.dumps(value, default=str))
