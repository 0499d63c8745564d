"""No text breaks the extractor; a text that did would cost that one document alone."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

import loaders.extraction
from graph.cli import main
from graph.config import resource
from graph.errors import SourceError
from graph.model import Attended, Document, Extraction, Stated
from loaders.documents import read
from loaders.extraction import batches, extract, extract_each, extract_many
from loaders.extraction.normalise import normalise
from loaders.extraction.reading import Reading

SEEDS = [d.text for d in read([resource("seeds") / "documents"])]
FEW = settings(
    max_examples=12,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
ODD = (
    "\x00\x01\x07\x08\x0b\x0c\x1b\x1f\x7f\x85\xa0\xad\u0301\u0338\u200b\u200d\u200f\u202e\u2028\u2029"
    "\u2066\ufeff\ufffd\ufffe\U0001f1e8\U0001f1e6👩‍👩‍👧🤝שלוםمؤتمرहिन्दी外交部長ﬁǅß“”‘’«»„`´()[]{}<>\"'-—…•:;,.!?%/\\|\r\n\t"
)


def checked(text: str) -> Extraction:
    """Facts whose spans lie in the text and whose ids are those of listed people and events."""
    found = extract(text)
    people = {p.id for p in found.people}
    events = {e.id for e in found.events}
    facts: list[Attended | Stated] = [*found.attended, *found.stated]
    spans = [p.span for p in found.people] + [e.span for e in found.events]
    spans += [fact.span for fact in facts]
    spans += [o.span for p in found.people for o in p.offices] + [i.span for i in found.inferred]
    for start, end in spans:
        assert 0 <= start < end <= len(text)
    for fact in facts:
        assert not isinstance(fact.who, str) or fact.who in people
        assert fact.event is None or fact.event in events
    assert {i.person for i in found.inferred} <= people
    assert len(people) == len(found.people)
    assert len(events) == len(found.events)
    json.loads(found.model_dump_json())
    return found


@FEW
@given(st.text(max_size=400))
def test_any_text_of_unicode(text: str) -> None:
    checked(text)


@FEW
@given(st.text(alphabet=st.sampled_from(ODD + " aAtThe meeting"), max_size=600))
def test_any_text_of_odd_characters(text: str) -> None:
    checked(text)


# what documents are made of, and what spoils them
_PIECES = (
    "Norwegian Foreign Minister Jo Lund", "President", "H.E. Mr.", "Dr Ana María de la Rey y Sol",
    "外交部長王毅", "السفير", "the European Commission", "Chile's", "the G20 Summit", "the meeting",
    "on Monday", "3-5 May 2024", "in Oslo", "met", "attended", "hosted by", "said that", "told",
    "“", "”", "'", "‘", "’", '"', "(", ")", "[", "{", ",", ";", ":", ".", "...", "—", "-", "/",
    "and", "of", "as well as", "including", "represented by", "on behalf of", "respectively",
    "\n", "\n\n", "\r\n", "\t", "\x0c", "\n- ", "\n• ", "\n1. ", "\n| a | b |", "\n|---|---|",
    "PARTICIPANTS:", "PRIME MINISTER:", "Q:", "OSLO, 3 May -", "For immediate release", "###",
    "\u202e", "\u200b", "\ufeff", "\ud83d", "\udc00", "\x00", "\x1b[31m", "e\u0301", "🤝🏽",
    "w" * 300, "9" * 60, "a-" * 40, "A.B." * 20, "https://example.org/?q=1&r=(2)", "<b>", "&nbsp;",
    "he", "they", "who", "the two ministers", "its", "was", "will", "not", "former", "Jr.", "III",
)  # fmt: skip


@settings(FEW, max_examples=40)
@given(
    st.lists(st.sampled_from(_PIECES), max_size=60),
    st.lists(st.sampled_from([" ", " ", " ", "", "\n"]), min_size=1, max_size=7),
)
def test_any_text_made_of_pieces_of_documents(pieces: list[str], glue: list[str]) -> None:
    checked("".join(piece + glue[n % len(glue)] for n, piece in enumerate(pieces)))


def _lines_gone(text: str, rng: random.Random) -> str:
    return "\n".join(line for line in text.split("\n") if rng.random() > 0.3)


def _lines_twice(text: str, rng: random.Random) -> str:
    return "\n".join(line for line in text.split("\n") for _ in range(rng.choice((1, 1, 2, 3))))


def _words_gone(text: str, rng: random.Random) -> str:
    return " ".join(word for word in text.split(" ") if rng.random() > 0.15)


def _words_mixed(text: str, rng: random.Random) -> str:
    words = text.split(" ")
    rng.shuffle(words)
    return " ".join(words)


def _odd(text: str, rng: random.Random) -> str:
    return "".join(c + rng.choice(ODD) if rng.random() < 0.05 else c for c in text)


def _signs_gone(text: str, rng: random.Random) -> str:
    return "".join(c for c in text if c.isalnum() or c.isspace() or rng.random() < 0.3)


def _cut(text: str, rng: random.Random) -> str:
    start = rng.randrange(len(text))
    return text[start : start + rng.randrange(1, 900)]


def _capitals(text: str, rng: random.Random) -> str:
    return "\n".join(rng.choice((line.upper(), line.title())) for line in text.split("\n"))


Mutation = Callable[[str, random.Random], str]
MUTATIONS: tuple[Mutation, ...] = (
    _lines_gone,
    _lines_twice,
    _words_gone,
    _words_mixed,
    _odd,
    _signs_gone,
    _cut,
    _capitals,
)


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_spoilt_documents(mutation: Mutation) -> None:
    rng = random.Random(mutation.__name__)
    for text in SEEDS[:4]:
        checked(mutation(text, rng))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\r\n \u2028\u3000\n",
        "\u200b\u200d\ufeff",
        "\ud800 lone \udfff surrogates said Prime Minister Jo \udc80 Lund.",
        "7" * 5000,
        "12 34 5.6 7,8 " * 200,
        "“" * 1000,
        "”" * 1000,
        '"' * 1001,
        "'" * 1000 + "a",
        "(" * 1000 + "Jo Lund" + ")" * 1000,
        "“(‘" * 300,
        "a\u0301\u0302" * 2000,
        "e" + "\u0301" * 4000,
        "Minister " * 400,
        "President of the Minister of the " * 80,
        "Norway, " * 400,
        "Jo Lund and " * 200,
        "said that " * 300,
        ", ".join(f"Minister Anna Holm{i} of Norway" for i in range(60)) + " met in Oslo.",
        "\n".join(["- "] * 500),
        "\n".join(["A:"] * 500),
        "\n" * 5000,
        "MINISTER JO LUND: " * 100,
        "x" * 20_000,
        "The minister met " + "very " * 500 + "good people.",
        "A.B.C." * 1000,
        "\u202eThe ministers met in Oslo\u202c, said Minister Jo Lund.",
        "🤝" * 500 + " Ministers met.",
    ],
    ids=lambda text: ascii(text[:16]),
)
def test_extreme_texts(text: str) -> None:
    checked(text)


@settings(max_examples=60)
@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from(ODD + " ab.T")), max_size=300))
def test_normal_text_leads_back_to_every_character(text: str) -> None:
    normal = normalise(text)
    assert len(normal.text) == len(normal.starts) == len(normal.ends)
    assert all(a <= b for a, b in pairwise(normal.starts))
    assert all(0 <= a <= b <= len(text) for a, b in zip(normal.starts, normal.ends, strict=True))


def _documents(count: int = 4) -> list[Document]:
    texts = {
        i: f"Norwegian Foreign Minister Jo Lund met ministers in Oslo {i}." for i in range(count)
    }
    return [Document(id=f"d{i}", text=text, origin=f"in/{i}.txt") for i, text in texts.items()]


def _stage_that_breaks(monkeypatch: pytest.MonkeyPatch, on: str) -> None:
    def stage(reading: Reading) -> None:
        if on in reading.text:
            message = "no such\ntoken"
            raise IndexError(message)

    monkeypatch.setattr(loaders.extraction, "STAGES", (*loaders.extraction.STAGES, stage))


def test_a_document_that_breaks_a_stage_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    _stage_that_breaks(monkeypatch, "Oslo 1")
    found = list(extract_each(_documents()))
    assert [getattr(x, "id", "") for x in found] == ["d0", "", "d2", "d3"]
    error = found[1]
    assert isinstance(error, SourceError)
    assert str(error).startswith("in/1.txt: could not be extracted (IndexError: no such token)")
    assert isinstance(error.__cause__, IndexError)
    with pytest.raises(SourceError, match=r"in/1\.txt"):
        list(extract_many(_documents()))


def test_a_document_that_breaks_the_parser_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = sys.modules["loaders.extraction.syntax"].parse_all

    def parse_all(texts: Iterable[str]) -> Iterable[Doc]:
        listed = list(texts)
        if any("Oslo 2" in text for text in listed):
            raise ValueError(listed[0])
        parsed: Iterable[Doc] = whole(listed)
        return parsed

    monkeypatch.setattr(batches, "parse_all", parse_all)
    found = list(extract_each(_documents()))
    assert [isinstance(x, SourceError) for x in found] == [False, False, True, False]


def test_the_command_lists_a_document_that_breaks(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _stage_that_breaks(monkeypatch, "Oslo 1")
    for document in _documents(3):
        (tmp_path / f"{document.id}.txt").write_text(document.text)
    assert main(["extract", str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["d0", "d2"]
    [line] = err.splitlines()
    assert line.startswith(f"{tmp_path / 'd1.txt'}: could not be extracted (IndexError")
