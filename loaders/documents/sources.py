"""From what the user names (files, folders, web pages) to documents, in a stable order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import SourceError, UsageError
from graph.model import Document
from loaders.documents.formats import load, suffixes
from loaders.documents.index import Index
from loaders.documents.metadata import Metadata
from loaders.documents.source import Source, of_file
from loaders.documents.text import python_codec
from loaders.documents.web import is_url
from loaders.lists.options import Given

if TYPE_CHECKING:
    from loaders.documents.web.visits import Web

_DEPTH = 5


def read(
    sources: Sequence[str | Path],
    *,
    index: str | Path | None = None,
    encoding: str = "utf-8",
    on_error: Callable[[SourceError], None] | None = None,
    web: Web | None = None,
    given: Given | None = None,
) -> Iterator[Document]:
    """Documents of files, folders and web pages, each once, folders in the order of their paths.

    What is wrong with the call (a missing path, a bad index, an unknown encoding) is raised before
    anything is read. What is wrong with one file is given to `on_error` and the rest goes on;
    without `on_error` it is raised.

    Args:
        sources: files, folders that are searched with their subfolders, http(s) addresses.
        index: JSON Lines with the metadata of the files and pages.
        encoding: of the files.
        on_error: takes the error of each file or page that cannot be read.
        web: fetches pages; one that speaks to public addresses only unless given.
        given: what the user says of lists of participants.
    """
    python_codec(encoding)
    places = find(sources)
    described = Index.read(Path(index)) if index is not None else None
    if described and not any(described.knows(place) for place in places):
        message = (
            f"{described.path}: describes none of the files; ids must be file names without .txt"
        )
        raise SourceError(message)
    web = web or web_for(sources, allow_private=False)
    named = frozenset(_real(Path(source)) for source in sources if not is_url(source))
    return _read(places, described, encoding, on_error, web, named, given or Given())


def find(sources: Sequence[str | Path]) -> list[Path | str]:
    """The files and addresses behind what the user named, without repetition."""
    places: dict[Path | str, Path | str] = {}
    for source in sources:
        if is_url(source):
            url = _address(str(source))
            places.setdefault(url, url)
            continue
        for file in _files_of(source):
            places.setdefault(_real(file), file)
    return list(places.values())


def _address(written: str) -> str:
    from loaders.documents.web.urls import address  # the client takes a fifth of a second

    return address(written)


def web_for(sources: Sequence[str | Path], *, allow_private: bool) -> Web | None:
    """What fetches the pages among the sources; None where there are none.

    Args:
        sources: as for `read`.
        allow_private: also speak to addresses that are not public.
    """
    if not any(map(is_url, sources)):
        return None
    from loaders.documents.web.addresses import Gate
    from loaders.documents.web.requests import Client
    from loaders.documents.web.visits import Web

    return Web(Client(gate=Gate(private=allow_private)))


def _files_of(source: str | Path) -> list[Path]:
    if not str(source).strip():  # an unset variable of a script; Path("") is the current folder
        message = (
            f"a source {str(source)!r} names no file or folder; give a path, or . for this one"
        )
        raise UsageError(message)
    path = Path(source)
    try:
        if path.is_dir():
            found = _inside(path)
            if not found:
                message = f"{path}: no {', '.join(suffixes())} file in this folder"
                raise SourceError(message)
            return found
        exists = path.exists()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        where = (isinstance(error, OSError) and error.filename) or path
        message = f"{where}: cannot be read ({reason}); check the path and its permissions"
        raise SourceError(message) from None
    if not exists:
        message = f"{path}: no such file or folder; check the path"
        raise SourceError(message)
    return [path]


def _inside(folder: Path) -> list[Path]:
    """Readable files below a folder; hidden files and folders are left out.

    Raises:
        OSError: a folder cannot be looked into: without it the answer would be silently short.
    """
    endings = suffixes()
    found = []
    for root, folders, names in os.walk(folder, onerror=_raise):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [
            Path(root, name)
            for name in names
            if not name.startswith(".") and Path(name).suffix.lower() in endings
        ]
    return sorted(found)


def _raise(error: OSError) -> None:
    raise error


def _read(
    places: list[Path | str],
    index: Index | None,
    encoding: str,
    on_error: Callable[[SourceError], None] | None,
    web: Web | None,
    named: frozenset[Path],
    given: Given,
) -> Iterator[Document]:
    origins: dict[str, str] = {}

    def fail(error: SourceError) -> None:
        if on_error is None:
            raise error
        on_error(error)

    for place in places:
        metadata = index.describe(place) if index else Metadata()
        try:
            if isinstance(place, Path):
                _check_inside(place, named)
                source: Source | None = of_file(place, metadata, encoding)
            else:
                assert web is not None  # made where there is an address
                source = web.fetch(place, metadata, encoding)
        except SourceError as error:
            fail(error)
            continue
        if source is not None:  # else the page has not changed
            yield from documents_of(_as_told(source, place, named, given), origins, fail)


def _real(path: Path) -> Path:
    """Where a path leads, links followed; one that leads round in a circle is left as it is."""
    return Path(os.path.realpath(path))


def _check_inside(path: Path, named: frozenset[Path]) -> None:
    """What a folder brings must lie in it: whoever made the folder cannot make us read the rest.

    Raises:
        SourceError: a link leads out of all that the user named.
    """
    real = _real(path)
    if named.isdisjoint((real, *real.parents)):
        message = f"{path}: is a link that leads out of its folder; name the file itself to read it"
        raise SourceError(message)


def _as_told(source: Source, place: Path | str, named: frozenset[Path], given: Given) -> Source:
    """A source with what the user says of it."""
    own = isinstance(place, str) or _real(place) in named
    return replace(source, given=given, named=own)


def documents_of(
    source: Source, origins: dict[str, str], fail: Callable[[SourceError], None], depth: int = 0
) -> Iterator[Document]:
    """The documents of one source and of the sources within it.

    Args:
        source: what to read.
        origins: where each id was found; two sources with one id are an error.
        fail: takes the error of a source that cannot be read.
        depth: how many sources this one lies in.
    """
    if depth > _DEPTH:
        fail(SourceError(f"{source.origin}: lies more than {_DEPTH} attachments deep; take it out"))
        return
    try:
        for found in load(source):
            if isinstance(found, Source):
                yield from documents_of(found, origins, fail, depth + 1)
                continue
            other = origins.setdefault(found.id, found.origin)
            if other != found.origin:
                message = f"{found.origin}: id {found.id!r} is also that of {other}; change one"
                raise SourceError(message)
            yield found
    except SourceError as error:
        fail(error)
