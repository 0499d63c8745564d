"""Ministries that an office implies: by title, by brief, or by the ministries a list stands for.

A portfolio counts only together with the one country that the person represents.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from graph.model import extraction as out
from graph.values import ministries, portfolios, portfolios_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.extraction.reading import Person, Reading, Span

_BRIEF = re.compile(
    r"\b(?:whose|(?:who )?(?:holds?|has|with) an?) (?:[\w-]+ ){0,2}(?:portfolios?|briefs?) "
    r"(?:includ|cover|span|compris|tak)\w*(?: in)? (?P<list>[^.;:()\n]+)"
)
_STANDS_FOR = re.compile(
    r"\b(?P<word>\w+) ministries (?:were|was|are|had been) (?:also )?represented by\b"
)
_CLAUSE = re.compile(
    r",? (?:took|takes|was|were|is|also|attended|participated|joined|who|which)\b.*"
)


def implied(reading: Reading, ids: dict[int, str]) -> Iterator[out.Inferred]:
    """Each implied ministry of each person once, with the words that imply it.

    Args:
        reading: with people and their offices.
        ids: the id that each person leaves with, by `id(person)`.
    """
    sentences = [(sent.start_char, sent.end_char) for sent in reading.doc.sents]
    for person in reading.people:
        yield from _implied(reading, sentences, person, ids[id(person)])


def _implied(
    reading: Reading, sentences: list[Span], person: Person, id_: str
) -> list[out.Inferred]:
    lands = [o.body.iso3 for o in person.offices if o.body is not None and o.body.type == "country"]
    if len(lands) != 1 or lands[0] is None:
        return []
    found: dict[str, out.Inferred] = {}
    for slug, span, rule in (
        *_titles(person, lands[0]),
        *_told(reading, sentences, person, lands[0]),
    ):
        if slug not in found:
            found[slug] = out.Inferred(
                person=id_,
                ministry=out.Body(
                    type="ministry", name=_name(slug, lands[0]), iso3=lands[0], event=None
                ),
                portfolio=slug,
                span=reading.normal.to_source(*span),
                rule=rule,
            )
    return list(found.values())


def _titles(person: Person, iso3: str) -> Iterator[tuple[str, Span, str]]:
    for office in person.offices:
        if office.title is not None and not office.former:
            for slug in portfolios_of(office.title, iso3):
                yield slug, office.span, "ministry.portfolio"


def _told(
    reading: Reading, sentences: list[Span], person: Person, iso3: str
) -> Iterator[tuple[str, Span, str]]:
    """What the sentences around the person's names say of briefs and ministries."""
    text = reading.normal.text
    for start, end in person.mentions:
        here = bisect_right(sentences, (start, len(text))) - 1
        if here < 0:
            continue
        first, last = sentences[here]
        brief = _BRIEF.match(text, end + 2 if text[end : end + 2] == ", " else end + 1, last)
        if brief:
            listed = _CLAUSE.sub("", brief["list"])
            for item in _items(listed):
                for slug in portfolios_of(f"Minister of {item}", iso3):
                    yield slug, brief.span(), "ministry.brief"
        group = _STANDS_FOR.search(text, first, start)
        if group:
            for slug in portfolios_of(f"Minister of {group['word']}", iso3):
                yield slug, (start, end), "ministry.represented"


def _items(listed: str) -> list[str]:
    """The items of "A, B and C, and D and E": commas part them, else the one "and" does not."""
    if "," not in listed:
        return [listed]
    return [item.removeprefix("and ").strip() for item in listed.split(", ") if item.strip()]


def _name(slug: str, iso3: str) -> str:
    own = next((m for m in ministries().values() if m.iso3 == iso3 and m.portfolio == slug), None)
    return own.name if own is not None else portfolios()[slug].name
