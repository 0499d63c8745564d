"""What others say that decides to which node the mentions of a change belong.

Mentions that may be one person or event share a Block, so that they find each other without
comparing everything with everything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph.model import Mention
from graph.resolution import Described, related
from graph.writer import cypher as q
from graph.writer.judgements import Read
from graph.writer.sayings import Saying, described, stored_saying


def around(
    tx: q.Transaction,
    document: str,
    versions: Sequence[Iterable[Saying]],
    joined: Iterable[tuple[str, str]],
    start: Iterable[str] = (),
) -> list[Saying]:
    """What other documents say of all mentions whose node can depend on those of a change.

    Args:
        tx: transaction to read in.
        document: id of the document that changes; its own stored claims are left out.
        versions: what it says before and after.
        joined: pairs of mention ids that were judged to be the same, before or after.
        start: keys of further mentions to begin with.
    """
    search = _Search(tx, document)
    own = [_by_mention(found) for found in versions] or [{}]
    partners: dict[str, set[str]] = defaultdict(set)
    for pair in joined:
        for label in ("Person", "Event"):
            one, other = (Mention(label, id_).key for id_ in pair)
            partners[one].add(other)
            partners[other].add(one)
    front = {*start}.union(*own)
    reached: set[str] = set()
    while front:
        reached |= front
        search.read(front)
        near = {p for key in front for p in partners[key]}
        for version in own:
            found = [s for key in front for s in (*version.get(key, ()), *search.sayings[key])]
            near |= search.related(described(found).values(), reached)
        front = near - reached
    return [saying for key in sorted(reached) for saying in search.sayings[key]]


def mentions(read: Read) -> list[Described]:
    """All persons and events of the graph, as their claims describe them."""
    found = map(stored_saying, read(q.SAYINGS, labels=["Person", "Event"]))
    return list(described(found).values())


def _by_mention(found: Iterable[Saying]) -> dict[str, list[Saying]]:
    groups: dict[str, list[Saying]] = defaultdict(list)
    for saying in found:
        groups[saying.mention].append(saying)
    return groups


@dataclass
class _Search:
    """What was read: sayings by the key of their mention, and the mentions of blocks."""

    tx: q.Transaction
    document: str
    sayings: dict[str, list[Saying]] = field(default_factory=dict)
    blocks: dict[str, set[str]] = field(default_factory=dict)

    def read(self, keys: Iterable[str]) -> None:
        """Read what is said of the mentions that were not read yet."""
        wanted = {*keys} - self.sayings.keys()
        self.sayings |= {key: [] for key in wanted}
        for record in q.read_ids(self.tx, q.SAYINGS_OF_MENTIONS, wanted, document=self.document):
            saying = stored_saying(record)
            self.sayings[saying.mention].append(saying)

    def related(self, mentions: Iterable[Described], known: set[str]) -> set[str]:
        """Keys of the mentions on which those of some others can depend, known ones left out."""
        given = list(mentions)
        wanted = {block for mention in given for block in mention.keys} - self.blocks.keys()
        self.blocks |= {block: set() for block in wanted}
        for record in q.read_ids(self.tx, q.MENTIONS_OF_BLOCKS, wanted):
            self.blocks[record["id"]] = set(record["mentions"])
        beside = [
            (m, set[str]().union(*(self.blocks[block] for block in m.keys)) - known) for m in given
        ]
        keys = set[str]().union(*(found for _, found in beside))
        self.read(keys)
        others = described(saying for key in keys for saying in self.sayings[key])
        return {
            key
            for mention, found in beside
            for key in found & others.keys()
            if related(mention, others[key])
        }


@dataclass(frozen=True)
class BlockChange:
    """Which mentions enter and leave which blocks."""

    joined: dict[str, set[str]]
    left: dict[str, set[str]]

    @classmethod
    def between(
        cls, before: Iterable[Saying], after: Iterable[Saying], keys: set[str]
    ) -> BlockChange:
        """What a change of what is said of some mentions does to their blocks."""
        old, new = (
            {
                (block, key)
                for key, mention in described(s for s in found if s.mention in keys).items()
                for block in mention.keys
            }
            for found in (before, after)
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
