"""Collect the claims of one document, with their sentences and ids."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, Protocol

from graph.ids import digest
from graph.model import Claim, Document, Mention
from graph.model.claims import Value
from graph.model.extraction import Basis, Span
from loaders.claims.finder import Finder
from loaders.claims.sentences import Lines, Records, Sentences


class Evidence(Protocol):
    """Where a fact of an extraction comes from."""

    @property
    def rule(self) -> str:
        """Id of the rule."""

    @property
    def basis(self) -> Basis:
        """Stated, linked or inferred."""

    @property
    def confidence(self) -> float:
        """Between 0 and 1."""


@dataclass(frozen=True, slots=True)
class Given:
    """Evidence made by hand."""

    rule: str = ""
    basis: Basis = "stated"
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class _Pending:
    kind: str
    subject: Mention
    object: Mention | None
    span: Span
    qualifiers: dict[str, Value]
    evidence: Evidence


class Builder:
    """Takes claims one by one; `claims` gives them ids that do not depend on the order."""

    def __init__(
        self, document: Document, sentences: Sentences | Lines | Records | None = None
    ) -> None:
        self.document = document
        self.mention = Mention("Document", document.id)
        self._sentences = sentences or Sentences(document.text)
        self._pending: list[_Pending] = []
        self._described: set[tuple[str, str]] = set()

    def add(
        self,
        kind: str,
        subject: Mention,
        object_: Mention | None,
        span: Span,
        evidence: Evidence,
        /,
        **qualifiers: Any,
    ) -> None:
        """One claim; qualifiers that are empty are left out."""
        kept = {k: _value(v) for k, v in qualifiers.items() if v not in (None, "", (), [])}
        self._pending.append(_Pending(kind, subject, object_, span, kept, evidence))

    def describe(
        self, mention: Mention, span: Span, evidence: Evidence, /, **properties: Any
    ) -> bool:
        """Say once per document that a node is mentioned, and what it is; False if said before."""
        if not self.first(mention):
            return False
        if mention.label in ("Topic", "Statement"):
            kind = "statement" if mention.label == "Statement" else "listed"
            self.add(kind, mention, None, span, evidence, **properties)
        else:
            self.add("mention", self.mention, mention, span, evidence, **properties)
        return True

    def first(self, mention: Mention) -> bool:
        """Whether this is asked for the first time of a mention."""
        key = (mention.label, mention.id)
        new = key not in self._described
        self._described.add(key)
        return new

    def sentence(self, span: Span) -> str:
        """The sentence around a span."""
        start, end = self._sentences.around(span)
        return self.document.text[start:end]

    def claims(self) -> list[Claim]:
        """All claims, in text order."""
        counts = self._counts()
        occurrences: Counter[tuple[str, ...]] = Counter()
        out = []
        ordered = sorted(
            self._pending,
            key=lambda p: (p.span, p.kind, p.subject.id, p.object.id if p.object else ""),
        )
        for p in ordered:
            start, end = self._sentences.around(p.span)
            quote = self.document.text[start:end]
            key = (
                self.document.id,
                p.kind,
                f"{p.subject.label}:{p.subject.id}",
                f"{p.object.label}:{p.object.id}" if p.object else "",
                digest(quote),
            )
            qualifiers = p.qualifiers
            if p.kind == "mention" and p.object:
                qualifiers = {**qualifiers, "count": max(1, counts[p.object.id])}
            claim = Claim(
                id=digest(*key, str(occurrences[key])),
                document=self.document.id,
                kind=p.kind,
                subject=p.subject,
                object=p.object,
                quote=quote,
                start=start,
                end=end,
                span=p.span,
                qualifiers=qualifiers,
                basis=p.evidence.basis,
                rule=p.evidence.rule,
                confidence=p.evidence.confidence,
                page=self.document.page(start),
            )
            occurrences[key] += 1
            out.append(claim)
        return out

    def _counts(self) -> Counter[str]:
        """How often the text names each mention, by any of its names; in a register, by records."""
        if isinstance(self._sentences, Records):
            ends = (e for p in self._pending if p.kind != "mention" for e in (p.subject, p.object))
            return Counter(end.id for end in ends if end is not None)
        names: list[tuple[str, str]] = []
        for p in self._pending:
            if p.kind == "mention" and p.object:
                aliases = p.qualifiers.get("aliases", ())
                forms = (p.qualifiers["name"], *(aliases if isinstance(aliases, tuple) else ()))
                names += ((str(form), p.object.id) for form in forms)
        return Counter(owner for _, owner in Finder(names).find(self.document.text))


def _value(value: Any) -> Value:
    return tuple(value) if isinstance(value, (list, tuple, set, frozenset)) else value
