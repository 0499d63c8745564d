from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UsageError
from graph.queries import Parameter, Query, Value, bind, from_text, literal


def _query(*parameters: Parameter) -> Query:
    return Query("ask", "Ask", "", parameters, ("x",), (), "RETURN 1 AS x", Path("t/ask.cypher"))


ALL = _query(
    Parameter("event", "event", False, "Summit"),
    Parameter("least", "integer", False, 2),
    Parameter("share", "float", False, 0.5),
    Parameter("strict", "boolean", False, False),
    Parameter("since", "date", False, None),
    Parameter("words", "strings", False, None),
)


def test_defaults_fill_what_is_not_given() -> None:
    assert bind(ALL, {"least": 5}) == {
        "event": "Summit", "least": 5, "share": 0.5, "strict": False, "since": None, "words": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("pair", "value"),
    [
        ("event=Summit=2031 = x", "Summit=2031 = x"),
        ("least=-3", -3),
        ("share=1e-3", 0.001),
        ("strict=Yes", True),
        ("since=2024-02-29", date(2024, 2, 29)),
        ("since=", None),
        ("words=rare earths, lithium", ["rare earths", "lithium"]),
        ('words=["Korea, Republic of", "x"]', ["Korea, Republic of", "x"]),
    ],
)
def test_text_becomes_a_value_of_the_declared_type(pair: str, value: Value) -> None:
    key = pair.partition("=")[0]
    assert from_text(ALL, [pair]) == {key: value}


@pytest.mark.parametrize(
    ("pair", "told"),
    [
        ("least=few", "least (integer): expected a whole number such as 3, got 'few'"),
        ("least=9223372036854775808", "least (integer)"),
        ("share=nan", "share (float)"),
        ("strict=maybe", "expected true or false, got 'maybe'"),
        ("since=2023-02-29", "such as 2024-05-01, 2024-05 or 2024, got '2023-02-29'"),
        ("since=20240501", "since (date)"),
        ("words=[1]", "words (strings)"),
        ("words=" + "[" * 100_000, "words (strings)"),
        ("event=", "event (event): expected text, got ''"),
        ("evnet=x", "no parameter 'evnet'; did you mean event?"),
        ("event", "expected KEY=VALUE, got 'event'"),
    ],
)
def test_a_wrong_text_is_refused_in_one_line(pair: str, told: str) -> None:
    with pytest.raises(UsageError) as caught:
        from_text(ALL, [pair])
    assert told in str(caught.value)
    assert "report ask" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_list_adds_up_and_anything_else_is_given_once() -> None:
    assert from_text(ALL, ["words=a", "words=b,c"]) == {"words": ["a", "b", "c"]}
    with pytest.raises(UsageError, match="given twice"):
        from_text(ALL, ["least=1", "least=2"])


def test_python_values_are_checked() -> None:
    given_ = {"share": 1, "since": datetime(2031, 5, 1, 12), "words": ("a",), "least": "4"}
    bound = bind(ALL, given_)
    assert (bound["share"], bound["since"], bound["words"], bound["least"]) == (
        1.0, date(2031, 5, 1), ["a"], 4,
    )  # fmt: skip
    for wrong in ({"least": True}, {"least": 1.5}, {"event": None}, {"words": [1]}, {"strict": 1}):
        with pytest.raises(UsageError, match="expected"):
            bind(ALL, wrong)


def test_a_parameter_without_default_must_be_given() -> None:
    query = _query(Parameter("who", "person", True))
    with pytest.raises(UsageError, match=r"who \(person\) is missing"):
        bind(query, {})
    assert bind(query, {"who": "x"}) == {"who": "x"}


def test_literals_are_cypher() -> None:
    values: list[Value] = ["It's \\ me", date(2031, 5, 1), ["a", "b"], None, True, 3]
    assert [literal(v) for v in values] == [
        "'It\\'s \\\\ me'", "date('2031-05-01')", "['a', 'b']", "null", "true", "3",
    ]  # fmt: skip


@given(st.sampled_from([p.name for p in ALL.parameters]), st.text())
def test_any_text_is_taken_or_refused(key: str, text: str) -> None:
    try:
        value = from_text(ALL, [f"{key}={text}"])[key]
    except UsageError:
        return
    assert bind(ALL, {key: value})[key] == value


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02-03", date(2024, 2, 3), date(2024, 2, 3)),
    ],
)
def test_a_year_or_month_begins_since_and_ends_until(text: str, first: date, last: date) -> None:
    query = _query(
        Parameter("since", "date", False, None), Parameter("second_until", "date", False, None)
    )
    assert from_text(query, [f"since={text}", f"second_until={text}"]) == {
        "since": first, "second_until": last,
    }  # fmt: skip
    with pytest.raises(UsageError, match="2024-05 or 2024, got '2024-13'"):
        from_text(query, ["since=2024-13"])
