"""Find many names in a text in one pass over its words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Generic, TypeVar

from graph.values import countries, institutions, is_ambiguous

T = TypeVar("T")
_WORD = re.compile(r"[^\W_]+")


class Finder(Generic[T]):
    """Names as written, word by word; the longest name at a place wins."""

    def __init__(self, names: Iterable[tuple[str, T]]) -> None:
        self._names: dict[str, list[tuple[tuple[str, ...], T]]] = defaultdict(list)
        for name, owner in names:
            words = tuple(_WORD.findall(name))
            if words:
                self._names[words[0]].append((words, owner))
        for entries in self._names.values():
            entries.sort(key=lambda e: -len(e[0]))

    def find(self, text: str) -> Iterator[tuple[str, T]]:
        """Each name that occurs, as written, with its owner, in text order."""
        found = list(_WORD.finditer(text))
        words = [m[0] for m in found]
        i = 0
        while i < len(words):
            step = 1
            for name, owner in self._names.get(words[i], ()):
                if tuple(words[i : i + len(name)]) == name:
                    yield text[found[i].start() : found[i + len(name) - 1].end()], owner
                    step = len(name)
                    break
            i += step


@cache
def bodies() -> Finder[tuple[str, str]]:
    """Countries and institutions of the reference data by type and name or code."""
    names: list[tuple[str, tuple[str, str]]] = []
    for country in countries().values():
        for form in (country.name, *country.aliases):
            if not is_ambiguous(form):
                names.append((form, ("country", country.iso3)))
    for body in institutions().values():
        names += ((form, ("institution", body.name)) for form in (body.name, *body.aliases))
    return Finder(names)
