"""Web pages as sources: what is their text, and what they say about themselves."""

import itertools
from dataclasses import replace
from datetime import date

import pytest

from graph.errors import SourceError
from graph.model import Document
from loaders.documents.formats import LOADERS, load, loader_for
from loaders.documents.metadata import Metadata
from loaders.documents.source import Source

TALKS = "Foreign Minister Kari Solheim met her Danish counterpart Jens Mikkelsen in Oslo on Friday."
MORE = "They spoke of fishing quotas for an hour, and agreed to meet again in the spring."
PROSE = f"<p>{TALKS}</p><p>{MORE}</p>"


def source(data: bytes | str, name: str = "page.html", media_type: str = "") -> Source:
    data = data.encode() if isinstance(data, str) else data
    return Source(data, f"in/{name}", f"file:///in/{name}", name, media_type=media_type)


def page(body: str, head: str = "", lang: str = "") -> Document:
    html = f"<!DOCTYPE html><html{lang}><head>{head}</head><body>{body}</body></html>"
    (document,) = load(source(html))
    assert isinstance(document, Document)
    return document


def test_paragraphs_headings_lists_and_quotations_are_lines() -> None:
    text = page(
        "<h1>Ministers in Oslo</h1><p>The talks <b>began</b>\n at&nbsp;noon &amp; ended late.</p>"
        "<h2>Who came</h2><ul><li>Norway: <a href='/k'>Kari Solheim</a></li><li>Denmark</li></ul>"
        "<ol start=3><li>Fish</li><li>Ice</li></ol>"
        "<blockquote><p>“We agree,” she said.</p></blockquote><p>Line one<br>line two.</p>"
    ).text
    assert text == (
        "Ministers in Oslo\n\nThe talks began at noon & ended late.\n\nWho came\n\n"
        "- Norway: Kari Solheim\n- Denmark\n\n3. Fish\n4. Ice\n\n“We agree,” she said.\n\n"
        "Line one\nline two.\n"
    )


def test_rows_of_a_table_are_lines_and_tables_for_layout_are_not_seen() -> None:
    data = (
        "<table><tr><th>Country</th><th>Minister</th></tr>"
        "<tr><td>Norway</td><td>Kari<br>Solheim</td></tr>"
        "<tr><td>Denmark</td><td>Jens Mikkelsen</td></tr></table>"
    )
    assert (
        "Country | Minister\nNorway | Kari Solheim\nDenmark | Jens Mikkelsen\n"
        in page(PROSE + data).text
    )
    layout = f"<table><tr><td><a href=1>Home</a></td><td>{TALKS}<br><br>{MORE}</td></tr></table>"
    assert page(layout).text == f"{TALKS}\n\n{MORE}\n"


@pytest.mark.parametrize(
    "clutter",
    [
        "<nav><ul><li><a href=1>President Ida Holm</a></li></ul></nav>",
        "<div class='cookieNotice'><p>President Ida Holm met our cookies in Rome.</p></div>",
        "<div id=related-posts><h3>Holm visits Rome</h3></div>",
        "<h3>Related stories</h3><ul><li><a href=1>President Holm visits Rome</a></li></ul>",
        "<p><b>Read more:</b> <a href=1>President Ida Holm visits Rome</a></p>",
        "<figure><img src=a><figcaption>President Ida Holm in Rome.</figcaption></figure>",
        "<section class=comments><p>President Holm said that all this is wrong.</p></section>",
        "<footer><p>Editor: Ida Holm, President of the Press Club.</p></footer>",
        "<p>© 2024 Ida Holm, President of the Press Club.</p>",
        "<div role=dialog><p>President Ida Holm wants your address.</p></div>",
        "<div style='display:none'><p>President Ida Holm is hidden.</p></div>",
        "<script>var a = '<p>President Ida Holm met a script.</p>'</script>",
        "<p hidden>President Ida Holm is hidden.</p>",
        "<template><p>President Ida Holm met a template.</p></template>",
        "<!-- <p>President Ida Holm met a comment.</p> -->",
    ],
)
@pytest.mark.parametrize("place", ["before", "within", "after"])
def test_what_surrounds_a_text_is_no_part_of_it(clutter: str, place: str) -> None:
    body = {
        "before": f"{clutter}<article>{PROSE}</article>",
        "within": f"<article><p>{TALKS}</p>{clutter}<p>{MORE}</p></article>",
        "after": f"<article>{PROSE}</article>{clutter}",
    }[place]
    assert page(body).text == f"{TALKS}\n\n{MORE}\n"


def test_a_text_is_kept_whatever_its_wrapper_is_called() -> None:
    assert page(f"<div class='share comment sidebar'>{PROSE}</div>").text == f"{TALKS}\n\n{MORE}\n"


@pytest.mark.parametrize(
    "called", ["main and-w-sidebar", "post no-share", "article modal-enabled", "widget print"]
)
def test_a_small_text_is_kept_on_a_page_of_much_else(called: str) -> None:
    links = "".join(f"<li><a href=/{n}>Section {n} of the paper</a></li>" for n in range(60))
    body = f"<ul>{links}</ul><div class='{called}'>{PROSE}</div>"
    assert page(body).text == f"{TALKS}\n\n{MORE}\n"


def test_a_text_in_pieces_of_one_class_is_kept_whole() -> None:
    pieces = "".join(f"<div class=chunk><p>{n}. {TALKS}</p><p>{MORE}</p></div>" for n in range(5))
    card = "<a href=/x><div class=chunk-card><h3>Holm in Rome</h3><p>President Holm.</p></div></a>"
    text = page(f"<div><div>{pieces}</div>{card}</div>").text
    assert text.count(TALKS) == text.count(MORE) == 5
    assert "Holm" not in text


def test_the_headline_is_kept_where_it_stands_apart_from_the_text() -> None:
    body = f"<header><h1>Ministers in Oslo</h1></header><div><article>{PROSE}</article></div>"
    found = page(body, "<title>Ministers in Oslo</title>")
    assert found.text.startswith("Ministers in Oslo\n\nForeign Minister")


def test_a_page_says_what_it_is_in_its_head() -> None:
    found = page(
        PROSE,
        "<title>Talks in Oslo | Harbour Gazette</title>"
        "<meta property='og:title' content='Talks in Oslo'>"
        "<meta property='og:site_name' content='Harbour Gazette'>"
        "<meta property='article:modified_time' content='2024-07-01T08:00:00Z'>"
        "<meta property='article:published_time' content='2024-05-31T08:00:00Z'>"
        "<link rel=canonical href='https://gazette.example/talks'>",
        " lang=en-GB",
    )
    assert (found.title, found.publisher) == ("Talks in Oslo", "Harbour Gazette")
    assert (found.published, found.language) == (date(2024, 5, 31), "en-GB")
    assert found.url == "https://gazette.example/talks"
    assert found.id == "file:///in/page.html"  # what a page says of itself names no document


def test_a_page_may_say_it_in_json_alone() -> None:
    found = page(
        PROSE,
        '<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":'
        '"NewsArticle","headline":"Talks in Oslo","datePublished":"2024-05-31T08:00:00+02:00",'
        '"publisher":{"@type":"Organization","name":"Harbour Gazette"}}]}</script>',
    )
    assert (found.title, found.publisher) == ("Talks in Oslo", "Harbour Gazette")
    assert found.published == date(2024, 5, 31)


@pytest.mark.parametrize(
    ("mark", "day"),
    [
        ("<time datetime='2024-05-31T10:00'>today</time>", date(2024, 5, 31)),
        ("<span class='article-date'>31 May 2024</span>", date(2024, 5, 31)),
        ("<div class=published>May 31st, 2024</div>", date(2024, 5, 31)),
        ("<div class=date>03/04/2024</div>", None),  # the third of April, or the fourth of March
        ("<div class=date>May 2024</div>", None),
    ],
)
def test_the_day_may_stand_by_the_headline(mark: str, day: date | None) -> None:
    assert page(f"<h1>Ministers in Oslo</h1>{mark}{PROSE}").published == day


def test_what_the_index_says_comes_before_what_the_page_says() -> None:
    html = f"<html lang=de><head><title>Theirs</title></head><body>{PROSE}"
    (found,) = load(replace(source(html), metadata=Metadata(title="Ours", language="en")))
    assert isinstance(found, Document)
    assert (found.title, found.language) == ("Ours", "en")


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("<meta charset=utf-8>", "utf-8"),
        ("<meta charset=iso-8859-1>", "latin-1"),
        ("<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>", "cp1252"),
        ("<meta charset=iso-8859-2>", "iso-8859-2"),
        ("<meta charset=iso-8859-1>", "utf-8"),  # wrong
        ("<meta charset=utf-8>", "cp1252"),  # wrong
        ("<meta charset=klingon>", "utf-8"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ("", "cp1252"),
    ],
)
def test_letters_are_right_whatever_a_page_declares(declared: str, encoding: str) -> None:
    html = f"<html><head>{declared}</head><body><p>Minister Zoë Müller met José.</p></body></html>"
    (found,) = load(source(html.encode(encoding)))
    assert isinstance(found, Document)
    assert found.text == "Minister Zoë Müller met José.\n"


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("talks.txt", b"\n<!-- saved --><!DOCTYPE html><html><p>Talks.", ""),
        ("talks", b"<?xml version='1.0'?><html xmlns='x'><p>Talks.</p></html>", ""),
        ("talks.htm", b"<p>Talks.", ""),
        ("talks", b"<h1>Talks</h1>", "text/html"),
    ],
)
def test_the_content_says_that_it_is_a_page(name: str, data: bytes, media_type: str) -> None:
    assert loader_for(source(data, name, media_type)) is LOADERS["html"]


def test_a_text_that_speaks_of_tags_is_no_page() -> None:
    assert loader_for(source("A <p> begins a paragraph in <html>.", "a.txt")) is LOADERS["text"]


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<html></html>", "no text found"),
        ("<html>" + "\0" * 1000, "no text found"),
        ("<nav><a href=1>Home</a></nav>" * 30, "no text found"),
        ("<ul>" + "<li><a href=1>Section</a></li>" * 30 + "</ul>", "no text found"),
        ("<div>" * 100_000 + PROSE, "nested deeper"),
        ("<b><i>" * 50_000 + PROSE, "nested deeper"),
        ("<table><tr><td>" * 5_000 + PROSE, "nested deeper"),
        ("<p>" + " " * 20_000_000, "limit of 20 MB"),
    ],
)
def test_a_page_that_cannot_be_read_is_told_in_one_line(html: str, told: str) -> None:
    with pytest.raises(SourceError, match=rf"in/page\.html: .*{told}") as caught:
        list(load(source(html)))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "html",
    [
        f"<html><body>{PROSE}"[:-4],
        f"<html><body>{PROSE}<p class='cut o",
        f"<html><body>\0{PROSE}\0",
        f"<html><body>{'<div>' * 1000}{PROSE}",
        f"<html><body>{' ' * 15_000_000}{PROSE}",
        f"<html><body><img src='data:image/png;base64,{'A' * 11_000_000}'>{PROSE}",
    ],
)
def test_a_damaged_page_gives_the_text_that_it_has(html: str) -> None:
    (found,) = load(source(html))
    assert isinstance(found, Document)
    assert found.text == f"{TALKS}\n\n{MORE}\n"


def test_entities_that_a_page_declares_are_not_followed() -> None:
    names = "abcdefghi"
    lines = (f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in itertools.pairwise(names))
    laughs = f"<!DOCTYPE html [<!ENTITY a 'ha'>{''.join(lines)}]>"
    (found,) = load(source(f"<?xml version='1.0'?>{laughs}<html><p>&i;</p>{PROSE}</html>"))
    assert isinstance(found, Document)
    assert found.text == f"&i;\n\n{TALKS}\n\n{MORE}\n"
