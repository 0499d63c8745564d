"""From what a text says to claims: one per thing said, each with its sentence. Pure functions.

An extraction speaks of people, bodies and events of one text; here they get ids that mean the same
in every text, and each record becomes claims that the writer can keep, compare and withdraw.
"""

from __future__ import annotations

from graph.model import Claim, Document, Extraction
from loaders.claims.builder import Builder
from loaders.claims.events import add_events, add_presence
from loaders.claims.people import add_people
from loaders.claims.registered import registered_claims
from loaders.claims.sentences import Lines
from loaders.claims.statements import add_statements

__all__ = ["claims_of"]


def claims_of(document: Document, extraction: Extraction) -> list[Claim]:
    """All claims of one document, in text order; those of a table quote its lines."""
    table = document.extraction is not None
    if extraction.registered is not None:
        return registered_claims(document, extraction)
    builder = Builder(document, Lines(document.text) if table else None)
    people = add_people(builder, extraction)
    events = add_events(builder, extraction)
    add_presence(builder, extraction, people, events)
    add_statements(builder, extraction, people, events)
    return builder.claims()
