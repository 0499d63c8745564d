"""Invented people: names with accents, particles, hyphens and capitals, and nobody twice."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

GIVEN = [
    "Aïcha",
    "Anneke",
    "Béatrice",
    "Björn",
    "Camila",
    "Chidi",
    "Dagný",
    "Dolores",
    "Édouard",
    "Eirik",
    "Fátima",
    "Félicité",
    "Gøril",
    "Hélène",
    "Ignacio",
    "Inês",
    "Jarmila",
    "João",
    "José",
    "Kwabena",
    "Lucía",
    "Maëlle",
    "Mehmet",
    "Nadège",
    "Ngozi",
    "Odile",
    "Óscar",
    "Paavo",
    "Quentin",
    "Renée",
    "Sahar",
    "Søren",
    "Tamsin",
    "Ülo",
    "Valérie",
    "Wanjiru",
    "Ximena",
    "Yara",
    "Zoltán",
    "Zoë",
]
MIDDLE = ("", "", "", "A.", "L. M.", "María", "Jean-Luc", "bin Idris", "van", "de la")
FAMILY = [
    "Abernauld",
    "Brzezicki",
    "Castelmorte",
    "Dähnhardt",
    "Echevarrieta",
    "Fournemont",
    "Gyllenvik",
    "Háberský",
    "Iñarritegui",
    "Jørstadmo",
    "Kalungwishi",
    "Lindqvåg",
    "Mbarangoza",
    "Nakashibara",
    "Okonwe-Terrill",
    "O'Dalwhin",
    "Pérez-Almansor",
    "Qureshabi",
    "Rasoanindra",
    "Söderkrantz",
    "Tchoumbacké",
    "Ugarteburu",
    "Velázcorta",
    "Wijetunara",
    "Xaramillo",
    "Yıldızoğlan",
    "Zubizárraga",
    "Þorvaldson",
    "D'Acquaviva",
    "Ntambweni",
]


def names(random: Random) -> Iterator[str]:
    """Names without end, no two alike."""
    seen: set[str] = set()
    while True:
        parts = (random.choice(GIVEN), random.choice(MIDDLE), random.choice(FAMILY))
        name = " ".join(part for part in parts if part)
        if random.random() < 0.15:
            name = f"{name} {random.choice(FAMILY)}"
        if name not in seen:
            seen.add(name)
            yield name
