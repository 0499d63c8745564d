"""Made-up lists written as the files that people have."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from tests.rosters.delegations import EVENT, TITLE, WHEN

Blocks = Sequence[tuple[str, list[list[str]]]]


def as_text(blocks: Blocks) -> bytes:
    """Blank lines part headings and entries; entries of one line follow each other."""
    parts = [f"{TITLE}\n\n{EVENT}\n{WHEN}"]
    for heading, entries in blocks:
        gap = "\n\n" if any(len(lines) > 1 for lines in entries) else "\n"
        parts.append(heading)
        parts.append(gap.join("\n".join(lines) for lines in entries))
    return ("\n\n".join(parts) + "\n").encode()


def as_docx(blocks: Blocks) -> bytes:
    """Headings in a heading style, a paragraph for each entry, line breaks within."""
    import docx

    document = docx.Document()
    for line in (TITLE, EVENT, WHEN):
        document.add_paragraph(line)
    for heading, entries in blocks:
        document.add_heading(heading, level=2)
        for lines in entries:
            document.add_paragraph("\n".join(lines))
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def as_pdf(blocks: Blocks, *, columns: int = 1) -> bytes:
    """Bold headings, wrapped entries, page numbers; in one column or two."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Spacer

    style = _fonts(getSampleStyleSheet())
    width, height = A4
    room = (width - 100) / columns
    out = BytesIO()
    document = BaseDocTemplate(out, pagesize=A4)
    frames = [Frame(50 + i * room, 60, room - 8, height - 120) for i in range(columns)]

    def number(canvas: Any, page: Any) -> None:
        canvas.drawCentredString(width / 2, 30, str(page.page))

    document.addPageTemplates([PageTemplate(frames=frames, onPage=number)])
    story: list[Any] = [Paragraph(_xml(line), style["Heading1"]) for line in (TITLE, EVENT, WHEN)]
    for heading, entries in blocks:
        story.append(Paragraph(_xml(heading), style["Heading3"]))
        for lines in entries:
            story.append(Paragraph("<br/>".join(map(_xml, lines)), style["BodyText"]))
            story.append(Spacer(1, 2))
    document.build(story)
    return out.getvalue()


def _fonts(sheet: Any) -> Any:
    """A typeface that reportlab ships and that has letters beyond Western Europe."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name, file in (("Vera", "Vera.ttf"), ("Vera-Bold", "VeraBd.ttf")):
        pdfmetrics.registerFont(TTFont(name, file))
    for key in ("Heading1", "Heading3"):
        sheet[key].fontName = "Vera-Bold"
    sheet["BodyText"].fontName = "Vera"
    return sheet


def _xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
