from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import QueryError, UsageError
from graph.queries import json_schema
from graph.queries.header import parse
from graph.queries.text import parameters_used, returned

PATH = Path("cypher/topic/ask.cypher")
GOOD = """\
// What is asked
//
// A first paragraph
// on two lines.
//
// And a second.
//
// name: ask
// param event: event = "A -- b: c"  -- name of the event
// param since: date = 2031-05-01
// param least: integer = 2
// param share: float = 1
// param words: strings = ["a]", "b -- c"]  -- two -- three
// param who: actor = null
// param must: string
// returns: name, facts
// tags: one, two-words
MATCH (n) // $comment
WHERE n.x IN [$event, $since, $least, $share, $words, $who, $must, "$text", '$it''s'] /* $no */
RETURN n.name AS name, [n.id] AS facts
ORDER BY name
"""


def test_everything_in_the_header_is_read() -> None:
    query = parse(GOOD, PATH)
    assert (query.name, query.title, query.topic) == ("ask", "What is asked", "topic")
    assert query.description == "A first paragraph\non two lines.\n\nAnd a second."
    assert query.columns == ("name", "facts")
    assert query.visible == ("name",)
    assert query.tags == ("one", "two-words")
    told = {p.name: (p.kind, p.required, p.default, p.help) for p in query.parameters}
    assert told == {
        "event": ("event", False, "A -- b: c", "name of the event"),
        "since": ("date", False, date(2031, 5, 1), ""),
        "least": ("integer", False, 2, ""),
        "share": ("float", False, 1.0, ""),
        "words": ("strings", False, ["a]", "b -- c"], "two -- three"),
        "who": ("actor", False, None, ""),
        "must": ("string", True, None, ""),
    }


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("// name: ask", "// name: other", 8, "'other' is not the file's, 'ask'"),
        ("// name: ask\n", "", 1, "name: who_attended"),
        ("// returns: name, facts\n", "", 1, "returns:"),
        ("// tags: one", "// tag: one", 17, "unknown key 'tag'"),
        ("// A first paragraph", "// author: me", 3, "unknown key 'author'"),
        ("// tags: one", "// more words here", 17, "only keys may follow"),
        ("// tags: one, two-words", "// name: ask", 17, "declared twice, first on line 8"),
        ("least: integer = 2", "least: number = 2", 11, "unknown type 'number'"),
        ("least: integer = 2", "least: integer = 2.5", 11, "2.5 is no default for type integer"),
        ("least: integer = 2", "least: boolean = 1", 11, "no default for type boolean"),
        ("since: date = 2031-05-01", "since: date = May", 10, "May is no default for type date"),
        ('["a]", "b -- c"]', '["a", 1]', 13, "no default for type strings"),
        ('"A -- b: c"  --', '"A -- b: c" x --', 9, "got 'event: event"),
        ('"A -- b: c"  --', '"A --', 9, "no default for type event"),
        ("param must: string", "param must", 15, "only keys may follow the first key"),
        ("$must, ", "", 15, "must is declared but never used"),
        ("$must, ", "$must, $extra, ", 19, "$extra is not declared"),
        ("returns: name, facts", "returns: facts, name", 20, "returned columns (name, facts)"),
        ("returns: name, facts", "returns: name", 20, "differ from name"),
        ("n.name AS name", "n.name", 20, "needs a name"),
        ("RETURN n.name AS name, [n.id] AS facts\nORDER BY name", "DELETE n", 1, "returns nothing"),
        ("// What is asked", "MATCH (m)", 1, "title"),
    ],
)
def test_a_wrong_header_is_refused_with_file_and_line(
    old: str, new: str, line: int, told: str
) -> None:
    assert old in GOOD
    with pytest.raises(QueryError) as caught:
        parse(GOOD.replace(old, new, 1), PATH)
    message = str(caught.value)
    assert message.startswith(f"{PATH}:{line}: ")
    assert told in message
    assert "\n" not in message


def test_a_file_of_ones_own_needs_no_header() -> None:
    query = parse("MATCH (n) RETURN n.id AS id, 1 AS one;", Path("my query.cypher"), own=True)
    assert (query.name, query.title) == ("my query", "my query")
    assert query.columns == ("id", "one")


def test_a_file_of_ones_own_may_have_a_title_and_parameters_only() -> None:
    text = "// Mine\n// param n: integer = 3\nUNWIND range(1, $n) AS i RETURN i AS number"
    query = parse(text, Path("mine.cypher"), own=True)
    assert (query.title, query.columns) == ("Mine", ("number",))
    assert query.parameters[0].default == 3


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    assert parse("\ufeff" + GOOD.replace("\n", "\r\n"), PATH).title == "What is asked"


@pytest.mark.parametrize(
    ("clause", "columns"),
    [
        ("RETURN DISTINCT a AS x, f(b, c) AS y SKIP 1 LIMIT 2;", ("x", "y")),
        ("RETURN {a: 1, b: [1, 2]} AS map, 'as z, w' AS text", ("map", "text")),
        ("WITH 1 AS x\nreturn x", ("x",)),
        ("RETURN a.b", (None,)),
        ("RETURN *", (None,)),
        ("CALL (a) { RETURN a AS inner } RETURN inner AS outer ORDER BY f(x)", ("outer",)),
        ("RETURN COLLECT { MATCH (n) RETURN n.id ORDER BY n.id LIMIT 1 } AS ids", ("ids",)),
        ("RETURN CASE WHEN a THEN 1 ELSE 2 END AS kind ORDER BY kind", ("kind",)),
    ],
)
def test_columns_are_read_off_the_return(clause: str, columns: tuple[str | None, ...]) -> None:
    assert [names for _, names in returned(clause)] == [columns]


def test_both_sides_of_a_union_are_seen() -> None:
    text = "RETURN 1 AS a\nUNION ALL\nRETURN 2 AS b"
    assert returned(text) == [(1, ("a",)), (3, ("b",))]


def test_parameters_in_strings_and_comments_do_not_count() -> None:
    assert parameters_used('// $a\nRETURN \'$b\', "\\"$c", `$d`, $e /* $f */, $g') == {
        "e": 2,
        "g": 2,
    }


_LINES = st.sampled_from(
    [*GOOD.split("\n"), "//", "// param : x", "//param x:", "// returns:", "'", "/*", "`", "RETURN"]
)


@given(st.one_of(st.text(), st.lists(_LINES).map("\n".join)), st.booleans())
def test_any_text_is_parsed_or_refused_in_one_line(text: str, own: bool) -> None:
    try:
        query = parse(text, PATH, own=own)
    except QueryError as error:
        assert str(error).startswith(str(PATH))  # noqa: PT017
    else:
        assert query.columns
        assert query.title


def test_columns_have_types_that_make_a_schema() -> None:
    text = "// Ask\n// name: ask\n// returns: name, n: integer, facts\n"
    query = parse(text + "RETURN 'x' AS name, 1 AS n, [] AS facts", Path("t/ask.cypher"))
    assert (query.columns, query.types) == (
        ("name", "n", "facts"),
        ("string", "integer", "strings"),
    )
    items = cast("dict[str, Any]", json_schema(query)["items"])
    assert items["required"] == ["name", "n"]
    assert items["properties"]["n"] == {"type": ["integer", "null"]}
    with pytest.raises(QueryError, match=r"ask\.cypher:3: returns: unknown type 'number'"):
        parse(text.replace("integer", "number"), Path("t/ask.cypher"))
    own = parse("RETURN 1 AS n", Path("mine.cypher"), own=True)
    with pytest.raises(UsageError, match="declare the columns first"):
        json_schema(own)
