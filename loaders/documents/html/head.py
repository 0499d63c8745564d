"""What a web page says about itself: title, site, day, address and language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.documents.days import day_in
from loaders.documents.html.clutter import names_of
from loaders.documents.metadata import Metadata, lenient
from loaders.documents.quiet import quietly

if TYPE_CHECKING:
    from datetime import date

    from lxml.html import HtmlElement

# in the order in which they are believed; the day of a change is not that of publication
_DAYS = (
    "article:published_time", "og:article:published_time", "datepublished", "dc.date.issued",
    "dcterms.issued", "dc.date", "dcterms.date", "dc.date.created", "dcterms.created", "date",
    "pubdate", "publishdate", "publish-date", "publication_date", "parsely-pub-date",
    "sailthru.date", "citation_publication_date", "article.published", "og:pubdate",
)  # fmt: skip
_JSON_DAY = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_DATED = frozenset(("date", "dated", "datetime", "time", "timestamp", "published", "pubdate"))
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def metadata(page: HtmlElement) -> Metadata:
    """What the head says; must be asked before clutter is taken out, since scripts go with it."""
    from trafilatura.metadata import examine_title_element, extract_metadata

    with quietly():
        found = extract_metadata(page, date_config={"extensive_search": False})
        title = found.title or examine_title_element(page)[0]
    return lenient(
        title=title,
        publisher=found.sitename,
        published=_day_of_head(page),
        url=found.url,
        language=page.get("lang") or page.get(_LANG),
    )


def day_of_body(body: HtmlElement) -> date | None:
    """The day that stands by the headline, on a page whose clutter is taken out."""
    for element in body.iter("time"):
        if day := day_in(element.get("datetime") or "") or day_in(element.text_content()):
            return day
    for element in body.iter("span", "div", "p", "li", "em", "small", "h5", "h6"):
        named = "datePublished" in element.get("itemprop", "") or not _DATED.isdisjoint(
            names_of(element)
        )
        text = element.text_content() if named else ""
        if len(text) < 80 and (day := day_in(text)):
            return day
    return None


def _day_of_head(page: HtmlElement) -> date | None:
    said: dict[str, str] = {}
    for meta in page.iter("meta"):
        for key in ("property", "name", "itemprop", "http-equiv"):
            if name := meta.get(key):
                said.setdefault(name.lower(), meta.get("content") or "")
    for name in _DAYS:
        if day := day_in(said.get(name, "")):
            return day
    for script in page.iter("script"):
        if "json" in script.get("type", "") and (match := _JSON_DAY.search(script.text or "")):
            return day_in(match[1])
    return None
