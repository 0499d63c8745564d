"""The seed documents with what they are expected to say, as the extractor would hand it over."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from graph.config import resource
from graph.model import Claim, Document, Extraction
from graph.values import portfolios_of
from loaders.claims import claims_of
from loaders.documents import read

_SHAPE = ("id", "published", "events", "people", "attended", "stated")


def extraction(gold: dict[str, Any]) -> Extraction:
    """Annotations in the guide's shape, with the ministries that follow from titles."""
    inferred = [
        {
            "person": person["id"],
            "ministry": {"type": "ministry", "name": slug.title(), "iso3": body["iso3"]},
            "portfolio": slug,
            "span": person["span"],
            "rule": "portfolio",
        }
        for person in gold["people"]
        for body in person["represents"]
        if body["type"] == "country"
        for title in person["titles"]
        for slug in portfolios_of(title, body.get("iso3"))
    ]
    shape = {key: gold[key] for key in _SHAPE if key in gold}
    return Extraction.model_validate({**shape, "inferred": inferred})


@cache
def seeds() -> dict[str, tuple[Document, Extraction]]:
    """Each seed document by its id, with its expected extraction."""
    out = {}
    for document in read([resource("seeds") / "documents"]):
        path = resource("seeds") / "expected" / f"{document.id}.json"
        out[document.id] = document, extraction(json.loads(path.read_text(encoding="utf-8")))
    return out


@cache
def seed_claims() -> dict[str, tuple[Document, tuple[Claim, ...]]]:
    """Each seed document by its id, with its claims."""
    return {id_: (d, tuple(claims_of(d, found))) for id_, (d, found) in seeds().items()}
