"""The registry of the graph agrees with what the writer writes."""

from __future__ import annotations

from graph import schema
from graph.model.kinds import BOOKKEEPING_LABELS, EDGE_TYPES, MODEL_LABELS


def test_every_kind_is_described_once() -> None:
    assert sorted(schema.NODES) == sorted(MODEL_LABELS)
    assert sorted(schema.BOOKKEEPING) == sorted(BOOKKEEPING_LABELS)
    assert sorted(schema.EDGES) == sorted(EDGE_TYPES)


def test_no_label_is_a_type() -> None:
    labels = {label.upper() for label in (*schema.NODES, *schema.BOOKKEEPING)}
    assert labels.isdisjoint(schema.EDGES)


def test_every_id_is_unique_and_claims_are_found_by_what_they_support() -> None:
    made = " ".join(schema.constraints().values())
    for label in (*schema.NODES, *schema.BOOKKEEPING):
        assert f"(n:{label}) REQUIRE n.id IS UNIQUE" in made
    for type_ in set(schema.EDGES) - {"FOUND_IN"}:
        assert f"[r:{type_}]-() REQUIRE r.id IS UNIQUE" in made
    assert {"claim_fact", "claim_document", "claim_mention"} <= set(schema.indexes())


def test_names_of_constraints_and_indexes_differ() -> None:
    assert set(schema.constraints()).isdisjoint(schema.indexes())
