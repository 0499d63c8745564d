"""A plain text as a web page, in the manner of several kinds of site."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from tests.wrapping.blocks import blocks

OTHERS = """
<li><a href="/a">Chancellor Greta Voss meets President Ruben Salas of Peru in Vienna</a></li>
<li><a href="/b">Foreign Minister Tomas Lind attended the Baltic Summit in Riga</a></li>
"""

NEWS = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title} | Harbour Gazette</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="Harbour Gazette">
<meta property="article:published_time" content="{day}T08:00:00+00:00">
<link rel="canonical" href="https://gazette.example/world/1">
<script>window.data=[{{"author":"Prime Minister Olga Petrenko"}}];</script>
<style>p{{margin:0}}</style></head><body class="single has-sidebar">
<div id="cookie-banner"><p>We use cookies. Our editor Sir Alan Crumb, Minister of Crumbs, met
partners in Brussels to agree on them. <button>Accept all</button></p></div>
<header><a href="/">Harbour Gazette</a><nav><ul><li><a href="/w">World</a></li>
<li><a href="/p">Politics</a></li></ul></nav></header>
<main><article><header>{headline}
<div class="byline">By Rita Scribe, Diplomatic Editor</div>
<time datetime="{day}">{day}</time></header>
<figure><img src="x.jpg"><figcaption>President Ivo Rask greets Queen Elin.</figcaption></figure>
{body}
<p><strong>Read more:</strong> <a href="/c">President Ada Frost visits Prime Minister Bern</a></p>
<div class="share-buttons"><a href="#">Share on Facebook</a> <a href="#">Tweet</a></div>
</article><aside class="related"><h3>Related stories</h3><ul>{others}</ul></aside></main>
<section id="comments"><h3>2 comments</h3>
<p>Minister Bob Troll said that everybody lied.</p></section>
<footer><p>&copy; 2024 Harbour Gazette. Editor-in-chief: Sir Walter Quill, President of Press.</p>
<p>This page is for information only. Minister Petra Zahn said that all rights are reserved.</p>
</footer>
<script>console.log("President X met Y")</script></body></html>"""

MINISTRY = """<html><head><meta name="dc.date" content="{day}">
<title>{title} - Ministry of Public Affairs</title></head><body>
<div class="top"><a href="/">Ministry</a> | <a href="/n">News</a> | <a href="/c">Contact</a></div>
<div id="wrap"><div class="left-menu"><a href="1">Minister Anna Keks</a><br><a href="2">Speeches</a>
<br><a href="3">Visits</a></div>
<div class="crumbs"><a href="/">Home</a> &gt; <a href="/n">News</a></div>
<div class="content-col">{headline}<div class="txt">
{body}
</div></div><div class="right"><div class="box"><h4>Latest news</h4><ul>{others}</ul></div></div>
</div><div class="bottom">Copyright 2020 Ministry of Public Affairs. Webmaster: Dr. Otto Frick.
<a href="/p">Privacy</a></div></body></html>"""

TABLES = """<HTML><HEAD><TITLE>{title}</TITLE></HEAD><BODY BGCOLOR=white>
<TABLE WIDTH=600><TR><TD COLSPAN=2><A HREF="/">HOME</A> <A HREF="/n">NEWS</A></TD></TR>
<TR><TD VALIGN=TOP><A HREF=1>Secretary-General Hugo Falk</A><BR><A HREF=2>Press</A></TD>
<TD><FONT FACE=Arial>
{broken}
</FONT></TD></TR></TABLE><HR><I>Page maintained by Dr. Otto Frick, Director of Web Affairs.</I>
</BODY></HTML>"""

BLOG = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>
<script type="application/ld+json">{{"@type":"NewsArticle","datePublished":"{day}T10:00:00Z",
"author":{{"name":"Rita Scribe"}}}}</script></head><body class="post-template-default single-post">
<div class="site"><div class="site-header"><p><a href="/">World Notes</a></p></div>
<div class="content-area"><div class="post">{headline}<div class="entry-content">
{body}
<h3>You may also like</h3><p><a href="/a">Chancellor Greta Voss meets President Ruben Salas</a></p>
<p><a href="/b">Foreign Minister Tomas Lind attended the Baltic Summit in Riga</a></p>
</div></div></div><div class="widget-area"><h2>Recent Posts</h2><ul>{others}</ul>
<h2>Newsletter</h2><p>Prime Minister Newt Spam signed up for it. Sign up too.</p></div>
<div class="site-footer">Proudly powered by Prime Press. President Wes Ordman said hello.</div>
</div></body></html>"""

STYLES: dict[str, str] = {"news": NEWS, "ministry": MINISTRY, "tables": TABLES, "blog": BLOG}


def page(style: str, text: str, title: str, day: str) -> bytes:
    """A page of a style around a text."""
    return (
        STYLES[style]
        .format(
            title=escape(title),
            day=day,
            headline="".join(_markup(text, headlines=True)),
            body="\n".join(_markup(text, headlines=False)),
            broken=_broken(text),
            others=OTHERS,
        )
        .encode()
    )


def _markup(text: str, *, headlines: bool) -> list[str]:
    return [
        _TAGS[block.kind]([escape(line, quote=False) for line in block.lines])
        for block in blocks(text)
        if (block.kind == "headline") == headlines
    ]


_TAGS: dict[str, Callable[[list[str]], str]] = {
    "headline": lambda lines: f"<h1>{lines[0]}</h1>",
    "heading": lambda lines: f"<h2>{lines[0]}</h2>",
    "paragraph": lambda lines: f"<p>{'<br>'.join(lines)}</p>",
    "list": lambda lines: "<ul>" + "".join(f"<li>{line}</li>\n" for line in lines) + "</ul>",
}


def _broken(text: str) -> str:
    """As pages were before paragraphs were in use: lines, and two breaks between them."""
    marked = (
        "<BR>\n".join(("- " if b.kind == "list" else "") + escape(line) for line in b.lines)
        for b in blocks(text)
    )
    return "<BR><BR>\n".join(marked)
