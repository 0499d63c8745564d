"""A table of two thousand participants with the oddities of spreadsheets, and what it says.

A preamble above the header, a column without header, two columns of one header, headers repeated
between the rows, blank rows, cells merged over the people of a delegation, quotes, commas and line
breaks within cells; a second sheet in French, with names in two columns.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from random import Random

from tests.rosters.people import names

EVENT = "Sixth Assembly of the Lighthouse Convention"
PREAMBLE = ("List of participants", EVENT, "Port Alder, 7-9 June 2023")
HEADER = ("", "Title", "Full name", "Title", "Country / Delegation", "Role")
HEADER_FR = ("N°", "Civilité", "Nom de famille", "Prénom", "Fonction", "Organisation", "Rôle")
STATES = (
    ("Côte d'Ivoire", "CIV"), ("Iran (Islamic Republic of)", "IRN"), ("España", "ESP"),
    ("Türkiye", "TUR"), ("Korea, Republic of", "KOR"), ("ÖSTERREICH", "AUT"), ("Brésil", "BRA"),
    ("São Tomé and Príncipe", "STP"), ("Российская Федерация", "RUS"), ("Timor-Leste", "TLS"),
)  # fmt: skip
BODIES = (
    'Institut "Phares & Balises"', "Société des Gardiens, section nord", "Lantern Keepers' Union",
    "Ångström Optics GmbH", "Fundación Faro y Mar",
)  # fmt: skip
TITLES = (
    "Minister of Ports", "Director, Coastal Signals", 'Keeper of the "Old Light"',
    "Ministre de la mer", "Asesora\njurídica", "Leiter des Referats Küste", "Engineer",
)  # fmt: skip
ROLES = {"Head of Delegation": None, "Chair": "chaired", "Speaker": "presented", "": None}
ADDRESSES = ("Mr.", "Ms.", "Dr", "H.E. Mr.")


@dataclass(frozen=True)
class Guest:
    """A row and what it means; `body` is a country's code, or a name."""

    address: str
    name: str
    title: str
    delegation: str
    body: str
    role: str


def guests(seed: int, size: int) -> list[Guest]:
    """People in runs of one delegation; every tenth run is of a body that is no state."""
    random = Random(seed)
    fresh = names(random)
    found: list[Guest] = []
    for run in range(size):
        states, bodies = STATES[run % len(STATES)], BODIES[run % len(BODIES)]
        delegation, body = (bodies, bodies) if run % 10 == 9 else states
        for _ in range(min(random.randint(1, 9), size - len(found))):
            found.append(
                Guest(
                    random.choice(ADDRESSES), next(fresh), random.choice(TITLES), delegation, body,
                    random.choice(tuple(ROLES)),
                )
            )  # fmt: skip
        if len(found) == size:
            break
    return found


def rows(people: Sequence[Guest]) -> Iterator[tuple[str, ...]]:
    """The rows of the first layout, without the preamble."""
    for number, guest in enumerate(people, start=1):
        if number % 40 == 1:
            yield HEADER
        if number % 25 == 0:
            yield ("",) * len(HEADER)
        yield (
            str(number), guest.address, guest.name, guest.title, guest.delegation, guest.role,
        )  # fmt: skip


def rows_fr(people: Sequence[Guest]) -> Iterator[tuple[str, ...]]:
    """The rows of the second layout: family name and given names apart."""
    yield HEADER_FR
    for number, guest in enumerate(people, start=1):
        given, _, family = guest.name.partition(" ")
        yield (
            str(number), guest.address, family.upper(), given, guest.title, guest.delegation,
            guest.role,
        )  # fmt: skip


def as_csv(people: Sequence[Guest], delimiter: str = ",") -> str:
    """One table with the preamble."""
    out = StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerows([line] for line in PREAMBLE)
    writer.writerows(rows(people))
    return out.getvalue()


def as_xlsx(people: Sequence[Guest], others: Sequence[Guest]) -> bytes:
    """Two sheets; cells of a delegation are merged over its people in the first."""
    from openpyxl import Workbook

    book = Workbook()
    first = book.active
    first.title = "Delegations"
    for line in PREAMBLE:
        first.append([line])
    first.merge_cells("A1:F1")
    begun: tuple[str, int] | None = None
    column = HEADER.index("Country / Delegation") + 1
    for row in rows(people):
        first.append(row)
        at = first.max_row
        if begun and row[column - 1] != begun[0]:
            if at - 1 > begun[1]:
                first.merge_cells(
                    start_row=begun[1], end_row=at - 1, start_column=column, end_column=column
                )
            begun = None
        if begun is None and row[0].isdigit():
            begun = (row[column - 1], at)
    second = book.create_sheet("Observateurs")
    for row in rows_fr(others):
        second.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()
