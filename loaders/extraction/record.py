"""The statements of one text as they are found: one for each speaker and span."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.extraction.memory import Memory
from loaders.extraction.reading import Statement

if TYPE_CHECKING:
    from loaders.extraction.cues import Cue
    from loaders.extraction.reading import Reading, Span
    from loaders.extraction.speakers import Speakers

_POINTERS = frozenset(("this", "that", "these", "those", "which", "them", "what", "so much"))
SHORTEST = 4  # characters


@dataclass(slots=True)
class Open:
    """The last cue whose content may still be running, for verbs that stand beside it."""

    cue: Cue
    start: int
    end: int
    who: Speakers


class Record:
    """Collects statements; direct are those that hold a quotation, unless said otherwise."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.memory = Memory()
        self.found: list[Statement] = []
        self.open: Open | None = None
        self._seen: set[tuple[int, Span]] = set()

    def add(
        self, who: Speakers, span: Span | None, rule: str, *, direct: bool | None = None
    ) -> None:
        """Add one entry per speaker over the same span, and remember who spoke."""
        if span is None or span[1] - span[0] < SHORTEST:
            return
        if self.reading.normal.text[slice(*span)].lower() in _POINTERS or self._dated(span):
            return
        for actor in who.actors:
            key = (id(actor), span)
            if key in self._seen:
                continue
            self._seen.add(key)
            statement = Statement(
                who=actor,
                span=span,
                direct=self.quoted(span) if direct is None else direct,
                rule=f"{rule}/{who.rule}",
                basis=who.basis,
                confidence=who.confidence,
            )
            self.found.append(statement)
        self.memory.keep(who.actors)

    def _dated(self, span: Span) -> bool:
        """Whether nothing but a day is left ("gave the keynote on Monday")."""
        words = self.reading.doc.char_span(*span, alignment_mode="expand")
        return words is not None and all(t.ent_type_ == "DATE" for t in words)

    def settle(self) -> list[Statement]:
        """All entries in text order; none within another of the same speaker's, if reported."""
        kept: list[Statement] = []
        for s in sorted(self.found, key=lambda s: (s.span[0], -s.span[1])):
            inside = any(
                o.who is s.who and o.span[1] >= s.span[1] and not o.rule.startswith("T-")
                for o in kept[-8:]
            )
            if not inside:
                kept.append(s)
        return sorted(kept, key=lambda s: (s.span, s.rule))

    def quoted(self, span: Span) -> bool:
        """Whether a quotation overlaps the span."""
        quotes = self.reading.quotes
        before = bisect_left(quotes, (span[1],)) - 1
        return before >= 0 and quotes[before][1] > span[0]
