"""`entente review`: accept or reject what the extractor is not sure of, sentence by sentence."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.options import DbOption, JsonOption
from graph.cli.output import echo_json, summary
from graph.cli.session import connect

if TYPE_CHECKING:
    from graph.reviewing import Doubt
    from graph.writer.reviews import Ruling

_HELP = "a accept, r reject, s skip, q quit and go on later"


def review(
    context: typer.Context,
    threshold: Annotated[
        float,
        typer.Option("--threshold", min=0, max=1, metavar="X", help="Facts less sure than this."),
    ] = 0.7,
    accept: Annotated[
        list[str] | None, typer.Option("--accept", metavar="FACT", help="Accept without asking.")
    ] = None,
    reject: Annotated[
        list[str] | None, typer.Option("--reject", metavar="FACT", help="Reject without asking.")
    ] = None,
    because: Annotated[str, typer.Option("--because", metavar="TEXT", help="Why.")] = "",
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who decides.")] = None,
    as_json: JsonOption = False,
    db: DbOption = None,
) -> None:
    """Walk through facts that are not sure, the least sure first, each with its sentence.

    A rejected fact goes and stays away when its documents are loaded again; `undo` takes a ruling
    back. What was skipped comes again the next time.
    """
    with connect(context, db) as database:
        for fact in accept or ():
            database.review(fact, "accepted", because=because, by=by)
        for fact in reject or ():
            database.review(fact, "rejected", because=because, by=by)
        if accept or reject:
            summary(context, f"{len(accept or ())} accepted, {len(reject or ())} rejected")
            return
        doubts = database.unreviewed(threshold)
        if as_json:
            echo_json([asdict(d) for d in doubts])
            return
        done = {"a": 0, "r": 0}
        for number, doubt in enumerate(doubts, 1):
            typer.echo(f"\n{number}/{len(doubts)}  {_told(doubt)}")
            answer = _asked()
            if answer == "q":
                break
            if answer in done:
                done[answer] += 1
                ruling: Ruling = "accepted" if answer == "a" else "rejected"
                database.review(doubt.fact, ruling, because=because, by=by)
        left = len(doubts) - sum(done.values())
    summary(context, f"{done['a']} accepted, {done['r']} rejected, {left} left below {threshold:g}")


def _asked() -> str:
    while True:
        try:
            answer = input(f"[{_HELP}] ").strip().lower()[:1]
        except EOFError:
            return "q"
        if answer in ("a", "r", "s", "q"):
            return answer


def _told(doubt: Doubt) -> str:
    from graph.queries.cells import printable

    head = printable(f"{doubt.subject}  {doubt.type}  {doubt.object}")
    quote = printable(" ".join(doubt.quote.split()))
    return f"{head}  ({doubt.confidence:.2f}, {doubt.fact})\n  “{quote}” {printable(doubt.source)}"
