"""What commands print and write: files whole or not at all, progress only for people."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import typer

from graph.cli.options import globals_of
from graph.errors import EntenteError

Item = TypeVar("Item")
_MOST = 20  # lines about one source


def note(context: typer.Context, message: str) -> None:
    """A line beside the result, on stderr; silent under --quiet."""
    if not globals_of(context).quiet:
        typer.echo(message, err=True)


def summary(context: typer.Context, message: str) -> None:
    """What was done, on stdout; silent under --quiet."""
    if not globals_of(context).quiet:
        typer.echo(message)


def echo_json(value: object) -> None:
    """A result for programs, on stdout."""
    from graph.queries.cells import json_text

    typer.echo(json_text(value, indent=2))


def tell_unread(unread: Iterable[tuple[str, str]]) -> None:
    """List what was not understood of each source on stderr, the first few of many."""
    from graph.queries.cells import printable

    by_origin: dict[str, list[str]] = {}
    for origin, what in unread:
        by_origin.setdefault(origin, []).append(what)
    for origin, parts in by_origin.items():
        for what in parts[:_MOST]:
            typer.echo(printable(f"{origin}: {what}"), err=True)
        if len(parts) > _MOST:
            more = len(parts) - _MOST
            told = f"{origin}: and {more:,} more; load --json lists them all"
            typer.echo(printable(told), err=True)


def write_file(path: Path, content: str | bytes) -> None:
    """Write a file whole or leave what was there."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content.encode() if isinstance(content, str) else content)
            temporary.chmod(0o666 & ~_umask())
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        message = f"{path}: cannot be written ({error.strerror}); choose another place"
        raise EntenteError(message) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextmanager
def ticking(
    context: typer.Context, label: str, total: int | None = None
) -> Iterator[Callable[[], None]]:
    """Something to call after each step; a bar on stderr where that is a terminal for people."""
    if globals_of(context).quiet or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=total)
        yield lambda: bar.advance(task)


def progress(
    context: typer.Context, items: Iterable[Item], label: str, total: int | None = None
) -> Iterator[Item]:
    """The items, ticking as they are taken."""
    with ticking(context, label, total) as tick:
        for item in items:
            yield item
            tick()
