"""A plain text as a web page, in the manner of several kinds of site (`pages/*.html`)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template

from graph.model import Document
from tests.wrapping.blocks import Block, blocks

_PAGES = Path(__file__).parent / "pages"
_WORDS = re.compile(r"\S+")


def paragraphs(block: Block) -> str:
    """As editors set a text today."""
    lines = [escape(line, quote=False) for line in block.lines]
    if block.kind == "list":
        return "<ul>" + "".join(f"<li>{line}</li>\n" for line in lines) + "</ul>"
    if block.kind == "heading":
        return f"<h2>{lines[0]}</h2>"
    return f"<p>{'<br>'.join(lines)}</p>"


def _with_links(block: Block) -> str:
    """Every seventh word a link, every eleventh bold, and the source in short lines."""
    count = 0

    def marked(word: re.Match[str]) -> str:
        nonlocal count
        count += 1
        text = escape(word[0])
        if count % 7 == 0:
            return f"<a\nhref='/tag/{count}'>{text}</a>"
        return f"<strong>{text}</strong>" if count % 11 == 0 else text

    lines = [_wrapped([_WORDS.sub(marked, word) for word in line.split()]) for line in block.lines]
    if block.kind == "list":
        return "<ul>\n" + "\n".join(f"<li>\n<p>{line}</p>\n</li>" for line in lines) + "\n</ul>"
    return f"<p>{'<br />'.join(lines)}</p>\n"


def _wrapped(words: list[str]) -> str:
    """Twelve words a line."""
    return "\n".join(" ".join(words[i : i + 12]) for i in range(0, len(words), 12))


def _breaks(block: Block) -> str:
    """As pages were before paragraphs were in use: lines, and two breaks after them."""
    mark = "- " if block.kind == "list" else ""
    return "<BR>\n".join(mark + escape(line) for line in block.lines) + "<BR><BR>"


def _divs(block: Block) -> str:
    """As editors in a browser leave it: each line a division, empty ones between."""
    if block.kind == "list":
        return paragraphs(block)
    lines = (escape(line).replace(" ", "&nbsp;", 1) for line in block.lines)
    return f"<div><span>{'<br/>'.join(lines)}</span></div><div>&#160;</div>"


def _office(block: Block) -> str:
    """As a word processor saves it: no lists, no headings, a class for everything."""
    lines = [escape(line) for line in block.lines]
    if block.kind == "list":
        bullet = "<span style='font:7.0pt \"Times New Roman\"'>·&nbsp;&nbsp;&nbsp; </span>"
        return "\n".join(f"<p class=MsoListParagraph>{bullet}{line}</p>" for line in lines)
    text = "<br>\n".join(lines)
    return (
        f"<p class=MsoNormal><span lang=EN-GB style='font-size:12pt'>{text}<o:p></o:p></span></p>"
    )


@dataclass(frozen=True)
class Style:
    """How one kind of site writes a text.

    Attributes:
        written: how it writes a block of the text.
        headline: the element around the headline; without one the text holds it.
        encoding: of the bytes; what it has not becomes a reference.
        dated: whether the page says when it was published.
    """

    written: Callable[[Block], str] = paragraphs
    headline: str | None = "<h1>{}</h1>"
    encoding: str = "utf-8"
    dated: bool = True


STYLES: dict[str, Style] = {
    "press": Style(_with_links, "<h1 class='page-title'>{}</h1>"),
    "news": Style(),
    "tables": Style(_breaks, "{}", "latin-1", dated=False),
    "wordpress": Style(_with_links, "{}"),
    "jsonld": Style(),
    "amp": Style(),
    "drupal": Style(),
    "sharepoint": Style(_divs, "{}", "cp1252"),
    "office": Style(_office, None, "cp1252", dated=False),
}


def page(name: str, document: Document) -> bytes:
    """A page of a style around a text."""
    style = STYLES[name]
    parts = list(blocks(document.text))
    headline = ""
    if style.headline is not None and parts and parts[0].kind == "headline":
        headline = style.headline.format(escape(parts.pop(0).lines[0], quote=False))
    body = [style.written(block) for block in parts]
    day = document.published
    title = document.title or ""
    html = Template((_PAGES / f"{name}.html").read_text("utf-8")).substitute(
        title=escape(title),
        json=json.dumps(title)[1:-1],
        day=day.isoformat() if day else "",
        written=f"{day.day} {day:%B %Y}" if day else "",
        headline=headline,
        body="\n".join(body),
        first="\n".join(body[:2]),
        rest="\n".join(body[2:]),
    )
    return html.encode(style.encoding, "xmlcharrefreplace")
