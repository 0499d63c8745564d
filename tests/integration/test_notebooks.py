"""The notebooks and the page for network users run as they stand, on both databases."""

from __future__ import annotations

import doctest
import json
import subprocess
import sys
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest

import graph
import loaders
from graph.config import Settings, resource
from graph.store import Store
from tests.integration.conftest import wipe

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
_RUN = "from nbclient.cli import main; main()"
PICTURES = {"01": 1, "02": 2, "03": 2, "04": 1}


@pytest.fixture(scope="module")
def dispatches(session_store: Store) -> Store:
    """A graph of its own: notebooks load the dispatches as their readers do, by extraction."""
    wipe(session_store)
    loaders.load(graph.Database(session_store), resource("seeds") / "documents")
    return session_store


@pytest.fixture
def address(dispatches: Store, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> str:
    """The graph of the tests, as a notebook finds it: by the environment."""
    assert dispatches
    monkeypatch.setenv("ENTENTE_DB", settings.db)
    if settings.password:
        monkeypatch.setenv("NEO4J_USERNAME", settings.user)
        monkeypatch.setenv("NEO4J_PASSWORD", settings.password)
    monkeypatch.setenv("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    return settings.db


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_draws(path: Path, address: str, tmp_path: Path) -> None:
    assert address
    done = subprocess.run(
        [sys.executable, "-c", _RUN, str(path), f"--output={tmp_path / 'run'}"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr[-2000:]
    outputs = [o for cell in _cells(tmp_path / "run.ipynb") for o in cell.get("outputs", [])]
    assert not [o for o in outputs if o["output_type"] == "error" or o.get("name") == "stderr"]
    pictures = [o["data"]["image/png"] for o in outputs if "image/png" in o.get("data", {})]
    assert len(pictures) == PICTURES[path.stem[:2]]
    assert all(b64decode(picture).startswith(b"\x89PNG") for picture in pictures)


def test_there_is_one_picture_count_for_each_notebook() -> None:
    assert [path.stem[:2] for path in NOTEBOOKS] == sorted(PICTURES)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_are_stored_without_output(path: Path) -> None:
    cells = _cells(path)

    assert not [cell for cell in cells if cell.get("outputs") or cell.get("execution_count")]
    assert "ENTENTE_DB" in "".join(cells[-1]["source"])  # how to use a graph of one's own


def _cells(path: Path) -> list[dict[str, Any]]:
    cells: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return cells


def test_the_page_for_network_users(address: str) -> None:
    assert address
    found = doctest.testfile(str(ROOT / "notebooks" / "README.md"), module_relative=False)

    assert found.attempted > 5
    assert found.failed == 0
