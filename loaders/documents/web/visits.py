"""A page from its address: robots.txt, redirects, and only what has changed since last time."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

import httpx

from graph.errors import SourceError, UsageError
from graph.model import Fetched
from loaders.documents.metadata import Metadata
from loaders.documents.source import Source
from loaders.documents.text import python_codec
from loaders.documents.web import robots
from loaders.documents.web.connections import Deadline
from loaders.documents.web.requests import Answer, Client
from loaders.documents.web.robots import Robots
from loaders.documents.web.urls import canonical, parse

Known = Callable[[str], Fetched | None]

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HEADER = 500  # characters of a validator that are kept
_ADVICE = {
    401: "it is not open to everybody; save the page in a file and load that",
    403: "it is not open to everybody; save the page in a file and load that",
    404: "the page is gone; check the address (what was loaded from it before stays)",
    410: "the page is gone; check the address (what was loaded from it before stays)",
    429: "the host asks to wait; try again later",
}


@dataclass
class Web:
    """Fetches pages for one run; what robots.txt of a host says is asked once.

    Attributes:
        client: makes the requests.
        known: gives how an address was fetched last time, so that only a changed page is sent.
        sleep: waits; another one in tests.
        unchanged: addresses whose page was the same as last time, in the order of asking.
    """

    client: Client = field(default_factory=Client)
    known: Known = lambda _: None
    sleep: Callable[[float], None] = time.sleep
    unchanged: list[str] = field(default_factory=list)
    _robots: dict[str, Robots] = field(default_factory=dict, init=False)
    _asked: dict[str, float] = field(default_factory=dict, init=False)

    def fetch(
        self, written: str, metadata: Metadata | None = None, encoding: str = "utf-8"
    ) -> Source | None:
        """The page for a loader; None where it has not changed since it was fetched last time.

        Args:
            written: the address; in its canonical form the id of the document.
            metadata: what an index says of the page.
            encoding: of text, where the server names none.

        Raises:
            SourceError: it cannot be had; one line that says why.
        """
        given = parse(written)
        id_ = canonical(given)
        known = self.known(id_)
        url, answer = self._follow(given, known)
        if answer.status == HTTPStatus.NOT_MODIFIED and known is not None:
            self.unchanged.append(id_)
            return None
        if answer.status != HTTPStatus.OK:
            raise SourceError(_refusal(id_, answer.status))
        return Source(
            data=answer.data,
            origin=id_,
            uri=id_,
            name=url.path.rpartition("/")[2] or url.host,
            metadata=metadata or Metadata(),
            encoding=_charset(answer.headers) or encoding,
            media_type=answer.headers.get("content-type", "").partition(";")[0].strip().lower(),
            fetched=_fetched(canonical(url), answer.headers),
        )

    def _follow(self, given: httpx.URL, known: Fetched | None) -> tuple[httpx.URL, Answer]:
        """The last address of a chain of redirects, and what it answers."""
        deadline = Deadline(self.client.limits.total)
        url = given
        for _ in range(self.client.limits.redirects + 1):
            try:
                answer = self._ask(url, deadline, _conditions(url, known))
            except SourceError as error:
                raise error if url == given else _led_to(given, error) from None
            if answer.status not in _REDIRECTS:
                return url, answer
            url = _target(given, url, answer)
        message = (
            f"{canonical(given)}: redirects more than {self.client.limits.redirects} times;"
            " open it in a browser and give the last address"
        )
        raise SourceError(message)

    def _ask(self, url: httpx.URL, deadline: Deadline, extra: Mapping[str, str]) -> Answer:
        where = canonical(url)
        rules = self._rules(url)
        if not rules.allows(url.raw_path.decode("ascii")):
            message = f"{where}: robots.txt of the host forbids it; save the page in a file"
            raise SourceError(message)
        self._wait(_host(url), rules)
        return self.client.get(url, deadline, self.client.limits.size, extra)

    def _wait(self, host: str, rules: Robots) -> None:
        """Keep the pause that a host asks for, within reason."""
        pause = min(rules.delay, self.client.limits.delay)
        if pause and host in self._asked:
            self.sleep(max(0.0, self._asked[host] + pause - time.monotonic()))
        self._asked[host] = time.monotonic()

    def _rules(self, url: httpx.URL) -> Robots:
        host = _host(url)
        if host not in self._robots:
            self._robots[host] = self._read_robots(url)
        return self._robots[host]

    def _read_robots(self, page: httpx.URL) -> Robots:
        """A host without robots.txt (4xx) forbids nothing; one that fails (5xx) everything."""
        deadline = Deadline(self.client.limits.total)
        url = page.join("/robots.txt")
        status = 0
        for _ in range(self.client.limits.redirects + 1):
            answer = self.client.get(url, deadline, robots.LIMIT, where=canonical(page))
            status = answer.status
            if status not in _REDIRECTS:
                break
            url = _target(page, url, answer)
        if status == HTTPStatus.OK:
            return robots.parse(answer.data.decode("utf-8-sig", "replace"))
        if status in _REDIRECTS or 400 <= status < 500:
            return robots.EVERYTHING
        message = (
            f"{canonical(page)}: robots.txt of the host cannot be read (it answers {status});"
            " try again later"
        )
        raise SourceError(message)


def _host(url: httpx.URL) -> str:
    return f"{url.scheme}://{url.netloc.decode('ascii')}"


def _target(given: httpx.URL, url: httpx.URL, answer: Answer) -> httpx.URL:
    """Where a redirect leads."""
    location = answer.headers.get("location", "")
    if not location:
        message = f"{canonical(given)}: redirects to no address; open it in a browser"
        raise SourceError(message)
    try:
        return parse(str(url.join(location)))
    except httpx.InvalidURL:
        message = f"{canonical(given)}: redirects to no web address; open it in a browser"
        raise SourceError(message) from None
    except SourceError as error:
        raise _led_to(given, error) from None


def _led_to(given: httpx.URL, error: SourceError) -> SourceError:
    return SourceError(f"{canonical(given)}: leads to {error}")


def _conditions(url: httpx.URL, known: Fetched | None) -> dict[str, str]:
    """Headers that ask for the page only if it has changed; for the address that gave it."""
    if known is None or known.url != canonical(url):
        return {}
    said = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in said.items() if value}


def _fetched(url: str, headers: httpx.Headers) -> Fetched:
    etag, modified = headers.get("etag", ""), headers.get("last-modified", "")
    return Fetched(
        url,
        etag=etag if 0 < len(etag) <= _HEADER else None,
        last_modified=modified if 0 < len(modified) <= _HEADER else None,
    )


def _charset(headers: httpx.Headers) -> str | None:
    """The encoding that the server names, where there is such a one."""
    _, _, parameters = headers.get("content-type", "").partition(";")
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() != "charset":
            continue
        label: str = value.strip().strip("\"'")
        try:
            python_codec(label)
        except UsageError:
            return None
        return label
    return None


def _refusal(where: str, status: int) -> str:
    if advice := _ADVICE.get(status):
        return f"{where}: answers {status}; {advice}"
    if status >= 500:
        return f"{where}: answers {status}; the host fails, try again later"
    return f"{where}: answers {status}, not with a page; check the address"
