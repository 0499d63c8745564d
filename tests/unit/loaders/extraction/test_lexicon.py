from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import DefinitionError
from graph.model import Document, Extraction
from loaders.extraction import extract, extract_many
from loaders.extraction.lexicon import lexicon
from loaders.extraction.tables import TABLES, table


def own(folder: Path, name: str, *lines: str) -> Path:
    """A folder with one table: the shipped header and the given lines."""
    header = "\t".join(TABLES[name].columns)
    (folder / name).write_text("\n".join((header, *lines)) + "\n", encoding="utf-8")
    return folder


def present(found: Extraction) -> set[str]:
    names = {person.id: person.name for person in found.people}
    return {names[f.who] if isinstance(f.who, str) else f.who.name for f in found.attended}


@pytest.mark.parametrize("name", TABLES)
def test_every_shipped_table_loads(name: str) -> None:
    assert table(name)


def test_a_new_title(tmp_path: Path) -> None:
    words = own(tmp_path, "titles.tsv", "shellmaster\tshellmasters\toffice")
    text = "The talks were opened by Norwegian Shellmaster Nora Vik."
    assert extract(text, lexicon=words).people[0].titles == ("Shellmaster",)
    assert "minister" in lexicon(words).heads


def test_a_new_body(tmp_path: Path) -> None:
    words = own(tmp_path, "bodies.tsv", "Skerryhus\tSkerryhus\tministry\tNOR")
    text = "Skerryhus spokesman Per Dahl attended the meeting."
    bodies = extract(text, lexicon=words).people[0].represents
    assert ("ministry", "NOR") in {(body.type, body.iso3) for body in bodies}


def test_a_new_reporting_verb(tmp_path: Path) -> None:
    words = own(tmp_path, "reporting_verbs.tsv", "thunder\tclause\t-")
    text = "Minister Nora Vik thundered that the quota was far too low."
    assert not extract(text).stated
    (said,) = extract(text, lexicon=words).stated
    assert text[slice(*said.span)] == "the quota was far too low"


def test_a_new_event_noun(tmp_path: Path) -> None:
    words = own(tmp_path, "event_nouns.tsv", "parley\tmeeting\tplain")
    text = "Minister Nora Vik attended the parley in Oslo."
    assert [event.name for event in extract(text).events] != ["parley"]
    assert [event.name for event in extract(text, lexicon=words).events] == ["parley"]


def test_a_new_verb_of_taking_part(tmp_path: Path) -> None:
    words = own(tmp_path, "event_verbs.tsv", "frequent\t\tattend\tparticipant")
    text = "Minister Nora Vik frequented the conference in Oslo."
    assert not extract(text).attended
    assert present(extract(text, lexicon=words)) == {"Nora Vik"}


def test_words_reach_other_processes(tmp_path: Path) -> None:
    words = own(tmp_path, "event_nouns.tsv", "parley\tmeeting\tplain")
    document = Document(
        id="d", origin="d.txt", text="Minister Nora Vik attended the parley in Oslo."
    )
    (found,) = extract_many([document], jobs=2, lexicon=words)
    assert [event.name for event in found.events] == ["parley"]


def test_a_line_replaces_the_shipped_one(tmp_path: Path) -> None:
    words = own(tmp_path, "event_verbs.tsv", "attend\t\tattend\tchaired")
    (fact,) = extract("Minister Nora Vik attended the conference.", lexicon=words).attended
    assert fact.role == "chaired"


def test_a_word_is_taken_away(tmp_path: Path) -> None:
    words = own(tmp_path, "event_nouns.tsv", "-conference")
    text = "The two ministers spoke of fish at the conference of Minister Nora Vik."
    assert [event.name for event in extract(text).events]
    assert not extract(text, lexicon=words).events


@pytest.mark.parametrize(
    ("name", "line", "complaint"),
    [
        ("titles.tsv", "shellmaster\t\tboss", "'kind' is 'boss'; use one of modifier, office"),
        ("titles.tsv", "shellmaster\toffice", "2 cells; expected 3 by tabs"),
        ("event_verbs.tsv", "frequent\t\thaunt\tparticipant", "'frame' is 'haunt'"),
        ("event_verbs.tsv", "\t\tattend\tparticipant", "'verb' is empty"),
        ("reporting_verbs.tsv", "thunder\tclause,noise\t0", "'frames' is 'noise'"),
        ("reporting_nouns.tsv", "thunder\tthat\tloud\t0", "'use' is 'loud'"),
        ("speaker_nouns.tsv", "bard\tsinger", "'kind' is 'singer'"),
        ("bodies.tsv", "Skerry\tSkerry Fund\tngo\tXYZ", "'XYZ', which is no country code"),
        ("event_nouns.tsv", "-parley\tmeeting\t", "nothing but the word"),
    ],
)
def test_a_bad_line_is_named_with_file_and_number(
    tmp_path: Path, name: str, line: str, complaint: str
) -> None:
    with pytest.raises(DefinitionError, match=rf"{name}:2: .*{complaint}"):
        lexicon(own(tmp_path, name, line))


def test_a_line_twice_is_refused(tmp_path: Path) -> None:
    line = "parley\tmeeting\tplain"
    with pytest.raises(DefinitionError, match=r"event_nouns\.tsv:3: 'parley' is given twice"):
        lexicon(own(tmp_path, "event_nouns.tsv", line, line))


def test_other_columns_are_refused(tmp_path: Path) -> None:
    (tmp_path / "event_nouns.tsv").write_text("parley\tmeeting\tplain\n")
    with pytest.raises(DefinitionError, match=r"event_nouns\.tsv:1: the columns must be noun kind"):
        lexicon(tmp_path)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "event_nouns.tsv").write_bytes(b"noun\tkind\tuse\nparl\xe9\tmeeting\tplain\n")
    with pytest.raises(DefinitionError, match=r"event_nouns\.tsv: not UTF-8"):
        lexicon(tmp_path)


def test_a_table_of_unknown_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "event_noun.tsv").write_text("noun\tkind\tuse\n")
    with pytest.raises(DefinitionError, match=r"event_noun\.tsv: no table of that name; use any"):
        lexicon(tmp_path)


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match="no such folder"):
        lexicon(tmp_path / "none")
