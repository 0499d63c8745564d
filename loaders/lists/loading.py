"""Sources that are lists of participants, as documents that bring their facts along.

Tables always are. A text, PDF or Word file is one only if most of its lines are headings and people
under them; everything else is left to the loaders of its format.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from graph.errors import EntenteError
from graph.model import Document
from loaders.documents import archives, frontmatter, text
from loaders.documents.quiet import quietly
from loaders.documents.source import Source
from loaders.lists import delegations, grids
from loaders.lists.emission import emitted
from loaders.lists.lines import Line, from_text
from loaders.lists.names import read_name
from loaders.lists.roster import Roster, Unread
from loaders.lists.tables import NoListError, read_table

if TYPE_CHECKING:
    from loaders.lists.options import Given

TABLE_LIMIT = 50_000_000
_TABLES = (".csv", ".tsv", ".tab")
_FIRST_PAGES = 6
_SOME = 4  # people with a form of address on the first pages of a list


def is_table(source: Source) -> bool:
    """Whether a source is a table: text by its name or type, workbook or web page by content."""
    return (
        source.suffix in _TABLES
        or source.media_type in ("text/csv", "text/tab-separated-values")
        or "xl/workbook.xml" in source.members
        or bool(_of_page(source))
    )


@lru_cache(maxsize=1)  # asked for twice in a row
def _of_page(source: Source) -> list[grids.Grid]:
    from loaders.lists.webtables import from_html

    return from_html(source)


def load_table(source: Source) -> Iterator[Document]:
    """One document of all sheets; each row is a line of its text.

    A table that a folder holds beside documents and that is no list is passed over with a note.

    Raises:
        SourceError: it cannot be read, or holds no names or no event.
    """
    if "xl/workbook.xml" in source.members:
        sheets = grids.from_xlsx(source.data, source.origin)
    elif pages := _of_page(source):
        sheets = pages
    else:
        sheets = [grids.from_csv(source.data, source.origin, source.encoding)]
    try:
        table = read_table(sheets, source.origin, source.given, source.metadata.title)
    except NoListError as error:
        if source.named:
            raise
        source.given.tell(f"{error} (passed over)")
        return
    source.given.tell(f"{source.origin}: columns: {table.mapping}")
    yield _document(source, table.roster, table.text, ())


def is_list(source: Source) -> bool:
    """Whether a text, PDF or Word file is a list of delegations.

    Raises:
        SourceError: a Word file that is not safe to unpack.
    """
    return _read(source) is not None


def load_list(source: Source) -> Iterator[Document]:
    """One document of a list that `is_list` recognised."""
    found = _read(source)
    assert found is not None  # asked before
    roster, words, pages, named = found
    yield _document(named, roster, words, pages)


Found = tuple[Roster, str, tuple[int, ...], Source]


@lru_cache(maxsize=1)  # asked for twice in a row: by the registry, then to load it
def _read(source: Source) -> Found | None:
    if "word/document.xml" in source.members:
        archives.checked(source.data, source.origin)
    try:
        if source.head.startswith(b"%PDF"):
            return _pdf(source)
        if "word/document.xml" in source.members:
            return _docx(source)
        if source.suffix in ("", ".txt", ".text") and b"\0" not in source.data:
            return _text(source)
    except EntenteError:
        return None  # the loader of its format says what is wrong
    return None


def _pdf(source: Source) -> Found | None:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    from loaders.lists.pages import from_pages

    try:
        with quietly():
            pages = PdfReader(BytesIO(source.data)).pages
            _, some = from_pages(pages[:_FIRST_PAGES])
            if _people(some) < _SOME:
                return None
            words, lines = from_pages(pages)
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError, AttributeError):
        return None
    return _found(source, lines, words, _starts(lines, len(words)))


def _docx(source: Source) -> Found | None:
    from loaders.lists.word import from_docx

    words, lines = from_docx(source.data, source.origin)
    return _found(source, lines, words, ())


def _text(source: Source) -> Found | None:
    metadata, words = frontmatter.split(text.decode(source), source.origin)
    named = replace(source, metadata=text.named_by(metadata, source.metadata))
    return _found(named, from_text(words), words, (), plain=True)


def _people(lines: Sequence[Line]) -> int:
    names = (read_name(line.text) for line in lines if len(line.text) < 300)
    return sum(name is not None and name.addressed for name in names)


def _found(
    source: Source,
    lines: Sequence[Line],
    words: str,
    pages: tuple[int, ...],
    *,
    plain: bool = False,
) -> Found | None:
    if _people(lines) < _SOME - 1:
        return None
    given = source.given
    head = given.line()
    if head:  # what the user says stands in the text, so that it is quoted and compared
        shift = len(head) + 2
        words = f"{head}\n\n{words}"
        lines = [replace(x, start=x.start + shift, end=x.end + shift) for x in lines]
        pages = tuple(p and p + shift for p in pages)
    roster = delegations.read_list(lines, source.metadata.title, plain=plain)
    if roster is None:
        return None
    _name_event(roster, source, given, len(head))
    return roster, words, pages, source


def _name_event(roster: Roster, source: Source, given: Given, head: int) -> None:
    """The user's name and day for the event, or the title's, where the list gives none."""
    event = roster.events[0]
    name = given.event or event.name or source.metadata.title or source.name
    span = (0, head) if given.event else event.span
    roster.events[0] = replace(event, name=name, date=given.date or event.date, span=span)
    if not (given.event or event.name):
        reason = "the list names no event; add --event NAME"
        roster.unread.append(Unread("heading", name, reason))


def _starts(lines: Sequence[Line], length: int) -> tuple[int, ...]:
    """Where each page starts in the text."""
    last = max((line.page or 1 for line in lines), default=1)
    starts = [0]
    first = {line.page: line.start for line in reversed(lines)}
    for page in range(2, last + 1):
        starts.append(
            first.get(page, next((first[p] for p in range(page, last + 1) if p in first), length))
        )
    return tuple(starts)


def _document(source: Source, roster: Roster, words: str, pages: tuple[int, ...]) -> Document:
    published: Any = source.metadata.published
    return source.document(
        words,
        pages=pages,
        extraction=emitted(roster, source.id, published),
        unread=tuple(
            f"{u.where}: {u.reason}" + (f": {u.text}" if u.text else "") for u in roster.unread
        ),
    )
