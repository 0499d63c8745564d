"""One source: bytes, where they come from, and what is known about them before they are read.

A file and a fetched page become the same thing here, so that every loader serves both.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import SourceError
from graph.model import Document
from loaders.documents import archives
from loaders.documents.metadata import Metadata
from loaders.lists.options import Given

if TYPE_CHECKING:
    from graph.model import Extraction, Fetched

LIMIT = 50_000_000  # bytes; a loader may set a lower one
_HEAD = 4096


@dataclass(frozen=True)
class Source:
    """What a loader reads.

    Attributes:
        data: the whole content, at most a little more than `LIMIT` bytes.
        origin: path or URL, for messages.
        uri: the document's id where neither it nor an index names one.
        name: file name or last part of the URL; its ending is a hint, the content decides.
        metadata: what an index or the server says of it.
        encoding: of text; `utf-8` also where nobody said so.
        media_type: as served (`text/html`), empty for files.
        fetched: how it came from the web; None for files.
        given: what the user says of a list of participants.
        named: whether the user named it, rather than a folder that it lies in.
    """

    data: bytes = field(repr=False)
    origin: str
    uri: str
    name: str
    metadata: Metadata = field(default_factory=Metadata)
    encoding: str = "utf-8"
    media_type: str = ""
    fetched: Fetched | None = None
    given: Given = field(default_factory=Given)
    named: bool = True

    @property
    def id(self) -> str:
        """The document's id.

        A page from the web has the address that was asked for, whatever it says itself: nobody on
        the web can take the place of another document.
        """
        if self.fetched:
            return self.uri
        return self.metadata.id or self.metadata.url or self.uri

    @property
    def suffix(self) -> str:
        """The ending of the name, in lower case with the dot."""
        return Path(self.name).suffix.lower()

    @cached_property
    def head(self) -> bytes:
        """The first bytes, without a UTF-8 byte order mark and white space."""
        return self.data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()

    @cached_property
    def members(self) -> frozenset[str]:
        """Names in a zip archive, which Office files are; none where it is no archive."""
        return archives.members(self.data)

    def document(
        self,
        text: str,
        found: Metadata | None = None,
        *,
        pages: tuple[int, ...] = (),
        extraction: Extraction | None = None,
        unread: tuple[str, ...] = (),
    ) -> Document:
        """The document of this source; what an index says comes before what was found in it.

        Args:
            text: its text.
            found: metadata that the content gives; it never names the document (the address that
                a page gives for itself may be that of the whole site).
            pages: where each page starts in the text.
            extraction: facts that the loader read itself; the text is then not extracted.
            unread: what was not understood, each with its place and reason.

        Raises:
            SourceError: there is no text.
        """
        if not text.strip():
            message = f"{self.origin}: holds no text; add some or leave the file out"
            raise SourceError(message)
        known = self.metadata.or_else(found or Metadata())
        return Document(
            id=self.id,
            text=text,
            title=known.title,
            publisher=known.publisher,
            published=known.published,
            url=self.fetched.url if self.fetched else known.url,
            language=known.language or "en",
            origin=self.origin,
            pages=pages,
            extraction=extraction,
            fetched=self.fetched,
            unread=unread,
        )

    def part(self, name: str, data: bytes, metadata: Metadata | None = None) -> Source:
        """A source within this one: an attachment. Names must differ within a source."""
        return replace(
            self,
            data=data,
            origin=f"{self.origin}/{name}",
            uri=f"{self.id}#{name}",
            name=name,
            metadata=metadata or Metadata(),
            media_type="",
        )


def of_file(path: Path, metadata: Metadata, encoding: str) -> Source:
    """A file with what an index says of it.

    Raises:
        SourceError: missing, unreadable, too large, or with a name that is no text.
    """
    try:
        str(path).encode()
    except UnicodeEncodeError:  # the name becomes part of the graph, which holds text only
        message = f"{str(path)!r}: the name of the file is not UTF-8; rename it"
        raise SourceError(message) from None
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)  # a device may never end
    except OSError as error:
        message = f"{path}: cannot be read ({error.strerror}); check the path and its permissions"
        raise SourceError(message) from None
    return Source(
        data=data,
        origin=str(path),
        uri=path.resolve().as_uri(),
        name=path.name,
        metadata=metadata,
        encoding=encoding,
    )
