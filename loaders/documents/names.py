"""File names for document ids, which may be URLs."""

from __future__ import annotations

import re

from graph.ids import digest

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._ -]{0,119}")
_UNSAFE = re.compile(r"[^A-Za-z0-9]+")


def file_stem(document_id: str) -> str:
    """The id itself where it is a plain file name, else its words and a short hash.

    The hash keeps `a/b` and `a-b` apart; nothing in an id can lead out of the folder.
    """
    if _SAFE.fullmatch(document_id) and not document_id.endswith((" ", ".")):
        return document_id
    words = _UNSAFE.sub("-", document_id.removeprefix("https://").removeprefix("http://"))
    return f"{words.strip('-')[:60] or 'document'}-{digest(document_id)[:8]}"
