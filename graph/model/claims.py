"""One thing that one document says, with the sentence that says it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from graph.model.extraction import Basis, Span

Value = str | int | float | bool | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """What a claim is about, before it is resolved to a node of the graph.

    Attributes:
        label: label of the node that it resolves to.
        id: stable id made from the folded name and its anchor (country, body or document).
    """

    label: str
    id: str

    @property
    def key(self) -> str:
        """Label and id, by which its claims are found."""
        return f"{self.label}:{self.id}"


@dataclass(frozen=True, slots=True)
class Claim:
    """Subject, kind and object, with qualifiers and evidence.

    Attributes:
        id: hash of document, kind, mentions, sentence and occurrence: stable under small edits.
        document: id of the document that says it.
        kind: a key of `graph.model.kinds.KINDS`, or one of its `NODE_KINDS`.
        subject: who or what it is said of; the node itself in claims of mention.
        object: the other end, if it has one.
        qualifiers: title, role, on_behalf_of and the like; the properties that a node is given.
        quote: the sentence, exactly as in the text between `start` and `end`.
        start: where the sentence starts, in code points.
        end: where it ends.
        span: the words in the sentence that carry the claim.
        basis: stated, linked across sentences, or inferred.
        rule: id of the rule that made it.
        confidence: between 0 and 1.
        page: page of the document that the sentence starts on, where it has pages.
    """

    id: str
    document: str
    kind: str
    subject: Mention
    object: Mention | None
    quote: str
    start: int
    end: int
    span: Span
    qualifiers: dict[str, Value] = field(default_factory=dict)
    basis: Basis = "stated"
    rule: str = ""
    confidence: float = 1.0
    page: int | None = None

    def qualifiers_json(self) -> str:
        """Qualifiers as stored: JSON with sorted keys, since a database property is no map."""
        return json.dumps(self.qualifiers, sort_keys=True, ensure_ascii=False)


def read_qualifiers(text: str) -> dict[str, Any]:
    """Qualifiers back from their stored form; lists come as lists."""
    value = json.loads(text)
    return value if isinstance(value, dict) else {}
