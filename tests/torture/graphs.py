"""Graphs to be tortured, and what must hold of them afterwards."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import IO, Any

from graph.config import Settings
from graph.health import check
from graph.store import connect
from graph.writer import stats
from tests.torture.command import LOADING
from tests.torture.documents import Documents

_WIPE = "MATCH (n) WITH n LIMIT 5000 DETACH DELETE n RETURN count(*) AS n"
_CLAIMS = """
MATCH (d:Document) OPTIONAL MATCH (d)<-[:FOUND_IN]-(c:Claim)
RETURN d.id AS id, count(c) AS claims
"""


class BrokenError(Exception):
    """A promise that the graph does not keep; the message says which."""


@dataclass
class Load:
    """A command that loads, from outside.

    Attributes:
        process: its process.
        errors: what it prints on stderr, read when it has ended.
    """

    process: subprocess.Popen[str]
    _errors: IO[str] = field(repr=False)

    def loading(self, documents: int = 1) -> None:
        """Wait until it has come to so many documents, or ends."""
        assert self.process.stdout is not None
        left = documents
        while left and (line := self.process.stdout.readline()):
            left -= line.strip() == LOADING

    def end(self) -> tuple[int, str]:
        """Wait for its end: exit code and what it printed on stderr."""
        self.process.communicate()
        self._errors.seek(0)
        said = self._errors.read().strip()
        self._errors.close()
        return self.process.returncode, said

    def succeeds(self) -> None:
        """Wait for its end, which must be a good one."""
        code, said = self.end()
        if code or said:
            message = f"a load ended with {code}: {said}"
            raise BrokenError(message)


@dataclass(frozen=True)
class State:
    """What a graph holds.

    Attributes:
        hash: over all facts.
        claims: how many, by document.
    """

    hash: str
    claims: dict[str, int]


@dataclass(frozen=True)
class Calm:
    """A load that nobody disturbed.

    Attributes:
        whole: what the graph then holds.
        documents: how many it wrote.
        pace: seconds that one takes.
    """

    whole: State
    documents: int
    pace: float

    def moment(self, load: Load, chance: random.Random, share: float = 1) -> None:
        """Wait for a random moment in the first `share` of another load of the same."""
        load.loading(chance.randint(1, max(1, round(share * self.documents))))
        time.sleep(chance.uniform(0, self.pace))


@dataclass(frozen=True)
class Target:
    """A graph to load into, from other processes."""

    settings: Settings

    @property
    def engine(self) -> str:
        """Which database serves it."""
        return "embedded" if self.settings.db.startswith("embedded") else "neo4j"

    @property
    def credentials(self) -> dict[str, str]:
        """Variables for a process that loads into it."""
        user, password = self.settings.user, self.settings.password
        return {"NEO4J_USERNAME": user, "NEO4J_PASSWORD": password} if password else {}

    def command(self, documents: Documents, *arguments: object, **options: Any) -> Load:
        """Start `entente` in another process; `options` go to `subprocess.Popen`."""
        command = [
            sys.executable, "-m", "tests.torture.command", documents.kept,
            "--db", self.settings.db, *arguments,
        ]  # fmt: skip
        errors = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115  (Load closes it)
        process = subprocess.Popen(
            [*map(str, command)], env=os.environ | self.credentials, text=True,
            stdout=subprocess.PIPE, stderr=errors, **options,
        )  # fmt: skip
        return Load(process, errors)

    def load(self, documents: Documents, **options: Any) -> Load:
        """Start to load documents in another process."""
        return self.command(
            documents, "load", "--index", documents.index, *documents.files, **options
        )

    def state(self) -> State:
        """What it holds; it must be sound.

        Raises:
            BrokenError: `check` finds something.
        """
        with connect(self.settings) as store:
            store.ensure_schema()
            if findings := check(store):
                raise BrokenError("; ".join(map(str, findings)))
            rows = store.read(_CLAIMS)
            return State(stats(store).fact_hash, {row["id"]: row["claims"] for row in rows})

    def holds(self, whole: State) -> int:
        """How many documents it holds, each of them as `whole` has it.

        Raises:
            BrokenError: one is there in part, or the graph is not sound.
        """
        found = self.state().claims
        if parts := sorted(id_ for id_, count in found.items() if whole.claims[id_] != count):
            message = f"in the graph only in part: {', '.join(parts)}"
            raise BrokenError(message)
        return len(found)

    def finish(self, documents: Documents, whole: State) -> None:
        """Load all documents again; the graph must then be that of an undisturbed load."""
        self.load(documents).succeeds()
        if self.state() != whole:
            message = "the graph is another than after an undisturbed load"
            raise BrokenError(message)


@contextmanager
def embedded() -> Iterator[Target]:
    """A new graph in a folder."""
    with tempfile.TemporaryDirectory(prefix="entente-torture-") as folder:
        yield Target(Settings(f"embedded:{folder}/graph"))


@contextmanager
def emptied(settings: Settings) -> Iterator[Target]:
    """The graph of a server that was empty when the torture began."""
    yield Target(settings)
    with connect(settings) as store:
        while store.write(lambda tx: tx.run(_WIPE))[0]["n"]:
            pass


New = Callable[[], AbstractContextManager[Target]]
"""Makes an empty graph for a round."""
