"""Broken files, indexes and judgements: no traceback, nothing in part, the right exit code."""

from __future__ import annotations

import io
import json
import os
import random
import re
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

from graph.cli import main
from graph.store import Store, connect
from graph.writer.judgements import read_judgements
from graph.writer.reviews import read_reviews
from tests.torture import broken_files
from tests.torture.graphs import BrokenError, New, Target

FILES = 48
TABLES = 6
_AT_LINE = re.compile(r":\d+$")
_OURS = ("Traceback", "run again with --debug", "could not be extracted")


def malformed(new: New, chance: random.Random) -> str:
    """One round: many broken files with one command, then broken indexes and judgements.

    Each is made from `chance`, so a round can be repeated.
    """
    with new() as target, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with connect(target.settings) as store:  # serves an embedded graph to all commands
            refused = _documents(target, store, broken_files.write(folder, FILES, chance))
            kept = sum(_judgements(target, store, folder, chance) for _ in range(TABLES))
            read = sum(_index(target, store, folder, chance) for _ in range(TABLES))
        target.state()
    return (
        f"{FILES} broken files, {refused} refused; {TABLES} broken tables of judgements, {kept}"
        f" taken in; {TABLES} broken indexes, {read} good enough"
    )


def _documents(target: Target, store: Store, files: list[Path]) -> int:
    """Load them at once: how many are refused; just the others must be in the graph."""
    told = ("--event", "Talks", "--date", "2031-05-05")
    code, said = _run(target, "load", "--json", *told, *map(str, files))
    failed = json.loads(said)["failed"]
    if code != bool(failed):
        message = f"load ended with {code} when {len(failed)} files were refused"
        raise BrokenError(message)
    refused = {_AT_LINE.sub("", failure["source"]) for failure in failed}
    held = _held(store)
    held |= {id_.partition("#")[0] for id_ in held}  # a mail may hold an attachment only
    if wrong := [f for f in files if (str(f) in refused) == (f.resolve().as_uri() in held)]:
        message = f"refused and loaded, or neither: {', '.join(map(str, wrong))}"
        raise BrokenError(message)
    return len(refused)


def _judgements(target: Target, store: Store, folder: Path, chance: random.Random) -> bool:
    """Import a table: whether it was taken in, which it is as a whole or not at all."""
    table = folder / "judgements.tsv"
    table.write_bytes(broken_files.damaged(broken_files.JUDGEMENTS, chance, most=1))
    before = _decided(store)
    code, _ = _run(target, "judgements", "import", str(table))
    if code and _decided(store) != before:
        message = f"a table of judgements was refused and taken in: {table.read_bytes()!r}"
        raise BrokenError(message)
    return code == 0


def _index(target: Target, store: Store, folder: Path, chance: random.Random) -> bool:
    """Load a text with an index: whether that was read; else the text must not be there."""
    (folder / "index.txt").write_text(broken_files.TEXT, encoding="utf-8")
    index = folder / "index.jsonl"
    index.write_bytes(broken_files.damaged(broken_files.INDEX, chance, most=1))
    before = len(_held(store))
    code, _ = _run(target, "load", "--index", str(index), str(folder / "index.txt"))
    if code and len(_held(store)) != before:
        message = f"a text was loaded with a broken index: {index.read_bytes()!r}"
        raise BrokenError(message)
    return code == 0


def _decided(store: Store) -> list[object]:
    return [*read_judgements(store.read), *read_reviews(store.read)]


def _held(store: Store) -> set[str]:
    return {row["id"] for row in store.read("MATCH (d:Document) RETURN d.id AS id")}


def _run(target: Target, *arguments: str) -> tuple[int, str]:
    """The command in this process: exit code and output.

    Raises:
        BrokenError: it ended as no broken input should make it end.
    """
    out, err = io.StringIO(), io.StringIO()
    known = patch.dict(os.environ, target.credentials)
    with redirect_stdout(out), redirect_stderr(err), known:
        code = main(["--db", target.settings.db, *arguments])
    said = err.getvalue()
    if code not in (0, 1, 2) or (code and not said) or any(word in said for word in _OURS):
        message = f"{arguments[0]} ended with {code}: {said.strip()}"
        raise BrokenError(message)
    return code, out.getvalue()
