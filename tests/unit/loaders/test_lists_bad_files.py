"""Tables and Office files that cannot be lists: one line each, and little memory."""

from __future__ import annotations

import tracemalloc
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from graph.errors import SourceError
from loaders.documents.formats import load
from loaders.documents.source import Source
from loaders.lists.options import given

GIGABYTE = 1_000_000_000


def workbook(rows: list[list[object]] | None = None) -> bytes:
    book = Workbook()
    for row in rows or [["Name", "Country"], ["Ada Alm", "Norway"]]:
        book.active.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(name: str, data: bytes) -> bytes:
    out = BytesIO(workbook())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()


def word(data: bytes) -> bytes:
    """The same archive, no workbook any more."""
    return data.replace(b"xl/workbook", b"xl/werkboek")


def declaring(size: int) -> bytes:
    """A workbook whose directory gives another size for its first sheet."""
    data = bytearray(workbook())
    name = b"xl/worksheets/sheet1.xml"
    at = data.rindex(name) - 46  # its entry in the central directory
    assert data[at : at + 4] == b"PK\x01\x02"
    data[at + 24 : at + 28] = size.to_bytes(4, "little")
    return bytes(data)


def encrypted_part() -> bytes:
    data = bytearray(workbook())
    at = data.rindex(b"xl/worksheets/sheet1.xml") - 46
    data[at + 8] |= 1
    return bytes(data)


def entities() -> bytes:
    """A sheet that defines entities which grow tenfold at each of nine levels."""
    lines = ['<!ENTITY a0 "lol">'] + [
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
    ]
    sheet = (
        f"<?xml version='1.0'?><!DOCTYPE w [{''.join(lines)}]>"
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>&a9;</t></is></c></row></sheetData></worksheet>'
    )
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(workbook())) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            new.writestr(part, sheet if part.endswith("sheet1.xml") else old.read(part))
    return out.getvalue()


def far_cell() -> bytes:
    """One cell in the last row and column that a sheet can have."""
    book = load_workbook(BytesIO(workbook()))
    book.active["XFD1048576"] = "far"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "bomb": ("a.xlsx", lambda: with_part("xl/x.bin", bytes(60_000_000)), "would unpack to 60"),
    "word bomb": (
        "a.docx",
        lambda: word(with_part("word/document.xml", bytes(60_000_000))),
        "would unpack to 60",
    ),
    "many words": (
        "a.docx",
        lambda: word(with_part("word/document.xml", b"<w:p/>" * 2_000_000)),
        "would unpack to 12",
    ),
    "declared": ("a.xlsx", lambda: declaring(GIGABYTE), "would unpack to 1000 MB, too much"),
    "understated": ("a.xlsx", lambda: declaring(20), "broken"),
    "macros": ("a.xlsx", lambda: with_part("xl/vbaProject.bin", b"x"), "holds macros; save it"),
    "locked": ("a.xlsx", encrypted_part, "is encrypted; save it without a password"),
    "cut": ("a.xlsx", lambda: workbook()[:2000], "broken|archive"),
    "entities": ("a.xlsx", entities, "broken|no column of names"),
    "formula": (
        "a.xlsx",
        lambda: workbook([["Name", "Country"], ['=CONCAT("Ada ","Alm")', "Norway"]]),
        "A2 of sheet 'Sheet' is a formula without its value",
    ),
    "no names": ("a.csv", lambda: b"Port,Depth\nAlder,12\n", "no column of names among Port"),
    "parted by ^": ("a.csv", lambda: b"Name^Country\nAda Alm^Norway\n", "part the columns by"),
    "no people": ("a.csv", lambda: b"Name,Country\n", "has a header and no row under it"),
    "empty": ("a.csv", lambda: b"", "no column of names|holds no"),
    "cyrillic": (
        "a.csv",
        lambda: "Имя;Страна\nИван Лесной;Россия\n".encode("cp1251"),
        "is not UTF-8; name the right one, such as --encoding cp1251",
    ),
    "wide": ("a.csv", lambda: "Name,Country\nAda".encode("utf-16-le"), "NUL bytes"),
    "open quote": ("a.csv", lambda: b'Name,Country\n"Ada Alm,Norway\nIna,Chile\n', "mend"),
    "wrong map": ("a.csv", lambda: b"Name,Country\nAda Alm,Norway\n", "no column 'Seat'; there"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_what_is_wrong_is_told_in_one_line(case: str) -> None:
    name, data, told = BAD[case]
    columns = ["Seat=title"] if case == "wrong map" else []
    source = Source(
        data(), f"in/{name}", f"urn:{name}", name, given=given("Harbour Talks", columns=columns)
    )
    tracemalloc.start()
    try:
        with pytest.raises(SourceError, match=told) as caught:
            list(load(source))
        assert tracemalloc.get_traced_memory()[1] < 0.3 * GIGABYTE
    finally:
        tracemalloc.stop()
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(f"in/{name}: ")


def test_a_sheet_that_claims_a_million_rows_is_read_by_those_it_has() -> None:
    source = Source(far_cell(), "in/a.xlsx", "urn:a", "a.xlsx", given=given("Harbour Talks"))
    (document,) = load(source)
    assert not isinstance(document, Source)
    assert document.extraction is not None
    assert [person.name for person in document.extraction.people] == ["Ada Alm"]


def test_western_letters_are_read_where_a_table_is_no_utf_8() -> None:
    text = "Name;Pays\nAndré Réville;Côte d'Ivoire\nZoé Bergère;Sénégal\n".encode("cp1252")
    source = Source(text, "in/a.csv", "urn:a", "a.csv", given=given("Harbour Talks"))
    (document,) = load(source)
    assert not isinstance(document, Source)
    assert document.extraction is not None
    assert [p.name for p in document.extraction.people] == ["André Réville", "Zoé Bergère"]
    assert [p.represents[0].iso3 for p in document.extraction.people] == ["CIV", "SEN"]
