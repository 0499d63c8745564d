import re
import subprocess
import sys
from pathlib import Path

import pytest

from graph.cli import main, run
from graph.cli.output import write_file
from graph.errors import EntenteError, NoRowsError, UsageError


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"]])
def test_help_names_every_command(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    code, out, err = told(capsys, *arguments)
    assert (code, err) == (0, "")
    for command in ("init", "report", "reports", "show", "stats", "check", "extract", "score"):
        assert f"\n  {command} " in out


def test_the_version_is_that_of_the_distribution(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = told(capsys, "--version")
    assert code == 0
    assert re.match(r"entente(,| \d+\.)", out)


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["nonsense"], "see entente --help"),
        (["--nonsense"], "see entente --help"),
        (["report", "--nonsense"], "see entente report --help"),
        (["report", "who", "--format", "xml"], "see entente report --help"),
        (["report", "who", "--format", "xml"], "'-f': 'xml' is not one of 'table'"),
        (["score", "a"], "see entente score --help"),
        (["extract"], "see entente extract --help"),
        (["extract", "x", "--jobs", "0"], "see entente extract --help"),
        (["extract", "x", "--min-confidence", "7"], "see entente extract --help"),
        (["report"], "entente reports lists them"),
        (["report", "--all"], "entente report --all --out DIR"),
        (["report", "no_such_report"], "no report is called 'no_such_report'"),
        (["reports", "no_such_report"], "no report is called 'no_such_report'"),
        (["extract", "x", "--explain", "--out", "y"], "use one of them"),
        (["extract", "x", "--encoding", "klingon"], "no such text encoding"),
        (["show", "caf\udce9"], "is not UTF-8"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    hint: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x").write_text("Text")
    code, out, err = told(capsys, *arguments)
    assert (code, out) == (2, "")
    assert hint in err
    assert err.count("\n") == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == ["x"]


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (UsageError("wrong\nway"), 2, "wrong way\n"),
        (NoRowsError("none"), 3, "none\n"),
        (EntenteError("broken"), 1, "broken\n"),
        (KeyboardInterrupt(), 130, "interrupted; what was done before stays\n"),
        (
            ZeroDivisionError("by zero"),
            1,
            "unexpected ZeroDivisionError: by zero;"
            " run again with --debug before the command for the details\n",
        ),
    ],
)
def test_every_error_is_one_line_with_its_code(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    code: int,
    line: str,
) -> None:
    def broken(_: object) -> object:
        raise error

    monkeypatch.setattr("graph.queries.catalogue", broken, raising=True)
    monkeypatch.setattr("graph.queries.get", broken, raising=True)
    assert told(capsys, "reports", "x") == (code, "", line)


def test_debug_shows_the_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> object:
        raise ZeroDivisionError

    monkeypatch.setattr("graph.queries.get", broken)
    with pytest.raises(ZeroDivisionError):
        run.main(["--debug", "reports", "x"])


@pytest.mark.parametrize(
    "arguments", [["--help"], ["reports"], ["report", "--help"], ["score", "--help"]]
)
def test_commands_that_extract_nothing_leave_the_parser_alone(arguments: list[str]) -> None:
    code = (
        "import sys\nfrom graph.cli import main\n"
        f"code = main({arguments!r})\n"
        "heavy = {'spacy', 'numpy', 'rich', 'neo4j', 'arcadedb'} & set(sys.modules)\n"
        "sys.exit(code or ', '.join(heavy) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_reader_that_has_enough_is_no_error() -> None:
    code = "import sys\nfrom graph.cli import main\nsys.exit(main(['--help']))"
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_files_are_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "new" / "out.csv"
    write_file(target, "a\r\nb\n")
    assert target.read_bytes() == b"a\r\nb\n"
    assert [p.name for p in target.parent.iterdir()] == ["out.csv"]
    with pytest.raises(EntenteError, match="cannot be written"):
        write_file(target / "below.csv", "x")
    with pytest.raises(UnicodeEncodeError):
        write_file(target, "half \ud800")
    assert target.read_bytes() == b"a\r\nb\n"
    assert [p.name for p in target.parent.iterdir()] == ["out.csv"]
