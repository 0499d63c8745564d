"""Markdown as a source: its words without the marks."""

from datetime import date

import pytest

from graph.errors import SourceError
from graph.model import Document
from loaders.documents.formats import load
from loaders.documents.source import Source

TALKS = "Foreign Minister Kari Solheim met her Danish counterpart Jens Mikkelsen in Oslo."


def one(text: str) -> Document:
    (found,) = load(Source(text.encode(), "in/a.md", "file:///in/a.md", "a.md"))
    assert isinstance(found, Document)
    return found


def test_a_text_without_marks_is_kept_exactly() -> None:
    text = f"\n\n{TALKS}\r\nThey spoke\n of 3 * 4 fish.  They left.\n\n\n{TALKS}"
    assert one(text).text == text


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("# Talks #\n\nIn **Oslo**, *Kari* `met` [Jens](http://x 'J').", "In Oslo, Kari met Jens."),
        ("Talks\n=====\n\nHard\nwrapped\\\nlines &amp; more\\.", "Hard wrapped\nlines & more."),
        ("# Talks\n- Norway:\n  - Kari\n- Denmark", "- Norway:\n- Kari\n- Denmark"),
        ("# Talks\n2. Kari\n3. Jens", "2. Kari\n3. Jens"),
        ("# Talks\n> “We agree,”\n> she said.", "“We agree,” she said."),
        ("# Talks\n| Who | For |\n|---|--:|\n| Kari | Norway |", "Who | For\nKari | Norway"),
        ("# Talks\n![Holm](a.png) <!-- Holm --> Kari <b>met</b> Jens ~~Holm~~.", "Kari met Jens ."),
        ("# Talks\n[Jens][1] came.\n\n[1]: http://x.example/President-Holm", "Jens came."),
        ("# Talks\n\n***\n\nKari <https://x.example> met.", "Kari https://x.example met."),
    ],
)
def test_marks_are_no_part_of_the_words(marked: str, words: str) -> None:
    found = one(marked)
    assert found.text == f"Talks\n\n{words}\n"
    assert found.title == "Talks"


def test_front_matter_comes_before_the_heading() -> None:
    found = one(f"---\ntitle: Fish\npublished: 2024-05-31\n---\n# Talks\n\n{TALKS}")
    assert (found.title, found.published) == ("Fish", date(2024, 5, 31))
    assert found.text == f"Talks\n\n{TALKS}\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("> " * 100_000 + TALKS, "nested more than 100 levels"),
        ("![President Holm](a.png)", "holds no text"),
        ("# \n\n<!-- President Holm -->", "holds no text"),
        ("# Talks\0", "looks like a binary file"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(text: str, told: str) -> None:
    with pytest.raises(SourceError, match=rf"in/a\.md: .*{told}") as caught:
        one(text)
    assert "\n" not in str(caught.value)


def test_a_text_deep_within_quotations_is_found() -> None:
    assert TALKS in one("> " * 60 + TALKS).text
