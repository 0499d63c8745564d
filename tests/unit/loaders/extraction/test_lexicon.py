from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import DefinitionError
from loaders.extraction import extract
from loaders.extraction.lexicon import lexicon


def test_words_of_an_analyst_come_on_top(tmp_path: Path) -> None:
    (tmp_path / "titles.tsv").write_text("word\tplural\tkind\nshellmaster\tshellmasters\toffice\n")
    text = "The talks were opened by Norwegian Shellmaster Nora Vik."
    assert extract(text, lexicon=tmp_path).people[0].titles == ("Shellmaster",)
    assert "minister" in lexicon(tmp_path).heads


def test_a_bad_line_is_named_with_file_and_number(tmp_path: Path) -> None:
    (tmp_path / "titles.tsv").write_text("word\tplural\tkind\nshellmaster\t\tboss\n")
    with pytest.raises(DefinitionError, match=r"titles\.tsv:2: 'boss' is none of"):
        lexicon(tmp_path)


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match="no such folder"):
        lexicon(tmp_path / "none")
