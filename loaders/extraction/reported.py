"""Reported speech and attributed quotations: one reporting verb at a time.

Rules: V-after the cue comes first; V-before it comes last; V-middle it stands inside its content;
V-passive "was announced by". Whether the content has quotation marks makes no difference here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from loaders.extraction import tree
from loaders.extraction.content import content_after, content_before, goes_on
from loaders.extraction.cues import asserted, cue_at
from loaders.extraction.frames import words
from loaders.extraction.reading import Group, Person
from loaders.extraction.record import Open
from loaders.extraction.sentences import Sentences, text_span
from loaders.extraction.sisters import is_sister
from loaders.extraction.speaker_words import noun_kind
from loaders.extraction.speakers import Speakers, speakers
from loaders.extraction.transcripts import MOST

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from loaders.extraction.cues import Cue
    from loaders.extraction.reading import Reading
    from loaders.extraction.record import Record

# leading participles that give the reason for the main clause rather than its speaker's words
_REASONS = words("recognize recognise acknowledge note agree hope")
_FIRST_PERSON = re.compile(r"\b(?:we|our|us|I|my|me|you|your|We|Our|My|You|Your)\b")
_CLOSERS = frozenset(('"', "”", "''", "'", "’"))
_STOPS = frozenset((",", ".", "?", "!", ";", "\n", ")"))


def reported(record: Record, cue: Cue, bounds: Sentences) -> None:
    """Add what a reporting verb reports, if it reports and somebody speaks."""
    verb, reading = cue.verb, record.reading
    if not asserted(verb) or _gives_reason(record, verb):
        return
    subjects = _subjects(reading, verb)
    who = _shared(record, verb, subjects)
    if not subjects and _opens_clause(record, verb):
        who = Speakers([record.memory.we], "S-we") if record.memory.we is not None else None
    if who is None:
        who = speakers(reading, subjects, record.memory) if subjects else None
    if who is None or (cue.takes("object") and (_to_you(verb) or _receives(reading, verb))):
        return
    if tree.passive(verb):
        nominal = tree.children(verb, "nsubjpass")
        plain = verb.dep_ in ("ROOT", "conj", "ccomp") and not tree.children(verb, "mark")
        if nominal and plain and cue.takes("object"):
            record.add(who, tree.phrase(nominal[0]), "V-passive")
        return
    around = bounds.around(verb.i)
    first = subjects[0] if subjects else verb
    inverted = first.i > verb.i and verb.tag_ != "VBG" and verb in (first.head, first.nbor(-1))
    left = verb.i if first.i >= verb.i else _left(reading, verb, first)
    own = inverted or verb.tag_ != "VBG"
    looks_back = cue.takes("clause") and own and (inverted or _closes(reading, cue, left, around))
    if looks_back and _before(record, cue, left, around, who):
        return
    after = None if inverted else content_after(cue, around, whole=_runs_on(record, verb))
    if after is not None and reading.doc[after[0] : after[0] + 2].text.lower() == "the following":
        cue.last = after[1] - 2 if reading.doc[after[1] - 1].is_space else after[1] - 1
        while cue.last > cue.verb.i and reading.doc[cue.last].text in (":", ";"):
            cue.last -= 1
        _below(record, cue, who)
    elif after is not None:
        record.add(who, text_span(reading.doc, *after), "V-after")
        record.open = Open(cue, after[0], around[1], who)
    elif cue.takes("clause") and not _before(record, cue, left, around, who):
        _below(record, cue, who)


def _before(record: Record, cue: Cue, left: int, around: tuple[int, int], who: Speakers) -> bool:
    """Content before the cue; with what follows the cue, if that goes on with it."""
    reading = record.reading
    start = after_dateline(reading, around[0])
    before = content_before(cue, left, (start, around[1]))
    rest = goes_on(cue, around, whole=before is not None)
    if before is None and rest is None:
        return False
    if before is None:
        before = (start, left)
    end = around[1] if rest is not None else before[1]
    record.add(
        who, text_span(reading.doc, before[0], end), "V-before" if rest is None else "V-middle"
    )
    record.open = Open(cue, cue.last, around[1], who)
    return True


def _runs_on(record: Record, verb: Token) -> bool:
    """A leading participle of a joint statement whose main clause has no cue."""
    leads = verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.i < verb.head.i
    return leads and record.memory.we is not None and cue_at(verb.head) is None


def _below(record: Record, cue: Cue, who: Speakers) -> None:
    """As in "She stated:" at the end of a paragraph: what follows is what she stated.

    The next paragraph, and those after it that go on in the first person.
    """
    reading, doc, after = record.reading, record.reading.doc, cue.last + 1
    if after >= len(doc) or doc[after].text not in (":", ";"):
        return
    at = bisect_left(reading.blocks, doc[after].idx + 1, key=lambda b: b.start)
    if at == 0 or reading.blocks[at - 1].end > doc[after].idx + 1:
        return
    for number, block in enumerate(reading.blocks[at : at + MOST]):
        line = reading.normal.text[block.start : block.end].rstrip()
        goes_on = line[:1] in ('"', "“") or _FIRST_PERSON.search(line)
        if block.kind != "paragraph" or (number and not goes_on):
            return
        record.add(who, (block.start, block.start + len(line)), "V-below", direct=True)


def _opens_clause(record: Record, verb: Token) -> bool:
    """As in "Recognizing the value of …;" as a line of a joint statement."""
    if record.memory.we is None or verb.tag_ != "VBG":
        return False
    return verb.i == 0 or verb.nbor(-1).is_space


def _shared(record: Record, verb: Token, subjects: list[Token]) -> Speakers | None:
    """The speakers of the cue that this verb stands beside: "said X and urged Y"."""
    before = record.open
    if before is None or not before.start < verb.i < before.end:
        return None
    if any(t.head == verb and t.i < verb.i for t in subjects):
        return None
    return before.who if is_sister(before.cue, verb, before.start) else None


def _to_you(verb: Token) -> bool:
    """Whether the verb speaks to the listener: "thank you"."""
    return any(c.lower_ == "you" and c.dep_ in ("dobj", "nsubj") for c in verb.children)


def _receives(reading: Reading, verb: Token) -> bool:
    """Whether a guest is welcomed to a place, rather than a thing welcomed in words."""
    guest = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if verb.lemma_ != "welcome" or guest is None or guest.lower_.endswith("s"):
        return False
    person = guest.i in reading.person_at or any(
        c.dep_ == "appos" and c.i in reading.person_at for c in guest.children
    )
    return person and any(c.lower_ == "to" for t in guest.subtree for c in (t, *verb.children))


def _gives_reason(record: Record, verb: Token) -> bool:
    """As in "Recognizing that …, the leaders agreed": no statement, but in a joint one."""
    leads = verb.dep_ == "advcl" and verb.i < verb.head.i and verb.tag_ == "VBG"
    return leads and verb.lemma_ in _REASONS and record.memory.we is None


def _closes(reading: Reading, cue: Cue, left: int, around: tuple[int, int]) -> bool:
    """Whether the cue looks back: a comma or closing mark before it, and an end after it."""
    doc = reading.doc
    if left <= around[0]:
        return False
    before = doc[left - 1]
    if before.text in _CLOSERS and _ends_quote(reading, before):
        return True
    if before.text != ",":
        return False
    after = doc[cue.last + 1] if cue.last + 1 < len(doc) else None
    if after is not None and after.text == "," and doc[cue.last + 2 :][:1].text in ('"', "“"):
        return doc[around[0]].tag_ not in ("VBN", "VBG", "IN", "RB")
    return after is None or after.text in _STOPS or after.is_space


def _ends_quote(reading: Reading, mark: Token) -> bool:
    """Whether the token is the closing mark of a quotation."""
    end = mark.idx + len(mark)
    at = bisect_left(reading.quotes, end, key=lambda q: q[1])
    return at < len(reading.quotes) and reading.quotes[at][1] == end


def _left(reading: Reading, verb: Token, subject: Token) -> int:
    """First token of the cue; a subject that the parser has grown over a quotation is cut."""
    left = min(subject.left_edge.i, verb.i)
    doc = reading.doc
    if left and doc[left - 1].lower_ in ("and", "or"):
        left = _whole_list(doc, left)
    start, end = doc[left].idx, doc[subject.i].idx
    at = bisect_left(reading.quotes, (start, start))
    for quote in reading.quotes[at:]:
        if quote[0] >= end:
            break
        if quote[1] <= end:
            while doc[left].idx < quote[1]:
                left += 1
            while left < subject.i and doc[left].text == ",":
                left += 1
    return left


def _whole_list(doc: Doc, left: int) -> int:
    """The first token of "many delegates and trade sources", after the comma before it."""
    for at in range(left - 1, max(0, left - 10), -1):
        if doc[at].tag_[:2] == "VB":
            return left
        if doc[at].text == ",":
            return at + 1
    return left


def after_dateline(reading: Reading, start: int) -> int:
    """The first token of a sentence after the dateline of its block."""
    offset = reading.doc[start].idx
    at = bisect_left(reading.blocks, offset + 1, key=lambda b: b.start) - 1
    block = reading.blocks[at] if at >= 0 else None
    if block is None or block.dateline is None:
        return start
    while start < len(reading.doc) - 1 and reading.doc[start].idx < block.dateline[1]:
        start += 1
    return start


def _subjects(reading: Reading, verb: Token) -> list[Token]:
    """Subjects of the verb; a noun just before it where the parser found none."""
    if verb.dep_ == "amod":
        return _misread(verb)
    if (quoted := _quoted_as(verb)) is not None:
        return tree.coordinated(quoted)
    noun = verb.head
    if verb.tag_ == "VB" and verb.dep_ == "acl" and noun.head.tag_[:2] == "VB":
        return tree.subjects(noun.head)  # "used the opportunity to thank"
    found = [_person_meant(reading, verb, t) for t in tree.subjects(verb)]
    if not found and verb.dep_ == "conj" and verb.tag_ in ("VBD", "VBZ"):
        found = _before_first(reading, verb)
    if found or verb.dep_ == "relcl" or verb.i == 0 or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return found
    near = verb.nbor(-1)
    if near.text == "," and near.i:
        near = near.nbor(-1)
        return [near] if near.i in reading.person_at else _in_commas(verb)
    return [near] if near.tag_ in ("NNP", "PRP", "NNS", "NN") else []


def _before_first(reading: Reading, verb: Token) -> list[Token]:
    """The name just before the first of several coordinated verbs, if the parser lost it."""
    top = verb
    while top.dep_ == "conj" and top.head != top:
        top = top.head
    near = top.nbor(-1) if top.i else top
    return [near] if near.i in reading.person_at else []


def _in_commas(verb: Token) -> list[Token]:
    """The speaker in "…, the chairman of the board, AMB, said": a noun that opens an apposition."""
    doc = verb.doc
    for at in range(verb.i - 2, max(0, verb.i - 18), -1):
        if doc[at].tag_ in ("VBD", "VBZ", "VBP", "MD"):
            return []
        left = doc[at].left_edge.i
        if noun_kind(doc[at]) in ("people", "source") and left and doc[left - 1].text == ",":
            return [doc[at]]
    return []


def _quoted_as(verb: Token) -> Token | None:
    """As in "X was quoted as saying", "the paper quoted X as saying": X."""
    prep = verb.head
    if verb.dep_ != "pcomp" or prep.lower_ != "as" or prep.head.lemma_ not in ("quote", "cite"):
        return None
    quoting = prep.head
    found = tree.children(quoting, "nsubjpass") or tree.children(quoting, "dobj", "nsubj")
    return found[-1] if found else None


def _person_meant(reading: Reading, verb: Token, token: Token) -> Token:
    """For "who": the person that the relative clause is about, not the place named before it.

    "Nora Vik, a student from Porto College, who thanked …": the parser takes the college.
    """
    relative = any(c.lower_ == "who" for c in verb.children)
    if not relative or isinstance(reading.actors.get(token.i), Person | Group):
        return token
    above = token
    for _ in range(5):
        above = above.head
        if isinstance(reading.actors.get(above.i), Person):
            return above
    return token


def _misread(verb: Token) -> list[Token]:
    """The subject of a verb that was parsed as an adjective: "the Union stressed actions"."""
    before = verb.nbor(-1) if verb.i else None
    if before is not None and before.text in _CLOSERS and verb.head.i == verb.i + 1:
        return [verb.head]  # '"…," added KCNA'
    if own := tree.children(verb, "nsubj"):
        return tree.coordinated(own[0])
    nominal = before is not None and before.tag_ in ("NNP", "NNPS", "NNS")
    if before is None or not nominal or verb.tag_ not in ("VBN", "VBD"):
        return []
    left = before.left_edge.i
    while left > 0 and verb.doc[left - 1].tag_ in ("DT", "NNP", "JJ", "CD"):
        left -= 1
    opener = verb.doc[left - 1] if left else None
    opens = opener is None or opener.is_space or opener.text in (",", ".", ";", ":")
    return [before] if opens and verb.head.i > verb.i else []
