from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.claims.sentences import Lines, Sentences


def _around(text: str, words: str) -> str:
    start = text.index(words)
    first, last = Sentences(text).around((start, start + len(words)))
    return text[first:last]


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("One came. Two left.", "Two", "Two left."),
        ("Mr. J. Doe met Dr. Roe. They spoke.", "Roe", "Mr. J. Doe met Dr. Roe."),
        ("He said: “We go.” Then he left.", "go", "He said: “We go.”"),
        ("TITLE\nThe text is here.", "text", "The text is here."),
        ("Participants:\n- A. Doe, Peru\n- B. Roe, Chile", "Roe", "- B. Roe, Chile"),
        (
            "The ministers of finance of the two countries met on\nMonday to talk. It rained.",
            "Monday",
            "The ministers of finance of the two countries met on\nMonday to talk.",
        ),
        ("A first paragraph\n\nand a second.", "second", "and a second."),
        ("It grew 2.5 percent. Good.", "percent", "It grew 2.5 percent."),
    ],
)
def test_the_sentence_around_some_words(text: str, words: str, sentence: str) -> None:
    assert _around(text, words) == sentence


def test_words_of_two_sentences_are_quoted_with_both() -> None:
    assert _around("A one. B two. C three. D four.", "two. C") == "B two. C three."


@given(st.text(alphabet="aB. \n”?", max_size=60), st.integers(0, 59), st.integers(1, 20))
def test_the_quote_always_holds_the_span(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    span = start, min(len(text), start + length)
    first, last = Sentences(text).around(span)
    assert 0 <= first <= span[0] <= span[1] <= last <= len(text)


def test_a_line_of_a_table_is_a_sentence() -> None:
    assert Lines("a\tb. c\nd\te\n").around((4, 5)) == (0, 6)
