"""E-mails as sources: what was written, what the headers say, and what is attached."""

from datetime import date
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from graph.errors import SourceError
from graph.model import Document
from loaders.documents import read
from loaders.documents.formats import LOADERS, load, loader_for
from loaders.documents.source import Source

TALKS = "Foreign Minister Kari Solheim met her Danish counterpart Jens Mikkelsen in Oslo."
MORE = "They spoke of fishing quotas for an hour."
HEAD = (
    b"From: Press Office <press@outer.example>\r\nTo: list@outer.example\r\n"
    b"Subject: Talks in Oslo\r\nDate: Fri, 31 May 2024 23:30:00 +0200\r\nMIME-Version: 1.0\r\n"
)


def source(data: bytes, name: str = "a.eml") -> Source:
    return Source(data, f"in/{name}", f"file:///in/{name}", name)


def mail(body: str, subject: str = "Talks in Oslo", kind: str = "plain") -> EmailMessage:
    made = EmailMessage(policy=SMTP)
    made["From"] = "Press Office <press@outer.example>"
    made["Subject"] = subject
    made["Date"] = "Fri, 31 May 2024 23:30:00 +0200"
    made.set_content(body, subtype=kind)
    return made


def one(data: bytes) -> Document:
    (document,) = load(source(data))
    assert isinstance(document, Document)
    return document


def text_of(body: str, subject: str = "Talks in Oslo", kind: str = "plain") -> str:
    return one(mail(body, subject, kind).as_bytes()).text.strip()


def test_headers_give_title_publisher_and_the_day_where_it_was_sent() -> None:
    found = one(HEAD + b"\r\n" + TALKS.encode())
    assert (found.title, found.publisher) == ("Talks in Oslo", "Press Office")
    assert found.published == date(2024, 5, 31)
    assert found.text.strip() == TALKS


@pytest.mark.parametrize(
    ("headers", "title", "publisher", "day"),
    [
        (b"Subject: =?utf-8?q?Gespr=C3=A4ch?=\nFrom: a@b.example\n", "Gespräch", "b.example", None),
        ("Subject: Gespräch\nFrom: Zoë <a@b>\n".encode(), "Gespräch", "Zoë", None),
        ("Subject: Gespräch\nFrom: x\n".encode("latin-1"), "Gespräch", "x", None),
        (b"Subject: =?klingon?q?Qapla?=\nFrom: <>\n", "=?klingon?q?Qapla?=", None, None),
        (b"Subject: =?gb2312?B?1uzpRrv5t8POyg==?=\nFrom: A <a@b>\n", "朱镕基访问", "A", None),
        (b"Subject: Re: FW: [press] Talks\nFrom: A\nDate: soon\n", "Talks", "A", None),
        (b"Date: Thu, 30 Feb 2024 10:00 +0000\nFrom: A <a@b>\n", None, "A", None),
        (
            b"Date: 1 Mar 2024 10:00:00 -0500\nFrom: A <a@b>\nFrom: B <b@b>\n",
            None,
            "A",
            "2024-03-01",
        ),
    ],
)
def test_headers_are_read_however_they_are_written(
    headers: bytes, title: str | None, publisher: str | None, day: str | None
) -> None:
    found = one(headers + b"X-Odd\nMIME-Version: 1.0\n\n" + TALKS.encode())
    assert (found.title, found.publisher) == (title, publisher)
    assert found.published == (date.fromisoformat(day) if day else None)


QUOTED = "> President Ida Holm met Premier Odo Finch in Lima.\n"


@pytest.mark.parametrize(
    "around",
    [
        f"{{}}\n\nOn Thu, 30 May 2024 at 10:00, Ida Holm <ida@x.example> wrote:\n{QUOTED}",
        f"On Thu, 30 May 2024 at 10:00, Ida Holm\n<ida@x.example> wrote:\n\n{QUOTED}\n{{}}",
        "{}\n\n-----Original Message-----\nFrom: Ida Holm\nSent: Thursday\n\nHolm met Finch.",
        "{}\n________________________________\nFrom: Ida\nSent: 3 May\nSubject: x\n\nHolm met.",
        "{}\n\nFrom: Ida Holm\nDate: 3 May\nTo: all\n\nHolm met Finch.",
        "{}\n-- \nIda Holm, President of the Press Club\nLima",
        "{}\n\nKind regards,\n\nIda Holm\nPresident, Press Club\n+51 1 000",
        "{}\n\nSent from my phone",
        "{}\n\nThis e-mail and any attachment are confidential and intended for President Holm.",
        "{}\n\nCONFIDENTIALITY NOTICE: President Ida Holm asks you to delete this.",
        "{}\n\nBest regards\nIda Holm\n\n"
        "DISCLAIMER: President Ida Holm of the Press Club and her friends met nobody and said no"
        "thing at all to anybody.",
    ],
)
def test_what_mail_programs_and_firms_add_is_no_part_of_the_text(around: str) -> None:
    assert text_of(around.format(f"{TALKS}\n\n{MORE}")) == f"{TALKS}\n\n{MORE}"


def test_a_text_that_ends_with_thanks_or_quotes_in_its_middle_keeps_what_follows() -> None:
    body = f"{TALKS}\nThanks\n{MORE * 3}\n{QUOTED}\nThey left late."
    assert text_of(body) == f"{TALKS}\nThanks\n{MORE * 3}\n\nThey left late."


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        (
            "Fwd: Talks",
            "FYI\n\n---------- Forwarded message ---------\nFrom: Protocol <p@x.example>\n"
            f"Date: Tue, May 28, 2024 at 9:10 AM\nSubject: Talks\nTo: <ida@x.example>\n\n\n{TALKS}",
        ),
        ("FW: Talks", f"From: Protocol\nSent: Tuesday, 28 May 2024 09:10\nTo: Ida\n\n{TALKS}"),
        (
            "Talks",
            "Begin forwarded message:\n\n> From: Protocol <p@x.example>\n> Date: 28 May 2024\n>\n"
            f"> {TALKS}",
        ),
    ],
)
def test_a_forwarded_text_stays_with_its_own_day(subject: str, body: str) -> None:
    found = one(mail(body, subject).as_bytes())
    assert found.text.removeprefix("FYI").strip() == TALKS
    assert (found.title, found.published) == ("Talks", date(2024, 5, 28))
    assert found.publisher == "Protocol"


def test_plain_text_comes_before_html_which_is_not_read_twice() -> None:
    made = mail(TALKS)
    made.add_alternative("<html><body><p>President Ida Holm.</p></body></html>", subtype="html")
    html = made.get_payload(1)
    assert isinstance(html, EmailMessage)
    html.add_related(b"png", "image", "png", cid="<x>")
    found = one(made.as_bytes())
    assert (found.text.strip(), found.unread) == (TALKS, ())


def test_html_is_read_without_quotations_and_signature() -> None:
    body = (
        f"<div>{TALKS}</div><p>{MORE}</p><div class='gmail_signature'>President Ida Holm</div>"
        "<div class='gmail_quote'>On Thu, Ida wrote:<blockquote>Holm met Finch.</blockquote></div>"
    )
    assert text_of(body, kind="html") == f"{TALKS}\n\n{MORE}"


@pytest.mark.parametrize("encoding", ["7bit", "quoted-printable", "base64"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "klingon"])
def test_letters_are_right_in_every_encoding(encoding: str, charset: str) -> None:
    made = EmailMessage(policy=SMTP)
    made["From"] = "a@b.example"
    spelt = "utf-8" if charset == "klingon" else charset
    made.set_content(
        "Minister Zoë Müller met José.\n", charset=spelt, cte=encoding.replace("7", "8")
    )
    data = made.as_bytes().replace(b'charset="' + spelt.encode(), b'charset="' + charset.encode())
    assert one(data).text.strip() == "Minister Zoë Müller met José."


def test_flowed_lines_are_paragraphs() -> None:
    body = b"Foreign Minister Kari \r\nSolheim met Jens \r\nMikkelsen.\r\n\r\n From here on.\r\n"
    flowed = HEAD + b"Content-Type: text/plain; charset=utf-8; format=flowed\r\n\r\n" + body
    text = one(flowed).text.strip()
    assert text == "Foreign Minister Kari Solheim met Jens Mikkelsen.\n\nFrom here on."


def test_attachments_that_are_read_are_documents_and_others_are_told(tmp_path: Path) -> None:
    made = mail(MORE)
    made.add_attachment(TALKS.encode(), "text", "plain", filename="talks á.txt")
    made.add_attachment(b"\x89PNG", "image", "png", filename="map.png")
    made.add_attachment(mail("Inner words.", "Inner"))
    (tmp_path / "a.eml").write_bytes(made.as_bytes())
    outer, attached, inner = read([tmp_path])
    assert outer.text.strip() == MORE
    assert outer.unread == ("attachment map.png: no loader reads image/png",)
    assert attached.text.strip() == TALKS
    assert attached.id.startswith(f"{outer.id}#")
    assert (inner.title, inner.text.strip()) == ("Inner", "Inner words.")


def test_the_content_says_that_it_is_a_mail() -> None:
    assert loader_for(source(HEAD + b"\r\nTalks.", "talks.txt")) is LOADERS["mail"]
    memo = b"From: The Minister\nSubject: Talks\n\nTalks."
    assert loader_for(source(memo, "memo.txt")) is LOADERS["text"]
    assert loader_for(source(memo)) is LOADERS["mail"]


def nested(depth: int) -> bytes:
    top = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (i, i)
        for i in range(depth)
    )
    return HEAD + top + b"Content-Type: text/plain\r\n\r\n" + TALKS.encode()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (HEAD, "no text found"),
        (HEAD + b"\r\n" + b" " * 1_000_000, "no text found"),
        (HEAD + b"\r\n" + QUOTED.encode(), "no text found"),
        (
            HEAD + b"Content-Type: application/pkcs7-mime\r\n\r\nMIAGC",
            "no loader reads appl.*pkcs7",
        ),
        (nested(5_000), "has 5,000 multiparts, more than 100"),
    ],
)
def test_a_mail_that_cannot_be_read_is_told_in_one_line(data: bytes, told: str) -> None:
    with pytest.raises(SourceError, match=rf"in/a\.eml: .*(?:{told})") as caught:
        list(load(source(data)))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "data",
    [
        nested(30),
        HEAD + b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\n\r\n' + TALKS.encode(),
        HEAD + b"Content-Type: multipart/mixed\r\n\r\n" + TALKS.encode(),
        HEAD + b"Content-Type: ;;;=\r\n\r\n" + TALKS.encode(),
        HEAD + b"Content-Transfer-Encoding: base64\r\n\r\nRm9yZWlnbiBNaW5pc3Rlcg==!!",
        HEAD + b"\r\n\0" + TALKS.encode() + b"\0",
    ],
)
def test_a_damaged_mail_gives_the_text_that_it_has(data: bytes) -> None:
    assert one(data).text.strip() in (TALKS, "Foreign Minister")
