"""Which lines of a page are its text: those of the element that holds the prose, and the headline.

Clutter goes first, by its own marks; trafilatura then says which of the rest is the text. Lines are
taken from the page itself, so that headlines, lists, tables and line breaks stay as they are.
"""

from __future__ import annotations

import itertools
import re
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.documents.html import clutter
from loaders.documents.html.lines import Line, joined, lines_of
from loaders.documents.quiet import quietly

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"[.!?][\"'”’)]*(?:\s|$)")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_WITHIN = ("p", "li", "ul", "ol", "blockquote", "pre", *_HEADINGS)
_PIECE = 0.3  # of what is known to be the text: what holds more may be another piece of it
_MANY = 30_000  # elements; trafilatura would take minutes


def content(page: HtmlElement, title: str) -> str:
    """The text of a page without its clutter, which is taken out of the tree.

    Where the names of its classes leave nothing of a page, they do not count.
    """
    as_given = deepcopy(page)
    clutter.prune(page)
    text = _text(page, title)
    if text.strip():
        return text
    clutter.prune(as_given, by_name=False)
    return _text(as_given, title)


def _text(page: HtmlElement, title: str) -> str:
    body = page.find("body")
    lines = lines_of(page if body is None else body)
    chosen = _chosen(lines, _voted(page))
    titles = [title, page.findtext(".//title") or ""]
    return joined(_headline(lines, chosen, titles) + chosen)


def _voted(page: HtmlElement) -> str:
    """What trafilatura takes for the text, without spaces; empty where it finds none."""
    from trafilatura import bare_extraction

    if sum(1 for _ in page.iter()) > _MANY:
        return ""
    with quietly():
        found = bare_extraction(
            deepcopy(page), include_comments=False, include_tables=True, favor_recall=True
        )
    return _packed(found.text or "") if found is not None and not isinstance(found, dict) else ""


def _chosen(lines: list[Line], voted: str) -> list[Line]:
    """The lines of the element that holds the prose, without those that lead to other pages."""
    votes = [bool(voted) and _packed(line.text) in voted for line in lines]
    weights = [_weight(line) for line in lines]
    agreed = [w if vote else 0 for w, vote in zip(weights, votes, strict=True)]
    if sum(agreed) < 0.3 * sum(weights):
        agreed = weights
    home = _home(lines, agreed)
    if home is None:
        return []
    home = _whole(home, lines, weights)
    inside = [
        line for line in lines if line.element is home or home in line.element.iterancestors()
    ]
    return _kept(inside)


def _weight(line: Line) -> int:
    """How much of a line is prose, in characters."""
    if line.linked > len(line.text) / 2 or clutter.is_foot(line.text):
        return 0
    prose = len(line.text) > 100 or _SENTENCE.search(line.text)
    return len(line.text) if prose else len(line.text) // 10


def _home(lines: list[Line], weights: list[int]) -> HtmlElement | None:
    """The innermost element that holds nearly all of the weight."""
    held: dict[HtmlElement, int] = {}
    depth: dict[HtmlElement, int] = {}
    for line, weight in zip(lines, weights, strict=True):
        if weight:
            above = [line.element, *line.element.iterancestors()]
            for level, element in enumerate(above):
                held[element] = held.get(element, 0) + weight
                depth[element] = len(above) - level
    least = 0.9 * sum(weights)
    enough = [element for element, weight in held.items() if weight >= least]
    home = max(enough, key=lambda e: depth[e], default=None)
    while home is not None and home.tag in _WITHIN and home.getparent() is not None:
        home = home.getparent()  # a text of one paragraph has short lines around it
    return home


def _whole(home: HtmlElement, lines: list[Line], weights: list[int]) -> HtmlElement:
    """The element around all pieces, where a site cuts a text into pieces of one class."""
    held: dict[HtmlElement, int] = {}
    for line, weight in zip(lines, weights, strict=True):
        for element in (line.element, *line.element.iterancestors()):
            held[element] = held.get(element, 0) + weight
    for piece in (home, *home.iterancestors("div", "section")):
        called = piece.get("class")
        others = [*piece.itersiblings(), *piece.itersiblings(preceding=True)]
        if called and any(
            other.tag == piece.tag
            and other.get("class") == called
            and held.get(other, 0) > _PIECE * held.get(home, 0)
            and not any(child.tag in ("article", *_HEADINGS) for child in other.iterdescendants())
            for other in others
        ):
            return piece.getparent()
    return home


def _leads_away(line: Line) -> bool:
    """Whether a line is there to be clicked on, is a time stamp, or stands at every page's edge."""
    share = line.linked / len(line.text)
    heading = line.element.tag in _HEADINGS
    return (
        (share > 0.8 and not heading and not _SENTENCE.search(line.text))
        or clutter.is_other(line.text)
        or clutter.is_foot(line.text)
        or clutter.invites(line.text, share)
        or any(clutter.text_of(time) == line.text for time in line.element.iter("time"))
    )


def _kept(lines: list[Line]) -> list[Line]:
    """Lines without those that lead away, and without headings that stand over nothing else."""
    kept: list[Line] = []
    empty = False  # whether only lines that lead away came since, going backwards
    for line in reversed(lines):
        if _leads_away(line):
            empty = True
        elif line.element.tag in _HEADINGS and empty:
            continue
        else:
            kept.append(line)
            empty = False
    return kept[::-1]


def _headline(lines: list[Line], chosen: list[Line], titles: list[str]) -> list[Line]:
    """The headline of the page where it stands above the element that holds the text."""
    if not chosen or any(line.element.tag == "h1" for line in chosen):
        return []
    named = {word for title in titles for word in _words(title)}
    before = itertools.takewhile(lambda line: line is not chosen[0], lines)
    best: list[Line] = []
    for line in before:
        words = _words(line.text)
        said = len(named & set(words)) / max(len(words), 1)
        heading = line.element.tag in ("h1", "h2", "h3") and said > 0.7
        alone = line.element.tag == "h1" and not named and len(words) > 2
        if heading or alone or (not best and words in map(_words, titles)):
            best = [line]
    if best and best[0].text == chosen[0].text:
        return []
    return [replace(line, close=False) for line in best]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _packed(text: str) -> str:
    return "".join(_WORD.findall(text))
