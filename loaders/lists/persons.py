"""One row of a table into a participant."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import cast

from graph.ids import fold
from graph.model import Body
from graph.model.extraction import Role, Span, Status
from graph.values import by_iso3, country
from loaders.lists import days
from loaders.lists.countries import country_of
from loaders.lists.grids import Row
from loaders.lists.headings import body_of, unmarked
from loaders.lists.mapping import Columns
from loaders.lists.names import read_name
from loaders.lists.roster import Backed, Participant, Said
from loaders.lists.words import capacity, honorifics, participation

_FORMULA = re.compile(r"[=@][A-Za-z(]")
_COUNT = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Cells:
    """A row seen through the mapping of its table.

    Attributes:
        row: the row.
        mapping: which column holds what.
        span: its line in the document's text.
        heading: the delegation that a row above it heads.
    """

    row: Row
    mapping: Columns
    span: Span
    heading: str | None = None

    def all(self, name: str) -> list[str]:
        """The cells of a field that hold something."""
        cells = self.row.cells
        return [cells[i] for i in self.mapping.of(name) if i < len(cells) and cells[i]]

    def first(self, name: str) -> str | None:
        """The first of these, if there is one."""
        return next(iter(self.all(name)), None)

    def when(self) -> str | None:
        """The day or interval of the event."""
        first = days.cell(self.first("date")) if self.first("date") else None
        last = days.cell(self.first("end")) if self.first("end") else None
        if first and last and "/" not in first and "/" not in last and first < last:
            return f"{first}/{last}"
        return first


@dataclass(slots=True)
class Draft:
    """A participant whose event is not settled."""

    name: Said
    span: Span
    titles: list[Said]
    delegation: Backed | None
    affiliations: list[Backed]
    role: Role
    status: Status
    event: int = field(default=0)

    def build(self) -> Participant:
        """The participant."""
        return Participant(
            self.name, self.span, tuple(self.titles), self.delegation, tuple(self.affiliations),
            self.event, self.role, self.status,
        )  # fmt: skip


def participant(cells: Cells) -> tuple[Draft | None, str]:
    """The participant of a row and what of the row was not understood; None if it names nobody."""
    if any(
        _FORMULA.match(cells.row.cells[i]) for i in cells.mapping.fields if i < len(cells.row.cells)
    ):
        return None, "holds a formula instead of its value; save the table with values"
    written, ranks = _name(cells)
    if written is None:
        return None, "names nobody"
    status, reason = _status(cells)
    if status is None:
        return None, reason
    span = cells.span
    titles = [*ranks, *cells.all("title")]
    role: Role = "participant"
    for word in cells.all("role"):
        meaning = participation().get(("role", fold(word)))
        if meaning is None:
            titles.append(word)
        elif meaning != "participant":
            role = cast("Role", meaning)
    delegation, doubt = _delegation(cells)
    if delegation is None:  # a column of organisations may name states too
        delegation = next((_state(words) for words in cells.all("organisation")), None)
    land = delegation.iso3 if delegation is not None else None
    others = [body_of(words, land) for words in cells.all("organisation") if _letters(words)]
    if delegation is None and others:
        delegation = others.pop(0)
    kept = [o for o in others if delegation is None or fold(o.name) != fold(delegation.name)]
    kept = [o for o in kept if country_of(o.name) is None or land is None]
    draft = Draft(
        Said(written, span), span, [Said(t, span) for t in _titles(titles)],
        Backed(delegation, span) if delegation else None, [Backed(o, span) for o in kept],
        role, status,
    )  # fmt: skip
    return draft, doubt


def _letters(words: str) -> bool:
    return any(c.isalpha() for c in words) and words.strip().upper() not in ("N/A", "NA", "NONE")


def _name(cells: Cells) -> tuple[str | None, list[str]]:
    last, first = cells.first("last"), [*cells.all("first"), *cells.all("middle")]
    whole = cells.first("name")
    if whole is None and (last or first):
        whole = " ".join((*first, last)) if last else " ".join(first)
    if not whole or is_nobody(whole):
        return None, []
    address = cells.first("honorific") or ""
    if address and all(form.replace(".", "") in honorifics() for form in address.split()):
        whole = f"{address} {whole}"  # behind "Mr", "Tan" or "M." is part of the name
    found = read_name(whole, whole=True)
    return (found.name, list(found.ranks)) if found else (None, [])


def is_nobody(words: str) -> bool:
    """Whether a cell stands for a name that is not known yet, or counts people."""
    bare = fold(_COUNT.sub(" ", words))
    return participation().get(("name", bare)) == "nobody"


def _titles(titles: list[str]) -> list[str]:
    """Each title once; a place in the delegation behind a comma stands for itself."""
    found: dict[str, str] = {}
    for title in titles:
        words = title.strip(" ,;")
        while (cut := words.rfind(",")) > 0 and capacity(words[cut + 1 :].strip()):
            place, words = words[cut + 1 :].strip(), words[:cut].rstrip(" ,;")
            found.setdefault(fold(place), place)
        if _letters(words) and fold(words):
            found.setdefault(fold(words), words)
    return sorted(found.values(), key=lambda t: capacity(t) is not None)


def _status(cells: Cells) -> tuple[Status | None, str]:
    word = cells.first("status")
    if word is None:
        return "attended", ""
    meaning = participation().get(("status", fold(word) or word))
    if meaning is None:
        return (
            None,
            f"status {word[:40]!r} is not known; write attended, absent, invited or planned",
        )
    return cast("Status", meaning), ""


def _delegation(cells: Cells) -> tuple[Body | None, str]:
    """The country by its code, else what the delegation's cell or heading names."""
    named = unmarked(cells.first("delegation") or cells.heading or "")
    code = (cells.first("iso") or "").strip().upper()
    if code:
        land = by_iso3(code) or (country(code) if len(code) == 2 else None)
        if land is not None:
            return Body(type="country", name=land.name, iso3=land.iso3), ""
    doubt = f"{code[:12]!r} is no country code" if code and code not in ("NA", "N/A", "-") else ""
    if not _letters(named):
        return None, doubt
    return _state(named) or body_of(named, None), doubt


def _state(words: str) -> Body | None:
    found = country_of(words)
    return Body(type="country", name=found.name, iso3=found.iso3) if found else None
