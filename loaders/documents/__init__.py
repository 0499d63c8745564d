"""Sources into documents: text with its origin, offsets kept; knows no database.

`read(sources)` yields a `Document` for each file and web page. A new format is one function in one
file beside `text.py`, entered in `formats.LOADERS`; metadata comes from the file itself or from an
index.
"""

from loaders.documents.formats import LOADERS, Loader
from loaders.documents.index import Index
from loaders.documents.sources import read, web_for

__all__ = ["LOADERS", "Index", "Loader", "read", "web_for"]
