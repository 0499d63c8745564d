"""The examples of the docstrings do what they say."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest


@pytest.mark.parametrize(
    "name", ["backbone", "centrality", "change", "communities", "periods", "significance"]
)
def test_examples(name: str) -> None:
    found = doctest.testmod(import_module(f"graph.network.{name}"))

    assert found.attempted > 0
    assert found.failed == 0
