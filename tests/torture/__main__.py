"""Rounds that each print a line; ends with 1 where one broke a promise: `make torture`.

kill        a process is killed at a random moment of a load
together    four processes load overlapping documents at once, and the first leaves early
failures    the disk is full, or the folder read-only; a server is stopped, and comes back
malformed   48 broken files, 6 broken tables of judgements and 6 broken indexes

`python -m tests.torture kill together --rounds 3` runs these alone, three rounds of each on either
database, instead of 50 on the embedded one and 20 on Neo4j.
"""

from __future__ import annotations

import argparse
import random
import secrets
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from itertools import count
from pathlib import Path

from graph.config import Settings
from tests.torture.documents import Documents, prepare
from tests.torture.failures import full, read_only, stopped
from tests.torture.graphs import BrokenError, New, embedded, emptied
from tests.torture.kill import kill, undisturbed
from tests.torture.malformed import malformed
from tests.torture.together import together
from tools.jars import USER, JarServer

ROUNDS = {"embedded": 50, "neo4j": 20}
NAMES = ("kill", "together", "failures", "malformed")
Round = Callable[[], str]


def rounds(
    names: list[str], new: New, documents: Documents, server: JarServer | None
) -> Iterator[list[Round]]:
    """What is done on one database, in turn, without end; `server` is that of a Neo4j."""
    calm = undisturbed(new, documents)
    print(f"{calm.documents} documents, written in {calm.pace:.2f} s each", flush=True)
    for number in count():
        chance = random.Random(number)
        loads = (new, documents, calm)
        who = "loader" if server else ("loader", "owner", "client")[number % 3]
        how = ("killed", "ends")[number % 2]
        fails = partial(full, *loads, chance) if number % 2 == 0 else partial(read_only, *loads)
        made = {
            "kill": partial(kill, *loads, chance, who),
            "together": partial(together, *loads, chance, how),
            "failures": partial(stopped, *loads, chance, server) if server else fails,
            "malformed": partial(malformed, new, chance),
        }
        yield [made[name] for name in names]


def arguments() -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"{', '.join(NAMES)} [all]")
    parser.add_argument("--on", choices=ROUNDS, action="append", help="a database [both]")
    parser.add_argument("--rounds", type=int, metavar="N", help="of each [50, on Neo4j 20]")
    parser.add_argument("--documents", type=int, default=24, metavar="N", help="in a round")
    parser.add_argument("--seed", type=int, default=1, help="decides on the documents")
    given = parser.parse_args()
    if unknown := set(given.names) - set(NAMES):
        parser.error(f"{', '.join(sorted(unknown))}: no such torture; there are {', '.join(NAMES)}")
    return given


def main() -> int:
    """Run what is asked for."""
    given = arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # servers are stopped on the way out
    broken = 0
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="entente-torture-")))
        documents = prepare(folder, given.documents, random.Random(given.seed))
        for engine in given.on or ROUNDS:
            new, server = embedded, None
            if engine == "neo4j":
                password = secrets.token_urlsafe(12)
                server = stack.enter_context(JarServer(folder / engine, password, brief=True))
                new = partial(emptied, Settings(server.uri, user=USER, password=password))
            todo = rounds(given.names or [*NAMES], new, documents, server)
            for number in range(1, (given.rounds or ROUNDS[engine]) + 1):
                for once in next(todo):
                    start = time.monotonic()
                    try:
                        said = once()
                    except BrokenError as error:
                        said, broken = f"BROKEN: {error}", broken + 1
                    seconds = time.monotonic() - start
                    print(f"{engine} {number}: {said} ({seconds:.0f} s)", flush=True)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
