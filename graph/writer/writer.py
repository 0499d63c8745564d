"""The writer: one transaction a document."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, Protocol, TypeVar

from graph.errors import UsageError
from graph.model import Claim, Document, Fetched
from graph.model.kinds import KINDS
from graph.resolution import Judgement, Judgements, contradiction
from graph.writer import cypher as q
from graph.writer.document import (
    Difference,
    DocumentKind,
    apply,
    difference,
    document_properties,
    fetched_properties,
    new_rows,
    now,
    rejudged,
    rereviewed,
    stamp,
    sweep,
)
from graph.writer.events import all_events, derive, read_bodies
from graph.writer.judgements import drop_judgements, put_judgements, read_judgements
from graph.writer.ledger import record
from graph.writer.represented import Bodies
from graph.writer.reviews import (
    Review,
    Ruling,
    bearing,
    drop_reviews,
    put_reviews,
    read_reviews,
    reviewable,
    reviewed,
)
from graph.writer.rows import Ends, Row, stored_row

T = TypeVar("T")
Decision = Judgement | Review
Outcome = Literal["loaded", "replaced", "unchanged", "withdrawn", "absent", "judged"]

_NAMES = KINDS["mention"].type
_META = "MERGE (m:Meta {id: 'reference'}) SET m.stamp = $stamp"
_STAMP = "MATCH (m:Meta {id: 'reference'}) RETURN m.stamp AS stamp"
_REFERENCES = "MATCH (d:Document) WHERE d.kind = 'reference' RETURN d.id AS id, d.sha256 AS sha256"


class Store(Protocol):
    """What the writer needs of a store."""

    def read(self, cypher: str, **parameters: Any) -> list[dict[str, Any]]:
        """Rows of a reading statement."""

    def write(self, work: Callable[[Any], T]) -> T:
        """Run work in one transaction that is repeated as a whole when it has to be."""


@dataclass(frozen=True, slots=True)
class Change:
    """What writing one document did.

    Attributes:
        document: its id.
        outcome: loaded (new), replaced, unchanged, withdrawn, absent (nothing to withdraw), or
            judged.
        facts: edges written, new or changed.
        lost: edges that no live claim supports any more, derived ones left out.
    """

    document: str
    outcome: Outcome
    facts: int = 0
    lost: tuple[Ends, ...] = ()


class Writer:
    """Writes documents to one store and keeps the reference memberships at hand between them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._bodies: tuple[str | None, Bodies] | None = None

    def is_current(self, document: Document, extractor: str, kind: DocumentKind = "text") -> bool:
        """Whether the graph holds exactly this text and metadata from this extractor."""
        found = self._store.read(q.DOCUMENT, id=document.id)
        return bool(found) and found[0] == document_properties(document, extractor, kind)

    def fetched(self, document: str, extractor: str) -> Fetched | None:
        """How the document was fetched, where it was and this extractor has read it."""
        found = self._store.read(q.FETCHED, id=document, extractor=extractor)
        return Fetched(**found[0]) if found and found[0]["url"] else None

    def revisited(self, document: Document) -> None:
        """Note how a page that has not changed was fetched this time."""
        properties = fetched_properties(document)
        self._store.write(lambda tx: tx.run(q.REVISITED, id=document.id, properties=properties))

    def write(
        self,
        document: Document,
        claims: Iterable[Claim],
        *,
        extractor: str,
        kind: DocumentKind = "text",
    ) -> Change:
        """Put a document and its claims into the graph, in place of what it said before."""
        rows = new_rows(document, claims)
        properties = document_properties(document, extractor, kind)
        kept = fetched_properties(document)
        return self._store.write(lambda tx: self._write(tx, document.id, rows, properties, kept))

    def withdraw(self, document: str, *, dry_run: bool = False) -> Change:
        """Take a document and its claims out; facts that others support stay.

        Args:
            document: its id.
            dry_run: work out what would change, and change nothing.
        """
        try:
            return self._store.write(lambda tx: self._withdraw(tx, document, dry_run))
        except _UndoneError as undone:
            return undone.change

    def judge(self, put: Sequence[Judgement] = (), drop: Collection[str] = ()) -> Change:
        """Add judgements and take others back, and derive what follows from them.

        Args:
            put: new ones, each in place of an earlier one on its pair.
            drop: ids of those to take back.

        Raises:
            UsageError: a new one contradicts others; nothing is changed.
        """
        return self._store.write(lambda tx: self._judge(tx, put, drop))

    def _judge(self, tx: q.Transaction, put: Sequence[Judgement], drop: Collection[str]) -> Change:
        _lock(tx)
        before = read_judgements(tx.run)
        after = {j.id: j for j in before if j.id not in {*drop, *(new.id for new in put)}}
        for new in put:
            if chain := contradiction(after.values(), new):
                told = ", ".join(f"{j} ({j.id})" for j in chain)
                message = f"{new} contradicts {told}; undo one of these first"
                raise UsageError(message)
            after[new.id] = new
        change = rejudged(tx, Judgements.of(before), Judgements.of(after.values()))
        drop_judgements(tx, drop)
        put_judgements(tx, put)
        apply(tx, "", change)
        self._derive(tx, change, reference=False)
        sweep(tx, change)
        written, lost = _told(change)
        for j in put:
            record(tx, j.verdict, f"{j}: {j.because}", facts=written, lost=len(lost))
        for j in (j for j in before if j.id in drop):
            record(tx, "undone", str(j), facts=written, lost=len(lost))
        return Change("", "judged", written, lost)

    def review(
        self, fact: str, ruling: Ruling, *, because: str, by: str, at: datetime
    ) -> list[Review]:
        """Accept or reject what the claims of a fact say; a rejection takes what follows along.

        Returns:
            The rulings made, one for each form in which claims say it; none where there is no
            such fact.
        """

        def work(tx: q.Transaction) -> list[Review]:
            _lock(tx)
            rows = map(stored_row, q.read_ids(tx, q.CLAIMS_OF_FACTS, [fact], document=""))
            said = [row for row in rows if reviewable(row)]
            made = {r.id: r for r in (Review.on(row, ruling, because, by, at) for row in said)}
            self._rule(tx, [*made.values()])
            return [*made.values()]

        return self._store.write(work)

    def unreview(self, reviews: Sequence[Review]) -> None:
        """Take rulings back."""

        def work(tx: q.Transaction) -> None:
            _lock(tx)
            drop_reviews(tx, [r.id for r in reviews])
            self._rerule(tx, [(r, "undone") for r in reviews])

        self._store.write(work)

    def decide(self, choose: Callable[[dict[str, Decision]], Sequence[Decision]]) -> None:
        """Take in what was decided elsewhere, each in place of an earlier decision on the same.

        Args:
            choose: what to take in, given by id what holds; nobody else writes meanwhile.

        Raises:
            UsageError: a judgement contradicts others; nothing is changed.
        """

        def work(tx: q.Transaction) -> None:
            _lock(tx)
            held: dict[str, Decision] = {j.id: j for j in read_judgements(tx.run)}
            held |= {r.id: r for r in read_reviews(tx.run)}
            new = choose(held)
            judgements = [d for d in new if isinstance(d, Judgement)]
            if judgements:
                self._judge(tx, judgements, ())
            self._rule(tx, [d for d in new if isinstance(d, Review)])

        self._store.write(work)

    def _rule(self, tx: q.Transaction, reviews: Sequence[Review]) -> None:
        if reviews:
            put_reviews(tx, reviews)
            self._rerule(tx, [(r, r.ruling) for r in reviews])

    def _rerule(self, tx: q.Transaction, done: Sequence[tuple[Review, str]]) -> None:
        """Hold claims to the rulings that are on them once some were put or dropped."""
        ids = {r.id for r, _ in done}
        subjects, kinds = sorted({r.subject for r, _ in done}), sorted({r.kind for r, _ in done})
        rows = map(stored_row, tx.run(q.CLAIMS_OF_SUBJECTS, subjects=subjects, kinds=kinds))
        old = [row for row in rows if reviewable(row) and ids & bearing(row)]
        change = rereviewed(tx, old, reviewed(tx, old))
        apply(tx, "", change)
        self._derive(tx, change, reference=False)
        sweep(tx, change)
        written, lost = _told(change)
        for review, action in done:
            record(tx, action, str(review), facts=written, lost=len(lost))

    def _write(
        self,
        tx: q.Transaction,
        id_: str,
        rows: list[Row],
        properties: dict[str, Any],
        kept: dict[str, Any],
    ) -> Change:
        _lock(tx)
        found = tx.run(q.DOCUMENT, id=id_)
        known = bool(found) and found[0]["sha256"] is not None
        if known and found[0] == properties:
            return Change(id_, "unchanged")
        change = difference(tx, id_, rows, known=known)
        loaded_at = now().replace(microsecond=0)
        tx.run(q.PUT_DOCUMENT, id=id_, properties={**properties, **kept, "loaded_at": loaded_at})
        apply(tx, id_, change)
        self._derive(tx, change, reference=properties["kind"] == "reference")
        sweep(tx, change)
        return _noted(tx, Change(id_, "replaced" if known else "loaded", *_told(change)))

    def _withdraw(self, tx: q.Transaction, id_: str, dry_run: bool) -> Change:
        _lock(tx)
        found = tx.run(q.DOCUMENT, id=id_)
        if not found or found[0]["sha256"] is None:
            return Change(id_, "absent")
        change = difference(tx, id_, [], known=True)
        apply(tx, id_, change)
        tx.run(q.DELETE_DOCUMENT, id=id_)
        self._derive(tx, change, reference=found[0]["kind"] == "reference")
        sweep(tx, change)
        done = _noted(tx, Change(id_, "withdrawn", *_told(change)))
        if dry_run:
            raise _UndoneError(done)
        return done

    def _derive(self, tx: q.Transaction, change: Difference, *, reference: bool) -> None:
        events: Iterable[str] = change.events
        if reference:
            pairs = [(r["id"], r["sha256"]) for r in tx.run(_REFERENCES)]
            tx.run(_META, stamp=stamp(pairs))
            events = all_events(tx)
        if events:
            derive(tx, events, self._current_bodies(tx))

    def _current_bodies(self, tx: q.Transaction) -> Bodies:
        found = tx.run(_STAMP)
        current = found[0]["stamp"] if found else None
        if self._bodies is None or self._bodies[0] != current:
            self._bodies = (current, read_bodies(tx))
        return self._bodies[1]


class _UndoneError(Exception):
    """Raised in a transaction so that nothing of it stays."""

    def __init__(self, change: Change) -> None:
        super().__init__()
        self.change = change


def _lock(tx: q.Transaction) -> None:
    """Wait for other writers of a server."""
    tx.run(q.LOCK, at=now())


def _told(change: Difference) -> tuple[int, tuple[Ends, ...]]:
    """How many facts were written, and which went; that a document names somebody is none."""
    gone = [ends for ends in change.dead.values() if ends.type != _NAMES]
    written = sum(ends.type != _NAMES for ends, _ in change.edges.values())
    return written, tuple(sorted(gone, key=lambda e: (e.type, e.from_id, e.to_id)))


def _noted(tx: q.Transaction, change: Change) -> Change:
    record(tx, change.outcome, change.document, facts=change.facts, lost=len(change.lost))
    return change
