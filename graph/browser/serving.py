"""A server for the pack, on this machine only, as Browser fetches it.

Browser's page comes from another port, so every answer carries CORS headers; it asks first
(OPTIONS), as it sends headers against caching. It refuses hosts that Neo4j does not list, 127.0.0.1
among them.
"""

from __future__ import annotations

from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from graph.config import GUIDE_PORT
from graph.errors import UsageError

_TYPES = {".html": "text/html", ".grass": "text/plain", ".csv": "text/csv"}


def origin(port: int = GUIDE_PORT) -> str:
    """The address that Browser knows the server by."""
    return f"http://localhost:{port}"


def server(files: Mapping[str, bytes], port: int = GUIDE_PORT) -> ThreadingHTTPServer:
    """A server of these files and nothing else, not yet serving; with port 0 on a free one.

    Raises:
        UsageError: the port is taken.
    """

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.path.partition("?")[0].removeprefix("/")
            content = files.get(name)
            if content is None:
                self._answer(404, b"no such file\n", "text/plain")
            else:
                ending = name[name.rfind(".") :]
                self._answer(200, content, _TYPES.get(ending, "application/octet-stream"))

        def do_OPTIONS(self) -> None:
            self._answer(204)

        def _answer(self, code: int, body: bytes = b"", kind: str = "text/plain") -> None:
            self.send_response(code)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.send_header("Access-Control-Allow-Headers", "pragma, cache-control")
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing: the terminal is for people."""

    try:
        return ThreadingHTTPServer(("127.0.0.1", port), Handler)
    except OSError as error:
        message = f"port {port} cannot be served ({error.strerror}); free it, or give another port"
        raise UsageError(message) from None
