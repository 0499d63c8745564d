"""A text and its facts side by side: each sentence, then what was read from it and why."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import Body, Document, Extraction

_END = re.compile(r"[.!?]+[\"'”’)\]]*(?=\s)|\n+")
_NO_END = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Prof|No|vs|Hon)|\b[A-Z])\.$")


def explain(document: Document, extraction: Extraction) -> str:
    """Sentences in the order of the text; facts stand under the sentence that they begin in."""
    head = [document.id, document.title, document.published and document.published.isoformat()]
    lines = ["== " + " · ".join(part for part in head if part)]
    facts = sorted(_facts(extraction), key=lambda fact: fact[0])
    for number, (start, end) in enumerate(_sentences(document.text), start=1):
        lines += ["", f"[{number}] {' '.join(document.text[start:end].split())}"]
        lines += [f"    {text}" for at, text in facts if start <= at < end]
    return "\n".join(lines) + "\n"


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Stretches that cover the whole text; only for display, the extractor has its own."""
    start = 0
    for match in _END.finditer(text):
        inside = text[start : match.end()]
        if inside.endswith(".") and _NO_END.search(inside):
            continue
        if inside.strip():
            yield start, match.end()
            start = match.end()
    if text[start:].strip():
        yield start, len(text)


def _facts(extraction: Extraction) -> Iterator[tuple[int, str]]:
    names = {person.id: person.name for person in extraction.people}
    events = {event.id: event.name for event in extraction.events}

    def who(actor: str | Body) -> str:
        return names.get(actor, actor) if isinstance(actor, str) else _body(actor)

    for person in extraction.people:
        aliases = f" (also {', '.join(person.aliases)})" if person.aliases else ""
        why = _why(person.rule, person.basis, person.confidence)
        yield person.span[0], f"person     {person.name}{aliases}{why}"
        for office in person.offices:
            why = _why(office.rule, office.basis, office.confidence)
            yield office.span[0], f"{office.kind:10} {person.name}: {office.value}{why}"
    for event in extraction.events:
        details = ", ".join(part for part in (event.kind, event.date, event.place) if part)
        why = _why(event.rule, event.basis, event.confidence)
        yield event.span[0], f"event      {event.name}{f' ({details})' if details else ''}{why}"
    for fact in extraction.attended:
        how = fact.role if fact.status == "attended" else f"{fact.role}, {fact.status}"
        behalf = "".join(f" for {_body(body)}" for body in fact.on_behalf_of)
        why = _why(fact.rule, fact.basis, fact.confidence)
        what = f"{who(fact.who)}{behalf} @ {events.get(fact.event, fact.event)}: {how}"
        yield fact.span[0], f"attended   {what}{why}"
    for said in extraction.stated:
        at = f" @ {events[said.event]}" if said.event in events else ""
        why = _why(said.rule, said.basis, said.confidence)
        yield said.span[0], f"stated     {who(said.who)}{at}: {said.mode}, {said.span}{why}"
    for inferred in extraction.inferred:
        what = f"{names.get(inferred.person, inferred.person)}: {_body(inferred.ministry)}"
        yield inferred.span[0], f"ministry   {what}  [{inferred.rule}, inferred]"


def _body(body: Body) -> str:
    return f"{body.name} ({body.iso3})" if body.iso3 else body.name


def _why(rule: str, basis: str, confidence: float) -> str:
    return f"  [{rule or 'no rule named'}, {basis}, {confidence:.2f}]"
