"""Commands that read, on an embedded graph of known content."""

import csv
import json
from pathlib import Path

import pytest

import graph
from graph.cli import main
from tests.report_graph import EVENT, build


class Runner:
    """Runs a command on one graph and gives its exit code, stdout and stderr."""

    def __init__(self, db: str, capsys: pytest.CaptureFixture[str]) -> None:
        self.db = db
        self.capsys = capsys

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        code = main([*arguments, "--db", self.db])
        out, err = self.capsys.readouterr()
        return code, out, err


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    db = f"embedded:{tmp_path_factory.mktemp('cli') / 'graph'}"
    with graph.connect(db) as database:
        database.init()
        build(lambda cypher, rows: database.store.write(lambda tx: tx.run(cypher, **rows)))
    return db


@pytest.fixture
def run(address: str, capsys: pytest.CaptureFixture[str]) -> Runner:
    return Runner(address, capsys)


@pytest.fixture
def empty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Runner:
    return Runner(f"embedded:{tmp_path / 'empty'}", capsys)


def test_a_report_is_a_table_with_its_sentences_under_why(run: Runner) -> None:
    code, out, err = run("report", "who_attended", "event=lithium ministerial")
    assert (code, err) == (0, "")
    assert out.splitlines()[0].split() == ["name", "title", "represents", "role"]
    assert "Ana Suárez" in out
    assert "convened" in out
    code, out, _ = run("report", "who_attended", "event=Lithium Ministerial", "--why")
    assert code == 0
    assert "“Argentina’s Finance Minister Ana Suárez convened the Lithium Ministerial.”" in out


def test_a_report_can_be_a_file_of_any_format(run: Runner, tmp_path: Path) -> None:
    target = tmp_path / "answer.csv"
    code, out, err = run("report", "who_attended", f"event={EVENT}", "--out", str(target))
    assert (code, out) == (0, "")
    assert err == f"Wrote 5 rows to {target}\n"
    with target.open(newline="") as file:
        assert next(row["name"] for row in csv.DictReader(file)) == "Ana Suárez"
    code, out, _ = run("report", "who_attended", f"event={EVENT}", "--format", "json")
    assert [row["role"] for row in json.loads(out)][:2] == ["convened", "presented"]


def test_names_may_be_typed_loosely_and_that_is_said(run: Runner) -> None:
    code, _, err = run("report", "who_attended", "event=the lithium-ministerial")
    assert code == 0
    assert err == f"event: 'the lithium-ministerial' was read as {EVENT}\n"


@pytest.mark.parametrize(
    ("arguments", "code", "line"),
    [
        (("report", "who_attended", "event=Lithum Ministerial"), 2, "did you mean Lithium"),
        (("report", "who_attended", "evnt=x"), 2, "has no parameter 'evnt'"),
        (("report", "who_attended", "event"), 2, "expected KEY=VALUE"),
        (("report", "who_said_what", "since=May"), 2, "expected a day, month or year"),
        (("report", "who_said_what", "topic=gold", "--fail-if-empty"), 3, "no rows"),
        (("report", "missing.cypher"), 2, "no such file"),
        (("report", "who_attended", "--against", "missing.json"), 1, "cannot be read"),
        (("report", "who_attended", "--against", "x.json", "--why"), 2, "leave out --why"),
        (("show", "Nobody At All"), 2, "no actor or event is called 'Nobody At All'"),
        (("show", "suarex"), 2, "did you mean"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(
    run: Runner, arguments: tuple[str, ...], code: int, line: str
) -> None:
    got, out, err = run(*arguments)
    assert got == code
    assert line in err
    assert err.count("\n") == 1
    assert out in ("", "no rows\n")


def test_a_file_that_writes_is_refused(run: Runner, tmp_path: Path) -> None:
    query = tmp_path / "mine.cypher"
    query.write_text("// Mine\nMATCH (n:Person) SET n.name = 'x' RETURN n.name AS name\n")
    code, _, err = run("report", str(query))
    assert code == 1
    assert err.count("\n") == 1
    assert run("show", "Suárez")[0] == 0


def test_changes_since_an_earlier_answer(run: Runner, tmp_path: Path) -> None:
    old = tmp_path / "old.json"
    run("report", "who_attended", f"event={EVENT}", "--out", str(old))
    code, out, _ = run("report", "who_attended", f"event={EVENT}", "--against", str(old))
    assert (code, out) == (0, "0 rows vanished, 0 appeared, 0 changed, 5 unchanged\n")
    rows = json.loads(old.read_text())
    old.write_text(json.dumps([{**rows[0], "role": "hosted"}, *rows[1:]]))
    code, out, _ = run("report", "who_attended", f"event={EVENT}", "--against", str(old))
    changed, count = out.splitlines()
    assert json.loads(changed.removeprefix("~ ")) == {
        "name": rows[0]["name"],
        "title": rows[0]["title"],
        "role": {"was": "hosted", "is": "convened"},
    }
    assert count == "0 rows vanished, 0 appeared, 1 changed, 4 unchanged"
    old.write_text(json.dumps([{**rows[0], "name": "Nobody"}, *rows[1:]]))
    code, out, _ = run("report", "who_attended", f"event={EVENT}", "--against", str(old))
    gone, new, count = out.splitlines()
    assert json.loads(gone.removeprefix("- "))["name"] == "Nobody"
    assert json.loads(new.removeprefix("+ ")) == rows[0]
    assert count == "1 rows vanished, 1 appeared, 0 changed, 4 unchanged"
    old.write_text('[{"other": 1}]')
    code, _, err = run("report", "who_attended", f"event={EVENT}", "--against", str(old))
    assert code == 1
    assert "has other columns" in err


def test_all_reports_go_into_a_folder(run: Runner, tmp_path: Path) -> None:
    folder = tmp_path / "answers"
    code, out, _ = run("report", "--all", "--out", str(folder), "--why")
    assert code == 0
    files = sorted(path.name for path in folder.iterdir())
    assert out == f"Wrote {len(files)} reports to {folder}\n"
    assert "who_attended.csv" in files


def test_show_gives_facts_with_their_sentences(run: Runner) -> None:
    code, out, _ = run("show", "ana suarez")
    assert code == 0
    assert out.startswith("Ana Suárez  (Person ana-suarez@ARG)\n")
    assert "ATTENDED ->  (1)\n  Lithium Ministerial" in out
    code, out, _ = run("show", EVENT, "--json")
    profile = json.loads(out)
    assert (profile["label"], profile["id"]) == ("Event", EVENT)
    attended = [edge for edge in profile["edges"] if edge["type"] == "ATTENDED"]
    assert next(edge["id"] for edge in attended) == "ana-suarez@ARG"
    assert attended[0]["claims"] == 2
    code, out, _ = run("show", EVENT, "--limit", "1")
    assert "4 more; --limit 5 shows all" in out


def test_stats_count_and_hash(run: Runner) -> None:
    code, out, _ = run("stats", "--json")
    assert code == 0
    found = json.loads(out)
    assert found["nodes"]["Person"] == 6
    assert len(found["fact_hash"]) == 64
    code, out, _ = run("stats")
    assert f"fact hash {found['fact_hash']}" in out


def test_an_empty_graph_says_what_to_do(empty: Runner) -> None:
    assert empty("init")[0] == 0
    for arguments in (("show", "Anybody"), ("report", "who_attended", "event=x")):
        code, _, err = empty(*arguments)
        assert code == 2
        assert "load a document first" in err
    code, out, _ = empty("report", "who_attended")
    assert (code, out) == (0, "no rows\n")
    assert empty("check")[0] == 0


def test_python_gives_the_same_answers(address: str) -> None:
    with graph.connect(address) as db:
        result = db.report("who_attended", event="Lithium Ministerial")
        assert result.columns == ("name", "title", "represents", "role")
        assert result.rows[0]["name"] == "Ana Suárez"
        assert list(result.df()["role"])[:2] == ["convened", "presented"]
        assert "convened the Lithium Ministerial" in result.why(result.rows[0])[0].quote
        assert db.show("Suárez").id == "ana-suarez@ARG"
        assert db.stats().nodes["Person"] == 6
        assert "who_attended" in [query.name for query in db.reports()]
