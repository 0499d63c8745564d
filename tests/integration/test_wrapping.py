"""Annotated documents again, in other formats: their facts stay, and nothing comes with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.model import Document
from loaders.documents import read
from tests.wrapping.compare import Comparison, Facts
from tests.wrapping.formats import FORMATS, as_read, wrapped

KEPT = 0.97
NEW = 0.005  # lines are set anew, so that a phrase may end elsewhere
NEW_IN_PRINT = 0.012  # where words are parted and paragraphs joined by guess as well


@pytest.fixture(scope="module")
def documents(bench: Path) -> list[Document]:
    return list(read([bench / "dev" / "docs"], index=bench / "dev" / "index.jsonl"))


@pytest.fixture(scope="module")
def facts() -> Facts:
    return Facts()


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.replace("\u00ad", ""))  # soft hyphens are no part of words


def runs(text: str) -> set[str]:
    """All stretches of twenty letters, wherever words are parted."""
    letters = "".join(words(text))
    return {letters[at : at + 20] for at in range(len(letters) - 19)}


def foreign(document: Document, found: Document) -> Iterator[str]:
    """Lines of which the plain text has not even half: a lost mark does not make a line foreign."""
    own = runs(document.text)
    for line in found.text.splitlines():
        said = runs(line)
        if len(words(line)) > 4 and len(said & own) < len(said) / 2:
            yield line


@pytest.mark.parametrize("name", FORMATS)
def test_facts_stay_and_none_comes_from_what_surrounds_the_text(
    name: str, documents: list[Document], facts: Facts
) -> None:
    others = list(wrapped(documents, name))
    pairs = zip(documents, others, strict=True)
    assert [line for pair in pairs for line in foreign(*pair)] == []
    comparison = Comparison.of(facts, documents, others)
    every = sum(found.total() for found in comparison.plain)
    new = NEW_IN_PRINT if name.startswith("pdf") else NEW
    assert comparison.kept() >= KEPT, f"{comparison.kept():.1%} of the facts are found"
    assert comparison.new() <= new * every, f"{comparison.new()} facts are not in the plain text"


@pytest.mark.parametrize("name", [name for name, format_ in FORMATS.items() if format_.dated])
def test_the_day_of_publication_is_found(name: str, documents: list[Document]) -> None:
    dated = [document for document in documents if document.published][:20]
    assert dated
    assert [as_read(d, name).published for d in dated] == [d.published for d in dated]
