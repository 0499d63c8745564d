"""People of a short text, as the tests look at them."""

from __future__ import annotations

from graph.model import Person
from loaders.extraction import extract


def people(text: str) -> dict[str, Person]:
    """Persons by name."""
    return {person.name: person for person in extract(text).people}


def bodies(person: Person) -> set[str]:
    """ISO codes of countries and names of other bodies that a person represents."""
    return {b.iso3 if b.type == "country" and b.iso3 else b.name for b in person.represents}
