"""The predicted facts of one document beside the gold ones, kind by kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from loaders.scoring.matching import (
    SAME_TEXT,
    overlap,
    pair,
    same_body,
    same_person,
    shared_tokens,
)
from loaders.scoring.sheets import Attended, Body, Event, Sheet, Stated, Who

Kind = Literal["people", "titles", "represents", "events", "attended", "stated"]
KINDS: tuple[Kind, ...] = ("people", "titles", "represents", "events", "attended", "stated")
HEADLINE: tuple[Kind, ...] = ("people", "titles", "represents", "attended", "stated")

_SAME_EVENT = 0.5
_SAME_CONTENT = 0.5
Fact = TypeVar("Fact")
Labels = list[tuple[str | None, str | None]]


@dataclass
class Found:
    """Counts for one kind of fact, with those that have no counterpart, as text.

    `right` says of each predicted fact, in the order given, whether it has a counterpart.
    """

    matched: int = 0
    gold: int = 0
    predicted: int = 0
    missed: list[str] = field(default_factory=list)
    spurious: list[str] = field(default_factory=list)
    right: tuple[bool, ...] = ()


@dataclass
class Comparison:
    """One document: what matched, and the labels (gold, predicted) of what matched."""

    found: dict[Kind, Found] = field(default_factory=dict)
    roles: Labels = field(default_factory=list)
    modes: Labels = field(default_factory=list)
    statuses: Labels = field(default_factory=list)
    dates: list[bool] = field(default_factory=list)

    def add(
        self,
        kind: Kind,
        gold: Sequence[Fact],
        predicted: Sequence[Fact],
        pairs: dict[int, int],
        show: Callable[[Fact], str],
    ) -> None:
        """Count one kind and remember what has no counterpart."""
        hit = set(pairs.values())
        self.found[kind] = Found(
            matched=len(pairs),
            gold=len(gold),
            predicted=len(predicted),
            missed=[show(fact) for i, fact in enumerate(gold) if i not in pairs],
            spurious=[show(fact) for j, fact in enumerate(predicted) if j not in hit],
            right=tuple(j in hit for j in range(len(predicted))),
        )


def compare(gold: Sheet, predicted: Sheet, text: str = "") -> Comparison:
    """Match the facts of one document.

    People are matched first; titles, bodies, events, attendance and statements are then compared
    through the matched people, so a wrong person also costs the facts about them.

    Args:
        gold: what a careful analyst found.
        predicted: what is to be scored.
        text: the document, to show statements by their words instead of their offsets.
    """
    result = Comparison()
    people = pair(gold.people, predicted.people, same_person, 1.0)
    result.add("people", gold.people, predicted.people, people, lambda person: person.name)
    to_gold = {predicted.people[j].id: gold.people[i].id for i, j in people.items()}
    _compare_offices(result, gold, predicted, to_gold)
    same_who = _same_who(to_gold)
    events = _compare_events(result, gold, predicted, same_who)
    _compare_attendance(result, gold, predicted, same_who, events)
    _compare_statements(result, gold, predicted, same_who, text)
    return result


SameWho = Callable[[Who, Who], bool]


def _same_who(to_gold: dict[str, str]) -> SameWho:
    def same(gold: Who, predicted: Who) -> bool:
        if isinstance(gold, str) or isinstance(predicted, str):
            both = isinstance(gold, str) and isinstance(predicted, str)
            return both and to_gold.get(str(predicted)) == gold
        if gold.unspecific or predicted.unspecific:
            return gold.unspecific and predicted.unspecific
        return same_body(gold, predicted)

    return same


def _compare_offices(
    result: Comparison, gold: Sheet, predicted: Sheet, to_gold: dict[str, str]
) -> None:
    def titles(sheet: Sheet) -> list[tuple[str, str]]:
        return [(person.id, title) for person in sheet.people for title in person.titles]

    def bodies(sheet: Sheet) -> list[tuple[str, Body]]:
        return [(person.id, body) for person in sheet.people for body in person.represents]

    def same_title(left: tuple[str, str], right: tuple[str, str]) -> float:
        return shared_tokens(left[1], right[1]) if to_gold.get(right[0]) == left[0] else 0.0

    def same_office(left: tuple[str, Body], right: tuple[str, Body]) -> float:
        return float(to_gold.get(right[0]) == left[0] and same_body(left[1], right[1]))

    mine, theirs = titles(gold), titles(predicted)
    pairs = pair(mine, theirs, same_title, SAME_TEXT)
    result.add("titles", mine, theirs, pairs, lambda fact: f"{fact[0]} {fact[1]}")
    ours, others = bodies(gold), bodies(predicted)
    pairs = pair(ours, others, same_office, 1.0)
    result.add(
        "represents", ours, others, pairs, lambda fact: f"{fact[0]} {fact[1].iso3 or fact[1].name}"
    )


def _compare_events(
    result: Comparison, gold: Sheet, predicted: Sheet, same_who: SameWho
) -> dict[str, str]:
    def likeness(left: Event, right: Event) -> float:
        ours = [fact.who for fact in gold.attended if fact.event == left.id]
        theirs = [fact.who for fact in predicted.attended if fact.event == right.id]
        shared = sum(any(same_who(x, y) for y in theirs) for x in ours)
        share = 2 * shared / (len(ours) + len(theirs)) if ours or theirs else 0.0
        names = max(
            shared_tokens(x, y)
            for x in (left.name, *left.aliases)
            for y in (right.name, *right.aliases)
        )
        return overlap(left.span, right.span) + names + 1.5 * share

    pairs = pair(gold.events, predicted.events, likeness, _SAME_EVENT)
    result.add("events", gold.events, predicted.events, pairs, lambda event: event.name)
    for i, j in pairs.items():
        if gold.events[i].date:
            result.dates.append(gold.events[i].date == predicted.events[j].date)
    return {predicted.events[j].id: gold.events[i].id for i, j in pairs.items()}


def _compare_attendance(
    result: Comparison, gold: Sheet, predicted: Sheet, same_who: SameWho, events: dict[str, str]
) -> None:
    def same_fact(left: Attended, right: Attended) -> float:
        return float(events.get(right.event) == left.event and same_who(left.who, right.who))

    def same_outcome(left: Attended, right: Attended) -> float:
        if (left.status == "attended") != (right.status == "attended"):
            return 0.0
        return same_fact(left, right)

    mine, theirs = gold.attended, predicted.attended
    pairs = pair(mine, theirs, same_outcome, 1.0)
    result.add("attended", mine, theirs, pairs, _show_attended)
    result.roles += [(mine[i].role, theirs[j].role) for i, j in pairs.items()]
    anyhow = pair(mine, theirs, same_fact, 1.0)
    result.statuses += [(mine[i].status, theirs[j].status) for i, j in anyhow.items()]


def _compare_statements(
    result: Comparison, gold: Sheet, predicted: Sheet, same_who: SameWho, text: str
) -> None:
    def same_fact(left: Stated, right: Stated) -> float:
        return overlap(left.span, right.span) if same_who(left.who, right.who) else 0.0

    def show(fact: Stated) -> str:
        words = text[slice(*fact.span)][:90].replace("\n", " ") if text else str([*fact.span])
        return f"{_show_who(fact.who)}: {words}"

    pairs = pair(gold.stated, predicted.stated, same_fact, _SAME_CONTENT)
    result.add("stated", gold.stated, predicted.stated, pairs, show)
    result.modes += [(gold.stated[i].mode, predicted.stated[j].mode) for i, j in pairs.items()]


def _show_who(who: Who) -> str:
    return who if isinstance(who, str) else who.name or who.type


def _show_attended(fact: Attended) -> str:
    return f"{_show_who(fact.who)} @ {fact.event} {fact.role} {fact.status}"
