"""`entente show`: one actor or event with everything that is said about it."""

from __future__ import annotations

from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.options import DbOption, JsonOption
from graph.cli.output import echo_json
from graph.cli.session import connect

if TYPE_CHECKING:
    from graph.profile import Edge, Profile

_HIDDEN = ("id", "name", "name_folded")


def show(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="An id, name or alias.")],
    limit: Annotated[
        int, typer.Option("--limit", min=1, metavar="N", help="Edges to show of each kind.")
    ] = 20,
    as_json: JsonOption = False,
    db: DbOption = None,
) -> None:
    """Show one actor or event with its sentences.

    NAME is a person, country, ministry, institution or event, by id, name or alias.
    """
    with connect(context, db) as database:
        profile = database.show(name)
    if as_json:
        echo_json(asdict(profile))
    else:
        typer.echo(page(profile, limit))


def page(profile: Profile, limit: int) -> str:
    """The profile as text: properties, then edges by type with the best sentence of each."""
    from graph.queries.cells import cell, printable

    name = profile.properties.get("name", profile.id)
    lines = [printable(f"{name}  ({profile.label} {profile.id})")]
    for key, value in sorted(profile.properties.items()):
        if key not in _HIDDEN and value not in (None, "", []):
            lines.append(f"  {key}: {printable(cell(value))}")
    for (kind, outgoing), group in groupby(profile.edges, key=lambda e: (e.type, e.outgoing)):
        edges = list(group)
        lines += ["", f"{kind} {'->' if outgoing else '<-'}  ({len(edges)})"]
        for edge in edges[:limit]:
            lines += _edge(edge)
        if len(edges) > limit:
            lines.append(f"  … {len(edges) - limit} more; --limit {len(edges)} shows all")
    if profile.documents:
        lines += ["", printable(f"Mentioned in {', '.join(profile.documents)}")]
    return "\n".join(lines)


def _edge(edge: Edge) -> list[str]:
    from graph.queries.cells import cell, printable

    said = [f"{key} {cell(value)}" for key, value in edge.properties.items() if value]
    detail = f"  [{printable(', '.join(said))}]" if said else ""
    basis = f"  ({edge.basis})" if edge.basis and edge.basis != "stated" else ""
    lines = [f"  {printable(edge.name)}{detail}{basis}"]
    if edge.quote:
        lines.append(f"      “{printable(edge.quote)}” — {printable(edge.source or '')}")
    return lines
