"""The guide: a walk through the graph beside the results, from `guide.html`.

`$name` in the page stands for the text of that report or picture, `$origin` for the address that
the files are served from. Only `event` and `bloc` stay parameters, as the page's buttons set these.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path
from string import Template

from graph.browser.favourites import filled, pictures
from graph.queries import Query

SET_BY_BUTTONS = ("event", "bloc")


def guide(queries: Iterable[Query], origin: str) -> str:
    """The page, with the queries as they are saved."""
    page = Template(Path(__file__).with_name("guide.html").read_text(encoding="utf-8"))
    texts = {q.name: escape(filled(q, SET_BY_BUTTONS)) for q in queries}
    texts |= {q.name.lstrip("0123456789_"): escape(filled(q, SET_BY_BUTTONS)) for q in pictures()}
    return page.substitute(texts, origin=origin)
