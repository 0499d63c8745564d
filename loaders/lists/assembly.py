"""From the lines of one entry to a participant: wraps joined, pieces told apart, bodies made."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.ids import fold
from graph.model import Body
from loaders.lists.countries import country_of
from loaders.lists.entries import Label, goes_on, judged, pieces
from loaders.lists.headings import body_of
from loaders.lists.lines import Line, is_open
from loaders.lists.names import Name, read_name
from loaders.lists.roster import Backed, Participant, Said
from loaders.lists.words import capacity, kinds_of, words_of

_FULL = 0.85  # share of its column that a wrapped line takes, as measured by a common typeface
# of a state, unless the entry names what it is part of
_DEPARTMENT = re.compile(
    r"(?:Department|Département|Departamento) (?:of|for|de|du|des|del)\b", re.IGNORECASE
)
_SEGMENT = re.compile(r"\s*[,;]\s*|\s+[-–—]\s+|\s*\t\s*|\s{3,}|\s*[()]\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of an entry that belong together, and where they stand in the document."""

    text: str
    start: int
    end: int


def joined(lines: Sequence[Line]) -> list[Piece]:
    """Whole lines: each wrapped one joined to the next."""
    found: list[Piece] = []
    on = False
    for i, line in enumerate(lines):
        if on and found:
            last = found[-1]
            link = "" if re.search(r"[^\W\d_]-$", last.text) else " "
            found[-1] = Piece(f"{last.text}{link}{line.text}", last.start, line.end)
        else:
            found.append(Piece(line.text, line.start, line.end))
        on = i + 1 < len(lines) and _goes_on(found[-1].text, lines, i)
    return found


def _goes_on(said: str, lines: Sequence[Line], i: int) -> bool:
    line, after = lines[i], lines[i + 1]
    if line.wraps is not None:
        return line.wraps
    if is_open(said) or said.count("(") > said.count(")"):
        return True
    if after.text[:1].islower():
        return True
    if line.full is None:
        return False
    running = "," in lines[0].text  # all in one sentence, not a line for each thing
    return line.full > _FULL and (running or not _begins(after.text, named=i == 0))


def _begins(text: str, *, named: bool) -> bool:
    """Whether a line seems to say something of its own; behind a name, any office or body does."""
    words = words_of(text.split(",")[0]) if named else words_of(text)[:1]
    return capacity(text) is not None or any(kinds_of(word) - {"topic"} for word in words)


def entry_of(
    lines: Sequence[Piece],
    name: Name,
    delegation: Backed | None,
    part: Backed | None,
    place: Said | None,
    known: frozenset[str],
) -> Participant:
    """The participant of one entry.

    Args:
        lines: whole lines of the entry; the first begins with the person.
        name: the person, read from the first of the entry's lines as they stand.
        delegation: what the heading says.
        part: a body within the delegation that a heading names.
        place: a place in the delegation that a heading names.
        known: names of the bodies that head the list's delegations.
    """
    first = lines[0]
    name = read_name(first.text) or name
    iso3 = delegation.body.iso3 if delegation else None
    named = [(label, piece) for label, piece in _pieces(lines, name, known)]
    titles = [Said(rank, (first.start, first.start + name.end)) for rank in name.ranks]
    bodies: list[Backed] = [] if part is None else [part]
    for label, piece in named:
        span = (piece.start, piece.end)
        if label in ("title", "capacity"):
            titles.append(Said(_title(piece.text), span))
        elif label == "body" and not _part_of(piece.text, delegation):
            bodies.append(Backed(body_of(piece.text, iso3), span))
        elif label == "place" and delegation is None and (land := country_of(piece.text)):
            delegation = Backed(Body(type="country", name=land.name, iso3=land.iso3), span)
    if delegation is not None and delegation.body.type == "country" and not bodies:
        parts = [p for label, p in named if label == "division" and _DEPARTMENT.match(p.text)]
        bodies += [Backed(body_of(p.text, iso3), (p.start, p.end)) for p in parts[-1:]]
    if place is not None and not any(capacity(t.value) for t in titles):
        titles.append(place)
    if delegation is None and bodies:
        delegation = bodies.pop(0)
    end = max(first.end, *(piece.end for piece in lines))
    return Participant(
        Said(name.name, _name_span(first, name)),
        (first.start, end),
        tuple(_once(titles)),
        delegation,
        tuple(_others(bodies, delegation)),
    )


def _name_span(first: Piece, name: Name) -> tuple[int, int]:
    """Where the name stands; joined or mended lines may be a little longer in the document."""
    start = min(first.start + name.start, first.end - 1)
    return start, max(start + 1, min(first.start + name.end, first.end))


def _pieces(lines: Sequence[Piece], name: Name, known: frozenset[str]) -> list[tuple[Label, Piece]]:
    found: list[tuple[Label, Piece]] = []
    if name.rest:
        found += _segments(lines[0], name.rest, known)
    rest = [Piece(p.text.strip(), p.start, p.end) for p in lines[1:] if words_of(p.text)]
    folded = frozenset(fold(k) for k in known)
    for label, piece in zip(judged([p.text for p in rest], folded), rest, strict=True):
        found += [(part, _cut(piece, start, end)) for part, start, end in pieces(piece.text, label)]
    return found


def _cut(piece: Piece, start: int, end: int) -> Piece:
    text = piece.text[start:end]
    if piece.end - piece.start != len(piece.text):
        return Piece(text, piece.start, piece.end)
    return Piece(text, piece.start + start, piece.start + end)


def _segments(line: Piece, rest: str, known: frozenset[str]) -> list[tuple[Label, Piece]]:
    """What stands behind the name in its line, piece by piece between commas."""
    at = line.text.rfind(rest)
    parts: list[tuple[Label | None, int, int]] = []
    start = 0
    for end, after in [*((m.start(), m.end()) for m in _SEGMENT.finditer(rest)), (len(rest),) * 2]:
        if words_of(rest[start:end]):
            parts.append((_segment(rest[start:end], known), start, end))
        start = after
    merged: list[tuple[Label, int, int]] = []
    for label, start, end in parts:
        if label is None and merged and merged[-1][0] in ("title", "body", "division"):
            last = merged[-1]
            if last[0] == "title" and not goes_on(rest[last[1] : last[2]], rest[start:end]):
                merged.append(("division", start, end))
            elif last[0] != "body" or _more_of_body(rest[start:end]):
                merged[-1] = (last[0], last[1], end)
            continue
        merged.append((label or "title", start, end))
    exact = line.end - line.start == len(line.text)
    return [
        (
            label,
            Piece(rest[s:e], line.start + at + s, line.start + at + e)
            if exact
            else Piece(rest[s:e], line.start, line.end),
        )
        for label, s, e in merged
    ]


def _segment(text: str, known: frozenset[str]) -> Label | None:
    """The label of one piece, or None where it only goes on with the one before it."""
    if capacity(text):
        return "capacity"
    if country_of(text) is not None:
        return "place"
    label = judged([text], frozenset(fold(k) for k in known))[0]
    kinds = [kinds_of(w) for w in words_of(text)]
    if not any(k - {"topic"} for k in kinds) and fold(text) not in {fold(k) for k in known}:
        return "body" if re.fullmatch(r"[A-Z]{3,8}", text) else None
    return label


def _more_of_body(text: str) -> bool:
    """Whether a piece behind a body is part of its name ("Water and Forests"), not a place."""
    return any("topic" in kinds_of(w) for w in words_of(text))


def _title(text: str) -> str:
    return text.strip(" ,;.:-–—") if not text.endswith("etc.") else text


def _once(titles: Sequence[Said]) -> list[Said]:
    found: dict[str, Said] = {}
    for title in titles:
        if title.value:
            found.setdefault(fold(title.value), title)
    return list(found.values())


def _part_of(name: str, delegation: Backed | None) -> bool:
    """Whether a name ends with that of the delegation: "Earth Institute, Columbia University"."""
    own = fold(delegation.body.name) if delegation else ""
    return bool(own) and fold(name).endswith(own) and "," in name


def _others(bodies: Sequence[Backed], delegation: Backed | None) -> list[Backed]:
    """Bodies beside the delegation, each once."""
    seen = {fold(delegation.body.name)} if delegation else set()
    found = []
    for backed in bodies:
        key = fold(backed.body.name)
        if key and key not in seen:
            seen.add(key)
            found.append(backed)
    return found
