"""The shipped reference data as documents: each table is a text, each claim quotes its line.

Countries, institutions and what they are part of, memberships with their days, ministries with a
name of their own, and topics. So a membership leads back to its source like any other fact.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from graph.config import resource
from graph.model import Claim, Document, Mention
from graph.values import countries, institutions, memberships, ministries, topics
from loaders.claims import bodies
from loaders.claims.builder import Builder, Given
from loaders.claims.sentences import Lines

PREFIX = "reference/"
_GIVEN = Given("reference")


def documents() -> list[Document]:
    """The tables as documents, in the order in which they build on one another."""
    return [_document(name) for name in _TABLES]


def claims_of(document: Document) -> list[Claim]:
    """The claims of one table."""
    builder = Builder(document, Lines(document.text))
    _TABLES[document.id.removeprefix(PREFIX)](builder, _lines(document))
    return builder.claims()


def _document(name: str) -> Document:
    path = _path(name)
    text = path.read_text(encoding="utf-8")
    title = text.partition("\n")[0].lstrip("# ").rstrip(".")
    return Document(f"{PREFIX}{name}", text, title, "Entente reference data", origin=str(path))


def _path(name: str) -> Path:
    return resource("seeds") / "reference" / f"{name}.tsv"


def _lines(document: Document) -> list[tuple[int, int]]:
    """Where each data line of a table lies in its text: neither comment nor header."""
    out = []
    start = 0
    for line in document.text.splitlines(keepends=True):
        if line.strip() and not line.startswith("#"):
            out.append((start, start + len(line.rstrip())))
        start += len(line)
    return out[1:]


def _list(builder: Builder, actor: bodies.Actor, span: tuple[int, int]) -> None:
    builder.add("listed", actor.mention, None, span, _GIVEN, **actor.properties)


def _countries(builder: Builder, lines: list[tuple[int, int]]) -> None:
    for iso3, span in zip(countries(), lines, strict=True):
        if actor := bodies.country_actor(iso3):
            _list(builder, actor, span)


def _institutions(builder: Builder, lines: list[tuple[int, int]]) -> None:
    actors = [bodies.listed_institution(name) for name in institutions()]
    for actor in actors:
        builder.first(actor.mention)
    for body, actor, span in zip(institutions().values(), actors, lines, strict=True):
        _list(builder, actor, span)
        if body.part_of:
            builder.add("part_of", actor.mention, _owner(builder, body.part_of, span), span, _GIVEN)


def _blocs(builder: Builder, lines: list[tuple[int, int]]) -> None:
    for item, span in zip(memberships(), lines, strict=True):
        bloc = bodies.listed_institution(item.bloc)
        _once(builder, bloc, span)
        member = _owner(builder, item.member, span)
        builder.add(
            "member_of",
            member,
            bloc.mention,
            span,
            _GIVEN,
            **{"from": item.since.isoformat() if item.since else None},
            until=item.until.isoformat() if item.until else None,
        )


def _ministries(builder: Builder, lines: list[tuple[int, int]]) -> None:
    for item, span in zip(ministries().values(), lines, strict=True):
        mention = Mention("Ministry", item.id)
        builder.add("listed", mention, None, span, _GIVEN, **bodies.listed_ministry(item.name))
        builder.add("part_of", mention, _owner(builder, item.iso3, span), span, _GIVEN)


def _topics(builder: Builder, lines: list[tuple[int, int]]) -> None:
    for topic, span in zip(topics().values(), lines, strict=True):
        mention = Mention("Topic", topic.slug)
        builder.add("listed", mention, None, span, _GIVEN, name=topic.name, words=topic.words)


def _owner(builder: Builder, name: str, span: tuple[int, int]) -> Mention:
    actor = bodies.country_actor(name) or bodies.listed_institution(name)
    _once(builder, actor, span)
    return actor.mention


def _once(builder: Builder, actor: bodies.Actor, span: tuple[int, int]) -> None:
    """List a node that another table lists too, so that each table stands on its own."""
    if builder.first(actor.mention):
        _list(builder, actor, span)


_TABLES: dict[str, Callable[[Builder, list[tuple[int, int]]], None]] = {
    "countries": _countries,
    "institutions": _institutions,
    "blocs": _blocs,
    "ministries": _ministries,
    "topics": _topics,
}
