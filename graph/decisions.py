"""What people decided as a table that can be reviewed, kept and taken into another graph.

One decision a line, tab-separated: `same` and `different` on two persons or events, `accepted` and
`rejected` on what claims say. Nothing in it depends on the graph that it comes from, so a graph of
the same documents says the same, whether these are loaded before it or after.

Of two decisions on the same thing the one that was made later holds, wherever it comes from: so
tables may be taken in in any order, and again. Two that differ within one table are a mistake.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from graph.errors import SourceError
from graph.model.kinds import KINDS
from graph.resolution import Judgement, Verdict
from graph.store import Store
from graph.writer import Writer
from graph.writer.judgements import in_utc
from graph.writer.reviews import Review, Ruling
from graph.writer.writer import Decision

_COLUMNS = ("verdict", "label", "one", "other", "qualifiers", "because", "by", "at")
_TITLE = "# what people decided on who is who and on what is true; one decision a line"
_VERDICTS: dict[str, Verdict] = {"same": "same", "different": "different"}
_RULINGS: dict[str, Ruling] = {"accepted": "accepted", "rejected": "rejected"}
_JUDGED = ("Person", "Event")


@dataclass(frozen=True)
class Taken:
    """What came of the decisions of a table.

    Attributes:
        new: they hold now.
        known: they held already.
        outdated: something else was decided here since.
    """

    new: int
    known: int
    outdated: int


def export_text(decisions: Iterable[Decision]) -> str:
    """Decisions as a table; the same ones give the same text."""
    rows = sorted(map(_cells, decisions), key=lambda cells: cells[1:])  # a verdict changes in place
    return "\n".join([_TITLE, *("\t".join(cells) for cells in (_COLUMNS, *rows))]) + "\n"


def import_file(store: Store, path: Path) -> Taken:
    """Take in the decisions of a table, all or none.

    A judgement or ruling replaces what was decided on the same earlier than it.

    Raises:
        SourceError: the table cannot be read, a line is wrong, or two contradict each other.
        UsageError: a judgement contradicts a chain of others.
    """
    told = _read(path)
    held: dict[str, Decision] = {}
    new: list[Decision] = []

    def later(known: dict[str, Decision]) -> list[Decision]:
        nonlocal held, new
        new = [d for d in told if d.id not in known or _replaces(d, known[d.id])]
        held = known | {d.id: d for d in new}
        return new

    Writer(store).decide(later)
    outdated = sum(_verdict(d) != _verdict(held[d.id]) for d in told)
    return Taken(len(new), len(told) - len(new) - outdated, outdated)


def _verdict(decision: Decision) -> str:
    return decision.verdict if isinstance(decision, Judgement) else decision.ruling


def _replaces(new: Decision, old: Decision) -> bool:
    """Whether it was made later; a line whose verdict alone was edited counts as that."""
    return new.at > old.at or (new.at == old.at and _verdict(new) != _verdict(old))


def _cells(decision: Decision) -> tuple[str, ...]:
    at = decision.at.astimezone(UTC).isoformat(timespec="milliseconds")
    end = (" ".join(decision.because.split()), " ".join(decision.by.split()), at)
    if isinstance(decision, Judgement):
        return (decision.verdict, decision.label, decision.one, decision.other, "", *end)
    label = f"{decision.from_label} {decision.kind} {decision.to_label}"
    named = zip(KINDS[decision.kind].keys, decision.qualifiers, strict=True)
    said = {name: value for name, value in named if value}
    told = json.dumps(said) if said else ""
    return (decision.ruling, label, decision.subject, decision.object, told, *end)


def _read(path: Path) -> list[Decision]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path}: cannot be read ({error})"
        raise SourceError(message) from error
    found: dict[str, tuple[int, Decision]] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#") or line == "\t".join(_COLUMNS):
            continue
        decision = _parsed(line, f"{path}:{number}")
        first, other = found.get(decision.id, (number, decision))
        if _verdict(other) != _verdict(decision):
            message = f"{path}:{number}: {decision} contradicts line {first}; keep one of the two"
            raise SourceError(message)
        found[decision.id] = (first, max(other, decision, key=lambda d: d.at))
    return [decision for _, decision in found.values()]


def _parsed(line: str, where: str) -> Decision:
    cells = line.split("\t")
    if len(cells) != len(_COLUMNS):
        message = f"{where}: has {len(cells)} columns instead of {', '.join(_COLUMNS)}"
        raise SourceError(message)
    verdict, label, one, other, qualifiers, because, by, at = cells
    when = _time(at, where)
    if not one or not other:
        message = f"{where}: needs the ids of two, one and other"
        raise SourceError(message)
    if judged := _VERDICTS.get(verdict):
        if label not in _JUDGED or one == other or qualifiers:
            message = f"{where}: {verdict} is said of two of Person or Event, without qualifiers"
            raise SourceError(message)
        first, last = sorted((one, other))
        return Judgement(judged, label, first, last, because, by, when)
    if ruling := _RULINGS.get(verdict):
        start, kind, end = _kind(label, where)
        told = _qualifiers(kind, qualifiers, where)
        return Review.made(ruling, kind, (start, one), (end, other), told, because, by, when)
    message = f"{where}: {verdict!r} is none of {', '.join([*_VERDICTS, *_RULINGS])}"
    raise SourceError(message)


def _kind(label: str, where: str) -> tuple[str, str, str]:
    """Label, kind and label of "Person attended Event"."""
    start, _, rest = label.partition(" ")
    name, _, end = rest.partition(" ")
    kind = KINDS.get(name)
    if kind is None or start not in kind.starts or end not in kind.ends or name == "mention":
        message = f"{where}: {label!r} is no kind of claim, such as Person attended Event"
        raise SourceError(message)
    return start, name, end


def _qualifiers(kind: str, text: str, where: str) -> tuple[str, ...]:
    keys = KINDS[kind].keys
    try:
        said = json.loads(text or "{}")
        json.dumps(said, ensure_ascii=False).encode()  # half a surrogate pair is no text
    except (ValueError, RecursionError):
        said = None
    if (
        not isinstance(said, dict)
        or not said.keys() <= {*keys}
        or not all(isinstance(value, str) for value in said.values())
    ):
        known = ", ".join(keys) or "nothing"
        message = f"{where}: {text!r} is no JSON object of texts with no more than {known}"
        raise SourceError(message)
    return tuple(said.get(name, "") for name in keys)


def _time(text: str, where: str) -> datetime:
    try:
        when = in_utc(datetime.fromisoformat(text))
    except (ValueError, OverflowError) as error:
        message = f"{where}: {text!r} is no time such as 2024-05-01T12:00:00+00:00"
        raise SourceError(message) from error
    return when.replace(microsecond=when.microsecond // 1000 * 1000)
