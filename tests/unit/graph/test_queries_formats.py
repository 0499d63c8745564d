from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import QueryError, UsageError
from graph.queries import FORMATS, Evidence, Query, Result, Row, render, run
from graph.queries.cells import width, wrapped
from graph.queries.evidence import merged
from graph.queries.formats import cite

QUERY = Query(
    "ask", "Ask", "", (), ("name", "n", "day", "list", "facts"), (), "", Path("t/ask.cypher")
)
ROWS = [
    ["李克强", 3, date(2031, 5, 1), ["a", "b"], ["f1", "f2", "f1"]],
    ["=cmd|x", -12, None, [], ["f3"]],
]  # fmt: skip
CLAIM = [
    "d1",
    "Title",
    "Paper",
    date(2031, 5, 2),
    None,
    "A said\nso.",
    3,
    10,
    "stated",
    "r1",
    0.875,
]


@dataclass
class _Rows:
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]


@dataclass
class _Store:
    """Answers like a graph in which f2 follows from f1, and f1 has one claim."""

    columns: Sequence[str] = QUERY.columns
    rows: Sequence[Sequence[Any]] = tuple(ROWS)

    def query(
        self, cypher: str, params: Mapping[str, Any] | None = None, timeout: float | None = None
    ) -> _Rows:
        assert timeout is None
        facts = (params or {}).get("facts", ())
        if "via" in cypher:
            return _Rows(("fact", "via"), [["f2", ["f1"]]] if "f2" in facts else [])
        if "Claim" in cypher:
            return _Rows((), [[*CLAIM, "f1", None, "c1"]] if "f1" in facts else [])
        return _Rows(self.columns, self.rows)


@pytest.fixture
def result() -> Result:
    return run(_Store(), QUERY)


def test_facts_are_hidden_and_kept_once(result: Result) -> None:
    assert result.columns == ("name", "n", "day", "list")
    assert list(result.rows[0]) == ["name", "n", "day", "list"]
    assert result.rows[0].facts == ("f1", "f2")


def test_other_columns_than_declared_are_refused() -> None:
    with pytest.raises(QueryError, match=r"\(name, m\) differ from the declared"):
        run(_Store(columns=("name", "m"), rows=[["x", 1]]), QUERY)


def test_a_derived_fact_leads_to_the_sentence_it_follows_from(result: Result) -> None:
    (found,) = result.why(0)
    assert (found.quote, found.document, found.fact) == ("A said\nso.", "d1", "f1")
    assert result.why(result.rows[1]) == []


def test_a_sentence_behind_several_facts_stands_once_with_all_rules() -> None:
    one = Evidence("d", None, None, None, None, "S.", 3, 5, "linked", "r1", 0.6, "f1")
    other = replace(one, start=4)
    again = replace(one, basis="stated", rule="r2", confidence=0.9, fact="f2")
    assert merged([one, other, again]) == [
        replace(one, basis="stated", rule="r1, r2", confidence=0.9),
        other,
    ]


def test_a_query_without_facts_cannot_say_why() -> None:
    plain = Query("ask", "Ask", "", (), ("name",), (), "", Path("t/ask.cypher"))
    with pytest.raises(UsageError, match="no column 'facts'"):
        Result(plain, {}, [Row({"name": "x"})], store=_Store()).why(0)


def test_the_table_is_aligned_by_terminal_columns(result: Result) -> None:
    assert render(result) == (
        "name      n  day         list\n"
        "------  ---  ----------  ----\n"
        "李克强    3  2031-05-01  a; b\n"
        "=cmd|x  -12\n"
    )


def test_the_table_keeps_to_the_width(result: Result) -> None:
    long = Result(
        QUERY, {}, [Row({"name": "word " * 30, "n": 1, "day": None, "list": ["界" * 50]})]
    )
    lines = render(long, width=50).split("\n")
    assert max(map(width, lines)) <= 50
    assert "".join(lines).count("word") == 30
    assert "".join(lines).count("界") == 50
    assert render(result, width=50) == render(result)


def test_one_long_cell_does_not_widen_every_line_of_a_file(result: Result) -> None:
    rows = [Row({"name": "word " * 99, "n": 1, "day": None, "list": []}), *result.rows]
    lines = render(Result(QUERY, {}, rows)).split("\n")
    assert max(map(width, lines)) < 150
    assert "".join(lines).count("word") == 99


def test_the_why_of_a_document_with_pages_names_the_page() -> None:
    found = Evidence("d", "Title", None, None, None, "S.", 3, 5, "linked", "r1", 0.6, "f1", 12)
    assert cite(found) == "“S.” — Title p. 12 [d:3-5] (linked, r1, 0.60)"


def test_the_table_shows_why_below_each_row(result: Result) -> None:
    told = render(result, why=True)
    assert "    “A said so.” — Title, Paper, 2031-05-02 [d1:3-10] (stated, r1, 0.88)\n" in told


def test_terminal_escapes_are_taken_out() -> None:
    nasty = Result(
        QUERY, {}, [Row({"name": "a\x1b[31mb\r\nc\u202e", "n": 1, "day": None, "list": []})]
    )
    for fmt in ("table", "md"):
        assert not set("\x1b\r\u202e") & set(render(nasty, fmt))


def test_csv_reads_back_and_runs_no_formula(result: Result) -> None:
    assert list(csv.reader(io.StringIO(render(result, "csv")))) == [
        ["name", "n", "day", "list"],
        ["李克强", "3", "2031-05-01", "a; b"],
        ["'=cmd|x", "-12", "", ""],
    ]


def test_csv_with_why_has_a_line_for_each_sentence(result: Result) -> None:
    rows = list(csv.DictReader(io.StringIO(render(result, "csv", why=True, facts=True))))
    assert [(r["name"], r["facts"], r["why_document"], r["why_start"]) for r in rows] == [
        ("李克强", "f1; f2", "d1", "3"),
        ("'=cmd|x", "f3", "", ""),
    ]


@pytest.mark.parametrize("fmt", ["json", "jsonl"])
def test_json_keeps_types_and_order(result: Result, fmt: str) -> None:
    text = render(result, fmt, why=True)
    rows = json.loads(text) if fmt == "json" else [json.loads(line) for line in text.splitlines()]
    first = {"name": "李克强", "n": 3, "day": "2031-05-01", "list": ["a", "b"]}
    assert {k: v for k, v in rows[0].items() if k != "why"} == first
    assert list(rows[0]) == [*first, "why"]
    assert rows[0]["why"][0]["published"] == "2031-05-02"
    assert rows[1]["why"] == []


def test_markdown_escapes_and_numbers_the_sentences(result: Result) -> None:
    lines = render(result, "md", why=True).splitlines()
    assert lines[0] == "| name | n | day | list | why |"
    assert lines[2] == "| 李克强 | 3 | 2031-05-01 | a; b | [1] |"
    assert lines[3] == "| =cmd\\|x | -12 |  |  |  |"
    assert lines[5].startswith("1. “A said so.”")


@pytest.mark.parametrize("fmt", FORMATS)
def test_an_empty_answer_keeps_its_shape(fmt: str) -> None:
    text = render(Result(QUERY, {}, []), fmt)
    assert text == {
        "table": "no rows\n",
        "csv": "name,n,day,list\n",
        "json": "[]\n",
        "jsonl": "",
        "md": "| name | n | day | list |\n| --- | --- | --- | --- |\n",
    }[fmt]  # fmt: skip


def test_an_unknown_format_is_refused(result: Result) -> None:
    with pytest.raises(UsageError, match="unknown format 'jsn'; did you mean json"):
        render(result, "jsn")


def test_a_frame_has_the_declared_columns_also_when_empty(result: Result) -> None:
    assert list(result.df().columns) == ["name", "n", "day", "list"]
    assert result.df(facts=True)["facts"].tolist() == [["f1", "f2"], ["f3"]]
    assert list(Result(QUERY, {}, []).df().columns) == ["name", "n", "day", "list"]


@given(st.text(alphabet=st.characters(exclude_characters="\n")), st.integers(2, 30))
def test_wrapping_loses_nothing_and_fits(text: str, columns: int) -> None:
    lines = wrapped(text, columns)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line) <= columns for line in lines)


def test_a_notebook_shows_a_table_in_which_no_text_is_markup() -> None:
    values = ["<script>x</script>\x1b[31m", 3, date(2031, 5, 1), ["a", "b"]]
    rows = [Row(dict(zip(QUERY.visible, values, strict=True)))]
    drawn = Result(QUERY, {}, rows, ("read & <understood>",))._repr_html_()

    table = ElementTree.fromstring(f"<div>{drawn}</div>")
    assert table.findtext(".//caption/b") == "Ask"
    assert [th.text for th in table.iter("th")] == ["name", "n", "day", "list"]
    assert [td.text for td in table.iter("td")] == [
        "<script>x</script> [31m", "3", "2031-05-01", "a; b",
    ]  # fmt: skip
    assert table.findtext(".//small") == "read & <understood>"


def test_a_notebook_says_what_a_long_or_empty_answer_leaves_out() -> None:
    many = Result(QUERY, {}, [Row(dict.fromkeys(QUERY.visible, n)) for n in range(100)])

    assert many._repr_html_().count("<tr>") == 61
    assert "40 more rows" in many._repr_html_()
    assert "no rows" in Result(QUERY, {}, [])._repr_html_()
