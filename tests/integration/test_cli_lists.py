"""The commands that take lists of participants: what they show, what they refuse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import loaders
from graph.api import connect
from graph.cli import main

TABLE = "Who,Seat,From\nAda Alm,Pilot,Norway\n,Judge,Chile\n"
MAP = ("--map", "Who=name", "--map", "Seat=title", "--map", "From=delegation")


def told(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ENTENTE_DB", f"embedded:{tmp_path / 'graph'}")
    path = tmp_path / "docs" / "who.csv"
    path.parent.mkdir()
    path.write_text(TABLE)
    return path


def test_columns_event_and_day_are_told_and_the_mapping_is_shown_first(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = told(
        capsys, "load", table, "--event", "Harbour Talks", "--date", "2024-06-03", *MAP
    )
    assert code == 0
    assert out.startswith("1 document: 1 new, 1 rows or lines not understood; +")
    assert err.splitlines() == [
        f"{table}: columns: Who = name, Seat = title, From = delegation",
        f"{table}: row 3: names nobody: Judge | Chile",
    ]
    _, out, _ = told(capsys, "report", "who_attended", "event=Harbour Talks", "--format", "json")
    assert [(row["name"], row["title"], row["represents"]) for row in json.loads(out)] == [
        ("Ada Alm", "Pilot", ["Norway"])
    ]


@pytest.mark.parametrize(
    ("options", "code", "message"),
    [
        ((), 1, "no column of names among Who, Seat, From; name one with --map COLUMN=name"),
        (MAP, 1, "nothing in it names the event; add --event NAME"),
        ((*MAP, "--date", "never"), 2, "--date never: is no day"),
        (("--map", "Who"), 2, "--map Who: write COLUMN=FIELD"),
        (("--map", "Whom=name"), 1, "no column of names among Who"),
        ((*MAP, "--map", "Whom=role", "--event", "Talks"), 1, "no column 'Whom'; there are Who"),
    ],
)
def test_what_is_missing_or_wrong_is_one_line_and_writes_nothing(
    table: Path,
    capsys: pytest.CaptureFixture[str],
    options: tuple[str, ...],
    code: int,
    message: str,
) -> None:
    found, _, err = told(capsys, "--quiet", "load", table, *options)
    assert found == code
    assert message in err
    assert "Traceback" not in err
    assert len(err.strip().splitlines()) == 1
    assert json.loads(told(capsys, "stats", "--json")[1])["documents"] == 0


def test_a_table_in_a_folder_that_lists_nobody_is_passed_over_with_a_note(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (table.parent / "ada.txt").write_text("OSLO - Norway's pilot Ada Alm met Ina Berg in Oslo.\n")
    code, out, err = told(capsys, "load", table.parent)
    assert code == 0
    assert out.startswith("1 document: 1 new; +")
    assert "who.csv: no column of names" in err
    assert err.strip().endswith("(passed over)")


def test_the_library_takes_the_same_options(table: Path) -> None:
    columns = {"Who": "name", "Seat": "title", "From": "delegation"}
    with connect() as db:
        done = loaders.load(db, table, event="Harbour Talks", date="2024-06-03", columns=columns)
    assert (done.loaded, len(done.unread)) == (1, 1)
    assert done.notes == (f"{table}: columns: Who = name, Seat = title, From = delegation",)
