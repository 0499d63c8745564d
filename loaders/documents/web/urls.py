"""What a web address means: one canonical form, and what is refused before anything is sent."""

from __future__ import annotations

import re

import httpx

from graph.errors import SourceError

_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[A-Za-z0-9_.-]+|\[?[0-9A-Fa-f:.]+\]?")
_RESERVED = 1024  # ports below belong to services that are no web servers, but for 80 and 443


def parse(written: str) -> httpx.URL:
    """The address that is meant, without its fragment.

    Raises:
        SourceError: no http or https address, with credentials in it, or malformed.
    """
    text = written.strip()
    try:
        url = httpx.URL(text).copy_with(fragment=None)
    except (httpx.InvalidURL, UnicodeError) as error:
        message = f"{shown(text)}: is no web address ({error}); check how it is written"
        raise SourceError(message) from None
    if url.scheme not in _PORTS:
        message = f"{shown(text)}: only http and https are read, not {url.scheme or 'this'}"
        raise SourceError(message)
    if url.userinfo or "@" in url.netloc.decode("ascii", "replace"):
        message = f"{shown(text)}: holds a user name or password; take it out of the address"
        raise SourceError(message)
    if not _HOST.fullmatch(url.raw_host.decode("ascii", "replace")):
        message = f"{shown(text)}: names no host; write it as https://example.org/page"
        raise SourceError(message)
    if url.port is not None and not 0 < url.port < 65536:
        message = f"{shown(text)}: port {url.port} does not exist; check the address"
        raise SourceError(message)
    return url


def canonical(url: httpx.URL) -> str:
    """The one way to write an address: lower-case host, no default port, no fragment."""
    return f"{url.scheme}://{url.netloc.decode('ascii')}{url.raw_path.decode('ascii')}"


def address(written: str) -> str:
    """The canonical form of an address as text: the id of the document behind it.

    Raises:
        SourceError: as `parse`.
    """
    return canonical(parse(written))


def is_web_port(port: int) -> bool:
    """Whether a public web server may be expected on a port."""
    return port in _PORTS.values() or port >= _RESERVED


def shown(text: str) -> str:
    """An address for a message: one short line, without credentials."""
    plain = re.sub(r"//[^/?#@]*@", "//", " ".join(text.split()))
    return plain if len(plain) <= 200 else f"{plain[:200]}…"
