"""E-mails (RFC 5322, MIME): what the sender wrote, and the attachments as sources of their own.

Quoted replies, headers of forwarded mails, signatures and disclaimers are no part of the text
(`trim.py`); headers give title, publisher and day (`headers.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import TYPE_CHECKING

from graph.errors import SourceError
from loaders.documents import html
from loaders.documents.formats import suffixes
from loaders.documents.html import body as page_body
from loaders.documents.html.charset import decode
from loaders.documents.mail import headers
from loaders.documents.mail.trim import own_part, unflowed

if TYPE_CHECKING:
    from graph.model import Document
    from loaders.documents.source import Source

_FIELD = re.compile(rb"(?:From [^\n]*\n)?(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}")
_OURS = re.compile(rb"(?im)^(?:from|subject|date):")
_MIME = re.compile(rb"(?im)^(?:received|message-id|mime-version|return-path|delivered-to):")
_MULTIPART = re.compile(rb"(?im)^content-type:\s*(?:multipart|message)/")
_PART = re.compile(rb"(?im)^content-type:")
_QUOTED = """
    //blockquote[@type='cite'] | //*[contains(@class, 'gmail_quote')]
    | //*[contains(@class, 'gmail_signature')] | //*[contains(@class, 'moz-signature')]
    | //*[contains(@class, 'moz-cite-prefix')] | //*[@id='Signature']
"""
_TEXTS = {"text/html": ".html", "text/plain": ".txt", "message/rfc822": ".eml"}
_SIGNED = (
    "application/pgp-signature",
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
)


def recognises(source: Source) -> bool:
    """Fields at the top, among them some that mail programs write; any fields in a file .eml."""
    top = _FIELD.match(source.head.replace(b"\r\n", b"\n"))
    if top is None or not _OURS.search(top[0]):
        return False
    named = source.suffix == ".eml" or source.media_type == "message/rfc822"
    return named or bool(_MIME.search(top[0]))


def load(source: Source) -> Iterator[Document | Source]:
    """The mail, if it has words of its own, and its attachments.

    Raises:
        SourceError: neither.
    """
    _refuse_heaps(source)
    mail = message_from_bytes(source.data.lstrip(), policy=default)
    known = headers.metadata(mail)
    main = _body(mail)
    text, forwarded = own_part(_text(main, source, known.title or ""), known.title or "")
    if forwarded is not None:  # the text is older than the mail
        known = replace(known, published=forwarded.day, publisher=forwarded.sender)
    parts, unread = _attachments(mail, main, source)
    if text.strip():
        known = replace(known, title=headers.subject(known.title))
        yield source.document(text, known, unread=tuple(unread))
    elif not parts:
        reason = unread[0] if unread else "nothing but quotations, if anything"
        message = f"{source.origin}: no text found in this mail ({reason}); save it as text"
        raise SourceError(message)
    yield from parts


def _refuse_heaps(source: Source) -> None:
    """Parts within parts cost the parser their square, and no mail program writes so many."""
    for what, pattern, most in (("multiparts", _MULTIPART, 100), ("parts", _PART, 2000)):
        if (count := len(pattern.findall(source.data))) > most:
            message = f"{source.origin}: has {count:,} {what}, more than {most:,}; save it as text"
            raise SourceError(message)


def _body(mail: EmailMessage) -> EmailMessage | None:
    """The part that holds what was written: plain text before HTML."""
    found = _part(mail, "plain", "html")
    if found is None:
        leaves = (part for part in mail.walk() if not part.is_multipart())
        found = next((part for part in leaves if _is_text(part)), None)
    if found is not None and found.get_content_type() == "text/plain" and not _bytes(found).strip():
        found = _part(mail, "html") or found
    return found


def _is_text(part: EmailMessage) -> bool:
    """Also what says that it has parts and has none."""
    return part.get_content_type() in _TEXTS or part.get_content_maintype() == "multipart"


def _part(mail: EmailMessage, *kinds: str) -> EmailMessage | None:
    found = mail.get_body(kinds)
    return found if isinstance(found, EmailMessage) else None


def _text(part: EmailMessage | None, source: Source, title: str) -> str:
    if part is None:
        return ""
    text = decode(_bytes(part), part.get_content_charset() or source.encoding)
    if part.get_content_type() != "text/html":
        text = text.replace("\r\n", "\n").replace("\0", "")
        flowed = part.get_param("format", "") == "flowed"
        return unflowed(text, delete=part.get_param("delsp", "") == "yes") if flowed else text
    page = html.parsed(text, source.origin)
    for element in page.xpath(_QUOTED):
        element.drop_tree()
    return page_body.content(page, title)


def _attachments(
    mail: EmailMessage, main: EmailMessage | None, source: Source
) -> tuple[list[Source], list[str]]:
    """Parts that some loader reads, and of every other one what it is."""
    parts: list[Source] = []
    unread: list[str] = []
    endings = suffixes()
    bodies = (_part(mail, "html"), _part(mail, "plain"))
    for number, part in enumerate(_leaves(mail), start=1):
        kind = part.get_content_type()
        if part is main or kind in _SIGNED or _same(part, main, bodies):
            continue
        ending = _TEXTS.get(kind, "")
        name = _name(part, f"part-{number}{ending}")
        if ending or any(name.lower().endswith(known) for known in endings):
            parts.append(source.part(f"{number}-{name}", _bytes(part)))
        else:
            unread.append(f"attachment {name}: no loader reads {kind}")
    return parts, unread


def _leaves(part: EmailMessage) -> Iterator[EmailMessage]:
    """Parts that hold no others; an attached mail is one of them."""
    if part.get_content_maintype() != "multipart" or not part.is_multipart():
        yield part
        return
    for child in part.iter_parts():
        if isinstance(child, EmailMessage):
            yield from _leaves(child)


def _same(
    part: EmailMessage, main: EmailMessage | None, bodies: Sequence[EmailMessage | None]
) -> bool:
    """Whether a part says again what the text says: the HTML beside it, or a picture in that."""
    if main is None or (part.get_filename() and part.is_attachment()):
        return False
    if part.get_content_maintype() == "image":
        return part.get("Content-ID") is not None
    return any(part is body for body in bodies)


def _bytes(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822" and part.is_multipart():
        inner = part.get_payload(0)
        return inner.as_bytes() if isinstance(inner, EmailMessage) else b""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _name(part: EmailMessage, fallback: str) -> str:
    name = headers.text(part.get_filename() or "")
    return re.sub(r"[^\w. -]+", "_", name).strip() or fallback
