"""Which person mentions are one person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


def join_people(mentions: Iterable[str]) -> dict[str, str]:
    """Person id of each mention id (`name`, `name@anchor`, `name@anchor#identifier`).

    The anchor is the country that the person speaks for, else the body; the identifier is that of
    a register for all. Under one folded name:

    - the same identifier is the same person, whatever the anchors; two identifiers are two;
    - the same anchor is the same person, unless identifiers show several of that name there: then
      a mention without one could be any of them, and stays alone;
    - a mention without an anchor joins the anchored ones only if these are one person, whom some
      text anchors too: a register knows many people whom no text means.
    """
    by_name: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        by_name[mention.partition("@")[0].partition("#")[0]].add(mention)
    resolved: dict[str, str] = {}
    for name, members in by_name.items():
        for person in _persons(name, members):
            id_ = min(person)
            resolved |= dict.fromkeys(person, id_)
    return resolved


def _persons(name: str, members: set[str]) -> list[set[str]]:
    identified: dict[str, set[str]] = defaultdict(set)
    texts: set[str] = set()
    for mention in members - {name}:
        identifier = mention.partition("#")[2]
        (identified[identifier] if identifier else texts).add(mention)
    persons = list(identified.values())
    for mention in texts:
        fitting = [p for p in persons if any(m.startswith(f"{mention}#") for m in p)]
        if len(fitting) == 1:
            fitting[0].add(mention)
        else:
            persons.append({mention})
    if name in members:
        if len(persons) == 1 and persons[0] & texts:
            persons[0].add(name)
        else:
            persons.append({name})
    return persons
