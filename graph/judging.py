"""Deciding who is the same as whom: what to decide on, and decisions that can be taken back."""

from __future__ import annotations

import getpass
from dataclasses import dataclass
from datetime import UTC, datetime

from graph.errors import UsageError
from graph.queries.lookup import locate
from graph.resolution import (
    EventMention,
    Judgement,
    PersonMention,
    Suggestion,
    Verdict,
    resolve,
    suggestions,
)
from graph.resolution.judgements import Judgements
from graph.store import Store
from graph.writer import Writer, mentions
from graph.writer.judgements import read_judgements
from graph.writer.reviews import Review, read_reviews

_MEMBERS = """
MATCH (n:Person|Event)
WHERE n.id = $typed OR $typed IN coalesce(n.former_ids, [])
RETURN labels(n)[0] AS label, n.id AS id
"""


@dataclass(frozen=True)
class _Meant:
    """What was typed for a person or event: its node, and the mention that a judgement names."""

    label: str
    node: str
    mention: str


def duplicates(store: Store) -> list[Suggestion]:
    """Pairs of persons and of events that may be one, the likeliest first."""
    found = mentions(store.read)
    judged = Judgements.of(judgements(store))
    people = [m for m in found if isinstance(m, PersonMention)]
    events = [m for m in found if isinstance(m, EventMention)]
    return suggestions(people, events, resolve(found, judged), judged)


def judgements(store: Store) -> list[Judgement]:
    """What people decided, the earliest first."""
    return read_judgements(store.read)


def judge(
    store: Store, verdict: Verdict, one: str, other: str, *, because: str, by: str | None = None
) -> Judgement:
    """Decide that two persons or events are the same, or are not.

    Args:
        store: an open store.
        verdict: same or different.
        one: a person or event, by id (also one that it had before it was joined), name or alias.
        other: another.
        because: why.
        by: who decides; the user of the system where it is not given.

    Raises:
        UsageError: nothing, or more than one thing, is meant, or the judgement contradicts others.
    """
    if not because.strip():
        message = "a judgement needs a reason; give --because"
        raise UsageError(message)
    a, b = _meant(store, one), _meant(store, other)
    _suit(verdict, a, b)
    first, last = sorted((a.mention, b.mention))
    now = datetime.now(UTC)
    at = now.replace(microsecond=now.microsecond // 1000 * 1000)
    made = Judgement(verdict, a.label, first, last, because.strip(), by or getpass.getuser(), at)
    Writer(store).judge([made])
    return made


def undo(store: Store, id_: str | None) -> Judgement | Review:
    """Take a judgement or a ruling on a fact back, or the last one, as if it had never been made.

    Raises:
        UsageError: there is no such judgement.
    """
    known: list[Judgement | Review] = [*judgements(store), *read_reviews(store.read)]
    found = [j for j in known if id_ in (None, j.id)]
    if not found:
        message = (
            f"there is no judgement {id_}; see entente judgements"
            if known
            else "there is no judgement to undo"
        )
        raise UsageError(message)
    last = max(found, key=lambda j: (j.at, j.id))
    if isinstance(last, Review):
        together = [r for r in known if isinstance(r, Review) and r.at == last.at]
        Writer(store).unreview(together if id_ is None else [last])
    else:
        Writer(store).judge(drop=[last.id])
    return last


def _meant(store: Store, typed: str) -> _Meant:
    if found := store.read(_MEMBERS, typed=typed):
        return _Meant(found[0]["label"], found[0]["id"], typed)
    hits = []
    errors = []
    for kind in ("person", "event"):
        try:
            hits.append(locate(store, kind, typed))
        except UsageError as error:
            errors.append(error)
    if not hits:
        raise next((e for e in errors if "fit" in str(e) or "mean" in str(e)), errors[0])
    if len(hits) > 1:
        message = f"{typed!r} is a person ({hits[0].id}) and an event ({hits[1].id}); give the id"
        raise UsageError(message)
    return _Meant(hits[0].label, hits[0].id, hits[0].id)


def _suit(verdict: Verdict, a: _Meant, b: _Meant) -> None:
    if a.label != b.label:
        message = f"{a.node} is a {a.label} and {b.node} is a {b.label}; give two of one kind"
        raise UsageError(message)
    if a.mention == b.mention:
        message = f"both are {a.mention}; give two ids, see former_ids of entente show {a.node}"
        raise UsageError(message)
    if verdict == "same" and a.node == b.node:
        message = f"{a.mention} and {b.mention} are one already ({a.node})"
        raise UsageError(message)
