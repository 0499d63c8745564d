"""`entente stats`: how much the graph holds."""

from __future__ import annotations

from dataclasses import asdict

import typer

from graph.cli.options import DbOption, JsonOption
from graph.cli.output import echo_json
from graph.cli.session import connect


def stats(context: typer.Context, as_json: JsonOption = False, db: DbOption = None) -> None:
    """Count nodes and edges.

    The fact hash covers everything but load times: equal graphs have equal hashes.
    """
    with connect(context, db) as database:
        found = database.stats()
        address = database.address
    if as_json:
        echo_json(asdict(found))
        return
    shown = ("Document", "Claim")
    parts = [
        [
            f"{'documents':16}{found.documents:>8}  ({found.texts} distinct texts)",
            f"{'claims':16}{found.claims:>8}",
        ],
        [f"{k:16}{n:>8}" for k, n in found.nodes.items() if n and k not in shown],
        [f"{kind:16}{count:>8}" for kind, count in found.edges.items() if count],
        [f"fact hash {found.fact_hash}", f"graph {address}"],
    ]
    typer.echo("\n\n".join("\n".join(lines) for lines in parts if lines))
