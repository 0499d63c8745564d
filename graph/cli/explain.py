"""A text and its facts side by side: each sentence, then what was read from it and why."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from graph.model import Body, Document, Extraction
from graph.queries.cells import printable
from loaders.claims.sentences import Sentences


def explain(document: Document, extraction: Extraction) -> str:
    """Sentences in the order of the text; facts stand under the sentence that they begin in."""
    head = [document.id, document.title, document.published and document.published.isoformat()]
    lines = [printable("== " + " · ".join(part for part in head if part))]
    sentences = [*Sentences(document.text)]
    starts = [start for start, _ in sentences]
    below: dict[int, list[str]] = {}
    for at, fact in sorted(_facts(extraction), key=lambda fact: fact[0]):
        below.setdefault(max(bisect_right(starts, at) - 1, 0), []).append(f"    {printable(fact)}")
    for number, (start, end) in enumerate(sentences):
        text = printable(" ".join(document.text[start:end].split()))
        lines += ["", f"[{number + 1}] {text}", *below.get(number, [])]
    return "\n".join(lines) + "\n"


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
        yield said.span[0], f"stated     {who(said.who)}{at}: {said.mode}{why}"
    for inferred in extraction.inferred:
        what = f"{names.get(inferred.person, inferred.person)}: {_body(inferred.ministry)}"
        yield inferred.span[0], f"ministry   {what}  [{inferred.rule}, inferred]"


def _body(body: Body) -> str:
    return f"{body.name} ({body.iso3})" if body.iso3 else body.name


def _why(rule: str, basis: str, confidence: float) -> str:
    return f"  [{rule or 'no rule named'}, {basis}, {confidence:.2f}]"
