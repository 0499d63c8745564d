"""Two-mode tables for tests."""

from __future__ import annotations

import random

from graph.network.twomode import TwoMode


def data(rosters: dict[str, list[str]]) -> TwoMode:
    """Two-mode data with a fact for each presence."""
    found = TwoMode()
    for event, members in rosters.items():
        found.events[event] = {"name": event}
        for actor in members:
            found.actors[actor] = {"name": actor.title()}
            found.facts[actor, event] = f"{actor}@{event}"
    return found


def without_structure(seed: int, actors: int = 20, events: int = 60) -> dict[str, list[str]]:
    """Everybody attends a third of the events or so, whichever."""
    rng = random.Random(seed)
    table: dict[str, list[str]] = {f"e{i:02}": [] for i in range(events)}
    for actor in range(actors):
        for event in rng.sample(sorted(table), rng.randint(events // 5, events // 2)):
            table[event].append(f"a{actor:02}")
    return table


def with_coalition(seed: int) -> tuple[dict[str, list[str]], set[str]]:
    """The same, where five go to fifteen events together and rarely elsewhere."""
    table = without_structure(seed)
    coalition = {f"a{i:02}" for i in range(5)}
    events = sorted(table)
    for event in events:
        table[event] = [a for a in table[event] if a not in coalition]
    for event in events[:15]:
        table[event] += sorted(coalition)
    rng = random.Random(seed)
    for actor in sorted(coalition):
        for event in rng.sample(events[15:], 3):
            table[event].append(actor)
    return table, coalition
