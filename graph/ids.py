"""Stable ids: folding of names and short hashes."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_WORDS = re.compile(r"[^\W_]+")
_ALPHA3 = re.compile(r"[A-Z]{3}")
_READABLE = 48  # characters of a name in an id


def fold(text: str) -> str:
    """Lower case, no accents, single spaces, no punctuation: the form in which names compare."""
    plain = (text if text.isascii() else _without_marks(text)).casefold()
    return " ".join(_WORDS.findall(plain.replace("'s ", " ")))


def _without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def slug(text: str) -> str:
    """Folded text with hyphens, for ids that people read: "Home Affairs" -> "home-affairs"."""
    return fold(text).replace(" ", "-")


def digest(*parts: str) -> str:
    """First 16 hex digits of sha256 over the parts, each ended by a unit separator."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def anchored(name: str, anchor: str = "") -> str:
    """Id of a name under its country or body: `jane-doe@FRA`, `senate@USA`; `jane-doe` without."""
    return f"{slug(name)}@{anchor}" if anchor else slug(name)


def local(name: str, *context: str) -> str:
    """Id of a name that means something within one context only: `talks#1a2b3c4d`.

    The name is cut after whole words, so that ids stay readable; put it into the context too.
    """
    short = slug(name)
    if len(short) > _READABLE:
        short = short[: _READABLE + 1].rpartition("-")[0] or short[:_READABLE]
    return f"{short}#{digest(*context)[:8]}"


def ministry(country: str, portfolio: str) -> str:
    """Id of a ministry by its country and portfolio: `CAN/finance`."""
    return f"{country}/{slug(portfolio)}"


def country_of(actor: str) -> str | None:
    """The country that an id carries: of a ministry (`CAN/finance`) or an anchor (`senate@USA`)."""
    head, slash, _ = actor.partition("/")
    if slash and _ALPHA3.fullmatch(head):
        return head
    tail = actor.rpartition("@")[2].partition("#")[0]
    return tail if tail != actor and _ALPHA3.fullmatch(tail) else None
