"""Rounds that each print a line; ends with 1 where one broke a promise: `make torture`.

kill        a process is killed at a random moment of a load
together    four processes load overlapping documents at once, and the first leaves early

`python -m tests.torture kill together --rounds 3` runs these alone, three rounds of each on either
database, instead of 50 on the embedded one and 20 on Neo4j.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from tests.servers.find import neo4j
from tests.torture.documents import Documents, prepare
from tests.torture.graphs import BrokenError, New, embedded, emptied
from tests.torture.kill import kill, undisturbed
from tests.torture.together import together

ROUNDS = {"embedded": 50, "neo4j": 20}
NAMES = ("kill", "together")
Round = Callable[[], str]


def rounds(names: list[str], engine: str, new: New, documents: Documents) -> Iterator[list[Round]]:
    """What is done on one database, in turn, without end."""
    whole, seconds = undisturbed(new, documents)
    print(f"{engine}: {len(documents.files)} documents are written in {seconds:.1f} s", flush=True)
    number = 0
    while True:
        chance = random.Random(f"{engine} {number}")
        who = ("loader", "owner", "client")[number % 3] if engine == "embedded" else "loader"
        how = ("killed", "ends")[number % 2]
        made = {
            "kill": partial(kill, new, documents, whole, seconds, chance, who),
            "together": partial(together, new, documents, whole, seconds, chance, how),
        }
        yield [made[name] for name in names]
        number += 1


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
    broken = 0
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="entente-torture-")))
        documents = prepare(folder, given.documents, random.Random(given.seed))
        for engine in given.on or ROUNDS:
            new = embedded
            if engine == "neo4j":
                new = partial(emptied, stack.enter_context(neo4j()))
            todo = rounds(given.names or [*NAMES], engine, new, documents)
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
