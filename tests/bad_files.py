"""Files that cannot be read, with what is said of each.

    python -m tests.bad_files FOLDER

writes them and reads each in a process of its own: a line of JSON a file, with its errors and the
most memory that the process held.
"""

from __future__ import annotations

import json
import os
import sys
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
GIGABYTE = 1_000_000_000
BELOW_ONE = "xl/worksheets/sheet1.xml"


@dataclass(frozen=True)
class Bad:
    """A file by its ending, how it is made, and a pattern for the one line about it."""

    suffix: str
    make: Callable[[], bytes]
    told: str


def workbook(*rows: list[object]) -> bytes:
    """A sheet of a header and one participant, or of other rows."""
    from openpyxl import Workbook

    book = Workbook()
    for row in rows or (["Name", "Country"], ["Ada Alm", "Norway"]):
        book.active.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def word() -> bytes:
    """A Word file of one paragraph."""
    import docx

    document = docx.Document()
    document.add_paragraph("Ada Alm met Ina Berg.")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def having(office: Callable[[], bytes], **parts: bytes) -> bytes:
    """An Office file with parts replaced or added, `dir__part` for `dir/part.xml`."""
    paths = {name: name.replace("__", "/") for name in parts}
    named = {p if "." in p else f"{p}.xml": parts[name] for name, p in paths.items()}
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(office())) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in {*old.namelist(), *named}:
            new.writestr(name, named[name] if name in named else old.read(name))
    return out.getvalue()


def patched(office: bytes, part: str, offset: int, data: bytes) -> bytes:
    """An Office file whose directory says something else of one part."""
    found = bytearray(office)
    at = found.rindex(part.encode()) - 46
    assert found[at : at + 4] == b"PK\x01\x02"
    found[at + offset : at + offset + len(data)] = data
    return bytes(found)


def declaring(office: Callable[[], bytes], part: str, size: int) -> bytes:
    """An Office file that gives another size for one of its parts."""
    return patched(office(), part, 24, size.to_bytes(4, "little"))


def growing(document: str) -> bytes:
    """XML whose entities grow tenfold at each of nine levels, within a document."""
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "lol">{levels}]>{document}'.encode()


def in_word(body: str) -> str:
    """The main part of a Word file."""
    return f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'


CELL = (
    f'<worksheet xmlns="{SHEET}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&a9;</t></is>'
    "</c></row></sheetData></worksheet>"
)
GROWN = in_word("<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>")
TEXT = b"BT /F1 12 Tf 60 700 Td (Ada Alm met Ina Berg.) Tj ET\n"


def pdf(
    content: bytes = TEXT,
    *,
    pages: bytes = b"/Count 1/Kids[3 0 R]",
    packed: bool = False,
    end: int | None = None,
) -> bytes:
    """A PDF of one page by hand.

    Args:
        content: of its page.
        pages: entries of the tree of pages.
        packed: whether `content` is deflated.
        end: where the file is cut.
    """
    kind = b"/Filter/FlateDecode" if packed else b""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages" + pages + b">>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<<%b/Length %d>>stream\n%b\nendstream" % (kind, len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(b"%010d 00000 n \n" % len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(places)
    trailer = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    return (out + table + trailer)[:end]


def locked_pdf() -> bytes:
    """A PDF with a password."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf())))
    writer.encrypt("secret", algorithm="AES-256")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def packed(size: int) -> bytes:
    """Zeros, deflated."""
    squeeze = zlib.compressobj(9)
    block = bytes(10_000_000)
    return b"".join(
        [*(squeeze.compress(block) for _ in range(size // len(block))), squeeze.flush()]
    )


def mail(depth: int) -> bytes:
    """A mail of parts within parts."""
    opened = (
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(depth)
    )
    head = b"From: ada@alder.example\nSubject: Talks\nMIME-Version: 1.0\n"
    return head + b"".join(opened) + b"Content-Type: text/plain\n\nAda Alm met Ina Berg.\n"


def text(words: str, encoding: str = "utf-8") -> Callable[[], bytes]:
    """A file of text."""
    return lambda: words.encode(encoding)


POPOLO = (
    '{"persons": [{"id": "p", "name": "Ada Alm"}], "organizations": [{"id": "a", "name": "Alder",'
    ' "parent_id": "b"}, {"id": "b", "name": "Birch", "parent_id": "a"}], "memberships":'
    ' [{"person_id": "p", "organization_id": "a", "role": "Chair"}]}'
)
ENTITIES = (
    '{"id": "a", "schema": "Person", "properties": {"name": ["Ada Alm"]}}\n'
    '{"id": "b", "schema": "Occupancy", "properties": {"holder": ["b"], "post": ["b"]}}\n'
)
ZEROS = b"\0" * 60_000_000

FILES: dict[str, Bad] = {
    "pdf cut early": Bad("pdf", partial(pdf, end=300), "is a broken PDF"),
    "pdf cut late": Bad("pdf", partial(pdf, end=-40), "is a broken PDF"),
    "pdf of a head": Bad("pdf", lambda: b"%PDF-1.7\n", "is a broken PDF"),
    "pdf locked": Bad("pdf", locked_pdf, "is encrypted; save it without a password"),
    "pdf bomb": Bad("pdf", lambda: pdf(packed(GIGABYTE), packed=True), "would unpack to more than"),
    "pdf without pages": Bad("pdf", partial(pdf, pages=b"/Count 0/Kids[]"), "has no pages"),
    "pdf in a circle": Bad("pdf", partial(pdf, pages=b"/Count 1/Kids[2 0 R]"), "cyclic page"),
    "pdf scanned": Bad("pdf", partial(pdf, b"10 10 50 50 re f"), "1 pages, as scans have none"),
    "pdf in brackets": Bad("pdf", partial(pdf, b"[" * 100_000), "is broken and cannot be read"),
    "word bomb": Bad("docx", lambda: having(word, word__document=ZEROS), "would unpack to 60"),
    "word of a gigabyte": Bad(
        "docx", lambda: declaring(word, "word/document.xml", GIGABYTE), "would unpack to 1000 MB"
    ),
    "word of many words": Bad(
        "docx", lambda: having(word, word__document=b"<w:p/>" * 2_000_000), "would unpack to 12"
    ),
    "word with macros": Bad(
        "docx", lambda: having(word, **{"word__vbaProject.bin": b"x"}), "macros"
    ),
    "word of entities": Bad(
        "docx",
        lambda: having(word, word__document=growing(GROWN)),
        "is a broken Word file",
    ),
    "word too deep": Bad(
        "docx",
        lambda: having(word, word__document=in_word("<w:sdt><w:sdtContent>" * 9999).encode()),
        "is a broken Word file",
    ),
    "word cut": Bad("docx", lambda: word()[:2000], "is a broken Office file"),
    "word without words": Bad(
        "docx", lambda: having(word, word__document=in_word("").encode()), "no text"
    ),
    "sheet bomb": Bad(
        "xlsx", lambda: having(workbook, **{"xl__x.bin": ZEROS}), "would unpack to 60"
    ),
    "sheet of a gigabyte": Bad(
        "xlsx",
        lambda: declaring(workbook, BELOW_ONE, GIGABYTE),
        "would unpack to 1000 MB, too much",
    ),
    "sheet understated": Bad("xlsx", lambda: declaring(workbook, BELOW_ONE, 20), "broken"),
    "sheet with macros": Bad(
        "xlsx", lambda: having(workbook, **{"xl__vbaProject.bin": b"x"}), "holds macros; save it"
    ),
    "sheet locked": Bad(
        "xlsx", lambda: patched(workbook(), BELOW_ONE, 8, b"\1"), "is encrypted; save it without"
    ),
    "sheet of entities": Bad(
        "xlsx", lambda: having(workbook, xl__worksheets__sheet1=growing(CELL)), "broken|no rows"
    ),
    "sheet cut": Bad("xlsx", lambda: workbook()[:2000], "is a broken Office file"),
    "sheet of formulas": Bad(
        "xlsx",
        lambda: workbook(["Name", "Country"], ['=CONCAT("Ada ","Alm")', "Norway"]),
        "A2 of sheet 'Sheet' is a formula without its value",
    ),
    "office of old": Bad(
        "xlsx", lambda: b"\xd0\xcf\x11\xe0" + bytes(999), "of before 2007, or an encr"
    ),
    "no names": Bad("csv", text("Port,Depth\nAlder,12\n"), "no column of names among Port, Depth"),
    "ports by name": Bad("csv", text("Name,Depth\nAlder,12\nBirch,9\n"), "no column of names"),
    "parted by ^": Bad("csv", text("Name^Country\nAda Alm^Norway\n"), "part the columns by"),
    "no people": Bad("csv", text("Name,Country\n"), "has a header and no row under it"),
    "no rows": Bad("csv", text(""), "holds no rows"),
    "cyrillic": Bad(
        "csv",
        text("Имя;Страна\nИван Лесной;Россия\n", "cp1251"),
        "is not UTF-8; name the right one, such as --encoding cp1251",
    ),
    "wide letters": Bad("csv", text("Name,Country\nAda", "utf-16-le"), "NUL bytes"),
    "open quote": Bad("csv", text('Name,Country\n"Ada Alm,Norway\nIna,Chile\n'), "mend"),
    "one long line": Bad("csv", text("Name,Country\n" + "x" * 9_000_000), "cell above 32,000"),
    "another schema": Bad("json", text('{"ports": [{"name": "Alder"}]}'), "neither Popolo"),
    "no posts": Bad(
        "json", text('{"persons": [{"name": 3}], "memberships": []}'), "nothing says who"
    ),
    "parents in a circle": Bad("json", text(POPOLO), "'a' is part of itself by parent_id"),
    "posts in a circle": Bad("jsonl", text(ENTITIES), "holder 'b' is not in the file"),
    "json too deep": Bad("json", text('{"persons":' + "[" * 99_999), "is no valid JSON"),
    "json cut": Bad("json", text(POPOLO[:90]), "is no valid JSON at line 1|neither Popolo"),
    "endless number": Bad(
        "json", text('{"persons": [{"x": ' + "9" * 9999 + "}]}"), "no valid JSON"
    ),
    "page too deep": Bad(
        "html", text("<html><body>" + "<div>" * 99_999), "is nested deeper than any"
    ),
    "mail too deep": Bad("eml", lambda: mail(3000), "has 3,000 multiparts, more than 100"),
    "text of bytes": Bad("txt", lambda: bytes(range(256)), "looks like a binary file, not text"),
}


def write(folder: Path) -> dict[str, Path]:
    """All of them as files; their paths by what they are."""
    paths = {}
    for what, bad in FILES.items():
        paths[what] = folder / f"{what.replace(' ', '-')}.{bad.suffix}"
        paths[what].write_bytes(bad.make())
    return paths


def main(folder: Path) -> None:
    """Read each in a process of its own, forked from this one with its libraries at hand."""
    from graph.errors import SourceError
    from loaders.documents import read
    from loaders.lists.options import given

    for what, path in write(folder).items():
        sys.stdout.flush()
        child = os.fork()
        if not child:
            errors: list[SourceError] = []
            found = list(read([path], on_error=errors.append, given=given("Harbour Talks")))
            said = [str(error) for error in errors]
            print(json.dumps({"what": what, "documents": len(found), "said": said}), flush=True)
            os._exit(0)
        _, _, usage = os.wait4(child, 0)
        print(json.dumps({"what": what, "bytes": usage.ru_maxrss * 1024}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
