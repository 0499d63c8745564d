"""What robots.txt allows, and how politely it is asked for."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from graph.errors import SourceError
from loaders.documents.web.addresses import Gate
from loaders.documents.web.requests import Client, Limits
from loaders.documents.web.robots import EVERYTHING, parse
from loaders.documents.web.visits import Web
from tests.servers.web import Site, page, redirect, serving

SMALL = Limits(connect=2, read=1, total=2, size=10_000)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as made:
        yield made


@pytest.fixture
def web() -> Web:
    return Web(Client(SMALL, Gate(private=True)))


def test_the_group_with_our_name_comes_before_the_one_for_everybody() -> None:
    rules = parse(
        "User-agent: *\nDisallow: /\n\n"
        "User-agent: other\nUser-agent: Entente/2\nDisallow: /private\n"
    )
    assert rules.allows("/news")
    assert not rules.allows("/private/a")


def test_the_longest_rule_counts_and_a_tie_allows() -> None:
    rules = parse(
        "user-agent: *\ndisallow: /docs\nallow: /docs/open\nDISALLOW: /docs/open/x  # comment\n"
        "allow: /same\ndisallow: /same\ndisallow:\n"
    )
    assert not rules.allows("/docs/a")
    assert rules.allows("/docs/open/a")
    assert not rules.allows("/docs/open/x")
    assert rules.allows("/same")
    assert rules.allows("/robots.txt")


@pytest.mark.parametrize(
    ("rule", "path", "fits"),
    [
        ("/*.pdf", "/a/b.pdf?x=1", True),
        ("/*.pdf$", "/a/b.pdf", True),
        ("/*.pdf$", "/a/b.pdf?x=1", False),
        ("/a$", "/a", True),
        ("/a$", "/ab", False),
        ("/*/print", "/x/y/print", True),
        ("/*/print", "/print", False),
        ("*", "/anything", True),
        ("/r%C3%A9union", "/réunion", True),
        ("/réunion", "/r%c3%a9union", True),
        ("/%7Eann", "/~ann", True),
        ("/a*a$", "/a", False),
    ],
)
def test_rules_have_stars_ends_and_encoded_letters(rule: str, path: str, fits: bool) -> None:
    assert parse(f"User-agent: *\nDisallow: {rule}").allows(path) is not fits


def test_a_rule_of_many_stars_takes_no_time() -> None:
    rules = parse("User-agent: *\nDisallow: /" + "*a" * 2000 + "b$")
    assert rules.allows("/" + "a" * 5000)


def test_a_file_that_means_nothing_allows_everything() -> None:
    assert parse("<html>Not found</html>").allows("/a")
    assert parse("Disallow: /\n").allows("/a")
    assert parse("").delay == EVERYTHING.delay == 0


@pytest.mark.parametrize("text", ["-1", "soon", "nan", "inf", ""])
def test_a_delay_that_is_none(text: str) -> None:
    assert parse(f"User-agent: *\nCrawl-delay: {text}").delay == 0


def test_a_forbidden_page_is_not_asked_for(site: Site, web: Web) -> None:
    site.pages["/robots.txt"] = page("User-agent: *\nDisallow: /secret")
    site.pages |= {"/secret": page("x"), "/open": redirect("/secret"), "/free": page("x")}
    for path in ("/secret", "/open"):
        with pytest.raises(SourceError, match=r"robots\.txt of the host forbids it"):
            web.fetch(site.url(path))
    assert web.fetch(site.url("/free"))
    assert site.paths() == ["/open", "/free"]
    assert len([path for path, _ in site.asked if path == "/robots.txt"]) == 1


def test_robots_that_is_missing_allows_and_one_that_fails_forbids(site: Site, web: Web) -> None:
    site.pages["/a"] = page("x")
    site.pages["/robots.txt"] = page("", 403)
    assert web.fetch(site.url("/a"))
    again = Web(web.client)
    site.pages["/robots.txt"] = page("", 503)
    with pytest.raises(SourceError, match=r"robots\.txt of the host cannot be read"):
        again.fetch(site.url("/a"))
    assert site.paths() == ["/a"]


def test_robots_may_lie_elsewhere_but_not_without_end(site: Site, web: Web) -> None:
    site.pages |= {"/a": page("x"), "/r": page("User-agent: *\nDisallow: /a")}
    site.pages["/robots.txt"] = redirect("/r")
    with pytest.raises(SourceError, match="forbids"):
        web.fetch(site.url("/a"))
    site.pages["/robots.txt"] = redirect("/robots.txt")
    assert Web(web.client).fetch(site.url("/a"))


@pytest.mark.parametrize(("asked", "kept"), [("3", 3), ("600", 10)])
def test_a_pause_is_kept_within_reason(site: Site, asked: str, kept: float) -> None:
    site.pages["/robots.txt"] = page(f"User-agent: *\nCrawl-delay: {asked}")
    site.pages |= {"/a": page("x"), "/b": page("x")}
    waited: list[float] = []
    web = Web(Client(SMALL, Gate(private=True)), sleep=waited.append)
    started = time.monotonic()
    web.fetch(site.url("/a"))
    assert waited == []
    web.fetch(site.url("/b"))
    passed = time.monotonic() - started
    assert kept - passed <= waited[0] <= kept
