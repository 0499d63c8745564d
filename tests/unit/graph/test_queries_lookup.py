from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from graph.errors import UsageError
from graph.queries import Parameter, Query
from graph.queries.lookup import resolve
from graph.queries.suggest import did_you_mean, listed

# id, name, aliases, former ids, iso2
COUNTRIES: list[list[Any]] = [
    ["CIV", "Côte d’Ivoire", ["Ivory Coast"], None, "CI"],
    ["GBR", "United Kingdom", ["UK", "Britain"], None, "GB"],
    ["GIN", "Guinea", [], None, "GN"],
    ["GNB", "Guinea-Bissau", [], None, "GW"],
    ["GNQ", "Equatorial Guinea", None, None, "GQ"],
    ["PNG", "Papua New Guinea", None, ["old-guinea"], "PG"],
]
PEOPLE: list[list[Any]] = [
    ["lee@KOR", "Lee Ho", [], None, None],
    ["lee@SGP", "Lee Hó", [], None, None],
]
QUERY = Query(
    "ask", "Ask", "",
    (Parameter("land", "country", False, "Nowhere"), Parameter("who", "person", False, None),
     Parameter("word", "string", False, "x")),
    ("x",), (), "", Path("t/ask.cypher"),
)  # fmt: skip


@dataclass
class _Rows:
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]


class _Store:
    """Matches exactly as Cypher would, over the lists above."""

    def query(
        self, cypher: str, params: Mapping[str, Any] | None = None, timeout: float | None = None
    ) -> _Rows:
        assert timeout is None
        known = {"Country": COUNTRIES, "Person": PEOPLE}
        label, rows = next((one, rows) for one, rows in known.items() if f"(n:{one}" in cypher)
        labels = [label]
        if "{id: $typed}" in cypher:
            assert params
            return _Rows((), [[r[0], r[1], labels] for r in rows if r[0] == params["typed"]])
        if not params:
            return _Rows((), [[*row, labels] for row in rows])
        typed = params["typed"].lower()
        forms = [
            [r[0], r[0].lower() if r[0] == params["typed"] else "", r[1].lower()] for r in rows
        ]
        aliases = [[a.lower() for a in r[2] or []] for r in rows]
        hits = [f for f, a in zip(forms, aliases, strict=True) if typed in (*f[1:], *a)]
        return _Rows((), [[f[0], f[2], labels] for f in hits])


def _resolved(**values: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    bound = {"land": "Nowhere", "who": None, "word": "x"} | values
    return resolve(_Store(), QUERY, bound, set(values))


@pytest.mark.parametrize("typed", ["GBR", "united kingdom", "UK", "Britain"])
def test_what_the_query_finds_itself_is_left_alone(typed: str) -> None:
    values, notes = _resolved(land=typed)
    assert values["land"] == typed
    assert notes == ()


@pytest.mark.parametrize(
    ("typed", "id_"),
    [
        ("the U.K.", "GBR"),
        ("cote d'ivoire", "CIV"),
        ("IVORY-COAST", "CIV"),
        ("gb", "GBR"),
        ("guinea bissau", "GNB"),
        ("old guinea", "PNG"),
    ],
)
def test_a_loosely_typed_name_becomes_the_id(typed: str, id_: str) -> None:
    values, notes = _resolved(land=typed)
    assert values["land"] == id_
    assert notes == (f"land: {typed!r} was read as {id_}",)


def test_nothing_that_fits_is_answered_with_suggestions() -> None:
    with pytest.raises(UsageError) as caught:
        _resolved(land="Gunea")
    message = str(caught.value)
    assert message == (
        "no country is called 'Gunea'; did you mean Guinea; Guinea-Bissau; Equatorial Guinea?"
    )
    with pytest.raises(UsageError, match="names come from the loaded documents"):
        _resolved(land="Zzzz")


def test_several_that_fit_are_refused_with_their_ids() -> None:
    with pytest.raises(UsageError, match=r"2 people fit 'lee hö': .*lee@KOR.*lee@SGP"):
        _resolved(who="lee hö")


def test_defaults_and_plain_text_are_never_looked_up() -> None:
    values, notes = _resolved(word="Gunea")
    assert values == {"land": "Nowhere", "who": None, "word": "Gunea"}
    assert notes == ()


def test_suggestions_stay_a_readable_line() -> None:
    long = "talks on " + "the future of everything " * 9
    same = [("a#1", "Talks"), ("a#2", "Talks"), ("b", long), ("c", "Other")]
    shown = listed(same)
    assert shown.startswith("Talks (a#1); Talks (a#2); talks on the future")
    assert shown.endswith(" …; and 1 more")
    assert len(shown) < 120
    assert len(did_you_mean("talks on", [long])) < 90


@pytest.mark.parametrize(
    ("typed", "found"),
    [("unit", "GBR"), ("papua", "PNG"), ("bissau", "GNB"), ("new guinea", "PNG")],
)
def test_the_beginning_or_a_word_of_one_name_is_enough(typed: str, found: str) -> None:
    values, (note,) = resolve(_Store(), QUERY, {"land": typed, "who": None, "word": "x"}, {"land"})
    assert values["land"] == found
    assert note == f"land: {typed!r} was read as {found}"


def test_the_beginning_of_several_names_lists_them() -> None:
    with pytest.raises(UsageError, match=r"2 countries fit 'gui': .*give the id"):
        resolve(_Store(), QUERY, {"land": "gui", "who": None, "word": "x"}, {"land"})
    with pytest.raises(UsageError, match="no country is called 'gu'"):
        resolve(_Store(), QUERY, {"land": "gu", "who": None, "word": "x"}, {"land"})
