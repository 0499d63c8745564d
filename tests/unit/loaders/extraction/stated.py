"""What a text states, in a form that tests can compare."""

from __future__ import annotations

from loaders.extraction import extract


def stated(text: str) -> list[tuple[str, str, str]]:
    """Speaker (person's name, iso3, or type: name), content and mode of every statement."""
    found = extract(text)
    names = {p.id: p.name for p in found.people}
    rows: list[tuple[str, str, str]] = []
    for s in found.stated:
        if isinstance(s.who, str):
            who = names[s.who]
        elif s.who.type in ("collective", "unnamed"):
            who = f"{s.who.type}: {s.who.name}"
        else:
            who = s.who.iso3 if s.who.type == "country" and s.who.iso3 else s.who.name
        rows.append((who, text[slice(*s.span)], s.mode))
    return rows
