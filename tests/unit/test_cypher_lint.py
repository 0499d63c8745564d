"""The lint of saved queries finds what a person would miss."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tools import cypher_lint


@pytest.mark.skipif(
    not (shutil.which("npm") or os.environ.get("ENTENTE_REQUIRE_NODE")), reason="needs node and npm"
)
def test_a_wrong_query_is_found_and_a_right_one_is_not(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    right, wrong = tmp_path / "right.cypher", tmp_path / "wrong.cypher"
    right.write_text(
        "MATCH (p:Person)-[:ATTENDED]->(e:Event)\nRETURN p.name AS name, e.start AS day\n"
    )
    wrong.write_text(
        "MATCH (p:Person)-[:ATENDED]->(e:Event)\nMATCH (e)-[:ATTENDED]->(d:Document)\n"
        "RETURN p.nmae AS name, f.start AS day\n"
    )
    assert cypher_lint.lint([right]) == 0
    assert cypher_lint.lint([wrong]) == 1
    said = capfd.readouterr().out
    assert "ATENDED is not present" in said
    assert "nmae is not present" in said
    assert "Variable `f` not defined" in said
    assert "wrong.cypher:2:" in said
