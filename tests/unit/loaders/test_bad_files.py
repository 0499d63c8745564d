"""Files that cannot be read: one line each that says what to do, and little memory."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.bad_files import FILES, GIGABYTE


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What was said of each file, and what reading it took."""
    folder = tmp_path_factory.mktemp("bad")
    command = [sys.executable, "-m", "tests.bad_files", str(folder)]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    found: dict[str, dict[str, Any]] = {}
    for line in map(json.loads, lines):
        found.setdefault(line["what"], {"folder": folder}).update(line)
    return found


@pytest.mark.parametrize("what", FILES)
def test_it_is_refused_in_one_line_and_little_memory(
    what: str, read: dict[str, dict[str, Any]]
) -> None:
    found = read[what]
    assert found["documents"] == 0
    (said,) = found["said"]
    assert said.startswith(str(Path(found["folder"]) / what.replace(" ", "-")))
    assert re.search(FILES[what].told, said), said
    assert "\n" not in said
    assert found["bytes"] < 0.5 * GIGABYTE
