"""Pages from a server that behaves badly, and what is never asked at all."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.errors import SourceError
from graph.model import Fetched
from loaders.documents import read
from loaders.documents.source import Source
from loaders.documents.web.addresses import Gate, resolve
from loaders.documents.web.requests import Client, Limits
from loaders.documents.web.urls import address
from loaders.documents.web.visits import Web
from tests.servers.web import Answer, Exchange, Site, page, redirect, serving

TALKS = "Nora Vik, the foreign minister of Norway, met Per Lund in Oslo.\n"
SMALL = Limits(connect=2, read=0.3, total=1, size=10_000, redirects=3)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as made:
        yield made


def web() -> Web:
    return Web(Client(SMALL, Gate(private=True)))


class Public(str):
    """An address that counts as public although it is not."""

    __slots__ = ()


def behind() -> Gate:
    """A gate to which the server of the test, by the name public.example, is a public one."""

    def found(host: str, port: int) -> list[str]:
        return [Public("127.0.0.1")] if host == "public.example" else resolve(host, port)

    return Gate(resolve=found, is_public=lambda address: isinstance(address, Public))


def fetched(url: str, by: Web | None = None) -> Source:
    found = (by or web()).fetch(url)
    assert found is not None
    return found


def refusal(url: str, by: Web | None = None) -> str:
    with pytest.raises(SourceError) as error:
        (by or web()).fetch(url)
    message = str(error.value)
    assert "\n" not in message
    return message


def test_a_page_is_a_document_with_its_address_as_id(site: Site) -> None:
    site.pages["/talks"] = page(TALKS, ETag='"1"')
    (document,) = read([site.url("/talks#second")], web=web())
    assert (document.id, document.url) == (site.url("/talks"), site.url("/talks"))
    assert document.text == TALKS
    assert document.fetched == Fetched(site.url("/talks"), '"1"')


def test_we_say_who_asks(site: Site) -> None:
    site.pages["/talks"] = page(TALKS)
    fetched(site.url("/talks"))
    _, headers = site.asked[-1]
    assert headers["User-Agent"].startswith("entente/")
    assert headers["Host"] == site.address.removeprefix("http://")
    assert "Cookie" not in headers


def test_redirects_keep_the_given_address_as_id_and_the_last_as_url(site: Site) -> None:
    site.pages |= {
        "/a": redirect("/b", 301),
        "/b": redirect(site.url("/c"), 308),
        "/c": page(TALKS),
    }
    (document,) = read([site.url("/a")], web=web())
    assert (document.id, document.url) == (site.url("/a"), site.url("/c"))


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("/loop", "redirects more than 3 times"),
        ("file:///etc/passwd", "only http and https are read"),
        ("ftp://example.org/", "only http and https are read"),
        ("javascript:alert(1)", "only http and https are read"),
        ("http://user:secret@example.org/", "user name"),
        ("http://[::", "redirects to no web address"),
        ("", "redirects to no address"),
    ],
)
def test_redirects_that_lead_nowhere(site: Site, target: str, words: str) -> None:
    site.pages["/loop"] = redirect(target)
    message = refusal(site.url("/loop"))
    assert message.startswith(site.url("/loop"))
    assert words in message
    assert "secret" not in message


PRIVATE = (
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "017700000001",
    "0.0.0.0",
    "localhost",
    "localhost.",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "168.63.129.16",
    "224.0.0.1",
    "255.255.255.255",
    "[::1]",
    "[::]",
    "[fe80::1]",
    "[fd00:ec2::254]",
    "[::ffff:127.0.0.1]",
    "[::ffff:a9fe:a9fe]",
    "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",
)


@pytest.mark.parametrize("host", PRIVATE)
def test_addresses_that_are_not_public_are_never_spoken_to(site: Site, host: str) -> None:
    port = site.address.rpartition(":")[2]
    message = refusal(f"http://{host}:{port}/talks", Web(Client(SMALL)))
    assert "no public address" in message
    assert "--allow-private" in message
    assert site.asked == []


@pytest.mark.parametrize("host", PRIVATE)
def test_nor_is_a_redirect_to_one_followed(site: Site, host: str) -> None:
    port = site.address.rpartition(":")[2]
    site.pages["/a"] = redirect(f"http://{host}:{port}/secret")
    message = refusal(f"http://public.example:{port}/a", Web(Client(SMALL, behind())))
    assert message.startswith(f"http://public.example:{port}/a: leads to http://")
    assert "no public address" in message
    assert site.paths() == ["/a"]


def test_the_connection_goes_to_the_address_that_was_checked(site: Site) -> None:
    site.pages["/talks"] = page(TALKS)
    port = site.address.rpartition(":")[2]
    gate = behind()
    seen: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        seen.append(host)
        return gate.resolve(host, port)

    by = Web(Client(SMALL, Gate(resolve=rebinding, is_public=gate.is_public)))
    fetched(f"http://public.example:{port}/talks", by)
    assert seen == ["public.example"] * 2  # robots.txt and the page: once for each connection
    assert site.asked[-1][1]["Host"] == f"public.example:{port}"


def test_a_host_with_one_private_address_is_refused() -> None:
    gate = Gate(resolve=lambda *_: ["93.184.216.34", "10.0.0.1"])
    assert "10.0.0.1" in refusal("http://public.example/", Web(Client(SMALL, gate)))


def test_a_port_of_another_service_is_refused() -> None:
    gate = Gate(resolve=lambda *_: ["93.184.216.34"])
    assert "port 25" in refusal("http://public.example:25/", Web(Client(SMALL, gate)))


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("ftp://example.org/a", "only http and https are read, not ftp"),
        ("file:///etc/passwd", "only http and https are read, not file"),
        ("http://user:secret@example.org/", "user name"),
        ("http://example.org\\@127.0.0.1/", "user name"),
        ("http:///page", "names no host"),
        ("http://exa mple.org/", "names no host"),
        ("http://[::1", "no web address"),
        ("http://example.org:99999/", "port 99999"),
        ("http://example.org/\x00", "no web address"),
    ],
)
def test_addresses_that_are_refused_before_anything_is_asked(url: str, words: str) -> None:
    with pytest.raises(SourceError) as error:
        list(read([url], web=web()))
    assert words in str(error.value)
    assert "secret" not in str(error.value)


def test_one_way_to_write_an_address() -> None:
    assert address("HTTPS://Example.ORG:443#top") == "https://example.org/"
    assert address("http://example.org/a b?c=ä#d") == "http://example.org/a%20b?c=%C3%A4"


def test_without_a_network_there_is_one_line() -> None:
    def nobody(*_: object) -> list[str]:
        raise OSError

    message = refusal("https://example.org/a", Web(Client(SMALL, Gate(resolve=nobody))))
    assert message == (
        "https://example.org/a: the host example.org cannot be found; check the address and the"
        " network"
    )


def test_a_host_that_refuses_the_connection() -> None:
    assert "no connection" in refusal("http://127.0.0.1:1/")


def stalling(exchange: Exchange) -> None:
    exchange.site.over.wait(5)


def dripping(exchange: Exchange) -> None:
    exchange.send_response(200)
    exchange.send_header("Content-Length", "1000")
    exchange.end_headers()
    for _ in range(1000):
        exchange.wfile.write(b"x")
        if exchange.site.over.wait(0.05):
            return


def dripping_headers(exchange: Exchange) -> None:
    for _ in range(1000):
        exchange.wfile.write(b"H")
        if exchange.site.over.wait(0.05):
            return


@pytest.mark.parametrize("answer", [stalling, dripping, dripping_headers])
def test_a_server_that_takes_its_time_is_left(site: Site, answer: Answer) -> None:
    site.pages["/slow"] = answer
    assert "too slow" in refusal(site.url("/slow"))


def endless(exchange: Exchange) -> None:
    exchange.send_response(200)
    exchange.end_headers()
    while not exchange.site.over.is_set():
        exchange.wfile.write(b"x" * 4096)


def deflated(data: bytes, wbits: int) -> bytes:
    packer = zlib.compressobj(wbits=wbits)
    return packer.compress(data) + packer.flush()


BOMB = gzip.compress(b"x" * 5_000_000)
ZLIB, RAW = zlib.MAX_WBITS, -zlib.MAX_WBITS


@pytest.mark.parametrize(
    "answer",
    [
        page(b"", Content_Length="1000000000"),
        page(b"x" * 20_000),
        endless,
        page(BOMB, Content_Encoding="gzip"),
        page(deflated(b"x" * 5_000_000, ZLIB), Content_Encoding="deflate"),
        page(deflated(b"x" * 5_000_000, RAW), Content_Encoding="deflate"),
        page(gzip.compress(b"x" * 6000) * 2, Content_Encoding="gzip"),
    ],
)
def test_what_is_too_large_is_left(site: Site, answer: Answer) -> None:
    site.pages["/large"] = answer
    assert "above the limit" in refusal(site.url("/large"))


@pytest.mark.parametrize(
    ("data", "coding"),
    [
        (gzip.compress(TALKS.encode()), "gzip"),
        (gzip.compress(TALKS[:9].encode()) + gzip.compress(TALKS[9:].encode()), "x-gzip"),
        (deflated(TALKS.encode(), ZLIB), "deflate"),
        (deflated(TALKS.encode(), RAW), "deflate"),
        (TALKS.encode(), "identity"),
    ],
)
def test_packed_pages_are_unpacked(site: Site, data: bytes, coding: str) -> None:
    site.pages["/talks"] = page(data, Content_Encoding=coding)
    assert fetched(site.url("/talks")).data == TALKS.encode()


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (page(gzip.compress(b"x" * 900)[:-12], Content_Encoding="gzip"), "in the middle"),
        (page(b"no gzip", Content_Encoding="gzip"), "cannot be unpacked"),
        (page(b"x", Content_Encoding="br"), "packed as 'br'"),
        (page(b"x", Content_Encoding="gzip, gzip"), "packed as"),
        (page(b"half", Content_Length="1000"), "breaks off"),
        (lambda _: None, "breaks off"),
        (lambda exchange: exchange.wfile.write(b"SSH-2.0-x\r\n"), "breaks off"),
    ],
)
def test_answers_that_are_broken(site: Site, answer: Answer, words: str) -> None:
    site.pages["/broken"] = answer
    assert words in refusal(site.url("/broken"))


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "not open"),
        (403, "not open"),
        (404, "gone"),
        (410, "gone"),
        (429, "wait"),
        (500, "host fails"),
        (503, "host fails"),
        (204, "not with a page"),
        (304, "not with a page"),
    ],
)
def test_answers_that_are_no_page(site: Site, status: int, words: str) -> None:
    site.pages["/a"] = page(b"", status)
    message = refusal(site.url("/a"))
    assert f"answers {status}" in message
    assert words in message


def test_a_page_that_has_not_changed_is_not_sent_again(site: Site) -> None:
    held = Fetched(site.url("/new"), '"7"', "Mon, 03 Jun 2024 10:00:00 GMT")
    site.pages |= {"/old": redirect("/new"), "/new": page(b"", 304)}
    by = web()
    by.known = {site.url("/old"): held}.get
    assert by.fetch(site.url("/old")) is None
    assert by.unchanged == [site.url("/old")]
    (_, first), (_, last) = [asked for asked in site.asked if asked[0] != "/robots.txt"]
    assert "If-None-Match" not in first  # the version is that of another address
    assert last["If-None-Match"] == '"7"'
    assert last["If-Modified-Since"] == "Mon, 03 Jun 2024 10:00:00 GMT"


def test_the_content_says_what_a_page_is_not_its_type(site: Site) -> None:
    site.pages["/a.pdf"] = page(TALKS, Content_Type="application/pdf")
    site.pages["/b.txt"] = page(b"\x89PNG\0\0", Content_Type="text/plain")
    (document,) = read([site.url("/a.pdf")], web=web())
    assert document.text == TALKS
    with pytest.raises(SourceError, match="binary"):
        list(read([site.url("/b.txt")], web=web()))


def test_the_server_names_the_encoding(site: Site) -> None:
    body = "Réunion à Genève".encode("latin-1")
    site.pages["/a"] = page(body, Content_Type="text/plain; charset=ISO-8859-1")
    site.pages["/b"] = page("Genève", Content_Type='text/plain; charset="no-such"')
    assert [d.text for d in read([site.url("/a"), site.url("/b")], web=web())] == [
        "Réunion à Genève",
        "Genève",
    ]


def test_a_page_cannot_take_the_place_of_another_document(site: Site) -> None:
    site.pages["/a"] = page(f"---\nid: seed\nurl: https://example.org/x\ntitle: T\n---\n{TALKS}")
    (document,) = read([site.url("/a")], web=web())
    assert (document.id, document.url, document.title) == (site.url("/a"), site.url("/a"), "T")


def test_an_index_describes_a_page_by_its_address(site: Site, tmp_path: Path) -> None:
    site.pages["/a"] = page(TALKS)
    index = tmp_path / "index.jsonl"
    index.write_text(f'{{"id": "{site.url("/a")}", "publisher": "The Courier"}}\n')
    (document,) = read([site.url("/a")], index=index, web=web())
    assert document.publisher == "The Courier"


def test_a_page_that_fails_is_listed_and_the_rest_is_read(site: Site, tmp_path: Path) -> None:
    site.pages["/b"] = page(TALKS)
    (tmp_path / "c.txt").write_text(TALKS)
    errors: list[SourceError] = []
    sources: list[str | Path] = [
        site.url("/a"),
        site.url("/b"),
        site.url("/b#again"),
        tmp_path / "c.txt",
    ]
    found = list(read(sources, on_error=errors.append, web=web()))
    assert [d.origin for d in found] == [site.url("/b"), str(tmp_path / "c.txt")]
    assert [str(error).partition(": ")[0] for error in errors] == [site.url("/a")]
