from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from graph.writer.facts import Stored, edge_properties, extended
from graph.writer.nodes import node_properties
from graph.writer.rows import Ends, Row
from graph.writer.sayings import sayings

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


OFFICE = Ends("REPRESENTS", "Person", "jane-doe@FRA", "Country", "FRA")
_DAYS = st.sampled_from([None, date(2030, 1, 1), date(2031, 5, 4)])
_SAID = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from(["Minister", "Foreign Minister"]),
        "rank": st.just("minister"),
        "from": st.sampled_from(["2029-01-01", "2030-01-01"]),
        "via": st.lists(st.sampled_from(["Ministry|FRA/trade|", "Country|FRA|head"]), max_size=2),
        "roles": st.lists(st.sampled_from(["participant", "host", "presented"]), max_size=2),
        "titles": st.lists(st.sampled_from(["Minister", "Dr"]), max_size=2),
    },
)


@st.composite
def _documents(draw: st.DrawFn, ends: Ends) -> list[list[Row]]:
    """Claims on one fact in a few documents."""
    kind = {"ATTENDED": "attended", "REPRESENTS": "represents"}[ends.type]
    found = []
    for document in "abcd"[: draw(st.integers(2, 4))]:
        published = draw(_DAYS)
        found.append(
            [
                replace(
                    STATED,
                    id=f"{document}{number}",
                    document=document,
                    sha256=document,
                    published=published,
                    kind=kind,
                    start=number,
                    basis=draw(st.sampled_from(["stated", "linked", "inferred"])),
                    confidence=draw(st.sampled_from([0.6, 0.9])),
                    review=draw(st.sampled_from([None, "accepted"])),
                    said=draw(_SAID),
                )
                for number in range(draw(st.integers(1, 2)))
            ]
        )
    return draw(st.permutations(found))


@given(st.data(), st.sampled_from([ENDS, OFFICE]))
def test_a_fact_that_grows_is_what_all_its_claims_make(data: st.DataObject, ends: Ends) -> None:
    *earlier, new = data.draw(_documents(ends))
    so_far = [row for rows in earlier for row in rows]
    properties = edge_properties(ends, so_far)
    published = next(r.published for r in so_far if r.document == properties["source"])
    stored = {name: value for name, value in properties.items() if value is not None}
    grown = extended(ends, Stored(stored, published), new)
    assert grown in (None, edge_properties(ends, [*so_far, *new]))


def test_a_fact_grows_without_its_claims_where_values_agree() -> None:
    for new in (LINKED, COPY):
        assert extended(ENDS, Stored(edge_properties(ENDS, [STATED]), STATED.published), [new])
    named = replace(STATED, kind="represents", said={"title": "Minister"})
    other = replace(named, document="b", confidence=0.1, said={"title": "Foreign Minister"})
    stored = Stored(edge_properties(OFFICE, [named]), named.published)
    assert extended(OFFICE, stored, [other]) is None, "whose title it is the edge does not tell"
    del stored.properties["claims"]
    assert extended(OFFICE, stored, [named]) is None, "somebody has changed it by hand"


def _said(id_: str, name: str, *aliases: str) -> Row:
    said = {"name": name, "aliases": aliases}
    return replace(
        STATED,
        id=f"{id_} {name}",
        kind="mention",
        to_label="Person",
        object=id_,
        mention=f"Person:{id_}",
        qualifiers=repr(said),
        said=said,
    )


def test_a_person_goes_by_the_most_frequent_name() -> None:
    twice = _said("jose-lima@MEX", "José Lima")
    rows = [_said("jose-lima", "Jose Lima", "Lima"), twice, replace(twice, id="x")]
    assert node_properties("Person", "jose-lima", sayings(rows)) == {
        "name": "José Lima",
        "aliases": ["Jose Lima", "Lima"],
        "name_folded": "jose lima",
        "former_ids": ["jose-lima@MEX"],
        "identifiers": None,
    }
