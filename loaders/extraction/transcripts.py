"""Documents in which one person after the other speaks, or that are somebody's words throughout.

Speaker labels ("PRIME MINISTER:"), by-lines ("Jane Doe, Department Spokesperson"), lead-ins ("The
following is attributable to Spokesperson Jane Doe:"). One direct entry for each paragraph, at most
`MOST`; paragraphs that only greet or thank are none; whoever only asks makes no statement.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.ids import fold
from loaders.extraction.reading import Body, Group, Person

if TYPE_CHECKING:
    from loaders.extraction.reading import Actor, Block, Reading, Span

MOST = 12
_ASKERS = re.compile(
    r"(?i)^(?:questions?|q\d?|journalist|reporter|moderator|host|interviewer|presenter|compere|"
    r"operator|staff|unidentified\b.*|participants?|a|answer|speaker|audience(?: member)?|"
    r"voice|media|press|interpreter|note|subject|topic|e&oe|contact|date|place|venue|time)$"
)
_COURTESY = re.compile(
    r"(?i)^(?>(?>well|okay|ok|all right|alright|yes|no|great|hello|hi|thanks?(?: you)?|and|to|you|"
    r"good (?:morning|afternoon|evening|day)|danke schoen|bye(?: bye)?|goodbye|cheers|please|sir|"
    r"madam|so much|very much|again|everyone|everybody|all|colleagues|ladies and gentlemen|"
    r"laughter|applause|(?:it's )?(?:great|good|nice|wonderful) to (?:have|see|be)(?: here)?"
    r"(?: with)?(?: all of)? you(?: here| all)?|"
    r"(?:mr|madam|mrs|ms)\.? \w+|prime minister|president|secretary|minister|ends?|inaudible)"
    r"\b[\s,.!?;()\[\]–—-]*+)++$"
)
_ASIDE = re.compile(r"^\s*[(\[][^)\]\n]{1,60}[)\]]\s*")
_ATTRIBUTED = re.compile(
    r"(?i)\b(?:(?:following|below|statement|remarks?|comments?)\b.{0,60}\battribut(?:able|ed) to|"
    r"(?:statement|comments?|remarks?|message|quotes?) (?:from|by|of)|as delivered by)\b"
    r"(?P<who>[^:\n]{3,160}):\s*$"
)
_TITLED = re.compile(r"(?i)^\W*(?:statement|remarks|message|comments?|address) (?:by|from|of)\b")
_QUOTED_LINE = re.compile(r"^(?P<who>[A-Z][^\"“”:\n]{2,140}):\s*(?=[\"“])")
_FIRST = re.compile(r"\b(?:we|our|us|I|my)\b")
_VOICE = re.compile(r"(?i)\b(?:spokes(?:person|man|woman)|press secretary)\b")
_LABEL_LINE = re.compile(r"^(?P<name>[A-Z][A-Z .,'’\-()]{1,70}|[A-Z][\w .'’\-]{1,60}):\s*$")
_LABEL_INLINE = re.compile(r"^(?P<name>[A-Z][A-Z .'’\-()]{2,60}):\s+(?=\S)")
_ROLE_ACRONYMS = {"pm": "prime minister", "fm": "foreign minister", "treas": "treasurer"}


@dataclass(slots=True)
class Turn:
    """What one speaker says without a break."""

    label: str
    who: Actor | None
    paragraphs: list[Span] = field(default_factory=list)


def spoken(reading: Reading) -> list[tuple[Actor, Span]]:
    """Speakers and paragraphs of a document that is their own words; empty for other documents."""
    turns = turns_of(reading)
    asks = askers(reading, turns)
    found: list[tuple[Actor, Span]] = []
    for turn in turns:
        if turn.who is None or fold(turn.label) in asks:
            continue
        for span in turn.paragraphs:
            if len(found) < MOST and not _COURTESY.match(reading.normal.text[span[0] : span[1]]):
                found.append((turn.who, span))
    return found


def turns_of(reading: Reading) -> list[Turn]:
    """Who speaks where in a document that is somebody's words; empty for other documents."""
    return _turns(reading) or _authored(reading)


def quoted_lines(reading: Reading) -> list[tuple[Actor, Span]]:
    """As in "Jo Reed, Mayor of Oslo: “…”" as a line of its own: speaker and quotation."""
    text = reading.normal.text
    found: list[tuple[Actor, Span]] = []
    ends = dict(reading.quotes)
    for block in reading.blocks:
        line = text[block.start : block.end].rstrip()
        match = _QUOTED_LINE.match(line)
        if match is None or block.kind == "headline" or not line.rstrip(")].")[-1:]:
            continue
        start = block.start + match.end()
        end = ends.get(start, 0)
        if end - start < 20 or end > block.end + 1:
            continue
        label = (block.start, block.start + len(match["who"]))
        named = [p for p in reading.people if any(label[0] <= a < label[1] for a, _ in p.mentions)]
        who: Actor = named[0] if named else Body("institution", match["who"].strip())
        found.append((who, (start, end)))
    return found


def _turns(reading: Reading) -> list[Turn]:
    """The turns of a transcript."""
    text = reading.normal.text
    turns: list[Turn] = []
    known = {name for p in reading.people for name in fold(p.name).split()[-1:]}
    labels = 0
    loose = any(
        label is not None and _plausible(label, known)
        for label, _ in (_label(text, block) for block in reading.blocks)
    )
    for block in reading.blocks:
        label, start = _label(text, block)
        if label is not None and (_plausible(label, known) or (loose and _shouted(label))):
            turns.append(Turn(label, _labelled(reading, label)))
            labels += 1
            block_start = _past_aside(text, start, block.end)
        elif block.kind == "headline" or not turns:
            continue
        else:
            block_start = block.start
        line = text[block_start : block.end].rstrip()
        if line and block.kind != "boilerplate" and not re.match(r"^[\[(*#–-].{0,12}$", line):
            turns[-1].paragraphs.append((block_start, block_start + len(line)))
    said = sum(len(turn.paragraphs) for turn in turns)
    return turns if labels and said else []


def _label(text: str, block: Block) -> tuple[str | None, int]:
    """The speaker label that a block starts with, or is; and where the speech starts."""
    if block.speaker is not None:
        after = text.find(":", block.speaker[1])
        return text[slice(*block.speaker)].strip(" :"), after + 1
    line = text[block.start : block.end]
    if block.kind == "headline":
        return None, block.start
    if match := _LABEL_LINE.match(line):
        return match["name"].strip(), block.end
    if match := _LABEL_INLINE.match(line):
        return match["name"].strip(), block.start + match.end()
    return None, block.start


def _shouted(label: str) -> bool:
    """Capitals only: a speaker, in a text where others speak under labels."""
    return label.isupper() and len(label.split()) <= 4


def _plausible(label: str, known: set[str]) -> bool:
    """Whether a label names a speaker, rather than a section ("Climate:", "PARTICIPANTS:")."""
    words = fold(re.sub(r"\(.*?\)", "", label)).split()
    if not words or len(words) > 8:
        return False
    bare = re.sub(r"[^A-Za-z ]", "", label)
    if _ASKERS.match(label.strip()) or words[-1] in known or words[0] in _ROLE_ACRONYMS:
        return True
    return bare.isupper() and bool(_OFFICE.search(label))


_OFFICE = re.compile(
    r"(?i)\b(?:minister|president|secretary|chancellor|premier|ambassador|governor|senator|treasurer|"
    r"commissioner|mr|mrs|ms|dr|general|admiral|king|queen|director|chair(?:man|woman)?|leader|"
    r"representative|spokes\w+|mayor|speaker|foreign|official|high commissioner|pm)\b"
)


def _past_aside(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    match = _ASIDE.match(text[start:end])
    return start + match.end() if match else start


def _labelled(reading: Reading, label: str) -> Actor | None:
    """Who a label means: by surname, else by office, else an unnamed speaker."""
    if _ASKERS.match(label.strip()):
        return None
    words = fold(re.sub(r"\(.*?\)", "", label)).split()
    for person in reading.people:
        names = fold(person.name).split()
        if names and words and names[-1] == words[-1]:
            return person
    office = _ROLE_ACRONYMS.get(words[0], " ".join(words)) if words else ""
    holders = [p for p in reading.people if any(_holds(o.title, office) for o in p.offices)]
    if len(holders) == 1:
        return holders[0]
    return _addressed_as(reading, office) or Group(label, collective=False)


def _holds(title: str | None, office: str) -> bool:
    return title is not None and fold(title) == office


def _addressed_as(reading: Reading, office: str) -> Person | None:
    """The only person whom the opening names, when the office is spoken to: "Prime Minister, …"."""
    if not office or f"{office}," not in reading.normal.text[:1500].lower():
        return None
    early = [p for p in reading.people if p.mentions and p.mentions[0][0] < 400]
    return early[0] if len(early) == 1 else None


def askers(reading: Reading, turns: list[Turn]) -> set[str]:
    """Folded labels of those who only ask: interviewers."""
    asked: dict[str, list[int]] = {}
    for turn in turns:
        count = asked.setdefault(fold(turn.label), [0, 0])
        count[0] += len(turn.paragraphs)
        count[1] += sum("?" in reading.normal.text[a:b] for a, b in turn.paragraphs)
    if len(asked) < 2:
        return set()
    return {k for k, (n, q) in asked.items() if n and q >= 0.5 * n and n >= 2 and q >= 2}


def _authored(reading: Reading) -> list[Turn]:
    """A document that is one person's words: by-line or lead-in."""
    if reading.continued:
        return []
    text = reading.normal.text
    for block in reading.blocks[:2]:
        line = text[block.start : block.end]
        person = _named_in(reading, block) if _TITLED.match(line) else None
        if person is not None:
            rest = reading.blocks[reading.blocks.index(block) + 1 :]
            if _VOICE.search(line) or _own_words(reading, person, rest):
                return [Turn(person.name, person, _prose(reading, rest))]
    for number, block in enumerate(reading.blocks[:12]):
        line = text[block.start : block.end]
        rest = reading.blocks[number + 1 :]
        if match := _ATTRIBUTED.search(line):
            who = _named_in(reading, block) or Group(match["who"].strip(), collective=False)
            return [Turn(match["who"], who, _prose(reading, rest))]
        if number < 5 and number and block.kind != "headline" and len(line) < 120:
            person = _by_line(reading, block)
            if person is not None and (_VOICE.search(line) or _own_words(reading, person, rest)):
                return [Turn(person.name, person, _prose(reading, rest))]
    return []


def _named_in(reading: Reading, block: Block) -> Person | None:
    for person in reading.people:
        if any(block.start <= a and b <= block.end for a, b in person.mentions):
            return person
    return None


def _by_line(reading: Reading, block: Block) -> Person | None:
    """As in "Jane Doe, Secretary of State": a line that is a name with an office."""
    line = reading.normal.text[block.start : block.end]
    if line.rstrip().endswith((".", ":", "!", "?")) or (
        "," not in line and not line.startswith("By ")
    ):
        return None
    for person in reading.people:
        for a, _ in person.mentions:
            if block.start <= a <= block.start + 4:
                return person
    return None


def _own_words(reading: Reading, person: Person, blocks: list[Block]) -> bool:
    """First person throughout, and never the author's own name."""
    spans = _prose(reading, blocks)
    if not spans:
        return False
    first = sum(bool(_FIRST.search(reading.normal.text[a:b])) for a, b in spans)
    start, end = spans[0][0], spans[-1][1]
    named = any(start <= a < end for a, _ in person.mentions)
    return first * 3 >= len(spans) and not named


def _prose(reading: Reading, blocks: list[Block]) -> list[Span]:
    text = reading.normal.text
    return [
        (b.start, b.start + len(text[b.start : b.end].rstrip()))
        for b in blocks
        if b.kind == "paragraph" and b.end - b.start > 30
    ]
