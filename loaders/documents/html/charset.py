"""From the bytes of a page to characters, where servers and pages often say the wrong thing."""

from __future__ import annotations

import codecs
import re

_DECLARED = re.compile(rb"(?i)<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*[\"']?([\w:.-]+)")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDER = {
    **dict.fromkeys(
        ("iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii", "ascii"), "cp1252"
    ),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    **dict.fromkeys(("euc-kr", "ks-c-5601-1987"), "cp949"),
    **dict.fromkeys(("shift-jis", "sjis"), "cp932"),
}
"""Encodings that are read as one that holds more, as browsers do (WHATWG's Encoding Standard)."""


def decode(data: bytes, named: str = "utf-8") -> str:
    """The characters of a page; bytes that fit nothing become replacement characters.

    A byte order mark decides. Bytes beyond ASCII that are valid UTF-8 are UTF-8, whatever the page
    declares: other encodings hardly ever come out so. Then what was named, what the page declares,
    and Windows-1252, which browsers take Latin-1 for.

    Args:
        data: the page.
        named: encoding that the user or the server named; `utf-8` also where nobody did.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    declared = _DECLARED.search(data[:4096])
    names = [named, declared[1].decode("ascii") if declared else ""]
    others = [_browser(name) for name in names if name and _browser(name) != "utf-8"]
    for encoding in (*others, "utf-8") if data.isascii() else ("utf-8", *others):
        try:
            return data.decode(encoding)
        except (LookupError, ValueError):
            continue
    loose = data.decode("utf-8", "replace")
    beyond = sum(character > "\x7f" for character in loose)
    return loose if loose.count("\ufffd") < beyond / 2 else data.decode("cp1252", "replace")


def _browser(name: str) -> str:
    """The encoding that browsers read under a name."""
    name = name.lower().replace("_", "-")
    if name == "utf8":
        return "utf-8"
    return _WIDER.get(name, name)
