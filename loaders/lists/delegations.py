"""Lists of delegations: headings with the people under them, from the lines of a text or page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from loaders.lists import preface
from loaders.lists.assembly import entry_of, joined
from loaders.lists.days import interval
from loaders.lists.headings import Heading, is_continued, read_heading
from loaders.lists.lines import Line, without_furniture
from loaders.lists.names import Name, read_name
from loaders.lists.roster import Backed, Roster, Said, Unread
from loaders.lists.words import section

_LEAST = 12  # entries that make a list of laid-out lines where nothing calls it one
_LEAST_TITLED = 3  # and where its title does
_LEAST_PLAIN = 20  # the same two of plain text, which has no layout to tell lists from prose
_LEAST_PLAIN_TITLED = 12
_SHARE = 0.6  # of the lines after the first entry that must be understood
_HEADING_LINES = 4
_HEADING_LENGTH = 160


def read_list(
    lines: Sequence[Line], title: str | None = None, *, plain: bool = False
) -> Roster | None:
    """The roster of a list of delegations, or None where the text is no such list.

    Args:
        lines: of the whole text, furniture included.
        title: from the metadata.
        plain: the lines are of plain text, where more is asked for.
    """
    kept = without_furniture(lines)
    names = [read_name(line.text) for line in kept]
    first = _first_entry(kept, names)
    if first is None:
        return None
    reader = _Reader(kept, names)
    reader.read(first)
    titled = bool(preface.heading(kept[:first], title))
    if not _is_list(reader, kept if plain else kept[first:], titled, plain):
        return None
    roster = Roster(events=[preface.event(kept[: reader.began], title)])
    known = frozenset(h.text for h, _ in reader.headings)
    for block in reader.blocks:
        block.read_into(roster, known)
    roster.unread += reader.unread
    return roster


@dataclass(slots=True)
class Block:
    """One entry: its lines, and what stands above it."""

    lines: list[Line]
    name: Name
    delegation: Backed | None
    part: Backed | None
    capacity: Said | None

    def read_into(self, roster: Roster, known: frozenset[str]) -> None:
        """Add the participant of this entry to a roster."""
        pieces = joined(self.lines)
        roster.participants.append(
            entry_of(pieces, self.name, self.delegation, self.part, self.capacity, known)
        )


@dataclass(slots=True)
class _Reader:
    lines: Sequence[Line]
    names: Sequence[Name | None]
    blocks: list[Block] = field(default_factory=list)
    headings: list[tuple[Heading, Line]] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    began: int = 0
    delegation: Backed | None = None
    part: Backed | None = None
    capacity: Said | None = None
    ranked: bool = False  # some place in a delegation stands right below its heading

    def read(self, first: int) -> None:
        """Go through all lines from the headings above the first entry on."""
        i = self.began = self._headings_before(first)
        while i < len(self.lines):
            i = self._step(i)

    def _headings_before(self, first: int) -> int:
        """Where the headings above the first entry begin."""
        i = first
        while i > 0 and first - i < _HEADING_LINES and len(self.lines[i - 1].text) < 90:
            if section(self.lines[i - 1].text) in ("title", "provisional", "partial", "furniture"):
                break
            last = self.lines[i - 1].text
            if preface.is_event_line(last) or last[-1] in ".:":
                break
            before = self.lines[i - 2].text if i > 1 else ""
            day = interval(f"{before} {last}")  # on two lines
            if day is not None and day.end > len(before):
                break
            i -= 1
        return i

    def _step(self, i: int) -> int:
        if self._is_entry(i):
            name = self.names[i]
            assert name is not None
            self.blocks.append(
                Block([self.lines[i]], name, self.delegation, self.part, self.capacity)
            )
            return i + 1
        end = self._heading_end(i)
        if end > i:
            self._head(i, end)
            return end
        if self.blocks and self._belongs(i):
            self.blocks[-1].lines.append(self.lines[i])
        else:
            self._leave(i)
        return i + 1

    def _is_entry(self, i: int) -> bool:
        name, line = self.names[i], self.lines[i]
        if name is None or line.strong:
            return False
        if name.addressed:
            return True
        return bool(line.gap) and line.strong is False and not name.rest

    def _heading_end(self, i: int) -> int:
        """Where a heading that begins at a line ends; the same line if none begins there."""
        line = self.lines[i]
        if line.strong is not None and any(x.strong for x in self.lines):
            end = i
            while (
                end < len(self.lines)
                and self.lines[end].strong
                and (
                    end == i
                    or (not self.lines[end].gap and abs(self.lines[end].size - line.size) < 0.05)
                )
            ):
                end += 1
            return end
        return self._plain_heading(i)

    def _plain_heading(self, i: int) -> int:
        """A heading that only its words and the blank line above it set apart."""
        line = self.lines[i]
        alone = read_heading(line.text, self._land())
        if alone is None:
            return i
        named = alone.level in ("section", "capacity") or (
            alone.body is not None and alone.body.type == "country"
        )
        if is_continued(line.text) or (
            named and (line.gap is not False or self._short(i, alone.level))
        ):
            return i + 1
        apart = line.gap is not False or self._short(i, alone.level)  # else it ends an entry
        if apart and line.text.isupper() and len(line.text) > 3 and not self._goes_on(i):
            return i + 1
        if line.gap is False:
            return i
        end = i
        while end < len(self.lines) and end - i <= _HEADING_LINES:
            if end > i and self.lines[end].gap:
                break
            if self._is_entry(end):
                return end
            end += 1
        near = end < len(self.lines) and end - i <= _HEADING_LINES and self._is_entry(end)
        size = sum(len(x.text) for x in self.lines[i:end])
        prose = self.lines[end - 1].text.endswith((".", ";", ":")) and size > 60
        return end if near and size <= _HEADING_LENGTH and not prose else i

    def _short(self, i: int, level: str) -> bool:
        """Whether the next line is an entry or another heading, so that this may head it.

        A line that only a blank line parts from the next one ends the entry above it instead; with
        no blank lines at all, a place in the delegation heads entries only where one stands right
        below a delegation.
        """
        if i + 1 == len(self.lines) or (self.blocks and self.lines[i + 1].gap):
            return False
        if level == "capacity" and self.blocks and not self.ranked:
            return False
        return self._is_entry(i + 1) or read_heading(self.lines[i + 1].text) is not None

    def _goes_on(self, i: int) -> bool:
        before = self.lines[i - 1].text if i else ""
        return before.endswith((",", "-", "/", " and", " of", "&")) and self.lines[i].gap is False

    def _land(self) -> str | None:
        return self.delegation.body.iso3 if self.delegation else None

    def _head(self, start: int, end: int) -> None:
        words = " ".join(line.text for line in self.lines[start:end])
        heading = read_heading(words, self._land())
        span = (self.lines[start].start, self.lines[end - 1].end)
        if heading is None:
            return
        under = bool(self.headings) and self.headings[-1][1] is self.lines[start - 1]
        self.headings.append((heading, self.lines[end - 1]))
        if heading.level == "capacity":
            self.ranked = self.ranked or (start > 0 and under)
            self.capacity = Said(heading.text, span)
        elif heading.level == "part" and heading.body:
            self.part, self.capacity = Backed(heading.body, span), None
        elif heading.level == "section":
            self.delegation = self.part = self.capacity = None
        elif heading.body:
            self.delegation = Backed(heading.body, span)
            self.part = self.capacity = None

    def _belongs(self, i: int) -> bool:
        """Whether a line goes on with the entry above it."""
        line, block = self.lines[i], self.blocks[-1]
        if line.gap and line.wraps is None and not any(x.wraps for x in block.lines[-1:]):
            return False
        return len(block.lines) < 14

    def _leave(self, i: int) -> None:
        line = self.lines[i]
        if not self.blocks and i <= self.began:
            return
        self.unread.append(
            Unread(where(line, i), line.text[:120], "neither a person nor a heading")
        )


def where(line: Line, index: int) -> str:
    """Where a line stands, for people: its page, or its number."""
    return f"page {line.page}" if line.page else f"line {index + 1}"


def _first_entry(lines: Sequence[Line], names: Sequence[Name | None]) -> int | None:
    """The first line that is a person with a form of address, where others follow soon."""
    at = [i for i, name in enumerate(names) if name is not None and name.addressed]
    at = [i for i in at if len(lines[i].text) < 400]
    for i, j in pairwise(at):
        if j - i <= 20:
            return i
    return None


def _is_list(reader: _Reader, lines: Sequence[Line], titled: bool, plain: bool) -> bool:
    least = _LEAST_TITLED if titled else _LEAST
    if plain:
        least = _LEAST_PLAIN_TITLED if titled else _LEAST_PLAIN
    delegations = sum(h.level == "delegation" for h, _ in reader.headings)
    if len(reader.blocks) < least or delegations < (1 if titled else 2):
        return False
    before = reader.began if plain else 0  # prose before the list counts against plain text
    listed = lines if plain else [line for block in reader.blocks for line in block.lines]
    prose = sum(_is_prose(line) for line in listed)
    understood = len(lines) - before - len(reader.unread) - prose
    return understood >= _SHARE * len(lines) and prose <= (0.02 if plain else 0.1) * len(lines)


def _is_prose(line: Line) -> bool:
    """A sentence: it ends, is long, and has a finite verb's neighbours in small letters."""
    words = line.text.split()
    small = sum(w[0].islower() for w in words)
    return len(words) > 12 and small > 0.55 * len(words) and bool(re.search(r"[.!?]$", line.text))
