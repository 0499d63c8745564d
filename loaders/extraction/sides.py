"""The side that a person is named on: a heading, a delegation, the person before in a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.values import country, demonym
from loaders.extraction import bodynames
from loaders.extraction.affiliations import body_of
from loaders.extraction.layout import block_at
from loaders.extraction.lexicon import word_set
from loaders.extraction.reading import Body, Person, Tag

if TYPE_CHECKING:
    from spacy.tokens import Span

    from loaders.extraction.names import Mention
    from loaders.extraction.reading import Reading

# rule, the place that names the side, who it is, confidence
Found = tuple[str, Tag | None, Body, float]

_LANDS = ("country", "demonym")
_TEAMS = ("delegation", "team")
_SIDES = word_set(
    "delegation delegations side team counterpart counterparts represent representing "
    "represented officials government mission"
)
_LED = word_set("led among headed joined leads represented")
_SPEAKS = word_set("representing represents represented represent")
_REACH = 40  # tokens between the side and the person


def lands_of(person: Person) -> list[Body]:
    """Countries that a person represents."""
    return [o.body for o in person.offices if o.body is not None and o.body.type == "country"]


def headed(reading: Reading, mention: Mention) -> Found | None:
    """A list line under the name of a country."""
    block = block_at(reading, reading.doc[mention.start].idx)
    heading = block.heading if block is not None and block.kind == "item" else None
    while heading is not None:
        line = reading.normal.text[heading.start : heading.end].strip(" :-•*")
        land = country(line.title() if line.isupper() and len(line) > 4 else line) or demonym(line)
        if land is not None:
            tag = Tag("country", heading.start, heading.end, land.iso3)
            return "home.heading", tag, body_of("country", land.iso3), 0.9
        heading = heading.heading
    return None


def delegated(reading: Reading, mention: Mention) -> Found | None:
    """Under "the Dutch delegation, led by X" or "Representing Peru were X and Y"."""
    sentence = reading.doc[mention.start].sent
    tag = (
        _opening(reading, mention, sentence)
        or _after(reading, mention, sentence)
        or _before(reading, mention, sentence)
    )
    if tag is None:
        return None
    return "home.side", tag, body_of(tag.kind, tag.value, tag.body_kind), 0.8


def _opening(reading: Reading, mention: Mention, sentence: Span) -> Tag | None:
    """In "For Peru, X and Y spoke", "Accompanying the Peruvian President were X and Y"."""
    if sentence[0].lower_ == "accompanying":
        lands = (reading.tag_at.get(i) for i in range(sentence.start, mention.before))
        return next((t for t in lands if t is not None and t.kind in _LANDS), None)
    tag = reading.tag_at.get(sentence.start + 1)
    if tag is None or tag.kind not in ("country", "body"):
        return None
    last = sentence.start + 1
    while reading.tag_at.get(last) is tag:
        last += 1
    leads = reading.doc[sentence.start].lower_ in ("from", "for")
    return tag if leads and reading.doc[last].text == "," and last < mention.before else None


def _after(reading: Reading, mention: Mention, sentence: Span) -> Tag | None:
    """In "X led the Peruvian delegation", "X, representing Peru,", "X will represent Peru"."""
    doc = reading.doc
    for i in range(mention.end, min(sentence.end - 1, mention.end + 2)):
        tag = reading.tag_at.get(i + 1) or reading.tag_at.get(i + 2)
        if doc[i].lower_ in _SPEAKS and tag is not None and tag.kind == "country":
            return tag
    for i in range(mention.end, min(sentence.end - 1, mention.end + 24)):
        tag = reading.tag_at.get(i)
        if tag is None or tag.kind not in _LANDS:
            continue
        side = doc[i + 1].lower_ in ("delegation", "delegations", "side", "team")
        if side and {t.lower_ for t in doc[mention.end : i]} & _LED:
            return tag
    return None


def _before(reading: Reading, mention: Mention, sentence: Span) -> Tag | None:
    """In "the Peruvian delegation included X", "the TC delegation" of a body that is spelt out."""
    doc = reading.doc
    for i in range(mention.before - 1, max(sentence.start - 1, mention.before - _REACH), -1):
        if doc[i].lower_ not in _SIDES:
            continue
        team = doc[i].lower_ in _TEAMS
        for k in (i - 1, i + 1, i - 2, i + 2, i - 3, i - 4):
            tag = reading.tag_at.get(k)
            if not sentence.start <= k < mention.before:
                continue
            if team and k == i - 1 and tag is None:
                tag = _acronym(reading, k)
            if tag is not None and (
                tag.kind in _LANDS or (team and k == i - 1 and tag.kind == "body")
            ):
                return tag
    return None


def _acronym(reading: Reading, at: int) -> Tag | None:
    """A body by the acronym that the text has given it."""
    token = reading.doc[at]
    full = bodynames.definitions(reading.normal.text).get(token.text) if token.is_upper else None
    if full is None:
        return None
    return Tag("body", token.idx, token.idx + len(token), full, "institution")


def listed(
    reading: Reading, letters: str, before: Mention | None, mention: Mention
) -> Found | None:
    """The country of the person in front in the same list."""
    if before is None or before.end > mention.before:
        return None
    between = letters[before.end : mention.before]
    words = reading.doc[before.end : mention.before].text.lower()
    if not re.fullmatch(r"[,&]*[dh]*|.{0,3}", between) and words.strip(" ,") not in (
        "as well as", "along with", "together with", "accompanied by", "alongside", "and the",
    ):  # fmt: skip
        return None
    if any(c in "vP@|" for c in between) or "." in words or words.strip() == "with":
        return None
    lands = lands_of(reading.person_at[before.start])
    if len(lands) != 1:
        return None
    return "home.list", None, lands[0], 0.8
