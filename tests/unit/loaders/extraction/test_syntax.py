"""Tokens, sentences and batches: what the other stages rely on the parser for."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from graph.errors import EntenteError
from loaders.extraction.lexicon import lexicon
from loaders.extraction.normalise import normalise
from loaders.extraction.reading import Reading
from loaders.extraction.sentences import sentences
from loaders.extraction.syntax import LONGEST, is_word, parse, parse_all, pipeline, tokens

SYNTAX: ModuleType = sys.modules["loaders.extraction.syntax"]  # the package has a stage so named
TEXTS = [
    "Norwegian Foreign Minister Jo Lund met Ana Rey in Oslo.",
    "",
    "Participants:\n- Ada Vik, Norway\n- Otis Were, Kenya",
    "“We agreed,” she said.",
]


def words(text: str) -> list[str]:
    return [token.text for token in tokens(text)]


def test_tokens_keep_every_character_in_its_place() -> None:
    for text in TEXTS:
        doc = tokens(text)
        assert doc.text == text
        assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)


def test_names_joined_by_dashes_and_slashes_come_apart() -> None:
    assert words("U.S.-Spain talks") == ["U.S.", "-", "Spain", "talks"]
    assert words("the Norway–Chile talks")[1:4] == ["Norway", "–", "Chile"]
    assert words("Norway/Chile") == ["Norway", "/", "Chile"]


def test_words_with_a_dash_inside_stay_together_where_no_capital_follows() -> None:
    assert "–" not in words("pages 3–4 of it")[1:2]
    assert words("Anne/anna")[0].startswith("Anne")


def test_a_line_break_ends_a_sentence() -> None:
    doc = parse("Participants in the talks\n- Ada Vik of Norway\n- Otis Were of Kenya")
    starts = {sentence.text.strip().split(" ")[0] for sentence in doc.sents}
    assert {"Participants", "-"} <= starts
    assert all("\n" not in sentence.text.strip() for sentence in doc.sents)


def test_texts_come_back_in_order_one_for_one_whatever_the_batch(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    alone = [[(t.text, t.tag_, t.dep_, t.head.i) for t in parse(text)] for text in TEXTS * 3]
    monkeypatch.setattr(SYNTAX, "_BATCH", 2)
    monkeypatch.setattr(SYNTAX, "_TOKENS", 20)
    together = [
        [(t.text, t.tag_, t.dep_, t.head.i) for t in doc] for doc in parse_all(iter(TEXTS * 3))
    ]
    assert together == alone


def test_batches_are_parsed_as_they_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SYNTAX, "_BATCH", 1)
    taken = []

    def texts() -> object:
        for text in TEXTS:
            taken.append(text)
            yield text

    first = next(parse_all(texts()))  # type: ignore[arg-type]
    assert first.text == TEXTS[0]
    assert len(taken) <= 3  # the rest of a large load is not held in memory


def test_the_stage_parses_once_and_hands_on_the_lexicon() -> None:
    reading = Reading(TEXTS[0], None, normalise(TEXTS[0]), lexicon())
    SYNTAX.syntax(reading)
    doc = reading.doc
    SYNTAX.syntax(reading)
    assert reading.doc is doc
    assert any(token.dep_ == "nsubj" for token in doc)


def test_the_model_is_loaded_once() -> None:
    assert pipeline() is pipeline()


def test_a_missing_model_is_one_line_that_names_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(SYNTAX, "MODELS", ("no_such_model", "nor_this"))
    with pytest.raises(EntenteError, match=r"install one of: no_such_model, nor_this"):
        pipeline.__wrapped__()


@pytest.mark.parametrize(
    ("text", "word"), [("Oslo", True), ("7", True), ("外", True), ("—", False), ("\n", False)]
)
def test_a_word_holds_a_letter_or_digit(text: str, word: bool) -> None:
    assert is_word(text) is word


@pytest.mark.parametrize("quoted", [False, True])
def test_a_sentence_without_end_is_cut(quoted: bool) -> None:
    text = "Jo said that Ana said that " * (LONGEST // 2)
    reading = Reading(text, None, normalise(text), lexicon())
    reading.doc = parse(text)
    reading.quotes = [(0, len(text))] if quoted else []

    found = sentences(reading)

    lengths = [end - start for start, end in zip(found.starts, found.ends, strict=True)]
    assert sum(lengths) == len(reading.doc)
    assert max(lengths) <= LONGEST
