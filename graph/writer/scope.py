"""Which claims of others decide to which node the mentions of a change belong.

Mentions that may be one person or event share a Block, so that they find each other without
comparing everything with everything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph.model import Mention
from graph.resolution import Described, Judgements, related
from graph.writer import cypher as q
from graph.writer.rows import Row, described, stored_row


def judgements(tx: q.Transaction) -> Judgements:
    """What people decided."""
    pairs: dict[str, set[tuple[str, str]]] = {"same": set(), "different": set()}
    for row in tx.run(q.JUDGEMENTS):
        pairs[row["verdict"]].add((row["one"], row["other"]))
    return Judgements(frozenset(pairs["same"]), frozenset(pairs["different"]))


def around(
    tx: q.Transaction,
    document: str,
    versions: Sequence[Iterable[Row]],
    joined: Iterable[tuple[str, str]],
    start: Iterable[str] = (),
) -> list[Row]:
    """Claims of other documents on all mentions whose node can depend on those of a change.

    Args:
        tx: transaction to read in.
        document: id of the document that changes; its own stored claims are left out.
        versions: its claims before and after.
        joined: pairs of mention ids that were judged to be the same, before or after.
        start: keys of further mentions to begin with.
    """
    search = _Search(tx, document)
    own: dict[str, list[Described]] = defaultdict(list)
    for rows in versions:
        for key, mention in described(rows).items():
            own[key].append(mention)
    shared = {r.mention for rows in versions for r in rows if r.mention}
    partners: dict[str, set[str]] = defaultdict(set)
    for pair in joined:
        for label in ("Person", "Event"):
            one, other = (Mention(label, id_).key for id_ in pair)
            partners[one].add(other)
            partners[other].add(one)
    front = shared | {*start}
    reached: set[str] = set()
    while front:
        reached |= front
        search.read(front)
        seen = {key: [*own.get(key, ()), *search.mention(key)] for key in front}
        others = search.under({k for found in seen.values() for m in found for k in m.keys})
        search.read(others - reached)
        near = {key for found in seen.values() for key in _near(found, others - reached, search)}
        front = (near | {p for key in front for p in partners[key]}) - reached
    return [row for key in sorted(reached) for row in search.rows[key]]


def _near(found: Sequence[Described], others: Iterable[str], search: _Search) -> set[str]:
    return {
        key for key in others for m in found for other in search.mention(key) if related(m, other)
    }


@dataclass
class _Search:
    """Claims that were read, by the key of the mention that they describe."""

    tx: q.Transaction
    document: str
    rows: dict[str, list[Row]] = field(default_factory=dict)

    def read(self, keys: Iterable[str]) -> None:
        """Read the claims on mentions that were not read yet."""
        wanted = {*keys} - self.rows.keys()
        self.rows |= {key: [] for key in wanted}
        for record in q.read_ids(self.tx, q.CLAIMS_OF_MENTIONS, wanted, document=self.document):
            row = stored_row(record)
            self.rows[row.mention or ""].append(row)

    def mention(self, key: str) -> list[Described]:
        """What other documents say of a mention; nothing, or one."""
        return list(described(self.rows[key]).values())

    def under(self, blocks: Iterable[str]) -> set[str]:
        """Keys of the mentions that share one of some blocks."""
        found = q.read_ids(self.tx, q.MENTIONS_OF_BLOCKS, blocks)
        return {key for record in found for key in record["mentions"]}


@dataclass(frozen=True)
class BlockChange:
    """Which mentions enter and leave which blocks."""

    joined: dict[str, set[str]]
    left: dict[str, set[str]]

    @classmethod
    def between(cls, before: Iterable[Row], after: Iterable[Row], keys: set[str]) -> BlockChange:
        """What a change of the claims on some mentions does to their blocks."""
        old, new = (
            {
                (block, key)
                for key, mention in described(r for r in rows if r.mention in keys).items()
                for block in mention.keys
            }
            for rows in (before, after)
        )
        return cls(_grouped(new - old), _grouped(old - new))

    def apply(self, tx: q.Transaction) -> None:
        """Write it."""
        for cypher, blocks in ((q.LEAVE_BLOCKS, self.left), (q.JOIN_BLOCKS, self.joined)):
            rows = [{"id": id_, "mentions": sorted(blocks[id_])} for id_ in sorted(blocks)]
            q.run_batches(tx, cypher, rows)
        for chunk in q.chunks(sorted(self.left)):
            tx.run(q.DELETE_BLOCKS, ids=chunk)


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for block, key in pairs:
        groups[block].add(key)
    return groups
