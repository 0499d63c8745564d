"""The house keeps its own rules."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def _tracked(*patterns: str) -> list[Path]:
    out = subprocess.run(
        ["git", "ls-files", *patterns], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [ROOT / line for line in out.stdout.splitlines()]


def test_no_python_file_is_longer_than_400_lines() -> None:
    files = _tracked("*.py")
    assert len(files) > 20
    lengths = {f: len(f.read_text(encoding="utf-8").splitlines()) for f in files}
    assert {f.name: n for f, n in lengths.items() if n > 400} == {}


def test_no_machine_path_and_no_registry_address_is_kept() -> None:
    wrong = re.compile(r"/(?:root|home/\w+|work)/|https?://(?:pypi|files\.pythonhosted|registry\.)")
    found = [
        f"{f.relative_to(ROOT)}: {m[0]}"
        for f in _tracked(
            "*.py", "*.md", "*.toml", "*.txt", "*.yml", "*.tsv", "*.cypher", "Makefile"
        )
        if f != Path(__file__)
        for m in [wrong.search(f.read_text(encoding="utf-8"))]
        if m
    ]
    assert found == []


def test_every_pin_is_exact() -> None:
    pins = (ROOT / "constraints.txt").read_text().split()
    assert len(pins) > 30
    assert [p for p in pins if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", p)] == []


def test_readme_names_the_two_commands_and_every_make_target_exists() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z0-9]+):", (ROOT / "Makefile").read_text(), re.M))
    named = set(re.findall(r"\bmake ([a-z0-9]+)\b", readme))
    assert {"demo", "test"} <= named
    assert named <= targets
