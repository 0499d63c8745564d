from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from graph.writer.facts import edge_properties
from graph.writer.nodes import node_properties
from graph.writer.rows import Ends, Row

ENDS = Ends("ATTENDED", "Person", "jane-doe@FRA", "Event", "talks#1")
STATED = Row(
    id="1",
    document="a",
    sha256="text-1",
    published=date(2031, 5, 4),
    kind="attended",
    from_label="Person",
    subject="jane-doe@FRA",
    to_label="Event",
    object="talks#1",
    mention=None,
    qualifiers="{}",
    quote="Jane Doe came.",
    start=0,
    end=14,
    span_start=0,
    span_end=8,
    basis="stated",
    rule="",
    confidence=0.7,
    fact="f",
    said={"roles": ["participant"], "on_behalf_of": ["FRA"]},
)
LINKED = replace(
    STATED,
    id="2",
    document="b",
    sha256="text-2",
    published=date(2030, 1, 1),
    basis="linked",
    confidence=1.0,
    said={"roles": ["presented"], "titles": ["Minister"]},
)
COPY = replace(STATED, id="3", document="c", published=None)


def test_a_fact_shows_its_best_claim_and_counts_distinct_texts() -> None:
    found = edge_properties(ENDS, [LINKED, COPY, STATED])
    assert (found["claims"], found["documents"]) == (3, 2)
    assert (found["basis"], found["source"]) == ("stated", "a")
    assert (found["first_reported"], found["last_reported"]) == (date(2030, 1, 1), date(2031, 5, 4))


def test_lists_are_joined_and_a_role_beats_plain_taking_part() -> None:
    found = edge_properties(ENDS, [STATED, LINKED])
    assert found["roles"] == ["presented"]
    assert found["titles"] == ["Minister"]
    assert found["on_behalf_of"] == ["FRA"]


@given(st.permutations([STATED, LINKED, COPY]))
def test_facts_do_not_depend_on_order(rows: list[Row]) -> None:
    assert edge_properties(ENDS, rows) == edge_properties(ENDS, [STATED, LINKED, COPY])


def _mention(id_: str, name: str, *aliases: str) -> Row:
    said = {"name": name, "aliases": aliases}
    return replace(STATED, id=id_, kind="mention", to_label="Person", object=id_, said=said)


def test_a_person_goes_by_the_most_frequent_name() -> None:
    rows = [
        _mention("jose-lima", "Jose Lima", "Lima"),
        _mention("jose-lima@MEX", "José Lima"),
        replace(_mention("jose-lima@MEX", "José Lima"), id="x"),
    ]
    assert node_properties("Person", "jose-lima", rows) == {
        "name": "José Lima",
        "aliases": ["Jose Lima", "Lima"],
        "name_folded": "jose lima",
        "former_ids": ["jose-lima@MEX"],
        "identifiers": None,
    }
