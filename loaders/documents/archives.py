"""Office files are zip archives: what one holds, and whether it is safe to unpack."""

from __future__ import annotations

import zipfile
from io import BytesIO

from graph.errors import SourceError

MAGIC = b"PK\x03\x04"
_UNPACKED = 200_000_000  # bytes of all parts, unpacked
_PART = 100_000_000
_WORDS = 10_000_000  # bytes of the text of a Word file; its tree takes fifty times as much
_RATIO = 150  # unpacked to packed, from 20 MB on
_ENCRYPTED = 0x1


def members(data: bytes) -> frozenset[str]:
    """Names in a zip archive; none where it is no archive."""
    if not data.startswith(MAGIC):
        return frozenset()
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
        return frozenset()


def _most(name: str) -> int:
    return _WORDS if name.startswith("word/") and name.endswith(".xml") else _PART


def checked(data: bytes, origin: str) -> zipfile.ZipFile:
    """An Office file that is safe to unpack: no part gives more bytes than it declares.

    Raises:
        SourceError: broken, encrypted, with macros, or much larger unpacked.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        message = f"{origin}: is a broken Office file ({error}); save it anew"
        raise SourceError(message) from None
    parts = archive.infolist()
    total = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if (
        total > _UNPACKED
        or any(part.file_size > _most(part.filename) for part in parts)
        or (total > 20_000_000 and total > _RATIO * max(packed, 1))
    ):
        message = f"{origin}: would unpack to {total // 1_000_000} MB, too much; split the file"
        raise SourceError(message)
    if any("vbaproject" in part.filename.lower() for part in parts):
        message = f"{origin}: holds macros; save it without them, as .xlsx or .docx"
        raise SourceError(message)
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        message = f"{origin}: is encrypted; save it without a password"
        raise SourceError(message)
    return archive
