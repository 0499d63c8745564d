"""Files that cannot be read: listed, nothing of them written, the rest loaded."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.cli import main
from graph.store import Store
from graph.writer import stats
from loaders.lists.options import given
from loaders.pipeline import load_sources
from tests.bad_files import write


def test_nothing_of_them_is_written(store: Store, tmp_path: Path) -> None:
    files = write(tmp_path)
    before = stats(store)
    done = load_sources(store, list(files.values()), given=given("Harbour Talks"))
    assert (done.loaded, done.replaced, len(done.failed)) == (0, 0, len(files))
    assert [origin for origin, _ in done.failed] == [str(path) for path in files.values()]
    assert stats(store) == before


def test_the_command_lists_them_and_loads_what_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ENTENTE_DB", f"embedded:{tmp_path / 'graph'}")
    (folder := tmp_path / "docs").mkdir()
    files = write(folder)
    good = folder / "good.csv"
    good.write_text("Name,Country\nAda Alm,Norway\n")
    code = main(["--quiet", "load", *map(str, files.values()), str(good), "--event", "Talks"])
    said = capsys.readouterr().err.splitlines()
    assert code == 1
    assert [line.partition(": ")[0] for line in said] == [str(path) for path in files.values()]
    main(["stats", "--json"])
    assert json.loads(capsys.readouterr().out)["documents"] == 1
