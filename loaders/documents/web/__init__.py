"""Pages from the web as sources: fetched politely, within limits, from public addresses only.

`visits.Web.fetch(url)` gives what a loader reads. One file a concern: `urls` says what address is
meant, `addresses` which hosts may be spoken to, `connections` opens them within a time limit,
`content` unpacks within a size limit, `requests` makes one request, `robots` reads robots.txt,
`visits` puts them together. Nothing of it is imported before an address is given.
"""

import re

_SCHEME = re.compile(r"\s*[A-Za-z][A-Za-z0-9+.-]*://")


def is_url(source: object) -> bool:
    """Whether a source is written as an address (`scheme://`) and so names no file."""
    return isinstance(source, str) and _SCHEME.match(source) is not None
