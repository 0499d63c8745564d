"""The countries and bodies inside an office phrase: in front of the title, and after "of"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loaders.extraction.lexicon import word_set
from loaders.extraction.reading import Body
from loaders.extraction.tags import country_name

if TYPE_CHECKING:
    from loaders.extraction.reading import Reading, Span

# nouns that make a capitalised stretch the name of an organisation
ORGANISATION = word_set(
    "bank institute council university ministry department company group corp corporation inc "
    "ltd plc foundation association agency authority commission committee board bureau office "
    "center centre federation union organisation organization fund academy college court "
    "church party army trust society chamber parliament senate congress house assembly "
    "chancellery secretariat embassy mission network initiative coalition alliance service "
    "administration institution holding capital partners club league press times post corps "
    "guard command force task forum school hospital museum museums airlines airways "
    "industries bundesbank reserve laboratory programme program project panel room hall "
    "building tower societies networks museum museums group groups mosque temple college "
    "colleges"
)
_GENERIC = frozenset(
    ("mission", "staff", "board", "group", "office", "board", "capital", "company")
)
# "Institute of Marine Affairs": a second "of" goes on with the name
_OF_FIELDS = word_set(
    "office bureau department ministry council university bank institute school college academy"
)
_BUSINESS = frozenset(("president", "chairman", "ceo", "chair", "founder", "chairwoman", "head"))
_MINISTERIAL = frozenset(("minister", "ministers", "secretary", "undersecretary", "commissioner"))
_MINISTRY = frozenset(("ministry", "department", "treasury", "chancellery"))


@dataclass(slots=True)
class Tail:
    """What follows the head of a title: `end` is the token after what belongs to the title."""

    end: int
    bodies: list[tuple[Span, Body]] = field(default_factory=list)


def body_of(kind: str, value: str, detail: str = "") -> Body:
    """The body that a tag means."""
    if kind in ("country", "demonym", "capital"):
        return Body("country", country_name(value), value)
    body_kind, _, iso3 = detail.partition("/")
    return Body("ministry" if body_kind == "ministry" else "institution", value, iso3 or None)


def tagged(reading: Reading, start: int, end: int) -> list[tuple[Span, Body]]:
    """Countries and known bodies between two tokens."""
    found: list[tuple[Span, Body]] = []
    last = None
    for i in range(start, end):
        tag = reading.tag_at.get(i)
        if tag is not None and tag is not last and tag.kind != "capital":
            found.append(((tag.start, tag.end), body_of(tag.kind, tag.value, tag.body_kind)))
        last = tag
    return found


def leading(
    reading: Reading, letters: str, start: int, head: int
) -> tuple[list[int], list[tuple[Span, Body]]]:
    """Core tokens of the title up to its head, and the bodies in front of and among them."""
    doc = reading.doc
    first = next((i for i in range(start, head + 1) if letters[i] in "HR"), head)
    at = _cut(reading, letters, start, first)
    bodies = _front(reading, letters, start, at) + tagged(reading, at, head)
    core = [i for i in range(at, head + 1) if letters[i] not in "CDBXP"]
    while core[:-1] and (letters[core[0]] in "~P&jd,X.oifth" or _is_stray(reading, letters, core)):
        core.pop(0)
    kept: list[int] = []
    for i in core:
        token = doc[i]
        if letters[i] == "N" and token.is_upper and 1 < len(token) < 6 and i < head:
            bodies.append(((token.idx, token.idx + len(token)), Body("institution", token.text)))
            continue
        kept.append(i)
    return kept, bodies


def _is_stray(reading: Reading, letters: str, core: list[int]) -> bool:
    """Whether the first word is no part of the title: "When Premier", "Under President"."""
    token = reading.doc[core[0]]
    if letters[core[0]] == "s":
        return True
    after = reading.doc[core[1]].lower_
    return token.lower_ in ("under", "following", "both") and after not in ("secretary", "-")


def _cut(reading: Reading, letters: str, start: int, first: int) -> int:
    """The token after the affiliation in front of a title's core."""
    doc = reading.doc
    for i in range(first - 1, start - 1, -1):
        if letters[i] == "P":
            return i + 1
    at = start
    for i in range(start, first):
        token = doc[i]
        acronym = letters[i] == "N" and token.is_upper and len(token) < 6 and i > start
        if acronym and set(letters[start:i]) <= set("MF"):
            continue
        known = letters[i] in "CDBZN"
        named = letters[i] == "g" and token.lower_ not in ("mission", "cabinet", "staff")
        body = named and not _generic(reading, i)
        if known or body:
            at = i + 1
    # "Acme Energy President": no field of office stands before these
    if at > start and letters[at - 1] == "N" and doc[first].lower_ in _BUSINESS:
        while at < first and letters[at] == "F":
            at += 1
    while at > start and at < first and letters[at] == "~":
        at += 1
    return at


def _generic(reading: Reading, i: int) -> bool:
    """A noun that stays in the title: "Central Bank governor"."""
    return reading.doc[i].lower_ in ("bank", "office") and reading.doc[i - 1].lower_ in (
        "central", "national", "foreign", "reserve",
    )  # fmt: skip


def _front(reading: Reading, letters: str, start: int, stop: int) -> list[tuple[Span, Body]]:
    """The bodies of an affiliation: countries and known bodies, or the name of an unknown one."""
    end = stop - 1 if stop > start and letters[stop - 1] == "P" else stop
    while end > start and letters[end - 1] in "~P,":
        end -= 1
    own = tagged(reading, start, end)
    if not set(letters[start:end]) & set("NZsg"):
        return own
    first = start
    lands: list[tuple[Span, Body]] = []
    if letters[start] in "CD":
        # "U.S. Federal Reserve", "Germany's Deutsche Bank": the country stands apart
        tag = reading.tag_at[start]
        while first < end and reading.tag_at.get(first) is tag:
            first += 1
        lands = own[:1]
        if first < end and letters[first] in "P~":
            first += 1
        if not set(letters[first:end]) & set("NZsg"):
            return own
        if tag.kind == "demonym" and letters[start + 1 : end].endswith("g"):
            first = start
    found = named(reading, first, end)
    return [*lands, found] if found is not None else own


def _token(reading: Reading, span: Span) -> int:
    found = reading.doc.char_span(*span, alignment_mode="expand")
    return found.start if found is not None else -1


def named(reading: Reading, start: int, end: int) -> tuple[Span, Body] | None:
    """A body by the words of its name, known or not."""
    doc = reading.doc
    if end - start == 1 and doc[start].lower_ in _GENERIC:
        return None
    while start < end and (doc[start].lower_ in ("the", "a", "an") or doc[start].is_punct):
        start += 1
    while end > start and (
        doc[end - 1].is_punct or doc[end - 1].is_space or doc[end - 1].text == "'s"
    ):
        if doc[end - 1].text in (")", "”", '"', "."):
            break
        end -= 1
    if start >= end:
        return None
    span = (doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
    tag = reading.tag_at.get(start)
    if tag is not None and (tag.start, tag.end) == span:
        return span, body_of(tag.kind, tag.value, tag.body_kind)
    name = re.sub(r"\s+", " ", reading.normal.text[span[0] : span[1]])
    words = {w.lower() for w in name.split()}
    kind = "ministry" if words & _MINISTRY else "institution"
    lands = [b for _, b in tagged(reading, start, end) if b.type == "country"]
    iso3 = lands[0].iso3 if kind == "ministry" and lands else None
    return span, Body("ministry" if kind == "ministry" else "institution", name, iso3)


def tail(reading: Reading, letters: str, start: int, end: int) -> Tail:
    """Reads "of X", "to X", "at X" after a title's head."""
    found = Tail(start)
    fields = reading.doc[start - 1].lower_ in _MINISTERIAL
    at = start
    while at < end:
        nxt = next(
            (i for i in range(at + 1, end) if letters[i] in "oft" and not _inside(letters, at, i)),
            end,
        )
        prep = letters[at]
        first = at + 1
        while first < nxt and letters[first] == "d":
            first += 1
        stretch = letters[first:nxt]
        if prep not in "ofti" or not stretch:
            found.end = max(found.end, nxt)
            at = nxt
            continue
        found.end = nxt
        if prep != "t" and _names_body(letters, at):
            found.bodies += _of(reading, letters, first, nxt, end, fields)
        at = nxt
    return found


def _names_body(letters: str, at: int) -> bool:
    """Whether a preposition leads to a body: "for Trade" names a field, "for the Bureau" a body."""
    return letters[at] != "f" or letters[at + 1 : at + 2] in "dBCN"


def _inside(letters: str, at: int, i: int) -> bool:
    """Whether a preposition lies inside the name of a tagged body."""
    return letters[i] == "B" or at == i


def _of(
    reading: Reading, letters: str, first: int, stop: int, end: int, fields: bool
) -> list[tuple[Span, Body]]:
    """The bodies in what follows "of"; `fields`: the office is of a field of government."""
    doc = reading.doc
    stretch = letters[first:stop]
    words = {t.lower_ for t in doc[first:stop]}
    own = tagged(reading, first, stop)
    if own and all(c in "CDBZ,&d~" for c in stretch):
        return own
    capital = doc[first].text[:1].isupper()
    if stretch[:1] == "B" and "P" in stretch:
        return own[:1]
    # a minister is of a field, also of one that no list has ("Minister of Fish")
    plain = not fields and re.fullmatch(r"[N~p&P]+", stretch)
    org = capital and (words & ORGANISATION or plain)
    if org:
        # a name may go on after a second "of": "Office of Science and Technology Policy"
        last = stop
        if words & _OF_FIELDS and len(stretch) < 4:
            last = end
        body = named(reading, first, last)
        if body is not None:
            lands = [b for b in own if b[1].type == "country" and b[1].iso3 != body[1].iso3]
            return [body] if not re.match(r"[CD]P?", stretch) else [*lands[:1], body]
    return [b for b in own if b[1].type == "country" or len(own) == 1]
