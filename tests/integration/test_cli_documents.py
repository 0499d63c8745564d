"""Commands that read documents, on an embedded graph; the bad input matrix."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import graph
import loaders
from graph.cli import main
from loaders.documents.text import LIMIT

TALKS = (
    "OSLO, May 31 - Norway's Foreign Minister Kari Solheim met her Danish counterpart Jens"
    " Mikkelsen in Oslo on Friday.\n\n“We agreed to cooperate,” Solheim told reporters.\n"
)


def told(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "talks.txt").write_text(TALKS)
    return folder


@pytest.fixture
def db(tmp_path: Path) -> str:
    return f"embedded:{tmp_path / 'graph'}"


def index_of(folder: Path) -> Path:
    index = folder.parent / "index.jsonl"
    index.write_text('{"id": "talks", "title": "Oslo talks", "published": "2024-05-31"}\n')
    return index


def test_a_document_goes_in_once_and_a_second_load_changes_nothing(
    docs: Path, db: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = told(capsys, "--db", db, "load", docs, "--index", index_of(docs))
    assert (code, err) == (0, "")
    assert out.startswith("1 document: 1 new; +")
    first = json.loads(told(capsys, "stats", "--json", "--db", db)[1])
    code, out, _ = told(capsys, "load", docs, "--index", index_of(docs), "--db", db)
    assert (code, out) == (
        0,
        "1 document: 1 unchanged; +0 people, bodies, events and statements, +0 facts\n",
    )
    assert json.loads(told(capsys, "stats", "--json", "--db", db)[1]) == first
    code, out, _ = told(capsys, "show", "Kari Solheim", "--db", db)
    assert code == 0
    assert "REPRESENTS ->" in out
    assert told(capsys, "check", "--db", db)[:2] == (
        0,
        "The graph is whole: every fact leads back to its sentence\n",
    )


def test_a_folder_with_bad_files_loads_the_rest_and_ends_with_1(
    docs: Path, db: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (docs / "bad.txt").write_bytes(b"\x89PNG\0\0")
    (docs / "empty.md").write_bytes(b"")
    code, out, err = told(capsys, "load", docs, "--json", "--db", db)
    assert code == 1
    assert [line.split(": ")[0] for line in err.splitlines()] == [
        str(docs / "bad.txt"),
        str(docs / "empty.md"),
    ]
    summary = json.loads(out)
    assert summary["loaded"] == 1
    assert [failure["source"] for failure in summary["failed"]] == [
        str(docs / "bad.txt"),
        str(docs / "empty.md"),
    ]


BAD: dict[str, bytes] = {
    "empty.txt": b"",
    "image.txt": b"\x89PNG\0\0",
    "latin.txt": "Réunion".encode("latin-1"),
    "matter.txt": b"---\nnonsense\n---\nText",
    "large.txt": b"x" * (LIMIT + 1),
    "old.doc": b"\xd0\xcf\x11\xe0",
}


@pytest.mark.parametrize("command", ["load", "extract"])
@pytest.mark.parametrize("name", [*BAD, "missing.txt", "index"])
def test_bad_input_is_one_line_and_nothing_is_written(
    tmp_path: Path, db: str, capsys: pytest.CaptureFixture[str], command: str, name: str
) -> None:
    source = tmp_path / name
    arguments: list[object] = [source]
    if name in BAD:
        source.write_bytes(BAD[name])
    elif name == "index":
        (tmp_path / "a.txt").write_text("Text")
        source.write_text("{")
        arguments = [tmp_path / "a.txt", "--index", source]
    target = ["--db", db] if command == "load" else ["--out", tmp_path / "out"]
    code, _, err = told(capsys, "--quiet", command, *arguments, *target)
    assert code == 1
    assert err.count("\n") == 1
    assert str(source) in err
    assert "Traceback" not in err
    assert not (tmp_path / "out").exists()
    if (tmp_path / "graph").exists():
        with graph.connect(db) as database:
            assert not any(database.stats().nodes.values())  # nor the reference data


def test_extract_writes_a_sheet_for_each_document(
    docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    (docs / "odd.md").write_text("---\nid: https://example.org/a?b=1\n---\n" + TALKS)
    code, told_out, err = told(capsys, "extract", docs, "--index", index_of(docs), "--out", out)
    assert (code, told_out, err) == (0, "", f"Wrote 2 of 2 to {out}\n")
    names = sorted(path.name for path in out.iterdir())
    assert names[1] == "talks.json"
    assert names[0].startswith("example-org-a-b-1-")
    sheet = json.loads((out / "talks.json").read_text())
    assert (sheet["id"], sheet["published"]) == ("talks", "2024-05-31")
    assert "Kari Solheim" in [person["name"] for person in sheet["people"]]
    code, lines, _ = told(capsys, "extract", docs, "--index", index_of(docs))
    records = [json.loads(line) for line in lines.splitlines()]
    assert sheet in records
    assert told(capsys, "score", out, out)[1].endswith("stated): 1.000\n")


def test_extract_explains_each_sentence(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = told(capsys, "extract", docs / "talks.txt", "--explain")
    assert code == 0
    assert "[2] “We agreed to cooperate,” Solheim told reporters." in out
    assert "person     Kari Solheim" in out


def test_two_files_of_one_name_do_not_overwrite_each_other(
    docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (docs / "sub").mkdir()
    (docs / "sub" / "talks.txt").write_text(TALKS + "More.")
    code, _, err = told(capsys, "--quiet", "extract", docs, "--out", tmp_path / "out")
    assert code == 1
    assert "give both an id" in err


def test_python_loads_and_extracts(docs: Path, db: str) -> None:
    with graph.connect(db) as database:
        summary = loaders.load(database, docs)
        assert (summary.loaded, summary.failed) == (1, ())
        assert loaders.load(database, docs).unchanged == 1
        assert database.show("Kari Solheim").label == "Person"
    extraction = loaders.extract(TALKS)
    assert "Jens Mikkelsen" in [person.name for person in extraction.people]


def test_the_demo_answers_three_questions_and_changes_nothing_the_second_time(
    db: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = told(capsys, "demo", "--db", db)
    assert (code, err) == (0, "")
    for words in ("Scott Bessent", "Group of Seven", "prudent derisking", "Next: entente report"):
        assert words in out
    first: dict[str, Any] = json.loads(told(capsys, "stats", "--json", "--db", db)[1])
    code, out, _ = told(capsys, "demo", "--db", db)
    assert code == 0
    assert "unchanged" in out.splitlines()[0]
    assert json.loads(told(capsys, "stats", "--json", "--db", db)[1]) == first


def test_a_second_load_and_a_report_do_not_import_the_parser(
    docs: Path, db: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(capsys, "load", docs, "--db", db)[0] == 0
    for arguments in (["load", str(docs)], ["report", "who_attended"], ["stats"], ["check"]):
        code = (
            "import sys\nfrom graph.cli import main\n"
            f"code = main({['--quiet', *arguments, '--db', db]!r})\n"
            "heavy = {'spacy', 'rich'} & set(sys.modules)\n"
            "sys.exit(code or ', '.join(heavy) or 0)"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")
