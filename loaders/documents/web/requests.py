"""One request for one address, within the limits of time and size."""

from __future__ import annotations

import ssl
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

import httpcore
import httpx

from graph.errors import SourceError
from loaders.documents.web import content
from loaders.documents.web.addresses import Gate
from loaders.documents.web.connections import Backend, Deadline
from loaders.documents.web.urls import canonical

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Limits:
    """How long and how much a page may be.

    Attributes:
        connect: seconds until a connection stands.
        read: seconds between two pieces of an answer.
        total: seconds for an address with all its redirects.
        size: bytes of a page, over the line and unpacked.
        redirects: how many are followed.
        delay: the longest pause between two requests that a host is granted.
    """

    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0
    size: int = 50_000_000
    redirects: int = 5
    delay: float = 10.0


@dataclass(frozen=True)
class Answer:
    """What a server said.

    Attributes:
        status: its code.
        headers: of the answer.
        data: the content, unpacked; empty where the status says that it is not the page.
    """

    status: int
    headers: httpx.Headers
    data: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class Client:
    """Makes requests.

    Attributes:
        limits: of time and size.
        gate: decides which hosts may be spoken to.
    """

    limits: Limits = field(default_factory=Limits)
    gate: Gate = field(default_factory=Gate)

    def get(
        self,
        url: httpx.URL,
        deadline: Deadline,
        size: int,
        extra: Mapping[str, str] | None = None,
        where: str | None = None,
    ) -> Answer:
        """The answer to one GET; redirects are answers.

        Connections are not kept and no proxy or cookie is used: each request goes to an address
        that was checked for it, and to nobody else.

        Args:
            url: what to ask for.
            deadline: when it has to be done.
            size: the most bytes of the content.
            extra: further headers.
            where: what messages name instead of the address.

        Raises:
            SourceError: no answer, or one that is too large, too slow or broken; one line.
        """
        target = canonical(url)
        where = where or target
        backend = Backend(where, deadline, self.gate)
        timeout = {"connect": self.limits.connect, "read": self.limits.read, "write": 10.0}
        headers: dict[bytes | str, bytes | str] = {
            "Host": url.netloc.decode("ascii"),
            "User-Agent": user_agent(),
            "Accept": "text/html, text/*;q=0.9, */*;q=0.5",
            "Accept-Encoding": content.ACCEPTED,
            "Connection": "close",
        }
        headers.update(extra or {})
        try:
            with (
                httpcore.ConnectionPool(
                    ssl_context=_tls(), network_backend=backend, max_keepalive_connections=0
                ) as pool,
                pool.stream(
                    "GET", target, headers=headers, extensions={"timeout": timeout}
                ) as response,
            ):
                found = httpx.Headers(response.headers)
                if response.status != 200:
                    return Answer(response.status, found)
                data = content.read(response.iter_stream(), found, size, where)
                return Answer(response.status, found, data)
        except httpcore.TimeoutException as error:
            raise SourceError(_too_slow(where, error, deadline)) from None
        except httpcore.ConnectError as error:
            reason = _reason(error)
            message = f"{where}: no connection ({reason}); check the address and the network"
            raise SourceError(message) from None
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            message = f"{where}: the answer breaks off ({_reason(error)}); try again later"
            raise SourceError(message) from None


@cache
def user_agent() -> str:
    """Who asks, with the version, by the name that robots.txt can address."""
    try:
        return f"entente/{version('entente-graph')}"
    except PackageNotFoundError:
        return "entente/0"


@cache
def _tls() -> ssl.SSLContext:
    return httpx.create_ssl_context()


def _too_slow(where: str, error: Exception, deadline: Deadline) -> str:
    if isinstance(error, httpcore.ConnectTimeout):
        return f"{where}: the host does not answer; check the address, or try again later"
    return f"{where}: is too slow (limit {deadline.seconds:.0f} s in all); try again later"


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:100] or type(error).__name__
