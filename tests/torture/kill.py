"""Processes that are killed at random moments of a load."""

from __future__ import annotations

import random
import time

from tests.torture.documents import Documents
from tests.torture.graphs import Calm, New


def undisturbed(new: New, documents: Documents) -> Calm:
    """A load that nobody disturbs, the second of two: the first warms a server up."""
    for _ in range(2):
        with new() as target:
            load = target.load(documents)
            load.loading()
            start = time.monotonic()
            load.succeeds()
            seconds = time.monotonic() - start
            whole = target.state()
    count = len(documents.files)
    return Calm(whole, count, seconds / count)


def kill(new: New, documents: Documents, calm: Calm, chance: random.Random, who: str) -> str:
    """One round: kill a process in the middle of a load, look at the graph, and finish the load.

    Args:
        new: makes an empty graph.
        documents: what to load.
        calm: the same load when nobody disturbs it.
        chance: decides on the moment.
        who: is killed: the loader, which has the graph to itself; the owner, which serves the
            graph and loads, while a client loads the same; or that client.
    """
    with new() as target:
        load = target.load(documents)
        victim, other = load, None
        if who != "loader":
            load.loading()
            client = target.load(documents)
            victim, other = (load, client) if who == "owner" else (client, load)
        if who == "loader" and chance.random() < 0.2:  # the reference data are hit, too
            time.sleep(chance.uniform(0, calm.documents * calm.pace))
        else:
            calm.moment(victim, chance)
        victim.process.kill()
        victim.end()
        if other:
            other.succeeds()
        held = target.holds(calm.whole)
        target.finish(documents, calm.whole)
        return f"{who} killed, {held} documents were whole"
