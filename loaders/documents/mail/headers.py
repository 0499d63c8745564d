"""What the headers of a mail say: subject, sender and day, however they are written."""

from __future__ import annotations

import re
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.utils import parseaddr, parsedate_to_datetime
from typing import TYPE_CHECKING

from loaders.documents.html.charset import decode
from loaders.documents.metadata import Metadata, lenient

if TYPE_CHECKING:
    from datetime import date
    from email.message import EmailMessage

_PREFIX = re.compile(r"(?i)(?:(?:re|aw|sv|tr|fw|fwd|wg)(?:\[\d+\])?\s*:\s*|\[[\w -]{1,30}\]\s*)+")


def metadata(mail: EmailMessage) -> Metadata:
    """Title (the subject as written), publisher and day; what cannot be read is left out."""
    raw = {name.lower(): str(value) for name, value in reversed(list(mail.raw_items()))}
    return lenient(
        title=text(raw.get("subject", "")),
        publisher=sender(text(raw.get("from", ""))),
        published=_day(raw.get("date", "")),
    )


def subject(written: str | None) -> str | None:
    """A subject without what answering and forwarding put in front."""
    return _PREFIX.sub("", written or "", count=1) or None if written else None


def sender(written: str) -> str:
    """The name of a sender, else the domain of the address."""
    name, address = parseaddr(written)
    return name.strip("\"' ") or address.rpartition("@")[2]


def text(raw: str) -> str:
    """The words of a header value, encoded words and stray bytes decoded."""
    if not raw.isascii():
        raw = decode(raw.encode("utf-8", "surrogateescape"))
    try:
        words = str(make_header(decode_header(raw)))
    except (HeaderParseError, LookupError):
        words = raw
    except ValueError:  # letters beyond the charset that the mail names
        parts = [(part, named) for part, named in decode_header(raw) if isinstance(part, bytes)]
        words = "".join(decode(part, named or "utf-8") for part, named in parts)
    return " ".join(words.encode("utf-8", "ignore").decode().replace("\0", "").split())


def _day(written: str) -> date | None:
    try:
        return parsedate_to_datetime(written).date()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
