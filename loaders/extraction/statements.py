"""Who said what: quotations first, then reported speech.

Rules (ids on each statement): Q-cue a quotation with its cue beside it; Q-continued a quotation that
goes on without a cue; V-after, V-before, V-middle reported speech with the cue first, last or in
the middle; V-passive "was announced by"; N-own, N-given nouns that report; A-according.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.extraction import tree
from loaders.extraction.content import content_after, content_before, goes_on
from loaders.extraction.cues import asserted, cue_at, nouns
from loaders.extraction.joint import MOST, issuers, positions
from loaders.extraction.reading import Group, Person, Statement
from loaders.extraction.sentences import Sentences, sentences, text_span
from loaders.extraction.speakers import Memory, Speakers, speaker, speakers
from loaders.extraction.transcripts import spoken

if TYPE_CHECKING:
    from spacy.tokens import Token

    from loaders.extraction.cues import Cue
    from loaders.extraction.reading import Block, Reading, Span

_SHORTEST = 8  # characters


class Writer:
    """Collects statements of one reading: one per speaker and span, direct if it holds a quotation."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.memory = Memory()
        self.found: list[Statement] = []
        self._seen: set[tuple[int, Span]] = set()

    def add(self, who: Speakers, span: Span, rule: str, *, direct: bool | None = None) -> None:
        """Add one entry per speaker over the same span."""
        if span[1] - span[0] < _SHORTEST:
            return
        quoted = any(a < span[1] and b > span[0] for a, b in self.reading.quotes)
        for actor in who.actors:
            key = (id(actor), span)
            if key in self._seen:
                continue
            self._seen.add(key)
            statement = Statement(
                who=actor,
                span=span,
                direct=quoted if direct is None else direct,
                rule=f"{rule}/{who.rule}",
                basis=who.basis,
                confidence=who.confidence,
            )
            self.found.append(statement)
        self.memory.keep(who.actors)


def statements(reading: Reading) -> None:
    """Stage: fill `reading.stated`, in text order."""
    writer = Writer(reading)
    bounds = sentences(reading)
    direct = spoken(reading)
    together = issuers(reading) if not direct else None
    writer.memory.we = together
    for token in _in_prose(reading):
        if token.lower_ == "according":
            _according(writer, token, bounds)
        elif (cue := cue_at(token)) is not None:
            _verb(writer, cue, bounds)
    for who, span in direct:
        writer.add(Speakers([who], "S-labelled"), span, "T-paragraph", direct=True)
    if together is not None:
        _jointly(writer, together, bounds)
    writer.found.sort(key=lambda s: (s.span, s.rule))
    reading.stated = writer.found


def _jointly(writer: Writer, together: Group, bounds: Sentences) -> None:
    """The sentences of a joint statement that have no cue of their own."""
    spoken_for = [s.span for s in writer.found]
    already = sum(isinstance(s.who, Group) for s in writer.found)
    for span in positions(writer.reading, bounds, spoken_for)[: max(0, MOST - already)]:
        writer.add(Speakers([together], "S-issuers"), span, "J-sentence", direct=False)


def _in_prose(reading: Reading) -> list[Token]:
    """Tokens of paragraphs and list items; headlines state nothing, boilerplate neither."""
    kept = []
    blocks = [b for b in reading.blocks if b.kind in ("paragraph", "item")]
    at = 0
    for token in reading.doc:
        while at < len(blocks) and blocks[at].end <= token.idx:
            at += 1
        if at < len(blocks) and blocks[at].start <= token.idx:
            kept.append(token)
    return kept


def _dateline_end(reading: Reading, offset: int) -> int:
    block = _block_of(reading, offset)
    return block.dateline[1] if block is not None and block.dateline is not None else -1


def _block_of(reading: Reading, offset: int) -> Block | None:
    return next((b for b in reading.blocks if b.start <= offset < b.end), None)


def _verb(writer: Writer, cue: Cue, bounds: Sentences) -> None:
    reading, verb = writer.reading, cue.verb
    if not asserted(verb):
        return
    subjects = _subjects(verb)
    if not subjects:
        return
    who = speakers(reading, subjects, writer.memory)
    if who is None:
        return
    around = bounds.around(verb.i)
    doc = reading.doc
    passive = tree.passive(verb)
    if passive:
        nominal = tree.children(verb, "nsubjpass")
        if nominal and cue.takes("object"):
            writer.add(who, tree.phrase(nominal[0]), "V-passive")
        return
    after = content_after(cue, around)
    left = min(_left_edge(subjects[0]), verb.i) if subjects[0].i < verb.i else verb.i
    if after is None and cue.takes("clause"):
        start = _skip_dateline(reading, around[0])
        before = content_before(cue, left, (start, around[1]))
        if before is not None:
            rest = goes_on(cue, around)
            end = around[1] if rest is not None else before[1]
            span = text_span(doc, before[0], end)
            if span is not None:
                writer.add(who, span, "V-middle" if rest is not None else "V-before")
        return
    if after is not None:
        found = text_span(doc, *after)
        if found is not None:
            writer.add(who, found, "V-after")


def _skip_dateline(reading: Reading, start: int) -> int:
    end = _dateline_end(reading, reading.doc[start].idx)
    while start < len(reading.doc) - 1 and reading.doc[start].idx < end:
        start += 1
    return start


def _subjects(verb: Token) -> list[Token]:
    found = tree.subjects(verb)
    if not found and verb.dep_ not in ("relcl",):
        near = verb.nbor(-1) if verb.i else None
        if (
            near is not None
            and near.tag_ in ("NNP", "PRP", "NNS", "NN")
            and verb.tag_ in ("VBD", "VBZ", "VBP")
        ):
            found = [near]
    return found


def _left_edge(token: Token) -> int:
    return token.left_edge.i


def _according(writer: Writer, token: Token, bounds: Sentences) -> None:
    """ "According to X, content" and "content, according to X"."""
    doc = writer.reading.doc
    heads = [
        t for prep in token.children if prep.lower_ == "to" for t in tree.children(prep, "pobj")
    ]
    if not heads and token.i + 2 < len(doc) and doc[token.i + 1].lower_ == "to":
        heads = [h for h in [doc[token.i + 2]] if h.pos_ in ("NOUN", "PROPN")]
    if not heads:
        return
    one = speaker(writer.reading, heads[0], writer.memory)
    if one is None:
        return
    first, end = bounds.around(token.i)
    first = _skip_dateline(writer.reading, first)
    right = heads[0].right_edge.i + 1
    before = text_span(doc, first, token.i) if token.i > first else None
    if before is not None and before[1] - before[0] > 20:
        writer.add(one, before, "A-according")
        return
    while right < end and doc[right].text != ",":
        right += 1
    span = text_span(doc, right, end)
    if span is not None:
        writer.add(one, span, "A-according")


__all__ = ["Group", "Person", "nouns", "statements"]
