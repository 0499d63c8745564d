"""Who "I", "you" and "we" are in a text that is somebody's words: a transcript, a speech.

The speaker of a paragraph is "I". Where two persons speak in turn, each is "you" to the other;
where one answers, that one is "you" to those who ask. "We" is two speakers who appear together:
of one speaker alone it may be a government, a party or a country, and means nobody here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.ids import fold
from loaders.extraction import transcripts
from loaders.extraction.frames import words
from loaders.extraction.mentions import Claim
from loaders.extraction.reading import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from loaders.extraction.mentions import Mention
    from loaders.extraction.reading import Reading, Role, Span
    from loaders.extraction.scene import Scene
    from loaders.extraction.transcripts import Turn

_I = words("i me my mine myself")
_YOU = words("you your yours yourself")
_WE = words("we us our ours ourselves")
POSSESSIVE = words("my mine your yours our ours")


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks to whom between two tokens; `joint` where both appear together."""

    first: int
    end: int
    me: Person | None
    you: Person | None
    joint: bool


def voices(reading: Reading) -> list[Voice]:
    """The paragraphs of a text that is somebody's words, with their speakers."""
    turns = transcripts.turns_of(reading)
    speakers = list({id(t.who): t.who for t in turns if isinstance(t.who, Person)}.values())
    joint = len(speakers) == 2 and _both_speak(turns)
    found = []
    for turn in turns:
        me = turn.who if isinstance(turn.who, Person) else None
        others = [s for s in speakers if s is not me]
        you = others[0] if len(others) == 1 else None
        for start, end in turn.paragraphs:
            span = reading.doc.char_span(start, end, alignment_mode="expand")
            if span is not None:
                found.append(Voice(span.start, span.end, me, you, joint))
    return found


def meant(doc: Doc, voice: Voice) -> Iterator[tuple[int, list[Person]]]:
    """Whom pronouns of the first and second person mean, by token."""
    for i in range(voice.first, voice.end):
        low = doc[i].lower_
        if low in _I:
            who = [voice.me]
        elif low in _YOU:
            who = [voice.you]
        elif low in _WE and voice.joint:
            who = [voice.me, voice.you]
        else:
            continue
        if people := [person for person in who if person is not None]:
            yield i, people


def _both_speak(turns: list[Turn]) -> bool:
    """Whether each of two speakers has a good part of the words: no moderator, no interviewer."""
    said: dict[int, int] = {}
    for turn in turns:
        if isinstance(turn.who, Person):
            length = sum(end - start for start, end in turn.paragraphs)
            said[id(turn.who)] = said.get(id(turn.who), 0) + length
    return min(said.values()) > 0.15 * sum(said.values())


def at_their_event(reading: Reading, scene: Scene) -> None:
    """Whoever speaks in "Remarks at the Summit" addresses it; the headline names the event."""
    turns = transcripts.turns_of(reading)
    asks = transcripts.askers(reading, turns)
    speakers: dict[int, tuple[Person, Span]] = {}
    for turn in turns:
        if isinstance(turn.who, Person) and turn.paragraphs and fold(turn.label) not in asks:
            speakers.setdefault(id(turn.who), (turn.who, turn.paragraphs[0]))
    if not speakers:
        return
    for mention in scene.mentions:
        if not mention.title or not _occasion(reading, mention):
            continue
        token = scene.doc[mention.token]
        role: Role = "participant" if mention.kind in ("visit", "call", "talks") else "presented"
        for person, span in speakers.values():
            scene.claims.append(
                Claim(person, span, role, "attended", "title.speaker", token.idx, mention)
            )


def _occasion(reading: Reading, mention: Mention) -> bool:
    """Whether a headline names the event at which its text was spoken."""
    line = next(b for b in reading.blocks if b.start <= mention.start < b.end)
    text = reading.normal.text
    ahead = text[line.start : mention.start].split()
    whole = mention.end - mention.start > 0.7 * (line.end - line.start)
    alone = mention.capitals and whole and mention.kind in ("meeting", "session", "ceremony")
    return (bool(ahead) and ahead[-1].lower() in ("at", "to", "during")) or (
        alone and not any(isinstance(p, Person) for p in mention.parts)
    )
