"""PDF and Word files: reading order, whole words, lists in their place, files that are refused."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from graph.errors import SourceError
from graph.model import Document
from loaders.documents.formats import load
from loaders.documents.source import Source

Draw = Callable[[Canvas], None]


def read(data: bytes, name: str = "paper") -> Document:
    """By content: the name has no ending."""
    found = next(iter(load(Source(data, name, f"file:///{name}", name))))
    assert isinstance(found, Document)
    return found


def pdf(*pages: Draw) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lines(*rows: tuple[float, float, str], size: float = 10, font: str = "Helvetica") -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, size)
        for x, y, text in rows:
            canvas.drawString(x, y, text)

    return draw


def several(*draws: Draw) -> Draw:
    def draw(canvas: Canvas) -> None:
        for one in draws:
            one(canvas)

    return draw


def column(x: float, top: float, *texts: str) -> Draw:
    return lines(*((x, top - 12 * i, text) for i, text in enumerate(texts)))


LEFT = (
    "The Norrland trade minister Ida Holm met her",
    "counterparts on Monday to discuss the agree-",
    "ment on fish and timber, and the co-",
    "operation that both sides began in spring of",
    "the year before, when talks opened.",
)
RIGHT = (
    "She said that the next round would be held in",
    "Port Ellis in June, after the elections there,",
    "and that officials of both ministries would go",
    "on with their work on tariffs until then, as",
    "they had done over the winter months.",
)


def test_two_columns_are_read_one_after_the_other() -> None:
    text = read(pdf(several(column(60, 700, *LEFT), column(320, 700, *RIGHT)))).text

    assert text.index("talks opened") < text.index("She said")
    assert "discuss the agreement on fish" in text
    assert "and the co-operation that" in text
    assert "\n" not in text.split("\n\n")[0]


def test_what_made_the_file_may_put_words_before_it() -> None:
    data = pdf(several(column(60, 700, *LEFT), column(320, 700, *RIGHT)))

    assert read(b"Maker of files 10.1\nAll rights reserved\n" + data).text == read(data).text


def test_running_lines_and_page_numbers_are_left_out() -> None:
    def page(number: int, *texts: str) -> Draw:
        return several(
            lines((60, 800, "Bulletin of the Port Authority, volume 4")),
            column(60, 700, *texts),
            lines((290, 40, f"Page {number} of 3")),
        )

    found = read(pdf(page(1, *LEFT), page(2, *RIGHT), page(3, "The meeting ended at noon.")))

    assert "Bulletin" not in found.text
    assert "Page" not in found.text
    assert [found.text[start : start + 8] for start in found.pages] == [
        "The Norr",
        "She said",
        "The meet",
    ]


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    first = ("The ministers of the four states agreed on a", "plan for the ports and asked their")
    found = read(pdf(column(60, 700, *first), column(60, 700, "officials to report in May.")))

    assert "asked their officials to report in May." in found.text


def test_headline_list_and_letterhead() -> None:
    found = read(
        pdf(
            several(
                lines((60, 780, "Office of the Premier"), (60, 766, "1 Quay Road, Port Ellis")),
                lines((60, 720, "Premier opens talks on ports"), size=18),
                column(60, 680, "Those present were:"),
                lines((66, 660, "• Ida Holm, Minister of Trade"), (66, 648, "• Per Ask, Envoy")),
                lines((60, 620, "The talks go on.")),
            )
        )
    )

    assert found.title == "Premier opens talks on ports"
    assert found.text.startswith("Premier opens talks on ports\n\nThose present were:")
    assert "- Ida Holm, Minister of Trade\n- Per Ask, Envoy" in found.text
    assert "Quay Road" not in found.text


def test_a_password_that_is_empty_is_none() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(column(60, 700, *LEFT)))))
    writer.encrypt("", owner_password="owner", algorithm="AES-256")
    out = BytesIO()
    writer.write(out)

    assert "Ida Holm" in read(out.getvalue()).text


def word(build: Callable[[docx.document.Document], None]) -> bytes:
    document = docx.Document()
    build(document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_word_lists_and_tables_stand_in_their_place() -> None:
    def build(document: docx.document.Document) -> None:
        document.sections[0].header.paragraphs[0].text = "Draft of the secretariat"
        document.sections[0].footer.paragraphs[0].text = "Confidential"
        document.add_heading("Ports Ministerial", 0)
        document.add_paragraph("Those present were:")
        document.add_paragraph("Ida Holm, Minister of Trade", style="List Bullet")
        document.add_paragraph("Per Ask, Envoy", style="List Number")
        table = document.add_table(rows=1, cols=2)
        table.cell(0, 0).text, table.cell(0, 1).text = "Una Berg", "Ambassador"
        document.add_paragraph("The talks went on.")

    found = read(word(build))

    assert found.title == "Ports Ministerial"
    assert found.text == (
        "Ports Ministerial\n\nThose present were:\n\n"
        "- Ida Holm, Minister of Trade\n- Per Ask, Envoy\n\n"
        "Una Berg, Ambassador\n\nThe talks went on."
    )


def test_what_was_inserted_counts_and_what_was_deleted_does_not() -> None:
    def build(document: docx.document.Document) -> None:
        paragraph = document.add_paragraph("Ida Holm ")
        for tag, inner, text in (("del", "delText", "met"), ("ins", "t", "telephoned")):
            paragraph._p.append(
                parse_xml(
                    f'<w:{tag} {nsdecls("w")} w:id="1" w:author="a"><w:r><w:{inner}>{text}'
                    f"</w:{inner}></w:r></w:{tag}>"
                )
            )
        paragraph.add_run(" Per Ask.")

    assert read(word(build)).text == "Ida Holm telephoned Per Ask."


def test_tables_that_set_out_a_page_are_read_cell_by_cell_and_once() -> None:
    def build(document: docx.document.Document) -> None:
        page = document.add_table(rows=1, cols=2)
        page.cell(0, 0).paragraphs[0].text = "The talks opened."
        page.cell(0, 0).add_paragraph("They went on.")
        people = page.cell(0, 1).add_table(rows=2, cols=2)
        for row, words in enumerate((("Ida Holm", "Minister"), ("Per Ask", "Envoy"))):
            people.cell(row, 0).text, people.cell(row, 1).text = words

    assert read(word(build)).text == (
        "The talks opened.\n\nThey went on.\n\nIda Holm, Minister\nPer Ask, Envoy"
    )


def test_an_archive_that_is_no_office_file_is_refused() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("notes.txt", b"hello")
    with pytest.raises(SourceError, match=r"paper: is an archive, .* unpack it"):
        read(out.getvalue())
