"""Pairs of names and of events with the truth about them, and how well the rules tell it."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graph.ids import anchored, digest, fold
from graph.resolution import EventMention, PersonMention, join_events, join_people

HERE = Path(__file__).parent
Cells = dict[str, str]


@dataclass(frozen=True)
class Measure:
    """Precision, recall and F1 over pairs, with the pairs that were told wrongly."""

    found: int
    true: int
    both: int
    wrong: tuple[Cells, ...]

    @property
    def f1(self) -> float:
        return 2 * self.both / (self.found + self.true) if self.found + self.true else 1.0


def read(name: str) -> list[Cells]:
    """The pairs of a table."""
    text = (HERE / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def half(pairs: Iterable[Cells], which: int) -> list[Cells]:
    """One half of the pairs, by their hash; rules are made with the first in view."""
    return [p for p in pairs if int(digest(p["one"], p["other"], p["same"]), 16) % 2 == which]


def measure(pairs: Iterable[Cells], joined: Callable[[Cells], bool]) -> Measure:
    """How well the rules tell which pairs are one."""
    told = [(pair, joined(pair), pair["same"] == "1") for pair in pairs]
    return Measure(
        found=sum(said for _, said, _ in told),
        true=sum(truth for _, _, truth in told),
        both=sum(said and truth for _, said, truth in told),
        wrong=tuple(pair for pair, said, truth in told if said != truth),
    )


def one_person(pair: Cells) -> bool:
    """Whether the rules make one person of a pair."""
    mentions = [_person(pair, side) for side in ("one", "other")]
    if mentions[0].id == mentions[1].id:
        return True
    return len(set(join_people(mentions).values())) == 1


def _person(pair: Cells, side: str) -> PersonMention:
    name, body, office = pair[side], pair[f"for_{side}"], pair[f"office_{side}"]
    offices = frozenset({f"{office}@{body}"} if office else ())
    return PersonMention(anchored(name, body), frozenset({name}), offices)


def one_event(pair: Cells) -> bool:
    """Whether the rules make one event of a pair of two documents."""
    mentions = [_event(pair, side) for side in ("one", "other")]
    return len(set(join_events(mentions).values())) == 1


def _event(pair: Cells, side: str) -> EventMention:
    first, _, last = pair[f"days_{side}"].partition("/")
    return EventMention(
        id=f"{side}#{side}",
        document=side,
        name=pair[side],
        kind=pair[f"kind_{side}"] or None,
        start=date.fromisoformat(first) if first else None,
        end=date.fromisoformat(last or first) if first else None,
        place=pair[f"place_{side}"] or None,
        participants=frozenset(
            w if w.isupper() else fold(w) for w in pair[f"who_{side}"].split("; ") if w
        ),
    )
