"""The mention grammar: where an office phrase stands, and what it says.

Phrases are found as regular expressions over the letters of `classes` (with `@` for the tokens of
persons' names) and read from left to right: affiliation (country, demonym, body), "former", title,
"of" parts, and further titles joined by "and".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loaders.extraction import affiliations
from loaders.extraction.lexicon import word_set
from loaders.extraction.reading import Body, Office

if TYPE_CHECKING:
    from loaders.extraction.reading import Reading, Span

_WINDOW = 48
# Groups that have matched are not tried otherwise (?>…): time stays in step with length.
_WORD = r"(?:[FNCDBZMHRmsgP~#]|n(?=[FNCDBZMHRmsgonftiv&,.)]|$)|j(?=[FNCDBZMHRmsgn])|p(?=[pN]))"
_LANDS = r"[CDB]P?(?:,d?[CDB]+)*,?&d?[CDB]+"
_FIELDS = r"[FM~]+(?:(?:,&?|&)d?[FMNsg~]+)*,?&d?(?!M+H)[FMNsg~]+"
_OTHERS = rf"{_WORD}+(?:,{_WORD}+(?=,|&))*(?:,?&(?!d?C)d?{_WORD}+)?"
_LIST = rf"(?>{_LANDS}|{_FIELDS}|{_OTHERS})"
_OF = rf"(?>(?:o|f|t)d?{_LIST}|idB+|id?(?=[FMN]*[gm]){_LIST}|i[ZC]+)"
_ORG = r"(?:(?:[NFMBZ~sg]|p(?=N))*[NBZgF](?:(?:od?|(?<=g)[if]d?)[NsFMCBZg]+(?:&[NsFMg]+)?)?)"
_AFFILIATION = rf"(?:d?(?:[CDBZ]+~?)*P?(?:{_ORG}P?)?)"
_CORE = r"(?>(?:(?:F,(?=[F,&]*&[FM]*F?H)|F&(?=[FM])|[MFDCBNsgm~Pj])*[HR](?:~[MN])?)+)"
_TITLE = rf"(?>(?:j(?=[MFHRXD]))?X?~?(?:{_AFFILIATION}&?)*+j?X?~?{_CORE}(?:{_OF})*)"
_JOINT = rf"{_TITLE}(?:,?&{_TITLE})*"
_BEFORE = re.compile(rf"[dr]*{_JOINT}(?:\([NF]+\))?,?-?(?:\(h\.?\))?$")
_AFTER = re.compile(rf"[(,-]d?{_JOINT}")
_ALONE = re.compile(rf"[dr]?{_JOINT}")
# in small letters these say what somebody is to others, not what the office is
_VAGUE = word_set(
    "partner official officials aide friend student candidate member members head expert"
)
HEADS = frozenset("HR")
# titles that stand in front of a name beside the office
_RANKS = frozenset(
    ("Ambassador", "Admiral", "Senator", "Congressman", "Congresswoman", "Chairperson")
)


@dataclass(slots=True)
class Phrase:
    """What an office phrase says.

    Attributes:
        start: first token.
        end: token after the last.
        title: the title as written, without the affiliation.
        span: characters of the title.
        former: whether the office is a past one.
        bodies: what the office is of or for, with the places that say so.
        plural: whether it is the office of several persons ("the ministers of …").
        possessor: "his", "their" or "" in front of it.
    """

    start: int
    end: int
    title: str = ""
    span: Span = (0, 0)
    former: bool = False
    bodies: list[tuple[Span, Body]] = field(default_factory=list)
    plural: bool = False
    possessor: str = ""


def before(reading: Reading, letters: str, end: int, floor: int = 0) -> list[Phrase]:
    """The office phrases that end where a name starts, in text order."""
    if end <= floor:
        return []
    low = max(floor, end - _WINDOW, reading.doc[end - 1].sent.start)
    window = letters[low:end]
    match = _BEFORE.search(window) if not HEADS.isdisjoint(window) else None
    if match is None or not HEADS & set(match[0]):
        return []
    start = low + match.start()
    guest = re.match(r"dB+(?=[MF]*H)", match[0])
    if guest and letters[start - 1 : start] in ("t", "i"):
        start += len(guest[0])  # "welcomed to the White House Prime Minister Vik"
    two = re.fullmatch(r"(d[MF]*[HR]&)(?:[CDB]P?)*[MF]*[HR]+", match[0])
    if two:  # "the President and Prime Minister Vik": the first is somebody else
        start += len(two[1])
    phrases = read(reading, letters, start, end)
    if len(phrases) > 1 and not phrases[-1].plural:
        phrases = [p for p in phrases if not p.plural]
    return phrases


def after(reading: Reading, letters: str, start: int) -> tuple[list[Phrase], int]:
    """The office phrases in apposition to what ends at `start`, and the token after them."""
    high = min(len(letters), start + _WINDOW)
    match = _AFTER.match(letters[start:high])
    if match is None or not HEADS & set(match[0]):
        return [], start
    end = start + match.end()
    return read(reading, letters, start + 1, end), end


def at(reading: Reading, letters: str, start: int, end: int) -> list[Phrase]:
    """The office phrases that begin at `start`, as far as they go."""
    match = _ALONE.match(letters[start:end])
    if match is None or not HEADS & set(match[0]):
        return []
    return read(reading, letters, start, start + match.end())


def read(reading: Reading, letters: str, start: int, end: int) -> list[Phrase]:
    """Read a stretch that the grammar has found; one phrase for each body or time of office."""
    return [
        _phrase(reading, letters, a, b) for a, b in _split(reading, letters, start, end) if a < b
    ]


def _split(reading: Reading, letters: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut where another office begins that has a body of its own, is a former one, or a rank."""
    parts = []
    begin = start
    for i in range(start + 1, end):
        if HEADS.isdisjoint(letters[begin:i]):
            continue
        if letters[i] == "&" and _apart(letters, begin, i, end):
            parts.append((begin, i))
            begin = i + 1
        elif _next_title(reading, letters, i):
            parts.append((begin, i))
            begin = i
    return [*parts, (begin, end)]


def _apart(letters: str, begin: int, i: int, end: int) -> bool:
    """Whether "and" parts two offices that are no joint title."""
    left, right = letters[begin:i], letters[i + 1 : end]
    if HEADS.isdisjoint(right):
        return False
    both = "o" in left.replace("d", "") and re.match(r"d?[MF]*H[of]", right)
    if both and letters[begin] != "r" and not re.search(r"[HR][ot]d?M?H", left):
        return True
    if re.match(r"d?(?:[CDB]+P?|[NZ]+P?)[MFNsgmj]*[HR]|d?X", right):
        return True
    return "X" in left and re.match(r"d?[MF]*[HR]", right) is not None


def _next_title(reading: Reading, letters: str, i: int) -> bool:
    """Whether a title follows another without "and": "co-chair Vice President"."""
    word, before = reading.doc[i], reading.doc[i - 1]
    if letters[i] in "MHR" and letters[i - 1] == "H":
        if before.text.islower() and word.text[0].isupper():
            return True
        return word.text in _RANKS and before.lower_ not in reading.lexicon.modifiers
    return (
        word.text in (*_RANKS, "General") and re.search(r"o[Fs]$", letters[i - 2 : i]) is not None
    )


def _phrase(reading: Reading, letters: str, start: int, end: int) -> Phrase:
    phrase = Phrase(start, end)
    while start < end and letters[start] in "dr,(-.&j":
        if letters[start] == "r":
            phrase.possessor = reading.doc[start].lower_
        start += 1
    while end > start and letters[end - 1] in ",(-&d.ofti":
        end -= 1
    heads = [i for i in range(start, end) if letters[i] in HEADS]
    if not heads:
        return phrase
    # the core ends with the last head before the first preposition
    cut = next((i for i in range(heads[0], end) if letters[i] in "ofti"), end)
    last = max(i for i in heads if i < cut or i == heads[0])
    phrase.former = "X" in letters[start : last + 1]
    core, phrase.bodies = affiliations.leading(reading, letters, start, last)
    doc = reading.doc
    words = []
    for i in core:
        word = doc[i].text
        if letters[i] in HEADS and word.lower() in reading.lexicon.plurals:
            phrase.plural = True
            word = _singular(reading, word)
        words.append((i, word))
    kept = _joined(doc, words)
    tail = affiliations.tail(reading, letters, last + 1, end)
    phrase.bodies += tail.bodies
    spread = phrase.plural and len([b for b in tail.bodies if b[1].type == "country"]) > 1
    where = last + 1 < end and doc[last + 1].lower_ == "at"
    if where and _spare(phrase, core, tail):
        tail.end = last + 1
    if tail.end > last + 1 and not spread:
        rest = doc[last + 1 : tail.end].text
        if re.match(r"(?:of|for) .* of ", rest):  # one "of" names the field, the next the country
            rest = re.sub(r" of the (?:Republic|Kingdom|State|Government) of ", " of ", rest)
        kept += "" if rest[:1] in "," else " "
        kept += rest
    first = core[0] if core else last
    stop = max(tail.end, last + 1)
    if phrase.former:
        kept = re.sub(
            r"\s+of (?:the )?(?:[A-Z]\w+ ){0,2}(?:Republic|Kingdom|State) of .*", "", kept
        )
    phrase.span = (doc[first].idx, doc[stop - 1].idx + len(doc[stop - 1]))
    if len(core) == 1 and doc[core[0]].text in _VAGUE:
        phrase.bodies = []
        return phrase
    phrase.title = re.sub(r"\s+", " ", ("former " if phrase.former else "") + kept).strip()
    return phrase


def _spare(phrase: Phrase, core: list[int], tail: affiliations.Tail) -> bool:
    """Whether a full title goes without the body: "Chairman at the Bank" says where, not what."""
    if len(core) < 2 or len(tail.bodies) != 1 or phrase.former:
        return False
    return tail.bodies[0][1].type == "institution"


def _singular(reading: Reading, word: str) -> str:
    one = reading.lexicon.heads[word.lower()]
    return one.capitalize() if word[:1].isupper() else one


def _joined(doc: object, words: list[tuple[int, str]]) -> str:
    text = ""
    for n, (i, word) in enumerate(words):
        glued = n and (word[0] in "-'–’," or text[-1:] in "-–")
        adjacent = n and words[n - 1][0] == i - 1
        text += word if not n or (glued and adjacent) else f" {word}"
    del doc
    return text


def offices_of(
    phrase: Phrase, rule: str, bodies: list[tuple[Span, Body]] | None = None
) -> list[Office]:
    """The offices that a phrase gives to a person."""
    found = []
    if phrase.title:
        found.append(Office(phrase.span, rule, title=phrase.title, former=phrase.former))
    if not phrase.former:
        for span, body in phrase.bodies if bodies is None else bodies:
            found.append(Office(span, rule, body=body))
    return found
