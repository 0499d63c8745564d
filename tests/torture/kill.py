"""Processes that are killed at random moments of a load."""

from __future__ import annotations

import random
import time

from tests.torture.documents import Documents
from tests.torture.graphs import New, State


def undisturbed(new: New, documents: Documents) -> tuple[State, float]:
    """What a load gives that nobody disturbs, and how long its writing takes."""
    with new() as target:
        load = target.load(documents)
        load.loading()
        start = time.monotonic()
        load.succeeds()
        return target.state(), time.monotonic() - start


def kill(
    new: New, documents: Documents, whole: State, seconds: float, chance: random.Random, who: str
) -> str:
    """One round: kill a process in the middle of a load, look at the graph, and finish the load.

    Args:
        new: makes an empty graph.
        documents: what to load.
        whole: what the graph holds after an undisturbed load.
        seconds: how long that takes.
        chance: decides on the moment.
        who: is killed: the loader, which has the graph to itself; the owner, which serves the
            graph and loads, while a client loads the same; or that client.
    """
    with new() as target:
        load = target.load(documents)
        victim, other = load, None
        if who != "loader" or chance.random() < 0.8:  # else the reference data are hit, too
            load.loading()
        if who != "loader":
            client = target.load(documents)
            victim, other = (load, client) if who == "owner" else (client, load)
        if who == "client":
            client.loading()
        time.sleep(chance.uniform(0, seconds))
        victim.process.kill()
        victim.end()
        if other:
            other.succeeds()
        held = target.holds(whole)
        target.finish(documents, whole)
        return f"{who} killed, {held} documents were whole"
