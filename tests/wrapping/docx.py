"""A plain text as a Word file: styles for headings and lists, header, footer and page numbers."""

from __future__ import annotations

from io import BytesIO

import docx

from graph.model import Document
from tests.wrapping.blocks import blocks

HEADER = "Press Service · For release"
FOOTER = "This message may be confidential. 12 River Street, Newtown. Contact: press desk."


def file(document: Document) -> bytes:
    """The document as .docx."""
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = HEADER
    word.sections[0].footer.paragraphs[0].text = FOOTER
    for block in blocks(document.text):
        for line in block.lines:
            if block.kind == "headline":
                word.add_paragraph(line, style="Title")
            elif block.kind == "heading":
                word.add_paragraph(line, style="Heading 2")
            elif block.kind == "list":
                word.add_paragraph(line, style="List Bullet")
        if block.kind == "paragraph":
            word.add_paragraph("\n".join(block.lines))
    out = BytesIO()
    word.save(out)
    return out.getvalue()
