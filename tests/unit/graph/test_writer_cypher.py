"""Which end an edge is merged from: at a node with thousands of them every merge is slow."""

from __future__ import annotations

from graph.writer.cypher import put_edges
from graph.writer.rows import Ends

NAMED = Ends("MENTIONS", "Document", "register", "Person", "vik")


def test_the_few_persons_of_a_text_are_merged_from_the_text() -> None:
    assert "MERGE (a)-[r:MENTIONS" in put_edges(NAMED, most=30)


def test_the_thousands_of_a_register_lead_themselves() -> None:
    assert "MERGE (b)<-[r:MENTIONS" in put_edges(NAMED, most=50_000)
