"""What on a page is no part of its text: navigation, banners, share bars, other stories, footers.

A page says so by its tags and roles, by the names of its classes and ids, by headings ("Related
stories"), and by lines that are links and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TAGS = """
    aside audio button canvas dialog embed figcaption figure footer form iframe input map menu nav
    noscript object script select style svg template textarea video
"""
_ROLES = """
    alert alertdialog banner complementary contentinfo dialog menu menubar navigation search toolbar
"""
# words of class and id names; a name is split at hyphens, underscores and capitals
_NAMES = """
    ad ads advert advertisement advertising author banner breadcrumb breadcrumbs byline caption
    comment comments consent cookie cookies copyright credit disclaimer dropdown feedback footer
    footnav gdpr links login masthead menu meta modal nav navbar navigation newsletter
    noprint outbrain overlay pager pagination popular popup print promo promoted recommended
    recommendations readmore related respond rss search share shareaholic sharebar sharing sidebar
    signup skip skiplink social sponsor sponsored subscribe subscription taboola tagcloud tags
    teaser teasers toolbar topbar trending widget
"""
# beginnings of such words, where nothing else begins so: relatedposts, sharedaddy
_STEMS = """
    advert breadcrumb cookie newsletter outbrain recommend related sharedaddy sharethis sharing
    sidebar skiplink sponsor subscri taboola teaser trending
"""
_AMP = ("amp-accordion", "amp-fit-text", "amp-layout")  # the only ones that hold a page's text
_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_WITH = re.compile(r"(?i)(?:^|[-_])(?:has|with|without|w|no)[-_]|[-_](?:en|dis)abled$")
_UNSEEN = frozenset(("hidden", "d-none", "is-hidden", "sr-only", "screen-reader-text"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_KEPT = ("html", "body", "main", "article")
_MOST = 0.4  # of the text of the page: what holds more is no clutter, whatever it is called

_MOST_OF_BOX = 0.75  # the same for a box that begins with "Related stories"

_OTHERS = re.compile(
    r"(?i)(?:(?:related|recommended|latest|recent|breaking|top|other|popular|trending|more|similar|featured)"
    r"(?: (?:stor(?:y|ies)|articles?|news|content|posts?|links?|reading|coverage|topics?|videos?"
    r"|headlines|documents|releases|updates|statements|speeches|remarks|events|press))+"
    r"|most (?:read|viewed|popular|shared)|(?:read|see|you may) also\b.*|you might (?:also )?like.*"
    r"|read more|more (?:from|on|about|in)\b.*|read next|up next|recommended(?: for you)?|related"
    r"|share(?: (?:this|on|via)\b.*)?|follow us\b.*|sign up\b.*|subscribe\b.*|newsletters?"
    r"|comments?(?: \(\d+\))?|leave a (?:reply|comment)|\d+ comments?|tags?|topics?|filed under\b.*"
    r"|about (?:the )?author|categories|partner news|advertisement)\s*:?"
)
_FOOT = re.compile(
    r"(?i)(?:©|\(c\) |copyright\b|all rights reserved|(?:this )?(?:page|site|website) (?:is )?"
    r"(?:maintained|managed|provided|hosted)\b|webmaster|last (?:updated|modified|reviewed)\b"
    r"|privacy (?:policy|notice|statement)|terms (?:of (?:use|service)|and conditions)"
    r"|we use cookies|this (?:web)?site uses cookies|disclaimer\s*:|powered by\b|back to top\b"
    r"|skip to (?:main )?content|print this page|click here to\b|cookie (?:policy|settings))"
    r"|(?:by )?.{0,60}\d+[ -]min(?:ute)?s?\.? read$"
)
_INVITES = re.compile(
    r"(?i)(?:read (?:more|also|next)|see also|also read|related|more|watch|listen|video|photos?"
    r"|recommended|don't miss)\s*:"
)
_IN_CARDS = ("h2", "h3", "h4", "h5", "h6", "p", "div")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


_DOOMED, _PARTS, _CALLED = (frozenset(words.split()) for words in (_TAGS, _ROLES, _NAMES))
_BEGUN = tuple(_STEMS.split())


def prune(root: HtmlElement, *, by_name: bool = True) -> None:
    """Take out what the page itself marks as no part of its text.

    Args:
        root: the page.
        by_name: also by classes, ids and roles.
    """
    sizes = _sizes(root)
    whole = max(sizes.get(root, 0), 1)
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            _drop(element)
            continue
        small = sizes.get(element, 0) < _MOST * whole
        if element.tag in _KEPT:
            continue
        if element.tag in _DOOMED or _amp(element):
            if small or element.tag not in ("form", "aside"):  # old pages are one form as a whole
                _drop(element)
        elif small and ((by_name and _named(element)) or _aside(element) or _card(element)):
            _drop(element)
    for heading in list(root.iter(*_HEADINGS, "p", "div", "strong", "b", "span", "dt")):
        if _under(heading, root) and is_other(text_of(heading)) and _alone(heading):
            _drop_section(heading)


def is_other(text: str) -> bool:
    """Whether a line announces other pages: "Related stories", "Share this"."""
    return len(text) < 60 and _OTHERS.fullmatch(text) is not None


def is_foot(text: str) -> bool:
    """Whether a short line is of the kind that stands at the edge of every page."""
    return len(text) < 400 and _FOOT.match(text) is not None


def invites(text: str, linked: float) -> bool:
    """Whether a line in the text sends the reader to another page.

    Args:
        text: the line.
        linked: how much of it is a link, from 0 to 1.
    """
    return linked > 0.5 and _INVITES.match(text) is not None


def text_of(element: HtmlElement) -> str:
    """The words of an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def _named(element: HtmlElement) -> bool:
    if element.get("role", "") in _PARTS or element.get("aria-hidden") == "true":
        return True
    if "hidden" in element.attrib or _HIDDEN.search(element.get("style", "")):
        return True
    if not _UNSEEN.isdisjoint(element.get("class", "").lower().split()):
        return True
    return any(word in _CALLED or word.startswith(_BEGUN) for word in names_of(element))


def names_of(element: HtmlElement) -> Iterator[str]:
    """The words of its class names and its id: "lblDate" is lbl and date."""
    for name in (*element.get("class", "").split(), element.get("id", "")):
        if _WITH.search(name):  # "has-sidebar" or "no-share" stands on the page as a whole
            continue
        for word in _NAME.findall(name):
            yield word.lower()


def _amp(element: HtmlElement) -> bool:
    return bool(element.tag.startswith("amp-") and element.tag not in _AMP)


def _card(element: HtmlElement) -> bool:
    """A link around a heading or paragraph: another story (a headline's own link lies in it)."""
    return (
        element.tag == "a"
        and "href" in element.attrib
        and any(child.tag in _IN_CARDS for child in element.iterdescendants())
        and element.find(".//h1") is None
    )


def _aside(element: HtmlElement) -> bool:
    """A header of the page (not of an article) without a headline, and footnote marks."""
    if element.tag == "header":
        return element.find(".//h1") is None
    return element.tag == "sup" and "reference" in element.get("class", "")


def _sizes(root: HtmlElement) -> dict[HtmlElement, int]:
    """Characters of text below each element."""
    sizes: dict[HtmlElement, int] = {}
    for element in reversed(list(root.iter())):
        if not isinstance(element.tag, str) or element.tag in ("script", "style"):
            continue
        size = len((element.text or "").strip()) + sum(
            sizes.get(child, 0) + len((child.tail or "").strip()) for child in element
        )
        sizes[element] = size
    return sizes


def _drop(element: HtmlElement) -> None:
    """Take an element out and leave the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail or ""
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def _drop_section(heading: HtmlElement) -> None:
    """A heading over other pages, and what stands under it up to the next heading."""
    top = heading
    while (parent := top.getparent()) is not None and text_of(parent) == text_of(top):
        top = parent  # a wrapper that holds the heading alone
    if parent is not None and _begins(parent, top):
        _drop(parent)
        return
    doomed = [top]
    for sibling in top.itersiblings():
        if sibling.tag in _HEADINGS or (isinstance(sibling.tag, str) and not _links(sibling)):
            break
        doomed.append(sibling)
    for element in doomed:
        _drop(element)


def _alone(heading: HtmlElement) -> bool:
    """Whether it stands on a line of its own, and is no bold word within a sentence."""
    if heading.tag not in ("strong", "b", "span"):
        return True
    before, above = heading.getprevious(), heading.getparent()
    text = above.text if before is None else before.tail if before.tag == "br" else "within"
    after = heading.getnext()
    ends = after is None or after.tag in ("br", "ul", "ol", "p", "div")
    return not (text or "").strip() and not (heading.tail or "").strip(" :\n\t") and ends


def _begins(box: HtmlElement, heading: HtmlElement) -> bool:
    """Whether a heading is the first in a box of its own, which does not hold most of the page."""
    if box.tag in _KEPT or any(child.tag in ("h1", *_KEPT) for child in box.iterdescendants()):
        return False
    text, page = text_of(box), box.getroottree().getroot()
    return text.startswith(text_of(heading)) and len(text) < _MOST_OF_BOX * len(text_of(page))


def _links(element: HtmlElement) -> bool:
    """Whether an element under "Related stories" is one of them: a list, or mostly links."""
    return element.tag in ("ul", "ol") or linked(element) > 0.5 or not text_of(element)


def linked(element: HtmlElement) -> float:
    """How much of an element's text is links, from 0 to 1."""
    whole = len(text_of(element))
    if not whole:
        return 0.0
    if element.tag == "a":
        return 1.0
    return sum(len(text_of(a)) for a in element.iter("a") if a.get("href")) / whole


def _under(element: HtmlElement, root: HtmlElement) -> bool:
    """Whether an element still hangs on the page."""
    return element is root or any(above is root for above in element.iterancestors())
