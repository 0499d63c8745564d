"""Sets of annotated documents: what the extractor finds there, beside what annotators found."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from graph.model import Extraction
from loaders.documents import read
from loaders.extraction import extract_many
from loaders.extraction.traits import Kind, Traits, traits
from loaders.scoring import ScoreCard, Sheet, read_sheets, score

GENRES = {
    "news": "news",
    "transcripts": "transcript|speech|interview",
    "joint statements": "joint",
    "lists": "list of|with list",
    "readouts": "readout",
    "travel": "travel|visit|trip|itinerary|delegation",
}


@dataclass(frozen=True)
class Judged:
    """One fact: the document, what its confidence depends on and is, and whether it is right."""

    document: str
    kind: Kind
    traits: Traits
    confidence: float
    right: bool


@dataclass(frozen=True)
class Annotated:
    """A set of documents.

    Attributes:
        found: what the extractor finds, by the document's id.
        gold: what annotators found.
        genres: what kind of text it is, of `GENRES`.
    """

    found: Mapping[str, Extraction]
    gold: Mapping[str, Sheet]
    genres: Mapping[str, str]

    @cached_property
    def card(self) -> ScoreCard:
        """The score card of everything found."""
        return card(self.found, self.gold)

    def facts(self) -> list[Judged]:
        """Every fact with its judgement."""
        return [
            Judged(name, kind, each, sure, right)
            for name, extraction in self.found.items()
            for kind, known in traits(extraction).items()
            for each, sure, right in zip(
                known,
                _confidences(extraction)[kind],
                self.card.documents[name].found[kind].right,
                strict=True,
            )
        ]


def annotated(folder: Path) -> Annotated:
    """Extract a set: `docs`, `gold` and `index.jsonl` in one folder."""
    documents = list(read([folder / "docs"], index=folder / "index.jsonl"))
    names = [Path(document.origin).stem for document in documents]
    found = dict(zip(names, extract_many(documents), strict=True))
    return Annotated(found, read_sheets(folder / "gold"), _genres(folder / "index.jsonl"))


def _genres(index: Path) -> dict[str, str]:
    described = [json.loads(line) for line in index.read_text(encoding="utf-8").splitlines()]
    return {one["id"]: _genre(one["genre"]) for one in described}


def _genre(description: str) -> str:
    """The first of `GENRES` that a description in free words names."""
    return next((g for g, words in GENRES.items() if re.search(words, description)), "other")


def card(found: Mapping[str, Extraction], gold: Mapping[str, Sheet]) -> ScoreCard:
    """Score extractions."""
    predicted = {
        name: Sheet.model_validate({**extraction.model_dump(mode="json"), "id": name})
        for name, extraction in found.items()
    }
    return score(gold, predicted)


def _confidences(extraction: Extraction) -> dict[Kind, list[float]]:
    offices = [office for person in extraction.people for office in person.offices]
    return {
        "people": [fact.confidence for fact in extraction.people],
        "titles": [office.confidence for office in offices if office.kind == "title"],
        "represents": [office.confidence for office in offices if office.kind == "represents"],
        "events": [fact.confidence for fact in extraction.events],
        "attended": [fact.confidence for fact in extraction.attended],
        "stated": [fact.confidence for fact in extraction.stated],
    }
