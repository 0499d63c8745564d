"""The domain: documents, what was extracted from them, claims, and the graph's kinds."""

from graph.model.claims import Claim, Mention, read_qualifiers
from graph.model.documents import Document, Fetched
from graph.model.extraction import Attended, Body, Event, Extraction, Person, Stated

__all__ = [
    "Attended",
    "Body",
    "Claim",
    "Document",
    "Event",
    "Extraction",
    "Fetched",
    "Mention",
    "Person",
    "Stated",
    "read_qualifiers",
]
