"""One name for each body of a text: acronyms spelt out, short forms traced to the full name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.values import institution, is_acronym
from loaders.extraction.affiliations import ORGANISATION
from loaders.extraction.reading import Body

if TYPE_CHECKING:
    from loaders.extraction.reading import Person, Reading

_WORD = r"(?:[A-Z][\w.&'’-]*|of|for|the|and|de|on|in|at|&)"
_DEFINED = re.compile(rf"({_WORD}(?:[ -]{_WORD}){{0,12}}) \(([A-Z][A-Za-z]{{1,8}})\)")
_SMALL = frozenset(("of", "for", "the", "and", "de", "on", "in", "at", "&", "-"))


def settled(reading: Reading) -> None:
    """Give the bodies of all persons the names that the text spells out."""
    written = _written(reading)
    defined = definitions(reading.normal.text)
    for person in reading.people:
        for office in person.offices:
            body = office.body
            if body is None or body.type == "country":
                continue
            full = written.get(body.name) or defined.get(body.name)
            if full is None and len(body.name.split()) == 1:
                full = _traced(reading, person, body)
            if full is not None:
                office.body = Body(body.type, full, body.iso3)
        person.offices = [o for o in person.offices if not _empty(o.body)]


def own_forms(reading: Reading) -> dict[str, str]:
    """Known bodies by canonical name: how the text itself names them, if only by an acronym.

    An acronym counts where the reference data lead from it back to the same body.
    """
    forms = _written(reading)
    for tag in reading.tags:
        form = reading.normal.text[tag.start : tag.end]
        if tag.kind == "body" and tag.value not in forms and is_acronym(form):
            known = institution(form)
            if known is not None and known.name == tag.value:
                forms[tag.value] = form
    return forms


def _empty(body: Body | None) -> bool:
    """Whether a body is a bare noun that nothing in the text makes a name."""
    return body is not None and body.name.lower() in (
        "department",
        "foundation",
        "group",
        "board",
        "office",
    )


def _written(reading: Reading) -> dict[str, str]:
    """Known bodies by canonical name: the longest form that the text uses, acronyms left out."""
    found: dict[str, str] = {}
    for tag in reading.tags:
        if tag.kind != "body":
            continue
        form = " ".join(reading.normal.text[tag.start : tag.end].split())
        form = form.removeprefix("the ").removeprefix("The ")
        if not is_acronym(form) and len(form) > len(found.get(tag.value, "")):
            found[tag.value] = form
    return found


def definitions(text: str) -> dict[str, str]:
    """Acronyms that the text itself explains: "Nordic Tin Council (NTC)"."""
    found: dict[str, str] = {}
    for match in _DEFINED.finditer(text):
        words = match[1].split()
        short = match[2]
        letters = [c for c in short.lower() if c.isalpha()]
        for start in range(len(words)):
            part = words[start:]
            if part[0].lower() in _SMALL:
                continue
            initials = [w[0].lower() for w in part if w.lower() not in _SMALL]
            if initials == letters or [w[0].lower() for w in part] == letters:
                found.setdefault(short, " ".join(part))
                break
    return found


def _traced(reading: Reading, person: Person, body: Body) -> str | None:
    """The last body before whose name ends in the word: "the Foundation's director"."""
    if body.name.lower() not in ORGANISATION:
        return None
    before = [
        (office.span, office.body.name)
        for other in reading.people
        for office in other.offices
        if office.body is not None and office.body is not body and " " in office.body.name
    ]
    start = min((o.span[0] for o in person.offices if o.body is body), default=0)
    fit = [
        n for span, n in before if span[0] < start and n.split()[-1].lower() == body.name.lower()
    ]
    return fit[-1] if fit else None
