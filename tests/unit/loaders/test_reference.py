from __future__ import annotations

import pytest

from graph.model import Claim, Document
from graph.values import institutions, memberships
from loaders import reference


@pytest.fixture(scope="module")
def tables() -> dict[str, tuple[Document, list[Claim]]]:
    return {
        d.id.removeprefix(reference.PREFIX): (d, reference.claims_of(d))
        for d in reference.documents()
    }


def test_every_claim_quotes_its_line(tables: dict[str, tuple[Document, list[Claim]]]) -> None:
    for document, claims in tables.values():
        assert document.title
        assert claims
        for c in claims:
            assert document.text[c.start : c.end] == c.quote
            assert "\n" not in c.quote
            assert not c.quote.startswith("#")


def test_a_membership_quotes_the_line_that_gives_it(
    tables: dict[str, tuple[Document, list[Claim]]],
) -> None:
    claims = [c for c in tables["blocs"][1] if c.kind == "member_of"]
    assert len(claims) == len(memberships())
    for claim, item in zip(claims, memberships(), strict=True):
        assert claim.quote.startswith(f"{item.bloc}\t{item.member}\t")
        assert claim.qualifiers.get("from") == (item.since.isoformat() if item.since else None)


def test_each_table_lists_the_nodes_that_it_ties(
    tables: dict[str, tuple[Document, list[Claim]]],
) -> None:
    for _, claims in tables.values():
        listed = {c.subject.id for c in claims if c.kind == "listed"}
        tied = {m.id for c in claims if c.kind != "listed" for m in (c.subject, c.object) if m}
        assert tied <= listed


def test_institutions_are_listed_once_by_their_name(
    tables: dict[str, tuple[Document, list[Claim]]],
) -> None:
    named = [
        c.qualifiers["name"]
        for c in tables["institutions"][1]
        if c.kind == "listed" and c.subject.label == "Institution"
    ]
    assert named == list(institutions())
