"""Every shipped query keeps its promises before any database has seen it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph import queries
from graph.browser.favourites import pictures
from graph.config import resource
from graph.errors import QueryError, UsageError
from graph.queries import catalogue, get, load
from graph.queries.record import FACTS, Query
from graph.store.text import masked

NAMES = [query.name for query in catalogue()]


@pytest.fixture(params=NAMES)
def query(request: pytest.FixtureRequest) -> Query:
    return get(request.param)


def test_every_file_is_in_the_catalogue() -> None:
    files = [path.stem for path in resource("cypher").rglob("*") if path.is_file()]
    assert sorted(files) == sorted(NAMES)
    assert {"who_attended", "blocs_represented", "missing_members"} <= set(NAMES)


def test_every_row_can_say_why(query: Query) -> None:
    assert query.columns[-1] == FACTS


def test_every_report_runs_without_parameters_and_explains_them(query: Query) -> None:
    assert [p.name for p in query.parameters if p.required or not p.help] == []
    assert query.description
    assert query.tags


def test_no_report_speaks_of_alliance(query: Query) -> None:
    told = " ".join([query.title, query.description, *query.columns])
    assert not re.search(r"\b(?:all(?:y|ied|ies)\b|alliance|agrees?\b)", told, re.I)


def test_an_answer_about_absence_says_how_complete_the_list_is(query: Query) -> None:
    if "absence" in query.tags or "blocs" in query.tags:
        assert "roster" in query.columns
    if "blocs" in query.tags:
        assert {"as_of", "as_of_basis"} <= set(query.columns)


def test_titles_are_short_enough_for_a_list_of_favourites(query: Query) -> None:
    assert 10 <= len(query.title) <= 80
    assert not query.title.endswith(".")


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="did you mean who_attended"):
        get("who_atended")
    with pytest.raises(UsageError, match="'entente reports' lists them"):
        get("zzz")
    assert get("who-attended").name == "who_attended"


def test_a_file_of_ones_own_is_read_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "mine.cypher"
    path.write_text("// Mine\nRETURN 1 AS one\n", encoding="utf-8")
    assert get(str(path)).title == "Mine"
    with pytest.raises(UsageError, match="no such file"):
        get(str(tmp_path / "other.cypher"))
    path.write_bytes(b"// M\xe9\n")
    with pytest.raises(QueryError, match=r"mine\.cypher:1: not UTF-8"):
        load(path)


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    for topic in ("a", "b"):
        (tmp_path / topic).mkdir()
        text = "// Title\n// name: ask\n// returns: one\nRETURN 1 AS one\n"
        (tmp_path / topic / "ask.cypher").write_text(text, encoding="utf-8")
    with pytest.raises(QueryError, match="name 'ask' is taken by"):
        catalogue(tmp_path)


def test_a_shipped_query_that_writes_is_refused(tmp_path: Path) -> None:
    text = "// Title\n// name: ask\n// returns: x\nMATCH (n) SET n.x = 1 RETURN n.x AS x\n"
    (tmp_path / "ask.cypher").write_text(text, encoding="utf-8")
    with pytest.raises(QueryError, match=r"ask\.cypher:4: "):
        catalogue(tmp_path)


_AT_THE_EDGE = re.compile(
    r"(?:OPTIONAL MATCH|MATCH|WHERE|WITH|RETURN|ORDER BY|LIMIT|UNWIND|UNION|CALL|\})(?=\W|$)"
)
_LOWER = re.compile(
    r"(?<![\w.$:'`])(?:match|where|with|return|order by|limit|unwind|and|or|not|in|as)(?= )"
)


@pytest.mark.parametrize("query", [*catalogue(), *pictures()], ids=lambda query: query.name)
def test_every_query_has_the_one_layout(query: Query) -> None:
    assert query.text == query.text.rstrip() + "\n"
    for line in query.text.splitlines():
        assert line == line.rstrip()
        assert "\t" not in line
        if not line.startswith("//"):
            assert len(line) <= 130
            assert line.startswith("  ") or _AT_THE_EDGE.match(line), line
            assert not _LOWER.search(masked(line)), line


def test_the_page_of_questions_lists_every_report() -> None:
    page = Path(queries.__file__).with_name("README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\|[^|]*\| `(\w+)` \|", page, re.MULTILINE)
    assert sorted(listed) == sorted(NAMES)
