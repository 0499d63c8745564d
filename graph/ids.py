"""Stable ids: folding of names and short hashes."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_WORDS = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Lower case, no accents, single spaces, no punctuation: the form in which names compare."""
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'"))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    return " ".join(_WORDS.findall(plain.replace("'s ", " ")))


def slug(text: str) -> str:
    """Folded text with hyphens, for ids that people read: "Foreign Affairs" -> "foreign-affairs"."""
    return fold(text).replace(" ", "-")


def digest(*parts: str) -> str:
    """First 16 hex digits of sha256 over the parts, each ended by a unit separator."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
