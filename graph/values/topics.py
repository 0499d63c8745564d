"""Topics and the words that show them, from seeds/reference/topics.tsv."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graph.config import resource
from graph.values.countries import is_acronym
from graph.values.tables import Row, index

COLUMNS = ("slug", "name", "words")


@dataclass(frozen=True)
class Topic:
    """What a statement or event can be about; found by its words, whole and in any case."""

    slug: str
    name: str
    words: tuple[str, ...]


def _topic(row: Row) -> Topic:
    words = row.many("words")
    if not words:
        row.fail("a topic needs at least one word")
    return Topic(row.text("slug"), row.text("name"), words)


@cache
def topics() -> dict[str, Topic]:
    """Topics by slug, in file order."""
    return index(resource("seeds") / "reference" / "topics.tsv", COLUMNS, "slug", _topic)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for topic in topics().values():
        # Acronyms as written: "AI" is a topic, "ai" a syllable.
        forms = (w if is_acronym(w) else f"(?i:{re.escape(w)})" for w in topic.words)
        found.append((topic.slug, re.compile(rf"\b(?:{'|'.join(forms)})\b")))
    return tuple(found)


def topics_in(text: str) -> tuple[str, ...]:
    """Slugs of the topics whose words occur in a text, in the order of the topics file."""
    return tuple(slug for slug, pattern in _patterns() if pattern.search(text))
