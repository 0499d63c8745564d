"""A plain text as an e-mail that answers another one, is signed, and has a map attached."""

from __future__ import annotations

import re
import textwrap
from datetime import UTC, datetime, time
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape

from graph.model import Document
from tests.wrapping.blocks import blocks
from tests.wrapping.html import paragraphs

_SIGNED = """Kind regards,

Odo Finch
Minister Counsellor, Press Section
Embassy of Genovia in Lima
"""
_NOTICE = (
    "This e-mail is confidential and intended for its recipients, whom President Ida Holm met in"
    " Lima. If you have received it in error, Ambassador Una Dorn asks you to delete it."
)
_ANSWERED = """> Dear Odo,
> President Ida Holm met Premier Lars Vole in Lima. “We agreed,” she said.
"""


def plain(document: Document) -> bytes:
    """Text alone, with the mail that is answered quoted below."""
    introduced = "On Thu, 30 May 2024 at 10:00, Ambassador Una Dorn\n<una@dorn.example> wrote:\n\n"
    body = f"{document.text}\n\n{_SIGNED}\n{introduced}{_ANSWERED}\n-- \nUna Dorn, Ambassador\n"
    mail = _mail(document)
    mail.set_content(f"{_NOTICE}\n\n{body}", cte="quoted-printable")
    mail.add_attachment(b"\x89PNG", "image", "png", filename="map.png")
    return mail.as_bytes()


def flowed(document: Document) -> bytes:
    """Lines of at most 72 characters that flow, the notice below."""
    lines = document.text.replace("\r\n", "\n").split("\n")
    body = "\n".join(" \n".join(_stuffed(line)) for line in lines)
    mail = _mail(document)
    mail.set_content(f"{body}\n\n-- \n{_SIGNED}\n{_NOTICE}\n", cte="8bit")
    mail.set_param("format", "flowed")
    return mail.as_bytes()


def html(document: Document) -> bytes:
    """HTML beside text that is empty, as some programs send it; header of the mail below."""
    text = "\n".join(paragraphs(block) for block in blocks(document.text))
    signed = escape(_SIGNED.strip()).replace("\n", "<br>")
    answered = "<b>From:</b> Una Dorn<br><b>Sent:</b> 30 May 2024<br><b>To:</b> Odo Finch<br>"
    mail = _mail(document)
    mail.set_content("\n")
    mail.add_alternative(
        f"<html><head><style>p{{margin:0}}</style></head><body><div class=WordSection1>{text}"
        f"<p>{signed}</p><p>{_NOTICE}</p><hr><div id=divRplyFwdMsg>{answered}</div>"
        "<p>Dear Odo, President Ida Holm met Premier Lars Vole in Lima.</p></div></body></html>",
        subtype="html",
    )
    return mail.as_bytes()


def _mail(document: Document) -> EmailMessage:
    mail = EmailMessage(policy=SMTP)
    mail["From"] = "Press Section <press@genovia.example>"
    mail["To"] = "Ambassador Una Dorn <una@dorn.example>"
    mail["Subject"] = f"RE: {' '.join((document.title or 'News').split())}"
    mail["Message-ID"] = "<1@genovia.example>"
    if document.published:
        noon = datetime.combine(document.published, time(12), UTC)
        mail["Date"] = format_datetime(noon)
    return mail


def _stuffed(line: str) -> list[str]:
    """A line in pieces, none of which looks like a quotation or another piece's end."""
    words = " ".join(line.split())
    pieces = textwrap.wrap(words, 70, break_on_hyphens=False, break_long_words=False) or [""]
    return [re.sub(r"^(?= |>|From )", " ", piece) for piece in pieces]
