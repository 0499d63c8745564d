"""A plain text in print: columns or not, justified or not, with what stands around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from matplotlib import get_data_path
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from graph.model import Document
from tests.wrapping.blocks import Block, blocks

WIDTH, HEIGHT = 595.0, 842.0
_FONTS = Path(get_data_path()) / "fonts" / "ttf"


@dataclass(frozen=True)
class Style:
    """One way to print a text.

    Attributes:
        columns: how many.
        size: of the type, in points.
        hyphens: part words at line ends.
        justified: both edges even.
        indent: of a paragraph's first line; paragraphs then have no room between them.
        header: of every page.
        footer: of every page, with {n} for its number.
        letterhead: lines at the top of the first page.
    """

    columns: int = 1
    size: float = 11
    hyphens: bool = False
    justified: bool = False
    indent: float = 0
    header: str = ""
    footer: str = "{n}"
    letterhead: tuple[str, ...] = ()


STYLES = {
    "columns": Style(
        columns=2, size=9, hyphens=True, justified=True, indent=12,
        header="Quarterly Bulletin · Volume 12", footer="Page {n}",
    ),
    "report": Style(hyphens=True, justified=True, header="Official Record", footer="- {n} -"),
    "letter": Style(
        footer="{n}/{n}",
        letterhead=("Press Service", "12 River Street, Newtown", "www.press.example"),
    ),
}  # fmt: skip


def file(style: str, document: Document) -> bytes:
    """The document as PDF in a style of `STYLES`."""
    out = BytesIO()
    _Printer(Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=True), STYLES[style]).print(document)
    return out.getvalue()


class _Printer:
    def __init__(self, canvas: Canvas, style: Style) -> None:
        for name, font in (("Body", "DejaVuSans.ttf"), ("Strong", "DejaVuSans-Bold.ttf")):
            if name not in pdfmetrics.getRegisteredFontNames():
                pdfmetrics.registerFont(TTFont(name, str(_FONTS / font)))
        self.canvas, self.style = canvas, style
        gap = 24.0
        self.width = (WIDTH - 120 - gap * (style.columns - 1)) / style.columns
        self.gap = gap
        self.column, self.page, self.y = 0, 0, 0.0
        self.top = HEIGHT - 80

    def print(self, document: Document) -> None:
        self._new_page()
        for line in self.style.letterhead:
            self._line(line, "Body", self.style.size, 0)
        if self.style.letterhead:
            self.y -= 40
        for block in blocks(document.text):
            self._block(block)
        self.canvas.showPage()
        self.canvas.save()

    def _block(self, block: Block) -> None:
        size = self.style.size
        if block.kind == "headline":
            for line in self._wrap(block.lines[0], "Strong", size * 1.6, self.width):
                self._line(line, "Strong", size * 1.6, 0)
            self.y -= size
        elif block.kind == "heading":
            self.y -= size * 0.6
            for line in self._wrap(block.lines[0], "Strong", size, self.width):
                self._line(line, "Strong", size, 0)
            self.y -= size * 0.3
        elif block.kind == "list":
            for item in block.lines:
                for i, line in enumerate(self._wrap(f"• {item}", "Body", size, self.width - 14)):
                    self._line(line, "Body", size, 6 if i == 0 else 14)
            self.y -= size * 0.6
        else:
            for text in block.lines:
                self._paragraph(text)

    def _paragraph(self, text: str) -> None:
        size, indent = self.style.size, self.style.indent
        lines = list(self._wrap(text, "Body", size, self.width, indent))
        for i, line in enumerate(lines):
            even = self.style.justified and i < len(lines) - 1
            self._line(line, "Body", size, indent if i == 0 else 0, even=even)
        self.y -= 0 if indent else size * 0.8

    def _wrap(
        self, text: str, font: str, size: float, width: float, indent: float = 0
    ) -> Iterator[str]:
        line, room = "", width - indent
        for word in text.split():
            longer = f"{line} {word}".strip()
            if self._length(longer, font, size) <= room:
                line = longer
                continue
            head = self._head(line, word, font, size, room) if self.style.hyphens else ""
            if head:
                yield f"{line} {head}-"
                line = word[len(head) :]
            else:
                if line:
                    yield line
                line = word
            room = width
        if line:
            yield line

    def _head(self, line: str, word: str, font: str, size: float, room: float) -> str:
        if not (word.isalpha() and word.islower() and len(word) >= 8):
            return ""
        for cut in range(len(word) - 3, 2, -1):
            if self._length(f"{line} {word[:cut]}-", font, size) <= room:
                return word[:cut]
        return ""

    @staticmethod
    def _length(text: str, font: str, size: float) -> float:
        return float(pdfmetrics.stringWidth(text, font, size))

    def _line(
        self, text: str, font: str, size: float, indent: float, *, even: bool = False
    ) -> None:
        if self.y - size < 70:
            self._next_column()
        self.y -= size * 1.25
        x = 60 + self.column * (self.width + self.gap) + indent
        drawn = self.canvas.beginText(x, self.y)
        drawn.setFont(font, size)
        blanks = text.count(" ")
        if even and blanks:
            spare = self.width - indent - self._length(text, font, size)
            drawn.setWordSpace(spare / blanks)
        drawn.textOut(text)
        self.canvas.drawText(drawn)

    def _next_column(self) -> None:
        if self.column + 1 < self.style.columns:
            self.column += 1
            self.y = self.top
        else:
            self.canvas.showPage()
            self._new_page()

    def _new_page(self) -> None:
        self.page += 1
        self.column, self.y = 0, self.top
        self.canvas.setFont("Body", 8)
        self.canvas.drawString(60, HEIGHT - 40, self.style.header)
        self.canvas.drawCentredString(
            WIDTH / 2, 40, self.style.footer.replace("{n}", str(self.page))
        )
