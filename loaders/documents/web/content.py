"""The bytes of an answer, unpacked as they come and never more than the limit."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

import httpx

from graph.errors import SourceError

ACCEPTED = "gzip, deflate"


def read(chunks: Iterable[bytes], headers: httpx.Headers, limit: int, where: str) -> bytes:
    """The content of an answer.

    Args:
        chunks: the body as it comes over the line.
        headers: of the answer.
        limit: the most bytes, both over the line and unpacked.
        where: the address, for messages.

    Raises:
        SourceError: it is larger, or packed in a way that cannot be read.
    """
    declared = headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > limit:
        raise _too_large(where, limit)
    unpack = _unpacker(headers.get("content-encoding", ""), where)
    content = bytearray()
    received = 0
    for chunk in chunks:
        received += len(chunk)
        if received > limit:
            raise _too_large(where, limit)
        content += unpack.feed(chunk, limit + 1 - len(content))
        if len(content) > limit:
            raise _too_large(where, limit)
    if received and not unpack.is_whole:
        message = f"{where}: what it sends ends in the middle; try again later"
        raise SourceError(message)
    return bytes(content)


class _Plain:
    is_whole = True

    def feed(self, chunk: bytes, most: int) -> bytes:  # noqa: ARG002  one shape for both
        return chunk


class _Packed:
    """Gzip (also of several members) and deflate, with or without its header."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._inflate = zlib.decompressobj(zlib.MAX_WBITS | 32)
        self._fresh = True

    @property
    def is_whole(self) -> bool:
        return self._inflate.eof

    def feed(self, chunk: bytes, most: int) -> bytes:
        """What a chunk unpacks to, at most so many bytes."""
        out = bytearray()
        rest = chunk
        while rest and len(out) < most:
            if self._inflate.eof:
                self._inflate = zlib.decompressobj(zlib.MAX_WBITS | 32)
            out += self._inflated(rest, most - len(out))
            rest = self._inflate.unconsumed_tail or self._inflate.unused_data
        return bytes(out)

    def _inflated(self, data: bytes, most: int) -> bytes:
        try:
            out = self._inflate.decompress(data, most)
        except zlib.error:
            if not self._fresh:
                message = f"{self._where}: what it sends cannot be unpacked; try again later"
                raise SourceError(message) from None
            self._inflate = zlib.decompressobj(-zlib.MAX_WBITS)  # deflate without its header
            self._fresh = False
            return self._inflated(data, most)
        self._fresh = False
        return out


def _unpacker(coding: str, where: str) -> _Plain | _Packed:
    named = coding.strip().lower()
    if named in ("", "identity"):
        return _Plain()
    if named in ("gzip", "x-gzip", "deflate"):
        return _Packed(where)
    message = f"{where}: is packed as {named[:40]!r}, which was not asked for; save it in a file"
    raise SourceError(message)


def _too_large(where: str, limit: int) -> SourceError:
    return SourceError(
        f"{where}: is above the limit of {limit // 1_000_000} MB; save it and split the file"
    )
