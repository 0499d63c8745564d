"""The formats that plain texts are wrapped in, by name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from graph.model import Document
from tests.wrapping import html

Wrap = Callable[[Document], bytes]


def _page(style: str, document: Document) -> bytes:
    day = document.published.isoformat() if document.published else ""
    return html.page(style, document.text, document.title or "", day)


FORMATS: dict[str, tuple[Wrap, str]] = {
    style: (partial(_page, style), ".html") for style in html.STYLES
}
