"""Statements without a reporting verb: "according to X", "the council's condemnation of Y".

Rules: A-according; N-own a noun that reports with its possessor; N-given a noun that reports, given
by somebody ("provided an update on Y").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.extraction import tree
from loaders.extraction.cues import Cue, ReportingNoun, ReportingVerb, asserted, nouns
from loaders.extraction.frames import words
from loaders.extraction.reading import Body, Person
from loaders.extraction.reported import after_dateline
from loaders.extraction.sentences import Sentences, text_span
from loaders.extraction.sisters import content_end
from loaders.extraction.speakers import Speakers, speaker, speakers

if TYPE_CHECKING:
    from spacy.tokens import Token

    from loaders.extraction.reading import Reading
    from loaders.extraction.record import Record

_GIVES = words("provide give present offer deliver share make hear receive get brief update")
_RECEIVES = words("receive hear get")


def according(record: Record, token: Token, bounds: Sentences) -> None:
    """Add "according to X, content" and "content, according to X"."""
    doc = record.reading.doc
    source = next(
        (h for p in token.children if p.lower_ == "to" for h in tree.children(p, "pobj")), None
    )
    if source is None:
        return
    who = speaker(record.reading, source, record.memory)
    if who is None:
        return
    first, end = bounds.around(token.i)
    first = after_dateline(record.reading, first)
    before = text_span(doc, first, token.i) if token.i > first else None
    if before is not None and _is_clause(token, first):
        record.add(who, before, "A-according")
        return
    right = source.i + 1
    while right < end and doc[right].text != ",":
        right += 1
    appositive = any(c.dep_ == "appos" and c.i > right for c in source.children)
    if appositive and right + 1 < end:
        right += 1
        while right < end and doc[right].text != ",":
            right += 1
    record.add(who, text_span(doc, right, end), "A-according")


def _is_clause(token: Token, first: int) -> bool:
    """Whether a clause stands between the start of the sentence and "according"."""
    return any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in token.doc[first : token.i])


def noun_at(token: Token) -> ReportingNoun | None:
    """The reporting noun at a token."""
    found = nouns(token.doc).get(token.lemma_.lower()) if token.tag_ in ("NN", "NNS") else None
    return found if found is not None and found.use != "light" else None


def nominal(record: Record, token: Token, noun: ReportingNoun, bounds: Sentences) -> None:
    """Add what a reporting noun reports."""
    content = _content(token, noun, bounds)
    if content is None:
        return
    verb = _giving(token, bounds)
    if noun.use == "given":
        if verb is not None and asserted(verb):
            _given(record, token, verb, content[0], bounds)
        return
    owner = _owner(record.reading, token)
    if owner is not None:
        record.add(Speakers([owner], "S-owner"), text_span(record.reading.doc, *content), "N-own")


def _giving(token: Token, bounds: Sentences) -> Token | None:
    """The verb of giving or receiving that a noun hangs on, or is listed under."""
    if token.head.tag_[:2] == "VB":
        fits = token.head.lemma_ in _GIVES and token.dep_ in ("dobj", "nsubjpass", "conj")
        return token.head if fits else None
    for i in range(token.i - 1, bounds.around(token.i)[0] - 1, -1):
        verb = token.doc[i]
        if verb.tag_[:2] == "VB":
            return verb if verb.lemma_ in _GIVES and token.dep_ == "conj" else None
    return None


def _given(record: Record, token: Token, verb: Token, start: int, bounds: Sentences) -> None:
    """Add what an update, overview or briefing is about, for its giver or its source."""
    doc, end = token.doc, bounds.around(token.i)[1]
    if verb.lemma_ in _RECEIVES and not tree.passive(verb):
        hung = [*token.children, *token.head.children]
        near = [*hung, *(t for t in doc[start:end] if t.dep_ == "prep")]
        source = next((p for p in near if p.lower_ in ("from", "by") and p.i > token.i), None)
        if source is None:
            return
        heads = [h for h in tree.children(source, "pobj") for h in tree.coordinated(h)]
        people = [h for h in heads if h.tag_[:2] == "NN" and noun_at(h) is None]
        end = source.i if source.i > start else end
        who = speakers(record.reading, people, record.memory) if people else None
    else:
        subjects = tree.subjects(verb)
        who = speakers(record.reading, subjects, record.memory) if subjects else None
    if who is not None:
        cue = Cue(verb, start - 1, ReportingVerb(verb.lemma_, frozenset(), "0"))
        record.add(who, text_span(doc, start, content_end(cue, start, end)), "N-given")


def _content(token: Token, noun: ReportingNoun, bounds: Sentences) -> tuple[int, int] | None:
    """Tokens after the link word under the noun (or under its verb) to the end of the phrase."""
    doc = token.doc
    end = bounds.around(token.i)[1]
    for link in [*token.children, *token.head.children]:
        if link.i > token.i and link.lower_ in noun.links and link.dep_ in ("prep", "prt", "mark"):
            return link.i + 1, min(end, link.right_edge.i + 1)
    following = doc[token.i + 1] if token.i + 1 < end else None
    if following is None or following.lower_ not in noun.links:
        return None
    clause = next(
        (c for c in token.children if c.i > token.i and c.dep_ in ("acl", "ccomp", "relcl")), None
    )
    if clause is None or (following.lower_ == "that" and following.dep_ != "mark"):
        return None
    start = following.i if following.lower_ == "to" else following.i + 1
    return start, min(end, clause.right_edge.i + 1)


def _owner(reading: Reading, token: Token) -> Body | Person | None:
    for child in token.children:
        actor = reading.actors.get(child.i)
        if (
            child.dep_ == "poss"
            and isinstance(actor, Body | Person)
            and child.lower_ not in ("his", "her")
        ):
            return actor
    return None
