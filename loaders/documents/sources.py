"""From what the user names (files, folders) to documents, in a stable order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from graph.errors import SourceError, UsageError
from graph.model import Document
from loaders.documents.formats import load, suffixes
from loaders.documents.index import Index
from loaders.documents.source import Source, of_file
from loaders.documents.text import python_codec

_DEPTH = 5


def read(
    sources: Sequence[str | Path],
    *,
    index: str | Path | None = None,
    encoding: str = "utf-8",
    on_error: Callable[[SourceError], None] | None = None,
) -> Iterator[Document]:
    """Documents of files and folders, each file once, folders in the order of their paths.

    What is wrong with the call (a missing path, a bad index, an unknown encoding) is raised before
    anything is read. What is wrong with one file is given to `on_error` and the rest goes on;
    without `on_error` it is raised.

    Args:
        sources: files, or folders that are searched with their subfolders.
        index: JSON Lines with the metadata of the files.
        encoding: of the files.
        on_error: takes the error of each file that cannot be read.
    """
    python_codec(encoding)
    files = find_files(sources)
    described = Index.read(Path(index)) if index is not None else None
    if described and not any(file.stem in described.rows for file in files):
        message = (
            f"{described.path}: describes none of the files; ids must be file names without .txt"
        )
        raise SourceError(message)
    return _read(files, described, encoding, on_error)


def find_files(sources: Sequence[str | Path]) -> list[Path]:
    """The files behind what the user named, without repetition."""
    files: dict[Path, Path] = {}
    for source in sources:
        for file in _files_of(source):
            files.setdefault(file.resolve(), file)
    return list(files.values())


def _files_of(source: str | Path) -> list[Path]:
    if str(source).startswith(("http://", "https://")):
        message = f"{source}: web pages are not read; save the text in a file and load that"
        raise SourceError(message)
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
    files: list[Path],
    index: Index | None,
    encoding: str,
    on_error: Callable[[SourceError], None] | None,
) -> Iterator[Document]:
    origins: dict[str, str] = {}

    def fail(error: SourceError) -> None:
        if on_error is None:
            raise error
        on_error(error)

    for file in files:
        try:
            source = of_file(file, index, encoding)
        except SourceError as error:
            fail(error)
            continue
        yield from documents_of(source, origins, fail)


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
