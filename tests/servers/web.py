"""A web server on a free loopback port that answers as a test says, however badly."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Exchange(BaseHTTPRequestHandler):
    """One request and its answer."""

    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:
        self.close_connection = True
        self.site.asked.append((self.path, dict(self.headers.items())))
        answer = self.site.pages.get(self.path, missing)
        with suppress(ConnectionError):  # whoever asked has had enough
            answer(self)

    def say(self, status: int, body: bytes = b"", headers: Mapping[str, str] | None = None) -> None:
        """A whole answer; headers given replace those that follow from the body."""
        self.send_response(status)
        whole = {"Content-Length": str(len(body)), "Content-Type": "text/plain"} | {
            **(headers or {})
        }
        for name, value in whole.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Tests print nothing."""


Answer = Callable[[Exchange], None]


@dataclass
class Site:
    """The pages of the server by path, what it was asked, and what ends waiting answers."""

    address: str
    pages: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str) -> str:
        """The whole address of a path."""
        return f"{self.address}{path}"

    def paths(self) -> list[str]:
        """The paths that were asked for, robots.txt left out."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


def missing(exchange: Exchange) -> None:
    """The answer for a path that has none."""
    exchange.say(404, b"Not here.")


def page(body: str | bytes, status: int = 200, /, **headers: str) -> Answer:
    """An answer with this body; `_` in names of headers stands for `-`."""
    data = body if isinstance(body, bytes) else body.encode()
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda exchange: exchange.say(status, data, named)


def redirect(target: str, status: int = 302) -> Answer:
    """An answer that leads elsewhere."""
    return page(b"", status, Location=target)


@contextmanager
def serving() -> Iterator[Site]:
    """A server that runs within the `with` statement."""

    class Handler(Exchange):
        site = Site("")

    class Server(ThreadingHTTPServer):
        daemon_threads = False

        def handle_error(self, *_: object) -> None:
            """A request that breaks off is none of our business."""

    with Server(("127.0.0.1", 0), Handler) as server:
        Handler.site.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield Handler.site
        finally:
            Handler.site.over.set()
            server.shutdown()
            thread.join()
