"""Persons: the mentions of one person joined, with the offices that the text gives."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.ids import fold
from loaders.extraction.assignment import assigned
from loaders.extraction.bodynames import settled
from loaders.extraction.classes import classes
from loaders.extraction.described import described
from loaders.extraction.homeland import homelands
from loaders.extraction.layout import block_at
from loaders.extraction.names import JOINTS, STRONG, Mention, mentions
from loaders.extraction.portfolios import named_ministries
from loaders.extraction.reading import Office, Person

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loaders.extraction.reading import Reading

_MALE = frozenset(("mr", "mr.", "sir", "lord", "herr", "monsieur", "sheikh", "king", "prince"))
_FEMALE = frozenset(
    ("mrs", "mrs.", "ms", "ms.", "miss", "dame", "lady", "mme", "queen", "princess")
)


def people(reading: Reading) -> None:
    """Fill `reading.people` and `reading.person_at`."""
    letters = classes(reading)
    found = list(mentions(reading, letters))
    persons: dict[str, Person] = {}
    for mention in sorted(found, key=lambda m: (m.headline, m.start - m.end, m.start)):
        _join(reading, mention, persons)
    _surnames(reading, letters, persons)
    marked = _marked(letters, reading.person_at)
    kept = [m for m in sorted(found, key=lambda m: m.start) if m.start in reading.person_at]
    for person, office in assigned(reading, marked, kept):
        add(person, office)
    for person in persons.values():
        person.mentions.sort()
    described(reading, marked, kept)
    reading.people = sorted(persons.values(), key=lambda p: p.mentions[0])
    settled(reading)
    homelands(reading, marked, kept)
    named_ministries(reading)


def _text(reading: Reading, start: int, end: int) -> tuple[str, tuple[int, int]]:
    doc = reading.doc
    span = (doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
    return reading.normal.text[span[0] : span[1]], span


def _key(name: str) -> list[str]:
    words = fold(name.replace("'", "")).split()
    while len(words) > 1 and words[-1] in ("jr", "sr", "ii", "iii", "iv"):
        words.pop()
    return words


def _same(a: list[str], b: list[str], anchored: bool) -> bool:
    """Whether a shorter or equally long name can mean the person with the fuller one."""
    if not a or not b:
        return False
    if len(a) == 1:
        return a[0] in (b[-1], b[0]) or (anchored and a[0] in b)
    if set(a) <= set(b) and (a[-1] == b[-1] or a[0] == b[0]):
        return True
    return a[-1] == b[-1] and _variant(a[0], b[0])


def _variant(a: str, b: str) -> bool:
    """Spellings or short forms of one given name: "Sergey" and "Sergei", "Tony" and "Antony"."""
    if min(len(a), len(b)) < 3:
        return a[0] == b[0] and 1 in (len(a), len(b))
    short, long = sorted((a, b), key=len)
    if long.startswith(short) or long.endswith(short):
        return True
    return len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def _join(reading: Reading, mention: Mention, persons: dict[str, Person]) -> None:
    name, span = _text(reading, mention.start, mention.end)
    key = _key(name)
    strong = mention.anchor in STRONG
    person = next((p for k, p in persons.items() if _same(key, k.split(), strong)), None)
    if person is None and mention.headline:
        mention, key, person = _shortened(reading, mention, persons)
        name, span = _text(reading, mention.start, mention.end)
    if person is None and len(key) > 1 and key[-1] in persons:
        person = persons.pop(key[-1])  # so far known by surname only
        person.aliases.append(person.name)
        person.name = name
        persons[" ".join(key)] = person
    if person is None:
        if not key or (not strong and len(key) < 2):
            return
        if mention.headline and not _heads(reading, mention):
            return
        person = persons.setdefault(" ".join(key), Person(name, rule=f"name.{mention.anchor}"))
    if name != person.name and name not in person.aliases:
        person.aliases.append(name)
    person.mentions.append(span)
    reading.person_at.update(dict.fromkeys(range(mention.start, mention.end), person))
    for i in range(mention.before, mention.start):
        low = reading.doc[i].lower_
        if low in _MALE or low in _FEMALE:
            person.female = low in _FEMALE


def _shortened(
    reading: Reading, mention: Mention, persons: dict[str, Person]
) -> tuple[Mention, list[str], Person | None]:
    """A headline's name without the capitalised words behind it: "Nora Vik Visits"."""
    for end in range(mention.end - 1, mention.start, -1):
        key = _key(_text(reading, mention.start, end)[0])
        if not key:
            continue
        known = next((p for k, p in persons.items() if _same(key, k.split(), True)), None)
        if known is None and len(key) > 1:
            known = persons.get(key[-1])
        if known is not None:
            return replace(mention, end=end), key, known
    return mention, _key(_text(reading, mention.start, mention.end)[0]), None


def _heads(reading: Reading, mention: Mention) -> bool:
    """Whether a headline may introduce a person: titled, and no verb in capitals taken along."""
    doc = reading.doc
    block = block_at(reading, doc[mention.start].idx)
    line = reading.normal.text[block.start : block.end] if block is not None else ""
    after = doc[mention.end] if mention.end < len(doc) else None
    closed = after is None or after.is_punct or after.is_space or after.text[0].islower()
    closed = closed or after is None or after.lower_ in JOINTS
    verbs = any(doc[i].pos_ == "VERB" for i in range(mention.start, mention.end))
    return mention.anchor == "title" and closed and not verbs and not line.isupper()


def _surnames(reading: Reading, letters: str, persons: dict[str, Person]) -> None:
    """Bare surnames of people who are named in full elsewhere."""
    by_surname: dict[str, Person] = {}
    for key, person in persons.items():
        by_surname.setdefault(key.split()[-1], person)
    for key, person in persons.items():
        if len(key.split()) > 2:  # of two surnames, the first is used alone too
            by_surname.setdefault(key.split()[-2], person)
    for token in reading.doc:
        if token.i in reading.person_at or letters[token.i] not in "NRsFZC":
            continue
        owner = by_surname.get("".join(_key(token.text)))
        if owner is None or not token.text[0].isupper() or len(token) < 3:
            continue
        if letters[token.i] != "N" and token.ent_type_ != "PERSON":
            continue
        if letters[token.i - 1 : token.i] == "N" or letters[token.i + 1 : token.i + 2] == "N":
            continue
        reading.person_at[token.i] = owner
        owner.mentions.append((token.idx, token.idx + len(token)))
        if token.text != owner.name and token.text not in owner.aliases:
            owner.aliases.append(token.text)


def _marked(letters: str, named: Iterable[int]) -> str:
    marks = list(letters)
    for i in named:
        marks[i] = "@"
    return "".join(marks)


def add(person: Person, office: Office) -> None:
    """Give a person an office, unless it says nothing new; fuller titles replace shorter ones."""
    if office.body is not None:
        if office.former:
            return
        key = office.body.iso3 if office.body.type == "country" else fold(office.body.name)
        if office.rule == "office.brackets" and any(o.body is not None for o in person.offices):
            return
        for old in person.offices:
            if old.body is not None and key == (
                old.body.iso3 if old.body.type == "country" else fold(old.body.name)
            ):
                return
    if office.title is not None:
        new = set(fold(office.title).split())
        for old in list(person.offices):
            if old.title is None:
                continue
            known = set(fold(old.title).split())
            if new <= known:
                return
            if known < new:
                person.offices.remove(old)
    person.offices.append(office)
