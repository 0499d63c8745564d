"""Which person mentions are one person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


def join_people(mentions: Iterable[str]) -> dict[str, str]:
    """Person id of each mention id (`name`, `name@anchor`).

    The anchor is the country that the person speaks for, else the body. Under one folded name the
    same anchor is the same person, and so the same mention. A mention without an anchor joins an
    anchored one only if that is the only one: with two it could be either, and stays alone.
    """
    by_name: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        by_name[mention.partition("@")[0]].add(mention)
    resolved: dict[str, str] = {}
    for name, members in by_name.items():
        together = name in members and len(members) == 2
        resolved |= {m: name if together else m for m in members}
    return resolved
