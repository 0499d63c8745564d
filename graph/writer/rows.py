"""Claims as rows: what is stored of a claim, and what is read back to derive facts again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

from graph.ids import digest
from graph.model import Claim, Document, read_qualifiers
from graph.model.kinds import KINDS, NODE_KINDS

BASES = {"stated": 0, "linked": 1, "inferred": 2}


@dataclass(frozen=True, slots=True)
class Row:
    """One stored claim; `mention` only where it says what a node is and others may say so too."""

    id: str
    document: str
    sha256: str
    published: date | None
    kind: str
    from_label: str
    subject: str
    to_label: str | None
    object: str | None
    mention: str | None
    qualifiers: str
    quote: str
    start: int
    end: int
    span_start: int
    span_end: int
    basis: str
    rule: str
    confidence: float
    page: int | None = None
    review: str | None = None
    fact: str = ""
    said: dict[str, Any] = field(default_factory=dict, compare=False)

    @property
    def describes(self) -> bool:
        """Whether the claim says that a node is there, and what it is."""
        return self.kind == "mention" or self.kind in NODE_KINDS

    @property
    def described(self) -> tuple[str, str]:
        """Label and mention id of the node that a claim of mention, listing or statement is on."""
        if self.kind == "mention":
            return self.to_label or "", self.object or ""
        return self.from_label, self.subject

    @property
    def follows(self) -> list[tuple[str, str, str, str]]:
        """The stated offices of the same person that it follows from: label, id, office, term.

        Claims give them as `label|id|office`; an office of a register has its term behind that.
        """
        steps = (step.split("|", 3) for step in self.said.get("via", ()))
        return [(label, body, office, "".join(term)) for label, body, office, *term in steps]

    def properties(self) -> dict[str, Any]:
        """What is stored, id included."""
        return {name: getattr(self, name) for name in _FIELDS}


_FIELDS = tuple(f.name for f in fields(Row) if f.name != "said")


@dataclass(frozen=True, slots=True)
class Ends:
    """A fact's type and the nodes at its ends, under one resolution."""

    type: str
    from_label: str
    from_id: str
    to_label: str
    to_id: str

    def fact(self, *keys: str) -> str:
        """Id of the edge."""
        return digest(self.type, self.from_label, self.from_id, self.to_label, self.to_id, *keys)


def rows_of(document: Document, claims: Iterable[Claim]) -> list[Row]:
    """The rows of a document's claims, not yet tied to facts."""
    return [_row(document, claim) for claim in claims]


def _row(document: Document, claim: Claim) -> Row:
    shared = claim.kind == "mention" and "static" not in claim.qualifiers
    return Row(
        id=claim.id,
        document=document.id,
        sha256=document.sha256,
        published=document.published,
        kind=claim.kind,
        from_label=claim.subject.label,
        subject=claim.subject.id,
        to_label=claim.object.label if claim.object else None,
        object=claim.object.id if claim.object else None,
        mention=claim.object.key if claim.object and shared else None,
        qualifiers=claim.qualifiers_json(),
        quote=claim.quote,
        start=claim.start,
        end=claim.end,
        span_start=claim.span[0],
        span_end=claim.span[1],
        basis=claim.basis,
        rule=claim.rule,
        confidence=float(claim.confidence),
        page=claim.page,
        said=claim.qualifiers,
    )


def stored_row(record: dict[str, Any]) -> Row:
    """A row as read from the database; a null property is absent there."""
    claim = record["claim"]
    values = {name: claim.get(name) for name in _FIELDS}
    return Row(**values, said=read_qualifiers(claim["qualifiers"]))


def ends_of(row: Row, resolved: dict[str, str]) -> Ends | None:
    """The edge that a claim supports, by its ends; None where it supports a node."""
    kind = KINDS.get(row.kind)
    if kind is None or row.object is None or row.to_label is None or row.review == "rejected":
        return None
    start = resolved.get(row.subject, row.subject)
    end = resolved.get(row.object, row.object)
    return Ends(kind.type, row.from_label, start, row.to_label, end)


def with_fact(row: Row, resolved: dict[str, str]) -> Row:
    """The row with the id of the fact that it supports."""
    ends = ends_of(row, resolved)
    if ends is None:
        return replace(row, fact=row.subject if row.kind in NODE_KINDS else "")
    keys = (str(row.said.get(key, "")) for key in KINDS[row.kind].keys)
    return replace(row, fact=ends.fact(*keys))
