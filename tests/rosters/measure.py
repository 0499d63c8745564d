"""How much of a made-up list of delegations an extraction has right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.model import Extraction, Person
from tests.rosters.delegations import Delegate, Delegation


@dataclass
class Score:
    """Shares from 0 to 1 over all entries, and what was wrong, for people to read.

    Attributes:
        persons: entries whose person is found, less the persons that no entry names.
        delegations: entries whose person came for the right state.
        titles: entries with exactly the right titles beside the rank.
        ranks: entries with the right place in the delegation, or rightly none.
        bodies: entries with exactly the right bodies beside the state.
        wrong: a line for each error.
    """

    persons: float
    delegations: float
    titles: float
    ranks: float
    bodies: float
    wrong: list[str] = field(default_factory=list)


def measure(found: Sequence[Delegation], said: Extraction) -> Score:
    """Compare what a list says with what was extracted from it."""
    people = {person.name: person for person in said.people}
    expected = [delegate for delegation in found for delegate in delegation.people]
    wrong: list[str] = []
    right = dict.fromkeys(("persons", "delegations", "titles", "ranks", "bodies"), 0)
    for delegate in expected:
        person = people.pop(delegate.name, None)
        if person is None:
            wrong.append(f"no {delegate.name}")
            continue
        right["persons"] += 1
        for kind, ok in _judged(delegate, person).items():
            right[kind] += ok
            if not ok:
                wrong.append(f"{kind} of {delegate} are {person.titles} {person.represents}")
    wrong += [f"nobody is {name}" for name in people]
    right["persons"] -= len(people)
    shares = {kind: count / len(expected) for kind, count in right.items()}
    return Score(**shares, wrong=wrong)


def _judged(delegate: Delegate, person: Person) -> dict[str, bool]:
    ranks = [title for title in person.titles if title == delegate.rank]
    titles = [title for title in person.titles if title != delegate.rank]
    bodies = [body.name for body in person.represents if body.type != "country"]
    return {
        "delegations": [b.iso3 for b in person.represents if b.type == "country"]
        == [delegate.iso3],
        "titles": titles == [delegate.title],
        "ranks": bool(ranks) == bool(delegate.rank),
        "bodies": bodies == ([delegate.body] if delegate.body else []),
    }
